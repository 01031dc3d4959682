"""The model is a closed set of frozen shapes that can be read from front to back."""

import dataclasses

import pytest
from books import books
from hypothesis import HealthCheck, given, settings

from pipeline import codec
from pipeline.model import (
    NODES,
    Book,
    Break,
    Emph,
    Item,
    LineBreak,
    Link,
    List,
    Meta,
    Note,
    NoteRef,
    PageAnchor,
    Paragraph,
    Person,
    Preformatted,
    PrintedDate,
    Quote,
    Section,
    Str,
    Strong,
    Table,
    Verse,
    heading,
    leaves,
    plain,
    walk,
)


def _w(text: str) -> Str:
    return Str(text)


META = Meta(_w("1"), (_w("2"), _w("3")), (Person(_w("4")),), PrintedDate("2025", _w("5")), "en", "urn:x", "2025-01-01")
BLOCKS = (
    Paragraph((_w("c"), LineBreak(), Emph((_w("d"), Strong((_w("e"),)))), Link("#x", (_w("f"),)), PageAnchor("no"))),
    List((Item(_w("g"), (Paragraph((_w("h"), NoteRef("no", _w("i")))),)), Item(None, ()))),
    Quote((Verse(((_w("j"), _w("k")), (_w("l"),))),)),
    Break(_w("m")),
    Preformatted(_w("n")),
    Table((((_w("o"),), (_w("p"),)), ((_w("q"),),))),
    Note("no", _w("r"), (Paragraph((_w("s"),)),)),
)
BELOW = Section("question", _w("t"), (_w("u"),), (Paragraph((_w("v"),)),), (), (), "below")
BOOK = Book(META, (Section("section", _w("a"), (_w("b"),), BLOCKS, (BELOW,), (), "one"),))


def test_leaves_come_in_reading_order() -> None:
    """Label, title, blocks, then the sections below: the leaves of every kind of node come as they are read."""
    assert "".join(leaf.text for leaf in leaves(BOOK.sections)) == "abcdefghijklmnopqrstuv"
    assert "".join(leaf.text for leaf in leaves(META)) == "12345"
    assert [leaf.text for leaf in leaves(BOOK)] == [*"12345", *"abcdefghijklmnopqrstuv"]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(books)
def test_no_leaf_is_missed(book: Book) -> None:
    """As many leaves are found as the JSON has."""
    assert len(list(leaves(book))) == str(codec.encode(book)).count("'type': 'Str'")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(books)
def test_plain_is_the_text_of_the_leaves(book: Book) -> None:
    """The text of a node is that of its leaves and nothing between them."""
    assert plain(book) == plain(book.meta) + "".join(plain(section) for section in book.sections)
    assert plain(book.meta).startswith(book.meta.title.text)


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.__name__)
def test_every_node_is_frozen(node: type) -> None:
    """No stage can change what an earlier one has made."""
    assert dataclasses.is_dataclass(node)
    made = object.__new__(node)
    for name in [field.name for field in dataclasses.fields(node)] or ["anything"]:
        with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
            setattr(made, name, None)


def test_nodes_are_values() -> None:
    """Equal nodes are one in a set."""
    assert len({_w("x"), _w("x"), Str("x", (), "de")}) == 2
    assert hash(BOOK) == hash(dataclasses.replace(BOOK))


@pytest.mark.parametrize(
    ("label", "title", "line"),
    [
        (Str("12."), (Str("Why?"),), "12. Why?"),
        (None, (Str("Why"), Emph((Str(" so?"),))), "Why so?"),
        (Str("Chapter 1"), (), "Chapter 1"),
        (None, (), ""),
    ],
)
def test_a_heading_is_label_and_title(label: Str | None, title: tuple[Str, ...], line: str) -> None:
    """A heading is one line, without a space where a half is missing."""
    assert heading(Section("section", label, title, (), (), (), "id")) == line


def test_walking_names_the_depth() -> None:
    """Sections come in reading order, each with its depth from 1."""
    deep = dataclasses.replace(BELOW, sections=(BELOW,))
    top = Section("part", None, (), (), (deep, BELOW), (), "top")
    assert [(depth, section.id) for depth, section in walk((top, BELOW))] == [
        (1, "top"),
        (2, "below"),
        (3, "below"),
        (2, "below"),
        (1, "below"),
    ]
