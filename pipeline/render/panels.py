"""The panels of a printed cover: front, back and spine, each a page with its bleed, set by the style's templates.

The front is that of the ebook's cover; words stay words, in the style's fonts. A picture that a book names for its
ebook is not printed: shops ask for another shape than that of the pages, and for no more than a screen shows.
"""

from markupsafe import Markup

from pipeline.impose.cover import BLEED, Wrap
from pipeline.model import Book
from pipeline.paper import POINTS_PER_MM as MM
from pipeline.render import front
from pipeline.render.cover import fitted_front
from pipeline.render.crew import Crew, Task
from pipeline.render.fitting import MARGIN, WIDTH, Cut, covers, fit, words
from pipeline.render.stylesheets import cover_sheets
from pipeline.style import Style

NARROWEST = 5.0
"""The least width of a spine in mm that bears words: Kindle Direct Publishing asks for 79 pages, 4.5 mm."""
_SHARE, _LARGEST, _SMALLEST = 0.45, 14.0, 6.0  # of the spine's width, and pt: letters keep clear of the folds
_ENDS = 0.06  # of the height, free at both ends of a spine
_DESCRIPTION, _FOOT = 46, 40
_ASCENDING = frozenset("bg ca cs de el es et eu fr gl hr hu it lt lv pl pt ro ru sk sl sr tr uk".split())


def reads_to_front(language: str) -> bool:
    """Whether the lines on a spine have their heads towards the front, so that they can be read when it lies face up.

    So they have in English, the Scandinavian languages and Dutch (ISO 6357, ANSI/NISO Z39.41), top to bottom where the
    book is bound at the left; in most of continental Europe and in Latin America they run from bottom to top.
    """
    return language.split("-")[0].lower() not in _ASCENDING


def make(book: Book, style: Style, wrap: Wrap, crew: Crew | None = None) -> bytes:
    """A PDF with front, back and, if it has a width, spine; each page is as large as it is trimmed, and bleeds.

    The spine lies on its side. They are laid out by `crew`. Raises RenderError where the style's templates cannot set
    them, MissingError without Pango.
    """
    width, height = wrap.size
    spine = wrap.spine * MM
    fitted = fitted_front(book, style, WIDTH * height / width)
    pages = [fitted.page(book, style), _back(book, style, fitted.height)]
    if spine:
        pages.append(_spine(book, style, height, spine))
    css = (
        f"@page {{ size: {width:.4f}pt {height:.4f}pt; margin: 0; bleed: {BLEED:.4f}pt }}\n"
        f"@page spine {{ size: {height:.4f}pt {spine:.4f}pt }}\nbody.spine {{ page: spine }}"
    )
    with Crew.hired(crew) as hired:
        (answer,) = hired.lay_out([Task("the cover", tuple(pages), css, tagged=False)], cover_sheets(style))
    return answer.pdf


def _back(book: Book, style: Style, height: float) -> str:
    """What the book is about, and below it publisher and ISBN: what of these is known."""
    roman = (*style.setting("heads"), *style.setting("text"))
    meta = book.meta
    told = [" ".join(paragraph.split()) for paragraph in meta.description.split("\n\n")]
    upper = fit(words("description", told, roman, _DESCRIPTION), 0.75 * height - MARGIN)
    isbn = f"ISBN {meta.print_isbn}" if meta.print_isbn else ""
    lower = fit(words("publisher", [meta.publisher], roman, _FOOT) + words("isbn", [isbn], roman, _FOOT), 0.1 * height)
    blocks = {"upper": [block.values() for block in upper], "lower": [block.values() for block in lower]}
    content = Markup(style.render("cover-back.xhtml.j2", **blocks))
    return style.render("page.xhtml.j2", kind="back", content=content, **front.page_values(book))


def _spine(book: Book, style: Style, height: float, width: float) -> str:
    """Title and author along the spine, where they can be read; sizes are in hundredths of its length."""
    name, author = book.meta.title.text, ", ".join(name.text for name in book.meta.names)
    face = next((face for face in style.setting("heads") if covers(face, name)), style.face("heads"))
    title = name if covers(face, name) else ""
    size, parts = 0.0, ("", "")
    if width >= NARROWEST * MM:
        size, parts = _along((title, author if covers(face, author) else ""), Cut(face, 1.0), height, width)
    values = {"size": round(100 * size / height, 4), "title": parts[0], "author": parts[1]}
    content = Markup(style.render("cover-spine.xhtml.j2", **values))
    return style.render("page.xhtml.j2", kind="spine", content=content, **front.page_values(book))


def _along(parts: tuple[str, str], letters: Cut, height: float, width: float) -> tuple[float, tuple[str, str]]:
    """The size in pt at which title and author fit the length, and both; else the title alone, cut off if need be.

    `letters` are of size 1.
    """
    room, largest = height * (1 - 2 * _ENDS), min(_SHARE * width, _LARGEST)
    title, author = parts
    for shown in ((title, author), (title, "")):
        length = sum(map(letters.width, shown)) + (2 if shown[1] else 0)
        size = min(largest, room / length) if length else largest
        if size >= min(_SMALLEST, largest):
            return size, shown
    size = min(_SMALLEST, largest)
    kept = title.split()
    while len(kept) > 1 and letters.width(" ".join([*kept, "…"])) * size > room:
        kept.pop()
    return size, (" ".join([*kept, "…"]), "")
