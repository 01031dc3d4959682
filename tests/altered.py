"""PDFs of which something was changed behind their makers' back. For tests."""

from collections.abc import Callable
from io import BytesIO

import pikepdf


def altered(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """A PDF with something changed."""
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()
