"""The addresses that pages are laid out with: known to who asks for pages, and to who lays them out."""

HOME = "https://style.invalid/"
"""The address below which a style's files are known; no other can be reached."""
