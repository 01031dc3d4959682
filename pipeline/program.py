"""What the program is: hashes of its code and the versions of its libraries, so that nothing outlives them."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline.files import digest

_VERSION = re.compile(r"^Version:[ ]*(\S+)", re.MULTILINE)


def tree(root: Traversable) -> bytes:
    """All files below a folder as one hash.

    Left out are compiled Python, hidden files, what is no plain file, and the styles, which lie inside the package
    once it is installed.
    """
    found = []
    for entry in sorted(root.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith(".") or entry.name in ("__pycache__", "styles"):
            continue
        if entry.is_file():
            found.append(f"{entry.name} {digest(entry.read_bytes())}".encode())
        elif entry.is_dir() and not Path(str(entry)).is_symlink():
            found.append(entry.name.encode() + tree(entry))
    return digest(b"\n".join(found)).encode()


@cache
def code() -> bytes:
    """All files of this package as one hash."""
    return tree(files("pipeline"))


def libraries(names: Iterable[str]) -> list[str]:
    """Libraries with their versions."""
    return [f"{name} {version(name)}" for name in names]


def version(name: str) -> str:
    """The version of a library; "none" for one that is not there.

    Only its line is read: to parse all that a library says of itself takes five times as long.
    """
    try:
        told = distribution(name).read_text("METADATA") or ""
    except PackageNotFoundError:
        return "none"
    found = _VERSION.search(told)
    return found[1] if found else "none"
