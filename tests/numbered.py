"""A book of which nothing matters but which page is which."""

from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

A5, A4, LETTER = (419.53, 595.28), (595.28, 841.89), (612.0, 792.0)


@cache
def source(count: int, size: tuple[float, float] = A5, origin: float = 0) -> bytes:
    """A book whose pages are grey up to the edge and bear their number at the head; all share one font."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        resources = pdf.make_indirect(Dictionary(Font=Dictionary(F=font)))
        right, top = origin + size[0], origin + size[1]
        for number in range(1, count + 1):
            page = pdf.add_blank_page()
            page.mediabox = Array([origin, origin, right, top])
            page.obj.Resources = resources
            ground = f".9 g {origin} {origin} {size[0]} {size[1]} re f 0 g"
            head = f"BT /F 12 Tf {origin + 60} {top - 40} Td (page {number}) Tj ET"
            page.obj.Contents = pdf.make_stream(f"{ground} {head}".encode())
        pdf.docinfo[Name.Title] = "Fables"
        pdf.Root.Lang = pikepdf.String("la")
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
