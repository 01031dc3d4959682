"""Runs that were read in a wrong encoding are told from letters that stand together by right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evidence.encodings import misread


@pytest.mark.parametrize("text", ["é", "ü", "“", "’", "—", "…", "ß", "É"])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_utf8_read_in_another_encoding(text: str, encoding: str) -> None:
    """UTF-8 read as Windows-1252 or Latin-1 is read anew."""
    wrong = text.encode().decode(encoding, errors="replace")
    if "\ufffd" not in wrong:
        assert misread(f"caf{wrong} and") == {wrong: text}


@pytest.mark.parametrize("value", ["é” he said", "naïve—où", "ÀÉÎ", "«Ça»", "Å“", "plain", "Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "Â\u00a0"])
def test_what_was_read_rightly(value: str) -> None:
    """Letters beside quotation marks stay, and so does what would bring in another script or loses a word."""
    assert misread(value) == {}


@given(st.text(st.characters(max_codepoint=0x2122), max_size=80))
def test_anything_may_be_looked_at(value: str) -> None:
    """What is read anew is shorter, Latin, and nothing that no book may hold."""
    for run, mended in misread(value).items():
        assert run in value
        assert 0 < len(mended) < len(run)
        assert "\ufffd" not in mended
        assert all(character >= " " for character in mended)
