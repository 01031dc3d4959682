"""Runs of text are measured where they stand on the page, and known by the element whose lines they are in."""

from itertools import pairwise

import pytest
from broken import RAW

from pipeline import style
from pipeline.audit.known import Known
from pipeline.audit.pages import Read, read_pages
from pipeline.audit.ruler import Place
from pipeline.prepare import prepare
from pipeline.render.print import lay_out

CLASSIC = style.load("classic")
PARAGRAPH = "The ferry crossed the river all day long, and nobody on the bank could say for whom. " * 3


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """The first page of the text of a small book: a heading and paragraphs."""
    path = tmp_path_factory.mktemp("source") / "talk.txt"
    text = RAW.replace("the eastern bank.", f"the eastern bank. {PARAGRAPH}")
    path.write_text(text, encoding="utf-8")
    printed = lay_out(prepare(path).book, CLASSIC)
    index = next(index for index, page in enumerate(printed.pages) if page.unit == "body")
    return read_pages(printed.pdf, Known(None, "talk.pdf"))[index]


def placed(page: Read, word: str) -> Place:
    """Where the piece stands that has a word."""
    return next(place for piece, place in zip(page.tagged, page.places, strict=True) if word in piece.text)


def test_lines_of_a_paragraph(page: Read) -> None:
    """They share their element, stand a leading apart, fill the measure, and have their spaces measured."""
    first, second = placed(page, "clouds"), placed(page, "crossed")
    width = CLASSIC.geometry.width - CLASSIC.geometry.inner - CLASSIC.geometry.outer
    assert first.block == second.block
    assert first.path == "Sect/P"
    lines = [place for place in page.places if place.block == first.block]
    assert len(lines) > 3
    steps = [above.baseline - below.baseline for above, below in pairwise(lines)]
    assert steps == pytest.approx([CLASSIC.geometry.leading] * len(steps), abs=0.02)
    assert lines[1].right - lines[1].left == pytest.approx(width, abs=1)
    assert lines[0].left - lines[1].left == pytest.approx(14, abs=1)
    assert CLASSIC.lines is not None
    assert [line.size for line in lines] == pytest.approx([10] * len(lines), rel=CLASSIC.lines["scale"])
    assert all(1.5 < line.gap < 9 for line in lines[:-1])


def test_a_heading_is_one_element(page: Read) -> None:
    """Label and title are lines of one heading, and its words are no paragraph's."""
    label, title = placed(page, "I."), placed(page, "Rain")
    assert label.block == title.block != placed(page, "rained").block
    assert (label.path, title.path) == ("Sect/H1", "Sect/H1")
    assert (label.gap, title.gap) == (0, 0)
