"""Links that lead nowhere or elsewhere, and figures of the contents that are wrong, are found in a PDF."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from altered import altered
from made import CLASSIC, book, chapter, of
from pieces import para, section
from pikepdf import Array, Pdf, String

from pipeline.lint import Finding, examine
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed

BOOK = book(*(chapter(number, 30) for number in range(1, 6)))


@pytest.fixture(scope="module")
def printed() -> Printed:
    """A book with contents, which lead to five chapters."""
    return lay_out(BOOK, CLASSIC, "full")


def faults(made: Printed) -> list[Finding]:
    return of(examine(made.pdf, made.pages, BOOK, CLASSIC), "link", "contents")


def changed(made: Printed, change: Callable[[Pdf], object]) -> Printed:
    return replace(made, pdf=altered(made.pdf, change))


def _forget(pdf: Pdf) -> None:
    names = pdf.Root.Names.Dests.Names
    at = next(at for at in range(0, len(names), 2) if str(names[at]) == "c3")
    del names[at : at + 2]


def _elsewhere(pdf: Pdf) -> None:
    names = pdf.Root.Names.Dests.Names
    at = next(at for at in range(0, len(names), 2) if str(names[at]) == "c3")
    names[at + 1][0] = pdf.pages[-1].obj


def _rename(pdf: Pdf) -> None:
    links = [link for page in pdf.pages for link in page.obj.get("/Annots", Array())]
    link = next(link for link in links if str(link.get("/Dest")) == "c3")
    link.Dest = String("c33")


def test_a_whole_book_has_none(printed: Printed) -> None:
    """Its five links lead where they say, and its contents name the right pages."""
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        assert sum(len(page.obj.get("/Annots", Array())) for page in pdf.pages) == 5
    assert faults(printed) == []


@pytest.mark.parametrize("change", [_forget, _rename], ids=["no such place", "another name"])
def test_a_link_that_leads_nowhere(printed: Printed, change: Callable[[Pdf], object]) -> None:
    """It is named with its words and its place in the contents."""
    (finding,) = faults(changed(printed, change))
    assert (finding.kind, finding.weight, printed.pages[finding.page].unit) == ("link", "fault", "contents")
    assert "leads nowhere" in finding.why
    assert "3." in finding.words
    assert finding.line > 2


def test_a_link_that_leads_elsewhere(printed: Printed) -> None:
    """The page that it leads to is named."""
    (finding,) = of(faults(changed(printed, _elsewhere)), "link")
    assert finding.why == f"leads to page {printed.pages[-1].folio}: c3"


def test_wrong_figures(printed: Printed) -> None:
    """Where a heading stands on another page than the contents say, both are named."""
    at = next(index for index, page in enumerate(printed.pages) if "c4" in page.ids)
    pages = [replace(page, folio="99") if index == at else page for index, page in enumerate(printed.pages)]
    (finding,) = faults(replace(printed, pages=tuple(pages)))
    assert (finding.kind, finding.why) == ("contents", "the heading stands on page 99")
    assert finding.words == f"4. Of lines {printed.pages[at].folio}"


_ORDER = pytest.mark.xfail(strict=True, reason="on the line, what stands before the number and what behind looks alike")


@pytest.mark.parametrize("last", ["“Ebb”", pytest.param("7 (lamps)", marks=_ORDER)])
def test_figures_of_titles_in_another_direction(last: str) -> None:
    """In a book that is read from right to left, nobody can see at which end of an English title its mark stands."""
    titles = ["הסירה", "Rain (again)", "Mud?", last]
    body = [para("הסירה יצאה בתשע בבוקר עם ארבעים אנשים. " * 4)]
    sections = (section(f"c{at}", "", title, body, role="chapter") for at, title in enumerate(titles))
    whole = book(*sections)
    whole = replace(whole, meta=replace(whole.meta, language="he"))
    made = lay_out(whole, CLASSIC, "full")
    assert of(examine(made.pdf, made.pages, whole, CLASSIC), "contents", "link") == []
    pages = [replace(page, folio="99") if "c1" in page.ids else page for page in made.pages]
    assert len(of(examine(made.pdf, pages, whole, CLASSIC), "contents")) == 1


def test_figures_of_titles_that_fill_their_line() -> None:
    """A figure stands on the last line of its title, however long that is."""
    titles = ["of ropes and sails " * 2 + "m" * size for size in range(2, 26)]
    whole = book(*(section(f"c{at}", "", title, [para("Text.")], role="chapter") for at, title in enumerate(titles)))
    made = lay_out(whole, CLASSIC, "full")
    assert of(examine(made.pdf, made.pages, whole, CLASSIC), "contents", "measure") == []
