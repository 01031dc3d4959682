"""The partition of the raw text: every character but white space is claimed exactly once.

It is claimed by a leaf of the model, by a change that maps it, or by a named removal.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.audit.amended import Amended
from pipeline.corrections import Amendment
from pipeline.errors import AuditError
from pipeline.model import Book, Note, Section, Str, Table, every, leaves
from pipeline.rules import RULES, Rule
from pipeline.source import Source
from pipeline.structure import Decision
from pipeline.text import Change, Range, Text, replay, skeleton

_CONTEXT = 40
_EXEMPT = frozenset(
    {"contents page", "archive notice", "dropped line", "printed title", "printed subtitle", "printed author"}
)
"""What may be left out however long it is: ours takes its place, or people say so."""
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Account:
    """What the raw text became: words in the raw text, words removed by kind, changes by rule."""

    words: int
    removed: dict[str, int]
    changes: dict[str, int]


def account(
    source: Source,
    clean: Text,
    changes: Sequence[Change],
    book: Book,
    decisions: Sequence[Decision],
    limit: float,
    rules: Sequence[Rule] = RULES,
    amendments: Sequence[Amendment] = (),
) -> Account:
    """Balance the raw text against the book.

    `limit`: the share of the words, 0 to 1, that may be removed, contents pages apart; what repeats but for its
    figures, as heads do, counts once. `amendments`: the words that corrections changed. Raises AuditError with the
    first words that are lost, invented or claimed twice, and their line.
    """
    _check_changes(source, clean, changes, rules)
    owner = bytearray(len(clean.value))
    amended = Amended(clean.value, amendments)
    _claim_leaves(source, clean, book, owner, amended)
    for start, end in amended.gone():
        owner[start:end] = b"\x01" * (end - start)
    if unused := amended.unused():
        what = f"correction {unused[0].id!r} is not in the book: {unused[0].new[:_CONTEXT]!r}"
        raise AuditError(what, _where(source, clean.origin[unused[0].ranges[0][0]]), "Nothing was replaced; report it")
    for decision in decisions:
        if decision.removes:
            for raw in decision.raw:
                _claim(source, clean, raw, owner, decision.kind)
    _check_unclaimed(source, clean, owner)
    _check_order(source, book.sections)
    words = _count(source.text.value)
    removals = list(_removals(source, changes, decisions, rules))
    removed = _counted(removals)
    _check_removed(source, removals, words, limit)
    return Account(words, removed, dict(Counter(change.rule for change in changes)))


def _check_removed(source: Source, removals: Sequence[tuple[str, str]], words: int, limit: float) -> None:
    """Whether no larger share of all words than `limit` is removed."""
    once = {(kind, _FIGURES.sub("", text)): (kind, text) for kind, text in removals if kind not in _EXEMPT}
    counted = _counted(once.values())
    if sum(counted.values()) > max(limit * words, 1):
        kinds = ", ".join(f"{kind}: {count}" for kind, count in counted.items())
        mend = "Look at `chapbook check`; if it is right, set `removed` under [audit] in the .toml"
        raise AuditError(f"{sum(counted.values())} of {words} words removed ({kinds})", str(source.path), mend)


def _check_changes(source: Source, clean: Text, changes: Sequence[Change], rules: Sequence[Rule]) -> None:
    effects = {rule.name: rule.effect for rule in rules}
    for change in changes:
        before, after = skeleton(change.before), skeleton(change.after)
        effect = effects[change.rule]
        broken = (effect == "keeps" and before != after) or (effect == "removes" and after)
        broken = broken or (effect == "maps" and not _same_words(change.before, change.after))
        if broken:
            what = f"rule {change.rule!r}, which only {effect}, made {change.after!r} of {change.before!r}"
            raise AuditError(what, _where(source, change.raw[0]), "The rule is wrong: report it")
    moved: Counter[str] = Counter()
    for change in changes:
        if effects[change.rule] == "moves":
            moved.update(change.after)
            moved.subtract(change.before)
    if any(moved.values()):
        what = f"a rule that only moves took or put in {''.join(letter for letter in moved if moved[letter])!r}"
        raise AuditError(what, str(source.path), "The rule is wrong: report it")
    if replay(source.text.value, changes) != clean.value:
        raise AuditError("the change list does not give the clean text", str(source.path), "Report it")


def _same_words(before: str, after: str) -> bool:
    """As many words, and none of them much shorter or longer: a mapping changes how characters are written."""
    old = before.split() or [before]  # Python takes the codes 0x1C to 0x1F, which were ligatures, for spaces
    new = after.split()
    return len(old) == len(new) and all(
        len(a) <= 4 * len(b) and len(b) <= 4 * len(a) for a, b in zip(old, new, strict=True)
    )


def _claim_leaves(source: Source, clean: Text, book: Book, owner: bytearray, amended: Amended) -> None:
    for leaf in leaves(book.meta):
        if leaf.span:
            _claim_leaf(source, clean, leaf, owner, amended)
    for leaf in leaves(book.sections):
        if not leaf.span and skeleton(leaf.text):
            raise AuditError(f"invented: {leaf.text[:_CONTEXT]!r}", str(source.path), "Report it")
        _claim_leaf(source, clean, leaf, owner, amended)


def _claim_leaf(source: Source, clean: Text, leaf: Str, owner: bytearray, amended: Amended) -> None:
    if any(before[1] > after[0] for before, after in pairwise(leaf.span)):
        raise AuditError(f"out of order: {leaf.text[:_CONTEXT]!r}", _where(source, leaf.span[0][0]), "Report it")
    for raw in leaf.span:
        _claim(source, clean, raw, owner, "the book")
    claimed = "".join(amended.read(*clean.positions(raw)) for raw in leaf.span)
    if skeleton(claimed) != skeleton(leaf.text):
        what = f"the book reads {leaf.text[:_CONTEXT]!r} where the text has {claimed[:_CONTEXT]!r}"
        raise AuditError(what, _where(source, leaf.span[0][0]), "Report it")


def _claim(source: Source, clean: Text, raw: Range, owner: bytearray, claimant: str) -> None:
    start, end = clean.positions(raw)
    if any(owner[start:end]):
        taken = next(index for index in range(start, end) if owner[index])
        what = f"{_words(clean.value, taken)!r} claimed a second time, by {claimant}"
        raise AuditError(what, _where(source, clean.origin[taken]), "Report it")
    owner[start:end] = b"\x01" * (end - start)


def _check_unclaimed(source: Source, clean: Text, owner: bytearray) -> None:
    lost = owner.find(0)
    while lost >= 0:
        if not clean.value[lost].isspace():
            what = f"lost: {_words(clean.value, lost)!r}"
            raise AuditError(what, _where(source, clean.origin[lost]), "Nothing was replaced; report it")
        lost = owner.find(0, lost + 1)


def _check_order(source: Source, sections: tuple[Section, ...]) -> None:
    last = 0
    for columns in _running(sections):
        last = max((_rising(source, leaves(column), last) for column in columns), default=last)


def _rising(source: Source, own: Iterable[Str], last: int) -> int:
    """The offset at which some leaves end, none of which begins before `last` or before the one above it ends."""
    for leaf in own:
        if leaf.span and leaf.span[0][0] < last:
            raise AuditError(f"out of order: {leaf.text[:_CONTEXT]!r}", _where(source, leaf.span[0][0]), "Report it")
        last = leaf.span[-1][1] if leaf.span else last
    return last


def _running(sections: Iterable[Section]) -> Iterable[tuple[object, ...]]:
    """The running text in order, in nodes that stand beside each other: the cells of a row, or a leaf alone.

    Without notes, which may stand elsewhere than where they were printed.
    """
    for section in sections:
        yield from ((leaf,) for leaf in leaves((section.label, section.title)))
        noted = {id(leaf) for note in every(Note, section.blocks) for leaf in leaves(note)}
        for block in section.blocks:
            if isinstance(block, Table):
                yield from block.rows
            else:
                yield from ((leaf,) for leaf in leaves(block) if id(leaf) not in noted)
        yield from _running(section.sections)


def _removals(
    source: Source, changes: Sequence[Change], decisions: Sequence[Decision], rules: Sequence[Rule]
) -> Iterator[tuple[str, str]]:
    """Each kind of removal and what it took away."""
    removing = {rule.name for rule in rules if rule.effect == "removes"}
    yield from ((change.rule, change.before) for change in changes if change.rule in removing)
    for decision in decisions:
        if decision.removes:
            yield decision.kind, " ".join(source.text.value[start:end] for start, end in decision.raw)


def _counted(removals: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The words removed, by kind."""
    words: Counter[str] = Counter()
    for kind, text in removals:
        words[kind] += _count(text)
    return {kind: count for kind, count in words.items() if count}


def _count(value: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in value.split())


def _words(value: str, at: int) -> str:
    return " ".join(value[at : at + _CONTEXT].split())


def _where(source: Source, offset: int) -> str:
    return f"{source.path}:{source.line(offset)}"
