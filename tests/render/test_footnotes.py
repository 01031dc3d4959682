"""Notes stand at the foot of the page of their call or the next; where they cannot, behind their section."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from markupsafe import Markup
from noted import noted
from pieces import para, section
from strategies import book

from pipeline.model import Block, Link, Note, NoteRef, Quote, Section, Str
from pipeline.render import footnotes, xhtml
from pipeline.render.footnotes import candidates, faults, marked, settle
from pipeline.render.pack import Leaf

TOP = 500.0


def note(id: str, *texts: str, **given: Any) -> Note:
    return Note(id, Str("1"), tuple(map(para, texts or ("So it was.",))), **given)


def call(id: str) -> NoteRef:
    return NoteRef(id, Str("1"))


def chapter(id: str, *notes: str) -> Section:
    """A chapter that calls some notes and holds them."""
    blocks: list[Block] = [para("So", call(each), ".") for each in notes]
    return section(id, "", f"Of {id}", [*blocks, *(note(each) for each in notes)])


def leaf(*ids: str, at: float = 100.0) -> Leaf:
    return Leaf(dict.fromkeys(ids, (0.0, at)), (), "")


def unit(*sections: Section) -> Markup:
    made = book(*sections)
    return marked(Markup("\n").join(map(xhtml.section, sections)), candidates(made))


def test_which_notes() -> None:
    """Those that their section calls, in its text or its title; not one that another calls, or nothing but a note."""
    inner = section("d", "", "D", [para(call("n6")), note("n6")])
    within = Note("n4", Str("1"), (para(call("n5")),))
    quote, uncalled = Quote((para(call("n1")),)), note("n3", called=False)
    blocks: list[Block] = [quote, note("n1"), note("n2"), uncalled, para(call("n4")), within]
    own = Section("chapter", None, (Str("So"), call("n7")), (*blocks, note("n5"), note("n7")), (inner,), (), "c")
    made = book(own, section("e", "", "Notes", [note("n8")]), section("f", "", "F", [para(call("n2"), call("n8"))]))
    assert {id: holder.id for id, holder in candidates(made).items()} == {"n1": "c", "n4": "c", "n6": "d", "n7": "c"}


@pytest.mark.parametrize(
    ("pages", "wrong"),
    [
        ([leaf("c", "ref-n", "n")], False),
        ([leaf("c", "ref-n"), leaf("c", "n")], False),
        ([leaf("c", "ref-n"), leaf("c"), leaf("c", "n")], True),
        ([leaf("c", "n"), leaf("c", "ref-n")], True),
        ([leaf("c", "ref-n")], True),
        ([leaf("c", "n")], True),
        ([leaf("c", "ref-n"), leaf("n")], True),
        ([leaf("c", "ref-n"), leaf("d", "n")], True),
        ([leaf("c", "ref-n", "n", at=TOP + 9)], True),
    ],
)
def test_faults(pages: Sequence[Leaf], wrong: bool) -> None:
    """A note is lost, pages away from its call, before it, on a page without its section, or higher than the page."""
    own = chapter("c", "n")
    assert list(faults(unit(own), pages, candidates(book(own)), TOP)) == (["n"] if wrong else [])


Pages = Callable[[Markup], Sequence[Leaf]]


def settled(pages: Pages, *sections: Section) -> tuple[str, list[str], int]:
    """A unit once it is settled, the ids of the sections whose notes stand behind them, and how often it was set."""
    times = 0

    def lay(units: Sequence[Markup]) -> list[Sequence[Leaf]]:
        nonlocal times
        times += 1
        return [pages(each) for each in units]

    (done,), behind = settle([unit(*sections)], lay, candidates(book(*sections)), TOP)
    return done, [each.id for each in behind], times


WELL = leaf("c", "d", "ref-n", "n", "ref-m", "m")
LOST = leaf("c", "d", "ref-n", "ref-m", "m")


@pytest.mark.parametrize(("mended", "times"), [("foot", 1), ("foot together", 2), ("foot afresh", 3)])
def test_repairs(mended: str, times: int) -> None:
    """Each repair is tried in turn, of the note that needs it alone."""
    done, behind, tried = settled(
        lambda each: [WELL if f'class="note {mended}" id="n"' in each else LOST], chapter("c", "n"), chapter("d", "m")
    )
    assert f'class="note {mended}" id="n"' in done
    assert 'class="note foot" id="m"' in done
    assert (behind, tried) == ([], times)


def test_behind_the_section() -> None:
    """Where no repair helps, all notes of that section stand behind it, and no other's."""
    done, behind, tried = settled(
        lambda each: [WELL if 'class="note" id="n"' in each else LOST], chapter("c", "n", "k"), chapter("d", "m")
    )
    assert 'class="note" id="n"' in done
    assert 'class="note" id="k"' in done
    assert 'class="note foot" id="m"' in done
    assert (behind, tried) == (["c"], 4)


def test_it_ends() -> None:
    """A unit in which one note or another is always lost has none at the foot in the end."""
    sections = [chapter(f"c{at}", f"n{at}") for at in range(20)]

    def lose_one(each: Markup) -> list[Leaf]:
        lost = next((at for at in range(20) if f'foot" id="n{at}"' in each), None)
        ids = [id for at in range(20) for id in (f"c{at}", f"ref-n{at}", f"n{at}") if id != f"n{lost}"]
        return [leaf(*ids)]

    done, behind, tried = settled(lose_one, *sections)
    assert "foot" not in done.replace("footnote", "")
    assert len(set(behind)) == len(sections)
    assert tried <= 12


def test_notice() -> None:
    """The section is named, by its heading if it has one."""
    assert "of 'Of c' stand behind it" in footnotes.notice(chapter("c", "n"))
    assert "of a section without a heading" in footnotes.notice(section("c"))


def test_marks_nothing_but_notes() -> None:
    """What looks like a note in the text is text."""
    text = '<aside class="note" id="n">'
    own = section("c", "", "", [para(text, call("n"), Link("#c", (Str(text),))), note("n", text)])
    done = unit(own)
    assert done.count("note foot") == 1
    assert done.replace("note foot", "note") == xhtml.section(own)


def test_nothing_else_is_marked() -> None:
    """A book whose notes stand behind their sections is as it was."""
    made = noted(1, paragraphs=4, density=1.0)
    whole = xhtml.section(made.sections[0])
    assert marked(whole, {}) == whole
