"""A passage in another language says so; a text whose language nobody can be sure of says nothing."""

import pytest

from pipeline.model import Block, Book, Item, List, Meta, Note, Paragraph, Quote, Section, Str, Verse, every
from pipeline.structure import languages

ENGLISH = "It was late, and the ferryman would not say when he meant to cross the river again, though he was asked."
FRENCH = "Il était tard, et le passeur ne voulait pas dire quand il passerait de nouveau la rivière avec son bateau."
GERMAN = "Es war spät, und der Fährmann wollte nicht sagen, wann er wieder über den Fluss fahren würde, sagte sie."
LATIN = "Sero erat, neque portitor dicere volebat quando flumen iterum transiturus esset, quamquam rogatus erat saepe."
NAMES = "Ann Shore, Bo Lund, Cy Ott, Ida Lamp, Jim Marsh, Long Tom, Ben Quay, Billy Oar, Doctor Sand, Captain Reed"


def told(language: str, *blocks: Block) -> list[str]:
    """The languages that are said of the paragraphs and stanzas of a book in this language."""
    meta = Meta(Str("Ferry"), (), (), None, language, "urn:x", "2025-01-01")
    book, decisions = languages.tell(Book(meta, (Section("section", None, (), blocks, (), (), "a"),)))
    found = [node.lang for node in every(Paragraph, book.sections)]
    found += [node.lang for node in every(Verse, book.sections)]
    assert sorted(decision.choice for decision in decisions) == sorted(filter(None, found))
    return found


def para(text: str) -> Paragraph:
    return Paragraph((Str(text),))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", FRENCH, "fr"),
        ("en-GB", GERMAN, "de"),
        ("de", ENGLISH, "en"),
        ("fr", GERMAN, "de"),
        ("en", ENGLISH, ""),
        ("de-AT", GERMAN, ""),
        ("en", LATIN, ""),
        ("en", NAMES, ""),
        ("en", "Il était tard.", ""),
        ("en", "1901 1902 1903 1904 1905 1906 1907 1908 1909 1910 1911 1912", ""),
        ("und", FRENCH, ""),
    ],
)
def test_paragraph(language: str, text: str, expected: str) -> None:
    """Only a passage of some words, of which both witnesses are sure, is said to be in another language."""
    assert told(language, para(text)) == [expected]


def test_within_other_blocks() -> None:
    """Passages are found in quotes, lists and notes, and stanzas are passages."""
    stanza = Verse(tuple((Str(line),) for line in FRENCH.split(", ")))
    item = Item(None, (para(GERMAN),))
    blocks = (Quote((para(FRENCH), para(ENGLISH))), List((item,)), Note("n", Str("1"), (para(GERMAN),)), stanza)
    assert told("en", *blocks) == ["fr", "", "de", "de", "fr"]
