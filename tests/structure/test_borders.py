"""The signs of a paragraph's beginning are worth what the document shows, not what is usual elsewhere."""

from itertools import cycle, islice, pairwise
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure import layout
from pipeline.structure.borders import Signs, Weights, weigh
from pipeline.structure.lines import Line, lines
from pipeline.text import Text

SENTENCES = [
    "The ferry lay at the foot of the street, where it had lain for a hundred years.",
    "Nobody asked why.",
    "Every night at ten a bell was rung for whoever wanted to be taken over, and in winter at nine.",
    "Ida kept the book, for her father could no longer see the lines, and she could.",
    "It rained.",
    "What was owed to her she wrote down in pencil, so that it could be forgiven.",
    "Her brother had gone to sea before the bridge was built, and never wrote a word from any port.",
]


def paragraphs(count: int = 30) -> list[str]:
    """Paragraphs of one to seven sentences."""
    supply = cycle(SENTENCES)
    return [" ".join(islice(supply, 1 + index * 5 % 7)) for index in range(count)]


def weights(raw: str) -> Weights:
    """What the signs of a text are worth."""
    run = list(lines(Text.raw(raw)))
    return weigh(run, layout.width(run))


def spaced(every: int) -> str:
    """Wrapped paragraphs with a blank line after every n-th line, wherever it falls."""
    set_lines = [line for text in paragraphs() for line in wrap(text, 60)]
    return "".join(f"{line}\n" + "\n" * (index % every == 0) for index, line in enumerate(set_lines))


def odds(raw: str, name: str, value: str) -> float:
    return weights(raw).odds[name][value]


def test_blank_lines_are_weighed() -> None:
    """A blank line between paragraphs only is strong; one that also stands within them is worth next to nothing."""
    clean = "\n\n".join("\n".join(wrap(text, 60)) for text in paragraphs())
    assert odds(clean, "gap", "one") > 5
    assert odds(spaced(3), "gap", "one") < 2


def test_indents_are_weighed() -> None:
    """Where first lines are indented a line that is not begins nothing; elsewhere its place says nothing."""
    indented = "\n".join("\n".join(wrap(text, 60, initial_indent="   ")) for text in paragraphs())
    flush = "\n".join("\n".join(wrap(text, 60)) for text in paragraphs())
    assert odds(indented, "indent", "in") > 4
    assert odds(indented, "indent", "level") < -2
    assert abs(odds(flush, "indent", "level")) < 0.5


def test_speakers_are_weighed() -> None:
    """Names that open lines as labels are signs of a beginning."""
    play = "\n".join("\n".join(wrap(f"{who}. {text}", 60)) for who, text in zip(cycle(["Ida", "Marta"]), paragraphs()))
    found = weights(play)
    assert found.labels >= {"Ida.", "Marta."}
    assert found.odds["words"]["sentence", "label"] > found.odds["words"]["sentence", "capital"]


def test_a_page_end_hides_a_gap() -> None:
    """At the top of a page no blank line is seen, whatever stood there."""
    before, line = Line(0, 3, "one", 0, 0), Line(9, 12, "two", 0, 2, 1, top=True)
    assert weights("").signs(before, line, None).gap == "hidden"


LINES = st.lists(st.sampled_from([*SENTENCES, "", "  Ida.", "a lane", "“No.”", "har-"]), max_size=25)


@given(LINES)
def test_every_border_has_a_probability(run: list[str]) -> None:
    """Whatever the lines, each border begins a paragraph with a probability from 0 to 1."""
    found = list(lines(Text.raw("\n".join(run))))
    weighed = weigh(found, layout.width(found))
    for before, line in pairwise(found):
        assert 0 <= weighed.probability(weighed.signs(before, line, None)) <= 1


def test_a_closed_dash_goes_on() -> None:
    """Where dashes stand close between words, a line that begins with one goes on, after a sentence too."""
    text = "Was it the bell?—I heard it.—Nobody else—not Ida—heard it ring, for it was late—too late." * 40
    found = weights("\n".join(wrap(text, 60)))
    assert found.odds["words"]["sentence", "dash"] < 0
    assert weights("\n".join(wrap(" ".join(paragraphs()), 60))).odds["words"]["sentence", "dash"] > 0


def test_capitals_within_sentences() -> None:
    """How many words within sentences begin with a capital is measured, names and nouns included."""
    plain = "\n".join(wrap("and so the ferry lay there, and nobody knew of it " * 60, 60))
    assert weights(plain).capitals < 0.02
    assert weights(plain.replace("ferry", "Ferry").replace("nobody", "Nobody")).capitals == pytest.approx(
        0.18, abs=0.03
    )


def test_a_cut_word_goes_on() -> None:
    """However a border looks, a word that is cut there goes on."""
    seen = Signs("none", "level", "much", -1, ("cut", "capital"))
    weighed = weights("\n".join(wrap(" ".join(paragraphs()), 60)))
    assert weighed.probability(seen) < 0.5
    assert weighed.probability(seen._replace(words=("sentence", "capital"))) > 0.5
