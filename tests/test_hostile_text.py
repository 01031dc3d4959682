"""Hostile text stays text: whatever stands in a source or its .toml, no ebook breaks and nothing in it is markup."""

import os
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import tomlkit
from conftest import Run
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline import config, style
from pipeline.audit.epub import check_epub
from pipeline.errors import ChapbookError
from pipeline.prepare import prepare
from pipeline.render import epub

PROSE = "The ferryman waited all day, and the boats stayed in the harbour while it rained.\n"
PIECES = (
    *("<script>alert(1)</script>", "</p></section>", "<!--", "-->", "]]>", "<![CDATA[", "<?xml version='1.0'?>", "&"),
    *("&amp;", "&#0;", "&nbsp;", '" onload="alert(1)', "' x='", "{{ 7 * 7 }}", "{% include 'title' %}", "{#", "#}"),
    *("../../etc/passwd", "..\\..\\x", "/", "C:\\", "%2e%2e%2f", "javascript:alert(1)", "file:///etc/passwd"),
    *("\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\ufeff", "\x00", "\x0b", "\x1b[31m", "\x7f", "\x85", "\u2028"),
    *("\ud800", "\udfff", "\ufffe", "\uffff", "\ufffd", "\U0001fffe", "\U000e0041", "a\u0301\u0301\u0301"),
)
"""Mark-up, template syntax, paths and addresses, directions, controls, halves of pairs, noncharacters."""
HOSTILE = st.lists(st.sampled_from([*PIECES, "Chapter 1", "the tide", "Low Water", " "]), min_size=1, max_size=5)
LINES = st.lists(HOSTILE.map("".join) | st.just(PROSE.strip()) | st.just(""), min_size=1, max_size=12)
SHOWN = set(
    "html head meta title link body section div span p a em strong br hr h1 h2 h3 h4 h5 h6 ul ol li nav blockquote pre "
    "table thead tbody tr th td aside img sub sup".split()
)
"""The elements that documents are made of."""
ATTRIBUTES = set("lang dir charset rel type href class id role alt src hidden scope aria-label".split())
NAMES = re.compile(r"mimetype|META-INF/container\.xml|EPUB/[a-z0-9-]+\.(?:xhtml|opf|ncx|css|jpg)")


def ebook(folder: Path, data: bytes, said: dict[str, object]) -> dict[str, bytes]:
    """The files of the ebook of a text, audited; empty if text or .toml is refused as what cannot be meant."""
    source = folder / "talk.txt"
    source.write_bytes(data)
    try:
        source.with_suffix(".toml").write_text(tomlkit.dumps(said), encoding="utf-8")
        given_by_toml = config.read(source.with_suffix(".toml"))
        prepared = prepare(source, given_by_toml)
    except (ChapbookError, UnicodeEncodeError):  # a half of a pair cannot be written to a .toml
        return {}
    made = epub.make(prepared.book, style.load("classic"), b"\xff\xd8")
    check_epub(made, prepared.book, prepared.source, "talk.epub")
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sound(files: dict[str, bytes]) -> None:
    """All is well-formed, made of the elements that there are, under names that lead nowhere else."""
    for name, data in files.items():
        assert NAMES.fullmatch(name), name
        if name.endswith((".opf", ".ncx", ".xml", ".xhtml")):
            root = etree.fromstring(data)
            if name.endswith(".xhtml"):
                _of_known_parts(root)


def _of_known_parts(root: etree._Element) -> None:
    for node in root.iter():
        assert isinstance(node.tag, str), "a comment or an instruction"
        assert etree.QName(node).localname in SHOWN
        assert {key for key in node.attrib if "}" not in key} <= ATTRIBUTES
        assert re.match(r"(?:https?://|mailto:)|[a-z0-9-]+\.xhtml|#|$", node.get("href", "#").removeprefix("style.css"))


@settings(max_examples=60, deadline=None)
@given(LINES, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
@example(["A \x00Walk"], "utf-8")
@example(["<script>\ud800", "", PROSE], "utf-16")
@example([PIECES[0], "", f"Chapter 1{PIECES[1]}", "", PROSE], "utf-8")
def test_any_text(tmp_path_factory: pytest.TempPathFactory, lines: list[str], encoding: str) -> None:
    """A text of anything, in title, headings and prose, is refused as no text or makes a sound ebook."""
    errors = "replace" if encoding == "cp1252" else "surrogatepass"
    sound(ebook(tmp_path_factory.getbasetemp(), "\n".join([*lines, "", PROSE]).encode(encoding, errors), {}))


KEYS = "title title_sort publisher rights description edition source".split()


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), HOSTILE.map("".join)), HOSTILE.map("".join))
@example({"title": PIECES[0], "publisher": '" onload="'}, "</dc:creator>")
def test_any_metadata(tmp_path_factory: pytest.TempPathFactory, said: dict[str, str], name: str) -> None:
    """Any values are refused by key, or come back from the package as they were, but for white space."""
    files = ebook(tmp_path_factory.getbasetemp(), PROSE.encode(), {"book": said | {"authors": [name]}})
    sound(files)
    if not files:
        return
    told = etree.fromstring(files["EPUB/content.opf"])
    found = {(etree.QName(entry).localname, entry.text) for entry in told.iter("{http://purl.org/dc/elements/1.1/}*")}
    expected = {key: said[key] for key in ("title", "publisher", "rights", "source") if key in said} | {"creator": name}
    assert {(key, " ".join(text.split())) for key, text in expected.items()} <= {
        (key, " ".join((text or "").split())) for key, text in found
    }


@pytest.mark.parametrize(
    ("file", "code"), [(b"b\xff.txt", 3), (b"a\x01.txt", 3), ("\u202e<b>&{{ 1 }}'\".txt".encode(), 0)]
)
def test_names_of_files(tmp_path: Path, chapbook: Run, file: bytes, code: int) -> None:
    """A name that is no text is told so; any other is taken as it is."""
    path = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), file)))
    path.write_text(PROSE)
    done = chapbook("build", path.name, "--only", "epub", cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    if code == 0:
        with zipfile.ZipFile(path.parent / "output" / f"{path.stem}.epub") as archive:
            sound({name: archive.read(name) for name in archive.namelist() if not name.endswith(".png")})
