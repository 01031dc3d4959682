"""Elements of the structure tree that say nothing go; what they held keeps its order and its way back."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from pipeline.render.plaintags import dissolve

Tree = tuple[str, list[Any]]


def made(tree: Tree, pages: int = 1) -> Pdf:
    """A PDF with a structure tree: numbers are marked content of the first page, text is that of the last."""
    pdf = Pdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    parents: dict[int, Any] = {}

    def element(node: Tree, parent: Any) -> Any:
        name, children = node
        own = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + name.split()[0]), P=parent))
        own.Pg = pdf.pages[-1 if "last" in name else 0].obj
        if "said" in name:
            own.Lang = String("de")
        held = []
        for child in children:
            held.append(child if isinstance(child, int) else element(child, own))
            if isinstance(child, int):
                parents[child] = own
        own.K = Array(held)
        return own

    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = Array([element(tree, root)])
    numbers = [parents[number] for number in sorted(parents)]
    root.ParentTree = Dictionary(Nums=Array([0, Array(numbers)]))
    pdf.Root.StructTreeRoot = root
    return pdf


def told(element: Any) -> Any:
    """A structure tree as names and numbers."""
    if not isinstance(element, Dictionary):
        return int(element)
    if "/MCID" in element:
        return f"{int(element.MCID)} elsewhere"
    return str(element.S).lstrip("/"), [told(child) for child in element.get("/K", ())]


CASES: list[tuple[Tree, Tree]] = [
    (("P", [("Span", [0])]), ("P", [0])),
    (("P", [("NonStruct", [("Span", [0])]), ("NonStruct", []), ("Span", [1])]), ("P", [0, 1])),
    (("P", [("Span said", [0]), 1]), ("P", [("Span", [0]), 1])),
    (("P", [("Span", [("Link", [("Span", [0])]), 1])]), ("P", [("Link", [0]), 1])),
    (("Document", [("P", [0]), ("P", [("Span", [1])])]), ("Document", [("P", [0]), ("P", [1])])),
    (("P", [0]), ("P", [0])),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_what_says_nothing_goes(before: Tree, after: Tree) -> None:
    """What it held hangs on what held it, in order; an element with a language stays."""
    pdf = made(before)
    dissolve(pdf)
    assert told(pdf.Root.StructTreeRoot.K[0]) == after


def test_another_page_is_named() -> None:
    """Marked content of another page than its new element's says which."""
    pdf = made(("P", [("Span last", [0]), 1]), pages=2)
    dissolve(pdf)
    assert told(pdf.Root.StructTreeRoot.K[0]) == ("P", ["0 elsewhere", 1])
    assert pdf.Root.StructTreeRoot.K[0].K[0].Pg.objgen == pdf.pages[1].obj.objgen


def test_a_pdf_without_tags_is_left() -> None:
    """Heads and folios have no tree."""
    pdf = Pdf.new()
    dissolve(pdf)
    assert "/StructTreeRoot" not in pdf.Root


_NAMES = st.sampled_from(["P", "Span", "NonStruct", "Span said", "Link"])
_TREES: st.SearchStrategy[Tree] = st.recursive(
    st.tuples(_NAMES, st.just([])), lambda inner: st.tuples(_NAMES, st.lists(inner, max_size=4)), max_leaves=12
)


def _numbered(tree: Tree, count: list[int]) -> Tree:
    """A tree whose leaves hold marked content, numbered in order."""
    name, children = tree
    count[0] += not children
    return name, [_numbered(child, count) for child in children] or [count[0] - 1]


@settings(deadline=None)
@given(_TREES)
def test_every_mark_is_held_once_and_knows_its_element(tree: Tree) -> None:
    """Whatever the tree: all marks in their order, each led back to the element that holds it, after writing, too."""
    whole = _numbered(("Document", [tree]), [0])
    pdf = made(whole)
    dissolve(pdf)
    out = BytesIO()
    pdf.save(out)
    with pikepdf.open(out) as again:
        held: list[tuple[int, Any]] = []

        def walk(element: Any) -> None:
            for child in element.get("/K", ()):
                if isinstance(child, Dictionary):
                    assert child.P.objgen == element.objgen
                    assert str(child.S) not in ("/Span", "/NonStruct") or "/Lang" in child
                    walk(child)
                else:
                    held.append((int(child), element.objgen))

        root = again.Root.StructTreeRoot
        walk(root.K[0])
        (parents,) = list(root.ParentTree.Nums)[1::2]
        assert held == [(number, parent.objgen) for number, parent in enumerate(parents)]
