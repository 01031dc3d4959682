"""Novels by chance, of our own sentences: as text, corrected in one word, and with a chapter grown."""

import json
import random

WHO = "The ferryman|Old Mrs Venn|The harbour clerk|Nobody in the village|My brother|The lamp on the quay|The miller"
DID = "carried|remembered|counted|would not speak of|had painted|left behind|asked about|mended"
WHAT = (
    "the long ladder|three windows of the office|a well-known bridge|what the water had taken|the orchard wall|"
    "his father’s lantern|the affidavit|every stone of the pier"
)
WHEN = (
    "before the evening came|while the tide was far out|as though it were of no account|in the year of the flood|"
    "because the winter had been hard|and nobody thought it difficult|although the offices were closed"
)
WIDTH = 70


def novel(chapters: int, paragraphs: int, seed: int = 1) -> str:
    """Chapters of about so many paragraphs, wrapped: forty of sixty are about six hundred pages of A5."""
    chance = random.Random(seed)
    lines = ["The Book of Tides", "by Ann Shore", ""]
    for number in range(1, chapters + 1):
        lines += ["", f"Chapter {number}", f"{_any(chance, WHO)} and {_any(chance, WHAT)}", ""]
        for _ in range(chance.randint(paragraphs * 3 // 4, paragraphs * 5 // 4)):
            told = " ".join(_sentence(chance) for _ in range(chance.randint(2, 8)))
            lines += [*_wrapped(told), ""]
    return "\n".join(lines)


def _any(chance: random.Random, phrases: str) -> str:
    return chance.choice(phrases.split("|"))


def _sentence(chance: random.Random) -> str:
    said = f"{_any(chance, WHO)} {_any(chance, DID)} {_any(chance, WHAT)} {_any(chance, WHEN)}"
    kind = chance.random()
    if kind < 0.2:
        return f"“{said},” she said, “and that is all I know of {_any(chance, WHAT)}.”"
    if kind < 0.4:
        return f"{said}; {_any(chance, WHO).lower()} {_any(chance, DID)} {_any(chance, WHAT)}."
    return f"{said}."


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def corrected(text: str) -> str:
    """One word in the middle is another."""
    at = text.index(" the ", len(text) // 2)
    return f"{text[:at]} that {text[at + 5 :]}"


def correction(text: str) -> str:
    """The same word corrected beside the text: what a file of corrections says of it."""
    at = text.index(" the ", len(text) // 2)
    before, after = text[:at].split()[-12:], text[at + 5 :].split()[:12]
    keys = {"id": "word", "find": "the", "replace": "that", "before": " ".join(before), "after": " ".join(after)}
    return "[[fix]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in keys.items())


def grown(text: str) -> str:
    """A chapter in the middle is longer by some pages."""
    at = text.index("\n\n", len(text) // 2)
    before = text.rindex("\n\n", 0, at)
    return text[:at] + text[before:at] * 12 + text[at:]
