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
    are opened anew around it, without their ids. Text and attributes are escaped, so that what looks like an
    element is one.
    """
    body = str(body)  # markup would escape what is added to it
    inside: list[str] = []
    begins, start = "", 0
    for border in _BORDER.finditer(body):
        if border[0] == "</section>":
            inside.pop()
            continue
        if border[2] in opening and _BORDERS.sub("", begins + body[start : border.start()]).strip():
            yield Markup(begins + body[start : border.start()] + "</section>" * len(inside))
            begins, start = "".join(inside), border.start()
        inside.append(re.sub(r' id="[^"]*"', "", border[1]))
    yield Markup(begins + body[start:])
