"""Page numbers that show what they are: behind their word, or with a full stop at the edge of each page."""

from pathlib import Path

import pytest
from making import made
from paged import FRONT, PARAGRAPHS, headings, pages, printed, prose, removed

from pipeline.structure.heads import interrupts
from pipeline.structure.lines import lines
from pipeline.text import Text


@pytest.mark.parametrize("mark", ["Page {} of 10", "Page {}", "Seite {}", "Pág. {} de 10"])
def test_numbers_behind_their_word(tmp_path: Path, mark: str) -> None:
    """Without form feeds and though each page ends with its paragraph, "Page 2 of 10" is nothing but a page's."""
    parts = ["\n".join(PARAGRAPHS[at : at + 6]) for at in range(0, 60, 6)]
    raw = FRONT + "\n".join(f"{part}\n{mark.format(number)}\nThe Salt Road" for number, part in enumerate(parts, 1))
    found = made(tmp_path, raw)
    assert prose(found) == " ".join(PARAGRAPHS)
    assert [text for text in removed(found, raw) if text != "The Salt Road"] == [mark.format(n) for n in range(1, 11)]


def test_numbers_with_a_full_stop(tmp_path: Path) -> None:
    """At the same edge of page after page, where they rise with these, they are no labels of sections."""
    bodies = pages()
    raw = printed("\n\f", lambda index, body: f"{index + 2}.\n\n{body}")
    found = made(tmp_path, raw)
    assert removed(found, raw) == [f"{index + 2}." for index in range(len(bodies))]
    assert prose(found) == " ".join(PARAGRAPHS)


def test_numbers_over_whole_sections(tmp_path: Path) -> None:
    """A number at the head of each page above a section that ends with it labels that."""
    raw = FRONT + "\f" + "\f".join(f"{number}.\n\n{text}\n" for number, text in enumerate(PARAGRAPHS[:12], 1))
    found = made(tmp_path, raw)
    assert removed(found, raw) == []
    assert headings(found) == [f"{number}." for number in range(1, 13)]


@pytest.mark.parametrize(
    ("below", "told"),
    [("ran to the quay", True), ("a) The lamp", False), ("a bell rang", True), ("The bell", False)],
)
def test_what_interrupts(below: str, told: bool) -> None:
    """A sentence goes on below a head in small letters; a small letter that counts begins something."""
    assert interrupts(list(lines(Text.raw(f"and then they\nTHE LAMPS\n{below}\n"))), 1) is told


def test_a_heading_and_its_head_at_the_foot(tmp_path: Path) -> None:
    """An extractor that writes heads last sets that of a chapter's first page at its end, beside the number."""
    titles = ("The Lamps", "The Oars")

    def page(index: int, body: str) -> str:
        title = titles[index // 2] if index < 4 else ""
        return f"{title if index % 2 == 0 else ''}\n{body}\n{title or 'The Salt Road'}\n{index + 2}"

    raw = printed("\n\f", page, pages()[:12])
    found = made(tmp_path, raw)
    assert headings(found) == list(titles)
    assert all(title not in prose(found) for title in titles)


def test_a_speech_at_both_edges_of_a_page(tmp_path: Path) -> None:
    """What ends a sentence is text, though the same words open the page and end it beside its number."""
    raw = printed("\n\f", lambda i, body: f"“You are.”\n{body}\n“You are.”\n{i + 2}" if i == 3 else f"{body}\n{i + 2}")
    found = made(tmp_path, raw)
    assert prose(found).count("You are.") == 2
    assert headings(found) == []
