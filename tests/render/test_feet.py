"""The feet of pages: all end on one line where other lines can be chosen for it, and nothing else is changed."""

import random
from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from novels import prose
from test_compositor import CLASSIC, read, words

from pipeline.render.lines.columns import Column
from pipeline.render.lines.compositor import Compositor
from pipeline.render.lines.foresight import foresee, skeleton
from pipeline.render.lines.markup import paragraphs
from pipeline.render.lines.settings import Room
from pipeline.render.press import Press
from pipeline.render.stylesheets import stylesheets

FULL = 37
"""Lines of a page of the style."""


def laid(body: str, feet: int = 3, differing: int = 0, **options: Any) -> tuple[bytes, int]:
    """A body laid out, and how often; so many paragraphs are then set line by line."""
    sheets = stylesheets(CLASSIC)
    press = Press(sheets.css, sheets.files, {**(sheets.lines or {}), "feet": feet, **options})
    assert press.compositor
    counting = Counting(press.compositor)
    press.compositor = counting  # type: ignore[assignment]  # it does no more than count
    found, pdf = press.answer([f'<!DOCTYPE html><html lang="en"><head></head><body>{body}</body></html>'], "", True)
    assert "failed" not in found
    assert counting.compositor.figures.differing == differing
    return pdf, counting.layouts


class Counting:
    """A compositor whose layouts are counted."""

    def __init__(self, compositor: Compositor) -> None:
        self.compositor, self.layouts = compositor, 0

    def compose(self, html: str, lay_out: Callable[[str], Any]) -> Any:
        """What the compositor makes."""

        def counted(text: str) -> Any:
            self.layouts += 1
            return lay_out(text)

        return self.compositor.compose(html, counted)


def filled(pdf: bytes) -> list[int]:
    """On which line of the grid each page ends."""
    document = pypdfium2.PdfDocument(pdf)
    page, found = CLASSIC.geometry, []
    for own in document:
        runs = own.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
        found.append(round((page.height - page.top - min(run.get_matrix().f for run in runs)) / page.leading + 0.2))
    document.close()
    return found


def chapter(seed: int, count: int = 40, kind: str = "p") -> str:
    """Paragraphs of all lengths, long ones among them."""
    chance = random.Random(seed)
    lengths = [chance.choice((5, 12, 90, 160, 240)) for _ in range(count)]
    return "".join(f"<{kind}>{prose((seed, at), length)}</p>" for at, length in enumerate(lengths))


def short(pdf: bytes) -> int:
    """By how many lines all pages but the last are short."""
    return sum(FULL - end for end in filled(pdf)[:-1])


@pytest.mark.parametrize("seed", [3, 6, 7])
def test_pages_end_on_one_line(seed: int) -> None:
    """Where widows and orphans leave pages short, paragraphs take a line more or less; no word is lost."""
    before, _ = laid(chapter(seed), feet=0)
    after, layouts = laid(chapter(seed))
    assert short(before) >= 1
    assert short(after) == 0
    assert words(read(after)) == words(read(before))
    assert layouts == 3  # samples, what stands between paragraphs, and the pages


def test_same_bytes() -> None:
    """The same each time."""
    assert laid(chapter(1))[0] == laid(chapter(1))[0]


def test_the_last_page() -> None:
    """It bears some lines, so that it is no page of next to nothing."""
    assert filled(laid(chapter(99, 12), feet=0)[0])[-1] < 5 <= filled(laid(chapter(99, 12))[0])[-1]
    assert filled(laid(chapter(99, 12), least=0)[0])[-1] < 5


def one_line(count: int) -> str:
    """Paragraphs of which none can have more lines or fewer."""
    return "<p>A short line.</p>" * count


@pytest.mark.parametrize("before", [27, 28, 30])
@pytest.mark.parametrize(
    "after",
    [
        f"<h2>A heading</h2><p>{prose('after', 90)}</p>",
        f"<table>{'<tr><td>so</td><td>it is</td></tr>' * 12}</table><p>{prose('after', 90)}</p>",
        '<pre class="short">one\ntwo\nthree\nfour\nfive\nsix</pre>',
    ],
)
def test_what_else_ends_a_page(before: int, after: str) -> None:
    """A page that is short for what comes next, a heading or what cannot be parted, is left."""
    body = f"{one_line(before - 20)}<p>{prose('long', 130)}</p>{one_line(9)}{after}"
    assert read(laid(body)[0]) == read(laid(body, feet=0)[0])


def test_notes_at_the_foot() -> None:
    """Where notes stand at the foot of some page, pages end as before."""
    call = '<a class="noteref" id="ref-n" href="#n">1</a>'
    note = f'<aside class="note foot" id="n"><p><span class="label">1</span> {prose("note", 20)}</p></aside>'
    plain = chapter(2, 24).replace("<p>", '<p lang="zxx">')  # no word of it is cut
    noted = plain.replace("</p>", f"{call}</p>", 1) + note
    before, after = laid(noted, feet=0, differing=1)[0], laid(noted, differing=1)[0]
    assert short(before) > short(laid(plain)[0])
    assert read(before) == read(after)


def test_alone_and_with_others() -> None:
    """A chapter has the same lines in a document of its own and behind others."""
    chapters = [
        f'<section class="chapter" id="c{seed}"><h2>One</h2>{chapter(seed, 24)}</section>' for seed in (1, 5, 6)
    ]
    alone = [line for each in chapters for line in read(laid(each)[0])]
    assert short(laid(chapters[0], feet=0)[0]) + short(laid(chapters[2], feet=0)[0]) >= 1
    assert read(laid("".join(chapters))[0]) == alone


def column(html: str, opening: Sequence[str] = ("chapter",)) -> Column:
    """The paragraphs of a document on pages of ten lines, 10 pt each."""
    return Column(html, list(paragraphs(html)), opening, Room(0.0, 10.0, 10))


HTML = (
    f'<html><head></head><body><section class="chapter"><h2>T</h2><p>a</p>{"<p>b</p>" * 4}<p>c</p><hr/><p>d</p>'
    '</section><section class="chapter"><p>e</p><p><br/></p><p>g</p><p>g</p><p>f</p></section></body></html>'
)


class Page:
    """A page laid out, with the places of its paragraphs in lines."""

    def __init__(self, places: dict[str, tuple[int, int]]) -> None:
        self.anchors = {id: (0.0, top / 0.075, 1.0, (top + high) / 0.075) for id, (top, high) in places.items()}


class Document:
    """A document of some pages."""

    def __init__(self, *pages: Page) -> None:
        self.pages = pages


def test_what_stands_between_paragraphs() -> None:
    """Of paragraphs in a row the first and the last are left, and what cannot be counted; the places of all follow."""
    made = column(HTML)
    lines = {number: count for number, count in enumerate((12, 3, 1, 2, 1, 4, 6, 3, 0, 1, 1, 6)) if count}
    bones = skeleton(HTML, made, lines)
    assert [bones.count(f"{letter}</p>") for letter in "abcdefgn"] == [0] * 7 + [5]
    assert bones.count("<br/>") == bones.count("<hr/>") == 1
    ids = [one.id for one in made.paragraphs]
    first = {ids[0]: (3, 1), ids[5]: (4, 1), ids[6]: (6, 1)}
    document = Document(Page(first), Page({ids[7]: (0, 1), ids[8]: (1, 2), ids[11]: (3, 1)}))
    spots = foresee(made.spots(document, {}), made, lines)
    assert [(spot.page, spot.line, spot.counts) for spot in spots if spot] == [
        *((0, 3, (7, 5)), (1, 5, (3,)), (1, 8, (1,)), (2, 0, (2,)), (2, 2, (1,)), (2, 3, (4,)), (2, 8, (2, 4))),
        *((0, 0, (3,)), (0, 3, (2,)), (0, 5, (1,)), (0, 6, (1,)), (0, 7, (2, 4))),
    ]


def test_stretches() -> None:
    """A document falls into what begins with sections that open a page."""
    assert column(HTML).stretches == [range(7), range(7, 12)]
    assert column(HTML, ()).stretches == [range(12)]
    assert column(HTML.replace("<p>e", '<aside class="note foot"></aside><p>e')).left == {range(7, 12)}
    assert [column(html).is_plain(range(7)) for html in (HTML, HTML.replace("<p>b</p>", "<p>b</p><hr/>"))] == [
        True,
        False,
    ]
