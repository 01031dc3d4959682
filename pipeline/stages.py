"""From the raw text to its book without corrections, stage by stage; each is kept under all that it reads.

What was done before with the same text, by the same program, is not done again: after a correction the text is not
measured anew, after a hint it is not cleaned anew. What is kept is what would be made, to the last character.
"""

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache, cached_property
from typing import TypeVar

from pipeline import abreast, evidence, program, rules, suspects
from pipeline.config import BookConfig
from pipeline.corrections import Words
from pipeline.evidence import Evidence
from pipeline.files import digest
from pipeline.hints import Hints
from pipeline.kept import Kept, of_cleaned, of_evidence, of_structure, of_suspects
from pipeline.source import Source
from pipeline.store import Store
from pipeline.structure import Structure
from pipeline.suspects import Suspect
from pipeline.text import Change, Range, Text

_LIBRARIES = ("ftfy", "numpy", "py3langid", "wordfreq")
"""The libraries that have a say in what is found in a text."""
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Wording:
    """What corrections say to the rules: of hyphens, and which ranges of the raw text stay as they are."""

    words: Words = field(default_factory=Words)
    kept: tuple[Range, ...] = ()


class Stages:
    """The stages of one text; `store` keeps what they make, and without one all is made."""

    def __init__(self, read: Source, given: BookConfig, store: Store | None = None) -> None:
        self.read, self.store = read, store
        self._given = _of_the_text(given)
        self._wished = rules.chosen("quotes" if given.quotes == "language" else "")
        self._text = digest(read.text.value.encode("utf-8", "surrogatepass"))

    @cached_property
    def evidence(self) -> Evidence:
        """What the text shows of itself."""
        language = self._given.language or ""
        return self._stage("evidence", of_evidence, [language], lambda: evidence.measure(self.read.text, language))

    def clean(self, wording: Wording) -> tuple[Text, tuple[Change, ...]]:
        """The clean text, and what was changed."""
        raw = self.read.text
        return self._stage(
            "clean",
            of_cleaned(raw),
            self._cleaning(wording),
            lambda: rules.clean(raw, self._measured(wording), self._wished, wording.kept),
        )

    def structure(self, clean: Text, wording: Wording, hints: Hints) -> Structure:
        """The book in a clean text; `hints` are all that is said of it."""
        given, stem = replace(self._given, hints=hints), self.read.path.stem

        def find() -> Structure:
            from pipeline.structure import finding  # not for a structure that is kept

            return finding.find(clean, self._measured(wording), given, stem)

        return self._stage("structure", of_structure, [*self._cleaning(wording), given, stem], find)

    def suspects(self, clean: Text, wording: Wording) -> tuple[Suspect, ...]:
        """What looks wrong in a text: words of the clean one, columns of the raw one."""

        def find() -> tuple[Suspect, ...]:
            return (*abreast.find(self.read.text.value), *suspects.in_text(clean, self.evidence))

        return self._stage("suspects", of_suspects, self._cleaning(wording), find)

    def _measured(self, wording: Wording) -> Evidence:
        """The evidence, with what people say of hyphens."""
        if wording.words == Words():
            return self.evidence
        hyphens = replace(self.evidence.hyphens, kept=wording.words.keep, joined=wording.words.join)
        return replace(self.evidence, hyphens=hyphens)

    def _cleaning(self, wording: Wording) -> list[object]:
        """What decides, beside the text, on what the rules make of it."""
        return [self._given.language or "", [rule.name for rule in self._wished], wording]

    def _stage(self, name: str, form: Kept[_Made], reads: list[object], make: Callable[[], _Made]) -> _Made:
        """What a stage makes: from the store where it has it, else made and kept."""
        if self.store is None:
            return make()
        key = f"{name} {digest(json.dumps([_program(), self._text, told(reads)]).encode())}"
        data = self.store.get(key)
        if data is not None and (found := form.load(data)) is not None:
            return found
        made = make()
        self.store.put(key, form.dump(made))
        return made


def _of_the_text(given: BookConfig) -> BookConfig:
    """What the .toml says of the text; what it says of print, sheets and ebook is left out."""
    blank = BookConfig()
    apart = "ticket style front openings notes cover depth fonts errata removed quotes".split()
    return replace(given, **{name: getattr(blank, name) for name in apart})


@cache
def _program() -> list[str]:
    return [program.code().decode(), *program.libraries(_LIBRARIES), sys.version]


def told(value: object) -> object:
    """A value as JSON tells it, so that different ones are told differently. Raises TypeError for other types."""
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(told(getattr(value, one.name)) for one in fields(value))]
    if isinstance(value, tuple | list):
        return [told(each) for each in value]
    if isinstance(value, frozenset):
        return [told(each) for each in sorted(value)]
    if isinstance(value, re.Pattern):
        return ["pattern", value.pattern, value.flags]
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} cannot be told")
