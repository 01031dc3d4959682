"""The table of figures: on the terminal beside the last stored run, and as the Markdown file that stores it."""

from collections.abc import Mapping, Sequence

from running import METRICS, Figures, Result

Board = dict[str, Figures]
"""The figures of a run by name of the case."""

_SMALLEST = 0.0005


def board(results: Sequence[Result]) -> Board:
    """The figures of results by name."""
    return {result.case: result.figures for result in results}


def mean(rows: Sequence[Figures]) -> Figures:
    """The mean of each column over the rows to which it applies."""
    columns = {column: [row[column] for row in rows] for column in METRICS}
    known = {column: [value for value in values if value is not None] for column, values in columns.items()}
    return {column: sum(values) / len(values) if values else None for column, values in known.items()}


def lines(results: Sequence[Result], stored: Mapping[str, Figures], title: str = "case") -> list[str]:
    """The table as lines of text: a row for each case, then the mean; the change since the stored run beside each."""
    widest = max(len(title), 4, *(len(result.case) for result in results))
    heads = [[f"{column.split()[row] if column.count(' ') >= row else '':<11}" for column in METRICS] for row in (0, 1)]
    made = [_line(title, heads[0], widest), _line("", heads[1], widest)]
    for result in results:
        cells = [_cell(result.figures[column], stored.get(result.case, {}).get(column)) for column in METRICS]
        made.append(_line(result.case, cells, widest) + (f"  {result.error}" if result.error else ""))
    before = [stored[result.case] for result in results if result.case in stored]
    whole = mean(before) if len(before) == len(results) else {}
    cells = [_cell(value, whole.get(column)) for column, value in mean([r.figures for r in results]).items()]
    return [*made, _line("mean", cells, widest)]


def _line(name: str, cells: Sequence[str], widest: int) -> str:
    return f"{name:<{widest}}  {' '.join(cells)}".rstrip()


def _cell(value: float | None, before: float | None) -> str:
    """A figure with three places, and how it changed: six characters at most."""
    if value is None:
        return f"{'-':<11}"
    changed = before is not None and abs(value - before) >= _SMALLEST
    return f"{value:.3f}{value - before if changed and before is not None else '':{'+.3f' if changed else ''}}".ljust(
        11
    )


def markdown(rows: Mapping[str, Figures], source: str) -> str:
    """The file that stores a run: what it was made from, and one table with a row for each case, and means."""
    head = ["case", *METRICS]
    made = [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    for whole in (False, True):
        group = {name: row for name, row in sorted(rows.items()) if (":" in name) == whole}
        made += [_row(name, row) for name, row in group.items()]
        made += [_row(f"**mean of the {'perturbed' if whole else 'corpus'}**", mean(list(group.values())))] * bool(
            group
        )
    return f"# Scoreboard\n\n{_ABOUT}\n\nMade by {source}.\n\n" + "\n".join(made) + "\n"


_ABOUT = """
How well the ebooks that chapbook makes of raw texts alone agree with the truth about these texts, as the scorer of the
corpus measures it: 1 is best, for `lost` and `furniture left` 0 is. `make scoreboard CORPUS=DIR` sets a run beside
this table, `make scoreboard CORPUS=DIR ARGS=--store` writes it anew; the corpus is no part of the repository. Rows
with a colon are books that were changed or set anew by `--perturbed`.
""".strip()


def _row(name: str, figures: Figures) -> str:
    cells = ["–" if figures[column] is None else f"{figures[column]:.4f}" for column in METRICS]
    return f"| {' | '.join([name, *cells])} |"


def parse(text: str) -> Board:
    """The figures of a stored run; empty where the text has no such table. Raises ValueError for a broken row."""
    head = f"| {' | '.join(['case', *METRICS])} |"
    found: Board = {}
    rows = text.partition(head)[2].splitlines()[2:]
    for row in rows:
        name, *cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
        if not name.startswith("**"):
            values = [None if cell == "–" else float(cell) for cell in cells]
            found[name] = dict(zip(METRICS, values, strict=True))
    return found
