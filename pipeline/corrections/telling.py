"""What people are told of a correction that does not fit: what is wrong, where, and what to do, in one line."""

import difflib
from collections.abc import Sequence

from pipeline.corrections.entries import Correction
from pipeline.corrections.outcomes import Candidate, Outcome, Spot

_SHOWN = 60


def named(correction: Correction) -> str:
    """A correction as it is spoken of: verb, id and words."""
    words = correction.anchor.find
    words = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 20]} … {words[-15:]}"
    return f"{correction.verb} {correction.id!r}: {words!r}"


def missing(correction: Correction, near: Sequence[Candidate], left_out: Spot | None = None) -> Outcome:
    """Its words are not in the text."""
    number = correction.anchor.occurrence
    section = correction.anchor.section
    what = f"{named(correction)} is not in " + (f"the section {section!r}" if section else "the text")
    if isinstance(number, int) and number > 1:
        what += f" {number} times"
    if left_out:
        what += f", but in what the book leaves out, in line {left_out.line}"
    mend = "Give its words as they stand in the text now, or take it out"
    if near:
        best = near[0]
        mend = f"The nearest is in line {best.spot.line}, {best.score:.0%} alike: {best.spot.context}"
    return Outcome(correction, "not found", (), tuple(near), f"{what}. {mend}")


def unknown_section(correction: Correction, names: Sequence[str]) -> Outcome:
    """No section is called so."""
    wanted = correction.anchor.section
    near = difflib.get_close_matches(wanted, names, n=1, cutoff=0.0)
    mend = f". The nearest is {near[0]!r}" if near else ". The book has no sections"
    return Outcome(correction, "not found", (), (), f"{named(correction)}: no section is called {wanted!r}{mend}")


def ambiguous(correction: Correction, candidates: Sequence[Candidate]) -> Outcome:
    """Its words stand in several places."""
    ways = "; ".join(
        f"line {one.spot.line} {one.spot.context}" + (f" (before = {_quoted(one.before)})" if one.before else "")
        for one in candidates
    )
    more = "Say which is meant" if any(one.before for one in candidates) else "Say which is meant by more words"
    problem = f"{named(correction)} may be in several places. {more}: {ways}"
    return Outcome(correction, "ambiguous", (), tuple(candidates), problem)


def unexpected(correction: Correction, spot: Spot) -> Outcome:
    """The text around it reads otherwise than is expected."""
    problem = f"{named(correction)}: line {spot.line} does not read as expected. It reads {spot.context}"
    return Outcome(correction, "refused", (spot,), (), problem)


def overlapping(correction: Correction, other: Correction, spot: Spot) -> Outcome:
    """It and another one are about the same words."""
    problem = f"{named(correction)} and {named(other)} are about the same words, in line {spot.line}. Make one of them"
    return Outcome(correction, "refused", (spot,), (), problem)


def idle(correction: Correction, spot: Spot, why: str) -> Outcome:
    """It was found, but cannot be done there."""
    return Outcome(correction, "refused", (spot,), (), f"{named(correction)}, in line {spot.line}, {why}")


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
