"""What a style brings to the layout of pages: its stylesheets, and the files and fonts that these may ask for."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

import uharfbuzz

from pipeline.render import fallbacks
from pipeline.render.addresses import HOME
from pipeline.render.noteplaces import CSS
from pipeline.style import Style

FITS = (100, 90, 80, 70)
"""Per cent of their size at which pages around the text are tried, until they fit: each a class of the page's body."""

_ELSEWHERE = (".j2", ".toml", "epub.css")
"""Files that the layout never asks for."""


@dataclass(frozen=True)
class Stylesheets:
    """Stylesheets in order, and the files that may be asked for, by their path below HOME; `home` is where they lie.

    `lines`: options of the lines that are chosen for whole paragraphs; None where each line is broken for itself.
    """

    home: str
    css: tuple[str, ...]
    files: Mapping[str, bytes]
    lines: Mapping[str, float | bool | tuple[str, ...]] | None = None

    @cached_property
    def digest(self) -> str:
        """A hash of all of it."""
        parts = [*(sheet.encode() for sheet in self.css), repr(self.lines).encode()]
        parts += [part for name, data in sorted(self.files.items()) for part in (name.encode(), data)]
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def stylesheets(style: Style) -> Stylesheets:
    """All that the layout of the book needs of a style."""
    css = (_faces(style) + _page(style) + fallbacks.css(style), *style.sheets("print.css"))
    lines = None if style.lines is None else {**style.lines, "opening": style.opening}
    return replace(_with(style, css), lines=lines)


def cover_sheets(style: Style) -> Stylesheets:
    """All that the layout of the cover needs of a style: its colours are variables."""
    colours = "; ".join(f"--{name}: {colour}" for name, colour in style.cover.items())
    return _with(style, (f"{_faces(style)}:root {{ {colours} }}\n", *style.sheets("cover.css")))


def _with(style: Style, css: tuple[str, ...]) -> Stylesheets:
    shown = [name for name in style.files() if not name.endswith(_ELSEWHERE)]
    files = {name: data for name in shown if (data := style.resource(name)) is not None}
    fonts = {f".font/{index}": face.data for index, face in enumerate(style.faces)}
    return Stylesheets(str(style.root), css, MappingProxyType(files | fonts))


def _faces(style: Style) -> str:
    """The faces, and variables for the families of each role and for how far below the middle of a line they stand."""
    sets = {role: ", ".join(f'"{family}"' for family in own) for role, own in style.families.items()}
    sets |= {f"{role}-drop": f"{_drop(style.face(role).data):.4f}" for role in style.families}
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style}; '
        f"src: url({HOME}.font/{index}) }}\n"
        for index, face in enumerate(style.faces)
    ) + (":root { " + "; ".join(f"--{role}: {own}" for role, own in sets.items()) + " }\n")


def _drop(font: bytes) -> float:
    """How far the baseline of a font lies below the middle between its ascender and its descender, in em."""
    extents = uharfbuzz.Font(face := uharfbuzz.Face(font)).get_font_extents("ltr")
    return float((extents.ascender + extents.descender) / 2 / face.upem)


def _page(style: Style) -> str:
    """The page between even margins, the measurements that the stylesheet uses, and which sections open a page.

    PDF/A allows no smoothing of images by the reader (ISO 19005-2, 6.2.8).
    """
    page = style.geometry
    side = (page.inner + page.outer) / 2
    sizes = {key: getattr(page, key) for key in ("height", "inner", "outer", "top", "bottom", "leading", "size")}
    opening = ", ".join(f"section.{role}" for role in style.opening)
    fits = "".join(
        f"body.fit-{share} {{ --leading: {page.leading * share / 100:.4f}pt; "
        f"line-height: {page.leading * share / 100:.4f}pt; font-size: {share}% }}\n"
        for share in FITS[1:]
    )
    return (
        f"@page {{ size: {page.width:.4f}pt {page.height:.4f}pt; "
        f"margin: {page.top:.4f}pt {side:.4f}pt {page.bottom - 0.01:.4f}pt }}\n"
        ":root { image-rendering: crisp-edges; "
        + "; ".join(f"--{name}: {size:.4f}pt" for name, size in sizes.items())
        + f"; --table: {style.tables[0]}rem; --dense: {style.tables[1]}rem }}\n"
        + (f"{opening} {{ break-before: page }}\n" if opening else "")
        + fits
        + CSS
    )
