"""Marks at the ends of lines: which hang in the margin, and which belong to their neighbours."""

import pytest
from test_fit import ITALIC, MEASURE, SENTENCE, UPRIGHT, WORDS, lines

from pipeline.render.lines.fit import Options, fit
from pipeline.render.lines.places import Run


def test_marks_hang() -> None:
    """What hangs is no part of the width: more fits a line that ends in a mark."""
    for measure in range(150, 300):
        plain, hung = (lines(SENTENCE, float(measure), Options(hang=hang)) for hang in (False, True))
        for line in (one for one in hung[:-1] if one.ending >= 0):  # all others are left short
            same = [one for one in plain if (one.start, one.end) == (line.start, line.end)]
            marked = line.hyphen or SENTENCE[line.end - 1] in ",.:"
            assert (line.ending > 0) == marked
            assert all((one.natural > line.natural) == marked for one in same)


@pytest.mark.parametrize("mark", ["“", "‘", "„", "‚", "«", "»", '"', "'"])
def test_opening_marks_hang(mark: str) -> None:
    """A quotation mark that opens a line hangs before it, of a paragraph's first line, too, and of another run."""
    text = " ".join(f"{mark}{word}" for word in SENTENCE.split())
    plain, hung = ([*lines(text, options=Options(hang=hang))] for hang in (False, True))
    width = WORDS.metrics.width(mark, UPRIGHT)
    assert all((0.2 * width < line.opening < 0.7 * width) == (text[line.start] == mark) for line in hung)
    assert not any(line.opening for line in plain)
    (whole,) = lines(text[:30], options=Options(hang=True))
    (same,) = lines(text[:30])
    assert whole.natural == pytest.approx(same.natural - whole.opening)
    later = next(line for line in hung[1:] if text[line.start] == mark)
    parted = [Run(text[: later.start], UPRIGHT), Run(text[later.start :], UPRIGHT)]
    assert later in fit(parted, WORDS, MEASURE, 14.0, "en", Options(hang=True))


def test_what_does_not_hang_at_the_start() -> None:
    """Letters, brackets and dashes stand at the edge, and so does a mark in rigid text."""
    for mark in ("", "(", "—", ","):
        text = " ".join(f"{mark}{word}" for word in SENTENCE.split())
        assert not any(line.opening for line in lines(text, options=Options(hang=True)))
    rigid = fit([Run(f"“{SENTENCE}", UPRIGHT, rigid=True)], WORDS, MEASURE, 14.0, "en", Options(hang=True))
    assert not any(line.opening or line.ending for line in rigid)


def test_the_space_behind_a_guillemet_hangs_with_it() -> None:
    """In French a fixed space follows; the mark hangs by a share of both."""
    (close,) = lines("«Bien", options=Options(hang=True))
    (apart,) = lines("«\u00a0Bien", options=Options(hang=True))
    assert apart.opening > 1.3 * close.opening


@pytest.mark.parametrize("run", [False, True])
@pytest.mark.parametrize(("mark", "first"), [(";", False), ("»", False), ("!?", False), ("«", True), ("(", True)])
def test_marks_between_spaces(mark: str, first: bool, run: bool) -> None:
    """A mark with spaces around it begins no line, or ends none, though the spaces are no fixed ones."""
    text = f"« {SENTENCE.replace(' ', f' {mark} ')} »"
    at = text.index(mark, 40) if run else len(text)
    parted = [Run(part, type) for part, type in ((text[:at], UPRIGHT), (text[at:], ITALIC)) if part]
    for measure in range(200, 300, 3):
        found = [text[one.start : one.end] for one in fit(parted, WORDS, float(measure), 14.0, "fr")]
        assert found
        assert not any(line.endswith(f" {mark}") if first else line.startswith(mark) for line in found)
        assert not any(line.startswith("»") or line.endswith(" «") for line in found)


@pytest.mark.parametrize(
    ("lang", "mark", "begins"), [("de", "–", False), ("en", "—", False), ("fr", "–", True), ("fr", "–,", False)]
)
def test_dashes_between_spaces(lang: str, mark: str, begins: bool) -> None:
    """A dash begins no line, but in languages in which it may open a speech."""
    text = SENTENCE.replace(" ", f" {mark} ")
    found = [fit([Run(text, UPRIGHT)], WORDS, float(measure), 14.0, lang) for measure in range(200, 300, 3)]
    assert all(found)
    assert any(text[line.start] == mark[0] for own in found for line in own) == begins
