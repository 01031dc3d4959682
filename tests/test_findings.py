"""All that was done to a text in one shape: nothing is left out, and what `check` doubts is doubtful."""

from pathlib import Path

from pipeline.findings import findings
from pipeline.prepare import prepare

TEXT = """Tides

The \ufb01sh came up the river with the the tide, and nobody said a word about it all day.

17

So it went on until the evening, and then the boats came home, one by one, in silence.
"""
FIXES = """
[[fix]]
id = "sound"
find = "in silence"
replace = "with a song"
reason = "they sang"

[[fix]]
id = "gone"
find = "a submarine"
replace = "a ship"
"""


def test_all_is_told(tmp_path: Path) -> None:
    """Changes with their rule's reason, decisions, removals, suspects, and corrections with what became of them."""
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.with_suffix(".corrections.toml").write_text(FIXES, encoding="utf-8")
    prepared = prepare(path, draft=True)
    found = findings(prepared)
    told = {group: [one for one in found if one.group == group] for group in ("suspect", "change", "correction")}
    (change,) = told["change"]
    assert (change.kind, change.before, change.after, change.doubtful) == ("ligatures", "\ufb01", "fi", False)
    assert change.reason.startswith("A ligature character")
    (suspect,) = told["suspect"]
    assert (suspect.kind, suspect.doubtful) == ("doubled word", True)
    assert TEXT[slice(*suspect.raw[0])].split() == ["the", "the"]
    sound, gone = told["correction"]
    assert (sound.before, sound.after, sound.reason, sound.doubtful) == (
        "in silence",
        "with a song",
        "they sang",
        False,
    )
    assert TEXT[slice(*sound.raw[0])] == "in silence"
    assert (gone.raw, gone.doubtful, sound.doubtful) == ((), True, False)
    assert "a submarine" in gone.reason
    decisions = [one for one in found if one.group in ("decision", "left out")]
    assert len(decisions) == len(prepared.decisions)
    assert [one.group == "left out" for one in decisions] == [decision.removes for decision in prepared.decisions]


def test_every_doubt_is_one_of_the_findings(tmp_path: Path) -> None:
    """A doubtful change or decision is marked where it stands, as sure as the doubt says, and told once."""
    path = tmp_path / "talk.txt"
    path.write_text(TEXT + "\nA lonely line at the edge\n\f\nThe end of it came soon, and nobody was glad.\n", "utf-8")
    prepared = prepare(path)
    doubtful = [one for one in findings(prepared) if one.doubtful]
    assert prepared.doubts
    for doubt in prepared.doubts:
        own = [one for one in doubtful if one.kind == doubt.kind and one.raw[0][0] == doubt.raw[0]]
        assert [one.sure for one in own] == [doubt.confidence]
    assert len(doubtful) == len(prepared.doubts)
