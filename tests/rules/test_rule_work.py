"""Twice the text is twice the work for every rule: characters are counted, not seconds."""

from typing import SupportsIndex

import pytest
from alone import own_evidence
from must_change import MUST

from pipeline.rules import RULES, Rule
from pipeline.text import Text


class _Counted(str):
    """A text that counts how many characters are cut out of it."""

    cut = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        found = super().__getitem__(key)
        _Counted.cut += len(found)
        return found


def _work(rule: Rule, value: str) -> int:
    """Characters that a rule cuts out of a text and characters in its edits."""
    _Counted.cut = 0
    edits = list(rule.find(Text(_Counted(value), Text.raw(value).origin), own_evidence(rule)))
    return _Counted.cut + sum(edit.end - edit.start + len(edit.new) for edit in edits)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_twice_the_text_is_twice_the_work(rule: Rule) -> None:
    """What a rule proposes and reads beside its matches doubles when the text does."""
    value = "".join(before for before, _ in MUST[rule.name]) + "plain words here\n"
    works = [_work(rule, value * times) for times in (16, 32, 64)]
    assert works[0] > 0
    assert works[1] <= 2 * works[0] + 4096
    assert works[2] <= 2 * works[1] + 4096
