"""Renderers: from the one model to the printed book, the ebook and plain text."""
