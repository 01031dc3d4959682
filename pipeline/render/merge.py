"""Parts -> one PDF: pages, structure tree and fonts put together. What it cannot foresee, it refuses."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from pipeline.render.fonts import UnexpectedError, Used, embed
from pipeline.render.pack import Part
from pipeline.style import Face

_OWN_COLOURS = {"/lab-d50", "/lab-d65", "/srgb"}


@dataclass(slots=True)
class Merged:
    """A PDF made of parts, and the pages of each margin part as forms in it.

    `sources` are the parts that it was made of: their streams are read when it is saved, so they must stay.
    """

    pdf: Pdf
    forms: list[list[Any]]
    sources: list[Pdf]


def merge(parts: Sequence[Part], margins: Sequence[Part], faces: Sequence[Face]) -> Merged:
    """One PDF of all pages of the parts in order.

    Raises UnexpectedError where the parts are not built as they should be.
    """
    try:
        return _merge(parts, margins, faces)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, pikepdf.PdfError) as error:
        raise UnexpectedError(f"{type(error).__name__}: {error}") from None


def _merge(parts: Sequence[Part], margins: Sequence[Part], faces: Sequence[Face]) -> Merged:
    book = Merged(Pdf.new(), [], [])
    tree = _Tree(book.pdf)
    drawn: list[tuple[Any, Mapping[str, Used]]] = []
    for part in parts:
        source = _open(book, part)
        first = len(book.pdf.pages)
        book.pdf.pages.extend(source.pages)
        tree.add(source, first, part.headers)
        drawn.append((book.pdf.pages[first].obj.Resources, part.fonts))
    tree.finish()
    for part in margins:
        forms = [book.pdf.copy_foreign(page.as_form_xobject()) for page in _open(book, part).pages]
        book.forms.append(forms)
        drawn.append((forms[0].Resources, part.fonts))
    colours = book.sources[0].make_indirect(book.sources[0].Root.OutputIntents)
    book.pdf.Root.OutputIntents = book.pdf.copy_foreign(colours)
    _embed(book.pdf, drawn, faces)
    _share(drawn)
    return book


def _open(book: Merged, part: Part) -> Pdf:
    book.sources.append(pikepdf.open(BytesIO(part.pdf)))
    return book.sources[-1]


@dataclass(slots=True)
class _Tree:
    """The structure tree of the whole (ISO 32000-1, 14.7): what hangs in the trees of the parts, under one root."""

    pdf: Pdf
    document: Any = field(init=False)
    kids: list[Any] = field(default_factory=list)
    pages: dict[int, Any] = field(default_factory=dict)
    links: list[tuple[Any, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.document = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))

    def add(self, source: Pdf, first: int, headers: bool) -> None:
        """Take over the tree of a part whose pages are in the book already, from page `first` on."""
        root = self.pdf.copy_foreign(source.Root.StructTreeRoot)
        parents = list(root.ParentTree.Nums)[1::2]
        names: dict[str, String] = {}
        for element in root.K[0].K:
            element.P = self.document
            self.kids.append(element)
            if headers:
                _name_headers(element, f"{first}-", names)
        for at, page in enumerate(self.pdf.pages[first:], first):
            self.pages[at] = parents[int(page.obj.StructParents)]
            page.obj.StructParents = at
            for link in page.obj.get("/Annots", []):
                self.links.append((link, parents[int(link.StructParent)]))

    def finish(self) -> None:
        """Number pages, then links, and hang all under the root."""
        parents: list[Any] = []
        for at, elements in self.pages.items():
            parents += [at, elements]
        for key, (link, element) in enumerate(self.links, len(self.pdf.pages)):
            link.StructParent = key
            parents += [key, element]
        table = self.pdf.make_indirect(Dictionary(Nums=Array(parents)))
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, ParentTree=table, K=Array([self.document])))
        self.document.P, self.document.K = root, Array(self.kids)
        self.pdf.Root.StructTreeRoot = root


def _name_headers(element: Any, prefix: str, names: dict[str, String]) -> None:
    """Give the headers of tables, and what names them, names that are unique in the whole; those of notes are."""

    def name(old: Any) -> String:
        return names.setdefault(str(old), String(f"{prefix}{len(names)}"))

    if "/ID" in element and Name.Note != element.S:
        element.ID = name(element.ID)
    if "/A" in element and "/Headers" in element.A:
        element.A.Headers = Array([name(header) for header in element.A.Headers])
    for kid in element.K:
        if isinstance(kid, Dictionary) and "/K" in kid:
            _name_headers(kid, prefix, names)


def _embed(pdf: Pdf, drawn: Sequence[tuple[Any, Mapping[str, Used]]], faces: Sequence[Face]) -> None:
    """Give each part's pages the fonts that they name: one for each face."""
    uses = [used for _, fonts in drawn for used in fonts.values()]
    whole = {
        face: embed(pdf, [used for used in uses if used.face == face], faces[face])
        for face in sorted({used.face for used in uses})
    }
    for resources, fonts in drawn:
        for name, used in fonts.items():
            resources.Font[f"/{name}"] = whole[used.face]


def _share(drawn: Sequence[tuple[Any, Mapping[str, Used]]]) -> None:
    """Parts that show the same picture, or use the same colour spaces, share them."""
    pictures: dict[bytes, Any] = {}
    colours = drawn[0][0].ColorSpace
    for resources, _ in drawn:
        if set(resources.ColorSpace.keys()) == set(colours.keys()) == _OWN_COLOURS:
            resources.ColorSpace = colours
        for name, image in list(resources.XObject.items()):
            if image.get("/Subtype") == Name.Image:
                key = hashlib.sha256(image.read_raw_bytes()).digest() + repr(sorted(image.keys())).encode()
                resources.XObject[name] = pictures.setdefault(key, image)
