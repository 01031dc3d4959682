"""Paragraphs and sections that come from no raw text. For tests."""

from collections.abc import Iterable

from pipeline.model import Block, Inline, Paragraph, Section, Str


def para(*parts: str | Inline) -> Paragraph:
    """A paragraph of texts and other inlines."""
    return Paragraph(tuple(Str(part) if isinstance(part, str) else part for part in parts))


def section(
    id: str,
    label: str = "",
    title: str = "",
    blocks: Iterable[Block] = (),
    sections: Iterable[Section] = (),
    role: str = "section",
) -> Section:
    """A section whose parts come from no raw text."""
    head = (Str(title),) if title else ()
    return Section(role, Str(label) if label else None, head, tuple(blocks), tuple(sections), (), id)
