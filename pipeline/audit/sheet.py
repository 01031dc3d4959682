"""The ebook's stylesheet: it may set text, but not hide, change or add any."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import tinycss2

from pipeline.errors import AuditError

_HARMLESS = re.compile(
    "margin|padding|border|list-style|text-align|text-decoration|text-indent|line-height|letter-spacing|word-spacing|"
    "font-|hyphens|-webkit-hyphens|-epub-hyphens|orphans|widows|break-|page-break-|white-space|vertical-align|color|"
    "background|caption-side|min-|max-|width|height|overflow-wrap|word-wrap|word-break|display|float|clear|content"
)
_ALLOWED = {
    "display": {"block", "inline", "inline-block", "table", "table-row", "table-cell", "inherit"},
    "list-style": {"none"},
    "list-style-type": {"none", "inherit"},
    "content": {"none", "normal", '""', "''"},
}
_UNSEEN_COLOUR = re.compile(r"transparent|white|#f{3,8}$|(?:rgb|hsl)a?\(.*[,/]\s*0?\.?0*%?\s*\)$")
_LENGTH = re.compile(r"(-?[0-9]*\.?[0-9]+)([a-z%]*)")
_SMALLEST = {"em": 0.5, "rem": 0.5, "%": 50.0, "px": 8.0, "pt": 6.0, "": 1.0}
_FARTHEST = -3.0  # em: the hang of a label, not a way off the screen


def check_sheet(css: str, where: str, files: Collection[str] = ()) -> None:
    """Raises AuditError, with its line, for a declaration that may hide words, change their letters or add some.

    Only properties that are known to be harmless may stand in it, with values that leave the text to be seen. A font
    comes from one of the ebook's own `files`.
    """
    for declaration in _declarations(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)):
        value = tinycss2.serialize(declaration.value).strip().lower()
        if declaration.lower_name == "src" and _is_there(declaration.value, files):
            continue
        if not _is_harmless(declaration.lower_name, value):
            what = f"'{declaration.name}: {value}' may lose or invent words"
            raise AuditError(what, f"{where}:{declaration.source_line}", "Take it out of epub.css")


def _is_there(value: Iterable[Any], files: Collection[str]) -> bool:
    """Whether a source of a font is one file of the ebook."""
    return [token.value if token.type == "url" else None for token in value if token.type != "whitespace"] in [
        [name] for name in files
    ]


def _is_harmless(name: str, value: str) -> bool:
    if not _HARMLESS.match(name) or value not in _ALLOWED.get(name, {value}):
        return False
    lengths = [(float(number), unit) for number, unit in _LENGTH.findall(value)]
    if name == "font-size" and any(number < _SMALLEST.get(unit, 0.5) for number, unit in lengths):
        return False
    if name in ("width", "height", "max-width", "max-height") and any(number == 0 for number, _ in lengths):
        return False
    if name == "color" and _UNSEEN_COLOUR.match(value):
        return False
    return all(number >= _FARTHEST and (number >= 0 or unit in ("em", "rem")) for number, unit in lengths)


def _declarations(rules: Iterable[Any]) -> Iterator[Any]:
    """The declarations of all rules, those within @media too."""
    for rule in rules:
        if rule.type in ("qualified-rule", "at-rule") and rule.content is not None:
            for node in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if node.type == "declaration":
                    yield node
                else:
                    yield from _declarations([node])
