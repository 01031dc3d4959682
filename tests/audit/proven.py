"""The small book, printed by a style and held against its PDF. For tests."""

import pytest

from pipeline import style
from pipeline.audit import check_pdf
from pipeline.errors import AuditError
from pipeline.model import Book
from pipeline.prepare import Prepared
from pipeline.render.print import lay_out
from pipeline.style import Style

CLASSIC = style.load("classic")


def audit(
    ready: Prepared, own: Style, book: Book | None = None, made: Book | None = None, front: str = "compact"
) -> int:
    """Lay out `made` with a style, and hold it against `book`."""
    expected = book or ready.book
    printed = lay_out(made or expected, own, front)
    return check_pdf(printed.pdf, printed.pages, expected, own, ready.source, "talk.pdf").cut


def error(ready: Prepared, own: Style, made: Book | None = None) -> AuditError:
    with pytest.raises(AuditError) as raised:
        audit(ready, own, made=made)
    assert raised.value.where.startswith("talk.pdf")
    return raised.value
