"""What the proof page shows, as the JSON that its script reads."""

import json
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.corrections import Amendment
from pipeline.model import Book
from pipeline.render.pagelist import PageStart
from pipeline.render.proof.aligning import Aligned, align
from pipeline.render.proof.finding import GROUPS, Finding, OnPage
from pipeline.render.proof.parts import parts
from pipeline.text import Text

_WIDE = "\uffff"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the files that the page speaks of; `pdf` is empty where there is none to lead to."""

    source: str
    corrections: str
    pdf: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of the printed book: where each begins, the folios of all, first page first, and what was found on
    them; none, without."""

    starts: Sequence[PageStart] = ()
    folios: Sequence[str] = ()
    found: Sequence[OnPage] = ()


def data(
    raw: str,
    clean: Text,
    book: Book,
    findings: Sequence[Finding],
    amendments: Sequence[Amendment],
    pages: Pages,
    names: Names,
) -> dict[str, Any]:
    """All that the page shows. Offsets are of the raw text, in the units in which JavaScript counts (UTF-16)."""
    own = parts(book)
    changed = [place for one in findings if one.group == "change" for place in one.raw]
    numbers = {folio: number for number, folio in enumerate(pages.folios, 1)}
    return {
        "title": book.meta.title.text,
        "language": book.meta.language,
        "names": {"source": names.source, "corrections": names.corrections, "pdf": names.pdf},
        "parts": [[part.kind, part.at, part.spaces] for part in own],
        "rows": [_row(row) for row in align(raw, clean, own, changed, amendments)],
        "pages": [[page.at, page.folio, numbers[page.folio]] for page in pages.starts if page.part == "body"],
        "front": next(([page.folio, numbers[page.folio]] for page in pages.starts if page.part == "title"), None),
        **_on_pages(pages.found),
        **_findings(findings, raw),
    }


def _on_pages(found: Sequence[OnPage]) -> dict[str, Any]:
    """What was found on printed pages, in their order; kinds and reasons stand once."""
    kinds = list(dict.fromkeys((one.kind, int(one.fault), one.reason) for one in found))
    at_kind = {kind: index for index, kind in enumerate(kinds)}
    told = [
        [at_kind[one.kind, int(one.fault), one.reason], one.what, one.page, one.folio, one.line, one.at, one.length]
        for one in sorted(found, key=lambda one: (one.page, one.line))
    ]
    return {"printedKinds": kinds, "printed": told}


def _row(row: Aligned) -> list[Any]:
    told = [-1 if row.part is None else row.part, row.at, list(row.pieces)]
    return told if row.text is None else [*told, row.text]


def _findings(findings: Sequence[Finding], raw: str) -> dict[str, Any]:
    """The findings in order of place; kinds and reasons, which come again and again, stand once."""
    kinds = list(dict.fromkeys((one.group, one.kind) for group in GROUPS for one in findings if one.group == group))
    reasons = list(dict.fromkeys(one.reason for one in findings))
    at_kind = {kind: index for index, kind in enumerate(kinds)}
    at_reason = {reason: index for index, reason in enumerate(reasons)}
    wide = (
        array("I", (at for at, character in enumerate(raw) if character > _WIDE))
        if max(raw, default="") > _WIDE
        else ()
    )
    told = []
    for one in sorted(findings, key=lambda one: (one.raw or ((0, 0),), GROUPS.index(one.group))):
        places = [at + bisect_left(wide, at) for place in one.raw for at in place]
        sure = round(one.sure, 2)
        words = [one.what, one.before, one.after]
        told.append([at_kind[one.group, one.kind], at_reason[one.reason], places, sure, int(one.doubtful), *words])
    return {"kinds": kinds, "reasons": reasons, "findings": told}


def dumps(told: dict[str, Any]) -> str:
    """JSON for a script element: no character of it begins a tag, an entity or a comment."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
