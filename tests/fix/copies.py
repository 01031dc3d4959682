"""Books whose plain text is edited by chance, and the proof that corrections make them read as the copies do."""

import random
from collections.abc import Callable

from pipeline.fix import Expressed, Manuscript, expressed

WORDS = (
    "the a ferry harbour tide rope lamp coat station morning evening rain stone gull letter sister window again "
    "before after under slowly nobody somebody walked stood came went waited spoke heard saw carried lost found of "
    "and but with for in on at by from over still cold grey early late small old"
).split()


def novel(seed: int, paragraphs: int) -> str:
    """A text of paragraphs, wrapped, with blank lines between, in three chapters."""
    chance = random.Random(seed)
    parts = ["The Ferry Book"]
    for number in range(paragraphs):
        if number % (paragraphs // 3) == 0:
            parts.append(f"Chapter {number // (paragraphs // 3) + 1}")
        sentences = []
        for _ in range(chance.randint(3, 5)):
            words = [chance.choice(WORDS) for _ in range(chance.randint(6, 14))]
            sentences.append(" ".join(words).capitalize() + ".")
        lines, line = [], ""
        for word in " ".join(sentences).split():
            if len(line) + len(word) > 64:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        parts.append("\n".join([*lines, line]))
    return "\n\n".join(parts) + "\n"


def flowing(text: str) -> str:
    """A text with each paragraph in a line."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n")) + "\n"


def lines(text: str) -> list[str]:
    """The lines of a text as they count: no blank ones, single spaces."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def prose(text: list[str]) -> list[int]:
    """The lines that are paragraphs."""
    return [at for at, line in enumerate(text) if line.endswith(".")]


def changed(chance: random.Random, text: list[str]) -> None:
    """One word, or a few, become others."""
    at = chance.choice(prose(text))
    words = text[at].split()
    first = chance.randrange(len(words) - 1)
    words[first : first + chance.randint(1, 3)] = [chance.choice(WORDS) for _ in range(chance.randint(1, 3))]
    text[at] = " ".join(words).rstrip(".") + "."


def inserted(chance: random.Random, text: list[str]) -> None:
    """A word is new."""
    at = chance.choice(prose(text))
    words = text[at].split()
    words.insert(chance.randrange(len(words)), chance.choice(["moonlit", "hardly", *WORDS]))
    text[at] = " ".join(words)


def cut(chance: random.Random, text: list[str]) -> None:
    """A word is gone."""
    at = chance.choice(prose(text))
    words = text[at].split()
    del words[chance.randrange(len(words) - 1)]
    text[at] = " ".join(words)


def joined(chance: random.Random, text: list[str]) -> None:
    """Two paragraphs are one."""
    places = [at for at in prose(text) if at + 1 in prose(text)]
    if places:
        at = chance.choice(places)
        text[at : at + 2] = [f"{text[at]} {text[at + 1]}"]


def split(chance: random.Random, text: list[str]) -> None:
    """One paragraph is two."""
    at = chance.choice(prose(text))
    words = text[at].split()
    ends = [index + 1 for index, word in enumerate(words[:-1]) if word.endswith(".")]
    if ends:
        end = chance.choice(ends)
        text[at : at + 1] = [" ".join(words[:end]), " ".join(words[end:])]


def dropped(chance: random.Random, text: list[str]) -> None:
    """A paragraph is gone."""
    if len(prose(text)) > 3:
        del text[chance.choice(prose(text))]


Edit = Callable[[random.Random, list[str]], None]
WORDWISE: list[Edit] = [changed, inserted, cut, joined, dropped]
EDITS: list[Edit] = [*WORDWISE, split]


def edited(script: Manuscript, chance: random.Random, steps: list[Edit]) -> list[str]:
    """The lines of a copy that was edited in so many steps."""
    wanted = lines(script.reads(script.now))
    for step in steps:
        step(chance, wanted)
    return wanted


def proven(script: Manuscript, wanted: list[str]) -> Expressed:
    """The corrections for an edited copy: they say all of it, and the book reads as the copy does."""
    made = expressed(script, "\n".join(wanted) + "\n", "2026-01-31")
    assert made.unsaid == ()
    left = script.without({entry.id for entry in made.replaced})
    assert lines(script.reads(left.tried(made.entries))) == wanted
    return made
