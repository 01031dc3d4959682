"""`chapbook new`: a copy of a text in its place, and a .toml that says what was found and what can be said."""

import json
import uuid
from pathlib import Path

from pipeline import evidence, rules, source
from pipeline.catalogue import PARTS
from pipeline.config import BookConfig, beside
from pipeline.errors import OutputError
from pipeline.files import digest, write_new
from pipeline.model import Meta
from pipeline.structure import finding

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:chapbook:text")


def new_book(file: Path, into: Path) -> tuple[Path, Path]:
    """Copy `file` into a folder and describe it; gives the paths of text and .toml.

    Raises InputError for what is no text, OutputError if one of the two files is there already.
    """
    read = source.read(file)
    copy = into / f"{file.stem}.txt"
    described = beside(copy)
    same = copy.exists() and copy.resolve() == file.resolve()
    for path in (described, *(() if same else (copy,))):
        if path.exists() or path.is_symlink():
            raise OutputError("exists already and is never overwritten", str(path), "Rename one of the two")
    measured = evidence.measure(read.text)
    clean, _ = rules.clean(read.text, measured)
    meta = finding.find(clean, measured, BookConfig(), file.stem).book.meta
    if not same:
        write_new(copy, read.data)
    write_new(described, _describe(meta, read.data).encode())
    return copy, described


def _describe(meta: Meta, data: bytes) -> str:
    """The .toml: the identifier, which must never change, and all else as comments that show what was found."""
    identifier = uuid.uuid5(_NAMESPACE, digest(data)).urn
    people = (*meta.creators, *meta.contributors)
    others = [_credit(person.name.text, PARTS[person.role]) for person in people if person.role != "aut"]
    found = {
        "title": _quoted(meta.title.text),
        "subtitles": _quoted([subtitle.text for subtitle in meta.subtitles]),
        "authors": _quoted([person.name.text for person in people if person.role == "aut"]),
        "contributors": f"[{', '.join(others)}]",
        "language": _quoted(meta.language),
        "date": _quoted(meta.date.iso if meta.date else ""),
    }
    lines = [
        f"# {key} = {_EXAMPLES[key]}  # an example: none was found"
        if key in _EXAMPLES and value in ("[]", '""')
        else f"# {key} = {value}"
        for key, value in found.items()
    ]
    return _TEMPLATE.format(identifier=json.dumps(identifier), found="\n".join(lines))


def _credit(name: str, role: str) -> str:
    return f"{{ name = {_quoted(name)}, role = {_quoted(role)} }}"


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_EXAMPLES = {
    "authors": '["Name Surname"]',
    "contributors": '[{ name = "Name Surname", role = "translator" }]',
    "date": '"2000-01-31"',
}
"""What is shown of a key of which the text tells nothing."""
_TEMPLATE = """\
# What the text itself cannot tell. A line behind "#" is only a proposal: take the "#" away to make it count.

[book]
# The book's own number. It stays the same through all corrections and new extractions: never change it.
identifier = {identifier}

# Found in the text; give a line only where it is wrong or missing.
{found}

# title_sort = "Title, The"
# edition = "Second edition"
# series = {{ name = "…", number = 1 }}
# publisher = "…"
# rights = "…"
# description = "…"
# subjects = ["…"]
# isbn = {{ print = "978-3-16-148410-0", ebook = "0-306-40615-2" }}
# source = "…"      # where the text comes from

[print]
# style = "classic"
# format = "a5"     # or "a6", "half-letter", "trade", "a4": the pages
# paper = "auto"    # or "a4", "a3", "letter", "tabloid", "320x450mm": the sheets of the booklet
# flip = "short"    # or "long": the edge about which your printer turns the sheet
# scheme = "auto"   # or "saddle", "signatures", "perfect": how it is bound
# front = "auto"    # "compact" or "full": how much stands before the text

[ebook]
# cover = "cover.png"   # a PNG or JPEG beside this file
# depth = 2             # levels of headings in the contents; all, if not said

[audit]
# removed = 0.03    # the share of the words that may be left out before the build fails
"""
