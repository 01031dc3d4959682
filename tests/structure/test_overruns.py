"""A note that runs over goes on at the foot of the next page, where its lines hold more than those of the text."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.lines import Line
from pipeline.structure.notes import take
from pipeline.structure.widths import proportional
from pipeline.text import Text

TOLD = "the ferry lay at the foot of the street where it had lain all night and nobody came down to the quay but Ida "


def wrap(text: str, full: float) -> list[str]:
    """A text in lines of a measure, in average letters."""
    rows = [""]
    for word in text.split():
        if proportional(f"{rows[-1]} {word}") > full:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}".lstrip()
    return rows


BODY = wrap(TOLD * 9, 50)
NOTE = wrap("1 Of that ferry there is a word in the letters of her mother, who had seen it " + TOLD * 6, 62)
REST = wrap("as it lay there in her own time, and had gone over with it once, " + TOLD * 3 + "as she says.", 62)
HEAD, CALL = "It rained that night.", "and then a bell1 rang twice"


def taken(*pages: list[str]) -> tuple[list[str], list[str], list[float]]:
    """The lines that stay, the text of each note, and how sure each decision is."""
    texts = [text for page in pages for text in page]
    tops = {sum(map(len, pages[:number])) for number in range(len(pages))}
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    run = [
        Line(at, at + len(text), text, 0, 0, top=index in tops)
        for index, (at, text) in enumerate(zip(starts, texts, strict=False))
    ]
    kept, notes, decisions = take(Text.raw("\n".join(texts)), run)
    said = [" ".join(line.text for line in note.body) for note in notes]
    return [line.text for line in kept], said, [decision.confidence for decision in decisions]


FIRST = [HEAD, *BODY[:8], CALL, *BODY[8:12], *NOTE[:-1]]
WHOLE = " ".join([*NOTE[:-1], *REST])[2:]


def test_a_note_goes_on() -> None:
    """What is left of it is joined to it, above the notes of its page or at the foot of a page without any."""
    assert len(REST) > 2
    second = [*BODY[:14], "it rang2 again", *REST]
    kept, notes, sure = taken(FIRST, [*second, "2 So Ida says."], BODY)
    assert kept == [HEAD, *BODY[:8], CALL, *BODY[8:12], *second[:15], *BODY]
    assert notes == [WHOLE, "So Ida says."]
    assert sure == [0.95, 0.85, 0.95]
    kept, notes, _ = taken(FIRST, [*BODY, *REST], BODY)
    assert (kept[-2 * len(BODY) :], notes) == ([*BODY, *BODY], [WHOLE])


def test_a_note_over_three_pages() -> None:
    """It may fill the feet of more pages than one."""
    more = [line for line in NOTE[1:-1] if line]
    kept, notes, _ = taken(FIRST, [*BODY, *more], [*BODY, *REST], BODY)
    assert kept == [HEAD, *BODY[:8], CALL, *BODY[8:12], *BODY * 3]
    assert notes == [" ".join([*NOTE[:-1], *more, *REST])[2:]]


@pytest.mark.parametrize("width", [50, 51], ids=["as wide", "hardly wider"])
def test_letters_as_large(width: int) -> None:
    """Where notes are set like the text nothing shows where one goes on: the text is left."""
    note = wrap(" ".join(NOTE), width)[:-1]
    rest = wrap(" ".join(REST), width)
    kept, notes, _ = taken([HEAD, *BODY[:8], CALL, *BODY[8:12], *note], [*BODY, *rest], BODY)
    assert kept[-2 * len(BODY) - len(rest) :] == [*BODY, *rest, *BODY]
    assert notes == [" ".join(note)[2:]]


def test_a_note_that_has_ended() -> None:
    """Behind a short last line that ends a sentence wide lines are of something else, a table or a quotation."""
    ended = [*FIRST, "as she says."]
    kept, _, _ = taken(ended, [*BODY, *REST], BODY)
    assert kept[-2 * len(BODY) - len(REST) :] == [*BODY, *REST, *BODY]


def test_a_long_line_is_no_note() -> None:
    """One line that holds far more than a note's lines, as an extractor makes of two, is of the text."""
    glued = f"{BODY[0]} {BODY[1]}"
    kept, notes, sure = taken(FIRST, [*BODY, glued, BODY[2]], BODY)
    assert glued in kept
    assert notes == [" ".join(NOTE[:-1])[2:]]
    assert sure == [0.95, 0.5]


def test_its_rest_is_not_found() -> None:
    """A note whose last line is full within a sentence, and which nothing goes on, is a doubt."""
    _, notes, sure = taken(FIRST, BODY, BODY)
    assert (notes, sure) == ([" ".join(NOTE[:-1])[2:]], [0.95, 0.5])


@given(st.lists(st.lists(st.sampled_from([*BODY[:3], CALL, *NOTE[:4], *REST, "2 Two.", "x2 y"]), min_size=1)))
def test_no_line_is_lost(pages: list[list[str]]) -> None:
    """Whatever the pages, each word stays or is of a note."""
    kept, notes, _ = taken(FIRST, *pages)
    found = sum(len("".join(text.split())) for text in [*kept, *notes])
    told = sum(len("".join(text.split())) for page in (FIRST, *pages) for text in page)
    assert told - found <= 2 * len(notes)  # their marks


def test_one_line_is_enough_within_a_sentence() -> None:
    """Below a note that stops within its sentence one wide line is its rest; below one that ends it is a chance."""
    one = [REST[0], "as she says."]
    kept, notes, sure = taken(FIRST, [*BODY, *one], BODY)
    assert (kept[-2 * len(BODY) :], sure) == ([*BODY, *BODY], [0.95, 0.85])
    assert notes == [" ".join([*NOTE[:-1], *one])[2:]]
    ended = [*FIRST[:-1], f"{NOTE[-2][:-1]}."]
    kept, notes, sure = taken(ended, [*BODY, *one], BODY)
    assert kept[-2 * len(BODY) - 2 :] == [*BODY, *one, *BODY]
    assert (notes, sure) == ([" ".join(ended[14:])[2:]], [0.95])


def test_a_note_that_nothing_calls_is_a_doubt() -> None:
    """It follows one that is called, and may be text."""
    assert taken([HEAD, *BODY[:8], CALL, "1 One.", "2 Two."], BODY)[2] == [0.95, 0.6]
