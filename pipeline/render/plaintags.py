"""Elements of a PDF's structure tree that say nothing are taken out of it: what they hold hangs on what holds them.

The layout writes one for every piece of a line that is set apart from its neighbours, and one for every space that
fills a line: thousands in a novel, between which a reader of the text would have to step.
"""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

_EMPTY = frozenset({"/Span", "/NonStruct"})
_SAYING_NOTHING = frozenset({"/Type", "/S", "/P", "/Pg", "/K"})


def dissolve(pdf: Pdf) -> None:
    """Take out of the structure tree of a laid-out PDF each Span and NonStruct without attribute, language or text.

    Marked content keeps its place, and the table of parents leads to the element that holds it now (ISO 32000-1,
    14.7.4).
    """
    if "/StructTreeRoot" not in pdf.Root:
        return
    tree = pdf.Root.StructTreeRoot
    kept: dict[tuple[int, int], Any] = {}
    for element in tree.K:
        _hold(element, kept)
    numbers = tree.ParentTree.Nums
    for index in range(1, len(numbers), 2):
        if isinstance(numbers[index], Array):
            numbers[index] = Array([kept.get(parent.objgen, parent) for parent in numbers[index]])
        else:
            numbers[index] = kept.get(numbers[index].objgen, numbers[index])


def _hold(element: Any, kept: dict[tuple[int, int], Any]) -> None:
    """Let an element hold what elements that say nothing held; `kept` gathers what took the place of each of these."""
    if "/K" in element:
        element.K = Array(list(_held(element, element, kept)))


def _held(element: Any, holder: Any, kept: dict[tuple[int, int], Any]) -> Iterator[Any]:
    """What an element holds, in order, as children of `holder`."""
    page = element.get("/Pg")
    held = element.get("/K", ())
    for child in held if isinstance(held, Array) else (held,):
        if not isinstance(child, Dictionary):
            yield child if _is_same(page, holder.get("/Pg")) else Dictionary(Type=Name.MCR, Pg=page, MCID=child)
        elif _says_nothing(child):
            kept[child.objgen] = holder
            yield from _held(child, holder, kept)
        else:
            if "/S" in child:
                child.P = holder
                _hold(child, kept)
            yield child


def _says_nothing(child: Any) -> bool:
    return str(child.get("/S", "")) in _EMPTY and set(child.keys()) <= _SAYING_NOTHING and child.is_indirect


def _is_same(page: Any, other: Any) -> bool:
    return page is None or (other is not None and page.objgen == other.objgen)
