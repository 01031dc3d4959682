"""Lines to one leaf again: a space at each line end, a word where one was cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evidence import Evidence
from pipeline.model import Str
from pipeline.structure import hyphens
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.spans import span
from pipeline.text import Text

_DASHES = ("—", "--", "―")
_ADDRESS = re.compile(r"[(<\[“\"']*(?:(?:https?|ftp)://|www\.|doi\.org/|doi:)\S*")
_SCHEME = re.compile(r"[(<\[“\"']*(?:https?|ftp):$")
_STOPS = ".,;:!?)>]}”\"'"
_UNENDED = "-_=&%~"
"""Signs that no address ends with."""
_GOES_ON = re.compile(r"[/?=&#%_~]|\w\.[a-z]{2,5}(?:$|[/?#])")
_SPACES = re.compile(" {2,}")
_PLAIN = re.compile(r"[^\W\d_]+-?[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Joined:
    """A leaf made of lines, and the decisions taken on the way."""

    leaf: Str
    decisions: tuple[Decision, ...]


def join(text: Text, lines: Sequence[Line], evidence: Evidence) -> Joined:
    """One leaf out of the lines of a block: a space at each line end, but none where a word or a dash goes on.

    Runs of spaces, of justified lines that kept their layout, are one.
    """
    parts: list[str] = []
    ranges: list[tuple[int, int]] = []
    decisions: list[Decision] = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        piece, end = line.text, line.end
        decision = _decide(text, line, after, evidence) if after else None
        if decision:
            decisions.append(decision)
            if decision.removes:
                piece, end = piece[:-1], line.end - 1
        if after and not decision and not _closed(piece, after.text, evidence):
            piece += "\u00a0" if _is_kept(piece, after.text, evidence) else " "
        parts.append(_SPACES.sub(" ", piece))
        ranges.append((line.start, end))
    return Joined(Str("".join(parts), span(text, ranges)), tuple(decisions))


def _decide(text: Text, line: Line, after: Line, evidence: Evidence) -> Decision | None:
    """The decision about a line end, where there is a question: a broken address, or a hyphen."""
    last, first = line.text.rsplit(maxsplit=1)[-1], after.text.split(maxsplit=1)[0]
    if _ADDRESS.fullmatch(last) or (_SCHEME.match(last) and first.startswith("//")):
        return _address(text, line, last, first) if _broken(last, first) else None
    return hyphens.decide(text, line, last, first, evidence)


def _broken(last: str, first: str) -> bool:
    """Whether an address goes on in the next line.

    It does where it ends with a sign that ends none, or the next word has signs of addresses inside; where the line
    ends with another sign at which addresses are broken, a next word with figures or a hyphen is enough. A plain word
    after it is the sentence.
    """
    bare = first.rstrip(_STOPS)
    if last[-1] in _UNENDED or bare.startswith("//"):
        return bool(bare)
    if last[-1] in _STOPS.replace(".", "") or not bare or _ADDRESS.fullmatch(bare):
        return False
    return bool(_GOES_ON.search(bare)) or (last[-1] in "/-_=&?%#~." and not _PLAIN.fullmatch(bare) and bare.isascii())


def _address(text: Text, line: Line, last: str, first: str) -> Decision:
    raw = span(text, [(line.end - len(last), line.end)])
    return Decision("broken address", raw, f"joined: {last}{first}", "what follows reads as an address", 0.85)


def _is_kept(before: str, after: str, evidence: Evidence) -> bool:
    """Whether a line ended at a space at which French breaks none: see the rule for French spaces."""
    return evidence.language.split("-")[0] == "fr" and (after[0] in ";:!?»" or before.endswith("«"))


def _closed(before: str, after: str, evidence: Evidence) -> bool:
    """Whether a line end lies beside a dash that the text sets without spaces."""
    if evidence.closed_dashes > 0.5 and (before.endswith(_DASHES) or after.startswith(_DASHES)):
        return True
    en = before.endswith("–") and before[-2:-1].strip(), after.startswith("–") and after[1:2].strip()
    if not any(en):
        return False
    figures = before[-2:-1].isdigit() and after[:1].isdigit()
    return figures or evidence.closed_en_dashes > 0.5
