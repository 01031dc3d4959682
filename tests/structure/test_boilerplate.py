"""What archives say of licence and production goes from both ends; a book that only speaks of them stays whole."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import made, outline

from pipeline.prepare import prepare
from pipeline.structure import boilerplate
from pipeline.structure.lines import lines
from pipeline.text import Text

PROSE = "\n".join("The night boat left the harbour late and nobody on the quay waved to it." for _ in range(12))
STORY = "\n\n".join(f"Chapter {number}\n\n{PROSE}" for number in ("One", "Two", "Three"))
BOOK = f"THE NIGHT BOAT\n\nby Ann Other\n\n{STORY}\n\nTHE END"
HEADER = """The Harbour Library eBook of The Night Boat

You may copy this ebook under the terms of the licence that comes with it,
or that you find at www.harbour.example.

Title: The Night Boat
       and Other Tales
Author: Ann Other
Language: Deutsch
"""
LICENCE = """You may copy and give away this work in any form.
The trademark licence applies to all copies."""


def kept(raw: str) -> str:
    """The lines that stay of a text, in one."""
    text = Text.raw(raw)
    return "\n".join(line.text for line in boilerplate.find(text, list(lines(text))).lines)


def bare(raw: str) -> str:
    """A text without its blank lines."""
    return "\n".join(line for line in raw.split("\n") if line.strip())


ARCHIVES = {
    "markers": f"{HEADER}\n*** START OF THE EBOOK ***\n\n{BOOK}\n\n*** END OF THE EBOOK ***\n\n{LICENCE}",
    "markers over two lines": (
        f"{HEADER}\n*** START OF THE HARBOUR EBOOK THE NIGHT BOAT,\nAND OTHER TALES ***\n\n{BOOK}\n\n"
        f"*** END OF THE HARBOUR EBOOK THE NIGHT BOAT,\nAND OTHER TALES ***"
    ),
    "other markers": f"{HEADER}\n=== Begin of text ===\n\n{BOOK}\n\n--- End of text ---\n\n{LICENCE}",
    "small print": f"*** START: SMALL PRINT ***\n\n{LICENCE}\n\n*END*THE SMALL PRINT! FOR ETEXTS*Ver.1*END*\n\n{BOOK}",
    "a closing line": f"{BOOK}\n\nEnd of the Harbour eBook of The Night Boat\n\n{LICENCE}",
    "a closing line above a marker": (
        f"{HEADER}\n***START OF THE E-TEXT***\n\n{BOOK}\n\nEnd of Harbour's The Night Boat, by Ann Other\n\n"
        f"***END OF THE E-TEXT***"
    ),
    "German": (
        f"Dieser E-Text wurde von Freiwilligen digitalisiert (Lizenz: siehe unten)\n\n"
        f"*** BEGINN DES E-TEXTES ***\n\n{BOOK}\n\n*** ENDE DES E-TEXTES ***"
    ),
    "a credit alone": f"Produced by Jane Roe and the harbour volunteers\n\n{BOOK}",
    "a credit behind the marker": f"{HEADER}\n*** START OF THE EBOOK ***\n\nE-text prepared by Jane Roe\n\n{BOOK}",
    "a bracketed note": (
        f"{HEADER}\n*** START OF THE EBOOK ***\n\n[Transcriber's note: two misprints were mended,\n\n"
        f"and a table was moved.]\n\n{BOOK}"
    ),
    "notes below": f"{BOOK}\n\nTranscriber’s Notes\n\nOld spellings were kept.\n\nThe cover is new.",
    "a last paragraph": f"{BOOK}\n\nThis e-book was digitised by volunteers; see the licence at https://harbour.example.",
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_notices_go(name: str) -> None:
    """The book is left, and nothing but the book."""
    assert kept(ARCHIVES[name]) == bare(BOOK)


WHOLE = {
    "no notice": BOOK,
    "its own imprint": f"THE NIGHT BOAT\n\nCopyright 1999 Ann Other. All rights reserved.\n\nLeeds\n\n{STORY}",
    "a licence of its own": (
        f"A Guide\n\nCopyright 1999 Ann Other\n\nPermission is granted to copy this document under the licence below, "
        f"see www.guide.example\n\n{STORY}"
    ),
    "a decorated beginning": f"*** Start here ***\n\n{STORY}\n\n*** End ***\n\nA last word to the reader.",
    "end of a part": f"{STORY}\n\nEnd of the first part\n\n{STORY}",
    "end of the project": f"{STORY}\n\nEnd of the project came in May.\n\n{PROSE}",
    "a book about archives": (
        f"{STORY}\n\nThe archive was scanned by nobody, and its licence was lost.\n\n{STORY}\n\nVolunteers came."
    ),
    "notes of a transcriber in the story": f"{STORY}\n\nTranscriber’s Notes\n\n{STORY}\n\n{STORY}",
    "fields of a play": f"Name: Ann\n\nRole: a captain\n\n{STORY}",
    "a title alone": f"Title: none\n\n{STORY}",
}


@pytest.mark.parametrize("name", WHOLE)
def test_other_books_stay_whole(name: str) -> None:
    """Copyright pages, ornaments, and talk of archives are the book's own."""
    assert kept(WHOLE[name]) == bare(WHOLE[name])


def test_the_header_describes_the_book() -> None:
    """Title over two lines, author, and the language by its name in any of a few languages."""
    text = Text.raw(ARCHIVES["markers"])
    found = boilerplate.find(text, list(lines(text)))
    assert (found.title, found.author, found.language) == ("The Night Boat and Other Tales", "Ann Other", "de")


def test_fields_alone_at_the_top_are_a_header() -> None:
    """A title with an author above the text; an unknown language says nothing."""
    text = Text.raw(f"Title: The Night Boat\nAuthor: Ann Other\nLanguage: Elvish\n\n{STORY}")
    found = boilerplate.find(text, list(lines(text)))
    assert (found.title, found.author, found.language) == ("The Night Boat", "Ann Other", "")
    assert found.lines[0].text == "Chapter One"


def test_a_removal_is_named_and_free(tmp_path: Path) -> None:
    """However long a notice is, the account allows it; the title page keeps its words, the header gives the rest."""
    (tmp_path / "talk.txt").write_text(ARCHIVES["markers"].replace(PROSE, PROSE[:75]))
    assert prepare(tmp_path / "talk.txt").account.removed["archive notice"] > 50
    found = made(tmp_path, ARCHIVES["markers"])
    notices = [one for one in found.decisions if one.kind == "archive notice"]
    assert [one.removes for one in notices] == [True, True]
    assert found.book.meta.title.text == "THE NIGHT BOAT"
    assert found.book.meta.language == "de"
    assert outline(found.book)[0] == "# chapter Chapter One"


def test_the_header_gives_a_title_that_is_not_printed(tmp_path: Path) -> None:
    """The first line is no title then: it stays text."""
    raw = ARCHIVES["markers"].replace("THE NIGHT BOAT\n\nby Ann Other", "A storm warning")
    found = made(tmp_path, raw)
    assert found.book.meta.title.text == "The Night Boat and Other Tales"
    assert [author.text for author in found.book.meta.names] == ["Ann Other"]
    assert "A storm warning" in outline(found.book)


PIECES = st.sampled_from(
    [
        "*** START OF THE EBOOK ***",
        "*** END OF THE EBOOK ***",
        "Produced by Ann",
        "End of the ebook",
        "[Transcriber's note: x",
        "Transcriber's notes",
        "Title: x",
        "Author: y",
        "licence and copyright, www.x.example",
        "It rained.",
        "",
        "",
    ]
)


@given(st.lists(PIECES, max_size=40).map("\n".join))
def test_every_line_stays_or_is_named(raw: str) -> None:
    """Lines that go are in one decision each, and those that stay are in order; something always stays."""
    text = Text.raw(raw)
    told = list(lines(text))
    found = boilerplate.find(text, told)
    spans = sorted((start, end) for one in found.decisions for start, end in one.raw)
    gone = [line for line in told if any(start <= line.start and line.end <= end for start, end in spans)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert sorted([*found.lines, *gone], key=lambda line: line.start) == told
    assert found.lines or not told
