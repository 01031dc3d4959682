"""Small books of every sort, damaged as extraction damages them, are books all the same, and nothing is lost."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import made

from pipeline.model import leaves, walk
from pipeline.structure import headings, setting, title
from pipeline.structure.contents import Entry
from pipeline.structure.levels import rank
from pipeline.structure.lines import lines
from pipeline.text import Text

WHEN = (("Ida", "six"), ("Piet", "nine"), ("Marta", "noon"), ("Old Hannes", "one"), ("The baker", "two"))
TOLD = [
    f"{who} went down to the quay in the dark, and waited there\nfor the boat, which was late. At {hour} it came, and\n"
    "all of them went on board."
    for who, hour in WHEN
]
VERSE = ["It rained all night on road and lea,", "And all the day upon the sea,", "And none of us could well agree."]
CHAPTERED = "\n\n".join(
    [
        "The Salt Road",
        "Marta Velde",
        *(
            f"Chapter {n}\nThe {name}\n\n{TOLD[n]}\n\n{TOLD[n - 1]}"
            for n, name in enumerate(("Lock", "Loaf", "Ice"), 1)
        ),
    ]
)
POEMS = "\n\n".join(
    ["Songs", *(f"{name}\n\n" + "\n".join(VERSE) + "\n\n" + "\n".join(VERSE[::-1]) for name in ("ROPE", "TAR", "NETS"))]
)
NOTED = "\n\n".join(
    ["The Salt Road", *(f"{n}.{n} Nets\n\n{text}{n}\n\n{n} See the letter." for n, text in enumerate(TOLD, 1))]
)
ASKED = "\n\n".join(["A Talk", *(f"{n}. Where were you, {n}?\n\n{text}" for n, text in enumerate(TOLD, 1))])
ASKING = "\n\n".join(["A Talk", *(f"Where were you at {n}?\n\n{text}" for n, text in enumerate(TOLD, 1))])
LISTED = "The Salt Road\n\nContents\n\nThe Lock ... 3\nThe Loaf ... 9\nThe Ice ... 14\n\n" + CHAPTERED
FURNITURE = [
    "7",
    "– 8 –",
    "The Salt Road",
    "9 THE SALT ROAD",
    "\f",
    "----",
    "I",
    "1. Rope",
    "IDA",
    "“Yes.”",
    "1.2 Tar",
    "",
]

places = st.integers(0, 60)
changes = st.lists(
    st.tuples(st.sampled_from(["delete", "double", "swap", "close", "part"]), places)
    | st.tuples(st.sampled_from(FURNITURE), places),
    max_size=8,
)


def mutated(raw: str, made_changes: list[tuple[str, int]], every: int) -> str:
    """A text with lines deleted, doubled, swapped, set close or apart or put in, and a head every so often."""
    found = raw.split("\n")
    for change, place in made_changes:
        at = place % len(found) if found else 0
        if change == "delete":
            del found[at : at + 1]
        elif change == "double":
            found[at:at] = found[at : at + 1]
        elif change == "swap":
            found[at : at + 2] = found[at : at + 2][::-1]
        elif change == "close":
            found = [line for index, line in enumerate(found) if line or index < at]
        elif change == "part":
            found[at:at] = [""]
        else:
            found[at:at] = [change]
    if every:
        found = [
            text
            for index, line in enumerate(found, 1)
            for text in ([line] if index % every else [line, f"{index // every}", "\fThe Salt Road"])
        ]
    return "\n".join(found)


raw_books = st.builds(
    mutated, st.sampled_from([CHAPTERED, POEMS, NOTED, ASKED, ASKING, LISTED]), changes, st.sampled_from([0, 0, 7, 13])
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples."""
    return tmp_path_factory.mktemp("mutated")


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(raw=raw_books)
def test_a_damaged_book_is_a_book(folder: Path, raw: str) -> None:
    """It balances its account, names its title, keeps spans apart and has no character that XML cannot have."""
    if not raw.strip():
        return
    found = made(folder, raw)
    assert found.book.meta.title.text.strip()
    spans = sorted(span for leaf in leaves(found.book) for span in leaf.span)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    shown = "".join(leaf.text for leaf in leaves(found.book))
    assert not re.search("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", shown)
    assert all(0 < depth < 20 for depth, _ in walk(found.book.sections))


@settings(max_examples=120)
@given(raw=raw_books)
def test_headings_of_a_damaged_book(raw: str) -> None:
    """They come in order, do not overlap, lie within the text with label and title, and have ranks and evidence."""
    all_lines = list(lines(Text.raw(raw)))
    if not all_lines:
        return
    last = 0
    entries = [Entry("The Lock"), Entry("The Loaf"), Entry("The Ice")]
    for heading in rank(all_lines, headings.find(all_lines, entries, ("rope",), title.extent)):
        assert last <= heading.first < heading.last
        assert heading.title < len(all_lines[heading.first].text) >= heading.label >= 0
        assert heading.rank > 0
        assert heading.evidence
        assert 0 < heading.confidence <= 1
        last = heading.last


@settings(max_examples=60)
@given(raw=raw_books)
def test_shapes_of_a_damaged_book(raw: str) -> None:
    """The setting of any damaged book can be measured."""
    measured = setting.measure(list(lines(Text.raw(raw))))
    assert measured.full >= 0
    assert measured.usual >= 1
