"""The fonts of a PDF made of parts: which face of the style each part used, and each face cut once for the whole."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import uharfbuzz
from pikepdf import Array, Dictionary, Name, Pdf, String

from pipeline.style import Face

_DROPPED = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ")
_TEXT_OF_GLYPH = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_MEASURES = ("Ascent", "CapHeight", "Descent", "Flags", "ItalicAngle", "StemH", "StemV")
_BATCH = 100  # entries that one block of a CMap may have


class UnexpectedError(Exception):
    """A PDF is not built as WeasyPrint is known to build it, so that its parts cannot be put together."""


@dataclass(frozen=True, slots=True)
class Used:
    """A font of one part: the face it is (by its number in the style), the names that the PDF gives to font and
    family, the measures of its descriptor, and the width and text (UTF-16 in hexadecimal) of each glyph."""

    face: int
    name: str
    family: str
    measures: Mapping[str, int]
    glyphs: Mapping[int, tuple[int, str]]


def used(font: Any, faces: Sequence[Face]) -> Used:
    """Read a font of a part. Raises UnexpectedError for what is not a subset of a declared face."""
    if font.get("/Subtype") != Name.Type0 or font.get("/Encoding") != Name("/Identity-H"):
        raise UnexpectedError("a font is not composite")
    (descendant,) = font.DescendantFonts
    descriptor = descendant.FontDescriptor
    texts = {int(gid, 16): text.decode() for gid, text in _TEXT_OF_GLYPH.findall(font.ToUnicode.read_bytes())}
    glyphs = {gid: (width, texts.get(gid, "")) for gid, width in _widths(list(descendant.W))}
    program = next(descriptor[key] for key in ("/FontFile3", "/FontFile2") if key in descriptor)
    family = str(descriptor.FontFamily)
    face = _face(program.read_bytes(), family, sorted(glyphs), faces)
    measures = {key: int(descriptor[f"/{key}"]) for key in _MEASURES}
    return Used(face, str(font.BaseFont).split("+")[-1], family, measures, glyphs)


def _widths(array: list[Any]) -> Iterator[tuple[int, int]]:
    """Glyph and width of all entries, each of the form `first [width ...]` (ISO 32000-1, 9.7.4.3)."""
    for first, widths in zip(array[::2], array[1::2], strict=True):
        for offset, width in enumerate(widths):
            yield int(first) + offset, int(width)


def _face(program: bytes, family: str, glyphs: Sequence[int], faces: Sequence[Face]) -> int:
    """The number of the face of a family whose glyphs have the same advances and boxes as those of an embedded font."""
    own = uharfbuzz.Font(uharfbuzz.Face(program))
    for number, face in enumerate(faces):
        other = _font(face.data)
        if face.family == family and all(_shape(own, gid) == _shape(other, gid) for gid in glyphs):
            return number
    raise UnexpectedError("a font is not of the style")


def _shape(font: uharfbuzz.Font, gid: int) -> tuple[int, Any]:
    return font.get_glyph_h_advance(gid), font.get_glyph_extents(gid)


@lru_cache(maxsize=16)
def _font(data: bytes) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(data))


def embed(pdf: Pdf, parts: Iterable[Used], face: Face) -> Any:
    """One font for all parts that use a face: the union of their glyphs, cut from the face's own file.

    The first part wins where two name a glyph differently.
    """
    uses = list(parts)
    glyphs: dict[int, tuple[int, str]] = {}
    for part in uses:
        for gid, known in part.glyphs.items():
            if not glyphs.setdefault(gid, known)[1]:
                glyphs[gid] = known
    program = _cut(face.data, sorted(glyphs))
    tag = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(program).digest()[:6])  # ISO 32000-1, 9.6.4
    name = Name(f"/{tag}+{uses[0].name}")
    descendant = _descendant(pdf, uses[0], name, program, dict(sorted(glyphs.items())))
    texts = pdf.make_stream(_to_unicode({gid: text for gid, (_, text) in sorted(glyphs.items()) if text}))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([descendant]),
            ToUnicode=texts,
        )
    )


def _descendant(pdf: Pdf, like: Used, name: Name, program: bytes, glyphs: Mapping[int, tuple[int, str]]) -> Any:
    compact = program[:4] == b"OTTO"
    stream = pdf.make_stream(program)
    if compact:
        stream.Subtype = Name.OpenType
    else:
        stream.Length1 = len(program)
    widest = max(width for width, _ in glyphs.values())
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=name, FontFamily=String(like.family))
    for key, value in like.measures.items():
        descriptor[f"/{key}"] = value
    descriptor.FontBBox = Array([0, like.measures["Descent"], widest, like.measures["Ascent"]])
    descriptor["/FontFile3" if compact else "/FontFile2"] = stream
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType0 if compact else Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            CIDToGIDMap=Name.Identity,
            FontDescriptor=pdf.make_indirect(descriptor),
            W=_runs(glyphs),
        )
    )


def _runs(glyphs: Mapping[int, tuple[int, str]]) -> Array:
    """The widths, one array for each run of glyph numbers."""
    array = Array()
    for _, run in groupby(enumerate(glyphs), key=lambda pair: pair[1] - pair[0]):
        members = [gid for _, gid in run]
        array.append(members[0])
        array.append(Array([glyphs[gid][0] for gid in members]))
    return array


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    """A CMap from glyphs to text (ISO 32000-1, 9.10.3)."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    entries = [f"<{gid:04x}> <{text}>" for gid, text in texts.items()]
    for at in range(0, len(entries), _BATCH):
        batch = entries[at : at + _BATCH]
        lines += [f"{len(batch)} beginbfchar", *batch, "endbfchar"]
    lines += ["endcmap CMapName currentdict /CMap defineresource pop end end"]
    return "\n".join(lines).encode()


def _cut(data: bytes, glyphs: Sequence[int]) -> bytes:
    """A font file with no more than these glyphs, which keep their numbers; tables that a PDF does not use are gone."""
    flags = uharfbuzz.SubsetFlags
    base = flags.PASSTHROUGH_UNRECOGNIZED | flags.DESUBROUTINIZE
    outlines = uharfbuzz.SubsetInput()
    outlines.glyph_set.update(glyphs)
    outlines.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode(), "big") for tag in _DROPPED
    )
    outlines.flags = base | flags.RETAIN_GIDS
    rest = uharfbuzz.SubsetInput()
    rest.glyph_set.update(range(max(glyphs) + 1))  # empty glyphs behind the last that is used
    rest.flags = base | flags.NO_HINTING
    return bytes(uharfbuzz.subset(uharfbuzz.subset(uharfbuzz.Face(data), outlines), rest).blob.data)
