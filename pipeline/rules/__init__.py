"""The rules that mend characters, in the one order they run in.

No rule joins lines into paragraphs and none deletes page furniture: line ends, indents and running heads are
evidence, on which `structure` decides.
"""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.evidence import Evidence
from pipeline.rules import (
    accents,
    broken_ligatures,
    characters,
    encodings,
    ligatures,
    openings,
    punctuation,
    quotes,
    spacing,
    words,
)
from pipeline.text import Change, Edit, Text, apply


@dataclass(frozen=True, slots=True)
class Rule:
    """A pure function that proposes edits, and what it may do.

    `keeps`: only white space changes; `maps`: characters become other characters of the same meaning;
    `removes`: characters go. The function's docstring is the reason that is shown to people. `wish`: the key of the
    .toml without which it does not run.
    """

    find: Callable[[Text, Evidence], Iterable[Edit]]
    effect: Literal["keeps", "maps", "removes"]
    wish: str = ""

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
    Rule(characters.line_ends, "keeps"),
    Rule(words.hyphen_characters, "maps"),
    Rule(words.cut_words, "removes"),
    Rule(characters.control_characters, "removes"),
    Rule(characters.zero_width, "removes"),
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


def clean(text: Text, evidence: Evidence, rules: tuple[Rule, ...] | None = None) -> tuple[Text, tuple[Change, ...]]:
    """Run the rules in order, those that run always if none are given.

    Given the same evidence, running them again changes nothing.
    """
    changes: list[Change] = []
    for rule in chosen() if rules is None else rules:
        text, made = apply(text, rule.find(text, evidence), rule.name)
        changes += made
    return text, tuple(changes)
