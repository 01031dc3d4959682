"""Every rule mends what it is for, leaves all else alone, and says truly what it may do."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from alone import BY_NAME, CLOSED, FRENCH, LOST, MISREAD, ODD, OF_TEX, SOFT, alone
from hypothesis import example, given
from hypothesis import strategies as st
from known_failures import KNOWN_FAILURES
from must_change import MUST
from must_not_change import MUST_NOT

from pipeline.evidence import Evidence
from pipeline.rules import RULES, Rule, clean
from pipeline.text import Edit, Text, apply, replay, skeleton

SPACED = Evidence("en", 0.0, None, {})
MIXED = Evidence("en", 0.5, None, {})
BROKEN = (
    "®\ue001\ufffe\ufb01\ufb06\r\n\r\u2028\x85\x00\x02\x7f\u00ad\u200b\ufeff\u2060—  \t\n\f\u00a0\ud800\uffffaé1-.”"
)

# What a rule that maps may make of what.
MEANS: dict[str, Callable[[str, str], bool]] = {
    "tex codes": lambda before, after: unicodedata.category(before) == "Cc" and after.isprintable(),
    "ligatures": lambda before, after: after == unicodedata.normalize("NFKC", before),
    "substituted ligatures": lambda before, after: not before.isalnum() and after in ("ff", "fi"),
    "lost ligatures": lambda before, after: after.replace(before, "", 1) in ("ffi", "ff", "fi", "fl") or before == " ",
    "mojibake": lambda before, after: not before.isascii() and len(after) < len(before),
    "windows characters": lambda before, after: "\x80" <= before <= "\x9f" and after.encode("cp1252")[0] == ord(before),
    "composed letters": lambda before, after: after == unicodedata.normalize("NFC", before),
    "spacing accents": lambda before, after: len(after) == 1 and after.isalpha() and len(before) == 2,
    "language quotes": lambda before, after: before in "\"'" and after.strip() in tuple("“”‘’„‚«»"),
    "hyphen characters": lambda before, after: before in "\x02\ufffe" and after == "-",
    "symbol bullets": lambda before, after: "\uf000" <= before <= "\uf0ff" and not after.isalnum(),
    "font hyphens": lambda before, after: set(before) == {"\u00ad"} and after == "-",
}

# What a rule may remove that has letters or figures: numbers that count what is not the text.
COUNTED = {
    "page marks": re.compile(r" ?(?:\{\d+\}|\[\w+\.? ?\d+\]) ?"),
    "line numbers": re.compile(r"[ \t]*\d+[ \t]*\n?"),
}

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
PIECES = [before for cases in MUST.values() for before, _ in cases] + [
    "—",
    " —",
    "well\x02known",
    "in\u00adter",
    "— ",
    " ",
    "\n",
    "word",
    "\u00ad\n",
]
loose = st.text(st.one_of(st.sampled_from(BROKEN), st.characters(exclude_categories=())), max_size=60)
texts = loose | st.lists(st.sampled_from(PIECES) | st.characters(), max_size=12).map("".join)
evidence = st.sampled_from(
    [CLOSED, SPACED, MIXED, OF_TEX, SOFT, FRENCH, ODD, LOST, MISREAD, Evidence("de", 0.75, 60, {"ab": 2})]
)


@pytest.mark.parametrize(
    ("name", "before", "after"), [(name, before, after) for name in MUST for before, after in MUST[name]]
)
def test_what_must_change(name: str, before: str, after: str) -> None:
    """The rule mends what it is for, and one pass is enough."""
    assert alone(BY_NAME[name], before) == after
    assert alone(BY_NAME[name], after) == after


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in MUST_NOT for value in MUST_NOT[name]])
def test_what_must_not_change(name: str, value: str) -> None:
    """The rule leaves alone what only looks like its business."""
    assert alone(BY_NAME[name], value) == value


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        pytest.param(name, before, after, marks=pytest.mark.xfail(strict=True, reason=reason))
        for name, cases in KNOWN_FAILURES.items()
        for before, after, reason in cases
    ],
)
def test_what_is_known_to_go_wrong(name: str, before: str, after: str) -> None:
    """What a rule gets wrong today is written down; the day it gets it right this says so."""
    assert alone(BY_NAME[name], before) == after


def test_every_rule_has_its_cases() -> None:
    """No rule is without cases of all three sorts."""
    assert set(BY_NAME) == set(MUST) == set(MUST_NOT) == set(KNOWN_FAILURES)
    assert all(min(len(MUST[name]), len(MUST_NOT[name]), len(KNOWN_FAILURES[name])) >= 2 for name in BY_NAME)


def test_names_are_unique() -> None:
    """A change names its rule, so no two rules share a name; each gives its reason in one sentence or more."""
    assert len(BY_NAME) == len(RULES)
    assert all(rule.reason.endswith(".") and "\n" not in rule.reason for rule in RULES)


@pytest.mark.parametrize("given", [SPACED, MIXED])
def test_dashes_are_left_where_the_text_does_not_close_them(given: Evidence) -> None:
    """A text that spaces its dashes, or does both as often, keeps its half-open ones."""
    assert alone(BY_NAME["dash spaces"], "real— even", given) == "real— even"


def test_a_control_character_within_a_word_is_a_doubt() -> None:
    """Between two letters a letter may have been lost: that is less sure than anywhere else."""
    found = [edit.confidence for edit in BY_NAME["control characters"].find(Text.raw("a\x02b \x02 c\x02"), CLOSED)]
    assert found == [0.5, 0.95, 0.95]


def test_the_dash_is_as_sure_as_the_text() -> None:
    """Closing up is as sure as the share of closed dashes."""
    (edit,) = BY_NAME["dash spaces"].find(Text.raw("a— b"), Evidence("en", 0.7, None, {}))
    assert edit.confidence == 0.7


@every_rule
@given(value=texts, given=evidence)
def test_a_rule_keeps_its_promise(rule: Rule, value: str, given: Evidence) -> None:
    """On any text a rule proposes edits that fit; it keeps, maps, removes or moves, as its effect says, and no more."""
    text, changes = apply(Text.raw(value), rule.find(Text.raw(value), given), rule.name)
    assert replay(value, changes) == text.value
    assert alone(rule, text.value, given) == text.value
    assert all(0 < change.confidence <= 1 for change in changes)
    if rule.effect == "keeps":
        assert skeleton(text.value) == skeleton(value)
    elif rule.effect == "removes":
        assert all(change.after == "" for change in changes)
        counted = COUNTED.get(rule.name, re.compile(r"[\W_]*"))
        assert all(counted.fullmatch(change.before) for change in changes)
    elif rule.effect == "moves":
        assert Counter(text.value) == Counter(value)
    else:
        assert all(MEANS[rule.name](change.before, change.after) for change in changes)


@given(value=texts, given=evidence)
@example("ho\u00ad\u200b\ntel", CLOSED)
@example("a\x00—\u00ad b\u2028", CLOSED)
@example("\u00ad\x00\u00ad \u00ad\n", CLOSED)
@example("a\u200b— \ufb01", CLOSED)
def test_the_chain_is_done_in_one_pass(value: str, given: Evidence) -> None:
    """Given the same evidence, cleaning a clean text changes nothing."""
    once, _ = clean(Text.raw(value), given)
    again, changes = clean(Text.raw(once.value), given)
    assert (again.value, changes) == (once.value, ())


@given(value=texts, given=evidence)
def test_the_changes_explain_the_clean_text(value: str, given: Evidence) -> None:
    """Replaying the list gives the clean text, and every character that is left was there or came of a mapping."""
    text, changes = clean(Text.raw(value), given)
    assert replay(value, changes) == text.value
    gone = Counter("".join(change.before for change in changes))
    new = Counter("".join(change.after for change in changes))
    assert Counter(text.value) + gone == Counter(value) + new


@given(value=texts, given=evidence)
def test_no_control_character_is_left(value: str, given: Evidence) -> None:
    """After the chain only tab, line feed and form feed are left of what has no shape."""
    text, _ = clean(Text.raw(value), given)
    left = {character for character in text.value if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")}
    assert left <= set("\t\n\f")


@given(value=texts)
def test_words_are_never_lost(value: str) -> None:
    """Letters and figures come through the chain, but for a wrong encoding and what counts pages and lines: the same
    ones, ligatures resolved."""
    apart = ("mojibake", "windows characters", "page marks", "line numbers")
    kept = tuple(rule for rule in RULES if rule.name not in apart)
    text, _ = clean(Text.raw(value), CLOSED, kept)
    resolved = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in value)
    found = Counter(c for c in unicodedata.normalize("NFD", text.value).replace("ı", "i") if c.isalnum())
    assert found == Counter(c for c in unicodedata.normalize("NFD", resolved).replace("ı", "i") if c.isalnum())


def test_edits_are_proposed_in_order() -> None:
    """No rule proposes two edits for one place."""
    value = "".join(before for cases in MUST.values() for before, _ in cases) * 3
    for rule in RULES:
        edits: list[Edit] = list(rule.find(Text.raw(value), CLOSED))
        assert all(a.end <= b.start for a, b in pairwise(edits))
