"""chapbook: from raw extracted text to a printed booklet and an ebook, from one model."""

__version__ = "0.1.0"
