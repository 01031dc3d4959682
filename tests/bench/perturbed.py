"""All perturbed books of a corpus, and what a run over them shows."""

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import cases
import damage
import genres
import settings
from cases import Case
from running import Result


def books(corpus: Sequence[Case]) -> list[Case]:
    """Changed texts, books set anew, and other genres: the same for the same corpus. Names have no slash."""
    made = [*damage.books(corpus), *settings.books(corpus), *genres.books(corpus)]
    return [dataclasses.replace(case, name=case.name.replace("/", "-")) for case in made]


def write(corpus: Sequence[Path], folder: Path) -> dict[Path, Case]:
    """Put the perturbed books of these cases into a folder; each by the folder it is in."""
    return {cases.write(case, folder): case for case in books([cases.read(place) for place in corpus])}


def summary(results: Sequence[Result], kinds: Mapping[str, str]) -> list[str]:
    """Mean and worst for each kind of perturbation, and the books whose headings were all missed.

    `kinds`: the kind of each book by its name.
    """
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[kinds[result.case]].append(result)
    made = [f"{'kind':<22} books   mean  worst"]
    for kind, group in groups.items():
        worst = min(group, key=_overall)
        middle = sum(map(_overall, group)) / len(group)
        made.append(f"{kind:<22} {len(group):>5}  {middle:.3f}  {_overall(worst):.3f}  {worst.case}")
    missed = [result for result in results if result.headings[0] and not result.headings[1] and not result.error]
    made += [f"no heading found of {result.headings[0]}: {result.case}" for result in missed]
    return made


def _overall(result: Result) -> float:
    return result.figures["overall"] or 0.0
