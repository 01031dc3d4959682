"""Styles: folders of CSS, templates and declared fonts, read by one function from the package or from outside."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import RenderError

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

POINTS_PER_MM = 72 / 25.4
_FAILURES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_MARGINS = 2 * 17.0  # pt: head and folio keep 6 mm from the edge


@dataclass(frozen=True, slots=True)
class Face:
    """One declared font file: our family name, the font's own name, weight 100-900, style and its bytes."""

    family: str
    name: str
    weight: int
    style: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Geometry:
    """The page in pt: trimmed size, margins beside the fold and the edge, top margin, lines of text and leading."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    lines: int
    leading: float

    @property
    def bottom(self) -> float:
        """What is left below the last line."""
        return self.height - self.top - self.lines * self.leading


@dataclass(frozen=True)
class Style:
    """A style, whole: its values, its fonts and a way to its files and templates.

    `opening` are the roles of sections that open a page of their own, so that each can be laid out by itself.
    """

    name: str
    root: Traversable
    geometry: Geometry
    faces: tuple[Face, ...]
    contents_depth: int
    opening: tuple[str, ...]
    cover: Mapping[str, str]

    def read(self, name: str) -> str:
        """The text of a file of the style. Raises RenderError if there is none."""
        data = _inside(self.root, name)
        if data is None:
            raise RenderError(f"style {self.name!r} has no {name}", str(self.root), "Copy it from a whole style")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            raise RenderError("not UTF-8", f"{self.root}/{name}", "Save it as UTF-8") from None

    def resource(self, name: str) -> bytes | None:
        """The bytes of a file inside the style's folder; None for what is not in it."""
        return _inside(self.root, name)

    def render(self, template: str, **values: object) -> str:
        """A template of the style, filled in: sandboxed, escaping, and strict about names it does not know."""
        import jinja2  # here, since a build that finds all up to date fills in nothing

        try:
            return self.templates.get_template(template).render(**values)
        except jinja2.TemplateNotFound as error:
            raise RenderError(f"style {self.name!r} has no template {error}", str(self.root)) from None
        except jinja2.TemplateSyntaxError as error:
            place = f"{self.root}/{error.name}:{error.lineno}"
            raise RenderError(f"broken template: {error.message}", place, "Mend the template") from None
        except (jinja2.TemplateError, *_FAILURES) as error:
            raise RenderError(f"template failed: {error}", f"{self.root}/{template}", "Mend the template") from None

    @cached_property
    def templates(self) -> "ImmutableSandboxedEnvironment":
        """What fills in the templates of the style."""
        import jinja2
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        return ImmutableSandboxedEnvironment(
            loader=jinja2.FunctionLoader(self.read),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )


def names() -> list[str]:
    """The styles that come with chapbook."""
    return sorted(entry.name for entry in _installed().iterdir() if entry.joinpath("style.toml").is_file())


def load(name: str) -> Style:
    """A style by the name of one that comes with chapbook, or by the path of its folder.

    Raises RenderError if there is no such style, or its style.toml lacks a value.
    """
    root: Traversable = _installed() / name if name in names() else Path(name)
    declared = root.joinpath("style.toml")
    if not declared.is_file():
        known = ", ".join(names())
        raise RenderError(f"no style {name!r}", mend=f"Name one of {known}, or a folder with a style.toml")
    try:
        values = tomllib.loads(declared.read_text(encoding="utf-8"))
        page = values["page"]
        return Style(
            name=Path(name).name,
            root=root,
            geometry=_geometry(page),
            faces=_faces(root, values["font"]),
            contents_depth=int(values["contents"]["depth"]),
            opening=_roles(values.get("openings", {}).get("roles", [])),
            cover={key: _colour(values["cover"][key]) for key in ("background", "ink", "accent")},
        )
    except (UnicodeDecodeError, ImportError, *_FAILURES) as error:
        raise RenderError(f"style.toml: {error!r}", str(declared), "Compare it with the style classic") from None


def _installed() -> Traversable:
    """Where the styles lie: inside the installed package, or beside it in a checkout."""
    package = files("pipeline")
    inside = package / "styles"
    return inside if inside.is_dir() else Path(str(package)).parent / "styles"


def _geometry(page: Mapping[str, Any]) -> Geometry:
    width, height, inner, outer = (page[f"{key}_mm"] * POINTS_PER_MM for key in ("width", "height", "inner", "outer"))
    found = Geometry(width, height, inner, outer, page["top_pt"], page["lines"], page["leading_pt"])
    if min(inner, outer, found.top, found.lines, found.leading) <= 0 or width <= inner + outer:
        raise ValueError("the page leaves no room for text")
    if found.top + found.bottom < _MARGINS or found.bottom <= 0:
        raise ValueError("lines and leading are more than the page holds")
    return found


def _roles(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(role, str) and role.isalpha() for role in value):
        raise ValueError(f"{value!r} is no list of roles")
    return tuple(value)


def _colour(value: object) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise ValueError(f'{value!r} is no colour like "#1f1a17"')
    return value


def _faces(root: Traversable, fonts: list[Mapping[str, Any]]) -> tuple[Face, ...]:
    faces = tuple(_face(root, font) for font in fonts)
    if not any(face.style == "normal" for face in faces):
        raise ValueError("no upright face")
    return faces


def _face(root: Traversable, font: Mapping[str, Any]) -> Face:
    home = files(font["package"]) if "package" in font else root
    data = _inside(home, font["file"])
    if data is None:
        raise RenderError(f"no font file {font['file']!r}", str(home), "Put it there, or install chapbook again")
    return Face(font["family"], font["name"], int(font["weight"]), font["style"], data)


def _inside(root: Traversable, name: str) -> bytes | None:
    """The bytes of a file below a folder; None for what is not there, or leads out of it."""
    parts = Path(name).parts
    if not parts or ".." in parts or Path(name).is_absolute():
        return None
    target = root.joinpath(*parts)
    if not target.is_file():
        return None
    with as_file(root) as folder, as_file(target) as path:
        return target.read_bytes() if path.resolve().is_relative_to(folder.resolve()) else None
