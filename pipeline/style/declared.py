"""What a style.toml says, and what it takes over from the style that it extends."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pipeline.errors import RenderError
from pipeline.style.folders import inside

ROLES = ("text", "heads", "mono")
"""What fonts are declared for: the text, its headings, and what keeps its columns."""
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_SCALES = (0, 0.005, 0.01, 0.015, 0.02)  # beyond the last, neighbouring lines are seen to differ
_ROUNDS = range(4)
_LEAST = range(10)
_COVER = ("background", "ink", "accent")


@dataclass(frozen=True, slots=True)
class Face:
    """One declared font file: our family name, the font's own name, weight 100-900, style and its bytes."""

    family: str
    name: str
    weight: int
    style: str
    data: bytes


def read(root: Traversable) -> dict[str, Any]:
    """The values of a style.toml. Raises ValueError for what is no TOML."""
    found = tomllib.loads(root.joinpath("style.toml").read_text(encoding="utf-8"))
    found["font"] = [font | {"root": root} for font in found.get("font", [])]
    return found


def merged(own: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a style over those of the one that it extends: table by table, and its own fonts first."""
    found = dict(base)
    for key, value in own.items():
        if key == "font":
            found[key] = [*value, *base.get(key, [])]
        else:
            found[key] = merged(value, base[key]) if isinstance(value, dict) and key in base else value
    return found


def families(declared: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The families of each role: the first sets it, and what that lacks is set by the next; the text's come last."""
    text = _names(declared["text"])
    return {role: tuple(dict.fromkeys((*_names(declared.get(role, [])), *text))) for role in ROLES}


def faces(fonts: Sequence[Mapping[str, Any]], families: Mapping[str, Sequence[str]]) -> tuple[Face, ...]:
    """The faces of all families that have a role, those of the text first; of two alike the first counts."""
    order = [*families["text"], *families["heads"], *families["mono"]]
    found: dict[tuple[str, int, str], Face] = {}
    for font in sorted(
        (font for font in fonts if font["family"] in order), key=lambda font: order.index(font["family"])
    ):
        key = (font["family"], int(font["weight"]), font["style"])
        if key not in found:
            found[key] = _face(font)
    upright = {face.family for face in found.values() if face.style == "normal"}
    if lacking := [family for family in order if family not in upright]:
        raise ValueError(f"the family {lacking[0]!r} has no upright face")
    return tuple(found.values())


def _face(font: Mapping[str, Any]) -> Face:
    home = files(font["package"]) if "package" in font else font["root"]
    data = inside(home, font["file"])
    if data is None:
        raise RenderError(f"no font file {font['file']!r}", str(home), "Put it there, or install chapbook again")
    return Face(font["family"], font["name"], int(font["weight"]), font["style"], data)


def colours(cover: Mapping[str, Any]) -> dict[str, str]:
    """The colours of the cover."""
    found = {key: cover[key] for key in _COVER}
    for value in found.values():
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise ValueError(f'{value!r} is no colour like "#1f1a17"')
    return found


def lines(values: object) -> dict[str, float | bool] | None:
    """How lines are chosen for whole paragraphs: how much letters may be scaled, whether marks hang, how often
    a unit is laid out again while the feet of its pages can be mended, and how many lines its last page should have.

    None where they are not: the style says false.
    """
    if values is False:
        return None
    if not isinstance(values, Mapping):
        raise ValueError(f"lines: {values!r} is neither a table nor false")
    scale, hang, feet, least = (values[key] for key in ("scale", "hang", "feet", "least"))
    if not isinstance(hang, bool) or scale not in _SCALES or type(feet) is not int or feet not in _ROUNDS:
        what = f"scale is one of {_SCALES}, hang is true or false, and feet is {_ROUNDS.start} to {_ROUNDS.stop - 1}"
        raise ValueError(f"lines: {what}")
    if type(least) is not int or least not in _LEAST:
        raise ValueError(f"lines: least is {_LEAST.start} to {_LEAST.stop - 1}")
    return {"scale": float(scale), "hang": hang, "feet": feet, "least": least}


def roles(value: object) -> tuple[str, ...]:
    """The roles of sections."""
    if not isinstance(value, list) or not all(isinstance(role, str) and role.isalpha() for role in value):
        raise ValueError(f"{value!r} is no list of roles")
    return tuple(value)


def rectos(openings: Mapping[str, Any]) -> tuple[str, ...]:
    """The roles of sections that open a recto: some of those that open a page."""
    found = roles(openings.get("recto", []))
    if not set(found) <= set(openings.get("roles", [])):
        raise ValueError(f"{found!r} are not all among the roles that open a page")
    return found


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) and name for name in value):
        raise ValueError(f"{value!r} is no list of font families")
    return tuple(value)
