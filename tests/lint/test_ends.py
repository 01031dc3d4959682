"""Line ends: what hyphens do below each other and at page feet, and last lines that are too short."""

from made import leaf, line, of, part

from pipeline.lint.ends import ends
from pipeline.lint.finding import Finding
from pipeline.lint.lines import Leaf, Part, passages


def ended(*leaves: Leaf) -> list[Finding]:
    return list(ends(leaves, passages(leaves)))


def paragraph(*words: str, page: int = 0, number: int = 1, serial: int = 0) -> Part:
    """Lines below each other, the first one indented by 14 pt."""
    first = {"left": line("").left + 14}
    rows = [line(said, page, number + at, **({} if at else first)) for at, said in enumerate(words)]
    return part(*rows, serial=serial)


def test_ladders() -> None:
    """Two hyphens below each other are one of two rungs; hyphens with a line between them are none."""
    ladder = paragraph("it was ex-", "actly as de-", "scribed in the", "let-", "ter that came.")
    (finding,) = of(ended(leaf(0, ladder)), "ladder")
    assert (finding.line, finding.amount, finding.words, finding.weight) == (1, 2, "ex- … de-", "finding")


def test_no_ladder_over_a_page_or_a_paragraph() -> None:
    """The eye does not see hyphens below each other that are not."""
    head, foot = paragraph("and ex-", number=37), paragraph("actly de-", "scribed it.", page=1)
    assert not of(ended(leaf(0, head), leaf(1, foot)), "ladder")
    assert not of(ended(leaf(0, paragraph("and it was ex-"), paragraph("so they de-", "cided.", serial=1))), "ladder")


def test_a_hyphen_at_the_last_line_is_no_rung() -> None:
    """A paragraph may end with a dash of its own."""
    assert not of(ended(leaf(0, paragraph("it was ex-", "actly so-"))), "ladder")


def test_words_broken_over_a_page() -> None:
    """At the foot of a recto the leaf must be turned; at that of a verso the rest is seen."""
    for index, kind in ((2, "turn"), (3, "spread")):
        first = leaf(index, paragraph("it was ex-", page=index, number=37))
        second = leaf(index + 1, paragraph("actly so, and", "no more of it.", page=index + 1))
        (finding,) = of(ended(first, second), "turn", "spread")
        assert (finding.kind, finding.line, finding.folio) == (kind, 37, str(index + 1))
    whole = leaf(2, paragraph("it was", page=2)), leaf(3, paragraph("exactly so-", page=3))
    assert not of(ended(*whole), "turn", "spread")


def test_runts() -> None:
    """A last line of one word, or no longer than the indent; a paragraph of one line has none."""
    one = paragraph("a line that is full,", "and more.", serial=1)
    word = paragraph("a line that is full and", "responsibilities.", serial=2)
    narrow = part(line("a line"), line("I i.", number=2, right=line("").left + 13), serial=3)
    alone = paragraph("No.", serial=4)
    found = of(ended(leaf(0, one, word, narrow, alone)), "runt")
    assert {finding.words for finding in found} == {"responsibilities.", "I i."}


def test_the_share_of_hyphens() -> None:
    """Of the line ends within paragraphs; the last lines are none of them."""
    (figure,) = of(ended(leaf(0, paragraph("one ex-", "actly two", "three de-", "cided four", "five."))), "hyphens")
    assert (figure.amount, figure.weight) == (50.0, "figure")
    assert "4 line ends" in figure.words
    assert not ended(leaf(0, paragraph("one line")))


def test_verse_has_no_runts_and_no_ladders() -> None:
    """Its lines end where the poet ends them."""
    verse = part(line("O ship-"), line("wreck-", number=2), line("ed", number=3), kind="verse")
    assert ended(leaf(0, verse)) == []
