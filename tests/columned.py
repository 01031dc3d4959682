"""Prose of our own, and what puts it into columns beside each other as an extraction with layout leaves it."""

from itertools import zip_longest
from textwrap import wrap

RIVER = """The ferry had crossed the river every morning for thirty years, and in all that time nobody had asked the
old man at the rope what he thought of it. He thought a good deal. When the water was high he said nothing, because he
needed his breath, and when it was low he said nothing, because the passengers were looking at the banks, where herons
stood among the reeds and waited for their breakfast. Once, in a spring of long rains, the rope broke in the middle of
the stream. The boat turned round twice, slowly, like a dog that looks for a place to sleep, and drifted down towards
the mill with eleven people, a goat and the post. It came to rest against the piles of the weir without a sound, and
the goat stepped ashore as if the landing had always been there."""
MILL = """At the mill they had been short of hands since the harvest, so that the miller carried the sacks himself and
went to bed with a back as stiff as a plank. His daughter kept the books. She wrote down what came in by the cart and
what went out by the boat, and on the last page, where nobody would look, she wrote down the birds that she had seen
from the window above the wheel. There were more of them than sacks. In the year of the flood she counted a pair of
kingfishers, which had come up from the sea, and a white owl that slept among the beams until the wheel was stopped for
the winter. When the boat came drifting down with all its people she was the first to see it, for she had been
looking out after the owl, and she ran down to the weir with a lantern in each hand."""
FLUSS = """Der alte Mann am Seil hatte die Fähre seit dreißig Jahren jeden Morgen über den Fluss gezogen, und in all
der Zeit hatte ihn niemand gefragt, was er davon hielt. Er hielt viel davon. Wenn das Wasser hoch stand, sagte er
nichts, weil er den Atem brauchte, und wenn es niedrig war, sagte er nichts, weil die Leute nach den Ufern sahen, wo
die Reiher im Schilf standen und auf ihr Frühstück warteten. Einmal, in einem Frühling mit langem Regen, riss das Seil
mitten im Strom. Das Boot drehte sich zweimal langsam um sich selbst, wie ein Hund, der einen Platz zum Schlafen sucht,
und trieb mit elf Leuten, einer Ziege und der Post auf die Mühle zu, die damals noch im Gang war."""


def beside(*columns: str, width: int = 40, gap: int = 4) -> str:
    """Texts in columns beside each other, line by line; each column ends with its own text."""
    lines = zip_longest(*(wrap(text, width) for text in columns), fillvalue="")
    return "\n".join((" " * gap).join(piece.ljust(width) for piece in line).rstrip() for line in lines) + "\n"
