"""Data flows one way: which room may import which."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"

# Each stage may import itself and what stands in its row; errors and text are for all.
MAY = {
    "errors": set(),
    "text": set(),
    "model": {"text"},
    "codec": {"model"},
    "files": set(),
    "store": set(),
    "cache": {"files"},
    "program": {"files"},
    "terminal": set(),
    "values": set(),
    "patterns": set(),
    "hints": {"patterns", "text", "values"},
    "sidecars": {"values"},
    "catalogue": {"values", "vocabulary"},
    "config": {"catalogue", "hints", "sidecars", "ticket", "values"},
    "corrections": {"hints", "model", "sidecars", "structure", "text", "values"},
    "source": {"text"},
    "codes": set(),
    "vocabulary": set(),
    "dictionary": set(),
    "evidence": {"codes", "dictionary", "text", "vocabulary"},
    "suspects": {"dictionary", "evidence", "model", "text", "vocabulary"},
    "abreast": {"suspects"},
    "cuts": {"dictionary", "evidence", "vocabulary"},
    "rules": {"codes", "cuts", "dictionary", "evidence", "text"},
    "structure": {
        *("catalogue", "config", "cuts", "dictionary", "evidence", "hints", "model", "patterns", "text", "vocabulary"),
    },
    "style": {"paper"},
    "render": {
        *(
            "catalogue",
            "corrections",
            "impose",
            "model",
            "paper",
            "program",
            "store",
            "style",
            "structure",
            "text",
            "ticket",
            "vocabulary",
        ),
    },
    "paper": set(),
    "ticket": {"paper", "values"},
    "impose": {"paper", "ticket"},
    "sheetwork": {"impose", "model", "render", "style", "ticket"},
    "audit": {
        "corrections",
        "model",
        "program",
        "render",
        "rules",
        "source",
        "store",
        "structure",
        "style",
        "suspects",
        "text",
    },
    "kept": {"codec", "evidence", "model", "structure", "suspects", "text"},
    "stages": {
        *("abreast", "config", "corrections", "evidence", "files", "hints", "kept", "program", "rules", "source"),
        *("store", "structure", "suspects", "text"),
    },
    "corrected": {
        *("config", "corrections", "hints", "source", "stages", "store", "structure", "suspects", "text"),
    },
    "prepare": {
        *("abreast", "audit", "config", "corrected", "corrections", "model", "render", "source", "store"),
        *("structure", "text"),
    },
    "findings": {"corrections", "lint", "model", "prepare", "render", "rules", "structure", "text"},
    "lint": {"audit", "model", "render", "style", "terminal"},
    "record": {"codec", "config", "files", "prepare", "program", "sidecars", "style", "ticket"},
    "request": {"config", "style", "ticket"},
    "changed": {"codec", "files", "impose", "model", "record", "render", "style", "ticket", "wording"},
    "wording": set(),
    "editions": {
        *("cache", "changed", "codec", "config", "corrections", "files", "model", "prepare", "record"),
        *("render", "request", "sidecars", "text"),
    },
    "laying": {"audit", "cache", "config", "editions", "prepare", "render", "request", "style"},
    "produce": {
        *(
            "audit",
            "cache",
            "changed",
            "editions",
            "files",
            "findings",
            "impose",
            "laying",
            "lint",
            "prepare",
            "record",
            "render",
            "request",
        ),
        *("sheetwork", "sidecars"),
    },
    "build": {
        "changed",
        "config",
        "files",
        "paper",
        "produce",
        "record",
        "render",
        "request",
        "sidecars",
        "source",
        "style",
    },
    "explain": {"corrections", "model", "prepare", "rules", "source", "structure", "text"},
    "watch": {"build", "config", "request", "sidecars", "style"},
    "clean": {"cache", "files", "record"},
    "check": {"audit", "cache", "catalogue", "corrections", "explain", "model", "prepare", "rules", "terminal"},
    "fix": {"cache", "corrected", "corrections", "files", "prepare", "render", "source", "wording"},
    "new": {"catalogue", "config", "evidence", "files", "model", "rules", "source", "structure"},
    "newstyle": {"files", "style"},
    "doctor": {"render", "style"},
    "verify": {"record", "request", "terminal"},
    "cli": {
        "build",
        "changed",
        "check",
        "clean",
        "corrections",
        "doctor",
        "editions",
        "explain",
        "files",
        "fix",
        "lint",
        "new",
        "newstyle",
        "paper",
        "record",
        "render",
        "request",
        "source",
        "style",
        "terminal",
        "ticket",
        "verify",
        "watch",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
ONLY_IN = {
    "weasyprint": {"render/press.py"},
    "ebooklib": {"render/epub.py"},
    "typer": {
        f"cli/{name}.py" for name in "commands editions fixing job linting looking making options styling".split()
    },
    "jinja2": {"style/__init__.py"},
    "pikepdf": {
        *("impose/__init__.py", "impose/cover.py", "impose/drawing.py", "render/guide/__init__.py", "verify/qpdf.py"),
        *(f"audit/{name}.py" for name in ("known", "pages", "pdf", "tags")),
        "lint/links.py",
        *(
            f"render/{name}.py"
            for name in (
                *("desk", "fonts", "langtags", "merge", "notetags", "pack", "pdf_metadata", "plaintags", "stacks"),
                "units",
            )
        ),
    },
    "PIL": {"render/cover.py", "render/sheet_proofs.py"},
    "ftfy": {"evidence/encodings.py"},
    "msgpack": {"dictionary.py"},
    "watchfiles": {"watch.py"},
}


def room(path: Path) -> str:
    """The stage that a module belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> set[str]:
    """The dotted names of all modules that a file imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_stage_takes_from_a_later_one(path: Path) -> None:
    """A module imports only what its row allows."""
    rooms = {name.split(".")[1] for name in imported(path) if name.startswith("pipeline.")}
    assert rooms - {room(path), "errors"} <= MAY[room(path)]


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_has_one_door(library: str) -> None:
    """Only the named modules import it."""
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if any(name.split(".")[0] == library for name in imported(path))
    }
    assert users == ONLY_IN[library]
