"""The reason of an erratum is that of the correction that was made at its place."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from pipeline.changed import passages
from pipeline.changed.words import Revision
from pipeline.editions.errata import added, trimmed
from pipeline.prepare import prepare
from pipeline.sidecars import editions_beside

CHAPTER = (
    "Chapter {}\n\nThen teh boats rose with the tide, and nobody said a word about it on the quay.\n\nIt was late.\n"
)
TEXT = "Tides\nby Ann Shore\n\n" + "\n".join(CHAPTER.format(number) for number in (1, 2, 3))
FIX = '[[fix]]\nid = "f{0}"\nfind = "teh boats"\nreplace = "the boats"\noccurrence = {0}\nreason = "{1}"\n'
DROP = '[[drop]]\nid = "gone"\nfind = "It was late."\noccurrence = 1\nreason = "said twice"\n'


def test_the_same_words_in_several_places(tmp_path: Path) -> None:
    """Each has its own reason; one that the text itself changed has none."""
    source = tmp_path / "tides.txt"
    source.write_text(TEXT, "utf-8")
    texts = tuple(passages.passages(prepare(source).book.sections))
    record = {"name": "", "date": "", "lines": [], "passages": [asdict(text) for text in texts]}
    editions_beside(source).mkdir()
    (editions_beside(source) / "1.json").write_text(json.dumps(record))
    source.write_text(TEXT.replace("It was late.", "It was early.", 1), "utf-8")
    fixes = "\n".join((FIX.format(3, "by the third"), FIX.format(1, "by the first"), DROP))
    source.with_name("tides.corrections.toml").write_text(fixes, "utf-8")
    source.with_name("tides.toml").write_text('[book]\nlanguage = "en"\nerrata = 1\n', "utf-8")
    listed = added(prepare(source)).book.errata
    assert listed
    assert [(one.old, one.new, one.reason) for one in listed.entries] == [
        ("teh", "the", "by the first"),
        ("late", "early", ""),
        ("¶ It was late.", "", "said twice"),
        ("teh", "the", "by the third"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("tide.", "rain.", ("tide", "rain", 0)),
        ("“Teh”,", "“The”,", ("Teh", "The", 1)),
        ("tide,", "tide;", ("tide,", "tide;", 0)),
        ("tide", "tide.", ("tide", "tide.", 0)),
        ("—", "–", ("—", "–", 0)),
        ("", "more.", ("", "more.", 0)),
        ("¶ A.", "¶ B.", ("A", "B", 0)),
        ("a. a.", "a. b. a.", ("a. a", "a. b. a", 0)),
    ],
)
def test_marks_that_both_have(old: str, new: str, said: tuple[str, str, int]) -> None:
    """They are left away where words are left, and what stands before is counted; letters never are."""
    made = trimmed(Revision("Mud", old, new, was=7, at=9))
    assert (made.old, made.new, made.at - 9, made.was - 7) == (*said, said[2])
