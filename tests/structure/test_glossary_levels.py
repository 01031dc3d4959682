"""A glossary behind the chapters of a book is as high as they are."""

import pytest
from ranked import levels

CHAPTERS = "C1 - - - - - - C2 -"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (f"{CHAPTERS} T:Words A1 - A2 -", "11122"),
        (f"{CHAPTERS} T:Glossary - A1 - A2 -", "11122"),
        (f"{CHAPTERS} T:Glosario A1 - A2 -", "11122"),
        (f"{CHAPTERS} T:Words - A1 - A2 -", "11233"),
        ("C1 - - T:Words A1 - A2 - - - - C2 -", "12331"),
        (f"{CHAPTERS} T:Words T:Rope - A1 -", "11234"),
        (f"{CHAPTERS} T:Words -", "112"),
    ],
)
def test_glossaries_behind_the_chapters(told: str, shown: str) -> None:
    """A title right above the letters behind all chapters is no part of the last one, nor is one with its name."""
    assert levels(told) == shown
