"""The proof page as people use it, in a browser: seen, walked, filtered, searched, copied from, and read by axe."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from proving import play

from pipeline import corrections
from pipeline.corrections import booktext
from pipeline.corrections.contexts import least
from pipeline.fix import manuscript
from pipeline.prepare import workshop

END = "It was the bell \U0001f514 that they heard at the \ufb01rst tide.\n"
"""The offsets of what stands behind a character of two units are those of JavaScript."""
PROSE = (
    "The ferry came up the river with the tide, and the \ufb01sh came with it; nobody on the quay had seen the the",
    "boats, for it was early in the day, and the light was low over the mud. The master said that it was the morn-",
    "ing for it, and that the boats would rise by themselves; but it was “late”, she said, and the lamp & the bell",
    "<b>were</b> out. Nobody on the quay knew.",
    "",
    "In the morning the ferryman's \u00a0lamp was \u200bout, \\ and so was the “bell”; it was the \ufb01rst of them,",
    "and the ferry had not come. What of it? The ferry never came again -- and the \ufb02ags hung down all day, all",
    "night, and all of the week that came behind it, until the wind rose from the west and they could be seen. It",
    "was the end of the summer, and the swallows had gone away from the roofs of the town.",
    "",
    "It was the ferry that lay in the mud, and it was the mud that lay in the ferry, and the boats with it, one by",
    "one, as they had come; and if anybody asked for them, the master would look up from his book and say that",
    "there were no boats, that there was no ferry, and that the river had never been here at all.",
    "",
)
HOSTILE = "\n".join(
    [
        *('The Tide <script>document.title = "taken"</script> & Co.', "by Ann Shore", ""),
        *("Chapter 1", "The Ferry </script><img src=x onerror=alert(1)>", "", *PROSE, "17", "\f"),
        *("Chapter 2", "The Bell", "", *PROSE[10:], "18", "\f"),
        *(
            "Chapter 3",
            "The Mud",
            "",
            "    The tide is out, the boats lie dry,",
            "    And nobody is there to call,",
            "",
        ),
        *("\u00adOnce more:", *PROSE[:4], "19", ""),
    ]
)


def build(folder: Path, text: str, only: str = "pdf,proof") -> Path:
    """The proof page of a text."""
    (folder / "talk.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "build", "talk.txt", "-q", "--only", only]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "output" / "talk-proof.html"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the hostile text."""
    return build(tmp_path_factory.mktemp("hostile"), HOSTILE)


def test_all_is_seen(page: Path) -> None:
    """What is invisible has a name, pages lead into the PDF, and markup is text."""
    seen = play(page, "seen")
    assert {"no-break space", "zero-width space", "soft hyphen", "form feed"} <= {name for _, name in seen["glyphs"]}
    assert all(
        href == f"talk-proof.pdf#page={folio}" or href.startswith("talk.pdf#page=") for folio, href in seen["links"]
    )
    assert len({href for _, href in seen["links"]}) > 3
    assert any("onerror=alert(1)" in text for text in seen["text"])
    assert any("The·ferry·came" in text for text in seen["text"])


def test_the_keyboard_walks_from_place_to_place(page: Path) -> None:
    """Doubtful places come first; each is shown on both sides, in the window, and told of."""
    played = play(page, "walk")
    counts = [count.split(" of ")[0] for count, *_ in played["seen"]]
    assert counts == ["1", "2", "1"]
    assert all(inside for _, _, inside, _ in played["seen"])
    assert "doubtful" in played["seen"][0][1]
    assert {side for side, _ in played["seen"][0][3]} == {"raw", "book"}
    assert played["seen"][0][3] == played["seen"][2][3]


def test_kinds_are_filtered(page: Path) -> None:
    """Each choice has as many places as it says, and of its kind alone."""
    found = play(page, "filter")
    assert any(label.startswith("ligatures (4)") for label in found)
    for label, (count, kinds) in found.items():
        name, _, number = label.rpartition(" (")
        assert count == number.rstrip(")")
        assert kinds == [name] or name.startswith(("Everything", "Doubtful", "All on"))


def test_what_was_found_on_the_pages_is_shown(page: Path) -> None:
    """The address leads to the list: each is marked in the text, with its page in the PDF, and asks for no entry."""
    seen = play(page, "pages")
    told = json.loads(page.with_name("talk.json").read_bytes())["lint"]
    wanted = [one for one in told if one["kind"] != "hyphens"]
    assert seen["count"] == str(len(wanted))
    assert len(seen["places"]) == len(wanted) > 1
    for place in seen["places"]:
        assert place["link"].startswith("talk.pdf#page=")
        assert (place["writing"], {side for side, _ in place["marks"]}) == (False, {"raw", "book"})
    shown = ["".join(text for side, text in place["marks"] if side == "book") for place in seen["places"]]
    assert {"".join(words.replace("NBSP", "").split()) for words in shown} == {
        "".join(one["words"].split(" … ")[0].split()).removesuffix("-") for one in wanted
    }


def test_words_are_found_over_line_ends(page: Path) -> None:
    """A word that the raw text cuts is found in the book, and marked on both sides."""
    found = play(page, "search", "was the morning")
    assert found["count"] == "1 of 2"
    texts = {side: "".join(text for own, text in found["now"] if own == side) for side in ("raw", "book")}
    assert texts == {"raw": "was the morn-\ning", "book": "was the morning"}
    none = play(page, "search", "<script>alert")
    assert none["items"] == []


def test_entries_are_copied(page: Path, tmp_path: Path) -> None:
    """What is copied says what was selected and written, in TOML, and does it when the book is made again."""
    wishes = (
        ("book", "lamp & the bell", "fix", 'lantern "and" <bell> \\'),
        ("book", "nobody is there", "fix", ""),
        ("raw", "\ufb02ags", "keep", ""),
        ("book", "In the morning", "join", ""),
        ("book", "until the wind", "split", ""),
    )
    copied = play(page, "copy", json.dumps(wishes))
    assert [one["copied"] for one in copied] == ["copied"] * len(wishes)
    assert all(one["pasted"].split() == one["entry"].split() for one in copied)
    assert "keep" not in copied[0]["verbs"]
    file = tmp_path / "talk.corrections.toml"
    file.write_text("\n".join(one["entry"] for one in copied), encoding="utf-8")
    said = corrections.read(file)
    assert [(entry.verb, entry.anchor.find) for entry in said.entries] == [
        (verb, words) for _, words, verb, _ in wishes
    ]
    assert [entry.replace for entry in said.of("fix")] == [comes for _, _, verb, comes in wishes if verb == "fix"]
    made = workshop(page.parent.parent / "talk.txt").corrected(said, draft=True)
    assert [outcome.problem for outcome in made.outcomes] == [""] * len(wishes)
    assert [outcome.state for outcome in made.outcomes] == ["applied"] * len(wishes)


def test_entries_hold(page: Path) -> None:
    """The entry of a word is found, at its own place and nowhere else, and is what `fix add` would write."""
    path = page.parent.parent / "talk.txt"
    bench = workshop(path)
    script = manuscript(path)
    made = play(page, "entries", "buoy")
    assert len(made) > 300
    same = 0
    for one in made[::4]:
        if one["entry"] is None:
            assert wanted(script.text, one["at"], one["find"]) is None
            same += 1
            continue
        said = tomllib.loads(one["entry"])["fix"][0]
        anchor = corrections.Anchor(said["find"], said.get("before", ""), said.get("after", ""))
        entry = corrections.Correction("fix", "one", anchor, said["replace"])
        placed = bench.corrected(corrections.Corrections((entry,)), draft=True)
        (outcome,) = placed.outcomes
        assert outcome.state == "applied", (one, outcome)
        assert [spot.line for spot in outcome.spots] == [one["line"]], one
        same += anchor == wanted(script.text, one["at"], one["find"])
    assert same >= 0.97 * len(made[::4])


def wanted(text: booktext.BookText, at: int, find: str) -> corrections.Anchor | None:
    """What `fix add` writes about the words that stand nearest to a place."""
    starts = [start for start in range(len(text.text)) if text.text.startswith(find, start)]
    start = min(starts, key=lambda start: abs(start - at))
    return least(text.skeleton, start, start + len(find), "buoy")


def test_it_is_accessible(page: Path) -> None:
    """axe finds no violation, light and dark, on a desk and on a phone; nothing is wider than the screen."""
    assert play(page, "axe") == []


def test_a_large_book_is_drawn_by_need(tmp_path: Path) -> None:
    """Of a novel of 100,000 words only what is near the window is in the page, wherever people scroll."""
    line = "The tide came in as it had the day before, and the boats rose with it, one by one, without a word."
    chapters = [f"Chapter {n}\n\n" + f"It was day {n}. {line}\n{line}\n\n" * 120 for n in range(1, 21)]
    seen = play(build(tmp_path, "Tides\nby Ann Shore\n\n" + "\n".join(chapters) + END, "proof"), "large")
    assert seen["rows"] > 2_400
    assert seen["most"] < 9_000
    assert seen["drawn"]
    assert seen["last"] == [["raw", "\ufb01"], ["book", "fi"]]
