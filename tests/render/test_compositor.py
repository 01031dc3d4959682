"""Chosen lines on the page: as computed, for justified text in the style's fonts alone, and nothing else changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Pdf
from reading import links

from pipeline import style
from pipeline.render.lines.markup import paragraphs
from pipeline.render.plaintags import dissolve
from pipeline.render.press import Press
from pipeline.render.stylesheets import stylesheets

CLASSIC = style.load("classic")
SENTENCE = (
    "Before the harbour was deepened, the fishermen had waited outside for the evening tide, and whoever remembered "
    "those extraordinary summers remembered the lanterns first: a slow procession of yellow lights, hesitating at the "
    "entrance, then crossing the bar one after another without a sound. "
)


def laid(body: str, css: str = "", shell: str = '<html lang="en">', **options: Any) -> tuple[list[str], Press, bytes]:
    """The lines of a body as they are read from its pages, what laid it out, and the PDF."""
    lines = None if options.get("plain") else {"scale": 0.0, "hang": False, **options}
    sheets = replace(stylesheets(CLASSIC), lines=lines)
    press = Press([*sheets.css, css], sheets.files, sheets.lines)
    _, pdf = press.answer([f"<!DOCTYPE html>{shell}<head></head><body>{body}</body></html>"], "", True)
    return read(pdf), press, pdf


def read(pdf: bytes) -> list[str]:
    """Lines as they are read, those of all pages one after another."""
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return [line.strip() for line in re.split("[\r\n]+", text) if line.strip()]


def words(lines: Sequence[str]) -> str:
    """The letters of lines."""
    return re.sub(r"\W", "", "".join(lines))


def counted(press: Press) -> tuple[int, int]:
    """How many paragraphs were chosen lines for, and how many differed."""
    assert press.compositor
    return press.compositor.figures.chosen, press.compositor.figures.differing


@pytest.mark.parametrize("scale", [0.0, 0.01])
@pytest.mark.parametrize(
    "inner",
    [
        SENTENCE * 3,
        f"{SENTENCE}<em>{SENTENCE}</em>, <strong>{SENTENCE}</strong>{SENTENCE}",
        f'{SENTENCE}<a href="https://example.org/">{SENTENCE}</a>{SENTENCE}',
        f'{SENTENCE}<a class="noteref" href="#n">12</a> {SENTENCE}<em>{SENTENCE} <em>{SENTENCE}</em></em>',
        f'{SENTENCE}<span lang="de" xml:lang="de">{"Donaudampfschifffahrtsgesellschaft und Nebel " * 9}</span>',
        f"{SENTENCE} &amp; 1234567890 &lt;no tag&gt; &quot;or so&quot;   {SENTENCE}\n {SENTENCE}",
        SENTENCE.replace(" the ", "\u00a0the\u00a0") * 3,
    ],
)
def test_lines_as_computed(inner: str, scale: float) -> None:
    """Every line ends where it was computed to end, over all inline elements, and no word is lost."""
    plain, _, _ = laid(f"<p>{inner}</p>", plain=True)
    lines, press, _ = laid(f"<p>{inner}</p>", scale=scale)
    assert counted(press) == (1, 0)
    assert words(lines) == words(plain)
    assert lines != plain


@pytest.mark.parametrize(
    "body",
    [
        f"<p>Before.</p><p>{SENTENCE * 3}</p>",
        f'<section class="question"><h2>1. Who?</h2><p>{SENTENCE * 3}</p></section>',
        f'<section class="chapter"><h2><span class="title">The Harbour</span></h2><p>{SENTENCE * 3}</p></section>',
        f'<p>Before.</p><hr class="break"/><p>{SENTENCE * 3}</p>',
        f"<blockquote><p>{SENTENCE * 3}</p></blockquote>",
        f'<ul><li><p><span class="mark">a)</span> {SENTENCE * 3}</p></li></ul>',
        f'<div class="note"><p><span class="label">1</span> {SENTENCE * 3}</p></div>',
    ],
)
def test_each_kind_of_paragraph(body: str) -> None:
    """Indents, narrower measures, smaller sizes and marks in the margin are taken from the layout itself."""
    plain, _, _ = laid(body, plain=True)
    lines, press, _ = laid(body)
    assert counted(press) == (1, 0)
    assert words(lines) == words(plain)


@pytest.mark.parametrize(
    ("body", "css", "shell"),
    [
        (f"<p>{SENTENCE * 3}</p>", "p { text-align: left }", '<html lang="en">'),
        (f"<p>{SENTENCE * 3}</p>", "p { letter-spacing: 0.05em }", '<html lang="en">'),
        (f"<p>{SENTENCE * 3}</p>", "", '<html lang="en" dir="rtl">'),
        (f"<p>{SENTENCE}\u6c49\u5b57{SENTENCE}</p>", "", '<html lang="en">'),
        (f"<p>{SENTENCE}extra\u00adordinary{SENTENCE}</p>", "", '<html lang="en">'),
        (f"<p>{SENTENCE}<br/>{SENTENCE}</p>", "", '<html lang="en">'),
        ("<p>One short line.</p><p>And a second one, that is a little longer.</p>", "", '<html lang="en">'),
        (f"<table><tr><td><div>{SENTENCE * 3}</div></td></tr></table>", "", '<html lang="en">'),
    ],
)
def test_what_is_left_as_it_is(body: str, css: str, shell: str) -> None:
    """What is not justified, cannot be measured, or fits one line, is set as without this."""
    plain, _, _ = laid(body, css, shell, plain=True)
    lines, press, _ = laid(body, css, shell)
    assert counted(press) == (0, 0)
    assert lines == plain


def test_a_paragraph_that_differs() -> None:
    """One that the layout breaks otherwise is set line by line, and counted; the others stand."""
    css = "p.odd::first-letter { font-size: 30pt }"
    body = f"<p>{SENTENCE * 3}</p><p class='odd'>{SENTENCE * 3}</p>".replace("'", '"')
    lines, press, _ = laid(body, css)
    plain, _, _ = laid(body, css, plain=True)
    assert counted(press) == (2, 1)
    odd = len(plain) // 2
    assert lines[-odd + 1 :] == plain[-odd + 1 :]
    assert lines[:odd] != plain[:odd]


@pytest.mark.parametrize("scale", [0.0, 0.01])
def test_long_addresses(scale: float) -> None:
    """A line before a long address is not drawn out, and a word that fits no line is set as it was computed to be."""
    address = "https://example.org/archives/of/the/town/and-harbour/1907"
    inner = f"It is kept here: {address} that we are to read first, and {'Name_Of_The_Ship_' * 9} after it. {SENTENCE}"
    plain, _, _ = laid(f"<p>{inner}</p>", plain=True)
    lines, press, pdf = laid(f"<p>{inner}</p>", scale=scale)
    assert counted(press) == (1, 0)
    assert words(lines) == words(plain)
    assert lines[0] in ("It is kept", "It is kept here:")
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    left, right = (page.get_charbox(at) for at in (1, 3))
    assert right[0] - left[2] < 10  # pt


def test_over_pages() -> None:
    """Lines are counted over pages, where two at the end are not parted, too."""
    for before in range(30, 40):
        body = "<p>One line.</p>" * before + f"<p>{SENTENCE * 3}</p>" * 3
        _, press, pdf = laid(body)
        assert counted(press) == (3, 0), before
    assert b"data-lines" not in pdf


def test_no_word_is_cut_over_pages() -> None:
    """Where a word is cut at the foot of a page, the unit is laid out again with the word whole."""

    def feet(before: int, rounds: int) -> str:
        body = "<p>A line.</p>" * before + f"<p>{SENTENCE * 9}</p>"
        _, press, pdf = laid(body, "p { margin-right: 120pt }", feet=rounds)
        assert counted(press) == (1, 0)
        document = pypdfium2.PdfDocument(pdf)
        last = str(document[0].get_textpage().get_text_range()).rstrip()[-1]
        document.close()
        return last

    cut = [before for before in range(16, 24) if feet(before, 0) in ("-", "\x02", "\ufffe")]
    assert len(cut) > 1
    assert not any(feet(before, 3) in ("-", "\x02", "\ufffe") for before in cut)


def test_one_link_is_one_link() -> None:
    """A link has an annotation for each of its lines, and none for the breaks."""
    link = f'<a href="https://example.org/">{SENTENCE}</a>'
    _, _, pdf = laid(f"<p>{SENTENCE}{link} {SENTENCE}</p>", scale=0.01)
    places = [place for _, place, *_ in links(pdf)]
    assert len(places) in (5, 6)
    assert all(right - left > 10 for left, _, right, _ in places)


@pytest.mark.parametrize("scale", [0.0, 0.01])
def test_marks_hang_outside(scale: float) -> None:
    """A comma at the end of a line stands a little outside the measure."""

    def right(hang: bool) -> float:
        _, press, pdf = laid(f"<p>{SENTENCE * 6}</p>", hang=hang, scale=scale)
        assert counted(press) == (1, 0)
        document = pypdfium2.PdfDocument(pdf)
        edge: float = max(found.get_bounds()[2] for found in document[0].get_objects())
        document.close()
        return edge

    assert 0.5 < right(True) - right(False) < 4


def roles(element: Any) -> Iterator[str]:
    """The structure types of an element and all in it."""
    if isinstance(element, Array):
        for child in element:
            yield from roles(child)
    elif isinstance(element, Dictionary) and "/S" in element:
        yield str(element.S)
        yield from roles(element.get("/K", Array()))


QUOTED = " ".join(f"“{word}”" for word in SENTENCE.split())


@pytest.mark.parametrize("scale", [0.0, 0.01])
@pytest.mark.parametrize(
    "inner",
    [
        "“No.”",
        QUOTED,
        QUOTED.replace("“l", "“<em>l</em>").replace("“t", "<em>“t</em>"),
        QUOTED.replace("“", "«\u00a0").replace("”", "\u00a0»"),
        QUOTED.replace("“", "„").replace("”", "“"),
    ],
)
def test_opening_marks_hang_outside(inner: str, scale: float) -> None:
    """Each line that opens with a quotation mark begins a little before the edge, as it was computed; its words, and
    what is said of them to those who hear them, are the same."""

    def left(hang: bool) -> tuple[float, str, list[str]]:
        lines, press, pdf = laid(f"<p>{inner}</p>", hang=hang, scale=scale)
        assert counted(press) == (int(hang or len(inner) > 9), 0)
        document = pypdfium2.PdfDocument(pdf)
        edge: float = min(found.get_bounds()[0] for found in document[0].get_objects())
        document.close()
        with Pdf.open(BytesIO(pdf)) as own:
            dissolve(own)
            return edge, words(lines), list(roles(own.Root.StructTreeRoot.K))

    plain, hung = left(False), left(True)
    assert 0.5 < plain[0] - hung[0] < 4
    assert plain[1:] == hung[1:]


def test_paragraphs_are_found() -> None:
    """Each paragraph with the tags around it, the one before it, and its text with single spaces."""
    html = '<body><section id="a" class="q"><h2>T</h2>\n<p>A  &amp;\n b <em> c </em> </p><hr/><p id="x">d</p></section>'
    one, two = paragraphs(html)
    assert one.context == (('<section class="q">',), "<h2>", "<p>")
    assert (one.text, two.text) == ("A & b c", "d")
    assert two.context.before == "<hr/>"
    assert [html[each.start : each.end][-4:] for each in (one, two)] == ["</p>", "</p>"]
    assert (one.id, two.id) == (f"data-lines-{one.start}", "x")
