"""A proof read back from its page: the raw text, and the book beside it."""

import json
import re
from typing import Any

from pipeline.render.proof.walking import SPACES, shown


def data(page: bytes) -> dict[str, Any]:
    """The data in the page."""
    found = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page.decode(), re.DOTALL)
    assert len(found) == 1
    told: dict[str, Any] = json.loads(found[0])
    return told


def raw(told: dict[str, Any]) -> str:
    """The raw text of all rows."""
    return "".join(
        piece if isinstance(piece, str) else piece[0] for _, _, pieces, *_ in told["rows"] for piece in pieces
    )


def book(told: dict[str, Any]) -> dict[int, str]:
    """What the rows have of each part of the book, white space at their edges apart, one row a line."""
    found: dict[int, list[str]] = {}
    for part, _, pieces, *text in told["rows"]:
        if part >= 0:
            found.setdefault(part, []).append(text[0] if text else _side(pieces, told["parts"][part][2]))
    return {part: "\n".join(rows) for part, rows in found.items()}


def _side(pieces: list[Any], spaces: Any) -> str:
    text = "".join(shown(piece, spaces) if isinstance(piece, str) else piece[1] for piece in pieces)
    return text.rstrip(SPACES) if spaces == "kept" else text.strip(SPACES)
