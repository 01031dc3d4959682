"""Cases of a corpus: a raw text and the truth about it, in a folder of their own."""

import importlib.util
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

Block = dict[str, Any]
Truth = dict[str, Any]
UNCOUNTED = ("break", "footnote", "title", "byline")
"""The kinds of block whose words have no place in the count of `splits`."""


class UsageError(Exception):
    """What keeps a run from being made, in words for the person who asked for it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A raw text with its truth; `kind` is the name of the perturbation, empty for a case of the corpus itself."""

    name: str
    raw: str
    truth: Truth
    kind: str = ""


def folders(corpus: Path, only: str = "") -> list[Path]:
    """The folders of the cases below a corpus, in order of name; `only`: those with these letters in their name.

    A corpus is a folder of cases, or one with the folders `dev` and `seed`. Raises UsageError where it has none.
    """
    places = (corpus, *corpus.glob("*"), *corpus.glob("dev/*"))
    found = sorted({place for place in places if (place / "truth.json").is_file()}, key=lambda place: place.name)
    chosen = [place for place in found if only in place.name]
    if not chosen:
        raise UsageError(f"{corpus} has no case{f' named {only}' if only else ''}: no folder with a truth.json")
    return chosen


def read(folder: Path) -> Case:
    """The case of a folder, its line ends as they are."""
    raw = (folder / "raw.txt").read_bytes().decode("utf-8", "replace")
    return Case(folder.name, raw, json.loads((folder / "truth.json").read_text(encoding="utf-8")))


def write(case: Case, folder: Path) -> Path:
    """Put a case into a folder of its own below `folder`; gives that folder."""
    place = folder / case.name
    place.mkdir(parents=True, exist_ok=True)
    (place / "raw.txt").write_bytes(case.raw.encode())
    content = json.dumps(case.truth, ensure_ascii=False, indent=1, sort_keys=True)
    (place / "truth.json").write_text(content + "\n", encoding="utf-8")
    return place


def positions(blocks: Iterable[Block]) -> list[int]:
    """The place in the count of `splits` at which each block begins: words parted by white space, from 0."""
    found, count = [], 0
    for block in blocks:
        found.append(count)
        count += 0 if block["type"] in UNCOUNTED else len(block["text"].split())
    return found


def measured(raw: str, props: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of a truth with those measured anew that a change of the raw text may have changed."""
    lines = raw.splitlines()
    found = {
        "blank_lines": sum(not line.strip() for line in lines),
        "formfeeds": raw.count("\f"),
        "leading_space_lines": sum(line[:1] == " " for line in lines),
    }
    return {**props, **found}


@lru_cache(maxsize=4)
def scorer(path: Path) -> Any:
    """The scorer as a module, loaded from where it lies. Raises UsageError where there is none."""
    spec = importlib.util.spec_from_file_location("corpus_scorer", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise UsageError(f"no scorer at {path}: name it with SCORER=path or --scorer path")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
