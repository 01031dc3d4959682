"""How the tests correct a text, and how they look at what became of it."""

import json
from pathlib import Path

from pipeline.errors import CorrectionError
from pipeline.prepare import Prepared, prepare
from pipeline.render import text

RAW = """The Ferry Book

Ann Other

I. Teh Rain

It rained for a ﬁne week, and nobody on the river minded at all, for the boats
lay under the trees and the men lay under the boats, and what there was to do on
the water could be done when the water had gone down. The old man went to the
house by the river bank, where teh boats were kept, and waited there for the exam-
ple of his brother.

Then the clouds broke over the eastern bank. He said, “Well, so it goes — always,
and _nobody_ minds.” The old man went to the mill, and the miller gave him bread and
_salt_ and asked him what he had seen on the road from the town that lay behind him.

II. Mud

The path was brown and slow, and every boot was heavy with it, and the dogs that
came along the path were brown and slow and heavy like the boots that went before.
Nobody asked where it led.

Advertisement for soap

The path went on behind the hill, as paths do, and those who went on with it were
seen from the ferry until the evening came and the lamps were lit along the quay.

III. Sun

It dried in a day and nobody in the town was well-
known for long. That is all that there is to say about it in the end, they said, and
left the table to the cat, which knew what was to be done with what they had left.
"""


def write(folder: Path, said: str, raw: str = RAW) -> Path:
    """A text with its corrections beside it."""
    path = folder / "ferry.txt"
    path.write_text(raw, encoding="utf-8")
    (folder / "ferry.toml").write_text(
        '[book]\nlanguage = "en"\n[audit]\nremoved = 1.0\n[structure]\nrunning_heads = ["THE LONG ROAD"]\n',
        encoding="utf-8",
    )
    (folder / "ferry.corrections.toml").write_text(said, encoding="utf-8")
    return path


def corrected(folder: Path, said: str, raw: str = RAW, draft: bool = False) -> Prepared:
    """A text with its corrections made; its account is balanced, or this fails."""
    return prepare(write(folder, said, raw), draft=draft)


def entry(verb: str, **keys: str | int) -> str:
    """An entry of a file of corrections."""
    return f"[[{verb}]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in keys.items()) + "\n"


def fix(find: str, comes: str, **keys: str | int) -> str:
    """A fix."""
    return entry("fix", find=find, replace=comes, **keys)


def shown(prepared: Prepared) -> str:
    """The book as plain text."""
    return text.make(prepared.book)


def changed(folder: Path, said: str, raw: str = RAW) -> list[tuple[str, str]]:
    """The lines of the book that corrections changed, before and after; they are as many."""
    before, after = shown(corrected(folder, "", raw)).split("\n"), shown(corrected(folder, said, raw)).split("\n")
    assert len(before) == len(after)
    return [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]


def states(prepared: Prepared) -> list[str]:
    """What became of each correction."""
    return [outcome.state for outcome in prepared.corrections]


def refused(folder: Path, said: str, raw: str = RAW) -> tuple[str, ...]:
    """What is told of corrections that do not fit: one line each."""
    try:
        corrected(folder, said, raw)
    except CorrectionError as error:
        return error.lines
    raise AssertionError("all of them fit")
