"""The text cut into units: each section that opens a page begins one, wherever in the tree it stands."""

import re
from collections.abc import Collection, Iterator

from markupsafe import Markup

SCHEME = "chapbook:"
"""What the address of a link within the book begins with until the book is whole."""

_BORDER = re.compile(r'(<section(?: class="([^"]*)")?[^>]*>)|</section>')
_BORDERS = re.compile("</?section[^>]*>")


def cut(body: str, opening: Collection[str]) -> Iterator[Markup]:
    """The units of a body: whole markup each, that together says what the body says.

    A unit begins where a section whose role is in `opening` begins behind anything; the sections that it stands in
    are opened anew around it, without their ids, but for those that have nothing before it and so begin with it.
    Text and attributes are escaped, so that what looks like an element is one.
    """
    body = str(body)  # markup would escape what is added to it
    inside: list[str] = []
    opened: list[int] = []  # where those sections begin that have nothing yet
    begins, start, last = "", 0, 0
    for border in _BORDER.finditer(body):
        if body[last : border.start()].strip():
            opened.clear()
        last = border.end()
        if border[0] == "</section>":
            inside.pop()
            opened.clear()
            continue
        opened.append(border.start())
        if border[2] in opening and _BORDERS.sub("", begins + body[start : opened[0]]).strip():
            depth = len(inside) + 1 - len(opened)
            yield Markup(begins + body[start : opened[0]] + "</section>" * depth)
            begins, start = "".join(inside[:depth]), opened[0]
        inside.append(re.sub(r' id="[^"]*"', "", border[1]))
    yield Markup(begins + body[start:])
