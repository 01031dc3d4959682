"""Tables keep their cells, rows and headings."""

from pathlib import Path

import pytest
from making import made
from tabulated import LETTER, NUMBERS, PROSE, around

from pipeline.config import BookConfig
from pipeline.hints import Hints, Passage, Place
from pipeline.model import Emph, Preformatted, Table, every, plain, walk
from pipeline.structure import Structure


def cells(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table.rows]


def found(folder: Path, raw: str) -> tuple[int, list[list[str]]]:
    """The one table of a text, as the count of its header rows and its cells."""
    (table,) = every(Table, around(folder, raw).book)
    return table.header, cells(table)


READ = {
    "numbers": (NUMBERS, 1, "Port|Boats|Tons/Bell|12|400/Ferry Harbour|3|71/North Quay|107|1,240"),
    "header of two lines": (
        "              Number       Weight\nPort          of boats     in tons\n"
        "Bell                12        400\nFerry                3         71\nQuay               107         88",
        1,
        "Port|Number of boats|Weight in tons/Bell|12|400/Ferry|3|71/Quay|107|88",
    ),
    "rules": (
        f"{NUMBERS.replace(chr(10), chr(10) + '-' * 32 + chr(10), 1)}\n{'-' * 32}\nTotal              122    1,711",
        1,
        "Port|Boats|Tons/Bell|12|400/Ferry Harbour|3|71/North Quay|107|1,240/Total|122|1,711",
    ),
    "a rule in pieces": (
        "Port             Use\n----             ---\nBell             coal, salt and everything that\n"
        "                 the island needs\nFerry            nothing at all",
        1,
        "Port|Use/Bell|coal, salt and everything that the island needs/Ferry|nothing at all",
    ),
    "words": (
        "Ann Marsh        Baker            Ferry Lane\nIda Lamp         Pilot            Quay\n"
        "John Bell        Ropemaker        Church Row\nTom Shore        Clerk            Ferry Lane",
        0,
        "Ann Marsh|Baker|Ferry Lane/Ida Lamp|Pilot|Quay/John Bell|Ropemaker|Church Row/Tom Shore|Clerk|Ferry Lane",
    ),
    "cells of several lines, rows parted by blank ones": (
        "Bell          The harbour of the island, which   Coal and\n"
        "              was built in the last century      salt\n\n"
        "Ferry         A landing place for boats that     Nothing\n"
        "              cross the sound in summer          at all\n\n"
        "North Quay    The place where nobody lands if    Fish\n"
        "              it can be helped",
        0,
        "Bell|The harbour of the island, which was built in the last century|Coal and salt"
        "/Ferry|A landing place for boats that cross the sound in summer|Nothing at all"
        "/North Quay|The place where nobody lands if it can be helped|Fish",
    ),
    "a label that goes on, in a small letter or further in": (
        "Bell                12      400\nFerry Harbour        3       71\n  Bay\nand the old quay    17       40\n"
        "North Quay         107    1,240\nor Sound",
        0,
        "Bell|12|400/Ferry Harbour Bay|3|71/and the old quay|17|40/North Quay or Sound|107|1,240",
    ),
    "years above": (
        "Port            1880     1881     1882\nBell              12      400       17\n"
        "Ferry              3       71     1900",
        1,
        "Port|1880|1881|1882/Bell|12|400|17/Ferry|3|71|1900",
    ),
    "years beside": (
        "1880              12     1881     1882\n1881            1900     1910     1912\n"
        "1882               3       71     1900",
        0,
        "1880|12|1881|1882/1881|1900|1910|1912/1882|3|71|1900",
    ),
    "a header in capitals": (
        "PORT         OWNER         STREET\nBell         Ann Marsh     Ferry Lane\nFerry        Ida Lamp      Quay\n"
        "Sound        John Bell     Church Row\nQuay         Tom Shore     Ferry Lane",
        1,
        "PORT|OWNER|STREET/Bell|Ann Marsh|Ferry Lane/Ferry|Ida Lamp|Quay/Sound|John Bell|Church Row"
        "/Quay|Tom Shore|Ferry Lane",
    ),
    "all in capitals": (
        "BELL         ANN MARSH     FERRY LANE\nFERRY        IDA LAMP      QUAY\n"
        "SOUND        JOHN BELL     CHURCH ROW\nQUAY         TOM SHORE     FERRY LANE",
        0,
        "BELL|ANN MARSH|FERRY LANE/FERRY|IDA LAMP|QUAY/SOUND|JOHN BELL|CHURCH ROW/QUAY|TOM SHORE|FERRY LANE",
    ),
    "cells that fill narrow columns": (
        "Bell      Coal      Ann\n          Salt\nSound     Rope      Ida\n          Fish\n"
        "Quay      Sand      Tom\nFerry     Lime      Eve",
        0,
        "Bell|Coal|Ann/|Salt|/Sound|Rope|Ida/|Fish|/Quay|Sand|Tom/Ferry|Lime|Eve",
    ),
    "a name in small letters": (
        "Bell            Ann Marsh     Ferry Lane\nthe old quay    Ida Lamp      Quay\n"
        "Sound           John Bell     Church Row\nQuay            Tom Shore     Ferry Lane",
        0,
        "Bell|Ann Marsh|Ferry Lane/the old quay|Ida Lamp|Quay/Sound|John Bell|Church Row/Quay|Tom Shore|Ferry Lane",
    ),
    "names in small letters": (
        "Lights\nbell         the harbour of the island        12\nferry        a landing place for the boats\n"
        "             that cross the sound             17\nsound        nothing                           3\n"
        "Quays\nquay         another one                       4",
        0,
        "bell|the harbour of the island|12/ferry|a landing place for the boats that cross the sound|17"
        "/sound|nothing|3/Quays||/quay|another one|4",
    ),
    "groups": (
        "Bell                12      400\nSouthern\n  Quay             107    1,240\n  Sound              -       12",
        0,
        "Bell|12|400/Southern||/Quay|107|1,240/Sound|-|12",
    ),
    "tabs": (
        "Port\tBoats\tTons\nBell\t12\t400\nFerry\t3\t71\nQuay\t107\t12",
        1,
        "Port|Boats|Tons/Bell|12|400/Ferry|3|71/Quay|107|12",
    ),
    "ligatures, one character where there were two": (
        "Port             Boats     Tons\nﬁsh of the ﬂood     12      400\nFerry Harbour        3       71\n"
        "North Quay         107    1,240",
        1,
        "Port|Boats|Tons/fish of the flood|12|400/Ferry Harbour|3|71/North Quay|107|1,240",
    ),
    "Markdown": ("| Port | Boats |\n|------|------:|\n| Bell | 12 |\n| Ferry | 3 |", 1, "Port|Boats/Bell|12/Ferry|3"),
    "bars between cells": ("Port | Boats\n---|---\nBell | 12\nFerry | 3", 1, "Port|Boats/Bell|12/Ferry|3"),
    "a grid": (
        "+-------+----------+\n| Port  | Use      |\n+=======+==========+\n| Bell  | coal and |\n|       | salt     |\n"
        "+-------+----------+\n| Ferry | nothing  |\n+-------+----------+",
        1,
        "Port|Use/Bell|coal and salt/Ferry|nothing",
    ),
    "a grid of a terminal": (
        "┌──────┬───────┐\n│ Port │ Boats │\n├──────┼───────┤\n│ Bell │ 12    │\n└──────┴───────┘",
        1,
        "Port|Boats/Bell|12",
    ),
    "bars around all cells": ("| Bell | 12 |\n| Ferry | 3 |\n| Quay | 107 |", 0, "Bell|12/Ferry|3/Quay|107"),
}


@pytest.mark.parametrize("name", READ)
def test_a_table(tmp_path: Path, name: str) -> None:
    """Its cells are read by rows, and within a cell from line to line; its rules and bars go, each with a record."""
    raw, header, rows = READ[name]
    assert found(tmp_path, raw) == (header, [row.split("|") for row in rows.split("/")])


def test_what_stands_beside(tmp_path: Path) -> None:
    """A caption above and the text below stay paragraphs; the table has a record, and so have its rules."""
    raw = f"Table 3. The ports and their boats\n{NUMBERS}\n{'-' * 32}\nFrom the book of the harbour master."
    structure = around(tmp_path, raw)
    shown = [
        (type(block).__name__, plain(block)[:30])
        for _, section in walk(structure.book.sections)
        for block in section.blocks
    ]
    assert shown[1:4] == [
        ("Paragraph", "Table 3. The ports and their b"),
        ("Table", "PortBoatsTonsBell12400Ferry Ha"),
        ("Paragraph", "From the book of the harbour m"),
    ]
    choices = {decision.kind: decision.choice for decision in structure.decisions}
    assert choices["table"] == "4 rows of 3 columns"
    assert choices["table rule"] == "left out"


def test_over_a_page_end(tmp_path: Path) -> None:
    """A table goes on behind a page end, though all of it is moved there; its header, printed again, goes."""
    second = "\n".join(f"   {line}" for line in NUMBERS.replace("Bell ", "Sound").split("\n"))
    structure = around(tmp_path, f"{NUMBERS}\n\f\n{second}")
    (table,) = every(Table, structure.book)
    assert [row[0] for row in cells(table)] == [
        *("Port", "Bell", "Ferry Harbour", "North Quay"),
        *("Sound", "Ferry Harbour", "North Quay"),
    ]
    assert [decision.kind for decision in structure.decisions if decision.removes] == ["table header"]


def test_a_row_that_comes_again(tmp_path: Path) -> None:
    """A row at the top of a page that reads as the first one, which is no header, stays."""
    rows = NUMBERS.split("\n", 1)[1]
    (table,) = every(Table, around(tmp_path, f"{rows}\n\f\n{rows}").book)
    assert cells(table) == [*cells(table)[:3], *cells(table)[:3]]


def test_two_tables(tmp_path: Path) -> None:
    """Two, one right after the other, are two."""
    tables = list(every(Table, around(tmp_path, f"{NUMBERS}\n\n\n{NUMBERS}").book))
    assert [len(table.rows) for table in tables] == [4, 4]


def test_emphasis_in_cells(tmp_path: Path) -> None:
    """Marks of emphasis are read in cells, too."""
    raw = NUMBERS.replace("Bell  ", "_Bell_").replace("Ferry Harbour  ", "_Ferry Harbour_")
    prose = PROSE.replace("dark", "_dark_").replace("deck", "_deck_")
    (table,) = every(Table, made(tmp_path, f"The Ferry\n\n{prose}\n\n{raw}\n\n{prose}\n").book)
    assert [plain(part) for part in every(Emph, table)] == ["Bell", "Ferry Harbour"]


def test_no_heading_in_a_table(tmp_path: Path) -> None:
    """A row that reads as a heading is a row."""
    rows = ("Chapter 1           12      400", "Chapter 2            3       71", "Chapter 3          107    1,240")
    raw = "\n".join(("Port             Boats     Tons", *rows))
    structure = around(tmp_path, raw)
    assert len(structure.book.sections) == 1
    assert len(list(every(Table, structure.book))) == 1


def test_a_fence_is_stronger(tmp_path: Path) -> None:
    """What stands between fences is kept as it stands."""
    assert not list(every(Table, around(tmp_path, f"```\n{READ['Markdown'][0]}\n```").book))


def said(folder: Path, raw: str) -> Structure:
    """A text whose lines are said to be a table."""
    first, last = raw.strip().split("\n")[0], raw.strip().split("\n")[-1]
    hints = Hints(passages=(Passage(Place(first, last), "table"),))
    return made(folder, f"The Ferry\n\n{PROSE}\n\n{raw}\n\n{PROSE}\n", BookConfig(hints=hints))


def test_a_table_that_is_said(tmp_path: Path) -> None:
    """Lines that no rule takes for a table are one where it is said, and their cells are read alike."""
    (table,) = every(Table, said(tmp_path, LETTER).book)
    assert cells(table)[0] == ["Ann Marsh", "12 Ferry Street"]
    assert not list(every(Table, said(tmp_path, "one line\nand another\nof words").book))
    (block,) = every(Preformatted, said(tmp_path, "one line\nand another\nof words").book)
    assert block.text.text == "one line\nand another\nof words"
