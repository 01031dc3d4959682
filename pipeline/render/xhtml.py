"""The nodes of the model as XHTML, shared by the printed book and the ebook.

Labels are real text, never counters or CSS content, so that they can be copied, searched and read aloud.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from pipeline.model import (
    Block,
    Break,
    Emph,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    Note,
    NoteRef,
    PageAnchor,
    Paragraph,
    Preformatted,
    Quote,
    Section,
    Str,
    Strong,
    Table,
    Verse,
)
from pipeline.render import semantics, tables
from pipeline.render.speeches import Speech, marked
from pipeline.render.tables import Fitted

DEEPEST_HEADING = 6
_SHORT = 16
"""So many lines of preformatted text, or rows of a table, are kept on one page."""
_SAFE_SCHEMES = ("http://", "https://", "mailto:", "#")


def element(name: str, content: object = "", /, **attributes: object) -> Markup:
    """One element; attributes that are empty are left out, `_` in their names stands for `-`, `__` for `:`."""
    start = "".join([f' {_attribute(key)}="{escape(value)}"' for key, value in attributes.items() if value])
    if content == "" and name in ("br", "hr"):
        return Markup(f"<{name}{start}/>")
    return Markup(f"<{name}{start}>{escape(content)}</{name}>")


@cache
def _attribute(key: str) -> str:
    """The name of an attribute."""
    return key.rstrip("_").replace("__", ":").replace("_", "-")


def _lang(lang: str) -> dict[str, str]:
    return {"lang": lang, "xml__lang": lang} if lang else {}


def inlines(nodes: Iterable[Inline]) -> Markup:
    """Inline nodes, one after another."""
    return Markup("".join([_INLINE[type(node)](node) for node in nodes]))


def _str(node: Str) -> Markup:
    return element("span", node.text, **_lang(node.lang)) if node.lang else escape(node.text)


def _link(node: Link) -> Markup:
    content = inlines(node.inlines)
    if not node.href.startswith(_SAFE_SCHEMES):
        return content
    return element("a", content, href=node.href, **_lang(node.lang))


def _note_ref(node: NoteRef) -> Markup:
    return element(
        "a",
        node.mark.text,
        **{"class": "noteref", "href": f"#{node.note}", "id": f"ref-{node.note}"},
        epub__type="noteref",
        role="doc-noteref",
    )


def _page_anchor(node: PageAnchor) -> Markup:
    return element("span", id=f"page-{node.label}", epub__type="pagebreak", role="doc-pagebreak", aria_label=node.label)


_INLINE: Mapping[type, Callable[[Any], Markup]] = {
    Str: _str,
    Emph: lambda node: element("em", inlines(node.inlines), **_lang(node.lang)),
    Strong: lambda node: element("strong", inlines(node.inlines), **_lang(node.lang)),
    LineBreak: lambda _: element("br"),
    Link: _link,
    NoteRef: _note_ref,
    PageAnchor: _page_anchor,
}


def blocks(nodes: Iterable[Block]) -> Markup:
    """Block nodes, one a line."""
    return Markup("\n").join(_BLOCK[type(node)](node) for node in nodes)


def _list(node: List) -> Markup:
    items = Markup("\n").join(element("li", _item(item)) for item in node.items)
    return element("ul", items, **_lang(node.lang))


def _item(item: Item) -> Markup:
    """An item, its mark before its first words."""
    if not item.label:
        return blocks(item.blocks)
    return _led(element("span", item.label.text, class_="mark"), item.blocks)


def _led(mark: Markup, nodes: Sequence[Block]) -> Markup:
    """Blocks behind a mark, which stands within their first paragraph, so that the two are read as one."""
    first, *others = nodes or (None,)
    if not isinstance(first, Paragraph):
        return Markup("\n").join((element("p", mark), *([blocks(nodes)] if nodes else ())))
    paragraph = element("p", mark + " " + inlines(first.inlines), **_lang(first.lang))
    return Markup("\n").join((paragraph, *([blocks(others)] if others else ())))


def _speech(node: Speech) -> Markup:
    """A paragraph behind the label of its speaker."""
    first, *others = node.inlines
    rest = replace(first, text=first.text.removeprefix(node.speaker)) if isinstance(first, Str) else first
    kind = "speaker capitals" if node.speaker.isupper() else "speaker"
    content = element("span", node.speaker, class_=kind) + inlines((rest, *others))
    return element("p", content, class_="speech", **_lang(node.lang))


def _verse(node: Verse) -> Markup:
    lines = element("br").join(element("span", inlines(line), class_="line") for line in node.lines)
    return element("div", element("p", lines), class_="verse", **_lang(node.lang))


def _break(node: Break) -> Markup:
    return element("p", node.mark.text, class_="break") if node.mark else element("hr", class_="break")


def _preformatted(node: Preformatted) -> Markup:
    """Lines as they stand; few of them are kept on one page."""
    return element(
        "pre", node.text.text, class_="short" if node.text.text.count("\n") < _SHORT else "", **_lang(node.lang)
    )


def _table(node: Table) -> Markup:
    """A table; what heads a column or a row is a heading of cells, but not where it says nothing."""
    made = tables.setting(node)
    if made.room == "stacked":
        return _stacked(node)

    def cell(content: tuple[Inline, ...], column: int, scope: str) -> Markup:
        kinds = " ".join(name for name, own in (("number", made.numbers), ("whole", made.whole)) if column in own)
        if scope and content:
            return element("th", inlines(content), class_=kinds, scope=scope)
        return element("td", inlines(content), class_=kinds)

    def row(cells: tuple[tuple[Inline, ...], ...], head: bool) -> Markup:
        scopes = ["col" if head else "row" if made.named and not column else "" for column in range(len(cells))]
        return element("tr", Markup("\n").join(map(cell, cells, range(len(cells)), scopes)))

    short = "short" if len(node.rows) < _SHORT else ""
    head = Markup("\n").join(row(cells, True) for cells in node.rows[: node.header])
    body = Markup("\n").join(row(cells, False) for cells in node.rows[node.header :])
    content = Markup("\n").join(element(name, part) for name, part in (("thead", head), ("tbody", body)) if part)
    return element("table", content, class_=f"{made.room} {short}".strip(), **_lang(node.lang))


def _stacked(node: Table) -> Markup:
    """A table that fits no page: each row is a paragraph of its cells."""
    rows = [
        element("p", Markup("\n").join(element("span", inlines(cell), class_="cell") for cell in cells if cell))
        for cells in node.rows
        if any(cells)
    ]
    return element("div", Markup("\n").join(rows), class_="stacked", **_lang(node.lang))


def _note(node: Note) -> Markup:
    """A note; its label leads back to its call.

    One that the text does not call is no footnote for readers, for they show a footnote only where it is called.
    """
    attributes = {"class": "note", "id": node.id, **_lang(node.lang)}
    if not node.called:
        return element("div", _led(element("span", node.label.text, class_="label"), node.blocks), **attributes)
    back = element("a", node.label.text, class_="label", href=f"#ref-{node.id}", role="doc-backlink")
    return element("aside", _led(back, node.blocks), epub__type="footnote", role="doc-footnote", **attributes)


_BLOCK: Mapping[type, Callable[[Any], Markup]] = {
    Paragraph: lambda node: element("p", inlines(node.inlines), **_lang(node.lang)),
    Speech: _speech,
    List: _list,
    Quote: lambda node: element("blockquote", blocks(node.blocks), **_lang(node.lang)),
    Verse: _verse,
    Break: _break,
    Preformatted: _preformatted,
    Table: _table,
    Fitted: _table,
    Note: _note,
}


def label_class(label: str) -> str:
    """The class of a label; only one in capitals alone may be set in small capitals.

    A small capital stands for either case, and the text layer of a PDF can name but one of them.
    """
    return "label capitals" if label.isupper() else "label"


def title(section: Section) -> Markup:
    """Label and title of a section, each in its own span: the label first, as printed."""
    parts = []
    if section.label:
        parts.append(element("span", section.label.text, class_=label_class(section.label.text)))
    if section.title:
        parts.append(element("span", inlines(section.title), class_="title"))
    return Markup(" ").join(parts)


def section(node: Section, depth: int = 1) -> Markup:
    """A section with all below it; its heading is h1 at depth 1, and no level is skipped."""
    head = title(node)
    parts = [element(f"h{min(depth, DEEPEST_HEADING)}", head)] if head else []
    parts += [_BLOCK[type(block)](block) for block in marked(node.blocks)]
    parts += [section(below, depth + 1 if head else depth) for below in node.sections]
    kind = semantics.kind(node)
    attributes = {"class": node.role, "id": node.id, "epub__type": kind, "role": semantics.role(kind)}
    return element("section", Markup("\n{}\n").format(Markup("\n").join(parts)), **attributes)
