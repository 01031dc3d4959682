"""The sampler: a small book of all kinds of matter, laid out in any style and format."""

from functools import cache
from pathlib import Path

from pipeline import config, style
from pipeline.model import Book
from pipeline.paper import FORMATS
from pipeline.prepare import prepare
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed
from pipeline.style import Style

TEXT = Path(__file__).parent / "sample" / "voices.txt"
"""The raw text; what it cannot tell by itself stands in the .toml beside it."""


@cache
def sampler() -> Book:
    """The book."""
    return prepare(TEXT, config.read(config.beside(TEXT))).book


@cache
def printed(name: str, format: str) -> tuple[Style, Printed]:
    """The style, and the book laid out with it."""
    chosen = style.load(name, FORMATS[format])
    return chosen, lay_out(sampler(), chosen, "full")
