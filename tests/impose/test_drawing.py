"""The finished files: pages whole and in place, fonts shared, nothing of the screen or the clock."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped, unused-ignore]
import pytest
from folding import printed
from numbered import A4, A5, LETTER, saved, source
from pikepdf import Array, Dictionary, Name

from pipeline import paper, style
from pipeline.errors import InputError, RenderError
from pipeline.impose import Imposed, impose
from pipeline.ticket import MARKS, Flip, Manual, Ticket

FLIPS: tuple[Flip, ...] = ("short", "long")
FONT = style.load("classic").faces[0].data
SLACK = 0.01  # pt


def opened(booklet: Imposed) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(booklet.pdf))


@pytest.mark.parametrize("flip", FLIPS)
@pytest.mark.parametrize("name", [*paper.PAPERS, "320x450mm"])
@pytest.mark.parametrize("size", [A5, A4, LETTER, A4[::-1], (300.0, 300.0)])
def test_pages_are_whole_and_lie_on_their_halves(size: tuple[float, float], name: str, flip: Flip) -> None:
    """Each page is scaled alone, stands upright in the middle, and touches the fold or fills its half."""
    booklet = impose(source(6, size), Ticket(paper=name, flip=flip))
    sides = printed(booklet.pdf)
    boxes = [(half, found.box, side) for side in sides for half, found in enumerate(side.halves) if found]
    assert len(boxes) == 6
    for half, (left, bottom, right, top), side in boxes:
        assert (right - left, top - bottom) == pytest.approx([side * booklet.scale for side in size], abs=SLACK)
        assert bottom + top == pytest.approx(side.height, abs=SLACK)
        fold = right if half == 0 else left
        room = side.width / 2 - (right - left)
        assert abs(fold - side.width / 2) == pytest.approx(0 if room > 2 else room / 2, abs=SLACK)


def test_a_page_that_fills_its_half_lies_in_its_middle() -> None:
    """A5 on A4, as it has always been: a quarter of a millimetre left on either side."""
    (_, recto), *_ = (side.halves for side in printed(impose(source(2)).pdf))
    assert recto
    assert recto.box[0] == pytest.approx(paper.A4.height * 0.75 - A5[0] / 2, abs=SLACK)


def test_leaves_that_are_cut_apart_lie_in_the_middle_of_their_halves() -> None:
    """No knife spares the fold there, as there is none."""
    ticket = Ticket(scheme="perfect", paper="a3")
    for side in printed(impose(source(8), ticket).pdf):
        for half, found in enumerate(side.halves):
            assert found
            assert found.box[0] + found.box[2] == pytest.approx(side.width * (0.5 + half), abs=SLACK)


def test_inner_sheets_move_towards_the_spine() -> None:
    """By the caliper for each sheet around them, recto and verso alike; in each signature anew."""
    ticket = Ticket(scheme="signatures", signature_sheets=3, caliper=0.2)
    fronts = printed(impose(source(24), ticket).pdf)[::2]
    at_rest = printed(impose(source(24), Ticket(scheme="signatures", signature_sheets=3)).pdf)[::2]
    for depth, (moved, still) in enumerate(zip(fronts, at_rest, strict=True)):
        shift = depth % 3 * 0.2 * paper.POINTS_PER_MM
        for half, direction in ((0, 1), (1, -1)):
            there, here = moved.halves[half], still.halves[half]
            assert there
            assert here
            assert there.box[0] - here.box[0] == pytest.approx(direction * shift, abs=SLACK)


def test_pages_that_move_over_the_fold_are_clipped_there() -> None:
    """What is printed up to the edge of one page never lies on the other: dark versos, light rectos."""
    with pikepdf.open(BytesIO(source(80))) as pdf:
        for page in pdf.pages[1::2]:
            page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b".9 g", b".4 g", 1))
        moved = impose(saved(pdf), Ticket(caliper=0.5))
    with pypdfium2.PdfDocument(moved.pdf) as document:
        page = document[len(document) - 1]
        picture = page.render(scale=4).to_pil().convert("L")
    fold, middle = picture.width // 2, picture.height // 2
    assert {picture.getpixel((at, middle)) for at in range(fold - 20, fold - 2)} == {102}
    assert {picture.getpixel((at, middle)) for at in range(fold + 3, fold + 20)} == {230}


def test_pages_are_scaled_as_the_ticket_says() -> None:
    """fit shrinks where it must, exact never scales, scaled fills the half."""
    assert impose(source(2)).scale == 1.0
    assert impose(source(2), Ticket(paper="letter")).scale == pytest.approx(0.944, abs=5e-4)
    assert impose(source(2, A4)).scale == pytest.approx(0.707, abs=5e-4)
    assert impose(source(2), Ticket(paper="a3")).scale == 1.0
    assert impose(source(2), Ticket(paper="a3", size="exact")).scale == 1.0
    assert impose(source(2), Ticket(paper="a3", size="scaled")).scale == pytest.approx(1.414, abs=2e-3)
    with pytest.raises(RenderError, match="148 × 210 mm do not fit half a sheet, 140 × 216 mm"):
        impose(source(2), Ticket(paper="letter", size="exact"))


def test_the_trimmed_part_of_a_page_is_what_counts() -> None:
    """TrimBox before CropBox before MediaBox, wherever their corner is."""
    with pikepdf.open(BytesIO(source(1, A4, origin=-50))) as pdf:
        pdf.pages[0].cropbox = Array([-40, -30, 460, 670])
        cropped = impose(saved(pdf))
        pdf.pages[0].trimbox = Array([0, 0, 400, 500])
        trimmed = opened(impose(saved(pdf)))
    assert cropped.scale == pytest.approx(paper.A4.half[0] / 500)
    (form,) = trimmed.pages[0].form_xobjects.values()
    assert [int(edge) for edge in Array(form.BBox)] == [0, 0, 400, 500]
    at = paper.A4.half[0], paper.A4.half[1] / 2 - 250
    trimmed.pages[0].contents_coalesce()
    assert trimmed.pages[0].Contents.read_bytes().startswith(b"q 1 0 0 1 %.4f %.4f cm" % at)


@pytest.mark.parametrize(
    ("flip", "manual", "duplex"),
    [
        ("short", "no", "/DuplexFlipShortEdge"),
        ("long", "no", "/DuplexFlipLongEdge"),
        ("long", "reversed", "/Simplex"),
    ],
)
def test_the_booklet_says_what_it_is(flip: Flip, manual: Manual, duplex: str) -> None:
    """Title, language and the presets of the print dialogue; nothing of the clock."""
    pdf = opened(impose(source(3), Ticket(flip=flip, manual_duplex=manual)))
    title = "Fables \N{EN DASH} booklet for printing: fold and staple"
    assert dict(pdf.docinfo.items()) == {"/Title": title}
    assert dict(pdf.open_metadata()) == {"{http://purl.org/dc/elements/1.1/}title": title}
    assert pdf.Root.Lang == "la"
    wanted = Dictionary(DisplayDocTitle=True, Duplex=Name(duplex), PrintScaling=Name("/None"))
    assert pdf.Root.ViewerPreferences == wanted


def test_pages_are_labelled_by_sheet_and_side() -> None:
    """A viewer names the sheets, also where only some are printed, or all fronts come first."""

    def labels(ticket: Ticket) -> list[str]:
        with pypdfium2.PdfDocument(impose(source(12), ticket).pdf) as document:
            return [document.get_page_label(at) for at in range(len(document))]

    assert labels(Ticket(sheets=(1, 3))) == ["1 front", "1 back", "3 front", "3 back"]
    assert labels(Ticket(manual_duplex="reversed")) == ["1 front", "2 front", "3 front", "3 back", "2 back", "1 back"]


def test_a_sheet_that_there_is_not_is_refused() -> None:
    """`--sheets` beyond the last one."""
    with pytest.raises(InputError, match="there is no sheet 4: the book has 3"):
        impose(source(12), Ticket(sheets=(2, 4)))


def test_a_title_in_xmp_comes_first_and_none_is_no_harm() -> None:
    """The source's title, wherever it stands."""
    with pikepdf.open(BytesIO(source(1))) as pdf:
        with pdf.open_metadata(update_docinfo=False) as metadata:
            metadata["dc:title"] = "Fabulae"
        assert str(opened(impose(saved(pdf))).docinfo.Title).startswith("Fabulae \N{EN DASH} ")
        del pdf.docinfo[Name.Title], pdf.Root.Metadata
        untitled = opened(impose(saved(pdf)))
    assert untitled.docinfo.Title == "Booklet for printing: fold and staple"


def test_what_only_a_screen_needs_stays_behind() -> None:
    """No tags, links or bookmarks."""
    with pikepdf.open(BytesIO(source(2))) as pdf:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("page 1", 0))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])])
        booklet = opened(impose(saved(pdf)))
    assert set(booklet.Root.keys()) == {"/Type", "/Pages", "/Lang", "/Metadata", "/ViewerPreferences", "/PageLabels"}
    bare = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
    assert all(set(page.obj.keys()) == bare for page in booklet.pages)


def test_pages_go_on_sharing_their_font() -> None:
    """One font, forty forms, one set of resources; labels bring no font."""
    booklet = opened(impose(source(40), Ticket(paper="a3", marks=MARKS), FONT))
    fonts = [thing for thing in booklet.objects if isinstance(thing, Dictionary) and thing.get("/Type") == Name.Font]
    forms = [form for page in booklet.pages for form in page.form_xobjects.values()]
    assert (len(fonts), len(forms), len({form.Resources.objgen for form in forms} - {(0, 0)})) == (1, 40, 1)


def test_another_process_at_another_time_makes_the_same_bytes() -> None:
    """Also with marks and labels."""
    book, ticket = source(9), Ticket(paper="a3", marks=MARKS, caliper=0.1)
    here = impose(book, ticket, FONT)
    code = f"""import sys, time
from pipeline import style
from pipeline.impose import impose
from pipeline.ticket import Ticket
time.sleep(1)
made = impose(sys.stdin.buffer.read(), {ticket!r}, style.load("classic").faces[0].data)
sys.stdout.buffer.write(made.pdf)"""
    command, root = [sys.executable, "-c", code], Path(__file__).parents[2]
    there = subprocess.run(command, input=book, capture_output=True, check=True, cwd=root).stdout
    assert there == here.pdf
    assert not re.search(rb"[Dd]ate|D:\d{4}", there)
