"""A laid-out PDF becomes a part, or is refused where it is not built as it should be."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

import pikepdf
import pytest
from novels import everything
from pikepdf import Array, Dictionary, Name, Pdf

from pipeline import style
from pipeline.render import front, pack
from pipeline.render.crew import Answer, Crew, Task
from pipeline.render.cutting import cut
from pipeline.render.fonts import UnexpectedError
from pipeline.render.stylesheets import stylesheets

CLASSIC = style.load("classic")


@lru_cache(maxsize=1)
def answer() -> Answer:
    """A chapter with a table, links and a note, laid out."""
    units = list(cut(front.body(everything()), CLASSIC.opening))
    html = CLASSIC.render("page.xhtml.j2", kind="body", content=units[3], **front.page_values(everything()))
    with Crew.hired(None) as crew:
        return crew.lay_out([Task("a chapter", (html,))], stylesheets(CLASSIC))[0]


def flawed(flaw: Callable[[Pdf], object]) -> Answer:
    """The chapter with something changed in its PDF."""
    with pikepdf.open(BytesIO(answer().pdf)) as pdf:
        flaw(pdf)
        out = BytesIO()
        pdf.save(out)
    return replace(answer(), pdf=out.getvalue())


def test_part() -> None:
    """A part has its pages, and names its fonts without their programs."""
    part = pack.pack(answer(), CLASSIC.faces)
    assert len(part.pages) == len(answer().pages)
    assert [CLASSIC.faces[font.face].weight for font in part.fonts.values()].count(600) >= 1
    assert next(iter(part.pages[0].ids)) == "c2"
    assert part.headers
    with pikepdf.open(BytesIO(part.pdf)) as pdf:
        assert len(pdf.pages) == len(part.pages)
        assert not [each for each in pdf.objects if isinstance(each, Dictionary) and "/FontDescriptor" in each]


def test_kept() -> None:
    """A part that was kept as bytes is the same part."""
    part = pack.pack(answer(), CLASSIC.faces)
    assert pack.load(pack.dump(part)) == part


@pytest.mark.parametrize("kept", [b"", b"1", b"x", b"[{}, []]\n", b"cut off"])
def test_kept_badly(kept: bytes) -> None:
    """What is no part is none."""
    whole = pack.dump(pack.pack(answer(), CLASSIC.faces))
    assert pack.load(whole[:-9] if kept == b"cut off" else kept) is None


def _own_resources(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources = pdf.make_indirect(Dictionary(dict(pdf.pages[0].obj.Resources.items())))


def _two_roots(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K.append(pdf.Root.StructTreeRoot.K[0])


def _tree_of_parents(pdf: Pdf) -> None:
    parents = pdf.Root.StructTreeRoot.ParentTree
    parents.Kids = Array([pdf.make_indirect(Dictionary(Nums=parents.Nums, Limits=Array([0, 99])))])
    del parents["/Nums"]


def _other_numbers(pdf: Pdf) -> None:
    pdf.pages[0].obj.StructParents, pdf.pages[1].obj.StructParents = 1, 0


def _simple_font(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Font.X = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)


def _other_family(pdf: Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        font.DescendantFonts[0].FontDescriptor.FontFamily = "Sly Face"


def _other_program(pdf: Pdf) -> None:
    every = [font.DescendantFonts[0].FontDescriptor for font in pdf.pages[0].obj.Resources.Font.values()]
    fonts = [font for font in every if "/FontFile3" in font]
    programs = [font.FontFile3 for font in fonts]
    for font, program in zip(fonts, programs[1:] + programs[:1], strict=True):
        font.FontFile3 = program


def _no_texts(pdf: Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        del font["/ToUnicode"]


FLAWS = [_own_resources, _two_roots, _tree_of_parents, _other_numbers, _simple_font]
FLAWS += [_other_family, _other_program, _no_texts]


@pytest.mark.parametrize("flaw", FLAWS)
def test_unexpected(flaw: Callable[[Pdf], object]) -> None:
    """A PDF of another shape is refused as such, not by any other error."""
    assert pack.pack(flawed(lambda _: None), CLASSIC.faces)
    with pytest.raises(UnexpectedError):
        pack.pack(flawed(flaw), CLASSIC.faces)
