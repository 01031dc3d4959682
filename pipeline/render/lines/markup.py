"""Paragraphs read from the HTML of a unit, and written again with their lines."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import NamedTuple

from markupsafe import escape

from pipeline.render.lines import MARK
from pipeline.render.lines.fit import Line
from pipeline.render.lines.words import HYPHEN, SPACE

_TOKEN = re.compile("<[^>]*>|[^<]+")
_NAME = re.compile("</?([a-zA-Z0-9:-]+)")
_OWN = re.compile(r' id="[^"]*"| aria-label="[^"]*"')
_HREF = re.compile(' href="[^"]*"')
_BLANKS = re.compile("[ \t\r\n\f]+")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
AT_FOOT = 'class="note foot'
"""What a tag has in it whose element is set at the foot of its page."""

MARKED = (3, 4, 5)
"""Which lines, counted from the end, have ids: the last of a page behind which two to four are left."""


class Context(NamedTuple):
    """Where a paragraph stands: the tags around it in the body, that of the element before it, and its own."""

    around: tuple[str, ...]
    before: str
    tag: str


class Piece(NamedTuple):
    """Text of a paragraph within inline tags, or `source`, which stays as it is: a tag, or text beside the lines.

    Of tags, only one that has no end has a chain: its own.
    """

    source: str
    text: str
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its range in the HTML, where it stands, its start tag, and its pieces, their spaces single."""

    start: int
    end: int
    context: Context
    tag: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def chains(self) -> dict[tuple[str, ...], None]:
        """The inline tags around its texts, each once."""
        return {piece.chain: None for piece in self.pieces if piece.text}

    @property
    def id(self) -> str:
        """Its id in the HTML, or else one made of its place."""
        own = re.search(' id="([^"]*)"', self.tag)
        return own[1] if own else f"{MARK}-{self.start}"

    def without(self, chains: Collection[tuple[str, ...]]) -> "Paragraph":
        """The same, the text within some inline tags left as it is, beside the lines."""
        pieces = [
            piece._replace(source=str(escape(piece.text)), text="") if piece.text and piece.chain in chains else piece
            for piece in self.pieces
        ]
        return replace(self, pieces=single(pieces))


def paragraphs(html: str) -> Iterator[Paragraph]:
    """All paragraphs of a document in order. Text and attributes are escaped: what looks like a tag is one."""
    around: list[str] = []
    before = [""]
    body = html.find("<body")
    tokens = _TOKEN.finditer(html, html.find(">", body) + 1 if body >= 0 else 0)
    for token in tokens:
        found = _NAME.match(token[0])
        if not found:
            continue
        name, tag = found[1], _bare(token[0])
        if token[0].startswith("</"):
            if around:
                before.pop()
                around.pop()
        elif name == "p":
            context = Context(tuple(around), before[-1], tag)
            inner, end = _inner(tokens)
            before[-1] = tag
            yield Paragraph(token.start(), end, context, token[0], single(inner))
        else:
            before[-1] = tag
            if name not in _VOID and not token[0].endswith("/>"):
                around.append(tag)
                before.append("")


def _bare(tag: str) -> str:
    """A tag without what tells it from others that are set alike."""
    return _HREF.sub(' href="https://style.invalid/"', _OWN.sub("", tag))


def _inner(tokens: Iterator[re.Match[str]]) -> tuple[list[Piece], int]:
    """The pieces up to the end of the paragraph, and where that is."""
    pieces: list[Piece] = []
    chain: list[str] = []
    end = 0
    for token in tokens:
        end, source = token.end(), token[0]
        found = _NAME.match(source)
        if not found:
            pieces.append(Piece("", unescape(source), tuple(chain)))
            continue
        if source == "</p>":
            break
        if source.startswith("</"):
            del chain[-1:]
        elif found[1] not in _VOID:
            chain.append(_bare(source))
        pieces.append(Piece(source, "", (source,) if found[1] in _VOID else ()))
    return pieces, end


def single(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces whose spaces are single, with none at the start and the end, as the layout would see them."""
    single: list[Piece] = []
    open = True  # a space here would be one too many
    for piece in pieces:
        text = _BLANKS.sub(SPACE, piece.text)
        text = text[1:] if open and text[:1] == SPACE else text
        single.append(piece._replace(text=text))
        open = text[-1:] == SPACE if text else open
    for place in reversed(range(len(single))):
        text = single[place].text.rstrip(SPACE)
        single[place] = single[place]._replace(text=text)
        if text:
            break
    return tuple(single)


def named(paragraph: Paragraph, inner: str) -> str:
    """A paragraph with its id; `inner` is what stands in it, with its end tag."""
    return f"{paragraph.tag[:-1]}{_own(paragraph)}>{inner}"


def _own(paragraph: Paragraph) -> str:
    return "" if ' id="' in paragraph.tag else f' id="{paragraph.id}"'


def written(paragraph: Paragraph, lines: Sequence[Line], style: str) -> str:
    """A paragraph with its breaks as newlines; `style` is for its start tag.

    A newline stands where the space stood that it is for, so that no element begins or ends on another line by it.
    """
    writer = _Writer(paragraph.id, lines)
    inner = "".join(writer.piece(piece) for piece in paragraph.pieces)
    return f'{paragraph.tag[:-1]}{_own(paragraph)} {MARK}="{len(lines)}" style="{style}">{inner}</p>'


class _Writer:
    """Goes through the text of a paragraph and its lines side by side."""

    def __init__(self, id: str, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.at, self.line = 0, 0
        self.marks = {len(lines) - below: f"{MARK}-{id}-{below}" for below in MARKED if below < len(lines)}

    def piece(self, piece: Piece) -> str:
        """A piece with the line ends that fall into it."""
        if not piece.text:
            return piece.source
        start, end = self.at, self.at + len(piece.text)
        parts = []
        while self.line < len(self.lines) - 1 and self.lines[self.line].end < end:
            line = self.lines[self.line]
            text = piece.text[self.at - start : line.end - start] + HYPHEN * line.hyphen
            parts.append(self._part(text, piece, line.ending) + "\n")
            self.at, self.line = self.lines[self.line + 1].start, self.line + 1
        parts.append(self._part(piece.text[self.at - start :], piece))
        self.at = max(self.at, end)
        return "".join(parts)

    def _part(self, text: str, piece: Piece, ending: float = 0.0) -> str:
        """Text of the present line."""
        line = self.lines[self.line]
        mark = self.marks.pop(self.line, "") if text and not rigid(piece.chain) else ""
        opening = line.opening if self.at == line.start else 0.0
        if not text or (line.scale == 1 and not mark and not opening and not ending):
            return str(escape(text))
        id = f' id="{mark}"' if mark else ""
        margins = [f"margin-{side}: {-by:.3f}pt" for side, by in (("left", opening), ("right", ending)) if by]
        style = f' style="{"; ".join(margins)}"' if margins else ""
        name = element(line.scale)
        return f"<{name}{id}{style}>{escape(text)}</{name}>"


def element(scale: float) -> str:
    """The element for text of a scale: rules for names cost the layout less than rules for attributes, and names are
    read letter by letter."""
    return f"l{round(scale * 1000)}"


def rigid(chain: Sequence[str]) -> bool:
    """Whether text must have no element of ours in it: each within a link would be a link of its own."""
    return any(tag.startswith("<a ") for tag in chain)
