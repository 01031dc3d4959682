"""All validators over the outputs of a build: one row for each file and profile."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.errors import InputError, MissingError, ValidatorError
from pipeline.record import read, stale
from pipeline.request import Request
from pipeline.verify import ace, epubcheck, qpdf, verapdf
from pipeline.verify.verdict import Verdict

_ACCESSIBLE = ("pdf", "guide")
"""The PDFs that are read as they are; sheets are for the printer alone, and keep to no profile."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A file that a validator is to judge by a profile."""

    tool: str
    file: Path
    profile: str
    judge: Callable[[Path], Verdict]


@dataclass(frozen=True, slots=True)
class Row:
    """What came of a trial: a verdict, or what kept the validator from giving one."""

    trial: Trial
    verdict: Verdict | None = None
    hindrance: MissingError | ValidatorError | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing is known against the file: a validator that is not installed knows nothing."""
        return self.verdict.ok if self.verdict else isinstance(self.hindrance, MissingError)


def outputs(request: Request) -> tuple[dict[str, Path], list[str]]:
    """The files of the last build by kind, and the names of those that are not as it made them.

    Raises InputError if there was no build.
    """
    known = read(request.folder / request.record)
    named = {kind: request.folder / name for name in known.get("files", ()) if (kind := request.kind(name))}
    found = {kind: path for kind, path in named.items() if path.is_file()}
    if not found:
        mend = f"Build it first: chapbook build {request.source}"
        raise InputError("no build made files here", str(request.folder), mend)
    return found, stale(request.folder, known)


def trials(files: dict[str, Path]) -> Iterator[Trial]:
    """What is to be judged: ebooks by EPUBCheck and Ace, PDFs by qpdf, and by veraPDF where they are read."""
    for kind, path in files.items():
        if path.suffix == ".epub":
            yield Trial(epubcheck.NAME, path, "EPUB 3", epubcheck.judge)
            yield Trial(ace.NAME, path, "EPUB Accessibility", ace.judge)
        if kind in _ACCESSIBLE:
            for profile in verapdf.PROFILES:
                yield Trial(verapdf.NAME, path, profile, partial(verapdf.judge, profile=profile))
        if path.suffix == ".pdf":
            yield Trial(qpdf.NAME, path, "syntax", qpdf.judge)


def rows(trials: Sequence[Trial], report: Callable[[str], None]) -> Iterator[Row]:
    """Hold each trial; `report` is told of each. A validator that is not installed is looked for once."""
    absent: set[str] = set()
    for trial in trials:
        if trial.tool in absent:
            continue
        report(f"{trial.tool} reads {trial.file.name}")
        try:
            yield Row(trial, trial.judge(trial.file))
        except MissingError as error:
            absent.add(trial.tool)
            yield Row(trial, hindrance=error)
        except ValidatorError as error:
            yield Row(trial, hindrance=error)
