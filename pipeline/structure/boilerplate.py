"""Notices of archives: what they say of licence and production stands at the edges, and is no part of the book."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.spans import span
from pipeline.text import Text

_CLASSES = tuple(
    re.compile(rf"(?:{words})", re.IGNORECASE)
    for words in (
        r"\be-?(?:book|text)(?:e?[sn])?\b|\b(?:digital|electronic) (?:edition|text|version)s?\b"
        r"|\blivres? num[ée]riques?\b",
        r"\btranscri(?:b|pt|ption)|\btranskri(?:b|pt)",
        r"\b(?:produced|prepared|scanned|digiti[sz]ed|proofread|typed) (?:and [a-z]+ )?by\b|\bproofread|\bOCR\b"
        r"|\bdigitalisi|\bgescannt|\bkorrektur gelesen|\bnum[ée]ris[ée]|\bproduit par\b",
        r"\blicen[cs]|\blizenz|\bterms of use\b|\bnutzungsbedingungen\b|\bsmall print\b|\bwarrant(?:y|ies)\b",
        r"\bcopyright|\bpublic domain\b|\bgemeinfrei|\bdomaine public\b|\bcreative commons\b|\btrademark",
        r"https?://|\bwww\.|\S@\S+\.\w",
        r"\bvolunteers?\b|\bfreiwillige|\bb[ée]n[ée]voles?\b|\bdonat|\bspenden\b|\bfree of charge\b|\bno cost\b",
        r"\barchives?\b|\bonline library\b|\bonline-bibliothek\b|\bbiblioth[èe]que num[ée]rique\b",
    )
)
"""What notices speak of, each class in a few languages: the digital copy, its making, its terms, where it lies."""
_COPIES = frozenset((0, 1, 2))
_TERMS = frozenset((3, 4))
_MARKER = re.compile(
    r"(?:[*=~#_]{2,}|-{3,}|\*(?=\w+\*))\s*(?:(?P<begin>start|begin|beginning|beginn|anfang|d[ée]but)"
    r"|(?P<end>end|ende|fin))\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?:end|ende|fin) (?:of|de|des|du|von|der) ", re.IGNORECASE)
_CREDIT = re.compile(
    r"[\[(]?(?:(?:e-?text|transcription|this (?:e-?text|e-?book)(?: was)?) )?(?:produced|prepared|transcribed|scanned|"
    r"digiti[sz]ed|proofread|produit|num[ée]ris[ée])(?:,? (?:and |et )?[a-zé]+){0,3} (?:by|par) (?=[A-Z])",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[\[(*_]*(?:transcriber['’]?s['’]? notes?|anmerkung(?:en)? (?:des transkri|zur transkri)|"
    r"notes? (?:du|de la|sur la) transcri)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?P<name>[A-Z][\w-]+(?: [\w-]+)?)\s*:\s+(?P<value>\S.*)")
_FIELDS = {
    name: field
    for field, names in {
        "title": "title titel titre",
        "author": "author autor auteur",
        "language": "language sprache langue",
    }.items()
    for name in names.split()
}
_LANGUAGES = dict(
    pair.split("/")
    for pair in (
        "english/en englisch/en anglais/en german/de deutsch/de allemand/de french/fr französisch/fr français/fr "
        "spanish/es español/es italian/it italiano/it latin/la dutch/nl nederlands/nl portuguese/pt português/pt "
        "polish/pl russian/ru swedish/sv danish/da finnish/fi greek/el en/en de/de fr/fr es/es it/it la/la nl/nl pt/pt"
    ).split()
)
_DEEPEST = 600  # no notice above a text is longer, in lines
_NEAR = 60  # a credit that stands apart from its notice, or a transcriber's notes, lie within so many lines
_LONGEST_MARKER = 4
_MOST_TRIES = 5  # so many lines may look like the end of the text before none of them is taken

_Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Notices:
    """The lines without notices, a decision for each notice, and what their header says of the book.

    `language` is an ISO 639-1 code; what the header does not give is empty.
    """

    lines: list[Line]
    decisions: tuple[Decision, ...] = ()
    title: str = ""
    author: str = ""
    language: str = ""


def find(text: Text, lines: Sequence[Line]) -> Notices:
    """Take the notices of an archive off both ends of a text; a text without them is left as it is.

    A notice ends, or begins, at a marker ("*** START OF …") in whose part of the text a digital copy is spoken of;
    beside it, or at the very edge, credits and transcriber's notes go too.
    """
    head = _head(lines)
    tail = _tail(lines, head)
    runs = [run for run in ((0, head), *_credits(lines, head, tail), (tail, len(lines))) if run[0] < run[1]]
    if not runs:
        return Notices(list(lines))
    notices = [[line for line in lines[slice(*run)] if not line.stays] for run in runs]
    going = {line.start for notice in notices for line in notice}
    kept = [line for line in lines if line.start not in going]
    if not kept:
        return Notices(list(lines))
    return Notices(kept, tuple(_decision(text, notice) for notice in notices if notice), **_fields(lines[:head]))


def _decision(text: Text, notice: Sequence[Line]) -> Decision:
    raw = span(text, [(line.start, line.end) for line in notice])
    reason = "it speaks of the digital copy and its terms, at the edge of the text"
    return Decision("archive notice", raw, f"{len(notice)} lines left out", reason, 0.9, removes=True)


def _head(lines: Sequence[Line]) -> int:
    """Index of the first line behind the notice above the text; 0 where there is none."""
    top = lines[: min(_DEEPEST, len(lines) // 2 + 1)]
    head = 0
    for index, line in enumerate(top):
        marker = _MARKER.match(line.text)
        end = _marker_end(lines, index) if marker else 0
        opens = marker and (marker["begin"] or _spoken(lines[head:end]) & _TERMS)
        if opens and _is_notice(lines[max(0, index - _NEAR) : index], lines[index:end]):
            head = end
    head = head or _header_end(top)
    while head < len(lines) and (end := _credit_end(lines, head)):
        head = end
    return head if head < len(lines) else 0


def _tail(lines: Sequence[Line], head: int) -> int:
    """Index of the first line of the notice below the text; the number of lines where there is none."""
    tail = len(lines)
    tries = 0
    for index in range(max(head, len(lines) // 2), len(lines)):
        marker = _MARKER.match(lines[index].text)
        if (marker and marker["end"]) or (lines[index].gap and _CLOSING.match(lines[index].text)):
            tries += 1
            end = _marker_end(lines, index)
            if _is_notice(lines[end : end + _NEAR], lines[index:end]):
                tail = index
                break
            if tries == _MOST_TRIES:
                break
    notes = range(max(head + 1, tail - max(_NEAR, (tail - head) // 20)), tail)
    tail = next((i for i in notes if lines[i].apart and _NOTE.fullmatch(lines[i].text.rstrip(" .:*_"))), tail)
    while (first := _block_start(lines, head, tail)) > head and _closes(lines[first:tail], tail < len(lines)):
        tail = first
    return tail


def _closes(block: Sequence[Line], above: bool) -> bool:
    """Whether the last paragraph is a notice: a credit, or, above a notice, a line that says what ended."""
    return _is_credit(block) or (above and len(block) <= _LONGEST_MARKER and bool(_CLOSING.match(block[0].text)))


def _marker_end(lines: Sequence[Line], index: int) -> int:
    """Index after a marker, which may run over some lines up to one that ends with its sign."""
    sign = lines[index].text[0]
    for end in range(index, min(index + _LONGEST_MARKER, len(lines))):
        if end > index and lines[end].gap:
            break
        if lines[end].text.endswith(sign):
            return end + 1
    return index + 1


def _is_notice(around: Sequence[Line], marker: Sequence[Line]) -> bool:
    """Whether a digital copy is spoken of: in the marker itself, or with its terms or making beside it."""
    return bool(_spoken(marker) & _COPIES) or len(_spoken(around)) > 1


def _spoken(lines: Iterable[Line]) -> frozenset[int]:
    """Of which classes of matters some lines speak."""
    joined = "\n".join(line.text for line in lines)
    return frozenset(number for number, words in enumerate(_CLASSES) if words.search(joined))


def _credits(lines: Sequence[Line], head: int, tail: int) -> Iterator[_Run]:
    """The credits that stand apart, behind a title, where a notice stands above the text."""
    index = head
    while head and index < min(head + _NEAR, tail):
        end = _block_end(lines, index)
        if _CREDIT.match(lines[index].text) and end <= tail:
            yield index, end
        index = end


def _credit_end(lines: Sequence[Line], first: int) -> int:
    """Index after the credit or transcriber's note that begins at a line; 0 where there is none."""
    end = _block_end(lines, first)
    if _NOTE.match(lines[first].text):
        whole = _NOTE.fullmatch(lines[first].text.rstrip(" .:*_"))
        opened = lines[first].text[0] in "[("
        while end < min(first + _NEAR, len(lines)) and (whole or (opened and lines[end - 1].text[-1] not in "])")):
            end, whole = _block_end(lines, end), None
        return end
    return end if _is_credit(lines[first:end]) else 0


def _is_credit(block: Sequence[Line]) -> bool:
    """Whether a paragraph says who made the digital copy, or speaks of three of its matters, its making among them."""
    if len(block) > _NEAR:
        return False
    if _CREDIT.match(block[0].text) or _NOTE.match(block[0].text):
        return True
    spoken = _spoken(block)
    return len(spoken) > 2 and bool(spoken & _COPIES)


def _block_end(lines: Sequence[Line], first: int) -> int:
    return next((index for index in range(first + 1, len(lines)) if lines[index].gap), len(lines))


def _block_start(lines: Sequence[Line], head: int, last: int) -> int:
    return next((index for index in range(last - 1, head, -1) if lines[index].gap), head)


def _header_end(top: Sequence[Line]) -> int:
    """Index after the fields at the very beginning, if they give a title and something else of the book."""
    named = []
    for line in top:
        match = _FIELD.fullmatch(line.text)
        if not match or match["name"].lower() not in _FIELDS:
            break
        named.append(_FIELDS[match["name"].lower()])
    return len(named) if "title" in named and len(set(named)) > 1 else 0


def _fields(notice: Sequence[Line]) -> dict[str, str]:
    """Title, author and language out of lines like "Title: …"; an indented line goes on with the one above it."""
    found: dict[str, str] = {}
    open_field = ""
    for line in notice:
        match = _FIELD.fullmatch(line.text)
        if match:
            open_field = _FIELDS.get(match["name"].lower(), "")
            if open_field and open_field not in found:
                found[open_field] = match["value"]
            else:
                open_field = ""
        elif open_field and line.indent and not line.gap:
            found[open_field] += f" {line.text}"
        else:
            open_field = ""
    if "language" in found:
        found["language"] = _LANGUAGES.get(found["language"].lower(), "")
    return found
