"""A small EPUB, and what its files say. For tests."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree
from pieces import para, section
from strategies import book

from pipeline import style
from pipeline.model import Book, Link, Str
from pipeline.render import epub

CLASSIC = style.load("classic")

PICTURE = b"\x89PNG\r\n\x1a\n not a picture, but nobody looks"

KIND = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

SMALL = book(
    section(
        "a",
        "I.",
        "Rain",
        [para("See ", Link("#q", (Str("the boats"),)), " or ", Link("#b", (Str("the mud"),)), ".")],
        [section("p", "1.", "When?", [para("Now.")], role="question")],
    ),
    section("b", "II.", "Mud", [para("Wet.")], [section("q", "2.", "Boats?", [para("Two.")])]),
)


def opened(made: Book, picture: bytes | None = PICTURE) -> dict[str, bytes]:
    """The files of the EPUB by name, in order."""
    with zipfile.ZipFile(BytesIO(epub.make(made, CLASSIC, picture))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(files: Mapping[str, bytes]) -> "etree._Element":
    return etree.fromstring(files["EPUB/content.opf"])


def document(files: Mapping[str, bytes], name: str) -> "etree._Element":
    return etree.fromstring(files[f"EPUB/{name}"])


def spine(files: Mapping[str, bytes]) -> list[str]:
    root = package(files)
    hrefs = {item.get("id"): item.get("href") for item in root.iterfind(".//{*}item")}
    return [hrefs[reference.get("idref")] for reference in root.iterfind(".//{*}itemref")]
