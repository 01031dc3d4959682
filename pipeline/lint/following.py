"""Which text of a book each part of a page is, found by its letters."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.lint.texts import Text

_KEY = 16  # letters by which a text is known again
_TRIES = 8  # texts that begin alike are not all looked at


class Follower:
    """Reads along: the parts of pages come in the order of the texts, those of notes in an order of their own.

    What does not come in order, as the header of a table that stands again, is looked for further on, and is a text
    by itself where it is not found.
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts
        self._order = {note: [at for at, text in enumerate(texts) if text.note == note] for note in (False, True)}
        self._next = {False: 0, True: 0}  # the place in each order
        self._read = {False: 0, True: 0}  # how many letters of that text were read
        self._starts: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            self._starts.setdefault(text.letters[:_KEY], []).append(at)
        self._unknown = 0

    def follow(self, letters: str, again: bool = False) -> tuple[int, Text]:
        """The text that a part belongs to, with its number; `again`: the part may stand there once more.

        One that is no known text gets a number below zero.
        """
        for note in (False, True):
            if (found := self._along(letters, note, again)) is not None:
                return found, self._texts[found]
        if not again and (found := self._ahead(letters)) is not None:
            return found, self._texts[found]
        self._unknown -= 1
        return self._unknown, Text("other", letters)

    def _along(self, letters: str, note: bool, whole: bool) -> int | None:
        """The text that is next, if the part goes on with it."""
        order, at, read = self._order[note], self._next[note], self._read[note]
        if at == len(order):
            return None
        text = self._texts[order[at]].letters
        if not text.startswith(letters, read) or (whole and letters != text):
            return None
        self._place(order[at], read + len(letters))
        return order[at]

    def _ahead(self, letters: str) -> int | None:
        """The nearest text further on that begins with a part, or is it."""
        alike = self._starts.get(letters[:_KEY], [])
        passed = bisect_left(alike, min(self._here(False), self._here(True)))
        for at in alike[passed : passed + _TRIES]:
            note = self._texts[at].note
            place = bisect_left(self._order[note], at)
            text = self._texts[at].letters
            if place >= self._next[note] and (text == letters or (len(letters) >= _KEY and text.startswith(letters))):
                self._place(at, len(letters))
                return at
        return None

    def _here(self, note: bool) -> int:
        """The number of the text that is next."""
        order, at = self._order[note], self._next[note]
        return order[at] if at < len(order) else len(self._texts)

    def _place(self, at: int, read: int) -> None:
        """Stand in a text behind so many letters; behind its last one, before the next text."""
        text = self._texts[at]
        place = bisect_left(self._order[text.note], at)
        done = read == len(text.letters)
        self._next[text.note], self._read[text.note] = (place + 1, 0) if done else (place, read)
