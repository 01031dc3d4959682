"""Units laid out, or taken from the cache: what was laid out once is not laid out again."""

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pikepdf

from pipeline.errors import RenderError
from pipeline.render import makers, pack
from pipeline.render.crew import Answer, Crew, Task
from pipeline.render.langtags import tag_languages
from pipeline.render.merge import Merged, merge
from pipeline.render.notetags import tag_notes
from pipeline.render.pack import Leaf, Part
from pipeline.render.plaintags import dissolve
from pipeline.render.stacks import cut_apart
from pipeline.render.stylesheets import Stylesheets
from pipeline.store import Store
from pipeline.style import Face


class Desk:
    """Where the units of one book are ordered: each comes from the store, or from the crew.

    `warnings` gathers what the layout complained about, each once.
    """

    def __init__(self, sheets: Stylesheets, faces: Sequence[Face], store: Store | None, crew: Crew) -> None:
        self.sheets, self.faces, self.store, self.crew = sheets, faces, store, crew
        self.warnings: dict[str, None] = {}
        self._parts: dict[Task, Part] = {}

    def order(self, tasks: Sequence[Task]) -> None:
        """Have units ready. Raises UnexpectedError for a PDF of a shape that cannot be merged."""
        kept = {task: part for task in tasks if task not in self._parts and (part := self._kept(task))}
        missing = [task for task in dict.fromkeys(tasks) if task not in self._parts and task not in kept]
        made = {}
        with closing(self.crew.answers(missing, self.sheets)) as answers:
            for task, answer in answers:
                made[task] = self._made(task, cut_apart(answer, *task.stacked) if task.stacked else answer)
        self._parts |= kept | made
        for task in tasks:
            self.warnings |= dict.fromkeys(self._parts[task].warnings)

    def leaves(self, task: Task) -> Sequence[Leaf]:
        """What is known of the pages of a unit that was ordered."""
        return self._parts[task].pages

    def bind(self, order: Sequence[Task], margins: Sequence[Task]) -> Merged:
        """One PDF of the units in order, and the pages of `margins` as forms in it."""
        return merge([self._parts[task] for task in order], [self._parts[task] for task in margins], self.faces)

    def picture(self, task: Task, drawn: Callable[[bytes], bytes]) -> bytes:
        """What `drawn` makes of the PDF of a page. Raises RenderError if it needs more than one page."""
        key = self.key(task).replace("unit", "picture", 1)
        kept = self.store.get(key) if self.store is not None else None
        if kept:
            return kept
        (answer,) = self.crew.lay_out([task], self.sheets)
        if len(answer.pages) != 1:
            raise RenderError(f"{task.name} does not fit one page", self.sheets.home, "Mend its template")
        made = drawn(answer.pdf)
        if self.store is not None:
            self.store.put(key, made)
        return made

    def key(self, task: Task) -> str:
        """What a unit depends on: its HTML, the style with its fonts and pictures, program and libraries."""
        parts = [_program(), self.sheets.digest, task.html, task.css, task.tagged, task.stacked]
        return f"unit {hashlib.sha256(json.dumps(parts).encode()).hexdigest()}"

    def _kept(self, task: Task) -> Part | None:
        data = self.store.get(self.key(task)) if self.store is not None else None
        return pack.load(data) if data else None

    def _made(self, task: Task, answer: Answer) -> Part:
        part = pack.pack(answer, self.faces)
        if self.store is not None:
            self.store.put(self.key(task), pack.dump(part))
        return part


class PlainDesk(Desk):
    """A desk for what cannot be merged: the whole book is laid out and written once more, in one piece."""

    def bind(self, order: Sequence[Task], margins: Sequence[Task]) -> Merged:
        """One PDF as the layout writes it."""
        html = [html for task in order for html in task.html]
        (whole,) = self.crew.lay_out([Task("the book", tuple(html))], self.sheets)
        apart = [pikepdf.open(BytesIO(self._parts[task].pdf)) for task in margins]
        pdf = pikepdf.open(BytesIO(whole.pdf))
        tag_languages(pdf)
        tag_notes(pdf)
        dissolve(pdf)
        forms = [[pdf.copy_foreign(page.as_form_xobject()) for page in part.pages] for part in apart]
        return Merged(pdf, forms, apart)

    def _made(self, _: Task, answer: Answer) -> Part:
        return Part(answer.pdf, pack.leaves(answer), {}, answer.warnings)


@lru_cache(maxsize=1)
def _program() -> list[str]:
    """The code that makes parts, and the libraries that it stands on."""
    code = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(Path(__file__).parent.rglob("*.py"))]
    return [*code, *makers.known()]
