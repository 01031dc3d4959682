"""The hyphen at a line end: whether it cut a word, or belongs to a compound."""

import re

from pipeline.evidence import Evidence
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.spans import span
from pipeline.text import Text

_WHOLE = 4


def decide(text: Text, line: Line, after: Line, mark: str, evidence: Evidence) -> Decision:
    """Whether the hyphen at a line end cut a word, or belongs to a compound.

    A soft hyphen always cut one. Else the document's own words decide, then whether a capital follows.
    """
    head, tail = re.split(r"\s", line.text[:-1])[-1], re.split(r"\s", after.text)[0]
    first, rest = re.search(r"[^\W\d_]*$", head), re.match(r"[^\W\d_]*", tail)
    a, b = (first.group() if first else "").lower(), (rest.group() if rest else "").lower()
    joined, kept = evidence.vocabulary.get(a + b, 0), evidence.vocabulary.get(f"{a}-{b}", 0)
    raw = span(text, [(line.end - 1, line.end)])
    if mark == "\u00ad":
        return Decision("line-end hyphen", raw, f"joined: {a}{b}", "a soft hyphen", 1.0, removes=True)
    if kept > joined:
        return Decision("line-end hyphen", raw, f"kept: {a}-{b}", f"the text has it {kept} times", 0.95)
    if joined:
        reason = f"the text has the joined word {joined} times"
        return Decision("line-end hyphen", raw, f"joined: {a}{b}", reason, 0.95, removes=True)
    if tail[:1].isupper() or "-" in head:
        return Decision("line-end hyphen", raw, f"kept: {a}-{b}", "a capital or a compound", 0.8)
    if min(len(a), len(b)) >= _WHOLE and min(evidence.vocabulary.get(a, 0), evidence.vocabulary.get(b, 0)) >= 2:
        return Decision("line-end hyphen", raw, f"kept: {a}-{b}", "both parts are words of the text", 0.7)
    return Decision("line-end hyphen", raw, f"joined: {a}{b}", "no other occurrence", 0.7, removes=True)
