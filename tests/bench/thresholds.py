"""What tuned thresholds are worth on books that they were not tuned on: each is chosen anew without one book.

THRESHOLDS is the table: a number that is tuned, and the values it might have. A name that no longer exists stops the
run and is named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from running import Patch, Task, current, run_all

_STRUCTURE = "pipeline.structure"
THRESHOLDS: Mapping[tuple[str, str], tuple[float, ...]] = {
    (f"{_STRUCTURE}.layout", "_WRAPPED"): (0.025, 0.05, 0.1),
    (f"{_STRUCTURE}.layout", "_FEWEST"): (10, 20, 40),
    (f"{_STRUCTURE}.layout", "_SHARED"): (0.08, 0.15, 0.3),
    (f"{_STRUCTURE}.layout", "_NONE_FURTHER_OUT"): (0.8, 0.9, 0.95),
    (f"{_STRUCTURE}.borders", "_WITHIN_WEIGHT"): (10.0, 20.0, 40.0),
    (f"{_STRUCTURE}.borders", "_SMALL_LETTER"): (-6.0, -3.0, -1.5),
    (f"{_STRUCTURE}.borders", "_FURTHER_OUT"): (-6.0, -3.0, -1.5),
    (f"{_STRUCTURE}.borders", "_CUT_WORD"): (-14.0, -7.0, -3.5),
    (f"{_STRUCTURE}.fragments", "_ENOUGH"): (0.2, 0.35, 0.5),
    (f"{_STRUCTURE}.heads", "_DENSEST"): (0.15, 0.25, 0.35, 0.5, 0.65),
    (f"{_STRUCTURE}.heads", "_FEWEST"): (2, 3, 4, 6),
    (f"{_STRUCTURE}.heads", "_OPENING"): (3, 6, 10),
    (f"{_STRUCTURE}.heads", "_OFTEN"): (0.2, 0.4, 0.6),
    (f"{_STRUCTURE}.edge_words", "SHORTEST"): (2, 3, 6),
    (f"{_STRUCTURE}.edge_words", "_LONGEST"): (60, 80, 120),
    (f"{_STRUCTURE}.edge_words", "_TITLE_LINES"): (2, 3, 5),
    (f"{_STRUCTURE}.pages", "_BROKEN"): (0.05, 0.1, 0.15, 0.25, 0.4),
    (f"{_STRUCTURE}.pages", "_STEP"): (1, 2, 3, 5),
    (f"{_STRUCTURE}.pages", "_FEWEST"): (3, 4, 6),
    (f"{_STRUCTURE}.contents", "_EARLY"): (0.05, 0.1, 0.2, 0.3),
    (f"{_STRUCTURE}.contents", "_FEWEST"): (2, 3, 5),
    (f"{_STRUCTURE}.series", "_SURE"): (1.25, 1.5, 1.75),
    (f"{_STRUCTURE}.series", "_PRICE"): (0.8, 1.0, 1.3, 1.6),
    (f"{_STRUCTURE}.series", "_RESTART"): (0.25, 0.5, 1.0),
    (f"{_STRUCTURE}.series", "_FEWEST"): (2, 3, 6),
    (f"{_STRUCTURE}.series", "_SHORT"): (0.4, 0.6, 0.8),
    (f"{_STRUCTURE}.series", "_BEGINNING"): (4, 8, 16),
    (f"{_STRUCTURE}.series", "_LONG_CHAIN"): (3, 5, 10),
    (f"{_STRUCTURE}.labelled", "_LONGEST_HEADING"): (60, 75, 90, 120),
    (f"{_STRUCTURE}.labelled", "_LONGEST_TITLE"): (2, 3, 4, 6),
    (f"{_STRUCTURE}.shapes", "_ENOUGH"): (3.0, 3.5, 4.0, 4.5, 5.0),
    (f"{_STRUCTURE}.shapes", "_DENSEST"): (3, 5, 8),
    (f"{_STRUCTURE}.shapes", "_SPEAKING"): (0.3, 0.4, 0.5),
    (f"{_STRUCTURE}.candidates", "_LONGEST"): (60, 80, 120),
    (f"{_STRUCTURE}.candidates", "_MOST_WORDS"): (10, 14, 20),
    (f"{_STRUCTURE}.candidates", "_FILLED"): (0.7, 0.8, 0.9),
    (f"{_STRUCTURE}.candidates", "_NARROW"): (0.5, 0.6, 0.7),
    (f"{_STRUCTURE}.candidates", "_MARKED"): (30, 60, 120),
    (f"{_STRUCTURE}.candidates", "_SPEECH"): (12, 25, 50),
    (f"{_STRUCTURE}.parents", "_MOSTLY"): (0.5, 0.7, 0.9),
    (f"{_STRUCTURE}.shapes", "_MOST_LINES"): (2, 3, 5),
    (f"{_STRUCTURE}.shapes", "_FEWEST"): (2, 3, 6),
    (f"{_STRUCTURE}.setting", "_VERSE"): (0.5, 0.6, 0.7),
    (f"{_STRUCTURE}.questions", "_COVERED"): (0.3, 0.5, 0.7),
    (f"{_STRUCTURE}.questions", "_ANSWERED"): (0.6, 0.8, 0.9),
    (f"{_STRUCTURE}.verse", "_ENOUGH"): (6.0, 8.0, 11.0),
    (f"{_STRUCTURE}.verse", "_ROOMY"): (2.0, 3.0, 4.0),
    (f"{_STRUCTURE}.verse", "_CAPITAL"): (0.8, 0.9, 0.95),
    (f"{_STRUCTURE}.verse", "_TURNED"): (0.1, 0.2, 0.4),
    (f"{_STRUCTURE}.verse", "_SENTENCE"): (-2.0, -1.0, -0.5),
    (f"{_STRUCTURE}.verse", "_ANNOUNCED"): (-6.0, -3.0, -1.5),
    (f"{_STRUCTURE}.verse", "_FEWEST"): (2, 3, 6),
    (f"{_STRUCTURE}.verse", "_OTHER"): (0.15, 0.3, 0.6),
    (f"{_STRUCTURE}.verse", "_PAUSES"): (0.08, 0.15, 0.3),
    (f"{_STRUCTURE}.verse", "_WORDS"): (1.5, 2.5, 5.0),
    (f"{_STRUCTURE}.quotes", "_GO_ON"): (0.25, 0.5, 0.75),
    (f"{_STRUCTURE}.quotes", "_IN"): (2, 4),
    (f"{_STRUCTURE}.quotes", "_MEASURED"): (2, 4, 8),
    ("pipeline.cuts", "_TURN"): (-3.0, -2.6, -2.2, -1.8, -1.4),
    ("pipeline.cuts", "_SLOPE"): (1.0, 2.0, 3.0),
    ("pipeline.cuts", "_LETTER"): (0.1, 0.3, 0.5),
    ("pipeline.cuts", "_FAMILY"): (0.0, 1.0, 2.0),
    ("pipeline.evidence.hyphens", "_USUAL"): (0.02, 0.05, 0.1),
    ("pipeline.evidence.hyphens", "_OF_WORDS"): (0.15, 0.25, 0.35),
    ("pipeline.rules.spacing", "_UNKNOWN"): (9.0, 12.0, 15.0),
    ("pipeline.rules.openings", "_RARER"): (0.5, 1.0, 1.5),
    ("pipeline.evidence.languages", "_SURE"): (0.6, 0.7, 0.8, 0.9),
    (f"{_STRUCTURE}.wording", "_TAG"): (30, 60, 80),
    (f"{_STRUCTURE}.wording", "_SEEN"): (40, 80, 160),
    (f"{_STRUCTURE}.wording", "_FEWEST"): (2, 4, 8),
    (f"{_STRUCTURE}.widths", "_FEWEST"): (3, 5, 10),
    (f"{_STRUCTURE}.lists", "_FEWEST"): (2, 4),
    (f"{_STRUCTURE}.lists", "_FARTHEST"): (20, 40, 80),
    (f"{_STRUCTURE}.notes", "_LONGEST_PAGE"): (60, 120, 240),
    (f"{_STRUCTURE}.notes", "_LEAST_TEXT"): (0.1, 0.2, 0.4),
    (f"{_STRUCTURE}.notes", "_AHEAD"): (1, 3, 6),
    (f"{_STRUCTURE}.endnotes", "_FEWEST"): (1, 2, 4),
    (f"{_STRUCTURE}.endnotes", "_CALLED"): (0.25, 0.5, 0.75),
    (f"{_STRUCTURE}.overruns", "_FEWEST"): (3, 5, 10),
    (f"{_STRUCTURE}.overruns", "_SMALLER"): (1.02, 1.05, 1.1),
    (f"{_STRUCTURE}.overruns", "_WIDEST"): (1.5, 2.0, 4.0),
    (f"{_STRUCTURE}.overruns", "_SURE"): (0.75, 1.5, 3.0),
    (f"{_STRUCTURE}.overruns", "_ENOUGH"): (0.25, 0.5, 1.0),
    (f"{_STRUCTURE}.overruns", "_FULL"): (0.8, 0.9, 0.95),
    (f"{_STRUCTURE}.preformatted", "_FEWEST"): (2, 3, 6),
    (f"{_STRUCTURE}.preformatted", "_BRIDGE"): (1, 3, 6),
    (f"{_STRUCTURE}.programs", "_WORDY"): (3, 5, 10),
    (f"{_STRUCTURE}.programs", "_PROSE"): (0.6, 0.75, 0.9),
    (f"{_STRUCTURE}.emphasis", "_SHARE"): (0.6, 0.8, 0.9),
}
"""Module and attribute of each, and its candidates; the committed value is added where it is not among them."""

Scores = dict[float, list[float]]
"""The overall of each book by value of a threshold."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A book's score with the committed value, and with the value that is best for all the others."""

    case: str
    committed: float
    value: float
    score: float


def choose(scores: Scores, committed: float, names: Sequence[str]) -> list[Chosen]:
    """For each book the value with the best sum over the other books; of equals the committed one, then the least."""
    made = []
    for number, name in enumerate(names):
        sums = {value: sum(row) - row[number] for value, row in scores.items()}
        best = max(sums.values())
        equal = [value for value in sorted(sums) if sums[value] > best - 1e-9]
        value = committed if committed in equal else equal[0]
        made.append(Chosen(name, scores[committed][number], value, scores[value][number]))
    return made


def report(places: Sequence[Path], scorer: Path, jobs: int) -> list[str]:
    """For each threshold: the mean with each value, the books that would get another score, and the worst loss."""
    tables = _scores(places, scorer, jobs)
    lines: list[str] = []
    worst = (0.0, "")
    for (module, attribute), scores in tables.items():
        committed = float(current(Patch(module, attribute, None)))
        chosen = choose(scores, committed, [place.name for place in places])
        name = f"{module.removeprefix('pipeline.')}.{attribute}"
        means = (f"{value:g}{'*' * (value == committed)} {sum(row) / len(row):.4f}" for value, row in scores.items())
        lines += [f"{name:<30} mean by value: {'  '.join(means)}", *_moved(chosen)]
        worst = min(worst, *((book.score - book.committed, f"{name}, {book.case}") for book in chosen))
    return [
        "Books that are not named score the same with the value chosen without them.",
        *lines,
        f"worst loss: {worst[0]:+.3f} {worst[1]}",
    ]


def _moved(chosen: Sequence[Chosen]) -> list[str]:
    """The books that score otherwise with the value chosen without them."""
    changed = [book for book in chosen if abs(book.score - book.committed) > 1e-6]
    return [f"    {b.case:<48} {b.committed:.3f} -> {b.score:.3f} with {b.value:g}" for b in changed]


def _scores(places: Sequence[Path], scorer: Path, jobs: int) -> dict[tuple[str, str], Scores]:
    """All runs: the committed state once, then each other value of each threshold."""
    committed = {place: float(current(Patch(*place, None))) for place in THRESHOLDS}
    keys: list[tuple[tuple[str, str], float]] = [
        (place, value) for place, values in THRESHOLDS.items() for value in values if value != committed[place]
    ]
    tasks = [Task(place, scorer) for place in places]
    tasks += [Task(case, scorer, (Patch(*place, value),)) for place, value in keys for case in places]
    overall = [result.figures["overall"] or 0.0 for result in run_all(tasks, jobs)]
    rows = [overall[at : at + len(places)] for at in range(0, len(overall), len(places))]
    tables: dict[tuple[str, str], Scores] = {place: {committed[place]: rows[0]} for place in THRESHOLDS}
    for (place, value), row in zip(keys, rows[1:], strict=True):
        tables[place][value] = row
    return {place: dict(sorted(scores.items())) for place, scores in tables.items()}
