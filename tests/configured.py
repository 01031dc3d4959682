"""The keys of the .toml, and what a document of them gives. For tests."""

from pathlib import Path

import pytest

from pipeline import config, ticket
from pipeline.config import BookConfig
from pipeline.errors import ConfigError

TABLES = {
    "book": (
        "title title_sort subtitles authors contributors language date modified identifier publisher rights "
        "description edition errata series subjects isbn source"
    ).split(),
    "print": ["style", "front", "openings", "notes", *ticket.READERS],
    "ebook": "cover depth fonts conformance certified_by certifier_report certifier_credential".split(),
    "audit": ["removed"],
    "text": ["quotes"],
    "structure": (
        "body headings not_headings chapter_words running_heads page_border drop keep passages paragraphs scene_break"
    ).split(),
}

KEYS = [(table, key) for table, keys in TABLES.items() for key in keys]

HINTS = TABLES["structure"]


def read(folder: Path, document: str | bytes) -> BookConfig:
    """The configuration that this document gives."""
    path = folder / "talk.toml"
    path.write_bytes(document if isinstance(document, bytes) else document.encode())
    return config.read(path)


def refused(folder: Path, document: str) -> ConfigError:
    """The error that this document gives."""
    with pytest.raises(ConfigError) as caught:
        read(folder, document)
    assert caught.value.mend
    return caught.value
