"""From a clean text to a book: small texts of every sort, and nothing lost in any of them."""

import textwrap
from pathlib import Path

import pytest
from making import made, outline

from pipeline import evidence
from pipeline.catalogue import Credit
from pipeline.config import BookConfig
from pipeline.structure import finding
from pipeline.text import Text


def test_a_text_without_headings(tmp_path: Path) -> None:
    """A text without headings is one section without a heading."""
    found = made(tmp_path, "The Night Ferry\n\nWe left at nine.\n\nIt rained.\n")
    assert outline(found.book) == ["# section", "We left at nine.", "It rained."]
    assert found.notices == ()


def test_a_text_without_a_title(tmp_path: Path) -> None:
    """A text without a title is called after its file, and the reader is told."""
    found = made(tmp_path, "We left at nine, with geese.\n\nIt rained.\n")
    assert found.book.meta.title.text == "night-ferry"
    assert outline(found.book) == ["# section", "We left at nine, with geese.", "It rained."]
    assert "night-ferry" in found.notices[0]
    assert made(tmp_path, "We left at nine.\n", BookConfig(title="Ferry")).notices == ()


def test_a_preface_before_the_first_heading(tmp_path: Path) -> None:
    """What stands between title page and first heading is front matter."""
    found = made(tmp_path, "Ferry\n\nThis was told to me.\n\nChapter 1\n\nWe left at nine.\n")
    assert outline(found.book) == ["# front", "This was told to me.", "# chapter Chapter 1", "We left at nine."]


@pytest.mark.parametrize("raw", ["Mud.\n", "Mud.\n\nNo ice.\n"])
def test_a_text_whose_language_is_not_told(raw: str) -> None:
    """It is a doubt at the first line of the text, unless the .toml says which it is."""
    text = Text.raw(raw)
    measured = evidence.measure(text, "und")
    found, named = (finding.find(text, measured, given, "mud") for given in (BookConfig(), BookConfig(language="nl")))
    assert [(made.raw, made.confidence) for made in found.decisions if made.kind == "language"] == [(((0, 4),), 0.5)]
    assert not [made for made in named.decisions if made.kind == "language"]


@pytest.mark.parametrize("word", ["Chapter", "Kapitel", "Chapitre"])
def test_chapters_with_titles_below(tmp_path: Path, word: str) -> None:
    """A chapter's label and the title on the next line are one heading, in three languages."""
    found = made(tmp_path, f"{word} 1\nThe harbour\n\nWe left.\n\n{word} 2\n\nRain\n\nIt rained.\n")
    assert outline(found.book) == [
        *(f"# chapter {word} 1 The harbour", "We left.", f"# chapter {word} 2 Rain", "It rained.")
    ]


PROSE = (
    "The ferry left at nine with forty people and a crate of geese. Nobody would say who had brought the geese. " * 3
)


WRAPPED = [PROSE.strip(), PROSE.strip().replace("ferry", "boat"), "It rained."]


def test_wrapped_paragraphs_with_indents(tmp_path: Path) -> None:
    """Without blank lines an indent begins a paragraph, and the lines of each are joined."""
    fill = textwrap.TextWrapper(60, initial_indent="   ").fill
    found = made(tmp_path, "The Ferry\n\n" + "\n".join(map(fill, WRAPPED)))
    assert found.book.meta.title.text == "The Ferry"
    assert outline(found.book)[1:] == WRAPPED


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_wrapped_paragraphs_without_a_title(tmp_path: Path, between: str) -> None:
    """The first line of a paragraph is no title where lines are wrapped and the paragraph runs on."""
    fill = textwrap.TextWrapper(60, initial_indent="   ").fill
    found = made(tmp_path, between.join(map(fill, WRAPPED)))
    assert found.book.meta.title.text == "night-ferry"
    assert outline(found.book)[1:] == WRAPPED


def test_hyphens_at_line_ends(tmp_path: Path) -> None:
    """A word cut at a line end is one word again; a compound that the text has elsewhere keeps its hyphen."""
    raw = (
        textwrap.fill(PROSE, 60)
        + "\nwith a well-known man, a ho-\ntel, and a well-\nknown gar\u00ad\nden behind it. Every hotel has one.\n"
    )
    found = made(tmp_path, raw)
    (paragraph,) = outline(found.book)[1:]
    assert paragraph.endswith("with a well-known man, a hotel, and a well-known garden behind it. Every hotel has one.")
    kinds = [(decision.kind, decision.removes) for decision in found.decisions]
    assert kinds == [("line-end hyphen", removes) for removes in (True, False, True)]


def test_the_identifier_depends_on_the_name_alone() -> None:
    """A book without an identifier in its .toml gets one from the name of its file, always the same."""
    assert finding.identifier("ferry") == finding.identifier("ferry") != finding.identifier("boat")
    assert finding.identifier("ferry").startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("raw", "given"),
    [
        pytest.param("Chapter 1 — The harbour\n\nWe left.\n", None, id="a dash behind the label"),
        pytest.param("Kapitel 1: – Hafen\n\nWe left.\n", None, id="colon and dash"),
        pytest.param("Ferry, 6 December 2025\n\nWe left.\n", None, id="a comma before the date"),
        pytest.param("Ferry (6 December 2025)\n\nWe left.\n", None, id="a date in brackets"),
        pytest.param("(6 December 2025)\n\nWe left.\n", None, id="nothing but a date in brackets"),
        pytest.param("Ferry\n----\nA talk\n\nWe left.\n", None, id="a rule on the title page"),
        pytest.param("Ferry\n\n***\n\nWe left.\n", None, id="a rule below the title"),
        pytest.param("Ferry\nA talk\na talk\n\nWe.\n", BookConfig(subtitles=("B",)), id="two like lines"),
        pytest.param("Ferry\n–\n!\n\nWe.\n", BookConfig(subtitles=("B",)), id="lines without letters"),
        pytest.param(
            "Ferry\nA talk\n\nWe.\n", BookConfig(title="X", subtitles=(), authors=(Credit("Y"),)), id="all given"
        ),
        pytest.param("1. a\u00ad\n2. b\u00ad\n3. c\u00ad\n\nWe.\n", None, id="soft hyphens behind labels"),
        pytest.param("Chapter 1\n\nA big gar-\n den.\n\nChapter 2\n\nA ho-\n tel.\n", None, id="words cut in chapters"),
        pytest.param(
            "1. What gar-\nden?\n\nA.\n\n2. Why?\n\nB.\n\n3. So?\n\nC.\n", None, id="a word cut in a question"
        ),
        pytest.param("Ferry\u00ad\nA talk-\n\nWe left-\n", None, id="hyphens at ends of blocks"),
    ],
)
def test_nothing_is_lost(tmp_path: Path, raw: str, given: BookConfig | None) -> None:
    """Every character is in the book or removed by name, in the odd places too."""
    assert made(tmp_path, raw, given).book.meta.title.text
