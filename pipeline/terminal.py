"""What reaches the terminal: escaped, and quiet where it should be."""

import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from pipeline.errors import ChapbookError

_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def escape(text: str) -> str:
    """Text with its control and format characters made visible: no source can drive the terminal."""
    return "".join(
        _visible(character) if unicodedata.category(character) in _HIDDEN else character for character in text
    )


def _visible(character: str) -> str:
    return f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"


def _write(stream: TextIO, text: str) -> None:
    """Write; a character that the stream's encoding lacks is shown by its number."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where the command speaks: results to stdout, progress and errors to stderr."""

    quiet: bool = False

    def say(self, line: str = "") -> None:
        """One line of result."""
        if not self.quiet:
            _write(sys.stdout, escape(line) + "\n")

    def flush(self) -> None:
        """Let what was said be seen at once, also in a pipe."""
        sys.stdout.flush()

    def stage(self, book: str, name: str) -> None:
        """The stage a build is at: one line that is written over on a terminal, lines of their own in a pipe."""
        if self.quiet:
            return
        line = escape(f"{book}: {name}")
        _write(sys.stderr, f"\r\x1b[K{line}" if sys.stderr.isatty() else f"{line}\n")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the last stage off a terminal."""
        if not self.quiet and sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")

    def error(self, line: str) -> None:
        """One line of error."""
        self.clear()
        _write(sys.stderr, f"chapbook: {escape(line)}\n")

    def hint(self, line: str) -> None:
        """One line that helps with an error."""
        _write(sys.stderr, escape(line) + "\n")

    def fail(self, error: ChapbookError | OSError) -> int:
        """What went wrong, each problem as a line; gives the exit code."""
        if isinstance(error, ChapbookError):
            for line in error.lines:
                self.error(line)
            return error.exit_code
        self.error(f"{error.filename or 'the machine'}: {error.strerror or error}")
        return ChapbookError.exit_code

    def table(self, rows: Iterable[tuple[str, ...]], indent: str = "  ") -> None:
        """Rows in columns as wide as they need; the last one runs free."""
        kept = [tuple(escape(cell) for cell in row) for row in rows]
        widths = [max(map(len, column)) for column in zip(*kept, strict=True)]
        for row in kept:
            cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths[:-1], strict=True)]
            self.say(indent + "  ".join([*cells, row[-1]]))
