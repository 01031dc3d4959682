"""A book of our own writing for the tests of the scoreboard: chapters of sentences put together by chance."""

import random

from cases import Block
from excerpt import Chapter, Sample

THINGS = "lantern harbour ferry sparrow kettle orchard ladder window candle meadow".split()
PLACES = "the well-known bridge,the old mill,the far field,the upper gate,the flood—or what was left,the office".split(
    ","
)
TITLES = ("The First Ferry", "Of Nets and Kettles", "What the Miller Said", "A Late Affinity")


def sentences(seed: str, count: int) -> list[str]:
    """So many sentences, told and asked and said, none of anybody else's."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        thing, place = chance.choice(THINGS), chance.choice(PLACES)
        told = f"In the evening number {number} they firmly carried the {thing} across {place} and nobody remembered it"
        said = f"She answered, “you will certainly remember {place}, and the {thing}, when {number} is finished.”"
        made.append(chance.choice([f"{told}.", f"{told}.", said, f"Who would understand {place} in year {number}?"]))
    return made


def tale(chapters: int = 4, length: int = 12) -> Sample:
    """A book of our own: chapters of so many paragraphs, four sentences each."""
    made = []
    for number in range(chapters):
        told = sentences(f"{number}", 4 * length)
        blocks: list[Block] = [{"type": "paragraph", "text": " ".join(told[n::length])} for n in range(length)]
        made.append(Chapter(1, TITLES[number % len(TITLES)] + " Again" * (number // len(TITLES)), tuple(blocks)))
    return Sample("The Book of Ferries", "Ann Shore", "en", tuple(made))
