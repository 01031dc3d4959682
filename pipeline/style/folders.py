"""Where styles lie, and files inside them: nothing outside a style's folder can be read through it."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path


def installed() -> Traversable:
    """Where the styles lie: inside the installed package, or beside it in a checkout."""
    package = files("pipeline")
    inside = package / "styles"
    return inside if inside.is_dir() else Path(str(package)).parent / "styles"


def names() -> list[str]:
    """The styles that come with chapbook."""
    return sorted(entry.name for entry in installed().iterdir() if entry.joinpath("style.toml").is_file())


def inside(root: Traversable, name: str) -> bytes | None:
    """The bytes of a file below a folder; None for what is not there, or leads out of it."""
    parts = Path(name).parts
    if not parts or ".." in parts or Path(name).is_absolute():
        return None
    target = root.joinpath(*parts)
    if not target.is_file():
        return None
    with as_file(root) as folder, as_file(target) as path:
        return target.read_bytes() if path.resolve().is_relative_to(folder.resolve()) else None


def below(folder: Traversable, before: str = "") -> Iterator[str]:
    """The paths of all files below a folder; what is hidden or compiled is left out."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith((".", "__")):
            continue
        if entry.is_dir():
            yield from below(entry, f"{before}{entry.name}/")
        else:
            yield before + entry.name
