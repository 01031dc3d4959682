"""The processes that lay out pages: what they answer, and what is said when one dies."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from pipeline import style
from pipeline.errors import RenderError
from pipeline.render import pressroom
from pipeline.render.crew import Crew, Task, _Worker
from pipeline.render.stylesheets import Stylesheets, stylesheets

SHEETS = stylesheets(style.load("classic"))
PAGE = '<html lang="en"><body><h1 id="a">Rain</h1><p>It rained.</p></body></html>'
HIRED = Crew.hired
"""As it is without what the tests do to it."""
START = pressroom._START
AT_ONCE = "import os, signal, sys; {end}"
"""A process that ends before it has imported anything."""
ASKED = f"""
import os, signal, sys
from pipeline.render import frames, press
def die(requests, answers):
    frames.read(requests)
    {{end}}
press._serve = die
{START}
"""
"""One that ends when it is asked for something."""


@pytest.fixture(params=[pytest.param(True, id="copies"), pytest.param(False, id="each for itself")])
def crew(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    """A crew of two at most, with no process yet: on Linux, and elsewhere."""
    monkeypatch.setattr(pressroom, "_COPIES", request.param)
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


def test_answers_as_they_come(crew: Crew) -> None:
    """The longest comes first, the same task once; who has heard enough leaves no process at work."""
    short, long = Task("short", (PAGE,)), Task("long", (PAGE.replace("It rained.", "Rain. " * 2_000),))
    answers = crew.answers([short, long, short], SHEETS)
    assert next(answers)[0] is long
    answers.close()
    assert [task for task, _ in crew.answers([short, long, short], SHEETS)] == [long, short]
    assert len(crew._idle) == 1


def test_processes_that_are_there_are_used(monkeypatch: pytest.MonkeyPatch, crew: Crew) -> None:
    """Those that much work has called for share what is little."""
    long = PAGE.replace("It rained.", "Rain. " * 12_000)
    crew.lay_out([Task("a", (long,)), Task("b", (long,))], SHEETS)
    both, ask = Barrier(2, timeout=60), _Worker.ask

    def together(worker: _Worker, task: Task, sheets: Stylesheets) -> tuple[dict[str, Any], list[bytes]]:
        both.wait()
        return ask(worker, task, sheets)

    monkeypatch.setattr(_Worker, "ask", together)
    assert [len(answer.pages) for answer in crew.lay_out([Task("c", (PAGE,)), Task("d", (PAGE,))], SHEETS)] == [1, 1]


def test_several_documents(crew: Crew) -> None:
    """Documents that are asked for together become one PDF, page after page."""
    (answer,) = crew.lay_out([Task("two", (PAGE, PAGE.replace('"a"', '"b"')))], SHEETS)
    assert [list(page["ids"]) for page in answer.pages] == [["a"], ["b"]]


@pytest.mark.parametrize("start", [AT_ONCE, ASKED], ids=["at once", "asked"])
@pytest.mark.parametrize(
    ("end", "how"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "was ended by SIGSEGV"),
        ("os._exit(3)", "ended with code 3"),
        ("print('no frame'); sys.stdout.flush(); os._exit(0)", "ended with code 0"),
    ],
)
def test_a_process_that_dies(monkeypatch: pytest.MonkeyPatch, crew: Crew, start: str, end: str, how: str) -> None:
    """One clear error says what it was at and how it ended; the next build starts another."""
    with monkeypatch.context() as patch:
        patch.setattr(pressroom, "_START", start.format(end=end))
        with pytest.raises(RenderError, match=f"laid out 'II. Mud' {how}") as raised:
            crew.lay_out([Task("'II. Mud'", (PAGE,)), Task("more", (PAGE,))], SHEETS)
        crew._room.close()
    assert raised.value.mend.startswith("Run it again")
    assert crew.lay_out([Task("after", (PAGE,))], SHEETS)[0].pages


def test_one_of_two_dies(monkeypatch: pytest.MonkeyPatch, crew: Crew) -> None:
    """The other one goes on, and so do later builds."""
    long = PAGE.replace("It rained.", "Rain. " * 12_000)
    crew.lay_out([Task("a", (long,)), Task("b", (long,))], SHEETS)
    first, second = crew._idle
    assert second._process
    second._process.requests.close()
    with pytest.raises(RenderError, match="laid out 'c' ended with code 0"):
        crew.lay_out([Task("'c'", (PAGE,))], SHEETS)
    assert crew._idle == [first]
    assert [len(answer.pages) for answer in crew.lay_out([Task("d", (PAGE,))] * 2, SHEETS)] == [1, 1]


def test_the_first_process_is_killed(crew: Crew) -> None:
    """What it was copied for goes on; the next one comes from another, which the end of the old one leaves alone."""
    crew.lay_out([Task("a", (PAGE,))], SHEETS)
    (worker,) = crew._idle
    first = crew._room._first
    if first:
        first.kill()
        first.wait()
    crew.lay_out([Task("b", (PAGE,))], SHEETS)
    assert crew._idle == [worker]
    crew._idle.clear()
    crew.lay_out([Task("c", (PAGE,))], SHEETS)
    assert crew._idle != [worker]
    assert worker.end() == (-signal.SIGKILL if first else 0)
    assert crew.lay_out([Task("d", (PAGE,))], SHEETS)[0].pages
    crew._idle.clear()
    assert crew.lay_out([Task("e", (PAGE,))], SHEETS)[0].pages


def test_a_failure_of_the_layout(crew: Crew) -> None:
    """What WeasyPrint cannot do is an error of ours that names the unit; the process lives on."""
    with pytest.raises(RenderError, match="WeasyPrint failed on odd: "):
        crew.lay_out([Task("odd", ())], SHEETS)
    assert len(crew._idle) == 1


def test_a_process_begun_ahead(crew: Crew) -> None:
    """It is the one that lays out, or is copied; one that was never used ends without coming to its start."""
    with Crew() as own:
        own.begin()
        own.begin()
        first = own._room._first
        assert first
        own.lay_out([Task("a", (PAGE,))], SHEETS)
        assert own._room._first is (first if pressroom._COPIES else None)
    assert first.returncode == 0
    with Crew() as own:
        own.begin()
        idle = own._room._first
    assert idle
    assert idle.returncode == -signal.SIGKILL


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
    assert other._room._first is None


def test_no_process_is_left() -> None:
    """The processes end with the program, even where it is killed."""
    code = (
        "import os, signal; from pipeline import style; from pipeline.render.crew import Crew, Task\n"
        "from pipeline.render.stylesheets import stylesheets\n"
        f"crew = Crew(); crew.lay_out([Task('a', ({PAGE!r},))], stylesheets(style.load('classic')))\n"
        "first = crew._room._first.pid; below = open(f'/proc/{first}/task/{first}/children').read()\n"
        "print(first, below, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    left = list(map(int, done.stdout.split()))
    assert len(left) == 2
    for _ in range(100):
        left = [number for number in left if is_there(number)]
        if not left:
            return
        signal.sigtimedwait([], 0.1)
    pytest.fail("a process is still there")


def is_there(number: int) -> bool:
    """Whether a process of this number runs; one that has ended and that nobody waits for does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
