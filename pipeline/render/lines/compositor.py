"""A document set: its lines chosen, laid out, held against what was chosen, and set line by line where they differ."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Generic, TypeVar

from pipeline.render.lines import MARK
from pipeline.render.lines.feet import Feet
from pipeline.render.lines.fit import MARGIN, SCALES, Options, fit
from pipeline.render.lines.markup import AT_FOOT, Paragraph, element, named, paragraphs, rigid, written
from pipeline.render.lines.metrics import Metrics
from pipeline.render.lines.pages import Chosen, Document, forget, line_counts, places
from pipeline.render.lines.places import Run, Words
from pipeline.render.lines.settings import Kind, Setting, Settings
from pipeline.render.lines.words import QUOTES

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


_Document = TypeVar("_Document", bound=Document)


@dataclass(slots=True)
class Figures:
    """How many paragraphs were set as a whole, and how many of these the layout broke otherwise."""

    chosen: int = 0
    differing: int = 0


@dataclass(frozen=True, slots=True)
class _Laid(Generic[_Document]):
    """A stretch of a document that was laid out: how much is amiss in it, its paragraphs, and all of the document."""

    faults: int
    chosen: list[Chosen]
    all: list[Chosen]
    document: _Document


class Compositor:
    """Sets documents in one style, of which these are the font files; `figures` counts."""

    def __init__(self, fonts: Sequence[bytes], options: Options) -> None:
        self.options, self.figures = options, Figures()
        self._words = Words(Metrics(fonts))
        self._settings = Settings(self._words.metrics)

    def compose(self, html: str, lay_out: Callable[[str], _Document]) -> _Document:
        """A document laid out with its lines chosen; a paragraph that is then broken otherwise is set line by line."""
        every = list(paragraphs(html))
        found = self._chosen(html, every, lay_out)
        chosen = [one for one in found if not one.single]
        if not chosen:
            return lay_out(html)
        self.figures.chosen += len(chosen)
        feet = Feet(html, every, self._settings.room(_shell(html)), self._words, self.options)
        if self.options.feet:
            lines = {one.start: 1 for one in every if len(one.text) <= _SHORT and not _has_void(one)}
            lines |= {one.paragraph.start: len(one.lines) for one in found}
            chosen = feet.foreseen(html, chosen, lines, lay_out)
        made = self._mended(feet, chosen, lambda chosen: lay_out(self._set(html, every, chosen)))
        forget(made)
        return made

    def _mended(self, feet: Feet, chosen: list[Chosen], lay_out: Callable[[Sequence[Chosen]], _Document]) -> _Document:
        """The document of some paragraphs, laid out again, up to `options.feet` times, while the feet of its pages can
        be mended; of each stretch the best is kept."""
        best: dict[range, _Laid[_Document]] = {}
        for round in count():
            document = lay_out(chosen)
            counts, whole = line_counts(document, chosen), dict(feet.apart(chosen))
            spots, right = feet.spots(document, counts), [one for one in chosen if one.id in counts]
            better = []
            for stretch, own in feet.apart(right):
                faults = feet.faults(stretch, own, counts, spots)
                if own == whole[stretch] and (stretch not in best or faults < best[stretch].faults):
                    best[stretch] = _Laid(faults, own, chosen, document)
                better += feet.mended(stretch, own, counts, spots) if round < self.options.feet else own
            if better == chosen:
                break
            self.figures.differing += len(chosen) - len(right)
            chosen = better
        kept = [best[stretch] for stretch in whole]
        final = [one for laid in kept for one in laid.chosen]
        made = next((laid.document for laid in kept if laid.all == final), document)
        return lay_out(final) if final != chosen and made is document else made

    def _chosen(self, html: str, every: Sequence[Paragraph], lay_out: Callable[[str], _Document]) -> list[Chosen]:
        """All paragraphs for which lines can be chosen, in order."""
        shell = _shell(html)
        long = [one for one in every if _is_long(one, self.options.hang)]
        if not long or ' dir="rtl"' in shell:
            return []
        kinds = [(one.context, chain) for one in long for chain in ((), *one.chains)]
        settings = self._settings.of(shell, kinds, lambda sample: places(lay_out(sample)))
        lang = _lang((shell,))
        found = (self._choose(one, settings, lang) for one in long)
        return [one for one in found if one]

    def _choose(self, paragraph: Paragraph, settings: Mapping[Kind, Setting | None], lang: str) -> Chosen | None:
        """A paragraph with its lines; None where it is not justified, has what cannot be measured, or fits one line."""
        setting = settings[paragraph.context, ()]
        beside = {chain for chain in paragraph.chains if _beside(settings[paragraph.context, chain])}
        own = paragraph.without(beside) if beside else paragraph
        runs = self._runs(own, settings, lang) if setting else None
        if not setting or not runs:
            return None
        lines = fit(runs, self._words, setting.measure, setting.indent, options=self.options)
        return Chosen(own, tuple(runs), setting, lines) if lines else None

    def _set(self, html: str, every: Sequence[Paragraph], chosen: Sequence[Chosen]) -> str:
        """The document with the lines of some paragraphs chosen; all others have ids, too."""
        texts = {one.paragraph.start: self._written(one) for one in chosen}
        parts, at = [], 0
        for one in every:
            text = texts.get(one.start) or named(one, html[one.start + len(one.tag) : one.end])
            parts += [html[at : one.start], text]
            at = one.end
        return "".join((*parts, html[at:]))

    def _written(self, one: Chosen) -> str:
        """The HTML of a paragraph with its lines."""
        rest = max(0.0, one.setting.measure - one.lines[-1].natural - MARGIN)
        shrink = self.options.shrink * self._words.space(one.runs)
        style = f"word-spacing: -{shrink:.4f}pt; --rest: {rest:.3f}pt"
        return written(one.paragraph, one.lines, style)

    def _runs(self, paragraph: Paragraph, settings: Mapping[Kind, Setting | None], lang: str) -> list[Run] | None:
        """The text as runs; None where some of it has no type of the style."""
        if _has_void(paragraph):
            return None
        lang = _lang((*paragraph.context.around, paragraph.tag)) or lang
        runs = []
        for piece in paragraph.pieces:
            if not piece.text:
                continue
            setting = settings[paragraph.context, piece.chain]
            type = setting.type if setting else None
            if not type or _UNKNOWN.search(piece.text) or not self._words.metrics.has(piece.text, type.face):
                return None
            runs.append(Run(piece.text, type, _lang(piece.chain) or lang, rigid(piece.chain)))
        return runs


def _is_long(paragraph: Paragraph, hang: bool) -> bool:
    """Whether there is something to choose, or to hang; a note at the page foot has a measure of its own."""
    at_foot = any(AT_FOOT in tag for tag in paragraph.context.around)
    wanted = len(paragraph.text) > _SHORT or (hang and paragraph.text[:1] in QUOTES)
    return wanted and ' style="' not in paragraph.tag and not at_foot


def _has_void(paragraph: Paragraph) -> bool:
    """Whether it has a line break or a picture."""
    return any(piece.source.startswith("<") and piece.chain for piece in paragraph.pieces)


def _shell(html: str) -> str:
    """A document up to the start of its body."""
    return html[: html.find(">", html.find("<body")) + 1]


def _lang(tags: Sequence[str]) -> str:
    """The language that the innermost of some tags names."""
    found = [match[1] for tag in tags for match in _LANG.finditer(tag)]
    return found[-1] if found else ""


def _beside(setting: Setting | None) -> bool:
    return setting is not None and setting.beside
