"""qpdf: whether a PDF is sound. It is the library inside pikepdf, so that it is always there."""

from pathlib import Path

import pikepdf

from pipeline.verify.verdict import Verdict

NAME = "qpdf"


def judge(pdf: Path) -> Verdict:
    """Check the syntax of a PDF as `qpdf --check` does; `checks` are the objects inside. Raises FileNotFoundError."""
    version = pikepdf.__libqpdf_version__
    try:
        with pikepdf.open(pdf) as book:
            problems = tuple(book.check_pdf_syntax())
            return Verdict(
                version, len(book.objects), "objects", problems, (("warning", len(problems)),) if problems else ()
            )
    except (pikepdf.PdfError, pikepdf.PasswordError) as unreadable:
        return Verdict(version, 0, "objects", (str(unreadable),), (("error", 1),))
