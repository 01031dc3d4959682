"""A document set: its lines chosen, laid out, held against what was chosen, and set line by line where they differ."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol, TypeVar

from pipeline.render.lines.fit import MARGIN, SCALES, Line, Options, fit
from pipeline.render.lines.markup import MARK, Paragraph, element, paragraphs, rigid, written
from pipeline.render.lines.metrics import Metrics
from pipeline.render.lines.places import HYPHEN, Run, Words
from pipeline.render.lines.settings import Kind, Rectangle, Setting, Settings

CSS = f"""
[{MARK}] {{
  white-space: pre-line !important;
  text-align: justify !important;
  text-align-last: justify !important;
  hyphens: none !important;
}}
[{MARK}] aside {{ white-space: normal; text-align-last: auto; hyphens: manual; word-spacing: normal }}
[{MARK}]::after {{ content: ""; margin-left: var(--rest); }}
""" + "".join(f"{element(scale)} {{ line-height: 0; font-size: {scale * 100:g}% }}\n" for scale in SCALES)
"""How lines that were chosen are laid out: their breaks are newlines, and all are stretched, the last one to its own
width by what is put behind it. WeasyPrint never shrinks spaces: they are made narrower first."""

_UNKNOWN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Marks that say where lines may or must break, or turn their direction."""
_LANG = re.compile(' lang="([^"]*)"')
_SHORT = 24
"""Characters that fit one line of any measure; there is nothing to choose."""


_POINTS = 0.75  # pt in a CSS pixel


class Page(Protocol):
    """A page laid out: the places of elements by id, in CSS pixels."""

    anchors: dict[str, Rectangle]


class Document(Protocol):
    """A document laid out."""

    @property
    def pages(self) -> Sequence[Page]:
        """Its pages in order."""


_Document = TypeVar("_Document", bound=Document)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A paragraph with its lines, as it stands in the HTML; `leading` in pt."""

    id: str
    start: int
    end: int
    lines: int
    leading: float
    html: str


@dataclass(slots=True)
class Figures:
    """How many paragraphs were set as a whole, and how many of these the layout broke otherwise."""

    chosen: int = 0
    differing: int = 0


class Compositor:
    """Sets documents in one style, of which these are the font files; `figures` counts."""

    def __init__(self, fonts: Sequence[bytes], options: Options) -> None:
        self.options, self.figures = options, Figures()
        self._words = Words(Metrics(fonts))
        self._settings = Settings(self._words.metrics)

    def compose(self, html: str, lay_out: Callable[[str], _Document]) -> _Document:
        """A document laid out with its lines chosen; a paragraph that is then broken otherwise is set line by line."""
        chosen = self._chosen(html, lay_out)
        self.figures.chosen += len(chosen)
        while True:
            document = lay_out(_set(html, chosen))
            right = _right(document, chosen)
            if len(right) == len(chosen):
                _forget(document)
                return document
            self.figures.differing += len(chosen) - len(right)
            chosen = right

    def _chosen(self, html: str, lay_out: Callable[[str], _Document]) -> list[Chosen]:
        """All paragraphs for which lines can be chosen, in order."""
        shell = html[: html.find(">", html.find("<body")) + 1]
        long = [one for one in paragraphs(html) if len(one.text) > _SHORT and ' style="' not in one.tag]
        if not long or ' dir="rtl"' in shell:
            return []
        kinds = [(one.context, chain) for one in long for chain in ((), *one.chains)]
        settings = self._settings.of(shell, kinds, lambda sample: _places(lay_out(sample)))
        lang = _lang((shell,))
        found = (self._choose(one, settings, lang) for one in long)
        return [one for one in found if one]

    def _choose(self, paragraph: Paragraph, settings: Mapping[Kind, Setting | None], lang: str) -> Chosen | None:
        """A paragraph with its lines; None where it is not justified, has what cannot be measured, or fits one line."""
        setting = settings[paragraph.context, ()]
        beside = {chain for chain in paragraph.chains if _beside(settings[paragraph.context, chain])}
        own = paragraph.without(beside) if beside else paragraph
        runs = self._runs(own, settings) if setting else None
        if not setting or not runs:
            return None
        lines = fit(runs, self._words, setting.measure, setting.indent, lang, self.options)
        if not lines or (len(lines) == 1 and lines[0].natural < setting.measure):
            return None
        rest = max(0.0, setting.measure - lines[-1].natural - MARGIN)
        shrink = self.options.shrink * self._words.space(runs)
        style = f"word-spacing: -{shrink:.4f}pt; --rest: {rest:.3f}pt"
        text = written(own, lines, style, self._hanging(runs, lines))
        return Chosen(own.id, own.start, own.end, len(lines), setting.leading, text)

    def _runs(self, paragraph: Paragraph, settings: Mapping[Kind, Setting | None]) -> list[Run] | None:
        """The text as runs; None where some of it has no type of the style."""
        lang = _lang((*paragraph.context.around, paragraph.tag))
        runs = []
        for piece in paragraph.pieces:
            if piece.source.startswith("<") and piece.chain:  # a line break, or a picture
                return None
            if not piece.text:
                continue
            setting = settings[paragraph.context, piece.chain]
            type = setting.type if setting else None
            if not type or _UNKNOWN.search(piece.text) or not self._words.metrics.has(piece.text, type.face):
                return None
            runs.append(Run(piece.text, type, _lang(piece.chain) or lang, rigid(piece.chain)))
        return runs

    def _hanging(self, runs: Sequence[Run], lines: Sequence[Line]) -> list[float]:
        """How much hangs at the end of each line but the last."""
        ends = [0.0] * len(lines)
        if not self.options.hang:
            return ends
        starts = list(accumulate((len(run.text) for run in runs), initial=0))
        for number, line in enumerate(lines[:-1]):
            place = bisect_right(starts, line.end - 1) - 1
            run = runs[place]
            text = HYPHEN if line.hyphen else run.text[: line.end - starts[place]]
            ends[number] = 0.0 if run.rigid else self._words.hanging(text, run.type)
        return ends


def _set(html: str, chosen: Sequence[Chosen]) -> str:
    """The document with the paragraphs written as they were chosen."""
    parts, at = [], 0
    for one in chosen:
        parts += [html[at : one.start], one.html]
        at = one.end
    return "".join((*parts, html[at:]))


def _places(document: Document) -> dict[str, Rectangle]:
    """The places of all elements with ids, in pt."""
    return {
        id: (left * _POINTS, top * _POINTS, right * _POINTS, bottom * _POINTS)
        for page in document.pages
        for id, (left, top, right, bottom) in page.anchors.items()
    }


def _right(document: Document, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Those paragraphs that have as many lines as were chosen, on all pages over which they go, by their heights.

    A page that ends early so that the last few lines are not parted seems to be filled to its foot: there the place of
    the last line before its end decides.
    """
    leading = {one.id: one.leading for one in chosen}
    parts: dict[str, list[tuple[float, float]]] = {id: [] for id in leading}
    marks: dict[str, float] = {}
    for page in document.pages:
        for id, (_, top, _, bottom) in page.anchors.items():
            if id in parts:
                parts[id].append((top * _POINTS, bottom * _POINTS))
            elif id.startswith(MARK):
                marks[id] = (top + bottom) / 2 * _POINTS
    return [one for one in chosen if _is_right(one, parts[one.id], marks)]


def _is_right(one: Chosen, parts: Sequence[tuple[float, float]], marks: Mapping[str, float]) -> bool:
    counts = [round((bottom - top) / one.leading) for top, bottom in parts]
    if sum(counts) == one.lines or len(counts) < 2:
        return sum(counts) == one.lines
    mark = marks.get(f"{MARK}-{one.id}-{counts[-1] + 1}")
    expected = one.lines - sum(counts[:-2]) - counts[-1] - 1
    return mark is not None and (mark - parts[-2][0]) // one.leading == expected


def _forget(document: Document) -> None:
    """Take away the places that were asked for here alone."""
    for page in document.pages:
        for id in [id for id in page.anchors if id.startswith(MARK)]:
            del page.anchors[id]


def _lang(tags: Sequence[str]) -> str:
    """The language that the innermost of some tags names."""
    found = [match[1] for tag in tags for match in _LANG.finditer(tag)]
    return found[-1] if found else ""


def _beside(setting: Setting | None) -> bool:
    return setting is not None and setting.beside
