"""What stands in a section, and in which order."""

from pipeline.model import Block, Note, NoteRef, Paragraph, Str
from pipeline.structure.sections import _behind

TEXT: list[Block] = [Paragraph((Str(f"Text {number}."),)) for number in range(3)]


def note(id: str) -> Note:
    """A note with an id."""
    return Note(id, Str("1"), (Paragraph((Str("So Ida says."),)),))


def test_notes_behind_the_text() -> None:
    """Notes that are called stand behind the text in their order; what nothing calls stays where it was printed."""
    blocks: list[Block] = [TEXT[0], note("a"), note("lost"), TEXT[1], note("b"), TEXT[2], note("c")]
    told = _behind(blocks, {"a", "b", "c"})
    assert [getattr(block, "id", "text") for block in told] == ["text", "lost", "text", "text", "a", "b", "c"]
    assert [block.called for block in told if isinstance(block, Note)] == [False, True, True, True]


def test_notes_without_text() -> None:
    """Notes at the end of a book keep their order, called or not."""
    told = _behind([note("a"), note("lost"), note("b")], {"a", "b"})
    assert [block.id for block in told if isinstance(block, Note)] == ["a", "lost", "b"]


def test_a_section_without_notes() -> None:
    """Its blocks are as they were."""
    called = Paragraph((Str("Text."), NoteRef("a", Str("1"))))
    assert _behind([called, *TEXT], {"a"}) == (called, *TEXT)
