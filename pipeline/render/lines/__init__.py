"""Lines chosen for a whole paragraph at once, as a master sets them, and given to the layout as plain CSS.

`fit` finds the breaks from the widths of words alone: `words` measures these, `places` has where lines may end, and
`ways` tries them; `feet` has paragraphs take a line more or less where pages would not end on one line. `settings` asks
the layout how wide paragraphs are and in which type they stand, `markup` reads them from the HTML and writes the breaks
into it, and `compositor` has what differs set line by line after all. The model, the ebook and the audit know nothing
of it.
"""

MARK = "data-lines"
"""The attribute of a paragraph whose lines are ours; its id, where it has no other, begins with it."""
