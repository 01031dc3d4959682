"""Words with letters that the text's own font lacks: set whole in a font that has them, and not letter by letter.

The layout takes each letter that a font lacks from the next one, so that a word of Greek would be of two fonts; and a
line with two fonts would be higher than others, by an amount that adds up down the page.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

import uharfbuzz
from markupsafe import Markup

from pipeline.style import Style

_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_WORD = re.compile("[^\\W\\d_][\\w\u0300-\u036f\u1fbd’]*")
_LATIN = 0x24F
_LEFTWARDS = frozenset({"R", "AL"})
_BETWEEN = frozenset(" \n,.;:·—–-’'()«»")


def css(style: Style) -> str:
    """How such words are set: a class for each family of the text but the first; programs keep to their own."""
    return "".join(
        f'.family-{number} {{ font-family: "{family}"; line-height: 0 }}\n'
        f"pre .family-{number} {{ font-family: inherit; line-height: inherit }}\n"
        for number, family in enumerate(style.families["text"])
        if number
    )


def marked(html: Markup, style: Style) -> Markup:
    """The text with each such word, or phrase of another script, as an element that names its family by number.

    A text with words that are read from right to left stays as it is, for its words change places in their lines.
    """
    first, *others = [frozenset(uharfbuzz.Face(face.data).unicodes) for face in style.setting("text")]
    lacking = frozenset(character for character in set(html) if ord(character) not in first and _is_letter(character))
    if not lacking:
        return html
    return Markup("").join(Markup(part) for token in _TOKEN.findall(html) for part in _parts(token, lacking, others))


def _is_letter(character: str) -> bool:
    return character.isalpha() and unicodedata.bidirectional(character) not in _LEFTWARDS


def _parts(token: str, lacking: frozenset[str], families: Sequence[frozenset[int]]) -> Iterator[str]:
    """A tag, or a text with elements around what is of another family."""
    if (
        token.startswith("<")
        or lacking.isdisjoint(token)
        or not _LEFTWARDS.isdisjoint(map(unicodedata.bidirectional, token))
    ):
        yield token
        return
    after = 0
    for start, end in _phrases(token):
        phrase = token[start:end]
        number = next((number for number, own in enumerate(families, 1) if own.issuperset(map(ord, phrase))), 0)
        if number and not lacking.isdisjoint(phrase):
            yield token[after:start]
            yield f'<span class="family-{number}">{phrase}</span>'
            after = end
    yield token[after:]


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Where words begin and end; those of another script than Latin, with nothing but marks between them, together."""
    open_at, end, foreign = 0, 0, False
    for word in _WORD.finditer(text):
        other = any(ord(character) > _LATIN for character in word[0])
        if not (other and foreign and _BETWEEN.issuperset(text[end : word.start()])):
            if end:
                yield open_at, end
            open_at = word.start()
        end, foreign = word.end(), other
    if end:
        yield open_at, end
