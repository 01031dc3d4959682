"""Changes of a raw text that leave its truth true: what other extractors lose, and other words in other places."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from cases import UNCOUNTED, Block, Case, Truth, measured
from excerpt import first_part

_BOOKS = 4
_SHIFT = 112
_SHORT = 4_000
_LONGEST = 4
_LEAST = 20
_FEWEST_PAGES = 4
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_LABEL_WORDS = frozenset("chapter chapitre kapitel part teil partie book buch livre section".split())
_OTHERS = (
    "amber anchor barley basket beacon bellow bramble bridle candle canvas cellar cinder clover copper cradle ember "
    "feather fennel ferry garret ginger hamlet harbour hazel kettle ladder lantern linen marble meadow mortar orchard "
    "pepper pewter quarry ribbon saddle saffron shutter sparrow spindle stable tallow thimble timber tinder velvet "
    "walnut willow window"
).split()
"""Words that take the place of others; none carries a meaning."""


def lines_of(raw: str) -> list[str]:
    """The lines of a raw text, form feeds lines of their own kind: joined by nothing they are the text again."""
    return re.findall(r"[^\n\r\f]*(?:\r\n|[\n\r\f])|[^\n\r\f]+$", raw)


def unchanged(case: Case) -> Case | None:
    """The first part of a book as it is: what the changed ones are to be held against."""
    return case


def without_feeds(case: Case) -> Case | None:
    """Form feeds become line ends."""
    raw = re.sub(r"\n?\f", "\n", case.raw)
    return _with_raw(case, raw)


def without_blanks(case: Case) -> Case | None:
    """Lines without text go; form feeds stay."""
    return _with_raw(case, "".join(line for line in lines_of(case.raw) if line.strip(" \t\r\n")))


def without_indents(case: Case) -> Case | None:
    """Spaces at the beginning of lines go."""
    return _with_raw(case, re.sub(r"(?m)^[ \t]+|(?<=\f)[ \t]+", "", case.raw))


def bare(case: Case) -> Case | None:
    """Form feeds, blank lines and indents all go."""
    made: Case | None = case
    for change in (without_feeds, without_blanks, without_indents):
        made = change(made or case) or made
    return made if made is not case else None


def _with_raw(case: Case, raw: str) -> Case | None:
    """The case with a raw text that has lost something; None where it has hardly lost any."""
    if len(case.raw) - len(raw) < _LEAST and case.raw.count("\f") - raw.count("\f") < _FEWEST_PAGES:
        return None
    return replace(case, raw=raw, truth={**case.truth, "props": measured(raw, case.truth["props"])})


def other_names(case: Case) -> Case | None:
    """The book's title and author get other words, on the title page and in running heads; page numbers rise."""
    meta = case.truth["meta"]
    renamed = _renamed(case, [meta["title"], meta.get("author") or ""])
    return _renumbered(renamed) if renamed else None


def other_headings(case: Case) -> Case | None:
    """The words of headings become others: in the text, the contents page, the running heads and the truth."""
    return _renamed(case, [form for block in case.truth["blocks"] for form in _forms(block)])


def _forms(block: Block) -> list[str]:
    """The wordings of a heading or question; none for other blocks."""
    return [block["text"], *block.get("alt", ())] if block["type"] in ("heading", "question") else []


def _renamed(case: Case, texts: Sequence[str]) -> Case | None:
    """The case with other words where one of these texts is printed, and wherever the truth has it.

    All wordings of a heading go with any of them.
    """
    wanted = {_key(text) for text in texts if other_words(text) != text}
    for block in case.truth["blocks"]:
        forms = {_key(form) for form in _forms(block)}
        wanted |= forms if wanted & forms else set()
    lines = _renamed_lines(lines_of(case.raw), wanted)
    if lines is None:
        return None

    def other(text: str) -> str:
        return other_words(text) if _key(text) in wanted and not text.startswith("RE:") else text

    def changed(block: Block) -> Block:
        alternatives = {"alt": [other(text) for text in block["alt"]]} if block.get("alt") else {}
        named = block["type"] in ("heading", "question", "title", "byline", "subtitle")
        return {**block, "text": other(block["text"]), **alternatives} if named else block

    truth = case.truth
    blocks = [changed(block) for block in truth["blocks"]]
    lists = {name: [other(text) for text in truth[name]] for name in ("furniture", "printed_toc")}
    meta = {name: other(value) if name in ("title", "author") else value for name, value in truth["meta"].items()}
    splits = [{**split, "word": word} for split, word in zip(truth["splits"], _words_at(truth, blocks), strict=True)]
    return replace(case, raw="".join(lines), truth={**truth, **lists, "meta": meta, "blocks": blocks, "splits": splits})


def _words_at(truth: Truth, blocks: Sequence[Block]) -> Iterator[str]:
    """The words of the splits as they stand in other blocks."""
    words = [word for block in blocks if block["type"] not in UNCOUNTED for word in block["text"].split()]
    return (words[split["pos"]] for split in truth["splits"])


def _renamed_lines(lines: list[str], wanted: Collection[str]) -> list[str] | None:
    """Lines with other words where one of them, or up to four together, are a wanted text; None where none is."""
    bearing = [number for number, line in enumerate(lines) if line.strip()]
    done: set[int] = set()
    for at in range(len(bearing)):
        for count in range(_LONGEST, 0, -1):
            run = bearing[at : at + count]
            if not done & set(run) and _key(" ".join(lines[number].strip() for number in run)) in wanted:
                done |= set(run)
    return [other_words(line) if number in done else line for number, line in enumerate(lines)] if done else None


def other_words(text: str) -> str:
    """A text whose words of four letters and more are others, of the same case; labels stay. Always the same ones."""
    return _LETTERS.sub(lambda match: _other(match.group()), text)


def _other(word: str) -> str:
    if word.casefold() in _LABEL_WORDS:
        return word
    place = int(hashlib.sha256(word.casefold().encode()).hexdigest()[:8], 16)
    other = _OTHERS[place % len(_OTHERS)]
    return other.upper() if word.isupper() else other.capitalize() if word[0].isupper() else other


def _key(text: str) -> str:
    """What is compared of a line: its letters, page numbers and leaders at its ends apart."""
    text = re.sub(r"^\s*\d{1,4}\s+|(?:[\s.·…]+\d{1,4})?\s*$", "", text)
    return "".join(character for character in text.casefold() if character.isalnum())


def _renumbered(case: Case) -> Case:
    """Page numbers that stand alone, beside a running head or behind a leader rise by a fixed sum."""
    heads = {_key(line) for line in case.truth["furniture"] if not line.startswith("RE:")}
    body = {word for block in case.truth["blocks"] for word in block.get("text", "").split() if word.isdigit()}

    def risen(line: str) -> str:
        text = line.strip()
        alone = re.fullmatch(r"(?:[-–—]+ )?\d{1,3}(?: [-–—]+)?", text) and text not in body
        leader = re.search(r"(?:[.·…]\s?){4,}\s*\d{1,3}$", text)
        beside = re.match(r"\d{1,3}\s|.*\s\d{1,3}$", text) and _key(text) in heads
        if not (alone or leader or beside):
            return line
        place = r"\d+(?=\D*$)" if leader or not text[0].isdigit() else r"\d+"
        return re.sub(place, lambda match: str(int(match.group()) + _SHIFT), line, count=1)

    return replace(case, raw="".join(map(risen, lines_of(case.raw))))


CHANGES: Mapping[str, Callable[[Case], Case | None]] = {
    "first part": unchanged,
    "no form feeds": without_feeds,
    "no blank lines": without_blanks,
    "no indents": without_indents,
    "bare lines": bare,
    "other names": other_names,
    "other headings": other_headings,
}


def books(corpus: Sequence[Case]) -> Iterator[Case]:
    """Every change made to a few of the books that it changes, each from its first part; and very short parts."""
    parts = [first_part(case) for case in corpus]
    for number, (name, change) in enumerate(CHANGES.items()):
        made = (change(part) for part in _turned(parts, number * 3))
        changed = [case for case in made if case]
        yield from (_named(case, name) for case in changed[:_BOOKS])
    yield from (_named(first_part(case, _SHORT, 1), "short part") for case in corpus[:_BOOKS])


def _turned(parts: Sequence[Case], by: int) -> list[Case]:
    """The parts, beginning with another one."""
    return [parts[(by + number) % len(parts)] for number in range(len(parts))]


def _named(case: Case, kind: str) -> Case:
    return replace(case, name=f"{kind}: {case.name}", kind=kind)
