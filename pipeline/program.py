"""What the program is: hashes of its code and the versions of its libraries, so that nothing outlives them."""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline.files import digest

_DESCRIBED = r"(.+?)-([^-]+)\.dist-info"


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
    """The version of a library; "none" for one that is not there."""
    return installed().get(_normal(name)) or _told(name)


@cache
def installed() -> Mapping[str, str]:
    """Versions by name, as installers name the folders that describe libraries; the first on the path counts.

    Source: "Recording installed projects", Python Packaging User Guide. To have Python look, and read what lies in the
    folders, takes ten times as long.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        with suppress(OSError):
            for folder in os.listdir(place or os.curdir):
                if named := re.fullmatch(_DESCRIBED, folder):
                    found.setdefault(_normal(named[1]), named[2])
    return found


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _told(name: str) -> str:
    """The version of a library that is installed in some other manner, as it tells it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
