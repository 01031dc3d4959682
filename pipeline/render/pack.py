"""A PDF as WeasyPrint writes it -> a part that can be put together with others: its fonts only named."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from pipeline.render import frames
from pipeline.render.crew import Answer
from pipeline.render.fonts import UnexpectedError, Used, used
from pipeline.render.langtags import tag_languages
from pipeline.render.notetags import tag_notes
from pipeline.render.plaintags import dissolve
from pipeline.style import Face


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is known of a page of a part: places in pt by id, in order; bookmarks (level, label, x, y); a hash of its
    content."""

    ids: Mapping[str, tuple[float, float]]
    bookmarks: tuple[tuple[int, str, float, float], ...]
    content_hash: str

    def called(self, names: Mapping[str, str]) -> "Leaf":
        """The same with bookmarks by these names, where they have other ones."""
        renamed = tuple((level, names.get(label, label), x, y) for level, label, x, y in self.bookmarks)
        return replace(self, bookmarks=renamed)


@dataclass(frozen=True, slots=True)
class Part:
    """Pages laid out together: a PDF whose fonts are only named, what is on its pages, and its fonts by name.

    `headers`: cells of its tables name their headers, by names that are unique in the part alone.
    """

    pdf: bytes
    pages: tuple[Leaf, ...]
    fonts: Mapping[str, Used]
    warnings: tuple[str, ...]
    headers: bool = False


def pack(answer: Answer, faces: Sequence[Face]) -> Part:
    """Make a part of a laid-out PDF. Raises UnexpectedError where it is not built as it should be."""
    with pikepdf.open(BytesIO(answer.pdf)) as pdf:
        try:
            pages = _leaves(answer, pdf)
            _check(pdf)
            tag_languages(pdf)
            tag_notes(pdf)
            dissolve(pdf)
            fonts = {name.lstrip("/"): used(font, faces) for name, font in _fonts(pdf).items()}
            _forget_fonts(pdf)
            headers = any(isinstance(each, Dictionary) and each.get("/S") == Name.TH for each in pdf.objects)
            for key in ("/Names", "/Outlines", "/Metadata"):
                if key in pdf.Root:
                    del pdf.Root[key]
        except (AttributeError, KeyError, TypeError, ValueError, StopIteration, pikepdf.PdfError) as error:
            raise UnexpectedError(f"{type(error).__name__}: {error}") from None
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Part(out.getvalue(), pages, fonts, answer.warnings, headers)


def leaves(answer: Answer) -> tuple[Leaf, ...]:
    """What is known of the pages of a laid-out PDF."""
    with pikepdf.open(BytesIO(answer.pdf)) as pdf:
        return _leaves(answer, pdf)


def _leaves(answer: Answer, pdf: Pdf) -> tuple[Leaf, ...]:
    return tuple(
        Leaf(
            {id: (x, y) for id, (x, y) in facts["ids"].items()},
            tuple((level, label, x, y) for level, label, x, y in facts["bookmarks"]),
            hashlib.sha256(_content(page)).hexdigest()[:16],
        )
        for facts, page in zip(answer.pages, pdf.pages, strict=True)
    )


def _content(page: pikepdf.Page) -> bytes:
    contents = page.obj.Contents
    streams = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(stream.read_bytes() for stream in streams)


def _check(pdf: Pdf) -> None:
    """Raises UnexpectedError unless pages share their resources, and tags are one tree with a flat table of parents."""
    if len({page.obj.Resources.objgen for page in pdf.pages}) != 1 or not pdf.pages[0].obj.Resources.is_indirect:
        raise UnexpectedError("pages do not share their resources")
    if not pdf.pages[0].obj.Resources.Font.is_indirect:
        raise UnexpectedError("forms may have fonts of their own")
    if "/StructTreeRoot" not in pdf.Root:
        return
    tree = pdf.Root.StructTreeRoot
    (document,) = tree.K
    parents = list(tree.ParentTree.Nums)
    annotations = sum(len(page.obj.get("/Annots", [])) for page in pdf.pages)
    if Name.Document != document.S or [int(key) for key in parents[::2]] != list(range(len(pdf.pages) + annotations)):
        raise UnexpectedError("the structure tree has another shape")
    if [int(page.obj.StructParents) for page in pdf.pages] != list(range(len(pdf.pages))):
        raise UnexpectedError("pages are numbered otherwise in the structure tree")


def _fonts(pdf: Pdf) -> dict[str, Any]:
    """The fonts of a laid-out PDF by name: all pages, and the forms on them, share one dictionary of fonts."""
    return dict(pdf.pages[0].obj.Resources.Font.items())


def _forget_fonts(pdf: Pdf) -> None:
    fonts = pdf.pages[0].obj.Resources.Font
    for name in list(fonts.keys()):
        del fonts[name]


def dump(part: Part) -> bytes:
    """A part as bytes for the cache: JSON and PDF."""
    values = _values(part) | {
        "pages": [_values(leaf) for leaf in part.pages],
        "fonts": {name: _values(used) for name, used in part.fonts.items()},
    }
    del values["pdf"]
    return frames.packed(values, part.pdf)


def _values(made: Part | Leaf | Used) -> dict[str, Any]:
    return {name: getattr(made, name) for name in made.__slots__}


def load(data: bytes) -> Part | None:
    """A part from bytes; None for what is none."""
    try:
        values, (pdf,) = frames.unpacked(data)
        pages, fonts = tuple(map(_leaf, values["pages"])), _used(values["fonts"])
        return Part(pdf, pages, fonts, tuple(values["warnings"]), values["headers"])
    except (EOFError, KeyError, TypeError, ValueError):
        return None


def _leaf(values: Mapping[str, Any]) -> Leaf:
    ids = {id: (x, y) for id, (x, y) in values["ids"].items()}
    bookmarks = tuple((level, label, x, y) for level, label, x, y in values["bookmarks"])
    return Leaf(ids, bookmarks, values["content_hash"])


def _used(fonts: Mapping[str, Any]) -> dict[str, Used]:
    def glyphs(values: Mapping[str, Any]) -> dict[int, tuple[int, str]]:
        return {int(gid): (width, text) for gid, (width, text) in values.items()}

    return {name: Used(**{**values, "glyphs": glyphs(values["glyphs"])}) for name, values in fonts.items()}
