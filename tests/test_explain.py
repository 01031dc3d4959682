"""What became of one line: its place is counted in lines that bear text, and every line has an answer."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ChapbookError
from pipeline.explain import NoSuchLineError, explain, visible
from pipeline.prepare import Prepared, prepare

WORDS = "boats tides sails ropes masts gulls nets piers hulls oars decks cabins".split()


def page(number: int) -> str:
    """Twenty lines that go on, no two of them alike."""
    lines = [f"the {WORDS[number]} went on along the {word} in the dark and the rain while our" for word in WORDS]
    return "\n".join([*lines, *(f"{line.replace('dark', 'fog')} {WORDS[number + 1]}" for line in lines[:8])])


def prepared(folder: Path, raw: str) -> Prepared:
    """A text, prepared as the command does."""
    (folder / "talk.txt").write_bytes(raw.encode())
    return prepare(folder / "talk.txt")


def test_blank_lines_inside_a_paragraph_are_not_counted(tmp_path: Path) -> None:
    """A paragraph that runs over the end of a page has as many lines as bear its text."""
    found = prepared(tmp_path, f"A Talk\n\n{page(0)}\n\n\f\n{page(1)}\n\n\f\n{page(2)}\n")
    assert explain(found, 26).places == ("line 22 of 60 of a paragraph in text without a heading",)


def test_a_change_belongs_to_its_line_alone(tmp_path: Path) -> None:
    """Neither to the one before nor to the one after."""
    found = prepared(tmp_path, "A Talk\r\nThe \ufb01sh came.\r\nIt went.\r\n")
    assert [[change.rule for change in explain(found, number).changes] for number in (1, 2, 3)] == [
        ["line ends"],
        ["line ends", "ligatures"],
        ["line ends"],
    ]
    assert explain(found, 2).raw == "The \ufb01sh came.\r"
    assert explain(found, 2).clean == "The fish came."


def test_spaces_that_look_alike_are_told_apart() -> None:
    """All but the plain one are shown by their number."""
    assert visible("a b\u00a0c\u2009d") == '"a b\\u00a0c\\u2009d"'


@given(st.text(alphabet="ab. 1\n\r\f\u00ad\u2028*", max_size=60))
def test_every_line_of_any_text_has_an_answer(tmp_path_factory: pytest.TempPathFactory, raw: str) -> None:
    """The raw lines are the file again; a line with words is in the book, or a decision or a rule says why not."""
    try:
        found = prepared(tmp_path_factory.getbasetemp(), raw)
    except ChapbookError:
        return
    count = len(found.source.text.value.splitlines()) + 5
    told = []
    for number in range(1, count + 1):
        try:
            told.append(explain(found, number))
        except NoSuchLineError:
            break
    assert "".join(line.raw for line in told).replace("\r", "") == raw.replace("\r", "").replace("\n", "")
    for line in told:
        assert line.places or not line.clean.strip() or any(decision.removes for decision in line.decisions)
    with pytest.raises(NoSuchLineError):
        explain(found, len(told) + 1)
    with pytest.raises(NoSuchLineError):
        explain(found, 0)
