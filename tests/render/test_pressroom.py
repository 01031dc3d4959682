"""Where the processes that lay out come from: each is had by one alone, and what is said to it is answered to it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import style
from pipeline.render import frames, pressroom
from pipeline.render.crew import Crew, Task
from pipeline.render.pressroom import Pressroom, Process
from pipeline.render.stylesheets import stylesheets

PAGE = Task("a page", ("<p>One</p>",))


@pytest.fixture(params=[pytest.param(True, id="copies"), pytest.param(False, id="each for itself")])
def room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pressroom]:
    """One with no process yet: on Linux, and elsewhere."""
    monkeypatch.setattr(pressroom, "_COPIES", request.param)
    own = Pressroom()
    yield own
    own.close()


def test_another_thread_is_faster(monkeypatch: pytest.MonkeyPatch, room: Pressroom) -> None:
    """Whoever takes the process that was begun, the other has one, too."""
    taken: list[Process] = []

    class Lock:
        """One that another thread takes as soon as it is let go, once."""

        waits = True

        def __enter__(self) -> None:
            """Take it."""

        def __exit__(self, *_: object) -> None:
            if self.waits:
                self.waits = False
                taken.append(room.process())

    monkeypatch.setattr(room, "_lock", Lock())
    taken.append(room.process())
    assert taken[0] is not taken[1]
    assert [process.end() for process in taken] == [0, 0]


def test_an_answer_that_nobody_reads(room: Pressroom) -> None:
    """A process whose asker is gone ends as one does that is done."""
    process = room.process()
    frames.write(process.requests, {"css": [], "files": [], "lines": None})
    for _ in range(2):
        frames.write(process.requests, {"html": [], "css": "", "tagged": False})
    assert process.end() == 0


def test_an_interrupt_before_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the first process answers then is not taken for its answer to the next request."""
    monkeypatch.setattr(pressroom, "_COPIES", True)
    send, room = socket.send_fds, Pressroom()

    def interrupted(*sent: Any) -> None:
        send(*sent)
        raise KeyboardInterrupt

    before = room.process()
    with monkeypatch.context() as patch:
        patch.setattr(socket, "send_fds", interrupted)
        with pytest.raises(KeyboardInterrupt):
            room.process()
    assert room.process().end() == 0
    assert (before.end(), room.close()) == (0, 0)


@pytest.mark.parametrize("copies", [True, False], ids=["copies", "each for itself"])
def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, copies: bool) -> None:
    """Fonts that the layout writes for itself are there as long as it may need them, and no longer."""
    monkeypatch.setattr(pressroom, "_COPIES", copies)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with Crew() as crew:
        crew.lay_out([PAGE], stylesheets(style.load("classic")))
        assert len(list(tmp_path.glob("*/*/*"))) > 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("copies", [True, False], ids=["copies", "each for itself"])
def test_nothing_is_left_of_who_is_killed(tmp_path: Path, copies: bool) -> None:
    """Who asked may be gone without a word: what laid out for it tidies up all the same."""
    code = f"""
import os, signal
from pipeline import style
from pipeline.render import pressroom
from pipeline.render.crew import Crew, Task
from pipeline.render.stylesheets import stylesheets
pressroom._COPIES = {copies}
crew = Crew()
crew.lay_out([{PAGE!r}], stylesheets(style.load("classic")))
os.kill(os.getpid(), signal.SIGKILL)
"""
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == -signal.SIGKILL
    deadline = time.monotonic() + 60
    while list(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert list(tmp_path.iterdir()) == []
