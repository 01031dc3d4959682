"""Notes in the tree of a unit, parsed: each is put where the text calls it, and the layout takes it to the page foot.

In the markup of a unit they stand behind their section, for no paragraph can hold them there: a parser of HTML ends it.
"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from pipeline.render.lines import MARK

FOOT = "foot"
REPAIRS = frozenset({"together", "afresh"})
"""What is done to the paragraph of a call: all its lines stay on one page, or begin one."""

CSS = """
aside.foot { float: footnote; footnote-policy: line }
aside.foot::footnote-call, aside.foot::footnote-marker { content: none; vertical-align: baseline; line-height: 0 }
.calls { break-before: avoid; height: 0; line-height: 0 }
.together { break-inside: avoid }
.afresh { break-before: page }
"""
"""How notes come to the foot: what every style has in common. The label is text of the note, and no counter."""

_SPACE = re.compile("[ \t\n\r\f]+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"p", "li", "pre", *_HEADINGS})
"""What holds lines of text."""
_HOLD_BLOCKS = frozenset({"aside", "blockquote", "div", "li", "ul", "table", "tbody", "thead", "tr"})


def place(root: Element) -> None:
    """Put each note that is marked for the page foot behind its call.

    One that is called in a table goes behind the table, for the layout sets rows more than once. What holds the call
    gets the repair that the note is marked with.
    """
    notes = [note for note in root.iter("aside") if FOOT in note.get("class", "").split()]
    if not notes:
        return
    parents = {child: parent for parent in root.iter() for child in parent}
    calls = {link.get("id", "").removeprefix("ref-"): link for link in root.iter("a") if link.get("class") == "noteref"}
    for note in notes:
        call = calls.get(note.get("id", ""))
        if call is None:
            continue
        table = _table(call, parents)
        block = _block(call, parents) if table is None else table
        for repair in REPAIRS & set(note.get("class", "").split()):
            held = _begins(block, parents) if repair == "afresh" else block
            held.set("class", f"{held.get('class', '')} {repair}".strip())
        note.set("lang", note.get("lang") or root.get("lang") or "")
        _tidy(note)
        _take(note, parents[note])
        _put(note, call if table is None else _behind(table, parents), parents)


def _table(call: Element, parents: Mapping[Element, Element]) -> Element | None:
    """The outermost table, set in rows or in paragraphs, that a call stands in."""
    found, at = None, parents.get(call)
    while at is not None:
        if at.tag == "table" or at.get("class") == "stacked":
            found = at
        at = parents.get(at)
    return found


def _block(call: Element, parents: Mapping[Element, Element]) -> Element:
    """The paragraph or heading that a call stands in."""
    at = call
    while at.tag not in _LINES and at in parents:
        at = parents[at]
    return at


def _begins(block: Element, parents: Mapping[Element, Element]) -> Element:
    """Where a page that is to begin with a block begins: with the heading above it, if there is one."""
    siblings = list(parents[block])
    at = siblings.index(block)
    while at and siblings[at - 1].tag in _HEADINGS:
        at -= 1
    return siblings[at]


def _tidy(note: Element) -> None:
    """Take the white space between blocks out of a note, and make all other of it single spaces.

    The layout does this everywhere but in notes at the foot. What is set as it stands, and a paragraph whose lines were
    chosen, keep their line ends.
    """
    if note.tag == "pre" or MARK in note.attrib:
        return
    note.text = _spaced(note.text, note)
    for child in note:
        _tidy(child)
        child.tail = _spaced(child.tail, note)


def _spaced(text: str | None, holder: Element) -> str | None:
    if not text or (text.isspace() and holder.tag in _HOLD_BLOCKS):
        return None
    return _SPACE.sub(" ", text)


def _take(note: Element, parent: Element) -> None:
    """Take a note out of its place; the white space behind it goes with it."""
    note.tail = None
    parent.remove(note)


def _put(note: Element, place: Element, parents: dict[Element, Element]) -> None:
    """Put an element right behind another, before the text that follows it."""
    parent = parents[place]
    note.tail, place.tail = place.tail, None
    parent.insert(list(parent).index(place) + 1, note)
    parents[note] = parent


def _behind(table: Element, parents: dict[Element, Element]) -> Element:
    """The last of what stands in an empty line behind a table, from which its notes are taken to the page foot."""
    siblings = list(parents[table])
    at = siblings.index(table) + 1
    if at < len(siblings) and siblings[at].get("class") == "calls":
        return siblings[at][-1]
    line, first = Element("div", {"class": "calls"}), Element("span")
    _put(line, table, parents)
    line.append(first)
    parents[first] = line
    return first
