"""Lines become one leaf again: a space at each line end, but none where a word, a dash or an address goes on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evidence import Evidence
from pipeline.structure.joining import Joined, join
from pipeline.structure.lines import lines
from pipeline.structure.spans import span
from pipeline.text import Edit, Text, apply

CLOSED = Evidence("en", 1.0, 60, {"hotel": 2}, closed_en_dashes=1.0)
SPACED = Evidence("en", 0.0, 60, {})


def joined(value: str, given: Evidence = CLOSED) -> Joined:
    """All lines of a text as one leaf."""
    text = Text.raw(value)
    return join(text, list(lines(text)), given)


@pytest.mark.parametrize(
    ("value", "given", "leaf"),
    [
        ("one\ntwo", CLOSED, "one two"),
        ("one\u00a0\n two", CLOSED, "one two"),
        ("one -\ntwo", CLOSED, "one - two"),
        ("one—\ntwo", CLOSED, "one—two"),
        ("one—\ntwo", SPACED, "one— two"),
        ("one\n—two", CLOSED, "one—two"),
        ("one\n—two", SPACED, "one —two"),
        ("one--\ntwo", CLOSED, "one--two"),
        ("one--\ntwo", SPACED, "one-- two"),
        ("one–\ntwo", CLOSED, "one–two"),
        ("one\n–two", CLOSED, "one–two"),
        ("one\n– two", CLOSED, "one – two"),
        ("one –\ntwo", CLOSED, "one – two"),
        ("one–\ntwo", SPACED, "one– two"),
        ("1914–\n1918", SPACED, "1914–1918"),
        ("1914-\n1918", SPACED, "1914-1918"),
        ("a mid-\n1990s car", SPACED, "a mid-1990s car"),
        ("a 4-\nby-four", SPACED, "a 4-by-four"),
        ("pre-\nand post-war", SPACED, "pre- and post-war"),
    ],
)
def test_a_line_end_is_a_space(value: str, given: Evidence, leaf: str) -> None:
    """A line end is a space, but nothing beside a dash where the text closes its dashes, nor inside a range."""
    assert joined(value, given).leaf.text == leaf


@pytest.mark.parametrize(
    ("value", "leaf"),
    [
        ("see http://example.org/\nindex.html for", "see http://example.org/index.html for"),
        ("see https://example.org/a/b-\nc/d.html, then", "see https://example.org/a/b-c/d.html, then"),
        ("(www.example.org/some\n/path) is", "(www.example.org/some/path) is"),
        ("at http://example.org/find?a=1&\nb=2 you", "at http://example.org/find?a=1&b=2 you"),
        ("at http://example.org/talk-\n2024-06 you", "at http://example.org/talk-2024-06 you"),
        ("at http://example.org/night_\nferry you", "at http://example.org/night_ferry you"),
        ("at http://example.org/find?a=\nferry you", "at http://example.org/find?a=ferry you"),
        ("see https:\n//example.org/a for", "see https://example.org/a for"),
        ("see https://\nexample.org/a for", "see https://example.org/a for"),
        ("as doi:10.1000/\nx-123 says", "as doi:10.1000/x-123 says"),
    ],
)
def test_a_broken_address_is_one_again(value: str, leaf: str) -> None:
    """What reads as the rest of an address is joined to it without a space, and its hyphen stays."""
    found = joined(value, SPACED)
    assert found.leaf.text == leaf
    (decision,) = found.decisions
    assert (decision.kind, decision.removes) == ("broken address", False)


@pytest.mark.parametrize(
    ("value", "leaf"),
    [
        ("Oui\n; non\n: «\nQuoi\n?\n» Ah\n!", "Oui\u00a0; non\u00a0: «\u00a0Quoi\u00a0?\u00a0» Ah\u00a0!"),
        ("Oui\net non", "Oui et non"),
    ],
)
def test_a_line_that_ends_at_a_space_of_french(value: str, leaf: str) -> None:
    """It stays one at which no line breaks; in another language it is a plain one."""
    assert joined(value, replace(CLOSED, language="fr")).leaf.text == leaf
    assert joined(value, CLOSED).leaf.text == leaf.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "value",
    [
        "see http://example.org/\nfor more",
        "see http://example.org/ for\nmore/less of it",
        "see http://example.org.\nThen go",
        "see http://example.org/page,\nindex.html and",
        "(www.example.org)\nindex.html",
        "www.example.org/\nwww.example.net/",
        "the file at/\nindex.html",
        "the file at:\n//index.html",
        "see http://example.org/some\nwell-known page",
    ],
)
def test_a_sentence_after_an_address_is_no_part_of_it(value: str) -> None:
    """A plain word behind an address is the sentence, and so is all behind its punctuation."""
    assert joined(value, SPACED).leaf.text == " ".join(value.split("\n"))


@pytest.mark.parametrize(
    ("value", "leaf"),
    [
        ("see http://example.org/very\nlongpath", "see http://example.org/verylongpath"),
        ("see http://example.org/\nabout", "see http://example.org/about"),
        ("pre- and post-\nwar", "pre- and post-war"),
        ("part- \u00adand\nfull", "part- and full"),
    ],
)
@pytest.mark.xfail(strict=True, reason="known failure of joining lines")
def test_what_is_joined_wrongly(value: str, leaf: str) -> None:
    """The rest of an address may be a word, and so may the second of two compounds; a soft hyphen may begin a word."""
    assert joined(value, SPACED).leaf.text == leaf


def test_spans_skip_what_is_taken_out() -> None:
    """The ranges of a leaf are raw ranges, and one with only white space between them."""
    text, _ = apply(Text.raw("the\x00 ho-\n tel was"), [Edit(3, 4, "")], "control characters")
    found = join(text, list(lines(text)), CLOSED)
    assert found.leaf.text == "the hotel was"
    assert found.leaf.span == ((0, 7), (10, 17))
    assert found.decisions[0].raw == ((7, 8),)
    assert span(text, [(0, 3), (4, 6)]) == ((0, 7),)


@given(
    st.lists(st.sampled_from(["ab", "A", "-", "\u00ad", "\u2010", "—", "–", "1", "www.a", "/", ".", " ", "\n"])).map(
        "".join
    ),
    st.sampled_from([CLOSED, SPACED]),
)
def test_joining_keeps_every_character(value: str, given: Evidence) -> None:
    """The leaf has all that the lines have but the hyphens that a decision removes, in order."""
    if not value.strip():
        return
    found = joined(value, given)
    gone = {
        at
        for decision in found.decisions
        if decision.removes
        for start, end in decision.raw
        for at in range(start, end)
    }
    kept = "".join(character for at, character in enumerate(value) if at not in gone)
    assert "".join(found.leaf.text.split()) == "".join(kept.split())
    assert all(value[at] in "-\u00ad\u2010" for at in gone)
