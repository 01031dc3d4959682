"""Words and quotation marks that look wrong and are never changed: they are listed for a human eye."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline import dictionary
from pipeline.dictionary import Dictionary
from pipeline.evidence import Evidence
from pipeline.model import Book, Paragraph, Span, leaves, plain, walk
from pipeline.text import Text
from pipeline.vocabulary import DOUBLED

_CONFUSIONS = (
    *(("rn", "m"), ("m", "rn"), ("cl", "d"), ("li", "h"), ("vv", "w"), ("ii", "u"), ("tb", "th"), ("c", "e")),
    *(("1", "l"), ("0", "o"), ("I", "l"), ("5", "s"), ("h", "b"), ("b", "h")),
)
_DIGITS = re.compile(r"(?<!\w)[^\W\d_]+[015][^\W\d_]+(?!\w)|(?<!\w)[015][a-z]{2,}(?!\w)")
_DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_]{2,20}+)(?:[ \t]+|[ \t]*\n[ \t]*)(?=(\1)(?![\w’'-]))")
_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]++(?![\w-]|[’']\w)")
_COMMON, _EVERYDAY, _LISTED = 4.5, 5.5, 1.5  # Zipf values
_FAR = 3.0  # by so much the words that are glued are commoner than what they make, where a dictionary lists it
_SELDOM = 2  # a word that the text has more often is one of its own
_HABIT = 3  # and so is a doubling that it has so often
_LONGEST_WORD = 24
_MOST = 15  # of each kind; the rest is counted
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Suspect:
    """A place that looks wrong: its kind, what stands there, why it is suspected, and how sure the text is right."""

    raw: Span
    kind: str
    what: str
    reason: str
    confidence: float


def find(book: Book, in_text: Iterable[Suspect]) -> tuple[Suspect, ...]:
    """The suspects of a book and those of its text, at most fifteen of each kind, the worst; the others are counted."""
    found: dict[str, list[Suspect]] = {}
    for suspect in (*in_text, *_quotes(book)):
        found.setdefault(suspect.kind, []).append(suspect)
    return tuple(suspect for kind in found.values() for suspect in _worst(kind))


def in_text(text: Text, evidence: Evidence) -> Iterator[Suspect]:
    """All suspects of a clean text. Linear in its length."""
    yield from _doubled(text, evidence)
    yield from _words(text, evidence)
    yield from _unreadable(text)


def _worst(suspects: list[Suspect]) -> list[Suspect]:
    ranked = sorted(suspects, key=lambda suspect: (suspect.confidence, suspect.raw))
    left = len(ranked) - _MOST
    if left <= 0:
        return ranked
    last = ranked[_MOST]
    more = Suspect(last.raw, last.kind, f"{last.what}, and {left - 1} more", "too many to list", 0.7)
    return [*ranked[:_MOST], more]


def _doubled(text: Text, evidence: Evidence) -> Iterator[Suspect]:
    """A word twice in a row, unless the language or the text has that pair again and again."""
    usual = DOUBLED.get(evidence.language.split("-")[0], ())
    found = list(_DOUBLED.finditer(text.value))
    habits = Counter(match.group(1) for match in found)
    for match in found:
        if habits[match.group(1)] < _HABIT and match.group(1) not in usual:
            raw = text.raw_range(match.start(), match.end(2))
            yield Suspect((raw,), "doubled word", f"{match.group(1)} {match.group(1)}", "a word twice in a row", 0.6)


def _words(text: Text, evidence: Evidence) -> Iterator[Suspect]:
    """Words that are none, but would be with one confusion of an OCR undone, or with a space put back."""
    words = dictionary.load(evidence.language)
    if words is None:
        return
    strange = {word: kind for word in evidence.vocabulary if (kind := _strange(word, words, evidence))}
    for pattern in (_WORD, _DIGITS):
        for match in pattern.finditer(text.value):
            word = match.group()
            kind = strange.get(word.lower()) if pattern is _WORD else _confused(word, words, evidence)
            if kind and (word.islower() or pattern is _DIGITS):
                raw = text.raw_range(match.start(), match.end())
                yield Suspect((raw,), kind[0], word, f"perhaps {kind[1]}", kind[2])


def _strange(word: str, words: Dictionary, evidence: Evidence) -> tuple[str, str, float] | None:
    """What is suspected of a word of the text: kind, what it may be, how sure it is right."""
    if evidence.vocabulary[word] > _SELDOM or len(word) < _FEWEST_LETTERS or "-" in word:
        return None
    common = words.zipf(word)
    if common < _LISTED:
        return _confused(word, words, evidence) or _glued(word, words, evidence)
    a, b = _halves(word, words)
    both = min(words.zipf(a), words.zipf(b))
    return ("glued words", f"{a} {b}", 0.5) if both >= max(_EVERYDAY + 1, common + _FAR) else None


def _confused(word: str, words: Dictionary, evidence: Evidence) -> tuple[str, str, float] | None:
    for seen, meant in _CONFUSIONS:
        at = word.find(seen)
        while at >= 0:
            whole = (word[:at] + meant + word[at + len(seen) :]).lower()
            if whole in evidence.vocabulary and words.zipf(whole) >= _COMMON:
                return "OCR confusion", whole, 0.5
            at = word.find(seen, at + 1)
    return None


def _glued(word: str, words: Dictionary, evidence: Evidence) -> tuple[str, str, float] | None:
    if len(word) > _LONGEST_WORD:
        return "glued words", "several words", 0.4
    parts = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    for a, b in parts:
        if f"{a}-{b}" in evidence.vocabulary and len(a) > 2:
            return "glued words", f"{a}-{b}", 0.6
    a, b = _halves(word, words)
    return ("glued words", f"{a} {b}", 0.5) if min(words.zipf(a), words.zipf(b)) >= _EVERYDAY else None


def _halves(word: str, words: Dictionary) -> tuple[str, str]:
    """The two words that a word is most likely glued from."""
    parts = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    return max(parts, key=lambda pair: min(map(words.zipf, pair)))


def _unreadable(text: Text) -> Iterator[Suspect]:
    """The character that stands for one that could not be read."""
    for match in re.finditer("\ufffd+", text.value):
        around = text.value[max(0, match.start() - 10) : match.end() + 10].strip()
        yield Suspect((text.raw_range(*match.span()),), "unreadable character", around, "it was lost before", 0.3)


def _quotes(book: Book) -> Iterator[Suspect]:
    """A paragraph whose quotation marks do not pair, unless its speech goes on in the next one, which opens anew."""
    paragraphs = [
        block for _, section in walk(book.sections) for block in section.blocks if isinstance(block, Paragraph)
    ]
    texts = [plain(paragraph) for paragraph in paragraphs]
    for paragraph, value, after in zip(paragraphs, texts, [*texts, ""][1:], strict=False):
        spans = [leaf.span for leaf in leaves(paragraph) if leaf.span]
        if spans and (fault := _unpaired(value, after)):
            yield Suspect((spans[0][0], spans[-1][-1]), "quotation marks", value[:40], fault, 0.6)


def _unpaired(value: str, after: str) -> str:
    goes_on = after.lstrip()[:1] in ("“", '"', "«", "„", "»")
    for opening, closing in ("“”", "«»"):
        opened, closed = value.count(opening), value.count(closing)
        if "„" not in value and not value.startswith("»") and (closed > opened or (opened > closed and not goes_on)):
            return f"{opened} {opening} and {closed} {closing}"
    return f"{value.count(chr(34))} straight ones" if value.count('"') % 2 and not goes_on else ""
