"""The hyphen at a line end: whether it cut a word, or belongs to a compound."""

import re

from pipeline import cuts
from pipeline.evidence import Evidence
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.spans import span
from pipeline.text import Text

_HYPHENS = "-\u2010\u00ad"


def decide(text: Text, line: Line, last: str, first: str, evidence: Evidence) -> Decision | None:
    """What becomes of the hyphen at the end of a line; None where there is none, or it stands for a part left out.

    `last` is the line's last word, `first` the next line's first.
    """
    if not re.search(rf"\w[{_HYPHENS}]$", last) or not first[0].isalnum() or cuts.suspended(first, evidence):
        return None
    head, mark = last[:-1], last[-1]
    raw = span(text, [(line.end - 1, line.end)])
    if not (head[-1].isalpha() and first[0].isalpha()):
        return Decision("line-end hyphen", raw, f"kept: {last}{first}", "a figure stands beside it", 0.85)
    verdict = cuts.judge(head, first, mark, evidence)
    choice = f"joined: {head}{first}" if verdict.joined else f"kept: {head}-{first}"
    return Decision("line-end hyphen", raw, choice, verdict.reason, verdict.confidence, removes=verdict.joined)
