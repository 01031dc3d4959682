"""What the program is: hashes of its code and the versions of its libraries, so that nothing outlives them."""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline.files import digest


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
    """The versions of libraries; "none" for one that is not there."""
    return [f"{name} {_version(name)}" for name in names]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
