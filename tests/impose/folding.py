"""A printer, a pair of hands and a reader: what comes out of the finished files when they are printed and bound.

Nothing here knows the tables. A side is what a reader finds on a page of the file; paper is turned, folded, cut and
read as it is in the hand.
"""

import re
from dataclasses import dataclass, replace

import pypdfium2  # type: ignore[import-untyped, unused-ignore]
import pypdfium2.raw  # type: ignore[import-untyped, unused-ignore]


@dataclass(frozen=True)
class Print:
    """A page found on a side: its number, whether it is upright, and (left, bottom, right, top) of its trim in pt."""

    number: int
    upright: bool
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Surface:
    """One side of a sheet: its size in pt, and what is on its left and right half."""

    width: float
    height: float
    halves: tuple[Print | None, Print | None]


Leaf = tuple[Print | None, Print | None]
"""What a reader finds on the two sides of a leaf, recto first; boxes as seen through the paper from one side."""


def printed(pdf: bytes) -> list[Surface]:
    """What the printer puts on each side, found by the text and the grey ground of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_surface(page) for page in document]


def _surface(page: pypdfium2.PdfPage) -> Surface:
    width, height = page.get_size()
    grounds = list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_FORM], max_depth=1))
    text = page.get_textpage()
    letters = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    found: list[Print | None] = [None, None]
    for drawn in grounds:
        box = drawn.get_bounds()
        here = [(letter, at) for letter, at in letters if _inside(at, box) and letter.strip()]
        number = re.fullmatch(r"page(\d+)", "".join(letter for letter, _ in here))
        assert number, "a page without its text"
        first, last = here[0][1], here[-1][1]
        rightward, at_head = first[0] < last[0], first[1] > (box[1] + box[3]) / 2
        assert rightward == at_head
        half = 0 if box[0] + box[2] < width else 1
        assert found[half] is None, "two pages on one half"
        found[half] = Print(int(number[1]), rightward, box)
    return Surface(width, height, (found[0], found[1]))


def _inside(letter: tuple[float, ...], box: tuple[float, ...]) -> bool:
    across, up = (letter[0] + letter[2]) / 2, (letter[1] + letter[3]) / 2
    return box[0] < across < box[2] and box[1] < up < box[3]


def fed_again(sides: list[Surface], face_up: bool) -> list[tuple[Surface, Surface]]:
    """Fronts printed first, the pile put back, then the backs: which front each back comes to lie behind.

    Sheets pile up in the tray. Where they lie face up, the pile is turned over, and its first sheet is on top; where
    they lie face down, it is put back as it is, and the last one is on top. The feeder takes from the top.
    """
    count = len(sides) // 2
    pile = sides[:count]
    from_the_top = pile if face_up else pile[::-1]
    pairs = dict(zip(map(id, from_the_top), sides[count:], strict=True))
    return [(front, pairs[id(front)]) for front in pile]


def duplexed(sides: list[Surface]) -> list[tuple[Surface, Surface]]:
    """Front and back in turn, as a printer does that prints both sides."""
    return list(zip(sides[::2], sides[1::2], strict=True))


def _through(surface: Surface, flip: str) -> tuple[Print | None, Print | None]:
    """The printed back as it lies behind the front's left and right half, once the sheet was turned for it."""
    left, right = (found and _turned(found, surface, flip) for found in surface.halves)
    return (right, left) if flip == "short" else (left, right)


def _turned(found: Print, surface: Surface, flip: str) -> Print:
    """About the short edge like a leaf: heads stay up. About the long one, over the top: heads go down."""
    left, bottom, right, top = found.box
    if flip == "short":
        return replace(found, box=(surface.width - right, bottom, surface.width - left, top))
    return replace(found, upright=not found.upright, box=(left, surface.height - top, right, surface.height - bottom))


def half_turned(surface: Surface) -> Surface:
    """A side printed on paper that lay in the tray with its foot where its head should be."""

    def half(found: Print | None) -> Print | None:
        if not found:
            return None
        left, bottom, right, top = found.box
        box = surface.width - right, surface.height - top, surface.width - left, surface.height - bottom
        return replace(found, upright=not found.upright, box=box)

    left, right = map(half, surface.halves)
    return replace(surface, halves=(right, left))


def folded(pairs: list[tuple[Surface, Surface]], flip: str, signatures: tuple[int, ...], binding: str) -> list[Leaf]:
    """Lay each signature's sheets into one another, the first one outermost, fold them, and read leaf by leaf."""
    leaves: list[Leaf] = []
    rest = [(front.halves, _through(back, flip)) for front, back in pairs]
    near, far = (1, 0) if binding == "left" else (0, 1)
    for size in signatures:
        stack, rest = rest[:size], rest[size:]
        leaves += [(front[near], behind[near]) for front, behind in stack]
        leaves += [(behind[far], front[far]) for front, behind in reversed(stack)]
    assert not rest
    return leaves


def cut(pairs: list[tuple[Surface, Surface]], flip: str, binding: str) -> list[Leaf]:
    """Cut the whole stack at the middle, and lay the half with the beginning on the other one."""
    stack = [(front.halves, _through(back, flip)) for front, back in pairs]
    upper, lower = (0, 1) if binding == "left" else (1, 0)
    return [(front[half], behind[half]) for half in (upper, lower) for front, behind in stack]


def read(leaves: list[Leaf]) -> list[int | None]:
    """The page numbers, one after another; a page on its head is the negative of its number."""
    return [(found.number if found.upright else -found.number) if found else None for leaf in leaves for found in leaf]


def the_book(count: int) -> list[int | None]:
    """All pages upright and in order, blanks only to fill the last sheet, before the back cover."""
    pages: list[int | None] = list(range(1, count + 1))
    last = 1 if count == 1 else count - 1
    return pages[:last] + [None] * (-count % 4) + pages[last:]
