"""The style's fonts in the ebook: cut to the characters of the book, and the rules that ask for them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

import uharfbuzz

from pipeline.render.documents import Document
from pipeline.style import Face, Style

_ALWAYS = " \u00a0\u00ad-\u2010"
"""What a reader may set besides the text: spaces, and the hyphens of the words that it cuts."""
_FEATURES = ("lnum", "tnum")
"""What stylesheets ask for and HarfBuzz does not keep by itself: figures for tables."""
_COPYRIGHT, _TRADEMARK, _LICENSE, _LICENSE_ADDRESS = 0, 7, 13, 14
"""Entries of a font's name table (OpenType 1.9, name IDs). The OFL asks that a font keeps its notice and licence."""
_HEAVY = 600
_TAG = re.compile("<[^>]*>")
_PROGRAM = re.compile("<pre\\b.*?</pre>", re.DOTALL)
_GENERIC = re.compile(r"font-family:\s*(sans-serif|serif|monospace)\b")


@dataclass(frozen=True, slots=True)
class Font:
    """A font file of the ebook: its name, media type (RFC 8081), bytes, and the face that it was cut from."""

    name: str
    kind: str
    data: bytes
    face: Face

    @property
    def id(self) -> str:
        """Its id in the package."""
        return self.name.replace("/", "-").rpartition(".")[0]


def fonts(style: Style, documents: Sequence[Document]) -> list[Font]:
    """The fonts that the documents need, each with no more than their characters.

    A character is set by the first family of its role that has it. A font that has none of them is left out.
    """
    needed: dict[str, set[str]] = {}
    for role, characters in _characters(documents).items():
        left = set(characters)
        for family in style.families[role]:
            own = left & _coverage([face for face in style.faces if face.family == family])
            needed.setdefault(family, set()).update(own)
            left -= own
    faces: dict[tuple[str, str, str], Face] = {}
    for face in style.faces:
        faces.setdefault((face.family, _weight(face), face.style), face)
    return [_font(face, needed[face.family]) for face in faces.values() if needed.get(face.family, set()) - {*_ALWAYS}]


def _characters(documents: Iterable[Document]) -> dict[str, set[str]]:
    """What is set in each role: a stylesheet may set more in the font of headings than these."""
    contents = [str(document.content) for document in documents]
    text = _shown(_PROGRAM.sub("", content) for content in contents) | {*_ALWAYS}
    return {"text": text, "heads": text, "mono": _shown(found for each in contents for found in _PROGRAM.findall(each))}


def _shown(parts: Iterable[str]) -> set[str]:
    return {character for part in parts for character in unescape(_TAG.sub("", part)) if character >= " "}


def _coverage(faces: Iterable[Face]) -> set[str]:
    return {chr(code) for face in faces for code in uharfbuzz.Face(face.data).unicodes}


def _weight(face: Face) -> str:
    """The weight as all readers know it: some know but these two."""
    return "bold" if face.weight >= _HEAVY else "normal"


def _font(face: Face, characters: Iterable[str]) -> Font:
    data = cut(face.data, characters)
    suffix = "otf" if data.startswith(b"OTTO") else "ttf"
    words = [face.family, *(word for word in (_weight(face), face.style) if word != "normal")]
    name = re.sub("[^a-z0-9]+", "-", " ".join(words).lower()).strip("-")
    return Font(f"fonts/{name}.{suffix}", f"font/{suffix}", data, face)


def cut(data: bytes, characters: Iterable[str]) -> bytes:
    """A font file with no more than these characters, what joins and kerns them, and its notices."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _FEATURES)
    wanted.name_id_set.update((_COPYRIGHT, _TRADEMARK, _LICENSE, _LICENSE_ADDRESS))
    return bytes(uharfbuzz.subset(uharfbuzz.Face(data), wanted).blob.data)


def rules(embedded: Sequence[Font], families: Mapping[str, Sequence[str]]) -> str:
    """The stylesheet that declares the fonts, with their notices, and asks for them by role.

    It asks where any reader's own choice wins: on the body, headings and programs, and with no weight of importance.
    """
    notices = dict.fromkeys(notice(font.face.data) for font in embedded)
    faces = [
        f'@font-face {{ font-family: "{font.face.family}"; font-weight: {_weight(font.face)}; '
        f"font-style: {font.face.style}; src: url({font.name}) }}"
        for font in embedded
    ]
    own = {role: _stack(families[role], embedded) for role in families}
    asked = {"body": own["text"]}
    if own["heads"] != own["text"]:
        asked["h1, h2, h3, h4, h5, h6"] = own["heads"]
    if f'"{families["mono"][0]}"' in own["mono"]:
        asked["pre"] = own["mono"]
    asking = [f"{where} {{ font-family: {', '.join(names)} }}" for where, names in asked.items() if names]
    return "\n".join([*(f"/* {one} */" for one in notices), *faces, *asking, ""])


def _stack(names: Iterable[str], embedded: Sequence[Font]) -> list[str]:
    """The families that are embedded, as CSS names them."""
    there = {font.face.family for font in embedded}
    return [f'"{name}"' for name in names if name in there]


def notice(data: bytes) -> str:
    """The copyright and licence that a font says it has."""
    face = uharfbuzz.Face(data)
    said = [str(face.get_name(entry) or "").strip() for entry in (_COPYRIGHT, _LICENSE)]
    return " ".join(text for text in said if text).replace("*/", "")


def led(sheet: str, embedded: Sequence[Font], families: Mapping[str, Sequence[str]]) -> str:
    """A style's sheet in which a generic family is led by the embedded one: that of headings, or of programs."""
    own = {"monospace": _stack(families["mono"], embedded)}
    heads = _stack(families["heads"], embedded)
    return _GENERIC.sub(lambda match: "font-family: " + ", ".join([*own.get(match[1], heads), match[1]]), sheet)
