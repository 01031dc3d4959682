"""What a book was before: the print that people have on paper, and the words that the last build changed.

It stands in a file of its own, `<stem>.history.json`, beside the record: two books of the same input have the same
record, whatever was built before them. The file is there only where there is something to tell.
"""

import json
from pathlib import Path
from typing import Any


def read(path: Path) -> dict[str, Any]:
    """What a history says; empty if there is none, or none that can be read."""
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return {key: told[key] for key in ("printed", "revisions") if key in told} if isinstance(told, dict) else {}


def make(told: dict[str, Any]) -> bytes:
    """A history as JSON bytes."""
    from pipeline import codec  # not for a book that is up to date

    return codec.dumps(told).encode()
