"""What can go wrong, as one hierarchy.

ChapbookError          1  anything below
├── InputError         3  the text cannot be read as text
├── ConfigError        4  the .toml says something that cannot be meant
├── AuditError         5  words were lost or invented; nothing was replaced
├── RenderError        6  the book cannot be set with this style
├── OutputError        7  the output cannot be written
├── MissingError       8  a library of the system is missing
├── CorrectionError    9  a correction does not fit the text; nothing was replaced
└── ValidatorError    10  a validator finds fault with an output, or gives no verdict

The number is the exit code of the command. 2 is wrong usage of the command itself.
"""

from collections.abc import Sequence


class ChapbookError(Exception):
    """One problem in one line: what it is, where, and what to do about it.

    `where` is a file, `file:line`, a page or empty; `mend` is an imperative sentence or empty.
    """

    exit_code = 1

    def __init__(self, what: str, where: str = "", mend: str = "") -> None:
        super().__init__(what, where, mend)
        self.what, self.where, self.mend = what, where, mend

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f". {self.mend}" if self.mend else "")

    @property
    def lines(self) -> tuple[str, ...]:
        """What people are told: one line for each problem."""
        return (str(self),)


class InputError(ChapbookError):
    """The source is missing, empty, binary, in an unknown encoding or too large."""

    exit_code = 3


class ConfigError(ChapbookError):
    """A key of the .toml is unknown, ill-typed or empty."""

    exit_code = 4


class AuditError(ChapbookError):
    """The count of words does not come out; the message names the first words lost or invented."""

    exit_code = 5


class RenderError(ChapbookError):
    """The style cannot set this book: a missing glyph, an address outside the style, a broken template."""

    exit_code = 6


class OutputError(ChapbookError):
    """The output folder or a file in it cannot be written, or two sources want one name."""

    exit_code = 7


class MissingError(ChapbookError):
    """Something the machine must have is not there; `mend` is the line that installs it."""

    exit_code = 8


class CorrectionError(ChapbookError):
    """Corrections that do not fit the text: each problem is a line of its own, `file:line: what. What to do`."""

    exit_code = 9

    def __init__(self, problems: Sequence[ChapbookError]) -> None:
        count = len(problems)
        super().__init__(f"{count} correction{'s do' if count > 1 else ' does'} not fit the text")
        self.problems = tuple(problems)

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each problem."""
        return tuple(map(str, self.problems))


class ValidatorError(ChapbookError):
    """A validator finds fault with an output, or does not do its work."""

    exit_code = 10
