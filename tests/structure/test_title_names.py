"""What runs at the heads of pages tells, on a title page, a title over several lines from the author's name."""

import pytest

from pipeline import evidence
from pipeline.structure.lines import lines
from pipeline.structure.title import extent, read
from pipeline.text import Text

PROSE = "\n\nThe ferry left at nine, with forty people on board and a crate of geese.\n"


def parts(value: str, *names: str) -> tuple[str, list[str], list[str]]:
    """Title, subtitles and authors of a text whose running heads have these words."""
    text = Text.raw(value + PROSE)
    found = read(text, list(lines(text)), evidence.measure(text, "en"), names)
    title = found.title.text if found.title else ""
    return title, [leaf.text for leaf in found.subtitles], [leaf.text for leaf in found.authors]


@pytest.mark.parametrize(
    ("value", "names", "told"),
    [
        ("The Salt\n\nRoad", (), ("The Salt", ["Road"], [])),
        ("The Salt\n\nRoad of Old", ("thesaltroadofold",), ("The Salt Road of Old", [], [])),
        ("The\n\nSalt\n\nRoad", ("thesaltroad",), ("The Salt Road", [], [])),
        ("The\n\nSalt\n\nRoad\n\nNorth", ("thesaltroadnorth",), ("The", ["Salt", "Road", "North"], [])),
        ("The Salt Road\n\nVelde", (), ("The Salt Road", ["Velde"], [])),
        ("The Salt Road\n\nVelde", ("velde",), ("The Salt Road", [], ["Velde"])),
        ("The Salt Road\n\nVelde\n\nA talk", ("velde",), ("The Salt Road", ["A talk"], ["Velde"])),
        ("The Salt Road\n\nMarta Velde", (), ("The Salt Road", [], ["Marta Velde"])),
        ("The Salt Road\n\nMarta Velde\n\nA talk", (), ("The Salt Road", ["Marta Velde", "A talk"], [])),
        ("The Salt Road\n\nA talk\n\nMarta van Velde", (), ("The Salt Road", ["A talk"], ["Marta van Velde"])),
        ("The Salt Road\n\nM. A. Velde", (), ("The Salt Road", [], ["M. A. Velde"])),
        ("The Salt Road\n\nProf. Dr. Ida Mar", (), ("The Salt Road", [], ["Prof. Dr. Ida Mar"])),
        ("The Salt Road\n\nŁucja Śliwa", (), ("The Salt Road", [], ["Łucja Śliwa"])),
        ("The Salt Road\n\nWritten by Ida Mar", (), ("The Salt Road", [], ["Ida Mar"])),
        ("The Salt Road\n\nAt Rising", (), ("The Salt Road", ["At Rising"], [])),
        ("The Salt Road\n\nA Round Table", ("aroundtable",), ("The Salt Road", ["A Round Table"], [])),
        ("The Salt Road\n\nThe Salt Society", ("thesaltsociety",), ("The Salt Road", [], ["The Salt Society"])),
        ("The Salt Road\n\nby Ida Mar\n\nMarta Velde", (), ("The Salt Road", ["Marta Velde"], ["Ida Mar"])),
        ("The Salt Road\n\nThe Salt Road", (), ("The Salt Road", [], [])),
        ("The Salt Road\n\nTHE SALT ROAD\n\nMarta Velde", (), ("The Salt Road", [], ["Marta Velde"])),
        (
            "The Song of the Gather-\ning Wind\n\nMarta Velde",
            (),
            ("The Song of the Gathering Wind", [], ["Marta Velde"]),
        ),
        ("The Salt Road\n\nPreface", (), ("The Salt Road", [], [])),
        ("The Salt Road\n\nThe Ferry Project", (), ("The Salt Road", [], ["The Ferry Project"])),
        ("The Salt Road\n\nOur Project. Others", (), ("The Salt Road", ["Our Project. Others"], [])),
        ("The Salt Road\n\n* * *\n\nMarta Velde", (), ("The Salt Road", [], ["Marta Velde"])),
    ],
)
def test_title_and_author(value: str, names: tuple[str, ...], told: tuple[str, list[str], list[str]]) -> None:
    """A title over up to three lines, the author, the title a second time, and where the title page ends."""
    assert parts(value, *names) == told


@pytest.mark.parametrize(
    ("below", "used"),
    [
        ("\f\nA talk", 1),
        ("\f\nThe Salt Road", 2),
        ("\f\nMarta Velde", 2),
        ("\f\nMarta Velde\nand the Sea", 1),
        ("\f\nThe High Water", 1),
        ("\f\nby Ida", 2),
        ("\n\nA talk", 2),
        ("\n\nIntroduction", 1),
    ],
)
def test_where_a_title_page_ends(below: str, used: int) -> None:
    """It ends with its page, unless the next one says the title again or names a person, and before a preface."""
    assert extent(list(lines(Text.raw(f"The Salt Road\n{below}{PROSE}")))) == used


NARROW = "\n".join(["The ferry left at nine with forty people on board and a crate", "of geese that nobody had asked."])


@pytest.mark.parametrize(
    ("below", "used"),
    [
        ("Ida Velde\nThe Salt Road\nSpring\n", 3),
        ("Ida Velde\nSpring\n", 2),
        ("Ida Velde\n", 1),
        ("Spring\nEels\n", 1),
        ("Spring\nThe Salt Road\n", 3),
    ],
)
def test_where_a_title_page_without_distances_ends(below: str, used: int) -> None:
    """It ends behind the title said again, and behind a name with a narrow line below it: that is no heading yet."""
    assert extent(list(lines(Text.raw(f"The Salt Road\n{below}{NARROW}\n{NARROW}")))) == used


def test_nothing_but_a_title_page() -> None:
    """Where nothing comes behind them, the lines behind the first distance are text; no line is no title page."""
    text = Text.raw("The Salt Road\nA talk\n\nWe left at nine\n\nIt rained")
    assert read(text, list(lines(text)), evidence.measure(text, "en"), alone=True).used == 2
    assert read(text, list(lines(text)), evidence.measure(text, "en")).used == 4
    assert extent([]) == 0
