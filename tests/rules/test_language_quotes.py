"""Quotation marks get the form of the language, where somebody asks for it."""

import pytest
from alone import BY_NAME, CLOSED, alone

from pipeline.evidence import Evidence
from pipeline.rules import RULES, chosen, clean
from pipeline.text import Text


@pytest.mark.parametrize(
    ("language", "quoted"),
    [
        ("en", "“He said: ‘no’, it’s late.”"),
        ("de-AT", "„He said: ‚no‘, it’s late.“"),
        ("fr", "«\u00a0He said: “no”, it’s late.\u00a0»"),
        ("es", "«He said: “no”, it’s late.»"),
        ("sv", "”He said: ’no’, it’s late.”"),
        ("und", "\"He said: 'no', it's late.\""),
    ],
)
def test_each_language_has_its_quotation_marks(language: str, quoted: str) -> None:
    """Outer and inner marks are those of the language, the apostrophe is one in all; without a language they stay."""
    given = Evidence(language, 1.0, None, {})
    assert alone(BY_NAME["language quotes"], "\"He said: 'no', it's late.\"", given) == quoted


def test_a_wish_is_needed_for_quotation_marks() -> None:
    """Straight marks stay where nobody asks for others, and are changed where somebody does."""
    text = Text.raw('"Well," he said')
    assert clean(text, CLOSED)[0].value == text.value
    assert clean(text, CLOSED, chosen("quotes"))[0].value == "“Well,” he said"
    assert set(RULES) == set(chosen("quotes")) > set(chosen())
