"""A booklet comes out right if a reader who prints, folds and opens it reads the book."""

import re
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped, unused-ignore]
import pytest
from pikepdf import Array, Dictionary, Name

from pipeline.errors import RenderError
from pipeline.impose import A4, LETTER, PAPERS, Flip, Forme, Imposed, Paper, Scheme, Sheet, fit, formes, impose, sheets

Mark = tuple[int, bool] | None
"""What a reader finds on a page: its number and whether it stands upright; None on a blank."""
Side = tuple[Mark, Mark]
Box = tuple[float, float, float, float]

FLIPS: tuple[Flip, ...] = ("short", "long")
COUNTS = range(1, 65)
A5_SIZE, A4_SIZE, LETTER_SIZE = (419.53, 595.28), (595.28, 841.89), (612.0, 792.0)
SIZES = (A5_SIZE, A4_SIZE, LETTER_SIZE, A4_SIZE[::-1], (300.0, 300.0))
AS_USUAL = Scheme(A4, "short")
SLACK = 0.01  # pt


def seen_through(side: Side, flip: Flip) -> Side:
    """The printed back as it lies behind the front's left and right half, once the sheet was flipped for it."""
    left, right = side
    if flip == "short":  # turned like a leaf: heads stay up, left comes to lie behind right
        return right, left
    return heads_down(left), heads_down(right)  # turned over the top: heads go down, left stays behind left


def heads_down(mark: Mark) -> Mark:
    return mark and (mark[0], not mark[1])


def folded(sides: list[Side], flip: Flip) -> list[Mark]:
    """Stack the printed sheets, the first one outermost, fold them at the middle, and read leaf by leaf."""
    stack = [(front, seen_through(back, flip)) for front, back in zip(sides[::2], sides[1::2], strict=True)]
    to_the_middle = [mark for front, behind in stack for mark in (front[1], behind[1])]
    to_the_end = [mark for front, behind in reversed(stack) for mark in (behind[0], front[0])]
    return to_the_middle + to_the_end


def the_book(count: int) -> list[Mark]:
    """All pages upright and in order, blanks before the back cover; one page alone is the front cover."""
    pages: list[Mark] = [(number, True) for number in range(1, count + 1)]
    cover = 1 if count == 1 else count - 1
    return pages[:cover] + [None] * (-count % 4) + pages[cover:]


@cache
def source(count: int, size: tuple[float, float] = A5_SIZE, origin: float = 0) -> bytes:
    """A book whose pages are grey up to the edge and bear their number at the head; all share one font."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        resources = pdf.make_indirect(Dictionary(Font=Dictionary(F=font)))
        right, top = origin + size[0], origin + size[1]
        for number in range(1, count + 1):
            page = pdf.add_blank_page()
            page.mediabox = Array([origin, origin, right, top])
            page.obj.Resources = resources
            ground = f".9 g {origin} {origin} {size[0]} {size[1]} re f 0 g"
            head = f"BT /F 12 Tf {origin + 20} {top - 40} Td (page {number}) Tj ET"
            page.obj.Contents = pdf.make_stream(f"{ground} {head}".encode())
        pdf.docinfo[Name.Title] = "Fables"
        pdf.Root.Lang = pikepdf.String("la")
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def opened(booklet: Imposed) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(booklet.pdf))


def printed(pdf: bytes) -> list[Side]:
    """What the printer puts on each side, found by the text on either half."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(mark_on(page, 0), mark_on(page, 1)) for page in document]


def mark_on(page: pypdfium2.PdfPage, half: int) -> Mark:
    """The number on one half of a side, and whether both its letters and its place say it is upright."""
    width, height = page.get_width() / 2, page.get_height()
    text = page.get_textpage()
    here = [at for at in range(text.count_chars()) if half * width < text.get_charbox(at)[0] < (half + 1) * width]
    found = re.search(r"page (\d+)", "".join(text.get_text_range(at, 1) for at in here))
    if not found:
        return None
    first, last = text.get_charbox(here[0]), text.get_charbox(here[-1])
    rightward, at_head = first[0] < last[0], first[1] > height / 2
    assert rightward == at_head
    return int(found[1]), rightward


def placed(pdf: bytes) -> list[tuple[Box, Box]]:
    """Each drawn page with its half sheet, as (left, bottom, right, top) in pt of the sheet."""
    pairs = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_width() / 2, page.get_height()
            for drawn in page.get_objects(max_depth=1):
                box: Box = drawn.get_bounds()
                fold = width if box[0] + box[2] > 2 * width else 0.0
                pairs.append((box, (fold, 0.0, fold + width, height)))
    return pairs


def test_the_last_page_is_the_back_cover_and_blanks_stand_before_it() -> None:
    assert sheets(8) == (Sheet(front=(8, 1), back=(2, 7)), Sheet(front=(6, 3), back=(4, 5)))
    assert sheets(5) == (Sheet(front=(5, 1), back=(2, None)), Sheet(front=(None, 3), back=(4, None)))
    assert sheets(2) == (Sheet(front=(2, 1), back=(None, None)),)
    assert sheets(1) == (Sheet(front=(None, 1), back=(None, None)),)


def test_only_the_long_flip_turns_the_back() -> None:
    assert formes(4, "short") == (Forme((4, 1)), Forme((2, 3)))
    assert formes(4, "long") == (Forme((4, 1)), Forme((3, 2), turned=True))


def test_no_booklet_without_pages() -> None:
    with pytest.raises(RenderError, match="at least one page"):
        sheets(0)


@pytest.mark.parametrize("flip", FLIPS)
def test_the_table_folds_into_the_book(flip: Flip) -> None:
    for count in (*COUNTS, 305, 306):
        assert folded(table_sides(count, flip), flip) == the_book(count)


def table_sides(count: int, flip: Flip) -> list[Side]:
    return [(marked(forme, 0), marked(forme, 1)) for forme in formes(count, flip)]


def marked(forme: Forme, half: int) -> Mark:
    number = forme.pages[half]
    return None if number is None else (number, not forme.turned)


def test_the_wrong_edge_at_the_printer_is_noticed() -> None:
    assert folded(table_sides(8, "short"), "long") != the_book(8)
    assert folded(table_sides(8, "long"), "short") != the_book(8)


@pytest.mark.parametrize("flip", FLIPS)
def test_the_printed_booklet_folds_into_the_book(flip: Flip) -> None:
    for count in COUNTS:
        booklet = impose(source(count), Scheme(A4, flip))
        assert folded(printed(booklet.pdf), flip) == the_book(count)
        assert (booklet.sheets, booklet.pages, booklet.blanks) == (-(-count // 4), count, -count % 4)


@pytest.mark.parametrize("flip", FLIPS)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
@pytest.mark.parametrize("size", SIZES)
def test_pages_are_whole_and_centred_on_their_halves(size: tuple[float, float], paper: Paper, flip: Flip) -> None:
    booklet = impose(source(6, size), Scheme(paper, flip))
    boxes = placed(booklet.pdf)
    assert len(boxes) == 6
    for page, half in boxes:
        for axis in (0, 1):
            low, high, floor, ceiling = page[axis], page[axis + 2], half[axis], half[axis + 2]
            assert high - low == pytest.approx(size[axis] * booklet.scale, abs=SLACK)
            assert floor - SLACK <= low
            assert high <= ceiling + SLACK
            assert low + high == pytest.approx(floor + ceiling, abs=SLACK)


def test_pages_shrink_only_as_far_as_they_must() -> None:
    assert impose(source(2), AS_USUAL).scale == 1.0
    assert impose(source(2), Scheme(LETTER, "short")).scale == pytest.approx(0.944, abs=5e-4)
    assert impose(source(2, A4_SIZE), AS_USUAL).scale == pytest.approx(0.707, abs=5e-4)
    assert fit([(100, 100)], A4) == 1.0
    assert fit([(100, 100), (425.2, 100)], A4) == pytest.approx(0.99, abs=1e-3)


def test_the_trimmed_part_of_a_page_is_what_counts() -> None:
    with pikepdf.open(BytesIO(source(1, A4_SIZE, origin=-50))) as pdf:
        pdf.pages[0].cropbox = Array([-40, -30, 460, 670])
        cropped = impose(saved(pdf), AS_USUAL)
        pdf.pages[0].trimbox = Array([0, 0, 400, 500])
        trimmed = opened(impose(saved(pdf), AS_USUAL))
    assert cropped.scale == pytest.approx(A4.half[0] / 500)
    (form,) = trimmed.pages[0].form_xobjects.values()
    assert [int(edge) for edge in Array(form.BBox)] == [0, 0, 400, 500]
    margins = A4.half[0] * 1.5 - 200, A4.half[1] / 2 - 250
    assert trimmed.pages[0].Contents.read_bytes().startswith(b"q 1 0 0 1 %.5f %.4f cm" % margins)


@pytest.mark.parametrize(("flip", "edge"), [("short", "/DuplexFlipShortEdge"), ("long", "/DuplexFlipLongEdge")])
def test_the_booklet_says_what_it_is(flip: Flip, edge: str) -> None:
    pdf = opened(impose(source(3), Scheme(A4, flip)))
    title = "Fables \N{EN DASH} booklet for printing: fold and staple"
    assert dict(pdf.docinfo.items()) == {"/Title": title}
    assert dict(pdf.open_metadata()) == {"{http://purl.org/dc/elements/1.1/}title": title}
    assert pdf.Root.Lang == "la"
    assert pdf.Root.ViewerPreferences == Dictionary(DisplayDocTitle=True, Duplex=Name(edge), PrintScaling=Name("/None"))


def test_a_title_in_xmp_comes_first_and_none_is_no_harm() -> None:
    with pikepdf.open(BytesIO(source(1))) as pdf:
        with pdf.open_metadata(update_docinfo=False) as metadata:
            metadata["dc:title"] = "Fabulae"
        assert str(opened(impose(saved(pdf), AS_USUAL)).docinfo.Title).startswith("Fabulae \N{EN DASH} ")
        del pdf.docinfo[Name.Title], pdf.Root.Metadata
        untitled = opened(impose(saved(pdf), AS_USUAL))
    assert untitled.docinfo.Title == "Booklet for printing: fold and staple"


def test_what_only_a_screen_needs_stays_behind() -> None:
    with pikepdf.open(BytesIO(source(2))) as pdf:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("page 1", 0))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])])
        booklet = opened(impose(saved(pdf), AS_USUAL))
    assert set(booklet.Root.keys()) == {"/Type", "/Pages", "/Lang", "/Metadata", "/ViewerPreferences"}
    bare = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
    assert all(set(page.obj.keys()) == bare for page in booklet.pages)


def test_pages_go_on_sharing_their_font() -> None:
    booklet = opened(impose(source(40), AS_USUAL))
    fonts = [thing for thing in booklet.objects if isinstance(thing, Dictionary) and thing.get("/Type") == Name.Font]
    forms = [form for page in booklet.pages for form in page.form_xobjects.values()]
    assert (len(fonts), len(forms), len({form.Resources.objgen for form in forms} - {(0, 0)})) == (1, 40, 1)


def test_another_process_at_another_time_makes_the_same_bytes() -> None:
    book, here = source(9), impose(source(9), AS_USUAL).pdf
    booklet = "impose(sys.stdin.buffer.read(), Scheme(A4, 'short')).pdf"
    code = f"import sys, time; from pipeline.impose import *; time.sleep(1); sys.stdout.buffer.write({booklet})"
    command = [sys.executable, "-c", code]
    there = subprocess.run(command, input=book, capture_output=True, check=True, cwd=Path(__file__).parents[1]).stdout
    assert there == here
    assert not re.search(rb"[Dd]ate|D:\d{4}", there)
