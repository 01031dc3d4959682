"""A booklet comes out right if a reader who prints, folds or cuts, and opens it reads the book."""

import folding
import pytest
from folding import Leaf, Surface, cut, duplexed, fed_again, folded, half_turned, printed, read, the_book
from hypothesis import given, settings
from hypothesis import strategies as st
from numbered import source

from pipeline import style
from pipeline.impose import Imposed, impose
from pipeline.paper import POINTS_PER_MM
from pipeline.ticket import MARKS, Binding, Flip, Manual, Scheme, Ticket

COUNTS = st.integers(1, 130)
REGISTER = 0.1 * POINTS_PER_MM
SCHEMES: tuple[Scheme, ...] = ("auto", "saddle", "signatures", "perfect")
FLIPS: tuple[Flip, ...] = ("short", "long")
MANUALS: tuple[Manual, ...] = ("no", "in-order", "reversed")
BINDINGS: tuple[Binding, ...] = ("left", "right")
FONT = style.load("classic").faces[0].data

TICKETS = st.builds(
    Ticket,
    scheme=st.sampled_from(SCHEMES),
    signature_sheets=st.integers(1, 7),
    paper=st.sampled_from(["a4", "a3", "letter", "tabloid", "320x450mm"]),
    size=st.sampled_from(["fit", "scaled"]),
    flip=st.sampled_from(FLIPS),
    manual_duplex=st.sampled_from(MANUALS),
    caliper=st.sampled_from([0.0, 0.1, 0.13]),
    binding=st.sampled_from(BINDINGS),
    marks=st.sampled_from([None, (), MARKS]),
)


def bound(sides: list[Surface], imposed: Imposed, ticket: Ticket, flip: Flip | None = None) -> list[Leaf]:
    """The leaves of the book that hands make of the printed sides; `flip` is how the printer really turns sheets."""
    if ticket.manual_duplex == "no":
        pairs = duplexed(sides)
    else:
        pairs = fed_again(sides, face_up=ticket.manual_duplex == "in-order")
    turned = flip or ticket.flip
    if imposed.scheme.kind == "perfect":
        return cut(pairs, turned, ticket.binding)
    return folded(pairs, turned, imposed.signatures, ticket.binding)


@settings(max_examples=150, deadline=None)
@given(COUNTS, TICKETS)
def test_what_is_printed_and_bound_reads_from_first_to_last(count: int, ticket: Ticket) -> None:
    """Every scheme, paper, edge, direction and order of printing: 1 to N, and blanks only where they must be."""
    imposed = impose(source(count), ticket, FONT)
    leaves = bound(printed(imposed.pdf), imposed, ticket)
    assert read(leaves) == the_book(count)
    assert (imposed.sheets, imposed.pages, imposed.blanks) == (-(-count // 4), count, -count % 4)


@settings(max_examples=60, deadline=None)
@given(COUNTS, TICKETS)
def test_both_sides_of_a_leaf_lie_behind_one_another(count: int, ticket: Ticket) -> None:
    """The trims of recto and verso register to 0.1 mm, seen through the paper."""
    imposed = impose(source(count), ticket, FONT)
    for recto, verso in bound(printed(imposed.pdf), imposed, ticket):
        if recto and verso:
            assert recto.box == pytest.approx(verso.box, abs=REGISTER)


@pytest.mark.parametrize("flip", FLIPS)
@pytest.mark.parametrize("scheme", SCHEMES[1:])
def test_every_count_comes_out(scheme: Scheme, flip: Flip) -> None:
    """None of the counts from 1 to 130 is left to chance."""
    ticket = Ticket(scheme=scheme, flip=flip, binding="left")
    for count in range(1, 131):
        imposed = impose(source(count), ticket)
        assert read(bound(printed(imposed.pdf), imposed, ticket)) == the_book(count)


def test_the_wrong_edge_at_the_printer_is_noticed() -> None:
    """A printer that turns sheets about the other edge spoils the book."""
    for flip, other in (FLIPS, FLIPS[::-1]):
        ticket = Ticket(flip=flip, binding="left")
        imposed = impose(source(8), ticket)
        assert read(bound(printed(imposed.pdf), imposed, ticket, flip=other)) != the_book(8)


def test_the_wrong_order_at_the_tray_is_noticed() -> None:
    """Backs that come in the other order lie behind the wrong fronts."""
    imposed = impose(source(12), Ticket(manual_duplex="in-order"))
    pairs = fed_again(printed(imposed.pdf), face_up=False)
    assert read(folded(pairs, "short", imposed.signatures, "left")) != the_book(12)


@pytest.mark.parametrize("flip", FLIPS)
def test_a_pile_put_in_the_other_way_round_turns_the_backs_upright(flip: Flip) -> None:
    """What the guide says where backs stand on their heads: turned by half, they are as by the other edge."""
    other: Flip = "long" if flip == "short" else "short"
    imposed = impose(source(12), Ticket(manual_duplex="in-order", flip=flip))
    pairs = fed_again(printed(imposed.pdf), face_up=True)
    spoiled = folded(pairs, other, imposed.signatures, "left")
    assert read(spoiled) != the_book(12)
    turned = [(front, half_turned(back)) for front, back in pairs]
    assert read(folded(turned, other, imposed.signatures, "left")) == the_book(12)


def test_the_wrong_side_of_the_binding_is_noticed() -> None:
    """A book that is bound at the right cannot be read from the left."""
    imposed = impose(source(8), Ticket(binding="right"))
    assert read(folded(duplexed(printed(imposed.pdf)), "short", imposed.signatures, "left")) != the_book(8)


def test_sheets_printed_again_are_those_of_the_book() -> None:
    """Sheets 2 and 5 alone have on them what they have in the whole."""
    ticket = Ticket(scheme="signatures", signature_sheets=3, flip="long")
    whole = printed(impose(source(40), ticket).pdf)
    again = printed(impose(source(40), Ticket(scheme="signatures", signature_sheets=3, flip="long", sheets=(2, 5))).pdf)
    assert again == [whole[2], whole[3], whole[8], whole[9]]


def test_a_page_that_shows_nothing_is_no_page() -> None:
    """The simulation finds no page where there is none."""
    imposed = impose(source(1))
    assert [side.halves[0] for side in printed(imposed.pdf)] == [None, None]
    assert folding.read([(None, None)]) == [None, None]
