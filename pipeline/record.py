"""The record of a build, `<stem>.json`: model, changes, decisions, figures, and the hashes of the other files.

It is written last, so that what it says of the other files is true of what lies there, or seen to be untrue.
"""

import json
import os
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import config, program
from pipeline.config import BookConfig
from pipeline.errors import InputError
from pipeline.files import digest
from pipeline.sidecars import corrections_beside, editions_beside
from pipeline.style import Style
from pipeline.ticket import Ticket

if TYPE_CHECKING:
    from pipeline.prepare import Prepared

_LIBRARIES = (
    *("ebooklib", "fonttools", "ftfy", "lxml", "pikepdf", "pillow", "py3langid", "pydyf", "uharfbuzz", "weasyprint"),
    "wordfreq",
)


def fingerprint(source: Path, given: BookConfig, style: Style, ticket: Ticket, draft: bool = False) -> str:
    """A hash of all that decides on the output: text, sidecars, style, job ticket, program and libraries.

    Raises InputError for a source that is gone.
    """
    try:
        text = source.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", str(source), "Check its name") from None
    parts = [os.fsencode(source.stem), text, repr((ticket, draft)).encode()]
    pictures = [source.parent / given.cover] if given.cover else []
    editions = sorted(editions_beside(source).glob("*.json")) if given.errata else []
    parts += [
        path.read_bytes() if path.is_file() else b""
        for path in (config.beside(source), corrections_beside(source), *pictures, *editions)
    ]
    parts += [*map(program.tree, style.roots), *(face.data for face in style.faces), program.code()]
    parts += [library.encode() for library in program.libraries(_LIBRARIES)] + [zlib.ZLIB_RUNTIME_VERSION.encode()]
    return digest(b"\n".join(digest(part).encode() for part in parts))


def make(
    prepared: "Prepared",
    inputs: str,
    outputs: Mapping[str, bytes],
    figures: Mapping[str, Any],
    kept: Mapping[str, str],
    findings: Sequence[Mapping[str, Any]] = (),
    since: Mapping[str, Any] | None = None,
) -> bytes:
    """The record as JSON bytes; `kept` are the hashes of files of the same input that were made before, `findings`
    what the lint finds on the printed pages, `since` what the next build compares with."""
    from pipeline import codec  # not for a book that is up to date

    return codec.dumps(
        {
            "source": prepared.source.path.name,
            "encoding": prepared.source.encoding,
            "inputs": inputs,
            "files": dict(sorted({**kept, **{name: digest(data) for name, data in outputs.items()}}.items())),
            "figures": dict(figures),
            **(since or {}),
            "lint": [dict(finding) for finding in findings],
            "audit": asdict(prepared.account),
            "doubts": [asdict(doubt) for doubt in prepared.doubts],
            "book": codec.encode(prepared.book),
            "changes": [codec.encode(change) for change in prepared.changes],
            "decisions": [codec.encode(decision) for decision in prepared.decisions],
            "draft": bool(prepared.missing),
            "corrections": [codec.encode(outcome) for outcome in prepared.corrections],
        }
    ).encode()


def read(path: Path) -> dict[str, Any]:
    """What a record says; empty if there is none, or none that can be read."""
    try:
        record = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) and isinstance(record.get("files"), dict) else {}


def stale(folder: Path, record: Mapping[str, Any]) -> list[str]:
    """The files that are missing or no longer what the record says."""
    return [name for name, known in record["files"].items() if _digest_of(folder / name) != known]


def _digest_of(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""
