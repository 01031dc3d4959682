"""The marked content of a finished PDF in the order of its structure tree: the order that a screen reader follows."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Pdf

Objgen = tuple[int, int]
_Found = dict[Objgen, list[tuple[int, "_Branch"]]]


_INLINE = frozenset({"Span", "Link", "Lbl", "Em", "Strong", "Reference"})
_TEXT = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "TH", "TD", "Caption"})
"""Elements that hold lines of text: what is nested in them, as a label in a heading, is a part of them."""


class Mark(NamedTuple):
    """A marked-content id of a page; `header`: it is of the header of a table.

    `block` is the number on its page of the element whose lines it is in (a paragraph, a heading, a cell), and `path`
    the kinds of elements down to it, as "Sect/LI/P". `note` is the id of the note at the foot that it is in.
    """

    id: int
    header: bool
    block: int = 0
    path: str = ""
    note: str = ""


class _Branch(NamedTuple):
    """Where the walk stands: its page, and the element whose lines come here, with the kinds of all down to it."""

    page: Objgen
    block: Objgen
    path: tuple[str, ...]
    note: str = ""

    def into(self, element: Any) -> "_Branch":
        """The branch of an element that stands in this one."""
        kind = str(element.S).lstrip("/")
        page = element.Pg.objgen if "/Pg" in element else self.page
        if kind in _INLINE or (self.path[-1:] and self.path[-1] in _TEXT):
            return self._replace(page=page)
        note = str(element.get("/ID", "")) if kind == "Note" else self.note
        return _Branch(page, element.objgen, (*self.path, kind), note)


def marks(pdf: Pdf) -> list[tuple[int, ...]]:
    """For each page the marked-content ids that hang in the structure tree, in its order."""
    return [tuple(mark.id for mark in page) for page in read_marks(pdf)]


def read_marks(pdf: Pdf) -> list[tuple[Mark, ...]]:
    """For each page the marks that hang in the structure tree, in its order.

    A mark counts only where the table of parents leads back to the element that it stands in (ISO 32000-1, 14.7.4.4),
    since readers that begin at the page find it by that way alone.
    """
    found: _Found = {page.obj.objgen: [] for page in pdf.pages}
    if "/StructTreeRoot" in pdf.Root:
        parents = _parents(pdf)
        for element in _kids(pdf.Root.StructTreeRoot):
            _gather(element, _Branch((0, 0), (0, 0), ()), parents, found)
    return [_numbered(found[page.obj.objgen]) for page in pdf.pages]


def _gather(element: Any, above: _Branch, parents: dict[Objgen, list[Objgen]], found: _Found) -> None:
    branch = above.into(element)
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            _gather(kid, branch, parents, found)
            continue
        mark, on = (kid, branch.page) if isinstance(kid, int) else _reference(kid, branch.page)
        own = parents.get(on, [])
        if 0 <= mark < len(own) and own[mark] == element.objgen:
            found[on].append((mark, branch))


def _numbered(found: Sequence[tuple[int, _Branch]]) -> tuple[Mark, ...]:
    """The marks of a page, their blocks numbered as they come."""
    numbers: dict[Objgen, int] = {}
    return tuple(
        Mark(
            id,
            "THead" in branch.path,
            numbers.setdefault(branch.block, len(numbers)),
            "/".join(branch.path[1:]),
            branch.note,
        )
        for id, branch in found
    )


def _reference(kid: Any, page: Objgen) -> tuple[int, Objgen]:
    """The mark that a reference names, and its page; -1 for a reference to something else, as a link."""
    return int(kid.get("/MCID", -1)), kid.Pg.objgen if "/Pg" in kid else page


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _parents(pdf: Pdf) -> dict[Objgen, list[Objgen]]:
    """For each page the elements of its marks, by number."""
    table = _numbers(pdf.Root.StructTreeRoot.get("/ParentTree", Dictionary()))
    return {
        page.obj.objgen: [element.objgen for element in table.get(int(page.obj.StructParents), Array())]
        for page in pdf.pages
        if "/StructParents" in page.obj
    }


def _numbers(node: Any) -> dict[int, Any]:
    """A number tree, flat (ISO 32000-1, 7.9.7)."""
    pairs = list(node.get("/Nums", Array()))
    found = dict(zip(map(int, pairs[::2]), pairs[1::2], strict=True))
    for kid in node.get("/Kids", Array()):
        found |= _numbers(kid)
    return found
