"""A small typesetter of plain text: a sample as the pages that an extractor gives, with the truth about them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import furnishing
import wrap
from cases import UNCOUNTED, Block, Case, measured
from excerpt import Chapter, Sample
from furnishing import Row, Setting

LIGATURES = {"ffi": "\ufb03", "ffl": "\ufb04", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}
_INDENT = 3


@dataclass(slots=True)
class _Composer:
    """The rows set so far, the truth about them, and the count of words up to here."""

    setting: Setting
    measure: wrap.Measure
    chance: random.Random
    rows: list[Row] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    splits: list[dict[str, str | int]] = field(default_factory=list)
    count: int = 0
    after_heading: bool = True

    def record(self, block: Block, splits: Sequence[wrap.Split] = ()) -> None:
        """Add a block to the truth, and the words that its lines cut."""
        self.splits += [{"pos": self.count + s.word, "kind": s.kind, "word": s.text} for s in splits]
        self.blocks.append(block)
        self.count += 0 if block["type"] in UNCOUNTED else len(block["text"].split())

    def heading(self, chapter: Chapter, label: str) -> None:
        """Set a heading: label and title in the way of the setting, its lines never cut."""
        own, title = self.setting.shape(label), self.setting.shape(chapter.title)
        parts = [part for part in (own, title) if part]
        if self.setting.label_beside:
            parts = [" ".join(parts)]
        entry = " ".join((chapter.title or own).split())
        running = entry if chapter.level == 1 else None
        for part, gap in zip(parts, (self.setting.air, int(self.setting.label_apart)), strict=False):
            for number, text in enumerate(wrap.wrap(part.split(), replace(self.measure, mark=""))[0]):
                opens = self.setting.openings and running is not None
                self.rows.append(Row(text, 0 if number else gap, opens, running, entry, keep=True))
                running, entry = None, ""
        alternatives = [part for part in (own.rstrip(".:"), title) if part and title and own]
        text = " ".join(part for part in (own, title) if part)
        self.record({"type": "heading", "text": text, "level": chapter.level, "alt": alternatives})
        self.after_heading = True

    def block(self, block: Block) -> None:
        """Set a block of text."""
        kind = block["type"]
        if kind == "break":
            self.rows.append(Row("* * *", max(1, self.setting.between)))
            self.record({"type": "break", "text": ""})
        elif kind in ("verse", "code"):
            self._verse(block)
        else:
            self._prose(block)
        self.after_heading = kind == "break"

    def _prose(self, block: Block) -> None:
        """A paragraph, question, quotation or item, marked as the setting marks paragraphs."""
        inset = _INDENT if block["type"] == "quote" and self.setting.paragraph == "indent" else 0
        words = block["text"].split()
        marked = self.setting.paragraph == "indent" and not self.after_heading and not inset
        measure = replace(self.measure, letters=self.measure.letters - 2 * inset)
        lines, splits = wrap.wrap(words, measure, _INDENT if marked else 0)
        if self.setting.justified:
            lines = [*(wrap.justified(line, measure, self.chance) for line in lines[:-1]), lines[-1]]
        if block.get("mark"):
            lines[0] = f"{block['mark']} {lines[0]}"
        before = " " * inset
        for number, line in enumerate(lines):
            first = number == 0
            gap = self._gap(block["type"]) if first else 0
            self.rows.append(Row(before + " " * _INDENT * (marked and first) + line, gap))
        self.record(block, splits)

    def _verse(self, block: Block) -> None:
        """Lines that stay lines; what does not fit turns over into the next, further in."""
        kept = self.setting.paragraph == "indent"
        splits: list[wrap.Split] = []
        count = 0
        for number, line in enumerate(block["text"].split("\n")):
            words = line.split()
            turned, cut = wrap.wrap(words, replace(self.measure, mark=""))
            splits += [replace(split, word=split.word + count) for split in cut]
            count += len(words)
            for turn, text in enumerate(turned):
                gap = self._gap(block["type"]) if number == turn == 0 else 0
                self.rows.append(Row(" " * ((_INDENT if kept else 0) + (2 if kept and turn else 0)) + text, gap))
        self.record(block, splits)

    def _gap(self, kind: str) -> int:
        """The blank lines before a block: none right below a heading that has none before it."""
        if self.after_heading:
            return self.setting.below
        return max(self.setting.between, 1 if self.setting.verse_apart and kind in ("verse", "question") else 0)


def typeset(sample: Sample, setting: Setting, name: str, kind: str) -> Case:
    """Set a sample as the setting says, and tell the truth about it; the same name gives the same text."""
    measure = wrap.Measure(setting.letters, setting.mark, sample.language)
    composer = _Composer(setting, measure, random.Random(name))
    title_page = [{"type": "title", "text": sample.title}]
    title_page += [{"type": "byline", "text": sample.author}] if sample.author else []
    for block in title_page:
        composer.record(block)
    number = 0
    for chapter in sample.chapters:
        number += chapter.level == 1
        numbered = chapter.level == 1 and not chapter.label
        label = furnishing.label(setting, number, sample.language) if numbered else chapter.label
        composer.heading(chapter, label)
        for block in chapter.blocks:
            composer.block(block)
    pages = furnishing.paginate(composer.rows, setting, sample)
    raw = _drawn(pages.text, setting)
    truth = _truth(sample, setting, composer, pages, raw)
    return Case(name, raw, truth, kind)


def _truth(sample: Sample, setting: Setting, composer: _Composer, pages: furnishing.Pages, raw: str) -> Block:
    shown = {"quote_visible": setting.paragraph == "indent", "toc_printed": bool(pages.entries)}
    props = measured(raw, {"engine": "typesetter of the scoreboard", "kind": "typeset", **shown})
    if setting.stanzas_hidden:
        props["blank_lines"] = 0  # those that are there stand beside headings: none parts stanzas
    return {
        "meta": {"title": sample.title, "author": sample.author, "lang": sample.language},
        "props": props,
        "furniture": sorted(pages.heads),
        "printed_toc": list(pages.entries),
        "splits": composer.splits,
        "blocks": composer.blocks,
    }


def _drawn(text: str, setting: Setting) -> str:
    """The text as an extractor spells it: ligature characters, and its own way with a hyphen of its own code."""
    if setting.ligatures:
        for letters, character in LIGATURES.items():
            text = text.replace(letters, character)
    return text.replace("\x02\n", "\x02")  # an extractor that has this code for a hyphen gives no line end with it
