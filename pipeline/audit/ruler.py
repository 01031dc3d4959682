"""Where runs of text stand on a page of a finished PDF: baseline, edges, size, and the spaces between words."""

import ctypes
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium


class Run(NamedTuple):
    """Where a run of text stands, in pt from the lower left corner of its page.

    `left` and `right` are where its first letter begins and its last one ends; `size` is that of the type; `gap` is
    the widest space between two of its words, 0 where it has but one.
    """

    left: float
    right: float
    baseline: float
    size: float
    gap: float


class Place(NamedTuple):
    """Where a piece of tagged text stands: its element by number on the page, the kinds down to it, and its run."""

    block: int
    path: str
    left: float
    right: float
    baseline: float
    size: float
    gap: float


class Ruler:
    """Measures the runs of one page: as letters advance, not as their ink shows, so that all spaces compare."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self.textpage = textpage
        self._count = textpage.count_chars()
        self._next = 0  # where in the characters of the page the next run probably begins
        self._box = pdfium.FS_RECTF()

    def measure(self, found: Any, text: str) -> Run:
        """Where a run stands; the spaces at its ends are none of it."""
        words = text.strip(" ")
        first = self._first(found, words) if words else -1
        left, _, right, _ = found.get_bounds()
        gap = 0.0
        if first >= 0:
            last = first + len(words) - 1
            edges = (*self._edges(first), *self._edges(last))  # the first is on the right in some scripts
            left, right = min(edges), max(edges)
            gap = self._widest(first, words)
            self._next = last + 1
        matrix = found.get_matrix()
        numbers = (left, right, matrix.f, type_size(found), gap)
        return Run(*(round(number, 2) for number in numbers))

    def seen(self) -> dict[int, str]:
        """The characters of each run as they stand from left to right, by its address."""
        found: dict[int, list[tuple[float, str]]] = {}
        for index in range(self._count):
            own = pdfium.FPDFText_GetTextObject(self.textpage.raw, index)
            if own:
                found.setdefault(address(own), []).append((self._edges(index)[0], self._character(index)))
        ordered = {run: sorted(own, key=itemgetter(0)) for run, own in found.items()}
        return {run: "".join(character for _, character in own) for run, own in ordered.items()}

    def _first(self, found: Any, words: str) -> int:
        """Where among the characters of the page a run begins; -1 where it is not to be found."""
        raw = address(found.raw)
        for index in chain(range(self._next, self._count), range(self._next)):
            own = pdfium.FPDFText_GetTextObject(self.textpage.raw, index)
            if own and address(own) == raw and self._character(index) == words[0]:
                return index
        return -1

    def _widest(self, first: int, words: str) -> float:
        """The widest space; a run whose characters are not as its text says is not measured."""
        spaces = [first + at for at, character in enumerate(words) if character == " "]
        if any(self._character(at) != " " for at in spaces):
            return 0.0
        return max((self._edges(at + 1)[0] - self._edges(at - 1)[1] for at in spaces), default=0.0)

    def _character(self, index: int) -> str:
        return chr(pdfium.FPDFText_GetUnicode(self.textpage.raw, index))

    def _edges(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetLooseCharBox(self.textpage.raw, index, self._box)
        return self._box.left, self._box.right


def address(found: Any) -> int:
    """Where PDFium has an object: what tells it from all others."""
    return ctypes.addressof(found.contents)


def type_size(found: Any) -> float:
    """The size of the type of a run in pt."""
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(found.raw, size)
    return float(size.value) * abs(float(found.get_matrix().d))
