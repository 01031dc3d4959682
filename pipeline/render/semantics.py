"""What a section is, in the vocabulary of EPUB's structural semantics, and the ARIA role that says the same."""

from pipeline.model import Note, Section, heading
from pipeline.vocabulary import KINDS, LETTERED

_BY_ROLE = {"part": "part", "chapter": "chapter"}
_TYPES = {word: kind for kind, words in KINDS.items() for word in words.split()}


def kind(section: Section) -> str:
    """The epub:type of a section, empty where none fits: by what it holds, its heading, else its role.

    Each type that is given here has an ARIA role of the same name behind "doc-".
    """
    if section.blocks and all(isinstance(block, Note) and block.called for block in section.blocks):
        return "endnotes"
    words = heading(section).casefold().rstrip(".: ").split()
    if section.role != "question" and words:
        named = words[0].rstrip(".:") if words[0].rstrip(".:") in LETTERED else " ".join(words)
        if found := _TYPES.get(named):
            return found
    if any(below.role == "question" for below in section.sections):
        return "qna"
    return _BY_ROLE.get(section.role, "")


def role(kind: str) -> str:
    """The ARIA role that goes with a type (DPUB-ARIA 1.1)."""
    return f"doc-{kind}" if kind else ""
