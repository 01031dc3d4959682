"""The rules that mend characters, in the one order they run in.

No rule joins lines into paragraphs and none deletes page furniture: line ends, indents and running heads are
evidence, on which `structure` decides.
"""

import inspect
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.evidence import Evidence
from pipeline.rules import (
    accents,
    broken_ligatures,
    characters,
    encodings,
    ligatures,
    line_numbers,
    openings,
    page_marks,
    punctuation,
    quotes,
    spacing,
    words,
)
from pipeline.text import Change, Edit, Range, Text, apply


@dataclass(frozen=True, slots=True)
class Rule:
    """A pure function that proposes edits, and what it may do.

    `keeps`: only white space changes; `maps`: characters become other characters of the same meaning;
    `removes`: characters go; `moves`: of two edits in a row the second puts in what the first takes away. The
    function's docstring is the reason that is shown to people. `wish`: the key of the .toml without which it does not
    run. `always`: no one may keep what it changes, for no book could hold it.
    """

    find: Callable[[Text, Evidence], Iterable[Edit]]
    effect: Literal["keeps", "maps", "removes", "moves"]
    wish: str = ""
    always: bool = False

    @property
    def name(self) -> str:
        """The name shown in the change list."""
        return self.find.__name__.replace("_", " ")

    @property
    def reason(self) -> str:
        """The first sentence of the rule's docstring."""
        return (inspect.getdoc(self.find) or "").split("\n\n")[0].replace("\n", " ")


RULES = (
    Rule(encodings.mojibake, "maps"),
    Rule(encodings.windows_characters, "maps"),
    Rule(ligatures.tex_codes, "maps"),
    Rule(characters.line_ends, "keeps", always=True),
    Rule(page_marks.page_marks, "removes"),
    Rule(line_numbers.line_numbers, "removes"),
    Rule(words.hyphen_characters, "maps"),
    Rule(words.cut_words, "removes"),
    Rule(characters.control_characters, "removes", always=True),
    Rule(characters.zero_width, "removes"),
    Rule(characters.symbol_bullets, "maps"),
    Rule(words.font_hyphens, "maps"),
    Rule(characters.soft_hyphens, "removes"),
    Rule(ligatures.substituted_ligatures, "maps"),
    Rule(broken_ligatures.split_ligatures, "keeps"),
    Rule(ligatures.ligatures, "maps"),
    Rule(broken_ligatures.lost_ligatures, "maps"),
    Rule(accents.loose_marks, "keeps"),
    Rule(accents.composed_letters, "maps"),
    Rule(accents.spacing_accents, "maps"),
    Rule(spacing.letter_spaces, "keeps"),
    Rule(spacing.spaced_words, "keeps"),
    Rule(openings.displaced_caps, "moves"),
    Rule(openings.drop_caps, "keeps"),
    Rule(punctuation.ellipsis_spaces, "keeps"),
    Rule(punctuation.quote_spaces, "keeps"),
    Rule(punctuation.french_spaces, "keeps"),
    Rule(punctuation.dash_spaces, "keeps"),
    Rule(quotes.language_quotes, "maps", wish="quotes"),
)


def chosen(*wishes: str) -> tuple[Rule, ...]:
    """The rules that run always, and those that the wishes ask for, in their order."""
    return tuple(rule for rule in RULES if not rule.wish or rule.wish in wishes)


def clean(
    text: Text, evidence: Evidence, rules: tuple[Rule, ...] | None = None, kept: Sequence[Range] = ()
) -> tuple[Text, tuple[Change, ...]]:
    """Run the rules in order, those that run always if none are given.

    `kept`: disjoint, rising ranges of the raw text that stay as they are. Given the same evidence, running the rules
    again changes nothing.
    """
    changes: list[Change] = []
    for rule in chosen() if rules is None else rules:
        edits = rule.find(text, evidence)
        wanted = edits if rule.always or not kept else _outside(text, edits, kept, 2 if rule.effect == "moves" else 1)
        text, made = apply(text, wanted, rule.name)
        changes += made
    return text, tuple(changes)


def _outside(text: Text, edits: Iterable[Edit], kept: Sequence[Range], together: int) -> Iterator[Edit]:
    """The edits that touch none of the ranges that are kept; so many come or stay away `together`."""
    starts = [start for start, _ in kept]

    def free(edit: Edit) -> bool:
        first, last = text.raw_range(edit.start, edit.end)
        before = bisect_left(starts, max(last, first + 1)) - 1
        return before < 0 or kept[before][1] <= first

    for group in zip(*[iter(edits)] * together, strict=True):
        if all(map(free, group)):
            yield from group
