"""Styles: folders of CSS, templates and declared fonts, read by one function from the package or from outside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import RenderError
from pipeline.paper import A5, Format
from pipeline.style import declared
from pipeline.style.declared import Face
from pipeline.style.folders import below, inside, installed, names
from pipeline.style.geometry import Geometry, geometry

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ["Face", "Geometry", "Style", "load", "names"]

_FAILURES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True)
class Style:
    """A style, whole: its values in one page format, its fonts and a way to its files and templates.

    `roots` are its own folder and that of the style that it extends. `faces` begin with those of the text; `families`
    has for each role (text, heads, mono) the families that set it, each for what those before it lack. `opening` are
    the roles of sections that open a page of their own, so that each can be laid out by itself; `recto` are those of
    them that open a recto where the front is a full one. `tables` are the sizes of tables and of those that need more
    room, in sizes of the text. `lines` are the options with which lines are chosen for whole paragraphs, None where
    they are broken one by one.
    """

    name: str
    roots: tuple[Traversable, ...]
    format: Format
    geometry: Geometry
    faces: tuple[Face, ...]
    families: Mapping[str, tuple[str, ...]]
    contents_depth: int
    opening: tuple[str, ...]
    recto: tuple[str, ...]
    tables: tuple[float, float]
    cover: Mapping[str, str]
    lines: Mapping[str, float | bool] | None

    @property
    def root(self) -> Traversable:
        """Its own folder."""
        return self.roots[0]

    def read(self, name: str) -> str:
        """The text of a file of the style, or of the style that it extends. Raises RenderError if there is none."""
        for root in self.roots:
            if (data := inside(root, name)) is not None:
                return self._text(root, name, data)
        raise RenderError(f"style {self.name!r} has no {name}", str(self.root), "Copy it from a whole style")

    def sheets(self, name: str) -> tuple[str, ...]:
        """A stylesheet in each of the style's folders that has one: the extended style's first, so that the own wins.

        Raises RenderError if there is none.
        """
        found = [(root, data) for root in reversed(self.roots) if (data := inside(root, name)) is not None]
        return tuple(self._text(root, name, data) for root, data in found) or (self.read(name),)

    @staticmethod
    def _text(root: Traversable, name: str, data: bytes) -> str:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            raise RenderError("not UTF-8", f"{root}/{name}", "Save it as UTF-8") from None

    def resource(self, name: str) -> bytes | None:
        """The bytes of a file inside the style's folder, or that of the style that it extends; None for all else."""
        return next((data for root in self.roots if (data := inside(root, name)) is not None), None)

    def files(self) -> Iterator[str]:
        """The paths of all its files, each once."""
        yield from dict.fromkeys(name for root in self.roots for name in below(root))

    def face(self, role: str, slope: str = "normal") -> Face:
        """The face that sets a role: the first of its first family that has this slope, or is upright."""
        return self.setting(role, slope)[0]

    def setting(self, role: str, slope: str = "normal") -> tuple[Face, ...]:
        """The faces that set a role, one of each of its families: what the first lacks, the next has."""
        own = [[face for face in self.faces if face.family == family] for family in self.families[role]]
        upright = [next(face for face in family if face.style == "normal") for family in own]
        return tuple(
            next((face for face in family if face.style == slope), other)
            for family, other in zip(own, upright, strict=True)
        )

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


def load(name: str, format: Format = A5, gutter: float = 0.0) -> Style:
    """A style by the name of one that comes with chapbook, or by the path of its folder, for pages of a format.

    `gutter` is what the binding takes of the inner margin, in pt. Raises RenderError if there is no such style, or
    its style.toml lacks a value or cannot be meant.
    """
    root: Traversable = installed() / name if name in names() else Path(name)
    if not root.joinpath("style.toml").is_file():
        known = ", ".join(names())
        raise RenderError(f"no style {name!r}", mend=f"Name one of {known}, or a folder with a style.toml")
    try:
        return _made(Path(name).name, root, format, gutter)
    except (UnicodeDecodeError, ImportError, *_FAILURES) as error:
        raise RenderError(
            f"style.toml: {error!r}", str(root.joinpath("style.toml")), "Compare it with the style classic"
        ) from None


def _made(name: str, root: Traversable, format: Format, gutter: float) -> Style:
    """The style in a folder. Raises what a broken style.toml makes it raise."""
    roots, values = _with_base(root, declared.read(root))
    families = declared.families(values["families"])
    return Style(
        name=name,
        roots=roots,
        format=format,
        geometry=geometry(values["page"], format, gutter),
        faces=declared.faces(values["font"], families),
        families=families,
        contents_depth=int(values["contents"]["depth"]),
        opening=declared.roles(values.get("openings", {}).get("roles", [])),
        recto=declared.rectos(values.get("openings", {})),
        tables=(float(values["tables"]["size"]), float(values["tables"]["dense"])),
        cover=declared.colours(values["cover"]),
        lines=declared.lines(values.get("lines", False)),
    )


def _with_base(root: Traversable, own: dict[str, Any]) -> tuple[tuple[Traversable, ...], dict[str, Any]]:
    """The folders and values of a style with those of the style that it extends: one that comes with chapbook."""
    if "extends" not in own:
        return (root,), own
    if own["extends"] not in names():
        raise ValueError(f"extends {own['extends']!r}, which is none of {', '.join(names())}")
    base = installed() / own["extends"]
    if "extends" in (values := declared.read(base)):
        raise ValueError(f"extends {own['extends']!r}, which extends another style itself")
    return (root, base), declared.merged(own, values)
