"""What a unit is kept under: all that decides on its pages, and nothing else."""

from collections.abc import Generator, Sequence
from dataclasses import replace

import pytest
from shelf import Shelf

from pipeline import program, style
from pipeline.render import desk
from pipeline.render.crew import Answer, Crew, Task
from pipeline.render.desk import Desk
from pipeline.render.stylesheets import stylesheets

CLASSIC = style.load("classic")
SHEETS = stylesheets(CLASSIC)
TASK = Task("'II. Mud'", ("<p>a</p>", "<p>b</p>"))


def key(task: Task = TASK, sheets: object = SHEETS) -> str:
    return Desk(sheets, CLASSIC.faces, None, Crew()).key(task)  # type: ignore[arg-type]  # one with another digest


class Nobody(Crew):
    """A crew that lays nothing out."""

    def answers(self, tasks: Sequence[Task], _: object) -> Generator[tuple[Task, Answer], None, None]:
        assert not tasks
        yield from ()


def test_a_unit_comes_from_the_store() -> None:
    """It is laid out once, and has the same pages when it is ordered again; without a store it has them, too."""
    store = Shelf()
    with Crew(1) as crew:
        desks = [Desk(SHEETS, CLASSIC.faces, one, crew) for one in (store, None)]
        for each in desks:
            each.order([TASK, TASK])
    assert list(store) == [desks[0].key(TASK)]
    desks.append(Desk(SHEETS, CLASSIC.faces, store, Nobody()))
    desks[2].order([TASK])
    assert len(desks[0].leaves(TASK)) == 2
    assert desks[0].leaves(TASK) == desks[1].leaves(TASK) == desks[2].leaves(TASK)


OTHERS = [
    replace(TASK, html=("<p>a</p>", "<p>c</p>")),
    replace(TASK, html=("<p>a</p><p>b</p>",)),
    replace(TASK, css="p { color: red }"),
    replace(TASK, tagged=False),
]


@pytest.mark.parametrize("other", OTHERS)
def test_another_unit(other: Task) -> None:
    """Other HTML, other CSS, other tags: another key."""
    assert key(other) != key()


def test_the_same_unit() -> None:
    """What a unit is called in errors decides on nothing."""
    assert key(replace(TASK, name="'III. Mud'")) == key()


def test_another_style() -> None:
    """A stylesheet, a picture or a font of other bytes: another key."""
    for other in (replace(SHEETS, css=()), replace(SHEETS, files=dict(SHEETS.files) | {".font/0": b"x"})):
        assert key(sheets=other) != key()


@pytest.mark.parametrize("name", ["weasyprint", "pydyf", "pikepdf", "pyphen"])
def test_another_library(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A library of another version: another key."""
    first = key()
    monkeypatch.setattr(program, "version", lambda asked: "0" if asked == name else "1")
    desk._program.cache_clear()
    second = key()
    monkeypatch.setattr(program, "version", lambda _: "1")
    desk._program.cache_clear()
    assert len({first, second, key()}) == 3
    desk._program.cache_clear()
