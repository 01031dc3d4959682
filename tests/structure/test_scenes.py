"""A gap larger than those between paragraphs is a scene break in the midst of prose, and nowhere else."""

from itertools import pairwise
from pathlib import Path

import pytest
from making import made, outline

from pipeline.model import Break, every
from pipeline.structure.lines import lines
from pipeline.structure.scenes import Scenes, measure
from pipeline.text import Text

LINE = "then the boat went on along the coast in the dark and the fog while we"
PARAGRAPH = f"We waited and\n{LINE}\n{LINE}\nwaited for the lamp of the harbour."
SCENE = "Ann woke up as\n" + PARAGRAPH.split("\n", 1)[1]


def parted(*paragraphs: str, by: str = "\n\n") -> str:
    """Many paragraphs, parted alike, around the given ones."""
    return by.join([PARAGRAPH] * 14 + list(paragraphs) + [PARAGRAPH] * 14)


def breaks(folder: Path, raw: str) -> list[str]:
    """What stands behind each scene break."""
    found = made(folder, f"The Ferry\n\n{raw}\n")
    shown = outline(found.book)
    kinds = [decision.kind for decision in found.decisions]
    assert kinds.count("scene break") == sum(block.mark is None for block in every(Break, found.book))
    return [after for before, after in pairwise(shown) if before == "<>"]


INDENTED = "   " + PARAGRAPH
LONG = [f"{' '.join([LINE.capitalize()] * (1 + number % 4))} waited." for number in range(40)]


def test_two_blank_lines(tmp_path: Path) -> None:
    """Where one parts paragraphs."""
    (after,) = breaks(tmp_path, parted(PARAGRAPH, f"\n{SCENE}"))
    assert after.startswith("Ann woke up")


def test_a_blank_line_and_no_indent(tmp_path: Path) -> None:
    """Where indents part paragraphs."""
    raw = "\n".join([INDENTED] * 14) + f"\n\n{SCENE}\n" + "\n".join([INDENTED] * 14)
    (after,) = breaks(tmp_path, raw)
    assert after.startswith("Ann woke up")


def test_a_blank_line_where_each_line_is_a_paragraph(tmp_path: Path) -> None:
    """Where nothing but line ends part them."""
    (after,) = breaks(tmp_path, "\n".join(LONG[:20]) + "\n\nAnn woke up. " + "\n".join(LONG[20:]))
    assert after.startswith("Ann woke up")


NONE = {
    "gaps that are all alike": parted(),
    "paragraphs that two blank lines part": parted(by="\n\n\n"),
    "gaps of all sizes": "\n\n".join(f"{PARAGRAPH}\n" * (number % 3 == 0) + PARAGRAPH for number in range(30)).replace(
        "harbour.\nWe", "harbour.\n\n\n\nWe"
    ),
    "beside a heading": parted(PARAGRAPH, f"\n\nChapter 1\n\n\n{SCENE}", SCENE, f"\n\nChapter 2\n\n\n{SCENE}"),
    "a paragraph set apart for itself": parted(f"\n{SCENE}\n"),
    "the first paragraph, or the last": f"{PARAGRAPH}\n\n\n{parted()}\n\n\n{PARAGRAPH}",
    "a signature": parted(PARAGRAPH, "\nAnn Marsh, Port Bell", PARAGRAPH),
    "a signature that is long": parted(PARAGRAPH, "\nAnn Marsh, the baker of the harbour of Port Bell", PARAGRAPH),
    "an end": parted(PARAGRAPH, "\nAnd that was all of it.", PARAGRAPH),
    "an item": parted(PARAGRAPH, f"\n* {SCENE}", PARAGRAPH),
    "a page": parted(PARAGRAPH, f"\f\n{SCENE}"),
    "behind an open sentence": parted(PARAGRAPH.replace("harbour.", "harbour,"), f"\n{SCENE}"),
    "a sentence that goes on": parted(PARAGRAPH, f"\n{SCENE[0].lower()}{SCENE[1:]}"),
    "an indent, where all have one": "\n".join([INDENTED] * 14) + "\n\n" + "\n".join([INDENTED] * 14),
    "a gap beside a mark": parted("* * *", f"\n{SCENE}"),
    "gaps within sentences": parted(PARAGRAPH, f"\n{SCENE}").replace("and\nthen", "and\n\nthen"),
}


@pytest.mark.parametrize("name", NONE)
def test_no_scene(tmp_path: Path, name: str) -> None:
    """Gaps beside headings and short lines, within sentences, at the edges, and where they are noisy, are none."""
    assert breaks(tmp_path, NONE[name]) == []


def test_the_edge_of_a_page(tmp_path: Path) -> None:
    """What stands above it cannot be known."""
    pages = "\n\f".join(f"{parted()}\n\n{number}" for number in range(1, 5))
    assert breaks(tmp_path, pages.replace("\n\f", "\n\n\n\n\f\n\n\n")) == []


@pytest.mark.parametrize(
    ("raw", "wrapped", "scenes"),
    [
        (parted(PARAGRAPH, f"\n{SCENE}"), True, Scenes(2, flush=False)),
        ("\n".join([INDENTED] * 30), True, Scenes(1, flush=True)),
        ("\n".join(LONG), False, Scenes(1, flush=False)),
        ("\n".join([PARAGRAPH] * 30), True, None),
        ("\n\n".join([PARAGRAPH] * 9), True, None),
        ("\n\n".join([PARAGRAPH] * 22) + "\n" + "\n".join([INDENTED] * 10), True, None),
        ("\n".join([INDENTED] * 22) + "\n\n" + "\n\n".join([INDENTED] * 10), True, None),
        ("\n\n".join([PARAGRAPH] * 15) + "\n\n\n" + "\n\n\n".join([PARAGRAPH] * 15), True, None),
    ],
)
def test_what_is_measured(raw: str, wrapped: bool, scenes: Scenes | None) -> None:
    """What parts most paragraphs says what parts scenes; where nothing does, or too few, nothing is known."""
    assert measure(list(lines(Text.raw(raw))), [], wrapped) == scenes
