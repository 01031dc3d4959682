"""Whatever the text, it becomes a book, and every character of it is in the book or removed by name."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st
from making import made

from pipeline.catalogue import Credit
from pipeline.config import BookConfig
from pipeline.errors import InputError
from pipeline.model import Section, leaves, walk
from pipeline.structure import Structure

WHITE = [
    "\n",
    "\n",
    "\n\n",
    "\n\n\n",
    "\n ",
    "\n    ",
    "\f",
    "\n\f",
    " ",
    " ",
    "  ",
    "\t",
    "\r\n",
    "\r",
    "\u2028",
    "\x85",
]
WHITE += ["\u00a0", "\u3000", "\u202f", "\x1c", "\x0b"]
LABELS = ["1. ", "2. ", "3. ", "4. ", "1) ", "12. ", "0. ", "٣. ", "I. ", "II. ", "III. ", "IV) ", "(a) ", "• "]
LABELS += [
    "Chapter 1",
    "Chapter 2 ",
    "Chapter 3 — ",
    "Part I",
    "Part two: ",
    "Kapitel 1: – ",
    "Chapitre premier ",
    "Erstes Kapitel",
]
LABELS += ["chapter \u017fix", "Part mild", "Book club", "Boo\u212a v\u0130"]
DATES = ["6 December 2025", "12/6/2025", "13/6/2025", ", 2025-12-06", " (1 mai 2020)", "– 3.4.2021", "3 Auguſt 2020"]
RULES = ["----\n", "\n----\n\n", "***", "* * *\n", "_" * 70 + "\n", "⁂\n", "...", "…"]
MARKS = [
    "-",
    "-\n",
    "\u00ad",
    "\u00ad\n",
    "\u2010\n",
    "—",
    "—\n",
    "– ",
    "— ",
    " —",
    ".",
    ".\n",
    "?",
    "?\n",
    "!",
    ",",
    ":",
    "“",
    "”",
    "(",
    ")",
]
WORDS = [
    "word",
    "Word",
    "well-known",
    "ﬁrst",
    "e\u0301",
    "中",
    "𝒳",
    "7",
    "10³",
    "by ",
    "von ",
    "By Ann Other",
    "x" * 95,
]
WORDS += ["what is it?", "\ufeff", "\u200b", "\u200d", "\x07", "\x02", "\u2060"]

PLAIN = [
    "_",
    "*",
    "**",
    "_so it is_",
    "**so**\n",
    "\n```\n",
    "\n\n> ",
    "\n>\n",
    "\n\n# ",
    "\n## so\n\n",
    "\n$ so -n\n",
    "\n\nNotes\n\n1. so\n2. so\n",
    "so.1 So.2 ",
    "a = f(b);\n",
]

pieces = st.sampled_from(WHITE) | st.sampled_from(LABELS) | st.sampled_from(RULES) | st.sampled_from(MARKS)
pieces |= st.sampled_from(WORDS) | st.sampled_from(DATES) | st.sampled_from(PLAIN)
pieces |= st.text(max_size=3)
loose = st.lists(pieces, max_size=40).map("".join)
blocks = st.builds(
    "{}{}{}".format, st.sampled_from(["", *LABELS]), st.lists(pieces, max_size=4).map("".join), st.just("\n\n")
)
built = st.lists(blocks, min_size=3, max_size=14).map("".join)
labelled = st.builds("1. {}\n2. {}\n\n3. {}\n{}".format, loose, loose, loose, built)
titled = st.builds(
    "{}{}\n{}\n\n{}".format, st.sampled_from(["Word", "A talk", ""]), st.sampled_from(DATES), built, loose
)
raw_texts = st.one_of(loose, built, labelled, titled)

words = st.sampled_from(["word", "Word", "!", "A talk", "Ann Other", "x"])
configs = st.builds(
    BookConfig,
    title=st.none() | words,
    subtitles=st.none() | st.lists(words, max_size=2).map(tuple),
    authors=st.lists(st.builds(Credit, words), max_size=2).map(tuple),
    date=st.sampled_from([None, "2025", "2025-12-06"]),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples."""
    return tmp_path_factory.mktemp("any")


def found_in(folder: Path, raw: str, given: BookConfig) -> Structure:
    """The book of a text, if it is a text at all."""
    try:
        return made(folder, raw, given)
    except InputError:
        return reject()


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(raw=raw_texts, given=configs)
@example(raw="Ø\x86\u2028", given=BookConfig())
@example(raw="Â¡\n\n", given=BookConfig())
@example(raw="> \n\n> so.1 So.2 \n----\n\n\n1. \x0c\n\n1. \n\n", given=BookConfig())
@example(raw="Ferry\n\n***\n\nWe left.\n", given=BookConfig())
@example(raw="Chapter 1 — Home\n\nWe left.\n", given=BookConfig())
@example(raw="Talk\n\nPart mild\n", given=BookConfig())
def test_the_account_always_balances(folder: Path, raw: str, given: BookConfig) -> None:
    """No text and no .toml makes it crash, lose a character, invent one or use one twice."""
    found_in(folder, raw, given)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(raw=raw_texts)
@example(raw="Ferry\n\n***\n\nWe left.\n")
def test_every_book_is_sound(folder: Path, raw: str) -> None:
    """Ids are unique, spans rise and are disjoint, no leaf is empty, decisions come in order, a book has a title."""
    found = found_in(folder, raw, BookConfig())
    sections: list[Section] = [section for _, section in walk(found.book.sections)]
    assert len({section.id for section in sections}) == len(sections)
    assert found.book.meta.title.text.strip()
    assert [decision.raw for decision in found.decisions] == sorted(decision.raw for decision in found.decisions)
    for leaf in leaves(found.book):
        assert leaf.text.strip()
        assert all(start < end for start, end in leaf.span)
        assert all(a[1] <= b[0] for a, b in pairwise(leaf.span))
    for decision in found.decisions:
        assert all(0 <= start < end <= len(raw) for start, end in decision.raw)
        assert 0 <= decision.confidence <= 1
        assert decision.evidence


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(raw=raw_texts)
@example(raw="Ferry\n\n***\n\nWe left.\n")
def test_the_same_text_gives_the_same_book(folder: Path, raw: str) -> None:
    """Nothing but the text decides."""
    assert found_in(folder, raw, BookConfig()) == found_in(folder, raw, BookConfig())
