"""Pages are told by form feeds, or by numbers that rise evenly; numbers that count something else tell nothing."""

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.lines import Line, lines
from pipeline.structure.page_numbers import numbers
from pipeline.structure.pages import EDGE, find
from pipeline.text import Text

PLACES = "Saltgate Millbrook Stoneford Ashwick Wolfholm Ravenby Elderton Marshfield Oakbridge Northmere Fenmoor".split()
PROSE = wrap(" ".join(f"We waited for the coach at {place} until it was dark." for place in PLACES * 30), 60)
ROMAN = "i ii iii iv v vi vii viii".split()


def read(raw: str) -> list[Line]:
    """The lines of a text."""
    return list(lines(Text.raw(raw)))


def page(index: int, length: int = 20) -> str:
    """The text of a page: so many lines of prose that runs on from page to page."""
    return "\n".join(PROSE[index * length : (index + 1) * length])


def counted(raw: str) -> list[int] | None:
    """The page numbers found in a text, in order; None where it shows no pages."""
    pages = find(read(raw))
    return None if pages is None else [pages.numbers[index].value for index in sorted(pages.numbers)]


@pytest.mark.parametrize(
    "line",
    "7|– 7 –|- 7 -|—7—|(7)|[7]|7/40|7 of 40|Page 7|PAGE 7 OF 40|p. 7|Seite 7|Seite 7 von 40|vii|VII|– vii –|· 7 ·|* 7 *"
    "|~ 7 ~|« 7 »|Pagina 7|Página 7 de 40|pág. 7|Blz. 7|Bladzijde 7 van 40|Sida 7|Side 7 av 40".split("|"),
)
def test_a_number_alone(line: str) -> None:
    """A page number may stand between strokes or brackets, behind its word, before the count of all, and in roman."""
    first = numbers(line, 5)[0]
    assert (first.line, first.value, first.rest) == (5, 7, "")
    assert first.roman is ("7" not in line)


@pytest.mark.parametrize("line", ["7 The Salt Road", "The Salt Road 7", "7   The Salt Road", "The Salt Road 7/40"])
def test_a_number_beside_a_running_head(line: str) -> None:
    """It may stand before the words of a running head, or behind them."""
    assert [(number.value, number.rest) for number in numbers(line, 0)] == [(7, "The Salt Road")]


@pytest.mark.parametrize(
    "line", ["", "seven", "7th", "12345", "0", "7,5", "7.", "1. Rope", "No7", "Lesson-7", f"7 {'long ' * 20}"]
)
def test_what_is_no_page_number(line: str) -> None:
    """Words, parts of words, a list's number, naught, five digits and a line of prose are none."""
    assert numbers(line, 0) == []


@pytest.mark.parametrize("number", ["{}", "– {} –", "{}/40", "Page {}", "Seite {} von 40", "{} The Salt Road"])
@pytest.mark.parametrize("first", [1, 7, 113])
@pytest.mark.parametrize("feed", ["\n\f", "\n\n", "\n"], ids=["feeds", "blank lines", "nothing"])
@pytest.mark.parametrize("foot", [True, False], ids=["foot", "head"])
def test_numbers_rise_through_the_text(number: str, first: int, feed: str, foot: bool) -> None:
    """Numbers at head or foot are found from whatever value on, with form feeds and without."""
    printed = [number.format(first + index) for index in range(9)]
    raw = feed.join(f"{page(i)}\n{n}" if foot else f"{n}\n{page(i)}" for i, n in enumerate(printed))
    assert counted(raw) == list(range(first, first + 9))


def test_where_pages_begin() -> None:
    """A page begins behind a form feed, behind a number at the foot, and with a number at the head."""
    feeds, foot, head = (
        "\f".join(f"{page(i)}\n" for i in range(6)),
        "\n".join(f"{page(i)}\n{i + 1}" for i in range(6)),
        "\n".join(f"{i + 1} The Salt Road\n{page(i)}" for i in range(6)),
    )
    begins = [tuple(range(0, 6 * length, length)) for length in (20, 21, 21)]
    assert [pages.first for raw in (feeds, foot, head) if (pages := find(read(raw)))] == begins


def test_edges_lie_at_both_ends_of_a_page() -> None:
    """Head and foot are three lines each, from the edge inward; a short page has fewer."""
    all_lines = read("a\nb\nc\nd\ne\f\nf\ng\f\nh")
    pages = find(all_lines)
    assert pages is not None
    edges = [(list(head), list(foot)) for head, foot in pages.edges(len(all_lines))]
    assert edges == [([0, 1, 2], [4, 3, 2]), ([5, 6], [6, 5]), ([7], [7])]


@pytest.mark.parametrize("first_arabic", [1, 5], ids=["begins anew", "counts on"])
@pytest.mark.parametrize("first_roman", [0, 4], ids=["from i", "from v"])
def test_roman_front_pages(first_arabic: int, first_roman: int) -> None:
    """Front pages are counted in roman by themselves."""
    front = [f"{page(i)}\n{ROMAN[first_roman + i]}\n" for i in range(4)]
    raw = "\f".join(front + [f"{page(i + 4)}\n{i + first_arabic}\n" for i in range(8)])
    assert counted(raw) == [*range(first_roman + 1, first_roman + 5), *range(first_arabic, first_arabic + 8)]


def test_one_roman_front_page() -> None:
    """Where but one is numbered in roman, the title page counts as i; what reads otherwise is no page number."""
    front = [f"{page(0)}\n", f"{page(1)}\nii\n", f"{page(2)}\nvii\n"]
    raw = "\f".join(front + [f"{page(i + 3)}\n{i + 1}\n" for i in range(8)])
    assert counted(raw) == [2, *range(1, 9)]


def test_roman_front_pages_without_form_feeds() -> None:
    """Roman numbers before the arabic ones are page numbers, too."""
    front = [f"{page(i)}\n{ROMAN[i]}" for i in range(4)]
    raw = "\n\n".join(front + [f"{page(i + 4)}\n{i + 1}" for i in range(8)])
    assert counted(raw) == [1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8]


def test_pages_without_number_or_text_count() -> None:
    """A blank page, and one that prints no number, leave the numbers of the others where they are."""
    bodies = [f"{page(i)}\n{i + 1}\n" for i in range(9)]
    bodies[3], bodies[5] = "\n", f"{page(5)}\n"
    assert counted("\f".join(bodies)) == [1, 2, 3, 5, 7, 8, 9]


def test_a_year_at_the_edge_of_a_page_is_no_page_number() -> None:
    """A number counts only at its usual distance from the count of form feeds."""
    bodies = [f"{page(i)}\n{i + 1}\n" for i in range(9)]
    bodies[4] = f"1912\n{bodies[4]}"
    assert counted("\f".join(bodies)) == list(range(1, 10))


def test_a_number_that_was_lost() -> None:
    """Without form feeds the chain goes on over one or two pages whose number is missing."""
    printed = [f"{page(i)}\n{i + 1}" for i in range(12)]
    printed[4], printed[8], printed[9] = page(4), page(8), page(9)
    assert counted("\n".join(printed)) == [1, 2, 3, 4, 6, 7, 8, 11, 12]


def block(index: int) -> str:
    """Two paragraphs of seven lines each; both end with a sentence."""
    paragraph = " ".join(f"We waited for the coach at {place} until dark." for place in PLACES[:8])
    return "\n\n".join("\n".join(wrap(f"It was {place} again. {paragraph}", 60)) for place in PLACES[index % 10 :][:2])


@pytest.mark.parametrize(
    "raw",
    [
        "",
        page(0),
        "\n".join(f"{page(i)}\n{i + 1}" for i in range(3)),
        f"{page(0)}\f{page(1)}",
        f"{page(0)}\n" + "\n".join(f"{number} We waited at {place}" for number, place in enumerate(PLACES)),
        f"{page(0)}\n" + "\n".join(f"{number}. We waited at {place}" for number, place in enumerate(PLACES, 1)),
        "\n\n".join(f"{number}. Who waited at {PLACES[number % 11]}?\n\n{block(number)}" for number in range(1, 25)),
        "\n\n".join(f"It was {year} and we waited.\n{page(year - 1901)}" for year in range(1901, 1916)),
        "\n".join(f"{page(i)}\n{number}" for i, number in enumerate([4, 99, 12, 50, 3, 77, 31, 8])),
        "\n".join(f"{page(0)}\n{page(1)}\n{page(2)}\n{page(3)}\n{page(4)}\n{i + 1}" for i in range(2)),
        "\n".join([*(f"{page(i)}\n{i + 1}" for i in range(5)), *map(page, range(5, 15))]),
    ],
    ids="nothing|prose|three|one feed|lines|a list|questions|years|no order|two|the first third".split("|"),
)
def test_what_shows_no_pages(raw: str) -> None:
    """Few numbers, a list, questions and years in sentences make no pages."""
    assert find(read(raw)) is None


@pytest.mark.parametrize("label", ["{}", "Chapter {}", "{} May", "190{}"])
def test_numbers_above_sections_show_no_pages(label: str) -> None:
    """A number that never stands within a sentence heads a chapter, a day or a year: pages break sentences."""
    raw = "\n\n".join(f"{label.format(number)}\n\n{block(number)}" for number in range(1, 9))
    assert counted(raw) is None


@pytest.mark.xfail(strict=True, reason="a number at the foot of an opening page makes the distances uneven")
def test_numbers_that_change_place() -> None:
    """A page on which a chapter opens may have its number at the foot, all others at the head."""
    raw = "\n".join(f"{page(i)}\n{i + 1}" if i % 4 == 0 else f"{i + 1} The Salt Road\n{page(i)}" for i in range(12))
    assert counted(raw) == list(range(1, 13))


@pytest.mark.xfail(strict=True, reason="of two lines with one number the earlier is taken for the page's")
def test_a_number_in_the_middle_of_its_page() -> None:
    """Of two equal numbers that at the usual distance is the page's; a section's stands anywhere."""
    printed = [f"{page(i)}\n– {i + 1} –" for i in range(9)]
    printed[3] = "\n".join([*PROSE[60:70], "4", *PROSE[70:80], "– 4 –"])
    all_lines = read("\n".join(printed))
    pages = find(all_lines)
    assert pages is not None
    assert "4" not in [all_lines[index].text for index in pages.numbers]


ANY = st.lists(st.sampled_from(["1", "2", "3", "4", "ii", "7 a", "a 8", "word", "\f", "", *PROSE[:14]]), max_size=90)


@given(ANY)
def test_pages_are_disjoint(pieces: list[str]) -> None:
    """Whatever the text, pages begin with the first line and rise, and their edges and numbers lie inside."""
    all_lines = read("\n".join(pieces))
    pages = find(all_lines)
    if pages is None or not all_lines:
        return
    assert pages.first[0] == 0
    assert list(pages.first) == sorted(set(pages.first))
    assert all(0 <= index < len(all_lines) for index in pages.numbers)
    for begin, (head, foot) in zip(pages.first, pages.edges(len(all_lines)), strict=True):
        assert begin == head[0]
        assert 1 <= len(head) == len(foot) <= EDGE
        assert sorted(foot)[-1] + 1 in (*pages.first, len(all_lines))


@pytest.mark.parametrize("numeral", ["IV", "iv"])
def test_a_numeral_alone_between_feeds(numeral: str) -> None:
    """A roman number in capitals, alone on top of a page, labels a section; in small letters it is the page's."""
    raw = "\f".join(f"{ROMAN[i].upper() if numeral.isupper() else ROMAN[i]}\n{page(i)}\n" for i in range(8))
    assert counted(raw) == ([] if numeral.isupper() else list(range(1, 9)))


@pytest.mark.parametrize(("broken", "shows"), [((), False), ((2,), False), ((2, 9), True), ((2, 9, 12), True)])
def test_pages_break_sentences(broken: tuple[int, ...], shows: bool) -> None:
    """Numbers that rise evenly are those of pages only if two sentences run over them, in a tenth of the pages."""
    whole = "\n".join(f"We waited at {place} until dark, and the next coach came." for place in PLACES * 2)
    open_end = whole.removesuffix(".") + " by"
    raw = "\n".join(f"{open_end if number in broken else whole}\n{number}" for number in range(1, 16))
    assert (counted(raw) is not None) is shows


@pytest.mark.parametrize(("small", "shows"), [((), False), ((2, 9), True)])
def test_sentences_go_on_below_numbered_heads(small: tuple[int, ...], shows: bool) -> None:
    """The head with its number is passed over: what stands below it begins large or small."""
    whole = "\n".join(f"We waited at {place} until dark, and the next coach came." for place in PLACES * 2)
    goes_on = whole.replace("We", "and we", 1)
    raw = "\n".join(f"{number} The Salt Road\n{goes_on if number in small else whole}" for number in range(1, 16))
    assert (counted(raw) is not None) is shows


def test_numbers_within_a_contents_page() -> None:
    """Where the numbers of a contents page rise more often than those of the pages, these still show the pages."""
    listed = "\n".join(f"Of {place}\n{number}" for number, place in enumerate(PLACES * 3, 1))
    raw = f"Contents\n{listed}\n" + "\n".join(f"{page(n)}\n{n + 1}" for n in range(12))
    assert find(read(raw)) is None
    found = find(read(raw), range(1 + 6 * len(PLACES)))
    assert found is not None
    assert [found.numbers[index].value for index in sorted(found.numbers)] == [*range(1, 13)]


@pytest.mark.parametrize("mark", ["[ {} ]", "{}", "– {} –"])
def test_labels_of_chapters_are_no_page_numbers(mark: str) -> None:
    """Chapters of two pages each: their numbers rise beside the same word, and those of the pages alone count."""
    heads = [f"Chapter {index // 2 + 1}\n" if index % 2 == 0 else "" for index in range(20)]
    raw = "\n".join(f"{head}{page(index)}\n{mark.format(index + 1)}" for index, head in enumerate(heads))
    assert counted(raw) == list(range(1, 21))
