"""After a correction no more is laid out than what it touched, and no byte is another than without a cache."""

import random
from collections.abc import Generator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from novels import chapter, prose
from pieces import para, section
from shelf import Shelf
from strategies import book

from pipeline import style
from pipeline.model import Book, Section
from pipeline.render.crew import Answer, Crew, Task
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed
from pipeline.render.stylesheets import Stylesheets

CLASSIC = style.load("classic")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the units that were laid out, in no order."""
    names: list[str] = []
    real = Crew.answers

    def counted(crew: Crew, tasks: list[Task], sheets: Stylesheets) -> Generator[tuple[Task, Answer], None, None]:
        names.extend(task.name for task in tasks)
        return real(crew, tasks, sheets)

    monkeypatch.setattr(Crew, "answers", counted)
    return names


def novel(*lengths: int) -> Book:
    """Chapters of so many paragraphs."""
    return book(*(chapter(number, length) for number, length in enumerate(lengths, 1)))


def with_words(made: Book, number: int, text: str) -> Book:
    """The book with another first paragraph in one of its chapters."""
    old = made.sections[number - 1]
    new = replace(old, blocks=(para(text), *old.blocks[1:]))
    return replace(made, sections=(*made.sections[: number - 1], new, *made.sections[number:]))


def test_unchanged(asked: list[str]) -> None:
    """Nothing is laid out for a book that is as it was, and the bytes are the same."""
    shelf, made = Shelf(), novel(9, 9, 9)
    first = lay_out(made, CLASSIC, "full", shelf)
    asked.clear()
    kept = dict(shelf)
    assert lay_out(made, CLASSIC, "full", shelf) == first
    assert (asked, shelf) == ([], kept)


def test_one_word(asked: list[str]) -> None:
    """One word changed costs its chapter alone."""
    shelf, made = Shelf(), novel(9, 9, 9)
    lay_out(made, CLASSIC, "full", shelf)
    asked.clear()
    lay_out(with_words(made, 2, "Another word."), CLASSIC, "full", shelf)
    assert asked == ["'2. Of Ferries, 2'"]


def test_grown_chapter(asked: list[str]) -> None:
    """A chapter that grows by pages costs itself, the contents, and the folios that there were none of."""
    shelf = Shelf()
    before = lay_out(novel(9, 9, 9), CLASSIC, "full", shelf)
    asked.clear()
    after = lay_out(novel(9, 16, 9), CLASSIC, "full", shelf)
    assert len(after.pages) > len(before.pages)
    assert sorted(asked) == ["'2. Of Ferries, 2'", "heads and folios", "the contents"]


@pytest.mark.parametrize("given", [{"modified": "2031-01-01"}, {"description": "Of boats"}])
def test_metadata(asked: list[str], given: dict[str, Any]) -> None:
    """A date or a description that no page shows lays nothing out."""
    shelf, made = Shelf(), novel(3, 3)
    before = lay_out(made, CLASSIC, "full", shelf)
    asked.clear()
    after = lay_out(replace(made, meta=replace(made.meta, **given)), CLASSIC, "full", shelf)
    assert asked == []
    assert after.pdf != before.pdf


def test_damaged_store(asked: list[str]) -> None:
    """What a store gives back damaged is laid out anew."""
    shelf, made = Shelf(), novel(2, 2)
    first = lay_out(made, CLASSIC, "full", shelf)
    for key, data in shelf.items():
        shelf[key] = data[: len(data) // 2]
    asked.clear()
    assert lay_out(made, CLASSIC, "full", shelf) == first
    assert len(asked) > 4


def test_jobs() -> None:
    """One process, two, and processes that have laid out other things give the same bytes."""
    made = novel(14, 14, 14, 14, 14)
    with Crew(1) as one, Crew(2) as two:
        first = lay_out(made, CLASSIC, crew=one)
        assert lay_out(made, CLASSIC, crew=two) == lay_out(made, CLASSIC, crew=two) == first


def edited(made: Book, chance: random.Random) -> Book:
    """The book after one edit: a word, a paragraph more or less, a chapter moved, gone, new, or with another title."""
    sections = list(made.sections)
    at = chance.randrange(len(sections))
    blocks = list(sections[at].blocks)
    kind = chance.choice(["word", "more", "less", "move", "new", "gone", "title", "run on"])
    if kind in ("word", "more"):
        blocks[:1] = [para(prose(chance.random(), 30)), *blocks[kind == "word" : 1]]
    elif kind == "less":
        del blocks[1 : 1 + chance.randrange(4)]
    sections[at] = replace(sections[at], blocks=tuple(blocks))
    if kind == "move":
        sections.insert(chance.randrange(len(sections)), sections.pop(at))
    elif kind == "gone" and len(sections) > 1:
        del sections[at]
    elif kind == "title":
        sections[at] = replace(sections[at], title=(sections[at].label or para("New").inlines[0],))
    elif kind in ("new", "run on"):
        sections.insert(at, _new(chance, "chapter" if kind == "new" else "section"))
    return replace(made, sections=tuple(sections))


def _new(chance: random.Random, role: str) -> Section:
    number = chance.randrange(10**9)
    return section(f"x{number}", "", f"New {number}", [para(prose(number, 60))], role=role)


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.sampled_from(["auto", "full", "compact"]))
def test_cached_is_cold(seed: int, front: str) -> None:
    """After any edits, what the cache helped to make is, byte for byte, what is made without it."""
    chance, shelf, made = random.Random(seed), Shelf(), novel(2, 5, 3)
    for _ in range(3):
        made = edited(made, chance)
        cached: Printed = lay_out(made, CLASSIC, front, shelf)
        assert cached == lay_out(made, CLASSIC, front)
