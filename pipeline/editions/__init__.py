"""Editions of a book: each is closed once, and errata tell what reads otherwise since."""
