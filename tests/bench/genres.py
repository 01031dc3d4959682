"""Books of kinds that a corpus may lack, made of the words of its truths: plays, poems, interviews, essays."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from cases import Block, Case
from excerpt import Chapter, Sample, invented_title, sample
from furnishing import Setting
from typesetter import typeset

_AUTHOR = "Clara Wintergreen"
_SPEAKERS = ("MIRA", "TOBIAS", "THE MILLER", "OLD ANNA", "FIRST NEIGHBOUR")
_DIRECTIONS = ("[Enter {}.]", "[{} goes to the window.]", "[Exit {}.]", "[A bell, far off.]")
_ASIDES = ("[Aside.] ", "[Laughing.] ", "[To herself.] ")
_PLACES = ("The orchard", "A room at the mill", "Before the gate", "The same, by night", "A road", "The kitchen")
_FEWEST = 3_000
_ENDS_SENTENCE = re.compile(r"(?<=[.!?])[”’\"]?\s+")


def _paragraphs(case: Case) -> list[str]:
    """The paragraphs of a truth that are no speech, of a middling length."""
    texts = [block["text"] for block in case.truth["blocks"] if block["type"] == "paragraph"]
    return [text for text in texts if 120 <= len(text) <= 1_500 and text[0] not in "“\"«—‘'" and text[-1] in ".!”’"]


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _speeches(case: Case) -> list[str]:
    """What is said between quotation marks."""
    texts = [block["text"] for block in case.truth["blocks"] if block["type"] == "paragraph"]
    said = [match for text in texts for match in re.findall(r"“([^“”]{15,600})”", text)]
    return [_opened(text) for text in said]


def _opened(text: str) -> str:
    """Words as a sentence of their own: a capital first, a full stop last."""
    text = text.strip()
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?" else text.rstrip(",;:—-") + "."


def _questions(case: Case) -> list[str]:
    """The sentences of a truth that ask, none twice."""
    texts = [block["text"] for block in case.truth["blocks"] if block["type"] == "paragraph"]
    sentences = [sentence for text in texts for sentence in _ENDS_SENTENCE.split(text)]
    asked = [s.strip("“”‘’\"' ") for s in sentences if re.search(r"\?[”’\"]?$", s)]
    whole = [s for s in asked if 25 <= len(s) <= 160 and not re.search(r"[“”\"()]|^[^\w]", s)]
    return list(dict.fromkeys(_opened(s) for s in whole))


def _block(kind: str, text: str) -> Block:
    return {"type": kind, "text": text}


def play(case: Case) -> Sample | None:
    """Three acts of two scenes: speeches behind the speaker's name in capitals, directions in brackets."""
    speeches = _speeches(case)[:220]
    if len(speeches) < 60 or _words(speeches) < _FEWEST:
        return None
    chance = random.Random(f"play {case.name}")
    share = len(speeches) // 6
    chapters = []
    for scene in range(6):
        if scene % 2 == 0:
            chapters.append(Chapter(1, "", (), f"Act {'I' * (scene // 2 + 1)}"))
        blocks = [_block("paragraph", _direction(chance, 0))]
        for number, speech in enumerate(speeches[scene * share : (scene + 1) * share]):
            aside = chance.choice(_ASIDES) if chance.random() < 0.1 else ""
            speaker = _SPEAKERS[(number + chance.randrange(2)) % len(_SPEAKERS)]
            blocks.append(_block("paragraph", f"{speaker}. {aside}{speech}"))
            if chance.random() < 0.06:
                blocks.append(_block("paragraph", _direction(chance, chance.randrange(1, len(_DIRECTIONS)))))
        label = "Scene I." if scene % 2 == 0 else "Scene II."
        chapters.append(Chapter(2, _PLACES[scene], tuple(blocks), label))
    return _sample(case, chapters, speeches)


def _direction(chance: random.Random, which: int) -> str:
    return _DIRECTIONS[which].format(chance.choice(_SPEAKERS))


def poems(case: Case) -> Sample | None:
    """Poems with titles: those of the truth, or else prose cut into lines, four to a stanza."""
    verses = sum(block["type"] == "verse" for block in case.truth["blocks"])
    if verses >= 100:
        return sample(case, words=6_000, most=60)
    paragraphs = _paragraphs(case)
    if _words(paragraphs) < _FEWEST:
        return None
    chance = random.Random(f"poems {case.name}")
    words = " ".join(paragraphs[:60]).split()[:4_500]
    lines: list[str] = []
    while words:
        count = chance.randint(5, 9)
        lines.append(" ".join(words[:count]))
        words = words[count:]
    stanzas = ["\n".join(line[0].upper() + line[1:] for line in lines[at : at + 4]) for at in range(0, len(lines), 4)]
    groups = [stanzas[at : at + 6] for at in range(0, len(stanzas), 6)]
    return _titled(case, [tuple(_block("verse", stanza) for stanza in group) for group in groups])


def interview(case: Case) -> Sample | None:
    """Questions without numbers and their answers, in four sections with titles."""
    questions, answers = _questions(case), _paragraphs(case)
    count = min(len(questions), len(answers) // 2, 36)
    if count < 16:
        return None
    pairs = [(questions[n], answers[2 * n : 2 * n + 1 + n % 2]) for n in range(count)]
    blocks = [(_block("question", q), *(_block("paragraph", a) for a in given)) for q, given in pairs]
    share = -(-count // 4)
    sections = [blocks[at : at + share] for at in range(0, count, share)]
    return _titled(case, [tuple(block for part in section for block in part) for section in sections])


def lettered_interview(case: Case) -> Sample | None:
    """An interview whose questions begin with Q: and whose answers begin with A:."""
    plain = interview(case)
    if plain is None:
        return None
    chapters = []
    for chapter in plain.chapters:
        blocks: list[Block] = []
        for block in chapter.blocks:
            asks = block["type"] == "question"
            mark = "Q: " if asks else "A: " if blocks and blocks[-1]["type"] == "question" else ""
            blocks.append({**block, "text": mark + block["text"]})
        chapters.append(Chapter(chapter.level, chapter.title, tuple(blocks)))
    return Sample(plain.title, plain.author, plain.language, tuple(chapters))


def essays(case: Case) -> Sample | None:
    """Ten short pieces with titles that nothing announces."""
    paragraphs = _paragraphs(case)[:60]
    if len(paragraphs) < 30 or _words(paragraphs) < _FEWEST:
        return None
    share = len(paragraphs) // 10
    groups = [paragraphs[at * share : (at + 1) * share] for at in range(10)]
    return _titled(case, [tuple(_block("paragraph", text) for text in group) for group in groups])


def _titled(case: Case, groups: Sequence[tuple[Block, ...]]) -> Sample:
    language = case.truth["meta"]["lang"]
    chapters = [
        Chapter(1, invented_title(group, language, f"{case.name} {n}"), group) for n, group in enumerate(groups)
    ]
    return _sample(case, chapters, [block["text"] for group in groups for block in group])


def _sample(case: Case, chapters: Sequence[Chapter], texts: Sequence[str]) -> Sample:
    language = case.truth["meta"]["lang"]
    title = invented_title([_block("paragraph", text) for text in texts], language, case.name)
    return Sample(title, _AUTHOR, language, tuple(chapters))


GENRES: Mapping[str, tuple[Callable[[Case], Sample | None], Setting]] = {
    "play, blank lines": (play, Setting(paragraph="blank", label_beside=True, foot="12")),
    "play, indents lost": (play, Setting(label_beside=True, feeds=False, head="number", mark="-", capitals=True)),
    "poems, no stanza gaps": (poems, Setting(openings=False, foot="12", stanzas_hidden=True, letters=90)),
    "poems, stanza gaps": (poems, Setting(openings=False, feeds=False, verse_apart=True, letters=90)),
    "interview, blank lines": (interview, Setting(openings=False, feeds=False, paragraph="blank")),
    "interview, blank before questions": (interview, Setting(openings=False, verse_apart=True, foot="12", mark="-")),
    "interview, Q and A": (lettered_interview, Setting(openings=False, feeds=False, paragraph="blank", letters=70)),
    "essays, blank lines": (essays, Setting(openings=False, feeds=False, paragraph="blank")),
    "essays, indents lost": (essays, Setting(openings=False, mark="-", foot="- 12 -")),
    "essays, indents, one blank line": (essays, Setting(openings=False, air=1, paragraph="indent", mark="-")),
}


def books(corpus: Sequence[Case]) -> Iterator[Case]:
    """Every genre in its setting, from the next of the books that has what it needs."""
    for number, (name, (make, setting)) in enumerate(GENRES.items()):
        turned = [corpus[(number * 3 + n) % len(corpus)] for n in range(len(corpus))]
        found = next(((case, made) for case in turned if (made := make(case))), None)
        if found:
            case, made = found
            yield typeset(made, setting, f"genre: {name} ({case.name.split('-')[0]})", f"genre: {name.split(',')[0]}")
