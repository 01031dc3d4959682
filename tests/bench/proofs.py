"""The proof page of a novel of 100,000 words beside one of 10,000: `make bench`, or this file alone.

To make it is linear; to open it is no more than linear; to scroll through as much of it costs the same, for it is drawn
by need. So does a leap to another place; but of thirty leaps in the small one, most land where rows are drawn already.
Opened and scrolled is it in the Chromium of the conformance tests, and not where that is missing: seconds in which its
main thread was at work.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tides import novel

from pipeline.errors import MissingError
from pipeline.findings import findings
from pipeline.prepare import Prepared, prepare
from pipeline.render import proof

sys.path.append(str(Path(__file__).parent.parent / "conformance"))
from proving import play  # from the folder that was just added

CHAPTERS, PARAGRAPHS = (28, 3), 40
"""Of novels of about 100,000 and 10,000 words."""
ROUNDS = 3


def make(prepared: Prepared) -> bytes:
    """The page of a book."""
    raw, names = prepared.source.text.value, proof.Names("tides.txt", "tides.corrections.toml")
    return proof.make(raw, prepared.clean, prepared.book, findings(prepared), prepared.amendments, None, names)


def cpu(act: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    began = time.process_time()
    act()
    return time.process_time() - began


def rows(folder: Path) -> Iterator[tuple[str, list[float], list[float]]]:
    """Each row: what is measured, and the seconds of the large and of the small page, turn about."""
    books, pages = [], []
    for chapters in CHAPTERS:
        path = folder / f"tides-{chapters}.txt"
        path.write_text(novel(chapters, PARAGRAPHS), encoding="utf-8")
        books.append(prepare(path))
        pages.append(path.with_suffix(".html"))
        pages[-1].write_bytes(make(books[-1]))
    made = [[cpu(lambda book=book: make(book)) for book in books] for _ in range(ROUNDS)]  # type: ignore[misc]
    large, small = ([one[at] for one in made] for at in (0, 1))
    yield "making the proof page (linear: under 10)", large, small
    yield "reading the text / making its proof page", [cpu(lambda: prepare(books[0].source.path)) for _ in large], large
    seen = [[play(page, "large") for page in pages] for _ in range(ROUNDS)]
    for label, key in (
        ("opening it (linear: under 10)", "opened"),
        ("scrolling through 24,000 px (by need: about 1)", "scrolled"),
        ("leaping to 30 places all over it", "leapt"),
    ):
        large, small = ([one[at][key] for one in seen] for at in (0, 1))
        yield label, large, small


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            for label, first, second in rows(Path(folder)):
                ratio = statistics.median(a / b for a, b in zip(first, second, strict=True))
                a, b = statistics.median(first), statistics.median(second)
                sys.stdout.write(f"{label:56}  {ratio:5.2f}  {a:5.2f} s {b:5.2f} s\n")
        except MissingError as error:
            sys.stdout.write(f"the proof page is not opened: {error}\n")


if __name__ == "__main__":
    main()
