"""Two thousand notes by chance at the foot of the page: none is lost."""

from collections import Counter
from pathlib import Path

from noted import noted

from pipeline import source, style
from pipeline.audit import check_pdf
from pipeline.model import Book, Note, every
from pipeline.render.crew import Crew
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed

CHAPTERS = 8
DENSITIES = (0.5, 0.7, 0.9, 0.9, 0.9)
"""One book each."""


def test_none_is_lost(tmp_path: Path) -> None:
    """Each is whole, on the page of its call or the next, or behind its section, which is told."""
    path = tmp_path / "talk.txt"
    path.write_text("x\n", encoding="utf-8")
    classic, raw = style.load("classic"), source.read(path)
    count: Counter[str] = Counter()
    with Crew() as crew:
        for number, density in enumerate(DENSITIES):
            seeds = range(100 + CHAPTERS * number, 100 + CHAPTERS * (number + 1))
            made = noted(*seeds, paragraphs=40, density=density)
            printed = lay_out(made, classic, "full", crew=crew, notes="foot")
            check_pdf(printed.pdf, printed.pages, made, classic, raw, "talk.pdf")
            count += _ways(made, printed)
    assert count["notes"] >= 2000
    assert count["same page"] + count["next page"] >= 0.98 * count["notes"], dict(count)


def _ways(made: Book, printed: Printed) -> Counter[str]:
    """How many notes stand where, and how many sections have them behind."""
    at = {id: index for index, page in enumerate(printed.pages) for id in page.ids}
    notes = [note.id for note in every(Note, made.sections)]
    apart = Counter(at[note] - at[f"ref-{note}"] for note in notes)
    behind = len([warning for warning in printed.warnings if "stand behind" in warning])
    return Counter({"notes": len(notes), "same page": apart[0], "next page": apart[1], "sections": behind})
