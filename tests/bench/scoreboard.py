"""How well books come out, measured on a corpus of raw texts with known truths: `make scoreboard CORPUS=DIR`.

The corpus and its scorer are no part of the repository. The checkout in the current folder is measured, or else the
one that this file lies in. With --perturbed, books made from the corpus by changes and by setting its
words anew are measured instead; --ablate tells what each rule and decision adds to either, and --leave-one-out what
the tuned thresholds are worth on books that they were not tuned on.
"""

import argparse
import hashlib
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path.cwd()
ROOT = HERE if (HERE / "pipeline").is_dir() else Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))  # the checkout in which we are is measured, not a chapbook that is installed

import ablation  # noqa: E402
import cases  # noqa: E402
import perturbed  # noqa: E402
import table  # noqa: E402
import thresholds  # noqa: E402
import truthbook  # noqa: E402
from running import Result, Task, run_all  # noqa: E402

STORE = ROOT / "docs" / "scoreboard.md"


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line. Ends the process where it is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpus", type=Path, help="a folder of cases, or one with the folders dev and seed")
    parser.add_argument("--perturbed", action="store_true", help="measure books made from the corpus")
    parser.add_argument("--prove", action="store_true", help="score ebooks written straight from the truths")
    parser.add_argument("--ablate", action="store_true", help="what each rule and decision adds")
    parser.add_argument("--leave-one-out", action="store_true", help="each book with thresholds chosen without it")
    parser.add_argument("--store", action="store_true", help="write the run into docs/scoreboard.md")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the perturbed books here")
    parser.add_argument("--case", default="", metavar="NAME", help="only cases with these letters in their name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="worker processes")
    parser.add_argument("--scorer", type=Path, help="score.py; otherwise CORPUS/../tools/score.py, or $SCORER")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Run what the command line asks for; gives the exit code."""
    given = options(arguments)
    scorer = given.scorer or Path(os.environ.get("SCORER") or given.corpus.resolve().parent / "tools" / "score.py")
    try:
        cases.scorer(scorer)
        with tempfile.TemporaryDirectory() as name:
            lines = _report(given, scorer, given.keep or Path(name))
    except cases.UsageError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _report(given: argparse.Namespace, scorer: Path, folder: Path) -> list[str]:
    """The lines to print."""
    found = cases.folders(given.corpus, "" if given.perturbed else given.case)
    made = perturbed.write(found, folder) if given.perturbed else {}
    places = [place for place in made or found if given.case in place.name]
    if not places:
        raise cases.UsageError(f"no case has {given.case!r} in its name")
    if given.ablate:
        return ablation.report(places, scorer, given.jobs)
    if given.leave_one_out:
        return thresholds.report(places, scorer, given.jobs)
    return _board(given, scorer, places, {place.name: case.kind for place, case in made.items()})


def _board(given: argparse.Namespace, scorer: Path, places: Sequence[Path], kinds: dict[str, str]) -> list[str]:
    """The table of a run, beside the stored one; with --store the run takes its place."""
    tasks = [Task(place, scorer, (), truthbook.write(cases.read(place)) if given.prove else None) for place in places]
    results = run_all(tasks, given.jobs)
    stored = table.parse(STORE.read_text(encoding="utf-8")) if STORE.is_file() else {}
    lines = table.lines(results, {} if given.prove else stored)
    if kinds:
        lines += ["", *perturbed.summary(results, kinds)]
    if given.store:
        _store(given, stored, results)
    return lines


def _store(given: argparse.Namespace, stored: table.Board, results: Sequence[Result]) -> None:
    """Write the rows of a run in the place of those of the last run of its sort, corpus or perturbed."""
    if given.case or given.prove:
        raise cases.UsageError("--store keeps whole runs only: leave out --case and --prove")
    kept = {name: row for name, row in stored.items() if (":" in name) != given.perturbed}
    STORE.write_text(table.markdown(kept | table.board(results), _identity()), encoding="utf-8")


def _identity() -> str:
    """What was measured: the version and a digest of the program's files."""
    from pipeline import __version__

    files = sorted((ROOT / "pipeline").rglob("*.py"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    return f"chapbook {__version__}, files {digest[:12]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
