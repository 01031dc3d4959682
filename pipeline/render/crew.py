"""The processes that lay out pages: started when first needed, as many as there is work for, kept for later builds."""

import os
from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.errors import MissingError, RenderError
from pipeline.render import frames
from pipeline.render.pressroom import Pressroom, Process

if TYPE_CHECKING:
    from pipeline.render.stylesheets import Stylesheets

_WORTH = 60_000
"""Characters of HTML, about thirty pages: for less, a further process takes longer to start than it saves."""


@dataclass(frozen=True, slots=True)
class Task:
    """What one process is asked at a time: the HTML of one or more documents that become one PDF.

    `name` is what a reader would call them; `css` is added to the style's; `tagged` asks for a structure tree.
    `stacked` tells of pages that are laid out in stacks: how many, and how high each is (pt).
    """

    name: str
    html: tuple[str, ...]
    css: str = ""
    tagged: bool = True
    stacked: tuple[int, float] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A PDF, facts of each page (ids and bookmarks with their places), and what the layout complained about."""

    pdf: bytes = field(repr=False)
    pages: list[dict[str, Any]]
    warnings: tuple[str, ...]


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Worker:
    """One process, and which style it has been given."""

    def __init__(self, room: Pressroom) -> None:
        self._room = room
        self._process: Process | None = None
        self._style = ""

    def ask(self, task: Task, sheets: "Stylesheets") -> tuple[dict[str, Any], list[bytes]]:
        """What it answers. Raises RenderError if it dies."""
        try:
            process = self._process = self._process or self._room.process()
            if self._style != sheets.digest:
                frames.write(
                    process.requests,
                    {"css": sheets.css, "files": list(sheets.files), "lines": sheets.lines},
                    *sheets.files.values(),
                )
                self._style = sheets.digest
            frames.write(process.requests, {"html": task.html, "css": task.css, "tagged": task.tagged})
            return frames.read(process.answers)
        except (OSError, EOFError, ValueError):
            how = _ending(self.end())
            what = f"the process that laid out {task.name} {how}"
            raise RenderError(what, mend="Run it again; if it happens again, report it with the text") from None

    def end(self) -> int:
        """Let it end; gives its exit code, or that of the process that it would be a copy of."""
        return self._process.end() if self._process else self._room.close()


def _ending(code: int) -> str:
    import signal

    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"


class Crew:
    """The processes that lay out pages, `jobs` at most, by default one for each core; they end with the context.

    What is laid out is the same, byte for byte, in how many of them and after whatever else.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self._jobs = jobs
        self._room = Pressroom()
        self._idle: list[_Worker] = []

    @classmethod
    def hired(cls, crew: "Crew | None") -> AbstractContextManager["Crew"]:
        """The crew that is given, which goes on; where none is, one that ends with the context."""
        return nullcontext(crew) if crew else cls()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        while self._idle:
            self._idle.pop().end()
        self._room.close()

    def begin(self) -> None:
        """Have a process start before there is work: it takes half a second, while the text is read."""
        if not self._idle:
            self._room.open()

    def lay_out(self, tasks: Sequence[Task], sheets: "Stylesheets") -> list[Answer]:
        """The answers to all tasks, in their order. Raises as `answers` does."""
        found = dict(self.answers(tasks, sheets))
        return [found[task] for task in tasks]

    def answers(self, tasks: Sequence[Task], sheets: "Stylesheets") -> Generator[tuple[Task, Answer], None, None]:
        """Each task with its answer, while others are worked at; the longest is begun first. To be closed.

        Raises MissingError without Pango, and RenderError where the style asks for what it may not have, where
        WeasyPrint fails, or where a process dies.
        """
        sizes = {task: sum(map(len, task.html)) for task in tasks}
        order = sorted(sizes, key=lambda task: -sizes[task])
        worth = max(len(self._idle), 1 + sum(sizes.values()) // _WORTH)
        workers = min(self._jobs or cores(), len(order), worth)
        if workers < 2:
            yield from ((task, self._ask(task, sheets)) for task in order)
            return
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(workers) as threads:
            yield from zip(order, threads.map(lambda task: self._ask(task, sheets), order), strict=True)

    def _ask(self, task: Task, sheets: "Stylesheets") -> Answer:
        try:
            worker = self._idle.pop()
        except IndexError:
            worker = _Worker(self._room)
        values, blobs = worker.ask(task, sheets)
        self._idle.append(worker)
        if "missing" in values:
            what, mend = values["missing"]
            raise MissingError(what, mend=mend)
        if "refused" in values:
            raise RenderError(values["refused"], sheets.home, "Put the file into the style's folder")
        if "failed" in values:
            raise RenderError(f"WeasyPrint failed on {task.name}: {values['failed']}", mend="Report it with the text")
        return Answer(blobs[0], values["pages"], tuple(values["warnings"]))
