"""A play is told from prose by the names that come again and again at the beginnings of its paragraphs."""

import pytest
from pieces import para, section
from strategies import book

from pipeline.model import Block, Emph, Str
from pipeline.render import front
from pipeline.render.speeches import Speech, marked

PLAY = ["FERRYMAN. Who knocks?", "TRAVELLER. I do.", "FERRYMAN. What news?", "TRAVELLER. None."]
TALK = ["Q. Is it deep?", "A. Yes.", "Q. How deep?", "A. Nobody knows."]
NAMED = ["Ion: Who knocks?", "Ida: I do.", "Ion: What news?", "The door opens.", "Ida: None."]


def speakers(*texts: str) -> list[str]:
    """The speaker of each paragraph, empty where there is none."""
    blocks = marked([para(text) for text in texts])
    return [block.speaker if isinstance(block, Speech) else "" for block in blocks]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (PLAY, ["FERRYMAN.", "TRAVELLER.", "FERRYMAN.", "TRAVELLER."]),
        (TALK, ["Q.", "A.", "Q.", "A."]),
        (NAMED, ["Ion:", "Ida:", "Ion:", "", "Ida:"]),
        (["We played.", *PLAY, "GOAT. I told you.", "They clapped."], ["", *[p.split()[0] for p in PLAY], "", ""]),
    ],
)
def test_speeches(texts: list[str], expected: list[str]) -> None:
    """Each speech is led by its speaker; what stands before, between and after is prose."""
    assert speakers(*texts) == expected


@pytest.mark.parametrize(
    "texts",
    [
        PLAY[:3],
        ["Rain. It fell.", "Wind. It blew.", "Snow. It lay.", "Hail. It hurt."],
        ["Yes. He went.", "It rained.", "So did she.", "No. It snowed."] * 2,
        ["Mr. Lamp came.", "Mr. Lamp went.", "Mr. Lamp slept.", "Mr. Lamp woke."],
        [],
    ],
)
def test_what_is_no_play(texts: list[str]) -> None:
    """Few speeches, names that do not come again, or beginnings that are rare among others make no play."""
    assert speakers(*texts) == [""] * len(texts)


def test_words_stay() -> None:
    """The name is set apart, and no letter changes; one in capitals may be set in small capitals."""
    made = front.body(book(section("a", blocks=[para(text) for text in [*PLAY, *NAMED]])))
    assert '<p class="speech"><span class="speaker capitals">FERRYMAN.</span> Who knocks?</p>' in made
    assert '<p class="speech"><span class="speaker">Ion:</span> Who knocks?</p>' in made


def test_what_follows_the_name() -> None:
    """Emphasis behind the name stays; a paragraph that begins with emphasis is no speech."""
    blocks: list[Block] = [para(f"{name}. ", Emph((Str("Aside"),)), " yes") for name in ("Ion", "Ida", "Ion", "Ida")]
    assert '<span class="speaker">Ion.</span> <em>Aside</em> yes</p>' in front.body(book(section("a", blocks=blocks)))
    slanted = [para(Emph((Str("Ion."),)), " yes")] * 4
    assert marked(slanted) == tuple(slanted)
