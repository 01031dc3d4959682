"""Fonts in the ebook: only when asked, cut to the characters of the book, with their notices, as plain files."""

import zipfile
from io import BytesIO

import pytest
import uharfbuzz
from lxml import etree

from pipeline import style
from pipeline.audit.sheet import check_sheet
from pipeline.errors import AuditError
from pipeline.model import Book, Emph, Meta, Paragraph, Preformatted, Section, Str
from pipeline.render import embedding, epub

CLASSIC = style.load("classic")
META = Meta(Str("Boats"), (), (), None, "en", "urn:uuid:6f1f2c54-0b2b-5d0c-9d11-3f7b0a7b9e01", "2024-01-01T00:00:00")


def book(*blocks: Paragraph | Preformatted) -> Book:
    """A chapter of these blocks."""
    return Book(META, (Section("chapter", None, (Str("Tides"),), blocks, (), (), "tides"),))


def made(own: Book, fonts: bool = True) -> zipfile.ZipFile:
    """Its ebook, opened."""
    return zipfile.ZipFile(BytesIO(epub.make(own, CLASSIC, b"\xff\xd8", fonts=fonts)))


PLAIN = book(Paragraph((Str("The quay, "), Emph((Str("at 7"),)), Str(" & Æ"))))
PROGRAM = book(Paragraph((Str("So:"),)), Preformatted(Str("x = {1}")))


def files(archive: zipfile.ZipFile) -> list[str]:
    """The fonts inside."""
    return [name for name in archive.namelist() if "/fonts/" in name]


def test_off_by_default() -> None:
    """An ebook has the reader's own font: no file, no rule."""
    archive = made(PLAIN, fonts=False)
    assert files(archive) == []
    assert b"font-face" not in archive.read("EPUB/style.css")
    assert b"font-family" not in archive.read("EPUB/style.css")


def test_declared_and_plain() -> None:
    """Each font is in the manifest under its media type, is asked for by the stylesheet, and is not obfuscated."""
    archive = made(PLAIN)
    package = etree.fromstring(archive.read("EPUB/content.opf"))
    kinds = {item.get("href"): item.get("media-type") for item in package.iterfind(".//{*}item")}
    sheet = archive.read("EPUB/style.css").decode()
    assert len(files(archive)) == 4
    for name in files(archive):
        assert kinds[name.removeprefix("EPUB/")] == "font/otf"
        assert f"src: url({name.removeprefix('EPUB/')})" in sheet
        assert archive.read(name).startswith(b"OTTO")
    assert "META-INF/encryption.xml" not in archive.namelist()


def characters(data: bytes) -> set[str]:
    return set(map(chr, uharfbuzz.Face(data).unicodes))


def test_cut_to_the_characters() -> None:
    """Every character of the book is there, those of its other pages and what a reader hyphenates with, and no more."""
    archive = made(PLAIN)
    text = "".join("".join(etree.fromstring(archive.read(n)).itertext()) for n in archive.namelist() if "xhtml" in n)
    for name in files(archive):
        found = characters(archive.read(name))
        assert set("TheÆ&7") <= found
        assert found - set(text) <= {*" \u00a0\u00ad-\u2010"}
        assert "-" in found  # Source Serif Pro has no U+2010
        assert len(archive.read(name)) < 30_000


def test_programs_have_their_own() -> None:
    """A family that keeps columns is embedded where the book has programs, and with their characters alone."""
    assert not any("mono" in name for name in files(made(PLAIN)))
    archive = made(PROGRAM)
    (mono,) = (name for name in files(archive) if "mono" in name)
    assert mono.endswith(".ttf")
    assert characters(archive.read(mono)) == set("x = {1}")
    assert b'pre { font-family: "Chapbook Mono"' in archive.read("EPUB/style.css")


def test_the_font_of_headings_has_all_characters() -> None:
    """A style sets more in it than headings: contents, names, marks."""
    with zipfile.ZipFile(BytesIO(epub.make(PLAIN, style.load("modern"), b"\xff\xd8", fonts=True))) as archive:
        sans = [archive.read(name) for name in files(archive) if "sans" in name]
    assert sans
    assert all(set("quay7&") <= characters(data) for data in sans)


def test_joins_kerns_and_figures_are_kept() -> None:
    """What HarfBuzz does with the letters is as with the whole font, lining figures of tables too."""
    words, whole = "office 1234 AV", CLASSIC.faces[0].data
    for features in ({}, {"lnum": True, "tnum": True}):
        advances = []
        for data in (whole, embedding.cut(whole, words)):
            buffer = uharfbuzz.Buffer()
            buffer.add_str(words)
            buffer.guess_segment_properties()
            uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(data)), buffer, features)
            advances.append([position.x_advance for position in buffer.glyph_positions])
        assert advances[0] == advances[1]
        assert len(advances[0]) < len(words) or features


def test_notices_are_kept() -> None:
    """Copyright and licence stand in each font, and at the head of the stylesheet."""
    archive = made(PLAIN)
    for name in files(archive):
        face = uharfbuzz.Face(archive.read(name))
        assert "Adobe" in face.get_name(0)
        assert "SIL Open Font License" in face.get_name(13)
    assert archive.read("EPUB/style.css").startswith(b"/* \xc2\xa9 2014")


def test_same_bytes() -> None:
    """The same book twice."""
    assert epub.make(PLAIN, CLASSIC, b"\xff\xd8", fonts=True) == epub.make(PLAIN, CLASSIC, b"\xff\xd8", fonts=True)


@pytest.mark.parametrize(
    ("declared", "led"),
    [
        ("h1 { font-family: sans-serif; }", 'h1 { font-family: "Chapbook Serif", "Chapbook Letters", sans-serif; }'),
        (
            "pre { font-family: monospace }",
            'pre { font-family: "Chapbook Mono", "Chapbook Serif", "Chapbook Letters", monospace }',
        ),
        ('p { font-family: "Own", serif }', 'p { font-family: "Own", serif }'),
    ],
)
def test_generic_families_are_led(declared: str, led: str) -> None:
    """Where a style asks for a generic family, its own comes first."""
    all_of_them = [embedding.Font("fonts/x.otf", "font/otf", b"", face) for face in CLASSIC.faces]
    assert embedding.led(declared, all_of_them, CLASSIC.families) == led


@pytest.mark.parametrize(
    "source", ["url(fonts/none.otf)", "url(https://example.org/a.otf)", "url(a.otf), url(b.otf)", "local('Any')"]
)
def test_the_audit_takes_fonts_of_the_ebook_alone(source: str) -> None:
    """A font from elsewhere, or of the reader's machine, might draw other letters."""
    rule = '@font-face {{ font-family: "Own"; src: {} }}'
    check_sheet(rule.format("url(a.otf)"), "epub.css", ["a.otf"])
    with pytest.raises(AuditError, match="src"):
        check_sheet(rule.format(source), "epub.css", ["a.otf"])
