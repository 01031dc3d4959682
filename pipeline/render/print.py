"""The printed book: units of HTML -> pages -> one tagged PDF.

A unit knows nothing of its page's side, head or folio: it is laid out between even margins, kept in the cache, put
together with the others, and put in place by `units`. Page references are literals, settled by repeating until the
page map stands still.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from pipeline.errors import RenderError
from pipeline.model import Book, heading, headline, walk
from pipeline.render import errata, fallbacks, footnotes, front, langtags, margins, pagemap, pagination, stacks, tables
from pipeline.render.crew import Crew, Task
from pipeline.render.cutting import SCHEME, cut
from pipeline.render.desk import Desk, PlainDesk
from pipeline.render.fonts import UnexpectedError
from pipeline.render.margins import Mark
from pipeline.render.pack import Leaf
from pipeline.render.pagemap import Begun
from pipeline.render.pagination import Slot, Unit, mark_id
from pipeline.render.printed import Printed
from pipeline.render.stylesheets import FITS, stylesheets
from pipeline.render.units import Place, assemble, shift
from pipeline.render.words import words
from pipeline.store import Store
from pipeline.style import Style

_ROUNDS = 5
_HEAD = 0.46
"""The width of an average letter of a running head, in sizes of the text: set smaller than that, it surely fits."""
_ID = re.compile(' id="([^"]*)"')
_LINK = re.compile(' href="#([^"]*)"')


def lay_out(
    book: Book,
    style: Style,
    front_matter: str = "auto",
    store: Store | None = None,
    crew: Crew | None = None,
    notes: str = "section",
) -> Printed:
    """Lay out the book with a style; `front_matter` is auto, compact or full, `notes` stand behind their section or
    at the foot.

    Units come from `store` where it has them, else from `crew`, by default one for this book alone; the bytes are the
    same. Raises MissingError without Pango, RenderError where the style asks for what it may not have.
    """
    sheets = stylesheets(style)
    with Crew.hired(crew) as own:
        try:
            return _Recipe(book, style, Desk(sheets, style.faces, store, own), notes).follow(front_matter)
        except UnexpectedError as error:
            printed = _Recipe(book, style, PlainDesk(sheets, style.faces, None, own), notes).follow(front_matter)
            notice = f"laid out in one piece, which takes longer: {error}"
            return replace(printed, warnings=(notice, *printed.warnings))


class _Recipe:
    """One book on its way through one style."""

    def __init__(self, book: Book, style: Style, desk: Desk, notes: str) -> None:
        self.book, self.style, self.desk = book, style, desk
        self.names = front.names(book)
        self.text = langtags.marked(fallbacks.marked(front.body(book, tables.room(style)), style))
        self.ids = {*_ID.findall(self.text), *errata.names(book)}
        self.notes = footnotes.candidates(book) if notes == "foot" else {}

    def follow(self, front_matter: str) -> Printed:
        """All steps, one after another."""
        self.body = self._set()
        leaves = [leaf for unit in self.body for leaf in self.desk.leaves(unit)]
        begun = pagemap.begun(leaves)
        self._refuse_hidden(begun)
        self._surround(pagination.is_compact(len(leaves), front_matter))
        self.single |= self._errata()
        slots, contents = self._settle(front_matter, len(leaves), begun)
        heads = self._heads(slots, begun)
        places = self._places(slots, contents, [margins.marks(*pair) for pair in zip(slots, heads, strict=True)])
        blocks = {self._margin(block): block for block in margins.blocks(place.marks for place in places)}
        self.desk.order(list(blocks))
        pdf = self._bind(places, contents, blocks)
        return Printed(pdf, tuple(pagemap.pages(places, heads, begun)), tuple(self.desk.warnings))

    def _set(self) -> list[Task]:
        """The units of the text, laid out, with their notes where they are to be."""

        def lay(units: Sequence[Markup]) -> list[Sequence[Leaf]]:
            return [self.desk.leaves(task) for task in self._ordered(units)]

        units = [footnotes.marked(unit, self.notes) for unit in cut(self.text, self.style.opening)]
        page = self.style.geometry
        units, behind = footnotes.settle(units, lay, self.notes, page.height - page.top)
        self.desk.warnings |= dict.fromkeys(footnotes.notice(section) for section in behind)
        return self._ordered(units)

    def _ordered(self, units: Sequence[Markup]) -> list[Task]:
        tasks = [self.task(_name(unit, self.names), "body", unit) for unit in units]
        self.desk.order(tasks)
        return tasks

    def _surround(self, compact: bool) -> None:
        """Have the single pages around the text ready; a compact front has imprint and colophon on one page."""
        imprint, colophon = front.imprint(self.book, self.style), front.colophon(self.book, self.style, not compact)
        title, half = front.title_page(self.book, self.style, printed=True), front.half_title(self.book, self.style)
        pages: dict[Unit, Markup] = {"half-title": half, "title": title, "imprint": imprint, "colophon": colophon}
        if compact:
            pages = {"title": title, "colophon": imprint + colophon}
        self.desk.order([self._single(unit, content) for unit, content in pages.items()])
        self.single = {unit: self._fitted(unit, content) for unit, content in pages.items()}

    def _errata(self) -> dict[Unit, Task]:
        """The errata, where the book lists any, with links to its pages."""
        listed = self.book.errata
        if not listed:
            return {}
        links = [f"#{mark_id(one.here)}" if one.here else "" for one in listed.entries]
        task = self.task("the errata", "errata", errata.page(listed, self.book.meta.language, self.style, links))
        self.desk.order([task])
        return {"errata": task}

    def _heads(self, slots: Sequence[Slot], begun: Begun) -> tuple[str, ...]:
        """The running head of each page."""
        page, meta = self.style.geometry, self.book.meta
        room = page.measure / page.size / _HEAD
        own = words(meta.language)["errata"]
        return pagination.heads(slots, meta.title.text, self._openings(begun), room, own)

    def _single(self, unit: Unit, content: Markup, share: int = FITS[0]) -> Task:
        """A page of its own, in letters of a share of their size."""
        name, kind = ("title page", "title-page") if unit == "title" else (unit, unit)
        return self.task(f"the {name}", kind if share == FITS[0] else f"{kind} fit-{share}", content)

    def _fitted(self, unit: Unit, content: Markup) -> Task:
        """A page of its own, in the largest letters in which it fits one. Raises RenderError if none do."""
        for share in FITS:
            task = self._single(unit, content, share)
            self.desk.order([task])
            if len(self.desk.leaves(task)) == 1:
                return task
        raise RenderError(f"{task.name} does not fit one page", str(self.style.root), "Shorten the metadata")

    def task(self, name: str, kind: str, content: str, css: str = "", tagged: bool = True) -> Task:
        """What lays out some content in the style's page; links within the book are led by their addresses."""
        shell = self.style.render("page.xhtml.j2", kind=kind, content=content, **front.page_values(self.book))

        def led(link: re.Match[str]) -> str:
            return f' href="{SCHEME}{link[1]}"' if link[1] in self.ids else link[0]

        return Task(name, (_LINK.sub(led, shell),), css, tagged)

    def _margin(self, block: Sequence[Mark]) -> Task:
        """Heads or folios, one page each, without tags."""
        content = Markup(self.style.render("margins.xhtml.j2", pages=[mark.values() for mark in block]))
        page = self.style.geometry
        css = stacks.css(page.width, page.height, "margins")
        task = self.task("heads and folios", "margins", content, css, tagged=False)
        return replace(task, stacked=(len(block), page.height))

    def _settle(self, front_matter: str, body: int, begun: Begun) -> tuple[tuple[Slot, ...], Task | None]:
        """The order of the pages and the contents, whose length decides on the folios that it prints."""
        entries, rectos = front.entries(self.book, self.style), self._rectos(begun)
        behind = sum(len(self.desk.leaves(task)) for unit, task in self.single.items() if unit == "errata")
        if not entries:
            return pagination.arrange(0, body, front_matter, rectos, behind), None
        length = 1
        for _ in range(_ROUNDS):
            slots = pagination.arrange(length, body, front_matter, rectos, behind)
            folios = {(slot.unit, slot.index): slot.folio for slot in slots}
            at: dict[str, tuple[Unit, int]] = {id: ("body", index) for id, (index, _) in begun.items()}
            at[errata.ID] = ("errata", 0)
            placed = [replace(one, folio=folios[at[one.id]]) for one in entries]
            contents = self.task("the contents", "contents", front.contents(self.book, self.style, placed))
            self.desk.order([contents])
            if len(self.desk.leaves(contents)) == length:
                return slots, contents
            length = len(self.desk.leaves(contents))
        raise RenderError("the contents do not settle", mend="Report it")

    def _rectos(self, begun: Begun) -> set[int]:
        """The pages of the text that must be rectos: those that a section opens for which the style says so."""
        return {begun[section.id][0] for _, section in walk(self.book.sections) if section.role in self.style.recto}

    def _refuse_hidden(self, begun: Begun) -> None:
        for _, section in walk(self.book.sections):
            if heading(section) and section.id not in begun:
                what = f"style {self.style.name!r} does not show {heading(section)!r}"
                raise RenderError(what, str(self.style.root), "Mend print.css or page.xhtml.j2")

    def _openings(self, begun: Begun) -> list[tuple[int, str, bool]]:
        """Where each section that heads may name begins: page index, heading, and whether it opens the page.

        These are the sections at the top level, and those that open a page wherever they stand.
        """
        found = []
        for depth, section in walk(self.book.sections):
            opens = section.role in self.style.opening
            if heading(section) and (depth == 1 or opens):
                page, first = begun[section.id]
                found.append((page, headline(section), opens or first))
        return found

    def _units(self, contents: Task | None) -> dict[Unit, Sequence[Task]]:
        single: dict[Unit, Sequence[Task]] = {unit: (task,) for unit, task in self.single.items()}
        return single | {"contents": (contents,) if contents else (), "body": self.body}

    def _places(self, slots: Sequence[Slot], contents: Task | None, marks: Sequence[tuple[Mark, ...]]) -> list[Place]:
        """Every page with what is known of it."""
        leaves = {
            (name, index): leaf
            for name, tasks in self._units(contents).items()
            for index, leaf in enumerate(leaf for task in tasks for leaf in self.desk.leaves(task))
        }
        blank, mirrored = Leaf({}, (), ""), front.direction(self.book.meta.language) == "rtl"
        told = {heading(section): headline(section) for _, section in walk(self.book.sections)}
        leaves = {at: leaf.called(told) for at, leaf in leaves.items()}
        return [
            Place(slot, leaves.get((slot.unit, slot.index), blank), own, shift(slot, self.style.geometry, mirrored))
            for slot, own in zip(slots, marks, strict=True)
        ]

    def _bind(self, places: Sequence[Place], contents: Task | None, blocks: dict[Task, list[Mark]]) -> bytes:
        """The parts put together, in the order of their pages."""
        if any(len(self.desk.leaves(task)) != len(block) for task, block in blocks.items()):
            where = str(self.style.root)
            raise RenderError("heads and folios do not fit their pages", where, "Mend margins.xhtml.j2")
        units = self._units(contents)
        order = [task for place in places if not place.slot.index for task in units.get(place.slot.unit, ())]
        bound = self.desk.bind(order, list(blocks))
        marks = [mark for block in blocks.values() for mark in block]
        forms = dict(zip(marks, (form for part in bound.forms for form in part), strict=True))
        return assemble(bound.pdf, places, forms, self.names, self.book.meta)


def _name(unit: str, names: dict[str, str]) -> str:
    """What a unit of the text is called in an error: by its first heading."""
    first = _ID.search(unit)
    return repr(names.get(first[1], "the text")) if first else "the text"
