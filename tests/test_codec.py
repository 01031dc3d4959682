"""The book in the JSON is the book that was made, to the last leaf."""

import json
from typing import Any

import pytest
from books import blocks, books, inlines
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import codec
from pipeline.errors import InputError
from pipeline.model import (
    NODES,
    Block,
    Book,
    Break,
    Claim,
    Emph,
    Errata,
    Erratum,
    Inline,
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
)

WORD = Str("wörd", ((3, 7), (9, 12)), "de")
PROSE = Paragraph((WORD, LineBreak(), Emph((WORD,), "fr")), "en")
META = Meta(WORD, (WORD,), (Person(WORD),), PrintedDate("2025", WORD), "en", "urn:x", "2025-12-06", "press", "rights")
CLOSING = Section("section", Str("I."), (WORD,), (PROSE,), (), ((0, 2),), "section-i")
ERRATA = Errata(1, "First", "2025", (Erratum("12", 3, "teh", "the", "in", "a slip", 40, "13"),))
ONE_OF_EACH: list[Any] = [
    *(WORD, Emph((WORD,)), Strong((WORD, Emph((WORD,)))), LineBreak(), Link("#a", (WORD,)), NoteRef("n1", WORD)),
    *(PageAnchor("xii"), PROSE, Item(WORD, (PROSE,)), List((Item(None, ()), Item(WORD, (PROSE,))))),
    *(Quote((PROSE, Quote(()))), Verse(((WORD,), (WORD, WORD))), Break(), Break(Str("* * *")), Preformatted(WORD)),
    *(Table((((WORD,), ()), ((), (WORD,))), 1), Note("n1", WORD, (PROSE,)), CLOSING),
    *(PrintedDate("2025-12-06"), Person(WORD, "trl", "W"), Claim("A", "B"), META, ERRATA.entries[0], ERRATA),
    Book(META, (CLOSING,), ERRATA),
]


def reread(value: object) -> object:
    """A value, written as JSON and read again."""
    return codec.decode(json.loads(json.dumps(codec.encode(value))))


@pytest.mark.parametrize("node", ONE_OF_EACH, ids=lambda node: type(node).__name__)
def test_every_kind_of_node_reads_back_equal(node: object) -> None:
    """Each shape of the model survives JSON, with all its fields."""
    assert reread(node) == node
    assert type(reread(node)) is type(node)


def test_no_kind_of_node_is_left_out() -> None:
    """The list above holds every shape of the model."""
    assert {type(node) for node in ONE_OF_EACH} == set(NODES)


@given(st.one_of(inlines, blocks))
def test_nested_nodes_read_back_equal(node: Inline | Block) -> None:
    """Any nesting of inlines and blocks survives JSON."""
    assert reread(node) == node


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(books)
def test_books_read_back_equal(book: Book) -> None:
    """Any book survives the file, and the same book gives the same bytes."""
    document = codec.dumps({"book": codec.encode(book), "more": 1})
    assert codec.load_book(document) == book
    assert codec.dumps({"book": codec.encode(book), "more": 1}) == document


def test_the_file_names_format_and_version() -> None:
    """The first two members say what the file is; letters stand in it as they are."""
    document = codec.dumps({"book": codec.encode(META)})
    assert list(json.loads(document)) == ["format", "version", "book"]
    assert "wörd" in document
    assert document.endswith("}\n")


@pytest.mark.parametrize(
    "value",
    [
        {"type": "Footnote", "text": "x"},
        {"type": "Str", "text": "x", "size": 3},
        {"type": "Emph"},
        {"text": "x"},
        {"type": ["Str"]},
        {"type": "Paragraph", "inlines": [{"type": "Image"}]},
    ],
)
def test_an_unknown_node_is_refused(value: dict[str, Any]) -> None:
    """A tag or a field that the model does not know is an error, at any depth."""
    with pytest.raises(InputError, match="not a node"):
        codec.decode(value)


def _altered(**members: Any) -> str:
    record = json.loads(codec.dumps({"book": codec.encode(Book(META, ()))}))
    return json.dumps(record | members)


@pytest.mark.parametrize(
    "members", [{"version": codec.VERSION + 1}, {"version": "1"}, {"version": None}, {"format": "other"}]
)
def test_another_version_is_refused(members: dict[str, Any]) -> None:
    """A file of another format or version is not guessed at; the message says what to do."""
    with pytest.raises(InputError, match="version") as caught:
        codec.load_book(_altered(**members))
    assert caught.value.mend


@pytest.mark.parametrize("member", [None, [], "book", codec.encode(PROSE)])
def test_what_is_no_book_is_refused(member: object) -> None:
    """A file that holds another node than a book is refused."""
    with pytest.raises(InputError, match="no book"):
        codec.load_book(_altered(book=member))


@pytest.mark.parametrize("document", ["", "{", "[]", "3", '{"format": "chapbook", "version": 1}'])
def test_a_damaged_file_is_refused(document: str) -> None:
    """What is no JSON, no object, or has no book is an error of ours."""
    with pytest.raises(InputError):
        codec.load_book(document)
