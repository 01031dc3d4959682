"""Questions of an interview: numbered ones of which half ask, or short paragraphs that ask all through a text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.labels import read
from pipeline.structure.lines import Line, lines
from pipeline.structure.questions import numbered, unnumbered
from pipeline.structure.setting import Setting, measure
from pipeline.text import Text

ANSWER = """I went down to the quay before it was light and waited there for
the boat that never left on time, and then it came. Nobody
asked me for a ticket that day."""
MORE = """The river was high that year, and the ice came early to the old
mill, so the men stood about and talked of the war."""
LONG = ANSWER.replace(". ", ", but ").replace("day.", "day, and so it went on") + "\n" + MORE.replace(".", ",")
ASKED = ["Where were you born?", "Did you like it?", "What came then?", "Who was with you?", "Did you go back?"]
ASKED += ["And your mother?"]


def of(raw: str) -> list[Line]:
    """The lines of a text."""
    return list(lines(Text.raw(raw)))


def asking(raw: str, taken: tuple[int, ...] = (), setting: Setting | None = None) -> list[str]:
    """The unnumbered questions of a text, the lines of each joined by bars."""
    all_lines = of(raw)
    found = unnumbered(all_lines, taken, setting or measure(all_lines))
    return ["|".join(line.text for line in all_lines[heading.first : heading.last]) for heading in found]


def talk(asked: list[str], gap: str = "\n\n", answer: str = ANSWER) -> str:
    """A talk under its title: questions, each with its answer."""
    return gap.join(["A Talk with a Ferryman", *(f"{question}{gap}{answer}" for question in asked)])


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n", "\n"], ids=["blank lines", "wide", "none"])
def test_questions_without_numbers(gap: str) -> None:
    """Short paragraphs that ask, all through the text, are its questions, with distances or without."""
    assert asking(talk(ASKED, gap)) == ASKED


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_question_over_two_lines(gap: str) -> None:
    """A question may run on over its lines; one of five is none."""
    long = (
        "And when you came back to the island in that year, what did the\nmen who stood about at the quay say to you?"
    )
    assert asking(talk([*ASKED, long], gap))[-1] == long.replace("\n", "|")
    five = "\n".join(["And when you came back to the island in that year, with all that"] * 4 + ["you had, what?"])
    assert asking(talk([*ASKED, five], gap)) == ASKED


@pytest.mark.parametrize(("label", "length"), [("Q: ", 2), ("Q. ", 2), ("Question: ", 9), ("F: ", 2), ("", 0)])
def test_labels_of_questions(label: str, length: int) -> None:
    """A question may be named as such; its label is kept apart from its words."""
    all_lines = of(talk([label + question for question in ASKED]).replace("I went", "A: I went" if label else "I went"))
    found = unnumbered(all_lines, (), measure(all_lines))
    assert [heading.label for heading in found] == [length] * len(ASKED)
    assert [all_lines[heading.first].text[heading.title :] for heading in found] == ASKED
    assert {(heading.role, heading.form, heading.last - heading.first) for heading in found} == {
        ("question", "question", 1)
    }


@pytest.mark.parametrize(("count", "counts"), [(4, False), (5, True)])
def test_five_at_least(count: int, counts: bool) -> None:
    """Fewer than five questions make no interview."""
    assert asking(talk(ASKED[:count])) == (ASKED[:count] if counts else [])


PLAY = "\n\n".join(f"{('IDA', 'PIET')[n % 2]}\n{text}" for n, text in enumerate([*ASKED, ANSWER, MORE] * 3))
NOVEL = "\n\n".join(f"“{question}” asked Ida. “Tell me.”\n\n{ANSWER}\n\n{question}" for question in ASKED)
SPOKEN = "\n\n".join(f"Piet: {question}\n\nIda: {ANSWER}" for question in ASKED)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        talk([]),
        PLAY,
        NOVEL,
        SPOKEN,
        talk(ASKED, answer="\n\n".join([ANSWER, MORE] * 18)),
        f"{talk(ASKED)}\n\n" + "\n\n".join([ANSWER] * 8),
        "\n\n".join(["A Talk", *ASKED, ANSWER, *ASKED, ANSWER]),
        talk([f"{LONG} {question}" for question in ASKED]),
        talk([question.lower() for question in ASKED]),
        talk([f"{question} I asked." for question in ASKED]),
        talk(ASKED, answer="and so it was.\n\n" + ANSWER),
        talk([question.replace("?", ".") for question in ASKED]),
        talk(ASKED, answer="Over the Water\nAll of the Geese\nWaited for Evening\nDown by the Quay."),
    ],
    ids="nothing|none|play|novel|speakers|seldom|first half|in a row|prose|small|said|goes on|statements|verse".split(
        "|"
    ),
)
def test_what_asks_nothing(raw: str) -> None:
    """Plays, novels with speech, rhetorical questions and questions that nobody answers are no interview."""
    assert asking(raw) == []


def test_questions_of_paragraphs() -> None:
    """A question at the end of a paragraph, or at the end of the text, is a part of it."""
    raw = talk(ASKED, answer=f"{LONG} and what then?")
    assert asking(raw) == ASKED
    assert asking(f"{raw}\n\nWho knows?") == ASKED


@pytest.mark.xfail(strict=True, reason="a short paragraph that ends with a question counts as one")
def test_rhetorical_questions_of_short_paragraphs() -> None:
    """A paragraph that tells something, and then asks, is prose."""
    assert asking(talk([f"{MORE} {question}" for question in ASKED])) == []


def test_a_question_within_a_paragraph() -> None:
    """A line that asks in the midst of a paragraph is none, though it begins large after a sentence."""
    full = "Would I have gone with him had I but known what he would do then?"
    raw = talk(ASKED, answer=f"{ANSWER}\n{full}\nNobody knew that, and nobody would have said so to anybody.")
    assert asking(raw) == ASKED


@pytest.mark.parametrize(("spoken", "counts"), [(2, True), (5, False)])
def test_speech_between(spoken: int, counts: bool) -> None:
    """A tenth of the lines may be speech, no more."""
    answers = [f"“That is how it was,” he said\n{ANSWER}"] * spoken + [ANSWER] * (len(ASKED) - spoken)
    raw = "\n\n".join(["A Talk", *(f"{a}\n\n{b}" for a, b in zip(ASKED, answers, strict=True))])
    assert asking(raw) == (ASKED if counts else [])


def test_taken_lines_are_no_questions() -> None:
    """A heading asks nothing; right below it a question begins, though nothing else shows it."""
    raw = talk(ASKED)
    at = of(raw).index(next(line for line in of(raw) if line.text == ASKED[0]))
    assert asking(raw, taken=(at,)) == ASKED[1:]
    below = talk([f"1921 and everything that was lost between the lock and high water\n{text}" for text in ASKED])
    heads = tuple(index for index, line in enumerate(of(below)) if line.text.startswith("1921"))
    assert asking(below) == []
    assert asking(below, taken=heads) == ASKED


def test_a_short_line_above() -> None:
    """A line that stops short ends an answer, without a sentence's end."""
    raw = talk(ASKED, gap="\n", answer=ANSWER[:-1])
    assert asking(raw) == ASKED
    assert asking(raw, setting=replace(measure(of(raw)), full=20.0)) != ASKED


def count(raw: str, chain: bool = True) -> list[tuple[str, int]]:
    """The numbered questions of a text, the lines of each joined by bars, and their numbers."""
    all_lines = of(raw)
    labels = [label for index, line in enumerate(all_lines) if (label := read(line.text, index))]
    found = numbered(all_lines, labels if chain else [], {label.line for label in labels})
    return [("|".join(line.text for line in all_lines[a.first : a.last]), a.value) for a in found]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["Why?", "How?"], ["1. Why?", "2. How?"]),
        (["Why?", "Tell me of it."], ["1. Why?", "2. Tell me of it."]),
        (["Why?", "Tell me.", "And more."], []),
        (["Why did you\ngo there?", "How?"], ["1. Why did you|go there?", "2. How?"]),
        (["Why? I ask\nyou. Say it.\nNow.", "How?"], ["1. Why? I ask|you. Say it.", "2. How?"]),
        (["Why did you\n\ngo there?", "How?"], ["1. Why did you", "2. How?"]),
        (["Tell me\nof it.", "How?"], ["1. Tell me", "2. How?"]),
        (["Why?”", "(How?)"], ["1. Why?”", "2. (How?)"]),
        (["a\nb\nc\nd\ne\nf?", "How?"], ["1. a|b|c|d|e|f?", "2. How?"]),
        (["a\nb\nc\nd\ne\nf\ng?", "How?", "Who?"], ["1. a", "2. How?", "3. Who?"]),
    ],
)
def test_numbered_questions(asked: list[str], told: list[str]) -> None:
    """Half of the numbers ask, within six lines; each question ends with the line that asks."""
    raw = "\n\n".join(f"{n}. {question}\n\nSo." for n, question in enumerate(asked, 1))
    assert count(raw) == [(text, n) for n, text in enumerate(told, 1)]


def test_no_numbered_questions() -> None:
    """Without a chain there are none."""
    assert count("1. Why?\n\nSo.", chain=False) == []


PIECES = [*ASKED, ANSWER, MORE, "“Yes.”", "IDA", "Q: Why?", "", "", "so it\nwas?", "Rope"]


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.frozensets(st.integers(0, 30)))
def test_questions_never_overlap(pieces: list[str], taken: frozenset[int]) -> None:
    """Whatever the text, questions come in order, ask, and cover no taken line."""
    all_lines = of("\n".join(pieces))
    last = 1
    for heading in unnumbered(all_lines, taken, measure(all_lines)):
        assert last <= heading.first < heading.last < len(all_lines)
        assert not taken & set(range(heading.first, heading.last))
        assert "?" in all_lines[heading.last - 1].text
        last = heading.last
