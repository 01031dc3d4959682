"""The settings in which books are set anew, by name: each goes to the next of the books that can be set."""

from collections.abc import Iterator, Sequence

from cases import Case
from excerpt import Sample, sample
from furnishing import Setting
from typesetter import typeset

SETTINGS = {
    "plain, numbered, indent": Setting(paragraph="indent", label="word 1", foot="12", mark="-"),
    "plain, roman, indent lost": Setting(label="word I", head="words", foot="12", mark="-"),
    "spelled label, capitals": Setting(label="word One", capitals=True, head="number", mark="-", feeds=False),
    "titles alone, head with number": Setting(head="number", mark="-", letters=55, lines=30),
    "titles alone, no furniture": Setting(openings=False, feeds=False, paragraph="blank", letters=70),
    "titles alone, no blank after": Setting(openings=False, feeds=False, below=0, air=1, foot="- 12 -", mark="-"),
    "titles alone in capitals": Setting(capitals=True, openings=False, feeds=False, mark="-", letters=48),
    "leaders, titles alone": Setting(contents="leaders", head="words", foot="12", mark="\u2010", ligatures=True),
    "plain contents, titles alone": Setting(contents="plain", foot="12", paragraph="indent", mark="-"),
    "contents, no form feeds": Setting(contents="leaders", feeds=False, head="number", label="I.", mark="-"),
    "bare figures": Setting(label="1", foot="Page 12", paragraph="blank", openings=False),
    "bare romans": Setting(label="I", head="own", mark="-", furniture_air=True, paragraph="indent"),
    "label beside title": Setting(label="word I", label_beside=True, head="number", head_at_openings=True, mark="-"),
    "number beside title": Setting(label="1", label_beside=True, foot="12", openings=False, letters=75),
    "title far below label": Setting(label="word 1", label_apart=True, below=2, mark="\u00ad", foot="12"),
    "heads at openings": Setting(head="words", head_at_openings=True, foot="- 12 -", mark="-", feeds=False),
    "heads in capitals, air": Setting(
        head="words", head_capitals=True, furniture_air=True, foot="12", mark="-", label="word 1"
    ),
    "number above head": Setting(head="own", furniture_air=True, mark="-", ligatures=True, paragraph="blank"),
    "justified, indent": Setting(justified=True, paragraph="indent", label="word 1", head="number", mark="-"),
    "justified, no hyphens": Setting(justified=True, letters=44, foot="Page 12", paragraph="blank"),
    "code for hyphen": Setting(mark="\x02", feeds=False, head="words", foot="12", label="I."),
    "soft hyphens, ligatures": Setting(mark="\u00ad", ligatures=True, feeds=False, label="word 1", foot="- 12 -"),
    "nothing marks anything": Setting(feeds=False, below=0, air=0, mark="-", openings=False, foot="12"),
    "narrow and many pages": Setting(letters=34, lines=24, mark="-", head="number", label="I", ligatures=True),
}


_FEWEST_WORDS = 3_000


def books(corpus: Sequence[Case]) -> Iterator[Case]:
    """Every setting with a book of its own: those with prose enough, and two chapters at least, in turn."""
    samples = [(case, sample(case)) for case in corpus]
    settable = [(case, made) for case, made in samples if len(made.chapters) > 1 and _prose(made) >= _FEWEST_WORDS]
    for number, (name, setting) in enumerate(SETTINGS.items()):
        if settable:
            case, made = settable[number % len(settable)]
            title = f"set: {name} ({case.name.split('-')[0]})"
            yield typeset(made, setting, title, "set anew")


def _prose(made: Sample) -> int:
    """The words of a sample's paragraphs."""
    blocks = [block for chapter in made.chapters for block in chapter.blocks]
    return sum(len(block["text"].split()) for block in blocks if block["type"] == "paragraph")
