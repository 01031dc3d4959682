"""A rule does no more than its effect allows; what it removes is counted, and limited."""

from pathlib import Path
from textwrap import fill

import pytest
from balancing import balance, replacing

from pipeline.errors import AuditError
from pipeline.prepare import prepare

BROKEN_RULES = {
    "a letter dropped by a rule that keeps": (
        replacing("river", "rive", "keeps"),
        r"talk.txt:5: rule 'sly rule', which only keeps, made 'rive' of 'river'",
    ),
    "a letter changed by a rule that keeps": (replacing("a fine", "A fine", "keeps"), r":5: rule 'sly rule'.*'A fine'"),
    "a word swallowed by a rule that maps": (
        replacing("and nobody", "nb", "maps"),
        r":5: rule 'sly rule', which only maps, made 'nb' of 'and nobody'",
    ),
    "words mapped to nothing": (replacing("clouds", "", "maps"), r":7: rule 'sly rule', which only maps, made ''"),
    "a rule that removes and puts": (replacing("slow", "s", "removes"), r":11: .*only removes, made 's' of 'slow'"),
    "a rule that moves and takes": (replacing("slow", "", "moves"), r"a rule that only moves .*'slow'"),
    "a paragraph removed": (
        replacing("Then the clouds broke over the eastern bank.", "", "removes"),
        r"talk.txt: 8 of 49 words removed \(sly rule: 8\)",
    ),
}


@pytest.mark.parametrize("name", BROKEN_RULES)
def test_broken_rule(tmp_path: Path, name: str) -> None:
    """A rule that does what its effect does not allow, or removes over 3 %, is named with what it did and where."""
    rules, message = BROKEN_RULES[name]
    with pytest.raises(AuditError, match=message):
        balance(tmp_path, rules)


def test_removal_within_the_limit(tmp_path: Path) -> None:
    """What the .toml allows to be removed may go, and is counted by its rule."""
    rules = replacing("Then the clouds broke over the eastern bank.", "", "removes")
    assert balance(tmp_path, rules, limit=0.2).removed == {"sly rule": 8}


def test_what_repeats_counts_once(tmp_path: Path) -> None:
    """A head of many words goes from every page of a small book, without a word in the .toml; figures do not count."""
    told = " ".join(
        f"On day {day} the ferry left late, with {day + 3} geese and nobody to mind them." for day in range(60)
    )
    lines = fill(told, 44).split("\n")
    pages = ["\n".join([f"Of the Salt Road {at // 9 + 1}", *lines[at : at + 9]]) for at in range(0, len(lines), 9)]
    path = tmp_path / "talk.txt"
    path.write_text("The Ferry Book\n\f" + "\n\f".join(pages), encoding="utf-8")
    assert prepare(path).account.removed == {"page number": 5 * len(pages)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the river", "river"),
        ("rained", "rained and rained on us all that long"),
        ("nobody", "n"),
        ("nobody", "nobody" * 5),
    ],
)
def test_words_mapped_away(tmp_path: Path, old: str, new: str) -> None:
    """A rule that maps characters keeps the number of words, and about their length."""
    with pytest.raises(AuditError, match="sly rule"):
        balance(tmp_path, replacing(old, new, "maps"))
