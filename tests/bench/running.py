"""One case through chapbook in this process, and many of them in worker processes."""

import contextlib
import functools
import importlib
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cases

METRICS = {
    "overall": "overall",
    "words": "word_acc",
    "lost": "lost",
    "para": "para_f1",
    "headings": "head_f1",
    "contents": "toc_f1",
    "hyphens": "hyphen_acc",
    "furniture left": "furniture_residue",
    "ligature words": "lig_word_acc",
    "kinds": "types_acc",
    "meta": "meta",
}
"""The columns of the scoreboard, and what the scorer calls them."""

Figures = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Patch:
    """A module's attribute, or one of a class in it ("Class.method"), and what stands in its place during a run."""

    module: str
    attribute: str
    value: Any


@dataclass(frozen=True, slots=True)
class Task:
    """A run: the case's folder, the scorer's file, and what is replaced for it; `ebook` is scored if it is given."""

    folder: Path
    scorer: Path
    patches: tuple[Patch, ...] = ()
    ebook: bytes | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of a run by column (None: does not apply); `error` is why there are none but zeros.

    `headings`: how many the truth has and how many were found.
    """

    case: str
    figures: Figures
    error: str = ""
    headings: tuple[int, int] = (0, 0)


def run(task: Task) -> Result:
    """Make the ebook of a case's raw text and score it. Whatever goes wrong is the result's error."""
    try:
        with patched(task.patches):
            ebook = task.ebook or _ebook(task.folder / "raw.txt")
        return _scored(task.folder, task.scorer, ebook)
    except Exception as error:
        zeros: Figures = {column: float(column in ("lost", "furniture left")) for column in METRICS}
        return Result(task.folder.name, zeros, f"{type(error).__name__}: {' '.join(str(error).split())}"[:200])


def _ebook(raw: Path) -> bytes:
    from pipeline import style
    from pipeline.prepare import prepare
    from pipeline.render import epub

    prepared = prepare(raw)
    return epub.make(prepared.book, style.load("classic"), prepared.cover)


@functools.lru_cache(maxsize=1_000)  # most of what is left out changes few books
def _scored(folder: Path, scorer: Path, ebook: bytes) -> Result:
    with tempfile.TemporaryDirectory() as name:
        made = Path(name) / "made.epub"
        made.write_bytes(ebook)
        found = cases.scorer(scorer).score(str(folder), str(made))
    figures: Figures = {column: found.get(key) for column, key in METRICS.items()}
    wanted = (found["head_truth"] + found["question_truth"], found["head_found"] + found["question_found"])
    return Result(folder.name, figures, "", wanted)


@contextlib.contextmanager
def patched(patches: Sequence[Patch]) -> Iterator[None]:
    """Replace attributes of modules for a while. Raises UsageError where one does not exist."""
    before = [(*_place(patch), patch.value) for patch in patches]
    kept = [getattr(owner, name) for owner, name, _ in before]
    try:
        for owner, name, value in before:
            setattr(owner, name, value)
        yield
    finally:
        for (owner, name, _), value in zip(before, kept, strict=True):
            setattr(owner, name, value)


def current(patch: Patch) -> Any:
    """What stands now where a patch would put its value. Raises UsageError where nothing does."""
    return getattr(*_place(patch))


def _place(patch: Patch) -> tuple[Any, str]:
    """The module or class whose attribute is replaced, and the attribute's name."""
    *owners, name = patch.attribute.split(".")
    try:
        owner = functools.reduce(getattr, owners, importlib.import_module(patch.module))
        getattr(owner, name)
    except (ImportError, AttributeError):
        place = f"{patch.module}.{patch.attribute}"
        raise cases.UsageError(f"{place} is no longer there: mend the table that names it") from None
    return owner, name


def run_all(tasks: Sequence[Task], jobs: int) -> list[Result]:
    """Run tasks in worker processes; the results in the order of the tasks."""
    if jobs == 1:
        return [run(task) for task in tasks]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(run, tasks))
