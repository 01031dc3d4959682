"""Verses keep their lines; speeches, lists, title pages and prose are none."""

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import FERRY

from pipeline import evidence
from pipeline.model import Block, Quote, Verse, every, plain
from pipeline.structure import layout
from pipeline.structure.blocks import blocks
from pipeline.structure.lines import lines
from pipeline.structure.verse import find
from pipeline.text import Text

PROSE = FERRY * 4
STANZA = [
    "The tide comes in, the tide goes out,",
    "And what we were about",
    "The gulls forgot before they sang,",
    "The bell forgot before it rang.",
]


def run(verses: list[str], between: str = "\n") -> str:
    """Wrapped prose with verses in its midst."""
    wrapped = ["\n".join(wrap(text, 60)) for text in PROSE]
    return between.join([*wrapped[:6], "\n".join(verses), *wrapped[6:]])


def made(raw: str) -> tuple[Block, ...]:
    text = Text.raw(raw)
    all_lines = list(lines(text))
    given = evidence.measure(text, "en")
    return blocks(text, all_lines, given, layout.measure(all_lines, given))[0]


def stanzas(raw: str) -> list[list[str]]:
    """The verses of a text, by stanza."""
    return [[plain(line) for line in verse.lines] for verse in every(Verse, made(raw))]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_verses_in_prose(between: str) -> None:
    """Lines that stop short of the measure while their sentences go on are verses, with or without blank lines."""
    assert stanzas(run(STANZA, between)) == [STANZA]


def test_stanzas() -> None:
    """A blank line parts stanzas."""
    assert stanzas(run([*STANZA, "", *STANZA])) == [STANZA, STANZA]


def test_a_line_alone_between_stanzas() -> None:
    """The name of a speaker, or of a stanza, is none."""
    assert stanzas(run([*STANZA, "", "MARTA", "", *STANZA, "", "IDA", "", *STANZA])) == [STANZA] * 3


def test_a_turned_verse() -> None:
    """What goes on in small letters below a full line is the rest of one verse."""
    long = "The tide comes in over all the sand and over all the stones,"
    turned = [long, "as ever,", *STANZA[1:]]
    assert stanzas(run(turned)) == [[f"{long} as ever,", *STANZA[1:]]]


def test_a_book_of_verse() -> None:
    """Where no line is wrapped, verses are found all the same."""
    assert stanzas("\n".join([*STANZA, "", *STANZA, "", *STANZA])) == [STANZA] * 3


SONNET = [
    "The ferry that my father rowed at night",
    "Lay all that winter in the frozen sand,",
    "And none who came there with a lamp for light",
    "Found bell or ferryman at either hand;",
]


def test_verses_that_fill_their_lines() -> None:
    """In a book of verse the measure is that of its verses: capitals within sentences show them."""
    poems = [
        [line.replace("that", word) for line in SONNET] for word in "one two she her was not now old the that".split()
    ]
    text = "\n\n".join("\n".join(poem) for poem in poems)
    assert stanzas(text) == poems


def test_speeches_between_poems() -> None:
    """A long poem does not draw in the short lines behind it, though another follows them."""
    speeches = ["“Is he here?”", "“No.”", "“When did he leave?”", "“Yesterday.”"] * 4
    found = stanzas(run([*STANZA * 4, "", *speeches, "", *STANZA * 4]))
    assert [verse for stanza in found for verse in stanza] == STANZA * 8


def test_verses_that_fill_lines_among_prose() -> None:
    """Prose of the same width has small letters at its line ends."""
    wrapped = "\n\n".join("\n".join(wrap(text, 42)) for text in PROSE)
    assert stanzas(f"{wrapped}\n\n" + "\n".join(SONNET * 2) + f"\n\n{wrapped}") == [SONNET * 2]


def test_a_title_is_no_verse() -> None:
    """Nor is the name of a speaker, though no gap parts it from the verses."""
    for name in ("The Old Ferry", "MARTA"):
        poem = "\n".join([name, *STANZA])
        assert stanzas(run([poem, poem])) == [STANZA, STANZA]


def test_a_verse_of_names() -> None:
    """A verse in whose sentence all words are names has the capitals of a title, and is a verse."""
    verses = [*STANZA[:2], "Marta Velde of Northern Harbour", *STANZA[2:]]
    assert stanzas(run([*STANZA, *verses])) == [[*STANZA, *verses]]


LONG = [*STANZA, *STANZA, "The bell of Harbour rings no more,", "And nobody is on the shore."]


def test_stanzas_by_indents() -> None:
    """Where most verses are flush, one that is indented behind a full stop begins a stanza."""
    indented = [f"    {LONG[0]}", *LONG[1:]]
    assert stanzas("\n".join(indented * 3)) == [LONG] * 3


@pytest.mark.parametrize(
    "indents",
    [[0, 2] * 5, [0, 0, 0, 4] * 2 + [0, 0], [0, 4, 4, 0] * 2 + [0, 0]],
    ids=["rhymes", "a short last verse", "inner rhymes"],
)
def test_indents_within_stanzas(indents: list[int]) -> None:
    """An indent that shows a rhyme, or a short verse, begins nothing."""
    verses = [" " * indent + verse for indent, verse in zip(indents, LONG, strict=True)]
    assert stanzas("\n".join(verses * 3)) == [LONG * 3]


def test_one_indent_among_verses() -> None:
    """A single indent is no custom."""
    assert stanzas("\n".join([*LONG, f"  {LONG[0]}", *LONG[1:]])) == [LONG * 2]


@pytest.mark.xfail(strict=True, reason="a line that ends a sentence says nothing of what it is")
def test_a_first_verse_that_ends_a_sentence() -> None:
    """It is of the stanza that it opens."""
    stanza = ["O bell!", *STANZA]
    assert stanzas(run(["", *stanza, ""])) == [stanza]


def test_a_short_announcement() -> None:
    """A line that ends in a colon is none of the verses below it."""
    assert stanzas(run(["", "She sang:", *STANZA, ""])) == [STANZA]


def test_what_announces_verses_is_prose() -> None:
    """A sentence that ends in a colon is no verse, however short its last line."""
    lead = "She folded her hands, looked over at the ferry, and began in a low voice to sing:"
    assert stanzas(run([*wrap(lead, 60), *STANZA])) == [STANZA]


@pytest.mark.parametrize(
    "short",
    [
        ["“Is he here?”", "“No.”", "“When did he leave?”", "“Yesterday.”"],
        ["Apples from Kent", "Pears from France", "Cheese from home", "Bread"],
        ["THE NIGHT FERRY,", "A TALE,", "BY MARTA VELDE,", "IN TWO PARTS"],
        ["Well,", "So,", "Now,", "There."],
        ["12 apples from Kent,", "10 pears from France,", "3 cheeses from home,", "1 loaf, and then", "2 eels."],
    ],
    ids=["speeches", "a list", "a title page", "words", "a bill"],
)
def test_what_is_no_verse(short: list[str]) -> None:
    """Short lines that end sentences, lists without points, and capitals are no verses."""
    assert stanzas(run(short)) == []


def test_prose_is_no_verse() -> None:
    """Wrapped prose has none."""
    assert stanzas(run([])) == []


def test_an_indented_stanza_is_no_block_quote() -> None:
    """Verses that stand in are verses still."""
    found = made(run([f"     {line}" for line in STANZA]))
    assert [plain(line) for verse in every(Verse, found) for line in verse.lines] == STANZA
    assert not list(every(Quote, found))


def test_a_list_behind_verses() -> None:
    """Verses end where a list begins."""
    assert stanzas(run([*STANZA, "• to ring the bell", "• to write the fares", "• to put out the lamp."])) == [STANZA]


@given(st.lists(st.sampled_from([*STANZA, "", *PROSE, "“No.”", "So it was."]), max_size=20))
def test_runs_do_not_overlap(texts: list[str]) -> None:
    """Whatever the lines, runs of verses are apart, in order, and their stanzas hold all of their lines."""
    text = Text.raw("\n".join(texts))
    all_lines = list(lines(text))
    done = 0
    for verses in find(all_lines, layout.measure(all_lines, evidence.measure(text, "en"))):
        within = [index for stanza in verses.stanzas for row in stanza for index in row]
        assert verses.first >= done
        assert within == list(range(verses.first, verses.last))
        done = verses.last
