"""A book put together from units is the book that WeasyPrint makes in one piece: pages, tags, links, outline."""

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import pytest
import reading
from hypothesis import HealthCheck, given, settings
from novels import everything, in_one_piece
from pieces import para, section
from strategies import BOOKS, book, meta

from pipeline import style
from pipeline.model import Book, Section, Str
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed

CLASSIC = style.load("classic")


@dataclass(frozen=True)
class Pair:
    """The same book, from units and in one piece."""

    units: Printed
    whole: Printed


@pytest.fixture(scope="module", params=["full", "compact"])
def pair(request: pytest.FixtureRequest) -> Pair:
    """A book of everything, with a full and with a compact front."""
    units = lay_out(everything(), CLASSIC, request.param)
    with pytest.MonkeyPatch.context() as patch:
        whole = in_one_piece(lambda: lay_out(everything(), CLASSIC, request.param), patch.setattr)
    return Pair(units, whole)


def test_pages(pair: Pair) -> None:
    """The same pages, with the same words in the same order, and the same page map but for the hashes."""
    assert len(pair.units.pages) > 16
    assert reading.texts(pair.units.pdf) == reading.texts(pair.whole.pdf)
    for one, other in zip(pair.units.pages, pair.whole.pages, strict=True):
        assert (one.unit, one.folio, one.head, one.ids) == (other.unit, other.folio, other.head, other.ids)


def test_tags(pair: Pair) -> None:
    """The same structure tree, node by node, and the same way back from marks and links to it."""
    assert reading.tags(pair.units.pdf) == reading.tags(pair.whole.pdf)
    assert reading.parents(pair.units.pdf) == reading.parents(pair.whole.pdf)


def test_navigation(pair: Pair) -> None:
    """The same links, named places, outline and page labels."""
    for look in (reading.links, reading.places, reading.outline, reading.labels):
        assert look(pair.units.pdf) == look(pair.whole.pdf)
    assert len(reading.links(pair.units.pdf)) > 12


def test_images(pair: Pair) -> None:
    """The same pages to look at: not one pixel differs."""
    for one, other in zip(reading.images(pair.units.pdf), reading.images(pair.whole.pdf), strict=True):
        assert (one == other).all()


def test_warnings(pair: Pair) -> None:
    """The same complaints of the layout."""
    assert set(pair.units.warnings) == set(pair.whole.warnings)
    assert any("nowhere" in warning for warning in pair.units.warnings)


def test_size(pair: Pair) -> None:
    """The file is not larger by more than a seventh."""
    assert len(pair.units.pdf) < 1.15 * len(pair.whole.pdf)


def _ending(line: int) -> Section:
    """A chapter whose last paragraph, of four lines, begins in that line of its page or thereabouts, in a section."""
    text = [para("The tide came in. " * 3) for _ in range(line - 9)]
    last = para("Nobody said when he would cross, and the lamps of the quay went out one after another. " * 3)
    inner = section(f"inner{line}", "", "Inner matter", [para("It rose."), last])
    outer = section(f"outer{line}", "", "Outer matter", [], [inner])
    return section(f"end{line}", "", f"Of line {line}", text, [outer], "chapter")


def test_last_pages() -> None:
    """A chapter ends alike in its unit and before the next one, however deep its last paragraph stands."""
    ends = [_ending(line) for line in range(24, 36)]
    made = book(section("p", "Part One", "", [para("Of tides.")], ends[:6], "part"), *ends[6:])
    units = lay_out(made, CLASSIC, "full")
    with pytest.MonkeyPatch.context() as patch:
        whole = in_one_piece(lambda: lay_out(made, CLASSIC, "full"), patch.setattr)
    assert reading.texts(units.pdf) == reading.texts(whole.pdf)


def _in_letters(node: Any) -> Any:
    """A node whose texts are of letters that every font has."""
    if isinstance(node, Str):
        return replace(node, text="".join("abcdefgh i"[ord(character) % 10] for character in node.text))
    if isinstance(node, tuple):
        return tuple(map(_in_letters, node))
    if is_dataclass(node) and not isinstance(node, type):
        own = {field.name: _in_letters(getattr(node, field.name)) for field in fields(node)}
        return replace(node, **own)
    return node


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(BOOKS.map(lambda made: replace(made, sections=_in_letters(made.sections), meta=meta())))
def test_any_book(made: Book) -> None:
    """However sections, notes, tables and links are nested, units make what one piece makes."""
    units = lay_out(made, CLASSIC, "full")
    with pytest.MonkeyPatch.context() as patch:
        whole = in_one_piece(lambda: lay_out(made, CLASSIC, "full"), patch.setattr)
    looks = (reading.texts, reading.tags, reading.parents, reading.links, reading.places, reading.outline)
    for look in looks:
        assert look(units.pdf) == look(whole.pdf)
    assert [page.head for page in units.pages] == [page.head for page in whole.pages]
    assert not [warning for warning in units.warnings if "in one piece" in warning]
