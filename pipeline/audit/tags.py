"""The marked content of a finished PDF in the order of its structure tree: the order that a screen reader follows."""

from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Pdf

Objgen = tuple[int, int]


class Mark(NamedTuple):
    """A marked-content id of a page; `header`: it is of the header of a table."""

    id: int
    header: bool


def marks(pdf: Pdf) -> list[tuple[int, ...]]:
    """For each page the marked-content ids that hang in the structure tree, in its order."""
    return [tuple(mark.id for mark in page) for page in read_marks(pdf)]


def read_marks(pdf: Pdf) -> list[tuple[Mark, ...]]:
    """For each page the marks that hang in the structure tree, in its order.

    A mark counts only where the table of parents leads back to the element that it stands in (ISO 32000-1, 14.7.4.4),
    since readers that begin at the page find it by that way alone.
    """
    found: dict[Objgen, list[Mark]] = {page.obj.objgen: [] for page in pdf.pages}
    if "/StructTreeRoot" in pdf.Root:
        parents = _parents(pdf)
        for element in _kids(pdf.Root.StructTreeRoot):
            _gather(element, (0, 0), False, parents, found)
    return [tuple(found[page.obj.objgen]) for page in pdf.pages]


def _gather(
    element: Any, page: Objgen, header: bool, parents: dict[Objgen, list[Objgen]], found: dict[Objgen, list[Mark]]
) -> None:
    page = element.Pg.objgen if "/Pg" in element else page
    header = header or element.get("/S") == "/THead"
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            _gather(kid, page, header, parents, found)
            continue
        mark, on = (kid, page) if isinstance(kid, int) else _reference(kid, page)
        own = parents.get(on, [])
        if 0 <= mark < len(own) and own[mark] == element.objgen:
            found[on].append(Mark(mark, header))


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
