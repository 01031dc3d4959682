"""What each rule and each decision adds: the books once more, each time with one of them left out.

DECISIONS is the one place that knows the inner names of `structure`. A finder that is renamed is renamed here; a new
one gets a line. A name that no longer exists stops the run and is named.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from running import Patch, Result, Task, current, run_all

_MOVES = 0.002
_RULES = ("pipeline.rules", "RULES")


def nothing(*_: Any, **__: Any) -> None:
    """Stands for a finder that finds nothing."""


def no_list(*_: Any, **__: Any) -> list[Any]:
    """Stands for a finder of many things."""
    return []


def never(*_: Any, **__: Any) -> bool:
    """Stands for a question that is always denied."""
    return False


def no_series(*_: Any) -> dict[str, list[Any]]:
    """Stands for the search for labels that rise."""
    from pipeline.structure.labels import Kind

    return {kind: [] for kind in Kind.__args__}  # type: ignore[attr-defined]  # a Literal has them


def all_lines(text: Any, lines: Sequence[Any], *_: Any) -> Any:
    """Stands for the removal of furniture: all lines stay, and no head tells of titles."""
    from pipeline.structure.furniture import Cleared

    return Cleared(list(lines), [], frozenset(), frozenset())


def as_found(lines: Any, found: list[Any], *_: Any) -> list[Any]:
    """Stands for a step that changes headings: they stay as they are."""
    return found


def with_dividers(text: Any, lines: Sequence[Any], *_: Any) -> tuple[list[Any], list[Any]]:
    """Stands for the removal of rules beside headings: all lines stay."""
    return list(lines), []


def no_notices(text: Any, lines: Sequence[Any]) -> Any:
    """Stands for the removal of an archive's notices: all lines stay."""
    from pipeline.structure.boilerplate import Notices

    return Notices(list(lines))


def no_notes(text: Any, lines: Sequence[Any]) -> tuple[list[Any], list[Any], list[Any]]:
    """Stands for the search for notes: all lines stay."""
    return list(lines), [], []


def no_items(*_: Any) -> dict[int, int]:
    """Stands for the search for lines that begin items of lists."""
    return {}


def same_lines(lines: Sequence[Any], *_: Any) -> list[Any]:
    """Stands for a step that marks lines: they stay as they are."""
    return list(lines)


def no_title_page(*_: Any, **__: Any) -> Any:
    """Stands for the reading of a title page: there is none."""
    from pipeline.structure.title import Front

    return Front(None, (), (), None, 0, ())


def no_labels(*_: Any) -> frozenset[str]:
    """Stands for the search for labels of speakers."""
    return frozenset()


def blank_lines_alone(weights: Any, seen: Any) -> float:
    """Stands for the odds of a paragraph's beginning: a blank line is one, nothing else is."""
    return float(seen.gap in ("one", "more"))


def hyphens_kept(text: Any, line: Any, last: str, *_: Any) -> Any:
    """Stands for the decision about a hyphen at a line end: it stays."""
    from pipeline.structure.decisions import Decision

    if not last.endswith(("-", "\u2010", "\u00ad")):
        return None
    return Decision("line-end hyphen", (text.raw_range(line.end - 1, line.end),), "kept", "left out for a run", 0.9)


DECISIONS: Mapping[str, tuple[str, str, Any]] = {
    "page furniture": ("pipeline.structure.groundwork", "clear", all_lines),
    "pages": ("pipeline.structure.furniture", "find", nothing),
    "pages told by numbers": ("pipeline.structure.pages", "_by_numbers", nothing),
    "contents page": ("pipeline.structure.contents", "find", nothing),
    "labels that rise": ("pipeline.structure.headings", "series", no_series),
    "numbered questions": ("pipeline.structure.questions", "numbered", no_list),
    "questions without numbers": ("pipeline.structure.questions", "unnumbered", no_list),
    "titles of heads and contents": ("pipeline.structure.known", "find", no_list),
    "headings by shape": ("pipeline.structure.shapes", "find", no_list),
    "ranks of headings": ("pipeline.structure.levels", "rank", as_found),
    "notices of archives": ("pipeline.structure.boilerplate", "find", no_notices),
    "notes at page feet": ("pipeline.structure.notes", "take", no_notes),
    "verse": ("pipeline.structure.verse", "find", no_list),
    "block quotes": ("pipeline.structure.quotes", "find", no_list),
    "lists": ("pipeline.structure.lists", "items", no_items),
    "all headings": ("pipeline.structure.headings", "find", no_list),
    "title page": ("pipeline.structure.title", "read", no_title_page),
    "rules beside headings": ("pipeline.structure.dividers", "drop", with_dividers),
    "distance behind rules": ("pipeline.structure.dividers", "opened", same_lines),
    "margins of pages": ("pipeline.structure.layout", "level", same_lines),
    "pieces of parted lines": ("pipeline.structure.fragments", "mend", same_lines),
    "labels of speakers": ("pipeline.structure.wording", "labels", no_labels),
    "paragraphs without blank lines": ("pipeline.structure.borders", "Weights.probability", blank_lines_alone),
    "hyphens at line ends": ("pipeline.structure.hyphens", "decide", hyphens_kept),
    "dictionary": ("pipeline.dictionary", "load", nothing),
    "broken addresses": ("pipeline.structure.joining", "_broken", never),
    "dashes at line ends": ("pipeline.structure.joining", "_closed", never),
}
"""What is left out: a module, its attribute, and what finds nothing in its place."""


def patches() -> dict[str, Patch]:
    """Everything that can be left out, by name: rules, then decisions. Raises UsageError for a name that is gone."""
    from pipeline import rules

    made = {}
    for rule in rules.RULES:
        others = tuple(other for other in rules.RULES if other is not rule)
        made[f"rule: {rule.name}"] = Patch(*_RULES, others)
    made |= {name: Patch(*place) for name, place in DECISIONS.items()}
    for patch in made.values():
        current(patch)
    return made


def report(places: Sequence[Path], scorer: Path, jobs: int) -> list[str]:
    """A line for each thing left out: what it adds to the mean, and the books that it moves."""
    left_out = patches()
    tasks = [Task(place, scorer) for place in places]
    tasks += [Task(place, scorer, (patch,)) for patch in left_out.values() for place in places]
    results = run_all(tasks, jobs)
    count = len(places)
    lines = [f"{'left out':<32} adds to the mean  books: better with it / worse; the most"]
    for number, name in enumerate(left_out, 1):
        lines.append(_line(name, results[:count], results[number * count : (number + 1) * count]))
    return lines


def _line(name: str, whole: Sequence[Result], without: Sequence[Result]) -> str:
    """What one thing adds; crashes without it are counted apart."""
    pairs = zip(whole, without, strict=True)
    gains = [((a.figures["overall"] or 0.0) - (b.figures["overall"] or 0.0), a.case) for a, b in pairs]
    better, worse = (sum(sign * gain > _MOVES for gain, _ in gains) for sign in (1, -1))
    most = max(gains, key=lambda pair: abs(pair[0]))
    shown = f"{most[0]:+.3f} {most[1]}" if abs(most[0]) > _MOVES else ""
    crashed = sum(bool(result.error) for result in without)
    errors = f"  {crashed} cannot be made without it" if crashed else ""
    return f"{name:<32} {sum(gain for gain, _ in gains) / len(gains):+.4f}  {better:>17} / {worse:<5}  {shown}{errors}"
