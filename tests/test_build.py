"""A build vouches only for what it was truly made from."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.errors import InputError
from pipeline.files import locked
from pipeline.request import NO_REPRINT, REPRINT, Request

TEXT = "A Short Walk\n\nWe went down to the harbour and came back before noon.\n"


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    """A text, to be made into plain text."""
    (tmp_path / "talk.txt").write_text(TEXT)
    return Request(tmp_path / "talk.txt", tmp_path / "output", ("text",))


def at(stage: str, act: Callable[[], object]) -> Callable[[str], None]:
    """A listener that acts when the build comes to a stage."""

    def listen(told: str) -> None:
        if told == stage:
            act()

    return listen


def made(request: Request) -> str:
    """The plain text that lies there."""
    return (request.folder / "talk.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("stage", ["cleaning", "writing"])
def test_a_text_that_changes_during_the_build(request_: Request, stage: str) -> None:
    """Whichever state was built, the next build makes the one that is there; also if it is the first one again."""
    changed = TEXT.replace("noon", "midnight")
    result = build(request_, at(stage, lambda: request_.source.write_text(changed)))
    assert any("changed meanwhile" in notice for notice in result.notices)
    request_.source.write_text(TEXT)
    assert not build(request_, lambda _: None).unchanged
    assert "noon" in made(request_)
    assert build(request_, lambda _: None).unchanged


def test_a_configuration_that_changes_during_the_build(request_: Request) -> None:
    """What the .toml said when it was read is not taken for what it says now."""
    toml = request_.source.with_suffix(".toml")
    result = build(request_, at("cleaning", lambda: toml.write_text('[book]\nauthors = ["Ann Shore"]\n')))
    assert any("changed meanwhile" in notice for notice in result.notices)
    assert not build(request_, lambda _: None).unchanged
    assert "Ann Shore" in made(request_)


def test_a_configuration_that_is_wrong_in_the_end(request_: Request) -> None:
    """It does not spoil what was made before it was, but that is not vouched for."""
    toml = request_.source.with_suffix(".toml")
    build(request_, at("writing", lambda: toml.write_text("[book")))
    assert json.loads((request_.folder / "talk.json").read_text())["inputs"] == ""


def test_a_text_that_vanishes(request_: Request) -> None:
    """An error of the text, and earlier output as it was."""
    build(request_, lambda _: None)
    before = made(request_)
    request_.source.write_text(TEXT + "\nMore.\n")
    with pytest.raises(InputError, match="no such file"):
        build(request_, at("cleaning", request_.source.unlink))
    assert made(request_) == before


def test_a_change_while_it_waits_for_another_build(request_: Request) -> None:
    """What is read counts from the moment at which the folder is free."""
    command = [sys.executable, "-m", "pipeline", "build", str(request_.source), "-o", str(request_.folder)]
    with locked(request_.folder, lambda: None):
        waiting = subprocess.Popen([*command, "--only", "text"], stderr=subprocess.PIPE, encoding="utf-8")
        assert waiting.stderr
        for line in waiting.stderr:
            if "waiting for another build in" in line:
                break
        request_.source.with_suffix(".toml").write_text('[book]\nauthors = ["Ann Shore"]\n')
    waiting.stderr.read()
    assert waiting.wait(60) == 0
    assert "Ann Shore" in made(request_)
    assert build(request_, lambda _: None).unchanged


@pytest.mark.parametrize(("openings", "pages"), [("style", 10), ("recto", 12), ("next", 10)])
def test_where_chapters_open(request_: Request, openings: str, pages: int) -> None:
    """On the next page by the style classic, unless the .toml says on rectos."""
    request_.source.write_text("A Walk\n\n" + "".join(f"Chapter {at}\n\nWe went down.\n\n" for at in (1, 2, 3)))
    said = f'[book]\nlanguage = "en"\n[print]\nfront = "full"\nopenings = "{openings}"\n'
    request_.source.with_suffix(".toml").write_text(said)
    assert build(replace(request_, kinds=("pdf",)), lambda _: None).figures["pages"] == pages


def test_a_cover_alone_is_to_be_printed_again(request_: Request) -> None:
    """It is all that there is of a reprint, and up to date once it is there."""
    glued = replace(request_, kinds=("pdf", "booklet"), ticket={"scheme": "perfect"})
    again = replace(glued, kinds=("pdf", REPRINT))
    build(glued, lambda _: None)
    assert NO_REPRINT in build(again, lambda _: None).notices
    request_.source.with_suffix(".toml").write_text('[book]\ndescription = "Down, and back."\n')
    made = build(again, lambda _: None)
    assert "print again the cover: chapbook build talk --reprint" in made.notices
    assert NO_REPRINT not in made.notices
    for _ in range(2):
        result = build(again, lambda _: None)
        assert (result.unchanged, result.notices) == (True, ())
        assert [path.name for path in result.made] == ["talk.pdf", "talk-cover.pdf"]
    result.made[1].unlink()
    assert NO_REPRINT not in build(again, lambda _: None).notices
    assert result.made[1].exists()
    assert not (request_.folder / "talk-reprint.pdf").exists()


def test_what_is_of_an_earlier_booklet(request_: Request) -> None:
    """Its cover and its sheets to print again are taken away where they are as they were made, else told."""
    folder, text = request_.folder, request_.source.read_text()
    cover, reprint = folder / "talk-cover.pdf", folder / "talk-reprint.pdf"
    glued = replace(request_, kinds=("pdf", "booklet", REPRINT), ticket={"scheme": "perfect"})
    stapled = replace(request_, kinds=("pdf", "booklet"))
    build(glued, lambda _: None)
    request_.source.write_text(text.replace(".", "!", 1))
    build(glued, lambda _: None)
    assert (cover.exists(), reprint.exists()) == (True, True)
    request_.source.write_text(text)
    build(replace(stapled, kinds=("epub",)), lambda _: None)
    assert (cover.exists(), reprint.exists()) == (True, True)
    request_.source.write_text(text.replace(".", "!", 1))
    build(glued, lambda _: None)
    reprint.write_bytes(b"somebody's")
    made = build(stapled, lambda _: None)
    assert f"{cover} was of an earlier build, and is taken away" in made.notices
    assert f"{reprint} is of an earlier build" in made.notices
    assert (cover.exists(), reprint.exists()) == (False, True)


def test_nothing_is_to_be_printed_again(request_: Request) -> None:
    """That is said also where the booklet is made, and with it the cover."""
    glued = replace(request_, kinds=("pdf", "booklet", REPRINT), ticket={"scheme": "perfect"})
    assert NO_REPRINT in build(glued, lambda _: None).notices
    result = build(glued, lambda _: None)
    assert (result.unchanged, result.notices) == (True, (NO_REPRINT,))
