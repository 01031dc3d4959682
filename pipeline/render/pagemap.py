"""The page map: what stands on which page of the printed book."""

from collections.abc import Iterator, Sequence

from pipeline.render import errata
from pipeline.render.pack import Leaf
from pipeline.render.printed import Page
from pipeline.render.units import Place

Begun = dict[str, tuple[int, bool]]
"""Where each id begins: the index of its page in the text, and whether nothing stands before it on that page."""


def begun(leaves: Sequence[Leaf]) -> Begun:
    """Where each id begins in the text.

    An element that goes on over pages has its id on each of them, in document order: the first id of a page is
    new only if the page begins with it.
    """
    found: Begun = {}
    for index, leaf in enumerate(leaves):
        for place, id in enumerate(leaf.ids):
            found.setdefault(id, (index, place == 0))
    return found


def pages(places: Sequence[Place], heads: Sequence[str], begun: Begun) -> Iterator[Page]:
    """The page map, first page first."""
    ids: dict[tuple[str, int], list[str]] = {}
    for id, (index, _) in begun.items():
        ids.setdefault(("body", index), []).append(id)
    for place, head in zip(places, heads, strict=True):
        slot, leaf = place.slot, place.leaf
        own = (errata.ID,) if slot.unit == "errata" and not slot.index else tuple(ids.get((slot.unit, slot.index), ()))
        yield Page(slot.unit, slot.folio, head, slot.show_folio, own, leaf.content_hash)
