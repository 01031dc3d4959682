"""What the commands that keep corrections tell of them."""

import shlex
from typing import TYPE_CHECKING

from pipeline.terminal import Terminal

if TYPE_CHECKING:
    from pipeline.corrections import Correction
    from pipeline.fix import Added, AmbiguousError

_SHOWN = 40


def made(added: "Added", terminal: Terminal) -> None:
    """Where a correction that was made applies, and what it puts there."""
    for spot in added.spots:
        terminal.say(f"  line {spot.line}: {spot.context}")
    change = f"becomes «{added.entry.replace}»" if added.entry.replace else "is left out"
    terminal.say(f"  «{added.entry.anchor.find}» {change}")


def places(error: "AmbiguousError", terminal: Terminal) -> None:
    """The places that may be meant, each with the words before it that would settle it."""
    for number, candidate in enumerate(error.candidates, 1):
        settles = f"  --before {_quoted(candidate.before)}" if candidate.before else ""
        terminal.hint(f"  {number}  line {candidate.spot.line}: {candidate.spot.context}{settles}")
    if error.count > len(error.candidates):
        terminal.hint(f"  … and {error.count - len(error.candidates)} more")


def _quoted(words: str) -> str:
    """Words as they can be typed into a shell."""
    return f'"{words}"' if not set(words) & set('"$`\\!') else shlex.quote(words)


def short(words: str) -> str:
    """Words that leave room for the rest of a row."""
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 12]} … {words[-9:]}"


def comes(entry: "Correction") -> str:
    """What becomes of the words of an entry."""
    if entry.verb == "fix":
        return short(entry.replace or "") or "(left out)"
    return f"level {entry.level}" if entry.verb == "heading" else ""
