"""The processes that lay out pages: what they answer, and what is said when one dies."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from pipeline import style
from pipeline.errors import RenderError
from pipeline.render import crew as crew_module
from pipeline.render.crew import Crew, Task
from pipeline.render.stylesheets import stylesheets

SHEETS = stylesheets(style.load("classic"))
PAGE = '<html lang="en"><body><h1 id="a">Rain</h1><p>It rained.</p></body></html>'
HIRED = Crew.hired
"""As it is without what the tests do to it."""
DYING = "import sys, os, signal; sys.stdin.buffer.readline(); "


@pytest.fixture
def crew() -> Iterator[Crew]:
    """A crew of two at most, with no process yet."""
    with Crew(2) as own:
        yield own


def test_answers(crew: Crew) -> None:
    """Answers come in the order of the tasks, whatever their length, with the facts of their pages."""
    tasks = [Task(f"{count}", (PAGE.replace("It rained.", "Rain. " * count),)) for count in (1, 2_000, 30)]
    answers = crew.lay_out(tasks, SHEETS)
    assert [len(answer.pages) for answer in answers] == [1, len(answers[1].pages), 1]
    assert len(answers[1].pages) > 3
    (page,) = answers[0].pages
    assert list(page["ids"]) == ["a"]
    assert [bookmark[:2] for bookmark in page["bookmarks"]] == [[1, "Rain"]]
    assert page["bookmarks"][0][2:] == page["ids"]["a"]


def test_several_documents(crew: Crew) -> None:
    """Documents that are asked for together become one PDF, page after page."""
    (answer,) = crew.lay_out([Task("two", (PAGE, PAGE.replace('"a"', '"b"')))], SHEETS)
    assert [list(page["ids"]) for page in answer.pages] == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("end", "how"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "was ended by SIGSEGV"),
        ("sys.exit(3)", "ended with code 3"),
        ("print('no frame')", "ended with code 0"),
    ],
)
def test_a_process_that_dies(monkeypatch: pytest.MonkeyPatch, crew: Crew, end: str, how: str) -> None:
    """One clear error says what it was at and how it ended; the next build starts another."""
    with monkeypatch.context() as patch:
        patch.setattr(crew_module, "_START", DYING + end)
        with pytest.raises(RenderError, match=f"laid out 'II. Mud' {how}") as raised:
            crew.lay_out([Task("'II. Mud'", (PAGE,)), Task("more", (PAGE,))], SHEETS)
    assert raised.value.mend.startswith("Run it again")
    assert crew.lay_out([Task("after", (PAGE,))], SHEETS)[0].pages


def test_a_failure_of_the_layout(crew: Crew) -> None:
    """What WeasyPrint cannot do is an error of ours that names the unit; the process lives on."""
    with pytest.raises(RenderError, match="WeasyPrint failed on odd: "):
        crew.lay_out([Task("odd", ())], SHEETS)
    assert len(crew._idle) == 1


def test_a_process_begun_ahead() -> None:
    """It is the one that lays out; one that was never asked ends without coming to its start."""
    with Crew() as crew:
        crew.begin()
        crew.begin()
        (worker,) = crew._idle
        crew.lay_out([Task("a", (PAGE,))], SHEETS)
        assert crew._idle == [worker]
    assert worker._process.returncode == 0
    with Crew() as crew:
        crew.begin()
        (idle,) = crew._idle
    assert idle._process.returncode == -signal.SIGKILL
    assert crew._idle == []


def test_processes_are_kept(crew: Crew) -> None:
    """A process that has laid out one thing lays out the next."""
    for _ in range(3):
        crew.lay_out([Task("a", (PAGE,))], SHEETS)
    assert len(crew._idle) == 1


def test_hired(monkeypatch: pytest.MonkeyPatch, crew: Crew) -> None:
    """A crew that is given goes on; one that is hired for a call ends with it."""
    monkeypatch.setattr(Crew, "hired", HIRED)
    crew.lay_out([Task("a", (PAGE,))], SHEETS)
    with Crew.hired(crew) as own:
        assert own is crew
    assert len(crew._idle) == 1
    with Crew.hired(None) as other:
        other.begin()
        assert other is not crew
    assert other._idle == []


def test_no_process_is_left() -> None:
    """The processes end with the program, even where it is killed."""
    code = (
        "import os, signal; from pipeline import style; from pipeline.render.crew import Crew, Task\n"
        "from pipeline.render.stylesheets import stylesheets\n"
        f"crew = Crew(); crew.lay_out([Task('a', ({PAGE!r},))], stylesheets(style.load('classic')))\n"
        "print(crew._idle[0]._process.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    for _ in range(100):
        try:
            os.kill(int(done.stdout), 0)
        except ProcessLookupError:
            return
        signal.sigtimedwait([], 0.1)
    pytest.fail("the process is still there")
