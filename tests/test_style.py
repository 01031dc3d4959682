"""A style is a folder that is read by one function, and nothing outside that folder can be read through it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import style
from pipeline.errors import ChapbookError, RenderError
from pipeline.style import Style

CLASSIC = style.load("classic")
Change = Callable[[str], str]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the style classic, with a secret beside it."""
    (tmp_path / "secret.txt").write_text("a secret", encoding="utf-8")
    shutil.copytree(Path(str(CLASSIC.root)), tmp_path / "own")
    return tmp_path / "own"


def edited(home: Path, old: str, new: str) -> Style:
    """The style with one text of its style.toml replaced."""
    declared = home / "style.toml"
    text = declared.read_text(encoding="utf-8")
    assert old in text
    declared.write_text(text.replace(old, new), encoding="utf-8")
    return style.load(str(home))


def templated(home: Path, template: str) -> Style:
    (home / "own.j2").write_text(template, encoding="utf-8")
    return style.load(str(home))


def test_names() -> None:
    """The style classic comes with chapbook."""
    assert "classic" in style.names()


def test_classic() -> None:
    """The style classic is A5; its text has upright and italic faces in two weights, all of them real fonts."""
    assert (CLASSIC.geometry.width, CLASSIC.geometry.height) == pytest.approx((419.53, 595.28), abs=0.01)
    text = [face for face in CLASSIC.faces if face.family == CLASSIC.families["text"][0]]
    assert {(face.weight, face.style) for face in text} == {
        (weight, kind) for weight in (400, 600) for kind in ("normal", "italic")
    }
    assert all(face.data.startswith((b"OTTO", b"\0\1\0\0")) for face in CLASSIC.faces)
    assert len({face.data for face in CLASSIC.faces}) == len(CLASSIC.faces) == 8


def test_by_path(home: Path) -> None:
    """A style is found by the path of its folder, and is the same there."""
    own = style.load(str(home))
    assert (own.name, own.geometry, own.faces) == ("own", CLASSIC.geometry, CLASSIC.faces)
    assert own.read("print.css") == CLASSIC.read("print.css")


@pytest.mark.parametrize("name", ["", "no-such-style", "../classic", "/nowhere"])
def test_unknown(name: str) -> None:
    """A style that is not there is an error that names those that are."""
    with pytest.raises(RenderError, match="no style") as raised:
        style.load(name)
    assert "classic" in raised.value.mend


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[contents]", "[contents"),
        ("measure_em", "breadth_em"),
        ("a5 = [10, 13.5]", 'a5 = "wide"'),
        ("a5 = [10, 13.5]", "a5 = [10]"),
        ('mono = ["Chapbook Mono"]', 'mono = "Chapbook Mono"'),
        ("depth = 1", "deep = 1"),
        ("depth = 1", 'depth = "all"'),
        ('accent = "#8a2b20"', ""),
        ('weight = 400\nstyle = "normal"', 'style = "normal"'),
        ("[[font]]", "[[fount]]"),
    ],
)
def test_broken_declaration(home: Path, old: str, new: str) -> None:
    """A style.toml that cannot be read, or lacks a value, is an error at that file."""
    with pytest.raises(RenderError) as raised:
        edited(home, old, new)
    assert raised.value.where.endswith("style.toml")


def test_missing_font(home: Path) -> None:
    """A font file that is not there is named."""
    with pytest.raises(RenderError, match=r"font file 'files/Gone\.otf'"):
        edited(home, "SourceSerifPro-It.otf", "Gone.otf")


def test_font_from_outside(home: Path) -> None:
    """A font file outside the style, or the package that it names, is none."""
    shutil.copy(home / "print.css", home.parent / "sly.otf")
    with pytest.raises(RenderError, match=r"font file '\.\./sly\.otf'"):
        edited(home, 'package = "font_source_serif_pro"\nfile = "files/SourceSerifPro-It.otf"', 'file = "../sly.otf"')


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("font_source_serif_pro", "no_such_package"),
        ('style = "normal"', 'style = "italic"'),
        ("measure_em = 30.5", "measure_em = -30.5"),
        ("a5 = [10, 13.5]", "a5 = [10, 12]"),
        ("a5 = [10, 13.5]", "a5 = [10, 15]"),
        ("a5 = [10, 13.5]", "a5 = [46, 60]"),
        ('mono = ["Chapbook Mono"]', 'mono = ["Chapbook Type"]'),
        ('ink = "#1f1a17"', 'ink = "no colour"'),
        ('recto = ["part"]', 'recto = ["section"]'),
        ('roles = ["part", "chapter"]', 'roles = ["part", 3]'),
        ('roles = ["part", "chapter"]', 'roles = ["part", "chapter 1"]'),
        ("scale = 0.01 ", "scale = 0.1"),
        ("feet = 3 ", "feet = 9"),
        ("least = 5 ", "least = 40"),
    ],
    ids=[
        "package",
        "no upright face",
        "measure",
        "tight",
        "loose",
        "too large",
        "no such family",
        "colour",
        "recto",
        "no role",
        "two words",
        "lines",
        "feet",
        "last page",
    ],
)
def test_senseless_declaration(home: Path, old: str, new: str) -> None:
    """A value that no book can be made with is an error at once."""
    with pytest.raises(RenderError):
        edited(home, old, new)


def test_lines_one_by_one(home: Path) -> None:
    """A style may say that lines are broken one by one, or say nothing of them."""
    assert style.load("classic").lines == {"scale": 0.01, "hang": False, "feet": 3, "least": 5}
    table = "[lines]           # the lines"
    assert style.load("large-print").lines is None
    assert edited(home, table, "[other]         # the lines").lines is None


def test_read(home: Path) -> None:
    """A file that the style lacks is named."""
    own = style.load(str(home))
    for name in ("gone.css", "", "print.css/x"):
        with pytest.raises(RenderError, match="style 'own' has no"):
            own.read(name)


def test_read_latin(home: Path) -> None:
    """A file of the style that is not UTF-8 is an error that is one of ours."""
    (home / "print.css").write_bytes("/* déjà vu */".encode("latin-1"))
    with pytest.raises(RenderError):
        style.load(str(home)).read("print.css")


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "", ".", "..", "a/../../secret.txt", "no.png"])
def test_resource_outside(home: Path, name: str) -> None:
    """Nothing outside the folder is a resource, and no folder is one."""
    assert style.load(str(home)).resource(name) is None


def test_resource(home: Path) -> None:
    """A file in the folder, or below it, is a resource; a link out of the folder is none."""
    (home / "art").mkdir()
    (home / "art" / "a.svg").write_bytes(b"<svg/>")
    os.symlink(home.parent / "secret.txt", home / "link.txt")
    own = style.load(str(home))
    assert own.resource("art/a.svg") == b"<svg/>"
    assert own.resource("link.txt") is None


@pytest.mark.parametrize("name", ["../secret.txt", "{}/secret.txt", "link.txt"])
def test_template_from_outside(home: Path, name: str) -> None:
    """A template cannot include a file from outside the style."""
    os.symlink(home.parent / "secret.txt", home / "link.txt")
    own = templated(home, '{% include "' + name.format(home.parent) + '" %}')
    with pytest.raises(RenderError):
        own.render("own.j2")


def test_render(home: Path) -> None:
    """Values are escaped, and filled in as they are: a value is no template."""
    own = templated(home, "<p>{{ text }}</p>")
    assert own.render("own.j2", text="<b> & \"{{ 7 * 7 }}'") == "<p>&lt;b&gt; &amp; &#34;{{ 7 * 7 }}&#39;</p>"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ tilte }}", "'tilte' is undefined"),
        ("{{ title.gone.more }}", "has no attribute 'gone'"),
        ("{{ title.__class__.__mro__ }}", "unsafe"),
        ("{% for x in %}", "broken template"),
        ("{% include 'gone.j2' %}", "has no gone.j2"),
        ("{{ title + 1 }}", "template failed"),
        ("{{ title | nofilter }}", "nofilter"),
    ],
)
def test_broken_template(home: Path, template: str, message: str) -> None:
    """A broken template, or one that reaches for what it may not have, is an error that says where."""
    with pytest.raises(RenderError, match=message) as raised:
        templated(home, template).render("own.j2", title="T")
    assert str(home) in raised.value.where


@pytest.mark.parametrize(
    "template",
    ["{{ 1 / 0 }}", "{{ '{}'.format() }}", "{{ range(10 ** 9) }}", "{{ '{x}'.format() }}", "{% include 'own.j2' %}"],
)
def test_failing_template(home: Path, template: str) -> None:
    """Whatever fails within a template is an error that is one of ours."""
    with pytest.raises(ChapbookError):
        templated(home, template).render("own.j2")
