"""What was measured of a document, in words: on it every rule and every decision relies."""

from pipeline.evidence import Evidence
from pipeline.structure import Measured
from pipeline.structure.layout import Layout
from pipeline.structure.pages import Pages

_SIGNS = {"blank": "a blank line", "indent": "an indent", "short": "a short last line"}


def measured(evidence: Evidence, pages: Pages | None, layout: Layout) -> Measured:
    """The measurements in plain words."""
    width = f"wrapped, at about {evidence.measure} characters" if evidence.measure else "not wrapped: each a paragraph"
    return (
        ("language", evidence.language),
        ("lines", width),
        ("paragraphs", _parting(layout)),
        ("pages", _pages(pages)),
        ("hyphens", f"about {evidence.hyphens.real:.0%} of those at line ends belong to compounds"),
        ("dashes", f"{evidence.closed_dashes:.0%} of those between words without spaces"),
        ("ligatures", f"as codes of TeX's {evidence.tex}" if evidence.tex else "as letters or as characters"),
    )


def _parting(layout: Layout) -> str:
    """What shows a beginning in this document: the signs that make one more likely than not."""
    if layout.said:
        return f"parted by {_SIGNS[layout.said]}: the .toml says so"
    if not layout.wrapped:
        return "one in each line"
    odds, prior = layout.weights.odds, layout.weights.prior
    seen = (("blank", odds["gap"]["one"]), ("indent", odds["indent"]["in"]), ("short", odds["room"]["most"]))
    return "begun by " + (" or ".join(_SIGNS[sign] for sign, weight in seen if weight + prior > 0) or "no sign alone")


def _pages(pages: Pages | None) -> str:
    if pages is None:
        return "none seen"
    sign = "form feeds" if pages.by_feeds else "numbers that rise"
    return f"{len(pages.first)}, parted by {sign}; {len(pages.numbers)} of them numbered"
