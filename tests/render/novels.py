"""A book with everything that units must carry over: parts, chapters, notes, tables, links between chapters, verse."""

import random
from collections.abc import Callable, Sequence

from pieces import para, section
from strategies import book

from pipeline.model import (
    Block,
    Book,
    Emph,
    Item,
    Link,
    List,
    Note,
    NoteRef,
    Preformatted,
    Quote,
    Section,
    Str,
    Strong,
    Table,
    Verse,
)
from pipeline.render import print as printing
from pipeline.render.desk import PlainDesk
from pipeline.render.printed import Printed

_WORDS = (
    "ferry lantern office affidavit water ladder keel winter orchard difficult field remembered mended carried "
    "Volunteer To-day “never” harbour’s — quay; flood, first final upper nobody said: that the of and in with"
).split()


def prose(seed: object, words: int) -> str:
    """So many words by chance, the same for the same seed."""
    chance = random.Random(str(seed))
    return " ".join(chance.choice(_WORDS) for _ in range(words)) + "."


def chapter(number: int, paragraphs: int = 8, blocks: Sequence[Block] = (), role: str = "chapter") -> Section:
    """A chapter of some paragraphs, with a note, and a section below it."""
    note = Note(f"n{number}", Str("1"), (para(prose(("note", number), 40)),))
    call = para(prose((number, "call"), 20), NoteRef(f"n{number}", Str("1")), " and so on.")
    text = [para(prose((number, at), 30 + 17 * at % 90)) for at in range(paragraphs)]
    below = section(f"s{number}", f"{number}.1", "Inner matter", [para(prose((number, "in"), 120))])
    return section(f"c{number}", f"{number}.", f"Of Ferries, {number}", [call, *text, *blocks, note], [below], role)


def everything() -> Book:
    """Every kind of block and inline, chapters in parts, sections that run on, and links in all directions."""
    table = Table(
        tuple(tuple((Str(f"{row} {column}"),) for column in ("year", "boats", "lamps")) for row in range(5)), 1
    )
    kinds: list[Block] = [
        table,
        Quote((para("So ", Emph((Str("it was"),)), " and ", Strong((Str("so it is"),)), "."),)),
        Verse(tuple((Str(line),) for line in ("The tide is out,", "the boats lie dry,", "and nobody calls."))),
        List((Item(Str("•"), (para("ropes"),)), Item(Str("•"), (para("sails"), para("and more"))))),
        Preformatted(Str("lamp: on\n  bell: off")),
        para("Back to ", Link("#c1", (Str("the first"),)), " or to ", Link("https://example.org/", (Str("a site"),))),
        para("See ", Link("#s4", (Str("what comes later"),)), ", or ", Link("#nowhere", (Str("nothing"),)), "."),
    ]
    parts = [
        section(
            "p1", "Part One", "The Shore", [para(prose("shore", 60))], [chapter(1, 12), chapter(2, 3, kinds)], "part"
        ),
        section("p2", "Part Two", "", (), [chapter(3, 6, [table]), chapter(4, 9)], "part"),
    ]
    front = section("f", "", "Before", [para(prose("before", 150)), para("See ", Link("#c4", (Str("the end"),)))])
    return book(front, *parts, chapter(5, 2), section("b", "", "After", [para(prose("after", 90))], role="back"))


def in_one_piece(make: Callable[[], Printed], patch: Callable[[object, str, object], None]) -> Printed:
    """What WeasyPrint makes of a book whose text is one document, as one PDF; `patch` is that of a monkeypatch."""
    patch(printing, "cut", lambda text, _: [text])
    patch(printing, "Desk", PlainDesk)
    return make()
