"""Word gaps, the measure and the grid, on lines put down by hand and on pages that a style sets badly."""

from pathlib import Path

import pytest
from made import CLASSIC, THREE_LINES, chapter, found, leaf, line, of, part, worse

from pipeline.lint.lines import passages
from pipeline.lint.measures import beyond, gaps, grid

GEOMETRY = CLASSIC.geometry
LEFT, RIGHT = GEOMETRY.inner, GEOMETRY.width - GEOMETRY.outer


def test_wide_gaps() -> None:
    """More than 0.6 em; not in the last line, which is not stretched, and not in verse."""
    wide = part(line("so wide", gap=0.61), line("not so", number=2, gap=0.6), line("the end", number=3, gap=0.9))
    page = leaf(0, wide, part(line("a  line", gap=2), line("more"), kind="verse", serial=1))
    (finding,) = gaps([page], passages([page]))
    assert (finding.words, finding.amount, finding.weight) == ("so wide", 0.61, "finding")


@pytest.mark.parametrize(
    ("words", "left", "right", "amounts"),
    [
        ("words", LEFT, RIGHT + 1.4, []),
        ("words", LEFT, RIGHT + 1.6, [1.6]),
        ("words", LEFT - 3, RIGHT, [3]),
        ("word-", LEFT, RIGHT + 2.2, []),
        ("“word", LEFT - 4, RIGHT, []),
        ("word-", LEFT, RIGHT + 8, [3]),
    ],
)
def test_beyond_the_measure(words: str, left: float, right: float, amounts: list[float]) -> None:
    """A line may reach no farther than its letters overhang, but for punctuation that hangs in the margin."""
    page = leaf(0, part(line(words, left=left, right=right)))
    assert [finding.amount for finding in beyond([page], GEOMETRY)] == pytest.approx(amounts)


def test_a_verso_has_its_margins_on_the_other_side() -> None:
    """The measure of a recto is none for it."""
    shift = GEOMETRY.outer - GEOMETRY.inner
    assert not list(beyond([leaf(1, part(line("words", 1, left=LEFT + shift, right=RIGHT + shift)))], GEOMETRY))
    assert len(list(beyond([leaf(1, part(line("words", 1, left=LEFT, right=RIGHT)))], GEOMETRY))) == 1


def test_off_the_grid() -> None:
    """A place where lines leave the grid is told once; up to 0.3 pt is on it, and other sizes need not be."""
    base = line("").baseline
    on = [line("on", number=at, baseline=base - at * GEOMETRY.leading + 0.2 * (at % 2)) for at in range(9)]
    off = [line("off", number=at, baseline=base - at * GEOMETRY.leading - 4) for at in range(9, 12)]
    small = line("small", number=12, baseline=base - 12.5 * GEOMETRY.leading, size=8)
    (finding,) = grid([leaf(0, part(*on, *off), part(small, serial=1))], GEOMETRY)
    assert (finding.line, finding.amount, finding.why, finding.weight) == (9, 4.0, "3 lines", "finding")


def test_pages_that_a_style_sets_badly(tmp_path: Path) -> None:
    """Lines that reach into the margin, paragraphs that leave the grid, and words that are far apart are all found."""
    css = "p { margin-right: -8pt; hyphens: none; } p + p { margin-top: 3pt; }"
    text = " ".join(["extraordinarily incomprehensible counterrevolutionaries"] * 8)
    _, findings = found([chapter(1, 3, text, THREE_LINES)], worse(tmp_path, css))
    assert of(findings, "measure")[0].amount == pytest.approx(8, abs=1)
    assert len(of(findings, "measure")) > 3
    assert of(findings, "grid")
    assert of(findings, "gap")[0].amount > 0.6
    assert "incomprehensible" in of(findings, "gap")[0].words


def test_pages_that_are_set_well() -> None:
    """The style classic keeps its measure and its grid."""
    _, findings = found([chapter(1, 3, THREE_LINES * 20, THREE_LINES)], CLASSIC)
    assert not of(findings, "measure", "grid")
