"""The model, the changes and the decisions as tagged, versioned JSON that reads back equal."""

import json
from dataclasses import fields, is_dataclass
from typing import Any

from pipeline.errors import InputError
from pipeline.model import NODES, Book

VERSION = 1

_TYPES = {node.__name__: node for node in NODES}


def encode(value: object) -> Any:
    """Frozen dataclasses as objects tagged with their type's name, tuples as lists; all else as it is."""
    if is_dataclass(value):
        tagged = {"type": type(value).__name__}
        return tagged | {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value


def decode(value: Any) -> Any:
    """The model that `encode` wrote. Raises InputError for an unknown tag or field."""
    if isinstance(value, list):
        return tuple(decode(item) for item in value)
    if not isinstance(value, dict):
        return value
    members = {name: decode(item) for name, item in value.items() if name != "type"}
    try:
        return _TYPES[value["type"]](**members)
    except (KeyError, TypeError) as error:
        raise InputError(f"not a node of the book model: {error}", mend="Build the book again") from None


def dumps(record: dict[str, Any]) -> str:
    """JSON with keys in the order given: the same record gives the same bytes."""
    return json.dumps({"format": "chapbook", "version": VERSION} | record, ensure_ascii=False, indent=1) + "\n"


def load_book(document: str) -> Book:
    """The book of a `<stem>.json`. Raises InputError if it is of another format or version."""
    try:
        record = json.loads(document)
    except ValueError as error:
        raise InputError(f"not JSON: {error}", mend="Build the book again") from None
    if not isinstance(record, dict) or (record.get("format"), record.get("version")) != ("chapbook", VERSION):
        raise InputError(f"not chapbook JSON of version {VERSION}", mend="Build the book again")
    book = decode(record.get("book"))
    if not isinstance(book, Book):
        raise InputError("no book in the JSON", mend="Build the book again")
    return book
