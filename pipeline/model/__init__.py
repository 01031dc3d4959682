"""The book as both renderers see it: a small closed set of frozen shapes that knows no format.

Every leaf (`Str`) says which ranges of the raw text it stands for; all other nodes only hold leaves.
"""

from pipeline.model.blocks import Block, Break, Item, List, Note, Paragraph, Preformatted, Quote, Table, Verse
from pipeline.model.errata import Errata, Erratum
from pipeline.model.inlines import Emph, Inline, LineBreak, Link, NoteRef, PageAnchor, Span, Str, Strong
from pipeline.model.sections import Book, Claim, Meta, Person, PrintedDate, Section
from pipeline.model.walking import NODES, every, heading, headline, leaves, plain, told, walk

__all__ = [
    "NODES",
    "Block",
    "Book",
    "Break",
    "Claim",
    "Emph",
    "Errata",
    "Erratum",
    "Inline",
    "Item",
    "LineBreak",
    "Link",
    "List",
    "Meta",
    "Note",
    "NoteRef",
    "PageAnchor",
    "Paragraph",
    "Person",
    "Preformatted",
    "PrintedDate",
    "Quote",
    "Section",
    "Span",
    "Str",
    "Strong",
    "Table",
    "Verse",
    "every",
    "heading",
    "headline",
    "leaves",
    "plain",
    "told",
    "walk",
]
