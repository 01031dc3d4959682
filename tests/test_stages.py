"""What is kept of the stages before the corrections is what would be made, and serves only what it was made for."""

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import source, stages
from pipeline.cache import FOLDER, Cache
from pipeline.catalogue import Credit, Isbns, Volume
from pipeline.config import BookConfig
from pipeline.corrections import Words
from pipeline.hints import Heading, Hints, Located, Place
from pipeline.model import plain
from pipeline.patterns import bounded
from pipeline.prepare import prepare
from pipeline.stages import Stages, Wording, told
from pipeline.structure import finding
from pipeline.ticket import Ticket

TEXT = """The Lock Keeper

by Ann Shore

Chapter 1
The Gate

The keeper of the lock had a ﬁne house and a well-
known dog. Nobody came by but the barges, and they came but once a week, when the wat-
er was high enough to carry them over the sill and down into the town below.

* * *

“It is late,” she said, and she shut the gate. Nobody spoke of it. They had waited for
the the evening, and the rnorning was far away.

Chapter 2
The Sluice

    Water under, water over,
    Nothing in the pound but clover.

Then the river rose¹ and went on rising. ­The keeper counted the steps that were left.

1 By a foot in the hour.
"""
TEXTS = {"late": TEXT, "early": TEXT.replace("late", "early"), "short": "It rained.\n"}
SAID = {
    "nothing": "",
    "a title": '[book]\ntitle = "Another Keeper"\n',
    "a language": '[book]\nlanguage = "de"\n',
    "a publisher": '[book]\npublisher = "The Press"\n',
    "quotation marks": '[text]\nquotes = "language"\n[book]\nlanguage = "fr"\n',
    "no heading": '[structure]\nnot_headings = ["Chapter 2"]\n',
    "a heading": '[structure]\nheadings = [{ pattern = "Water under.*", level = 2 }]\n',
    "a dropped line": '[structure]\ndrop = ["* * *"]\n[audit]\nremoved = 0.5\n',
    "a passage": '[structure]\npassages = [{ from = "Water under", to = "but clover.", kind = "prose" }]\n',
}
CORRECTED = {
    "nothing": "",
    "a fix": '[[fix]]\nfind = "rnorning"\nreplace = "morning"\n',
    "a kept ligature": '[[keep]]\nfind = "ﬁne house"\n',
    "a kept hyphen": '[words]\nkeep = ["wat-er"]\n',
    "a joined word": '[words]\njoin = ["wellknown"]\n',
    "a heading": '[[heading]]\nfind = "Nobody spoke of it."\nlevel = 2\n',
    "a split": '[[split]]\nfind = "Nobody spoke of it."\n',
}


class Shelf:
    """A store in memory that counts what it is asked for and does not have."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.missed: list[str] = []

    def get(self, key: str) -> bytes | None:
        """What is kept."""
        if key not in self.kept:
            self.missed.append(key.split()[0])
        return self.kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep it."""
        self.kept[key] = data


def write(folder: Path, said: str = "", corrected: str = "", text: str = TEXT) -> Path:
    """The text with what is said beside it."""
    path = folder / "lock.txt"
    path.write_text(text, encoding="utf-8")
    (folder / "lock.toml").write_text(said, encoding="utf-8")
    (folder / "lock.corrections.toml").write_text(corrected, encoding="utf-8")
    return path


SHELF = Shelf()
"""One for all examples, so that each may find what another left."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(*(st.sampled_from(sorted(table.items())) for table in (TEXTS, SAID, CORRECTED)))
def test_kept_equals_made(
    tmp_path: Path, text: tuple[str, str], said: tuple[str, str], corrected: tuple[str, str]
) -> None:
    """Whatever is said and corrected, and whatever was before: all that comes of a text is the same."""
    path = write(tmp_path, said[1], corrected[1], text[1])
    made = prepare(path, draft=True)
    assert prepare(path, draft=True, store=SHELF) == made
    assert prepare(path, draft=True, store=SHELF) == made


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent / "golden").glob("*/in/*.txt")), ids=lambda path: path.stem
)
def test_a_real_cache(path: Path, tmp_path: Path) -> None:
    """Through files, too."""
    made = prepare(path, BookConfig(), draft=True)
    for _ in range(2):
        assert prepare(path, BookConfig(), draft=True, store=Cache(tmp_path)) == made
    assert len(list((tmp_path / FOLDER).iterdir())) > 4


@pytest.mark.parametrize(
    ("said", "corrected", "again"),
    [
        ("", "", []),
        ("", CORRECTED["a fix"], []),
        (SAID["a publisher"], "", ["structure"]),
        (SAID["no heading"], "", ["structure"]),
        ('[print]\nfront = "full"\nsheets = [1]\n[ebook]\ndepth = 1\n'.replace("sheets = [1]\n", ""), "", []),
        ("", CORRECTED["a split"], ["structure"]),
        ("", CORRECTED["a kept ligature"], ["clean", "structure", "suspects"]),
        ("", CORRECTED["a joined word"], ["clean", "structure", "suspects"]),
        (SAID["a language"], "", ["evidence", "clean", "structure", "suspects"]),
    ],
)
def test_what_is_made_anew(tmp_path: Path, said: str, corrected: str, again: list[str]) -> None:
    """Only the stages that read what has changed are gone through again."""
    shelf = Shelf()
    prepare(write(tmp_path), store=shelf)
    shelf.missed.clear()
    prepare(write(tmp_path, said, corrected), store=shelf)
    assert sorted(shelf.missed) == sorted(again)


ANOTHER: dict[str, Any] = {
    **dict.fromkeys(("title", "title_sort", "date", "identifier", "publisher", "rights", "description"), "1999"),
    **dict.fromkeys(("edition", "errata", "source", "cover", "style", "front", "openings", "notes", "quotes"), "b"),
    **dict.fromkeys(("conformance", "certified_by", "certifier_report", "certifier_credential"), "c"),
    **dict.fromkeys(("subtitles", "subjects"), ("d",)),
    **dict.fromkeys(("authors", "contributors"), (Credit("Ben Low"),)),
    "language": "de",
    "modified": "1999-12-31",
    "series": Volume("Locks"),
    "isbn": Isbns(ebook="1"),
    "depth": 1,
    "fonts": True,
    "ticket": Ticket(sheets=(1,)),
    "removed": 0.5,
    "hints": Hints(not_headings=(Place("Chapter 2"),)),
}
"""Of each thing that a .toml may say, another one than where it says nothing."""


def test_what_the_structure_reads(tmp_path: Path) -> None:
    """What leaves the structure as it is, and nothing else, is no part of what it is kept under."""
    text = Stages(source.read(write(tmp_path)), BookConfig())
    (clean, _), measured = text.clean(Wording()), text.evidence
    plainly = finding.find(clean, measured, BookConfig(), "lock")
    for one in fields(BookConfig):
        said = replace(BookConfig(), **{one.name: ANOTHER[one.name]})
        assert said != BookConfig()
        reads = finding.find(clean, measured, said, "lock") != plainly
        assert (stages._of_the_text(said) != BookConfig()) == reads, one.name


def test_other_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of the program or of a library found is not taken."""
    shelf = Shelf()
    path = write(tmp_path)
    prepare(path, store=shelf)
    shelf.missed.clear()
    monkeypatch.setattr(stages, "_program", lambda: ["another"])
    prepare(path, store=shelf)
    assert sorted(shelf.missed) == ["clean", "evidence", "structure", "suspects"]


def test_other_files(tmp_path: Path) -> None:
    """The name of the file is the title of a text that has none: what is kept of one book is not another's."""
    shelf = Shelf()
    names = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.txt"
        path.write_text("and so it went on and on, down to the river.\n", encoding="utf-8")
        names.append(plain(prepare(path, store=shelf).book.meta.title))
    assert names == ["one", "two"]


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"null", b"1", b"[]", b"{}", b'{"book": 1}', b"[1, 2, 3, 4]", b'[["x", 0, [0, 1], "", "", 1]]'],
)
def test_what_is_not_ours(tmp_path: Path, data: bytes) -> None:
    """An entry that cannot be what a stage made is none, and another takes its place."""
    shelf = Shelf()
    path = write(tmp_path)
    made = prepare(path, store=shelf)
    whole = dict(shelf.kept)
    shelf.kept = dict.fromkeys(whole, data)
    assert prepare(path, store=shelf) == made
    assert shelf.kept == whole


def test_told() -> None:
    """What differs is told otherwise; long patterns, too, of which Python shows no more than the beginning."""
    hints = [
        *(Hints(drop=(Place("a"),)), Hints(keep=(Place("a"),)), Hints(not_headings=(Place("a"),))),
        *(Hints(splits=(1,)), Hints(joins=(1,))),
        *(Hints(headings=(Heading(None, bounded("a" * 199 + end)),)) for end in "bc"),
        *(Hints(drop=(place,)) for place in (Place("a", "b"), Located(((0, 1),)))),
    ]
    said = [BookConfig(hints=one) for one in hints] + [BookConfig(title=one) for one in (None, "", "a")]
    said += [BookConfig(subtitles=one) for one in ((), ("a",))] + [BookConfig(language="a")]
    assert len({json.dumps(told(one)) for one in said}) == len(said)


def test_told_of_other_types() -> None:
    """What nobody can tell is not told at all."""
    with pytest.raises(TypeError, match="object cannot be told"):
        told((object(),))
    assert told(Words(frozenset("ba"), frozenset())) == ["Words", ["a", "b"], []]
