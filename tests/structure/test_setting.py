"""What distances say in a document is measured by where its paragraphs end."""

import pytest

from pipeline.structure.lines import lines
from pipeline.structure.setting import Setting, measure
from pipeline.text import Text

WIDE = "They waited at the quay until the boat came in at last, and nobody"


def paragraphs(*ends: str) -> list[str]:
    """Paragraphs of two wide lines and a short one, which ends with these words."""
    return [f"{WIDE}\nasked for a ticket, for nobody had seen one in all of the years\nthat {end}" for end in ends]


def seen(raw: str) -> Setting:
    """What is measured of a text."""
    return measure(list(lines(Text.raw(raw))))


@pytest.mark.parametrize(
    ("between", "rare"),
    [("\n", True), ("\n\n", False)],
    ids=["together", "apart"],
)
def test_distances_between_paragraphs(between: str, rare: bool) -> None:
    """Where paragraphs follow one another closely a distance marks more, though lists and quotes have many of them."""
    told = between.join(paragraphs(*["they knew."] * 12))
    goods = "\n\n".join(["A rope", "A barrel of tar", "Nets"] * 4)
    assert seen(f"{told}\n\n{goods}\n\n{told}").rare is rare


def test_too_few_ends_tell_nothing() -> None:
    """Where hardly a paragraph is seen to end the share of lines with distances decides."""
    assert not seen("\n\n".join([WIDE] * 12)).rare
    assert seen("\n".join([WIDE] * 24)).rare


@pytest.mark.parametrize(("end", "reliable"), [("”4", True), (".”12", True), ("", False), (" 4", False)])
def test_calls_of_notes_end_sentences(end: str, reliable: bool) -> None:
    """A distance stands between sentences though the call of a note is the last of one."""
    wide = f"{WIDE} would have said “no.{end}" if end.startswith("”") else f"{WIDE} would have said “no{end}"
    text = "\n\n".join([f"{WIDE}\nand they went on\n{wide}"] * 6)
    assert seen(text).reliable is reliable


def test_two_lines_in_one_widen_nothing() -> None:
    """Some extractors make one line of two at hyphens: no line is full only if it is as wide as those."""
    alone = paragraphs(*["they knew."] * 12)
    joined = [text.replace("\n", " ", 1) for text in paragraphs(*["they knew."] * 4)]
    full = seen("\n".join(alone)).full
    assert seen("\n".join([*alone, *joined])).full == full
    assert seen("\n".join(joined)).full > 1.5 * full


@pytest.mark.parametrize("shorter", ["all of", "all"])
def test_a_wide_line_widens(shorter: str) -> None:
    """A line that is wider than most, though not as two, is a full one: ragged lines end where words do."""
    ragged = f"They waited at the quay until {shorter}\nthe boats came in.\n" * 8
    assert seen(ragged + f"{WIDE[:50]}\nasked for it.\n" * 4).full == seen(f"{WIDE[:50]}\nasked for it.\n").full
