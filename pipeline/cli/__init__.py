"""The command: parse arguments, call, print, exit code. Nothing that lays out is imported before it is needed."""

import gc
import sys
from typing import NoReturn

from pipeline.cli.commands import group
from pipeline.errors import ChapbookError
from pipeline.terminal import Terminal

menu = group(
    "chapbook",
    {
        "new": "looking:new",
        "build": "making:build",
        "watch": "making:watch",
        "changes": "comparing:changes",
        "printed": "comparing:printed",
        "edition": "editions:edition",
        "errata": "editions:errata",
        "check": "looking:check",
        "lint": "linting:lint",
        "verify": "looking:verify",
        "clean": "making:clean",
        "doctor": "looking:doctor",
        "proof-sheets": "making:proof_sheets",
        "fix": "fixing:menu",
        "style": "styling:menu",
    },
    help="""From raw extracted text to a printed booklet and an ebook, with nothing lost.

\b
Examples:
  chapbook new ~/talk.txt          copy a text into source/ and describe it
  chapbook build                   make every book in source/ into output/
  chapbook build source/talk.txt --only epub
  chapbook watch talk              make it again whenever it is saved
  chapbook changes talk            the words that changed with the last build
  chapbook errata talk --since 1   what reads otherwise than in a closed edition
  chapbook proof-sheets talk       pictures of all spreads and sheets
  chapbook check source/talk.txt   what would change, and what is doubtful
  chapbook check source/talk.txt --explain 120
  chapbook fix add talk "teh tide" "the tide"
  chapbook style new mine          a style of your own to start from
  chapbook lint talk               what a careful printer would mark on its pages
  chapbook verify talk             what the validators say of its files
""",
    epilog="""Exit codes: 0 all made; 2 wrong usage; 3 unreadable text; 4 wrong .toml; 5 words lost or invented;
6 the style cannot set the text; 7 output cannot be written; 8 something is missing on this machine;
9 a correction does not fit the text; 10 a validator finds fault;
11 the pages have typographic faults.""",
    context_settings={"help_option_names": ["-h", "--help"]},
)


_SELDOM = 50_000, 20, 100
"""So many new objects before garbage is looked for: what a book is made of stays to the end, and is gone through in
vain (a twentieth of a build's time)."""


def main() -> NoReturn:
    """Run the command; every error is one line and an exit code, never a traceback."""
    gc.set_threshold(*_SELDOM)
    try:
        menu.main(prog_name="chapbook")
    except (ChapbookError, OSError) as error:
        sys.exit(Terminal().fail(error))
    sys.exit(0)
