"""Marks are read in the order of the structure tree, as PDFium reads it for a screen reader."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from altered import altered
from broken import RAW
from pikepdf import Array, Dictionary, Name, Pdf

from pipeline import style
from pipeline.audit.tags import marks
from pipeline.prepare import prepare
from pipeline.render.print import lay_out


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small book as PDF."""
    path = tmp_path_factory.mktemp("source") / "talk.txt"
    path.write_text(RAW, encoding="utf-8")
    return lay_out(prepare(path).book, style.load("classic")).pdf


def by_pdfium(data: bytes) -> list[tuple[int, ...]]:
    """The marks of each page as PDFium finds them."""

    def below(node: object) -> list[int]:
        found: list[int] = []
        for index in range(pdfium.FPDF_StructElement_CountChildren(node)):
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(node, index)
            if mark >= 0:
                found.append(mark)
            elif child := pdfium.FPDF_StructElement_GetChildAtIndex(node, index):
                found += below(child)
        return found

    trees = [pdfium.FPDF_StructTree_GetForPage(page.raw) for page in pypdfium2.PdfDocument(data)]
    return [
        tuple(
            mark
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree))
            for mark in below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index))
        )
        for tree in trees
    ]


def read(data: bytes) -> list[tuple[int, ...]]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return marks(pdf)


def test_as_pdfium_reads(book: bytes) -> None:
    """Every page of a book has its marks, in the order that PDFium gives."""
    assert read(book) == by_pdfium(book)
    assert sum(map(len, read(book))) > 20


def _swap(pdf: Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K[0].K
    kids[-1], kids[-2] = kids[-2], kids[-1]


def _single_kids(pdf: Pdf) -> None:
    for element in pdf.objects:
        if isinstance(element, Dictionary) and element.get("/S") == Name.Span and len(element.K) == 1:
            element.K = element.K[0]


def _references(pdf: Pdf) -> None:
    for element in list(pdf.objects):
        if isinstance(element, Dictionary) and element.get("/S") == Name.Span:
            kids = list(element.K)
            own = [kid if not isinstance(kid, int) else Dictionary(Type=Name.MCR, MCID=kid) for kid in kids]
            element.K = Array(own)


def _tree_of_parents(pdf: Pdf) -> None:
    parents = pdf.Root.StructTreeRoot.ParentTree
    numbers = list(parents.Nums)
    limits = Array([numbers[0], numbers[-2]])
    parents.Kids = Array([pdf.make_indirect(Dictionary(Nums=Array(numbers), Limits=limits))])
    del parents["/Nums"]


@pytest.mark.parametrize("change", [_swap, _single_kids, _references, _tree_of_parents])
def test_other_shapes(book: bytes, change: Callable[[Pdf], object]) -> None:
    """Whatever form the tree takes, it is read as PDFium reads it."""
    other = altered(book, change)
    assert read(other) == by_pdfium(other)
    assert sorted(map(sorted, read(other))) == sorted(map(sorted, read(book)))


def _no_parents(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array()


def _wrong_parents(pdf: Pdf) -> None:
    for elements in list(pdf.Root.StructTreeRoot.ParentTree.Nums)[1::2]:
        if isinstance(elements, Array) and len(elements):
            elements[0] = pdf.Root.StructTreeRoot.K[0]


def _no_tree(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


@pytest.mark.parametrize("change", [_no_parents, _wrong_parents, _no_tree])
def test_lost_marks(book: bytes, change: Callable[[Pdf], object]) -> None:
    """A mark from which no way leads to its element is none."""
    assert sum(map(len, read(altered(book, change)))) < sum(map(len, read(book)))
