"""What stands alone at the head or foot of a page is found; a careful style leaves nothing to find."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from made import CLASSIC, THREE_LINES, chapter, found, of, worse
from pieces import para, section

from pipeline.lint import Finding
from pipeline.lint.finding import KINDS
from pipeline.model import Item, List, Section, Str, Verse
from pipeline.render.printed import Printed

CARELESS = """
p { orphans: 1; widows: 1; }
h1, h2, h3, section.question > :is(h1, h2, h3) { break-after: auto; break-inside: auto; orphans: 1; widows: 1; }
section.question > :is(h1, h2, h3) + p:not(:last-child) { break-after: auto; }
"""
FOOT = range(24, 35)
"""Where a paragraph behind so many lines of a chapter comes about the foot of its first page."""
FAULTS = [name for name, kind in KINDS.items() if kind.weight == "fault"]


def prose() -> list[Section]:
    """Paragraphs of three lines at every place about the foot of a page."""
    return [chapter(lines, lines, THREE_LINES, THREE_LINES, THREE_LINES) for lines in FOOT]


def headed() -> list[Section]:
    """Headings at every place about the foot of a page."""
    return [
        chapter(lines, lines, below=[section(f"s{lines}", "", f"Heading {lines}", [para(THREE_LINES), para("End.")])])
        for lines in FOOT
    ]


@pytest.fixture(scope="module")
def careless(tmp_path_factory: pytest.TempPathFactory) -> tuple[Printed, tuple[Finding, ...]]:
    """Paragraphs broken anywhere, their lines one by one: chosen ones would be chosen so that pages end well."""
    return found(prose(), replace(worse(tmp_path_factory.mktemp("style"), CARELESS), lines=None))


def test_a_last_line_at_a_page_head_is_a_widow(careless: tuple[Printed, tuple[Finding, ...]]) -> None:
    """It is named by its page, its folio and its words."""
    printed, findings = careless
    widows = of(findings, "widow")
    assert widows
    for widow in widows:
        assert (widow.line, widow.weight) == (1, "fault")
        assert THREE_LINES.strip().endswith(widow.words)
        assert printed.pages[widow.page].folio == widow.folio


def test_a_first_line_at_a_page_foot_is_an_orphan(careless: tuple[Printed, tuple[Finding, ...]]) -> None:
    """It is the last line of its page."""
    orphans = of(careless[1], "orphan")
    assert orphans
    for orphan in orphans:
        assert orphan.line > FOOT[0]
        assert THREE_LINES.startswith(orphan.words)


def test_a_heading_at_a_page_foot_is_stranded(tmp_path: Path) -> None:
    """With nothing below it, or with one line."""
    _, findings = found(headed(), worse(tmp_path, CARELESS))
    stranded = of(findings, "stranded")
    assert {finding.why for finding in stranded} == {"nothing below it", "one line below it"}
    assert all(finding.words.startswith("Heading ") for finding in stranded)
    assert all(finding.line > FOOT[0] for finding in stranded)


def short_first() -> list[Section]:
    """Headings above a paragraph of one line, at every place about the foot of a page."""
    texts = [para("One line."), para(THREE_LINES)]
    return [chapter(lines, lines, below=[section(f"s{lines}", "", "Heading", texts)]) for lines in FOOT]


def listed() -> list[Section]:
    """Items of a list at every place about the foot of a page."""
    items = tuple(Item(Str("•"), (para(THREE_LINES),)) for _ in range(3))
    return [replace(own := chapter(lines, lines), blocks=(*own.blocks, List(items))) for lines in FOOT]


def sung() -> list[Section]:
    """Stanzas of four, eight and fifty lines under their headings, one of which begins a page."""
    stanzas = [Verse(tuple((Str(f"Line {line} of the song"),) for line in range(lines))) for lines in (4, 8, 50)]
    songs = [section(f"song{at}", "", "A song", [stanza]) for at, stanza in enumerate(stanzas)]
    alone = section("alone", "", "A long song", [stanzas[2]], role="chapter")
    return [alone, *(chapter(lines, lines, below=_renamed(songs[:2], lines)) for lines in FOOT)]


def _renamed(sections: list[Section], number: int) -> list[Section]:
    return [replace(own, id=f"{own.id}-{number}") for own in sections]


@pytest.mark.parametrize("make", [prose, headed, short_first, listed, sung])
def test_a_careful_style_leaves_nothing(make: Callable[[], list[Section]]) -> None:
    """The style classic breaks all of these well."""
    _, findings = found(make(), CLASSIC)
    assert of(findings, *FAULTS) == []


def test_last_pages_of_few_lines(tmp_path: Path) -> None:
    """Less than four lines on the last page of a chapter are short; four are not, nor is a chapter of one page."""
    css = "body > section:last-child > p:last-child { break-before: auto; widows: 1; }"
    printed, findings = found(
        [*(chapter(lines, lines) for lines in range(25, 41)), chapter(2, 2)], worse(tmp_path, css)
    )
    short = of(findings, "short")
    assert [finding.amount for finding in short] == [3, 2, 1]
    assert all(finding.weight == "finding" for finding in short)
    assert not of(findings, *FAULTS)
    last = max(index for index, page in enumerate(printed.pages) if page.unit == "body")
    assert all(finding.page < last for finding in short)


def test_a_careful_style_ends_prose_with_four_lines() -> None:
    """The last paragraph of a chapter takes lines along, so that no last page has but one or two."""
    below = [section("s", "", "Below", [para(THREE_LINES * 2)])]
    chapters = [chapter(lines, lines, THREE_LINES * 2, THREE_LINES * 2) for lines in range(18, 28)]
    more = [chapter(lines, lines, THREE_LINES * 2, below=_renamed(below, lines)) for lines in range(18, 28)]
    _, findings = found([*chapters, *more], CLASSIC)
    assert not of(findings, "short")
