"""The ebook's stylesheet: it may set text, but not hide, change or add any."""

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

from pipeline.errors import AuditError

_FORBIDDEN = {
    "display": {"none"},
    "visibility": {"hidden", "collapse"},
    "text-transform": {"uppercase", "lowercase", "capitalize", "full-width"},
    "font-size": {"0"},
    "opacity": {"0"},
}


def check_sheet(css: str, where: str) -> None:
    """Raises AuditError, with its line, for a declaration that hides words, changes their letters or adds some."""
    for declaration in _declarations(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)):
        value = tinycss2.serialize(declaration.value).strip().lower().removesuffix("!important").strip()
        added = declaration.lower_name == "content" and value not in ("none", "normal", '""', "''")
        if added or value in _FORBIDDEN.get(declaration.lower_name, ()):
            what = f"'{declaration.name}: {value}' would lose or invent words"
            raise AuditError(what, f"{where}:{declaration.source_line}", "Take it out of epub.css")


def _declarations(rules: Iterable[Any]) -> Iterator[Any]:
    """The declarations of all rules, those within @media too."""
    for rule in rules:
        if rule.type in ("qualified-rule", "at-rule") and rule.content is not None:
            for node in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if node.type == "declaration":
                    yield node
                else:
                    yield from _declarations([node])
