"""A book of our own for the anchors: chapters of sentences that are like each other, and now and then the same.

Every paragraph ends with a word that stands nowhere else, so that a place in any extraction can be told.
"""

import random
import re

WHO = "the miller,the ferryman,Zoë,the old carrier,the baker’s wife,a boy from the mill,Mr. Ambrose,an aunt".split(",")
DID = "found,carried,painted,sold,coveted,had mended,counted,affirmed,officially refused,almost dropped".split(",")
WHAT = "the lantern,the fifth kettle,a flat boat,the well-known ladder,an unfinished net,the office key".split(",")
WHERE = "by the river,under the bridge,in the afternoon,at the Café Fleur,behind the mill,before the flood".split(",")
ALWAYS = (
    "And so it was with the boats.",
    "Nobody asked him twice.",
    "“Not again,” said the miller, and went in.",
    "The river went on as rivers do.",
)
JOINS = (", and", " — and", ";", ", for", " while", ", but then")
_SYLLABLES = "ba ko mi ru ta ve no si la du pe go".split()


def _clause(chance: random.Random) -> str:
    return " ".join(chance.choice(words) for words in (WHO, DID, WHAT, WHERE))


def _sentence(chance: random.Random) -> str:
    if chance.random() < 0.15:
        return chance.choice(ALWAYS)
    told = chance.choice(JOINS).join(f" {_clause(chance)}" for _ in range(chance.randint(1, 3))).strip()
    if chance.random() < 0.2:
        return f"“{told[0].upper()}{told[1:]},” said {chance.choice(WHO)}."
    return f"{told[0].upper()}{told[1:]}."


def marker(number: int) -> str:
    """A word of five syllables that stands for a number."""
    digits = [number // 12**place % 12 for place in range(4)]
    return "x" + "".join(_SYLLABLES[digit] for digit in reversed(digits))


def book(chapters: int, paragraphs: int) -> str:
    """The raw text of the book, one paragraph a line; the same text for the same numbers."""
    chance = random.Random("anchors")
    lines = ["The Book of Nets and Kettles", "", "Ann Shore", ""]
    number = 0
    for chapter in range(1, chapters + 1):
        lines += [f"Chapter {chapter}", "", f"Of {chance.choice(WHAT).split(' ', 1)[1].title()}", ""]
        for _ in range(paragraphs):
            number += 1
            told = [_sentence(chance) for _ in range(chance.randint(3, 8))]
            lines += [f"{' '.join(told)} It was called {marker(number)}.", ""]
    return "\n".join(lines)


_TITLES = "|".join(re.sub("[^a-z]", "", what.split(" ", 1)[1]) for what in WHAT)
FURNITURE = re.compile(rf"thebookofnetsandkettles|chapter(?=[0-9])|of(?:{_TITLES})|[0-9]+")
"""Heads, folios and titles among letters alone; the sentences have none of these."""
MARKER = re.compile(r"x(?:" + "|".join(_SYLLABLES) + "){4}")
"""A marker among letters alone; no other word of the book has that form."""
