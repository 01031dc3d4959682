"""What can be read from a finished PDF: its tags, links, outline and labels as plain values. For comparisons."""

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Pdf, Stream, String


def tags(data: bytes) -> list[Any]:
    """The structure tree: kind, page, attributes and children of each element; marks and links as they stand."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        (document,) = pdf.Root.StructTreeRoot.K
        return _element(document, pages, {})


def _element(element: Any, pages: dict[Any, int], names: dict[str, str]) -> list[Any]:
    """Names of table headers are numbered by their first use: they need to be alike only in what they join."""
    found: list[Any] = [str(element.S), pages.get(element.Pg.objgen) if "/Pg" in element else None]
    found += [(key, _plain(element[key], names)) for key in ("/A", "/Alt", "/ID", "/Lang") if key in element]
    for kid in element.get("/K", Array()):
        if isinstance(kid, int):
            found.append(kid)
        elif kid.get("/Type") == "/OBJR":
            found.append(("link", [round(float(side), 2) for side in kid.Obj.Rect]))
        else:
            found.append(_element(kid, pages, names))
    return found


def _plain(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, Dictionary):
        return {key: _plain(value[key], names) for key in sorted(value.keys())}
    if isinstance(value, Array):
        return [_plain(each, names) for each in value]
    return names.setdefault(str(value), f"name {len(names)}") if isinstance(value, String) else str(value)


def parents(data: bytes) -> list[Any]:
    """The table of parents: for each page the kinds of the elements of its marks, for each link that of its element."""
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        table = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        found: list[Any] = []
        for page in pdf.pages:
            own = table.get(int(page.obj.get("/StructParents", -1)), Array())
            found.append(
                [(str(element.S), [int(mark) for mark in element.K if isinstance(mark, int)]) for element in own]
            )
            found += [str(table[int(link.StructParent)].S) for link in page.obj.get("/Annots", [])]
        return found


def links(data: bytes) -> list[Any]:
    """Every link: page, place, target, and how it is announced."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            (
                number,
                [round(float(side), 2) for side in link.Rect],
                str(link.get("/Dest") or link.A.URI),
                str(link.Contents),
            )
            for number, page in enumerate(pdf.pages)
            for link in page.obj.get("/Annots", [])
        ]


def places(data: bytes) -> dict[str, tuple[int, float, float]]:
    """The named destinations: page and place."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        names = list(pdf.Root.Names.Dests.Names)
        assert [str(name) for name in names[::2]] == sorted(str(name) for name in names[::2])
        return {
            str(name): (pages[target[0].objgen], round(float(target[2]), 2), round(float(target[3]), 2))
            for name, target in zip(names[::2], names[1::2], strict=True)
        }


def outline(data: bytes) -> list[Any]:
    """The bookmarks: level, title, page and place."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for mark in document.get_toc(max_depth=9):
        dest = mark.get_dest()
        assert dest is not None
        found.append((mark.level, mark.get_title(), dest.get_index(), [round(each, 2) for each in dest.get_view()[1]]))
    return found


def labels(data: bytes) -> list[str]:
    """The label of each page."""
    document = pypdfium2.PdfDocument(data)
    return [document.get_page_label(index) for index in range(len(document))]


def texts(data: bytes) -> list[str]:
    """The text of each page in drawing order."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def images(data: bytes, scale: float = 2.0) -> list[Any]:
    """Each page as an array of pixels."""
    return [page.render(scale=scale).to_numpy().astype(int) for page in pypdfium2.PdfDocument(data)]


def fonts(pdf: Pdf) -> list[Any]:
    """The composite fonts in a PDF."""
    return [
        each
        for each in pdf.objects
        if isinstance(each, Dictionary) and not isinstance(each, Stream) and each.get("/Subtype") == "/Type0"
    ]
