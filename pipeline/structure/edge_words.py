"""The words that stand at the edges of pages, without the page numbers beside them."""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.structure import labels
from pipeline.structure.contents import Contents
from pipeline.structure.lines import Line
from pipeline.structure.numbers import roman
from pipeline.structure.page_numbers import key
from pipeline.structure.pages import Pages

SHORTEST = 3
"""Letters that the words of a head have at least."""
_LONGEST = 80
_TITLE_LINES = 3


def find(lines: Sequence[Line], pages: Pages, listed: Contents | None) -> tuple[dict[int, int], dict[str, list[int]]]:
    """The page of each line at an edge that has words, and the lines that have the same ones, contents pages apart."""
    places: dict[str, list[int]] = defaultdict(list)
    page_of = {}
    for page, (head, foot) in enumerate(pages.edges(len(lines))):
        for index in dict.fromkeys((*head, *foot)):
            within = listed is not None and listed.first < index < listed.last
            if not within and (words := _words(lines, pages, index)):
                places[words].append(index)
                page_of[index] = page
    return page_of, {words: sorted(at) for words, at in places.items()}


def earliest(lines: Sequence[Line], listed: Contents | None) -> dict[str, int]:
    """The first place with the same words, on one line or over up to three; those of a contents page left out.

    A number on a line of its own ends no other line: "Part I" with a section's "I" below it is not "Part II".
    """
    words = [key(line.text) if len(line.text) <= _LONGEST else "" for line in lines]
    numbers = [bool(word) and (word.isdecimal() or bool(roman(word))) for word in words]
    found: dict[str, int] = {}
    for index in range(len(lines)):
        if not listed or not listed.first <= index < listed.last:
            for end in range(index + 1, min(index + _TITLE_LINES, len(lines)) + 1):
                if all(words[index:end]) and not (end > index + 1 and numbers[end - 1]):
                    found.setdefault("".join(words[index:end]), index)
    return found


def beside(lines: Sequence[Line], pages: Pages, index: int) -> str:
    """The text of a line at an edge without its page number."""
    number = pages.numbers.get(index)
    return number.rest if number and number.rest else lines[index].text


def _words(lines: Sequence[Line], pages: Pages, index: int) -> str:
    """The words of a line at an edge, without its page number; none for a long line."""
    text = lines[index].text if labels.is_chapter(lines[index].text) else beside(lines, pages, index)
    words = key(text)
    return words if len(text) <= _LONGEST and len(words) >= SHORTEST and not roman(words) else ""
