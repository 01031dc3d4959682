"""Every part of the pages of a book is known to be one of its texts, whatever kinds of text it has."""

from made import CLASSIC, THREE_LINES, book, chapter, found, of
from pieces import para, section

from pipeline.audit.known import Known
from pipeline.audit.pages import read_pages
from pipeline.lint.lines import leaves, passages
from pipeline.lint.texts import texts
from pipeline.model import (
    Block,
    Break,
    Emph,
    Item,
    List,
    Note,
    NoteRef,
    Preformatted,
    Quote,
    Section,
    Str,
    Table,
    Verse,
)
from pipeline.render.print import lay_out


def kinds(number: int) -> Section:
    """A chapter with every kind of block, over several pages."""
    rows = tuple(tuple((Str(f"{row} {column}"),) for column in ("year", "boats", "lamps")) for row in range(40))
    wide = tuple(tuple((Str(f"{cell} of {row} " * 9),) for cell in ("port", "boats", "crew")) for row in range(4))
    blocks: list[Block] = [
        para("A long-", Emph((Str("haired"),)), " word", NoteRef(f"n{number}", Str("1")), f". {THREE_LINES * 30}"),
        Table(rows, 1),
        Table(wide),
        Quote((para("So it was. "), para(THREE_LINES))),
        Verse(tuple((Str(f"Line {at} of the song,"),) for at in range(9))),
        List((Item(Str("•"), (para("ropes"),)), Item(Str("•"), (para("sails"), para("and more"))), Item(Str("•"), ()))),
        Break(Str("* * *")),
        Preformatted(Str("lamp: on\n  bell: off")),
        Note(f"n{number}", Str("1"), (para(f"A note. {THREE_LINES}"), para("More of it."))),
    ]
    below = section(f"s{number}", f"{number}.1", "Inner matter", [para(THREE_LINES)])
    return section(f"c{number}", f"{number}.", "Of kinds", blocks, [below], "chapter")


def test_all_parts_are_known() -> None:
    """A book with every kind of block: all its texts are found on its pages, whole and in order."""
    whole = book(kinds(1), kinds(2))
    printed = lay_out(whole, CLASSIC)
    known = texts(whole.sections)
    runs = passages(leaves(printed.pages, read_pages(printed.pdf, Known(None, "")), known, frozenset()))
    own = [run for run in runs if run[0].serial >= 0]
    assert [run[0].serial for run in own] == list(range(len(known)))
    assert {run[0].text.kind for run in own} == {"heading", "prose", "verse", "cells", "other"}
    for run, text in zip(own, known, strict=True):
        said = "".join(line.words for part in run for line in part.lines)
        assert sum(map(str.isalnum, said)) == sum(map(str.isalnum, text.letters))
    again = {"".join(line.words for part in run for line in part.lines) for run in runs if run[0].serial < 0}
    assert again <= {"0 year", "0 boats", "0 lamps"}


def test_kinds() -> None:
    """Labels stand in the first paragraph of what they mark; a note is one with all its paragraphs; a bullet alone is
    no text."""
    note = Note("n", Str("1"), (para("A note."), para("More.")))
    items = List((Item(Str("•"), (para("one"),)), Item(Str("•"), ())))
    rows = Table((((Str("a"),), (Str("b"),)),))
    own = section("s", "1.", "Head", [para("Text-like."), items, rows, note])
    found = [(text.kind, text.letters, text.note) for text in texts((own,))]
    assert found == [
        ("heading", "1Head", False),
        ("prose", "Textlike", False),
        ("prose", "one", False),
        ("cells", "a", False),
        ("cells", "b", False),
        ("prose", "1Anote", True),
        ("prose", "More", True),
    ]


def test_quotation_marks_and_brackets() -> None:
    """The audit reads marks and their mirror images as one; texts that have any are followed all the same."""
    _, findings = found([chapter(1, 3, f"“{THREE_LINES}” [or] ({THREE_LINES}) »or« ‹so›, he said.")], CLASSIC)
    (share,) = of(findings, "hyphens")
    assert int(share.words.split()[1]) > 4
