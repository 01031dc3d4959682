"""The printed book as a reader and a printer find it: page by page, measured on the finished PDF."""

import random
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pieces import para, section
from strategies import PROSE, Line, book, lines

from pipeline import style
from pipeline.model import Link, Note, NoteRef, Section, Str
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed

CLASSIC = style.load("classic")
PAGE = CLASSIC.geometry
SLACK = 1.0  # pt: side bearings, and strokes that reach over the line


def chapter(number: int, paragraphs: int = 9) -> Section:
    inner = [section(f"q{number}", f"{number}.1", "Inner matter", [para(PROSE * 2)])]
    return section(
        f"c{number}", f"{number}.", f"Matter {number}", [para(PROSE * 5)] * paragraphs, inner, role="chapter"
    )


@pytest.fixture(scope="module")
def long() -> Printed:
    """A book of fourteen pages of text with five chapters: its front is full."""
    return lay_out(book(*(chapter(number, 12 + 2 * (number < 5)) for number in range(1, 6))), CLASSIC)


@pytest.fixture(scope="module")
def long_lines(long: Printed) -> list[list[Line]]:
    """Its lines, page by page."""
    return lines(long.pdf)


def test_page_boxes(long: Printed) -> None:
    """Every page is A5, and trimmed where it ends."""
    with pikepdf.open(BytesIO(long.pdf)) as pdf:
        for page in pdf.pages:
            assert [round(float(side), 1) for side in page.mediabox] == [0, 0, 419.5, 595.3]
            assert [float(side) for side in page.trimbox] == [float(side) for side in page.mediabox]


def test_full_front(long: Printed) -> None:
    """A long text has a full front: roman folios up to the contents on a recto, the text from a recto with 1 on."""
    units = [page.unit for page in long.pages]
    assert units[:7] == ["half-title", "blank", "title", "imprint", "contents", "blank", "body"]
    assert units.count("body") > 12
    first = units.index("body")
    assert first % 2 == 0
    assert [page.folio for page in long.pages[: first + 2]] == ["i", "ii", "iii", "iv", "v", "vi", "1", "2"]


def test_text_block(long: Printed, long_lines: list[list[Line]]) -> None:
    """The text lies between the inner and outer margins, which change sides, and on its thirty-seven lines."""
    widest = {0: 0.0, 1: 0.0}
    for at, (page, found) in enumerate(zip(long.pages, long_lines, strict=True)):
        if page.unit == "body":
            left, right = (PAGE.inner, PAGE.outer) if at % 2 == 0 else (PAGE.outer, PAGE.inner)
            text = found[: len(found) - 1 - bool(page.head)]
            assert min(line.left for line in text) == pytest.approx(left, abs=SLACK)
            assert max(line.right for line in text) <= PAGE.width - right + SLACK
            assert min(line.top for line in text) >= PAGE.top
            assert max(line.bottom for line in text) <= PAGE.height - PAGE.bottom
            widest[at % 2] = max(widest[at % 2], *(line.right + right for line in text))
    assert list(widest.values()) == [pytest.approx(PAGE.width, abs=SLACK)] * 2


def test_heads_and_folios(long: Printed, long_lines: list[list[Line]]) -> None:
    """Head and folio stand at the outer margin, two lines of leading above and below the text."""
    for at, (page, found) in enumerate(zip(long.pages, long_lines, strict=True)):
        shown = ([page.head] if page.head else []) + ([page.folio] if page.show_folio else [])
        margin = found[len(found) - len(shown) :]
        assert [line.text for line in margin] == shown
        for line in margin:
            outer = PAGE.width - line.right if at % 2 == 0 else line.left
            assert outer == pytest.approx(PAGE.outer, abs=SLACK)
        if page.head:
            assert PAGE.top - 2 * PAGE.leading <= margin[0].top < margin[0].bottom <= PAGE.top - PAGE.leading
        if page.show_folio:
            foot = PAGE.height - PAGE.bottom
            assert foot + PAGE.leading <= margin[-1].top < margin[-1].bottom <= foot + 2 * PAGE.leading


def test_heads_of_openings(long: Printed) -> None:
    """Openings, blanks and the front bear no head; versos bear the book's title, rectos that of the chapter."""
    chapters = {f"c{number}" for number in range(1, 6)}
    running = ""
    for at, page in enumerate(long.pages):
        opened = chapters & set(page.ids)
        running = f"{min(opened)[1:]}. Matter {min(opened)[1:]}" if opened else running
        expected = "" if opened or page.unit != "body" else "The Ferry Book" if at % 2 else running
        assert page.head == expected, f"page {at + 1}"
        if page.unit == "blank":
            assert (page.ids, page.show_folio) == ((), False)


def test_document(long: Printed) -> None:
    """The PDF says its language and title, shows the title, is tagged, opens as a book, and labels its pages."""
    with pikepdf.open(BytesIO(long.pdf)) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo.Title) == "The Ferry Book"
        assert str(pdf.docinfo.Author) == "Ada Marsh"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
        assert pdf.Root.PageLayout == "/TwoPageRight"
        assert "D:2024" in str(pdf.docinfo.CreationDate)
    document = pypdfium2.PdfDocument(long.pdf)
    assert [document.get_page_label(index) for index in range(len(document))] == [page.folio for page in long.pages]


def test_outline(long: Printed, long_lines: list[list[Line]]) -> None:
    """The outline names the headings, nests them, and leads to where they stand on their page."""
    document = pypdfium2.PdfDocument(long.pdf)
    seen = []
    for mark in document.get_toc():
        dest = mark.get_dest()
        index = dest.get_index()
        left, top, _ = dest.get_view()[1]
        seen.append((mark.level, mark.get_title()))
        if long.pages[index].unit == "body":
            margin = PAGE.inner if index % 2 == 0 else PAGE.outer
            assert left == pytest.approx(margin, abs=0.01)
            number = mark.get_title().split()[0]
            line = next(line for line in long_lines[index] if line.text.startswith(number))
            assert PAGE.height - top <= line.top + SLACK
            assert line.top - (PAGE.height - top) < 5 * PAGE.leading
    body = [(level, title) for level, title in seen if title[0].isdigit()]
    assert body == [pair for n in range(1, 6) for pair in ((0, f"{n}. Matter {n}"), (1, f"{n}.1 Inner matter"))]


def test_same_bytes() -> None:
    """The same book and style give the same bytes and the same page map."""
    made = book(section("a", "I.", "Rain", [para(PROSE)]))
    assert lay_out(made, CLASSIC) == lay_out(made, CLASSIC)


@pytest.fixture(scope="module")
def linked() -> dict[str, str]:
    """The links of a book: where each leads, and how it is announced."""
    note = Note("n1", Str("1"), (para("Very."),))
    words = para("To ", Link("#b", (Str("mud"),)), Link("https://example.org/x", (Str("a site"),)), " Wet")
    marked = para("Wet", NoteRef("n1", Str("1")))
    made = book(section("a", "I.", "Rain", [words, marked, note]), section("b", "II.", "Mud"))
    found = {}
    with pikepdf.open(BytesIO(lay_out(made, CLASSIC, "full").pdf)) as pdf:
        for page in pdf.pages:
            for link in page.obj.get("/Annots", []):
                target = link.A.URI if "/A" in link else link.Dest
                found[str(target)] = str(link.Contents)
    return found


def test_links(linked: dict[str, str]) -> None:
    """A link is announced by the heading that it leads to, or by its address."""
    assert {target: linked[target] for target in ("a", "b", "https://example.org/x")} == {
        "a": "I. Rain",
        "b": "II. Mud",
        "https://example.org/x": "https://example.org/x",
    }


def test_links_to_notes(linked: dict[str, str]) -> None:
    """A link to a note and the one back are announced in words, not by an id."""
    assert "n1" not in linked["n1"]
    assert "n1" not in linked["ref-n1"]


REGULAR = [(3, [33])] * 45
"""Questions of one line and answers of three: on page after page the foot cuts them at another line."""


def _by_chance(seed: int) -> list[tuple[int, list[int]]]:
    """Questions of one to three lines, answers of one to twenty in one or two paragraphs."""
    chance = random.Random(seed)
    counts = [[chance.randint(1, 70) for _ in range(chance.randint(1, 2))] for _ in range(45)]
    return [(chance.choice([3, 6, 12, 18]), count) for count in counts]


@pytest.mark.parametrize("asked", [REGULAR, _by_chance(1), _by_chance(2)], ids=["regular", "1", "2"])
def test_questions_stay_with_their_answers(asked: list[tuple[int, list[int]]]) -> None:
    """No question is the last thing on a page: two lines of its answer follow it, or the one line that there is."""
    talk = section("t", "I.", "The talk", sections=[_asked(number, *counts) for number, counts in enumerate(asked)])
    printed = lay_out(book(talk), CLASSIC, "compact")
    pages = [
        [line.text.split() for line in found[: len(found) - 1 - bool(page.head)]]
        for page, found in zip(printed.pages, lines(printed.pdf), strict=True)
        if page.unit == "body"
    ]
    whole = [words for page in pages for words in page]
    assert len(pages) > 4
    for page in pages:
        last = max((at for at, words in enumerate(page) if words[-1].startswith("query")), default=0)
        reply = page[last][-1].replace("query", "reply")
        following = sum(reply in words for words in page[last + 1 :])
        assert following >= min(2, sum(reply in words for words in whole)), page[last:]


def _asked(number: int, query: int, replies: list[int]) -> Section:
    """A question of so many words, and an answer in paragraphs of so many: each word tells its number."""
    reply = [para(f"reply{number} " * count) for count in replies]
    return section(f"q{number}", f"{number}.", (f"query{number} " * query).strip(), reply, role="question")


@pytest.mark.parametrize("before", range(30, 36))
def test_a_short_first_paragraph_takes_the_next_along(before: int) -> None:
    """Where an answer begins with a paragraph of one line, the line after it stays on the page of the question."""
    asked = section("q1", "1.", "First", [para(f"Line {at}.") for at in range(before)], role="question")
    long = "It goes on for a line or two at least, as answers do when they are let. " * 3
    other = section("q2", "2.", "Second", [para("Yes."), para(long)], role="question")
    printed = lay_out(book(asked, other), CLASSIC, "compact")
    for page, found in zip(printed.pages, lines(printed.pdf), strict=True):
        texts = [line.text for line in found]
        if page.unit == "body" and "2. Second" in texts:
            assert texts[texts.index("2. Second") + 2].startswith("It goes on")


def test_chapters_in_a_part() -> None:
    """A chapter in a part opens a page as any does: set alike, and without a head; rectos behind it bear its name."""
    made = book(section("p", "Part One", "", (), [chapter(1), chapter(2)], "part"), chapter(3))
    printed = lay_out(made, CLASSIC, "full")
    found = lines(printed.pdf)
    tops, heads = {}, {}
    for at, page in enumerate(printed.pages):
        for id in {"c1", "c2", "c3"} & set(page.ids):
            tops[id] = [(line.text, round(line.top, 1)) for line in found[at][:2]]
            heads[id] = [after.head for after in printed.pages[at : at + 3]]
    assert [texts for texts, _ in tops["c1"]] == ["1.", "Matter 1"]
    assert [top for _, top in tops["c1"]] == [top for _, top in tops["c2"]] == [top for _, top in tops["c3"]]
    assert all(own[0] == "" for own in heads.values())
    assert all(f"{id[1]}. Matter {id[1]}" in own for id, own in heads.items())
