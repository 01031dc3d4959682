"""A style that extends another one has what is its own, and all else from the other."""

from pathlib import Path
from typing import Any

import pytest

from pipeline import style
from pipeline.errors import RenderError
from pipeline.render.stylesheets import cover_sheets, stylesheets
from pipeline.style import Style

CLASSIC = style.load("classic")


def extended(home: Path, declared: str = "", **files: str) -> Style:
    """A style that extends classic, with files whose names have `_` for the last dot."""
    home.mkdir(exist_ok=True)
    (home / "style.toml").write_text(f'extends = "classic"\n{declared}', encoding="utf-8")
    for name, text in files.items():
        (home / ".".join(name.rsplit("_", 1))).write_text(text, encoding="utf-8")
    return style.load(str(home))


def test_nothing_of_its_own(tmp_path: Path) -> None:
    """A style of one line is the style that it extends, under another name."""
    own = extended(tmp_path / "own")
    assert own.name == "own"
    assert (own.geometry, own.faces, own.cover) == (CLASSIC.geometry, CLASSIC.faces, CLASSIC.cover)
    assert stylesheets(own).digest == stylesheets(CLASSIC).digest
    values: dict[str, Any] = {"title": "T", "subtitles": [], "authors": [], "credits": [], "date": "", "width": None}
    assert own.render("title.xhtml.j2", **values) == CLASSIC.render("title.xhtml.j2", **values)


def test_values(tmp_path: Path) -> None:
    """A value replaces that one value, and leaves the others of its table."""
    own = extended(tmp_path, '[cover]\nink = "#000000"\n[page.type]\na5 = [11, 15]\n')
    assert own.cover == {**CLASSIC.cover, "ink": "#000000"}
    assert (own.geometry.size, own.geometry.leading) == (11, 15)
    assert own.opening == CLASSIC.opening


def test_stylesheets_come_after(tmp_path: Path) -> None:
    """Its stylesheets stand behind those that they add to, so that they win."""
    own = extended(tmp_path, print_css="p { color: red }", epub_css="p { margin: 1em }")
    assert stylesheets(own).css[1:] == (CLASSIC.read("print.css"), "p { color: red }")
    assert own.sheets("epub.css") == (CLASSIC.read("epub.css"), "p { margin: 1em }")
    assert cover_sheets(own).css[1:] == cover_sheets(CLASSIC).css[1:]


def test_files(tmp_path: Path) -> None:
    """A template or a picture of its own stands in the place of the other; what that one includes is found, too."""
    own = extended(tmp_path, leader_svg="<svg/>", own_j2='{% include "page.xhtml.j2" %}')
    assert own.resource("leader.svg") == b"<svg/>"
    assert stylesheets(own).files["leader.svg"] == b"<svg/>"
    values = {"kind": "body", "content": "", "language": "en", "direction": "ltr"}
    assert own.render("own.j2", **values) == own.render("page.xhtml.j2", **values)


FONT = """
[families]
heads = ["Own"]

[[font]]
family = "Own"
name = "Source Sans Pro"
package = "font_source_sans_pro"
file = "files/SourceSansPro-Semibold.otf"
weight = 600
style = "normal"
"""


def test_fonts(tmp_path: Path) -> None:
    """Its fonts come beside those of the other; a family that no role names any more is left out."""
    own = extended(tmp_path, FONT)
    assert [face.family for face in own.faces].count("Own") == 1
    assert own.families["heads"] == ("Own", "Chapbook Serif", "Chapbook Letters")
    assert own.families["mono"] == ("Chapbook Mono", "Chapbook Serif", "Chapbook Letters")
    assert own.face("heads", "italic").family == "Own"
    assert own.face("text", "italic").style == "italic"
    lean = extended(tmp_path, FONT.replace("heads =", 'text = ["Own"]\nmono = []\nheads ='))
    assert {face.family for face in lean.faces} == {"Own"}


@pytest.mark.parametrize("base", ["no-such", ".", ""])
def test_what_cannot_be_extended(tmp_path: Path, base: str) -> None:
    """Only a style that comes with chapbook can be extended."""
    (tmp_path / "style.toml").write_text(f'extends = "{base}"', encoding="utf-8")
    with pytest.raises(RenderError, match="which is none of") as raised:
        style.load(str(tmp_path))
    assert "classic" in raised.value.what


def test_a_file_that_neither_has(tmp_path: Path) -> None:
    """What neither has is missing, and a link out of the folder is no file."""
    (tmp_path / "secret.css").write_text("x", encoding="utf-8")
    own = extended(tmp_path / "own")
    (tmp_path / "own" / "guide2.css").symlink_to(tmp_path / "secret.css")
    for read in (own.read, own.sheets):
        with pytest.raises(RenderError, match="has no guide2"):
            read("guide2.css")
