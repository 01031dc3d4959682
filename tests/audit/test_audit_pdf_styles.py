"""A style that loses, hides, changes or invents words of the PDF is refused, whether by templates, CSS or fonts."""

import re
from pathlib import Path

import pytest
from broken import changed, small
from proven import CLASSIC, audit, error

from pipeline.errors import ChapbookError
from pipeline.prepare import Prepared


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The small book, read from its text."""
    return small(tmp_path_factory.mktemp("source"))


TEMPLATES = {
    "title without subtitle": ("title.xhtml.j2", "{{ subtitle }}", "", r"lost: 'Talks by the river' of the title page"),
    "title twice": (
        "title.xhtml.j2",
        "{{ title }}</h1>",
        "{{ title }}</h1>{{ title }}",
        r"invented: '(The|he) Ferry Book",
    ),
    "wrong folio": (
        "contents.xhtml.j2",
        "{{ entry.folio }}",
        "{{ entry.folio }}0",
        r"'3?0 II\. Mud 30 .*' at page 2 instead of '(3 )?II\. Mud 3",
    ),
    "no folio": (
        "contents.xhtml.j2",
        "{{ entry.folio }}",
        "",
        r"'II\. Mud III\. Sun' at page 2 instead of '3 II\. Mud",
    ),
    "contents without titles": ("contents.xhtml.j2", "{{ entry.title or entry.label }}", "-", r"page 2 .*'Rain 3"),
    "word in every page": (
        "page.xhtml.j2",
        "{{ content }}",
        "{{ content }}<p>Sly.</p>",
        r"invented: 'Sly\.' at page 3",
    ),
    "head in the text": (
        *("page.xhtml.j2", "{{ content }}", "<p>{{ title }}</p>{{ content }}"),
        r"invented: 'The Ferry Book' at page 3",
    ),
    "wrong folio in the margin": (
        *("margins.xhtml.j2", "{{ page.folio }}", "{{ page.folio }}0"),
        r"invented: '0' at the margin of page 2",
    ),
    "word in the margin": (
        *("margins.xhtml.j2", '<p class="folio">', '<p class="folio">page '),
        r"invented: 'page' at the margin of page 2",
    ),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_broken_template(ready: Prepared, tmp_path: Path, name: str) -> None:
    """A template that loses or invents words is refused; the words and their place are named."""
    file, old, new, message = TEMPLATES[name]
    what = error(ready, changed(tmp_path, edits={file: (old, new)})).what
    assert re.search(message, what), what


SHEETS = {
    "paragraphs hidden": ("p { display: none }", r"instead of '(It|t) rained for a week"),
    "paragraphs not visible": ("p { visibility: hidden }", r"instead of '(It|t) rained for"),
    "labels hidden": (".label { display: none }", r"instead of 'I\. Rain|lost: 'I\.'"),
    "one question hidden": (
        "section:last-child > p { display: none }",
        r"lost: 'It dried in a day\.' of \S*talk.txt:16",
    ),
    "words by content": ("p::before { content: 'Dear reader, ' }", r"invented: 'Dear reader,' at page 3"),
    "counter": ("section { counter-increment: n } h1::before { content: counter(n) }", r"invented: '1' at page 3"),
    "list marks": ("p { display: list-item; list-style: decimal inside }", r"invented: '1\.' at page"),
    "capitals": ("h1 { text-transform: uppercase }", r"'R?AIN .*' at page 3 instead of 'R?ain It rained"),
    "head by CSS": ("@page { @top-center { content: 'The Head' } }", r"invented: 'The Head' at the margin of page 1"),
    "folio hidden": (".margins .folio { display: none }", r"lost: '2' of the margin of page 2"),
    "no size": (".label { font-size: 0 }", r"instead of 'I\. Rain|lost: 'I\.'"),
}


@pytest.mark.parametrize("name", SHEETS)
def test_broken_stylesheet(ready: Prepared, tmp_path: Path, name: str) -> None:
    """A stylesheet that hides, changes or invents words is refused; the words and their page are named."""
    css, message = SHEETS[name]
    what = error(ready, changed(tmp_path, css=css)).what
    assert re.search(message, what), what


UNSEEN = {
    "off the page": "section:last-child > p { margin-left: 900pt }",
    "moved away": "section:last-child > p { transform: translate(9999px) }",
    "indented away": "section:last-child > p { text-indent: -999pt }",
    "below the page": "section:last-child > p { position: relative; top: 900pt }",
    "cut off": "section:last-child > p { height: 0; overflow: hidden }",
    "white on white": "section:last-child > p { color: #fff }",
    "transparent": "section:last-child > p { color: transparent }",
    "too small": "section:last-child > p { font-size: 0.1pt }",
}


@pytest.mark.parametrize("name", UNSEEN)
def test_unseen_text(ready: Prepared, tmp_path: Path, name: str) -> None:
    """Text that stands in the file but cannot be read on the paper is lost."""
    assert "It dried in a day" in error(ready, changed(tmp_path, css=UNSEEN[name])).what


def test_foreign_font(ready: Prepared, tmp_path: Path) -> None:
    """A font that the style does not declare is named."""
    css = '@font-face { font-family: "Sly Face"; src: url(sly.otf) } p { font-family: "Sly Face" }'
    own = changed(tmp_path, css=css, files={"sly.otf": CLASSIC.faces[0].data})
    assert error(ready, own).what == "embeds the font Sly-Face, which the style does not declare"


def test_foreign_font_with_a_like_name(ready: Prepared, tmp_path: Path) -> None:
    """A family that the style does not declare is refused, though its name begins like a declared one."""
    css = '@font-face { font-family: "Chapbook Serif X"; src: url(sly.otf) } p { font-family: "Chapbook Serif X" }'
    own = changed(tmp_path, css=css, files={"sly.otf": CLASSIC.faces[0].data})
    assert "Chapbook-Serif-X" in error(ready, own).what


def test_template_without_content(ready: Prepared, tmp_path: Path) -> None:
    """A page template that drops the text is an error that is one of ours."""
    own = changed(tmp_path, edits={"page.xhtml.j2": ("{{ content }}", "")})
    with pytest.raises(ChapbookError):
        audit(ready, own)
