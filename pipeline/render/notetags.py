"""Tags of notes at the page foot (ISO 32000-1, 14.8.4.4): Note, with its id, and Reference around the call."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, Pdf, String

from pipeline.render.cutting import SCHEME


def tag_notes(pdf: Pdf) -> None:
    """Name the notes at the foot of the pages of a laid-out PDF in its structure tree, and what calls them.

    WeasyPrint hangs what stands at the foot of a page behind all else of that page, as an element without a kind.
    """
    if "/StructTreeRoot" not in pdf.Root:
        return
    (document,) = pdf.Root.StructTreeRoot.K
    notes = {}
    for area in document.K:
        for kid in _elements(area) if Name.NonStruct == area.S else ():
            called = next((to for _, to in _links(kid) if to.startswith("ref-")), "")
            if called:
                notes[called.removeprefix("ref-")] = kid
    for id, note in notes.items():
        note.S, note.ID = Name.Note, String(id)
    for link, to in list(_links(document)) if notes else ():
        if to in notes:
            _wrap(pdf, link)


def _links(element: Any) -> Iterator[tuple[Any, str]]:
    """The links below an element, and the ids to which they lead within the book."""
    for kid in _elements(element):
        if Name.Link == kid.S:
            addresses = [_address(each.Obj) for each in kid.K if isinstance(each, Dictionary) and "/Obj" in each]
            yield from ((kid, to.removeprefix(SCHEME)) for to in addresses if to.startswith(SCHEME))
        else:
            yield from _links(kid)


def _address(annotation: Any) -> str:
    return unquote(str(annotation.A.get("/URI", ""))) if "/A" in annotation else ""


def _elements(element: Any) -> list[Any]:
    return [kid for kid in element.get("/K", Array()) if isinstance(kid, Dictionary) and "/S" in kid]


def _wrap(pdf: Pdf, link: Any) -> None:
    """Put a link into an element that says that it refers to a note."""
    parent = link.P
    around = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Reference, K=Array([link]), Pg=link.Pg, P=parent)
    )
    for at, kid in enumerate(parent.K):
        if isinstance(kid, Dictionary) and kid.objgen == link.objgen:
            parent.K[at] = around
    link.P = around
