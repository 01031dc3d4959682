"""The process that lays out pages: whose lines it chooses, how it reads drawings, and when it
looks for what it is done with."""

import gc
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from pipeline import style
from pipeline.render import frames, press
from pipeline.render.stylesheets import stylesheets


class Idle:
    """A press that lays out nothing."""

    def __init__(self, *_: object) -> None:
        pass

    def answer(self, **_: object) -> tuple[Mapping[str, Any]]:
        """No pages."""
        return ({"pages": []},)


@pytest.mark.parametrize(
    ("sizes", "times"), [((50, 60), 0), ((999, 1), 0), ((1_001,), 1), ((600, 600, 10, 900, 200), 2)]
)
def test_memory_is_looked_through(monkeypatch: pytest.MonkeyPatch, sizes: tuple[int, ...], times: int) -> None:
    """Seldom, since it takes longer the more there is; but what was laid out does not pile up."""
    looked: list[int] = []
    monkeypatch.setattr(press, "Press", Idle)
    monkeypatch.setattr(press, "_GARBAGE", 1_000)
    monkeypatch.setattr(gc, "collect", lambda: looked.append(1))
    requests, answers = BytesIO(), BytesIO()
    frames.write(requests, {"css": [], "files": [], "lines": None})
    for size in sizes:
        frames.write(requests, {"html": ["x" * (size // 2), "x" * (size - size // 2)], "css": "", "tagged": True})
    requests.seek(0)
    with pytest.raises(EOFError):
        press._serve(requests, answers)
    assert len(looked) == times
    assert answers.getvalue().count(b"\n") == len(sizes)


SHEETS = stylesheets(style.load("classic"))
TOLD = "The tide came in, and nobody said when he would cross, and the lamps of the quay went out one after another. "


@pytest.mark.parametrize(("kind", "chosen"), [("body", 1), ("errata", 1), ("imprint", 0), ("colophon fit-90", 0)])
def test_lines_are_chosen_in_texts(kind: str, chosen: int) -> None:
    """Paragraphs of the text are set as a whole; for the pages around it, nothing is looked for."""
    sheets = (*SHEETS.css, "body[class] p { text-align: justify }")
    own = press.Press(sheets, SHEETS.files, SHEETS.lines)
    assert own.compositor
    html = f'<html lang="en"><head></head><body class="{kind}"><p>{TOLD * 3}</p></body></html>'
    values, _ = own.answer([html], "", True)
    assert len(values["pages"]) == 1
    assert own.compositor.figures.chosen == chosen


def test_drawings_are_known_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads photographs is not even asked about a drawing."""
    asked: list[object] = []
    monkeypatch.setattr(Image, "open", asked.append)
    own = press.Press(SHEETS.css, {**SHEETS.files, "photograph.png": b"none"}, None)
    for name, times in (("leader.svg", 0), ("photograph.png", 1)):
        own.answer([f'<html lang="en"><body><img src="{name}" alt="A dot"/></body></html>'], "", True)
        assert len(asked) == times
