"""Which paragraphs of a section are the speeches of a play or of a dialogue, each behind the name of who speaks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Block, Paragraph, Str
from pipeline.structure import wording

_FEWEST = 4
"""Fewer speeches make no play: a paragraph may begin with a short sentence."""
_DENSE = 0.5


@dataclass(frozen=True, slots=True)
class Speech(Paragraph):
    """A paragraph whose first leaf begins with the label of a speaker, as in "Ion. Yes" or "FIRST LORD:"."""

    speaker: str = ""


def marked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, the speeches among them as such.

    They are speeches where names come again and again, half of them at least, and where they begin half of all
    paragraphs from the first to the last of them.
    """
    labels = [_label(block) for block in blocks]
    often = Counter(label for label in labels if label)
    found = [at for at, label in enumerate(labels) if often[label] > 1 and label]
    if len(found) < _FEWEST or 2 * len({labels[at] for at in found}) > len(found):
        return tuple(blocks)
    if len(found) < _DENSE * sum(isinstance(block, Paragraph) for block in blocks[found[0] : found[-1] + 1]):
        return tuple(blocks)
    spoken = set(found)
    return tuple(_speech(block, labels[at]) if at in spoken else block for at, block in enumerate(blocks))


def _label(block: Block) -> str:
    """The label of a speaker at the beginning of a paragraph; nothing where there is none."""
    if not isinstance(block, Paragraph) or not block.inlines or not isinstance(first := block.inlines[0], Str):
        return ""
    label = wording.label(first.text)
    return "" if wording.ending(label) == "abbreviation" and len(label) > len("Q.") else label


def _speech(block: Block, label: str) -> Block:
    return Speech(block.inlines, block.lang, label) if isinstance(block, Paragraph) else block
