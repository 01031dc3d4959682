"""A heading without a label is told by its shape: each piece of evidence counts, and none is enough alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.lines import Line, lines
from pipeline.structure.setting import Setting, measure
from pipeline.structure.shapes import Shape, find
from pipeline.text import Text

FULL = "They waited at the quay until the boat came in at last, and nobody"
PROSE = [f"{FULL}\nasked old {name} for a ticket or a name." for name in ("Ida", "Marta", "Hannes", "Piet", "Anna")]
SETTING = Setting(full=66.0, usual=1, rare=False, reliable=True, verse=False, plain=True)


def read(raw: str) -> list[Line]:
    """The lines of a text."""
    return list(lines(Text.raw(raw)))


def book(*heads: str, gap: str = "\n\n") -> str:
    """A title, a paragraph, and three paragraphs below each heading."""
    parts = [head + gap + "\n".join(PROSE[n % 3 : n % 3 + 3]) for n, head in enumerate(heads)]
    return "\n\n".join(["The Salt Road", PROSE[4], *parts])


def shown(raw: str, setting: Setting | None = None, start: int = 1, taken: tuple[int, ...] = ()) -> list[str]:
    """The headings that shape shows, the lines of each joined by bars."""
    all_lines = read(raw)
    found = find(all_lines, taken, start, setting or measure(all_lines))
    return ["|".join(line.text for line in all_lines[shape.first : shape.last]) for shape in found]


@pytest.mark.parametrize(
    ("head", "counts"),
    [
        ("THE LOCK", True),
        ("The Lock", True),
        ("The Lock.", False),
        ("THE LOCK.", True),
        ("THE LOCK,", False),
        ("The Lock:", False),
        ("The Lock …", False),
        ("THE LOCK...", False),
        ("The Lock —", False),
        ("the lock", False),
        ("* * *", False),
        ("Rope, Lock and Nets", True),
        ("The Lock That Nobody Shut", True),
        ("The lock was shut by all of those that had ever come to the quay", False),
        ("“The Lock”", False),
        ("The Lock = 3", False),
        ("The Lock 1912", True),
        ("O " * 13 + "Lock", True),
        ("O " * 14 + "Lock", False),
        ("Everlasting " * 6 + "Locks", True),
        ("Everlasting " * 6 + "Everlasting", False),
    ],
)
def test_what_may_be_a_heading(head: str, counts: bool) -> None:
    """A short line that ends as no sentence does, unlike speech, programs, references and rules."""
    heads = [head, head.replace("Lock", "Mast").replace("LOCK", "MAST"), head.replace("Lock", "Keel")]
    assert (head in shown(book(*heads), replace(SETTING, full=120.0))) is counts


@pytest.mark.parametrize(
    ("above", "below", "counts"),
    [
        ("It was late.\n\n", "\n\nThey left.", True),
        ("It was late.\n", "\n\nThey left.", False),
        ("and it was late\n\n", "\n\nThey left.", False),
        ("It was late\n", "\n\nThey left.", False),
        ("It was late.\n\n", "\n\nand they left.", False),
        ("It was late.\n\n", "\nThey left.", False),
        ("* * *\n\n", "\n\nThey left.", True),
    ],
    ids=["apart", "close above", "no sentence above", "within", "goes on", "close below", "rule"],
)
def test_what_stands_around(above: str, below: str, counts: bool) -> None:
    """A sentence before it ends, none goes on after it, and it is set apart."""
    names = ["The Rope", "The Tar", "The Nets"]
    around = "\n\n".join(f"{PROSE[n]}\n{above}{name}{below}" for n, name in enumerate(names))
    setting = replace(SETTING, reliable=False)
    assert shown(f"The Salt Road\n\n{around}\n{PROSE[0]}", setting) == (names if counts else [])


@pytest.mark.parametrize(
    ("above", "line", "counts"),
    [
        ("They left.", "Rope and Tar", True),
        ("and asked for nobody but “Ida.”12", "Rope and Tar", True),
        ("and asked for nobody but Ida,", "Rope and Tar", False),
        ("They left.", "Rope, tar and other goods", False),
        ("They left.", "Rope and Tar, which " + "Nobody Wanted " * 3, False),
    ],
)
def test_a_heading_right_below(above: str, line: str, counts: bool) -> None:
    """A short title squeezed in between a sentence that ends and a heading is one, though nothing sets it apart."""
    raw = "\n".join(["The Salt Road", *PROSE, above, line, "What is Rope?", *PROSE])
    at = raw.split("\n").index("What is Rope?")
    assert (line in shown(raw, replace(SETTING, rare=True, reliable=False), taken=(at,))) is counts
    assert line not in shown(raw, replace(SETTING, rare=True, reliable=False))


def test_a_form_that_recurs() -> None:
    """What is too little for one line is enough for three of one form, and words of one are among the titles."""
    setting = replace(SETTING, usual=3)
    heads = ["Rope", "The Tar", "Nets"]
    assert shown(book(*heads), setting) == heads
    assert shown(book(*heads[:1]), setting) == []
    assert shown(book("Rope", "THE TAR"), setting) == ["THE TAR"]
    assert shown(book("Preface"), setting) == ["Preface"]
    assert shown(book("References"), setting) == ["References"]


def test_titles_below_labels_do_not_recur() -> None:
    """The titles of labelled chapters lend no weight to a line that stands alone."""
    raw = book("then comes\nSalt", "then comes\nEels", "then comes\nIce", "Rope")
    labelled = tuple(index for index, line in enumerate(read(raw)) if line.text == "then comes")
    assert shown(raw, replace(SETTING, usual=3), taken=labelled) == []


def test_few_of_one_form_are_no_play() -> None:
    """Where one name stands three times among four headings, the fourth stays."""
    assert shown(book("ROPE", "IDA", "IDA", "IDA"), SETTING) == ["ROPE"]


def test_a_form_that_recurs_too_often() -> None:
    """What stands every few lines is a list, but not in verse, where lines are short."""
    heads = [f"The {name} Lock" for name in ("Salt", "Ice", "High", "Low", "Old", "New", "Far")]
    raw = "The Salt Road\n\n" + "\n\n\n".join(f"{head}\n\nIt was late, and rain\nfell." for head in heads)
    assert shown(raw) == []
    sparse = "The Salt Road\n\n" + "\n\n\n".join(f"{head}\n\n{PROSE[0]}\n{PROSE[1]}" for head in heads)
    assert shown(sparse) == heads


def test_speakers_are_no_headings() -> None:
    """Names on lines of their own that stand often name who speaks, and so do the rarer ones of their form."""
    spoken = [f"{('IDA', 'MARTA', 'PIET', 'IDA', 'MARTA')[n % 5]}\n{PROSE[n % 5]}" for n in range(15)]
    raw = "The Salt Road\n\nPREFACE\n\n" + "\n\n".join([PROSE[0], *spoken, f"A SAILOR\n\n{PROSE[1]}"])
    assert shown(raw, replace(SETTING, usual=2)) in (["PREFACE"], [])
    assert "A SAILOR" not in shown(raw)


def test_a_heading_of_two_speakers() -> None:
    """Four forms, of which one name stands three times, are too few for a play: the others stay headings."""
    heads = ["ROPE", "NETS", "TAR", "IDA", "IDA", "IDA", "EELS", "SALT", "ICE"]
    assert [head for head in shown(book(*heads)) if head != "IDA"] == [head for head in heads if head != "IDA"]
    assert "IDA" not in shown(book(*heads))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("THE LOCK\nAND THE KEY", ["THE LOCK|AND THE KEY"]),
        ("The Lock\nand the Key", ["The Lock|and the Key"]),
        ("The Lock\nand the keyhole", []),
        ("The Lock\nand the Key\nwere gone", []),
        ("The Lock\nThe Key", ["The Lock|The Key"]),
        ("THE LOCK\nThe Key", ["THE LOCK"]),
        ("THE LOCK\nOF SALT\nOF ICE", ["THE LOCK|OF SALT|OF ICE"]),
        ("THE LOCK\nOF SALT\nOF ICE\nOF TAR", ["THE LOCK|OF SALT|OF ICE", "OF TAR"]),
        ("THE LOCK\n\nTHE KEY", ["THE LOCK", "THE KEY"]),
        ("THE LOCK\nChapter 2", ["THE LOCK"]),
    ],
)
def test_headings_over_lines(head: str, told: list[str]) -> None:
    """Up to three lines of one form, in capitals or title case, without a distance between are one heading."""
    raw = book(head, *(("RAIN", "WIND", "HAIL") if head[1].isupper() else ("The Rain", "The Wind", "A Hail")))
    assert [
        text for text in shown(raw, SETTING) if not text.endswith(("RAIN", "WIND", "HAIL", "Rain", "Wind", "Hail"))
    ] == told


@pytest.mark.parametrize("page", [True, False])
@pytest.mark.parametrize("asking", [True, False])
def test_a_question_among_questions(asking: bool, page: bool) -> None:
    """Right above the text a title that asks is one on a page of its own, where the headings that are known ask."""
    mark = "?" if asking else "."
    raw = "\n\n".join(
        ["The Salt Road", "Who Went There?", PROSE[0], f"1 Why{mark}", PROSE[1], f"2 How{mark}", PROSE[2]]
    )
    all_lines = read(raw)
    all_lines[1] = replace(all_lines[1], top=page)
    taken = [index for index, line in enumerate(all_lines) if line.text[0].isdigit()]
    found = find(all_lines, taken, 1, SETTING)
    assert (1 in [shape.first for shape in found]) is (asking and page)


def test_taken_lines_are_left() -> None:
    """A line that is a heading already is none once more, and needs no sentence's end above the next one."""
    raw = book("Rope", "Tar", "Nets")
    at = [index for index, line in enumerate(read(raw)) if line.text == "Tar"]
    assert shown(raw, taken=tuple(at)) == ["Rope", "Nets"]
    below = book("then comes\nROPE", "then comes\nTAR", "then comes\nNETS", gap="\n\n\n")
    labelled = tuple(index for index, line in enumerate(read(below)) if line.text == "then comes")
    assert shown(below, SETTING, taken=labelled) == ["ROPE", "TAR", "NETS"]
    assert shown(below, SETTING) == []


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("Marta Velde", []),
        ("ROPE\n\nMarta Velde", []),
        ("Marta Velde\n\nPREFACE", ["PREFACE"]),
        ("Marta Velde\n\nROPE", ["ROPE"]),
        ("PREFACE", ["PREFACE"]),
    ],
)
def test_the_lines_of_a_title_page(front: str, told: list[str]) -> None:
    """Before the text begins only a line whose form is that of headings, or that is named as one, right above it."""
    heads = ["RAIN", "WIND", "HAIL"]
    raw = book(*heads).replace("The Salt Road", f"The Salt Road\n\n{front}")
    start = 2 + front.count("\n\n")
    assert [text for text in shown(raw, start=start) if text not in heads] == told


def test_verse() -> None:
    """In verse a poem's name is told by its distances: short lines are usual there, and so are cries."""
    verse = "It rained all night on road and lea,\nAnd all the day upon the sea,\nAnd none of us could well agree"
    raw = "The Sea\n\n" + "\n\n\n".join(f"{name}\n\n{verse}\n\n{verse}." for name in ("ROPE!", "THE TAR", "NETS"))
    assert shown(raw) == ["ROPE!", "THE TAR", "NETS"]


PIECES = ["ROPE", "The Tar", "Rain", "PREFACE", FULL, "It was late.", "“Yes.”", "\n", "\n\n", "Chapter 1", "and so"]


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.integers(0, 5), st.frozensets(st.integers(0, 20)))
def test_shapes_never_overlap(pieces: list[str], start: int, taken: frozenset[int]) -> None:
    """Whatever the text, shapes come in order, cover no taken line, and tell their evidence."""
    all_lines = read("\n".join(pieces))
    found: list[Shape] = find(all_lines, taken, start, measure(all_lines))
    last = 1
    for shape in found:
        assert last <= shape.first < shape.last < len(all_lines)
        assert not taken & set(range(shape.first, shape.last))
        assert shape.evidence
        last = shape.last
