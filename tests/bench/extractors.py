"""What turns a PDF into raw text: libraries that are installed, and programs that a machine may have."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2

Extractor = Callable[[bytes], str]


def pdfium(pdf: bytes) -> str:
    """PDFium's text, pages parted by form feeds."""
    document = pypdfium2.PdfDocument(pdf)
    return "\n\f".join(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document)


def plain(pdf: bytes) -> str:
    """What pypdf gives, pages parted by form feeds."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "book.pdf"
        path.write_bytes(pdf)
        return "\n\f".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def _program(*command: str) -> Extractor:
    """A program that reads a file and writes to its standard output; {} stands for the file."""

    def run(pdf: bytes) -> str:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "book.pdf"
            path.write_bytes(pdf)
            arguments = [str(path) if part == "{}" else part for part in command]
            return subprocess.run(arguments, check=True, capture_output=True).stdout.decode()

    return run


def available() -> dict[str, Extractor]:
    """All extractors that there are on this machine, by name."""
    found: dict[str, Extractor] = {"pdfium": pdfium, "pypdf": plain}
    if shutil.which("pdftotext"):
        found["pdftotext"] = _program("pdftotext", "{}", "-")
        found["pdftotext -layout"] = _program("pdftotext", "-layout", "{}", "-")
    if shutil.which("mutool"):
        found["mutool"] = _program("mutool", "draw", "-q", "-F", "txt", "{}")
    return found
