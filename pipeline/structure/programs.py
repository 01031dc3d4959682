"""What the lines of programs, sessions and listings look like, beside lines of prose."""

import re
from dataclasses import dataclass

from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.stops import SENTENCE_END

_PROMPT = re.compile(r"(?:[\w.@:~/-]*\$|%|#) (?=[a-z./~])|>>>(?: |$)|\$$|#!\s?/")
_LONE = re.compile(r"[\w.@:~/-]*\$$")
_PLAIN = re.compile(r"[(\[“\"‘'«„¿¡—–]*[^\W\d_]+(?:[-’'][^\W\d_]+)*[.,;:!?…)\]”\"’'»—–]*")
_SIGN = re.compile(
    r"\w_\w|__\w|\w=[^\s.,;:!?]|^[-+*/!=<>]?=+>?$|[{}\\|]|\$[A-Za-z_{(]|&&|::|->|\+\+|(?<!<)<\w|\w>(?!>)"
    r"|\w\([^()\s]*\)?[:;,]?$|[])}\"'];$|^--?[A-Za-z][\w-]*|^[~.]{0,2}/[\w.]|[\w.]/[\w.-]+/|\['|\w\[\w"
)
_ADDRESS = re.compile(r"[(<]?(?:[a-z]+:)?//\S+|www\.\S+")
_STATEMENT = re.compile(r"[^\s,;:]+ ?[-+*/|]?=>? ?\S|[^\s,;:]+ -> \S|.*(?:\w\([^()]*\)[;:]?|[;{}]|\s\\)$")
_HEAD = re.compile(r"(?:def|class|for|while|if|elif|else|try|except|finally|with|switch|case)\b.*[:{]$")
_COMMENT = re.compile(r"(?:#|//|/\*|--|%|;)\s|\.{3}\s?")
_TAIL = re.compile(r"(?:return|pass|break|continue|raise|yield|end|fi|done|esac)\b")
_PAIR = re.compile(r"[\w-]+(?: [\w-]+)?: \S")
_WIDE = re.compile(r"\S {2,}\S")
_LABEL = re.compile(r"[0-9]+(?:\.[0-9]+)*[.)]?\s|[•◦▪‣]")
_WORDY, _PROSE = 5, 0.75
"""A line is prose from so many plain words on, if they are that share of it."""
_TERSE = 2
"""So many words are a name, not a sentence."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a line shows: a prompt; how many of its words bear signs of programs, are plain, and all; an address."""

    text: str
    prompt: bool
    signs: int
    plain: int
    words: int
    address: bool

    @property
    def prose(self) -> bool:
        """Whether it is a line of sentences."""
        return not self.prompt and self.plain >= _WORDY and self.plain >= _PROSE * self.words

    @property
    def lone(self) -> bool:
        """Whether it is a prompt behind which nothing was typed."""
        return bool(_LONE.match(self.text))

    @property
    def terse(self) -> bool:
        """Whether it neither begins nor ends as a sentence does."""
        return not self.text[0].isupper() and not SENTENCE_END.search(self.text)

    @property
    def statement(self) -> bool:
        """Whether it assigns, calls, or ends as lines of programs do."""
        return self.signs > 0 and bool(_STATEMENT.match(self.text))

    @property
    def head(self) -> bool:
        """Whether it is the head of a block of a program: a reserved word first, a colon or a brace last."""
        return bool(_HEAD.match(self.text)) and not self.prose

    @property
    def barred(self) -> bool:
        """Whether it can be no line of a program: a rule, an item, a numbered heading, or an address broken in two."""
        return bool(DIVIDER.match(self.text) or _LABEL.match(self.text) or self.text.startswith("//"))

    @property
    def broken(self) -> bool:
        """Whether it ends in an address, which may go on below."""
        return self.address and bool(_ADDRESS.match(self.text.rsplit(maxsplit=1)[-1]))

    @property
    def rich(self) -> bool:
        """Whether signs of programs prevail in it."""
        if self.prose or self.barred or not self.signs or not any(map(str.isalnum, self.text)):
            return False
        return self.signs > self.plain or self.head or (self.statement and self.signs >= self.plain - 1)

    @property
    def opened(self) -> int:
        """How many more brackets it opens than it closes."""
        return sum(map(self.text.count, "([{")) - sum(map(self.text.count, ")]}"))


def look(text: str) -> Look:
    """What the text of a line shows."""
    words = text.split()
    marked = [word for word in words if not word.isalpha()]  # letters alone are plain, and no sign of anything
    rest = [word for word in marked if not _ADDRESS.match(word)]
    plain = len(words) - len(marked) + sum(bool(_PLAIN.fullmatch(word)) for word in rest)
    signs = sum(bool(_SIGN.search(word)) for word in rest)
    return Look(text, bool(_PROMPT.match(text)), signs, plain, len(words), len(rest) < len(marked))


def leans(line: Line, seen: Look, session: bool) -> bool:
    """Whether a line right below one of a program may go on with it. `session`: what a command prints may follow."""
    if seen.barred or (seen.prose and not _COMMENT.match(line.text)):
        return False
    tail = seen.words <= _TERSE and _TAIL.match(line.text)
    if tail or seen.head or _COMMENT.match(line.text) or not any(map(str.isalnum, line.text)):
        return True
    if SENTENCE_END.search(line.text):
        return False
    if (seen.signs or seen.address) and (session or not line.text[0].isupper()):
        return True
    named = seen.words <= _TERSE and not line.text[0].isupper()
    return session and (named or bool(_PAIR.match(line.text) or _WIDE.search(line.text))) and line.text[-1] not in ",;"


def is_worded(seen: Look, session: bool = True) -> bool:
    """Whether a line is made of plain words alone; a name of one or two may be printed in a session."""
    return seen.plain == seen.words and (seen.words > _TERSE or not session)
