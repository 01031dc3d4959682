"""`chapbook style new`: a whole style as a folder of one's own, copied from one that comes with chapbook."""

from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

import tomlkit

from pipeline import style
from pipeline.errors import InputError, OutputError
from pipeline.files import make_folder, write_all
from pipeline.style import Style

_HEAD = """\
# Copied from the style {base}, whole: only its fonts lie elsewhere, in packages.
# Take it by its path: chapbook build BOOK --style DIR, or style = "DIR" under [print] in the .toml of a book, where the
# path is one from the .toml.

"""
_JOINED = "\n\n/* What follows is the style {base}'s own, and comes after what it extends */\n\n"


def new_style(name: str, base: str, into: Path) -> Path:
    """Copy a style that comes with chapbook into a folder, which must not be there yet; gives the folder.

    What a style extends is put together with it: its stylesheets one behind the other, its values in one file. Raises
    InputError for names that cannot be meant, OutputError for a folder that is there.
    """
    folder = into / name
    if base not in style.names():
        raise InputError(f"no style {base!r} to copy", mend=f"Name one of {', '.join(style.names())}")
    if name in style.names() or Path(name).name != name or name in ("", ".", ".."):
        raise InputError(f"{name!r} cannot be the name of a new style", mend="Name a folder, and none of the styles")
    if folder.exists() or folder.is_symlink():
        raise OutputError("exists already and is never overwritten", str(folder), "Take another name")
    source = style.load(base)
    files = {file: _content(source, file) for file in source.files()}
    files["style.toml"] = _HEAD.format(base=base).encode() + _declared(source).encode()
    for below in {(folder / file).parent for file in files}:
        make_folder(below)
        write_all(below, {Path(file).name: data for file, data in files.items() if (folder / file).parent == below})
    return folder


def _content(source: Style, file: str) -> bytes:
    if file.endswith(".css"):
        return _JOINED.format(base=source.name).join(source.sheets(file)).encode()
    return source.resource(file) or b""


def _declared(source: Style) -> str:
    """The values of a style, over those of the style that it extends, with the comments of both."""
    own = tomlkit.parse(source.root.joinpath("style.toml").read_text(encoding="utf-8"))
    if len(source.roots) == 1:
        return tomlkit.dumps(own)
    whole = tomlkit.parse(source.roots[-1].joinpath("style.toml").read_text(encoding="utf-8"))
    del own["extends"]
    fonts = [*own.pop("font", []), *whole.pop("font", [])]
    plain = {key: own.pop(key) for key, value in list(own.items()) if not isinstance(value, Mapping)}
    for key in plain:  # what is no table must stand before all tables
        whole.pop(key, None)
    _put(whole, own)
    used = {family for families in source.families.values() for family in families}
    whole["font"] = tomlkit.aot()
    for font in fonts:
        if font["family"] in used:
            whole["font"].append(font)
    return tomlkit.dumps(plain) + "\n" * bool(plain) + tomlkit.dumps(whole)


def _put(whole: MutableMapping[str, Any], own: Mapping[str, Any]) -> None:
    """Put values over others, table by table."""
    for key, value in own.items():
        if isinstance(value, Mapping) and isinstance(whole.get(key), MutableMapping):
            _put(whole[key], value)
        else:
            whole[key] = value
