"""The benchmark of anchors, small: PDFs of a book of our own, set at two sizes and extracted by two libraries."""

import anchors
import extractors


def test_anchors_outlive_new_extractions() -> None:
    """At least 97 % are found in the right place, and none in a wrong one."""
    rows = anchors.measure(3, 6, 60, {"pdfium": extractors.pdfium, "pypdf": extractors.plain})
    assert [(row.size, row.extractor) for row in rows] == [
        (size, name) for size in anchors.SIZES for name in ("pdfium", "pypdf")
    ]
    for row in rows:
        assert sum(row.counts.values()) == 45
        assert not row.counts.get("wrong")
        assert row.share("right") >= anchors.TARGET
