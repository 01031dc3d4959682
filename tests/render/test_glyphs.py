"""A character that no font of the style has is found before layout, with its place."""

from dataclasses import replace

import pytest
from pieces import para, section
from strategies import book, meta

from pipeline import style
from pipeline.model import Block, Emph, Paragraph, Quote, Str
from pipeline.render.glyphs import Missing, missing

CLASSIC = style.load("classic")


def test_nothing_missing() -> None:
    """Latin, Greek, Cyrillic, typographer's signs, fixed spaces and joiners can be set in the style classic."""
    text = "Voilà — “déjà vu” … Ωmega Волга 10³ ½ № €\u00a0\u202f\u2009\u2011\u200c\n\tend"
    assert missing(book(section("a", "I.", "One", [para(text)])), CLASSIC) == ()


def test_missing() -> None:
    """Each missing character is named once, in order, with the raw offset of the text it stands in first."""
    first, second = Str("ok ☞ 水", ((7, 13),)), Str("水 ☃", ((20, 23),))
    found = missing(book(section("a", "I.", "One", [Paragraph((first, second))])), CLASSIC)
    assert found == (Missing("☞", 7), Missing("水", 7), Missing("☃", 20))


@pytest.mark.parametrize(
    "block",
    [Quote((para("☞"),)), para(Emph((Emph((Str("☞"),)),)))],
)
def test_depth(block: Block) -> None:
    """No node hides its characters."""
    assert missing(book(section("a", blocks=[block])), CLASSIC) == (Missing("☞", None),)


def test_title() -> None:
    """The title page counts too; what comes from the .toml has no offset."""
    assert missing(book(title=Str("水")), CLASSIC) == (Missing("水", None),)


def test_italics() -> None:
    """Emphasis asks the italic faces, and emphasis within emphasis the upright ones again."""
    slanted = book(section("a", blocks=[para(Emph((Str("Волга"),)))]))
    assert [found.character for found in missing(slanted, CLASSIC)] == list("Волга")
    assert missing(book(section("a", blocks=[para("Волга")])), CLASSIC) == ()


def test_every_face_counts() -> None:
    """A character must be in all upright faces, since the same text may be set in any of them."""
    italic = next(face for face in CLASSIC.faces if face.style == "italic")
    lacking = replace(CLASSIC, faces=(*CLASSIC.faces, replace(italic, style="normal")))
    assert missing(book(section("a", blocks=[para("Ж")])), lacking) == (Missing("Ж", None),)


def test_emphasis_within_emphasis() -> None:
    """Emphasis within emphasis is set upright, so the upright faces decide."""
    nested = book(section("a", blocks=[para(Emph((Emph((Str("Волга"),)),)))]))
    assert missing(nested, CLASSIC) == ()


@pytest.mark.parametrize("field", ["publisher", "rights", "edition", "identifier"])
def test_imprint(field: str) -> None:
    """What is set in the imprint can be set."""
    assert missing(replace(book(), meta=meta(**{field: "水"})), CLASSIC) == (Missing("水", None),)
