"""The text of a part held against raw text, from its beginning to its end: where both are the same, and where not."""

import re
from dataclasses import dataclass, field

from pipeline.render.proof.parts import Spaces

SPACES = " \t\n\r\f\v"
"""The white space that is not told piece by piece: the page makes of it what the part says (`Spaces`)."""
_RUN = re.compile(f"[{SPACES}]+")
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"\s+|\S+")

Piece = str | tuple[str, str] | tuple[str, str, str]
"""Text that is the same on both sides; or what the raw text has and what the book has, and, where a correction
changed it, what the book had without."""


def shown(raw: str, spaces: Spaces) -> str:
    """What the book has for raw text that is the same on both sides: its white space is as the part says."""
    if spaces == "kept":
        return raw
    if spaces == "flow":
        return _RUN.sub(" ", raw)
    return _RUN.sub(lambda run: "\n" if "\n" in run[0] or "\r" in run[0] else " ", raw)


@dataclass(slots=True)
class Walk:
    """A walk through `text` from `at` on; the pieces so far.

    White space at the beginning of a row (unless it is kept) and at its end is shown by nobody, and so not told.
    """

    text: str
    at: int
    spaces: Spaces
    pieces: list[Piece] = field(default_factory=list)
    _begun: bool = False

    def same(self, raw: str) -> bool:
        """Take text that is the same but for white space; gives whether it is."""
        body = raw.strip()
        first = raw.find(body)
        self._space(raw[:first] if body else raw)
        wanted = shown(body, self.spaces)
        if body and self.text.startswith(wanted, self.at):
            self.at += len(wanted)
            self._begun = True
            self._put(body)
        elif not all(self._space(token) if token.isspace() else self._word(token) for token in _TOKEN.findall(body)):
            return False
        self._space(raw[first + len(body) :] if body else "")
        return True

    def other(self, raw: str, comes: str, bare: str) -> bool:
        """Take text for which something else comes; gives whether that stands there."""
        end = self.at
        for character in "".join(comes.split()):
            while self.text[end : end + 1].isspace():
                end += 1
            if self.text[end : end + 1] != character:
                return False
            end += 1
        if comes[-1:].isspace() and (run := _SPACE.match(self.text, end)):
            end = run.end()
        new, self.at = self.text[self.at : end], end
        self._begun = self._begun or bool(new)
        self.pieces.append((raw, new) if bare.split() == comes.split() else (raw, new, bare))
        return True

    def leap(self, count: int) -> str:
        """Take so many characters of the text, white space apart, whatever they are."""
        start = self.at
        for word in re.finditer(r"\S+", self.text[start:]) if count else ():
            self.at = start + min(word.end(), word.start() + count)
            count -= word.end() - word.start()
            if count <= 0:
                break
        return self.text[start : self.at]

    def finish(self) -> None:
        """The end of a row: white space there is no one's."""
        if run := _SPACE.match(self.text, self.at):
            self.at = run.end()

    def _word(self, word: str) -> bool:
        """A word; the book may have a space within it."""
        while word:
            rest = self.text[self.at : self.at + len(word)]
            size = next(
                (n for n, (a, b) in enumerate(zip(word, rest, strict=False)) if a != b), min(len(word), len(rest))
            )
            if size:
                self._put(word[:size])
                self._begun = True
            self.at += size
            word = word[size:]
            run = _SPACE.match(self.text, self.at) if word else None
            if word and not run:
                return False
            if run:
                self.pieces.append(("", run[0]))
                self.at = run.end()
        return True

    def _space(self, raw: str) -> bool:
        """White space; the book may have other, or none."""
        if not raw:
            return True
        run = _SPACE.match(self.text, self.at)
        own = run[0] if run else ""
        unseen = self.at == len(self.text) or (not self._begun and self.spaces != "kept" and not own)
        if unseen or own == shown(raw, self.spaces):
            self._put(raw)
        else:
            self.pieces.append((raw, own))
        self.at += len(own)
        return True

    def _put(self, raw: str) -> None:
        if raw and self.pieces and isinstance(self.pieces[-1], str):
            self.pieces[-1] += raw
        elif raw:
            self.pieces.append(raw)
