"""The languages of passages reach the PDF's tags, and leave no link behind."""

from io import BytesIO

import pikepdf
import pytest
from markupsafe import Markup
from pieces import para, section
from sampler import printed
from strategies import book

from pipeline import style
from pipeline.model import Emph, Note, NoteRef, Paragraph, Str
from pipeline.render.addresses import HOME
from pipeline.render.langtags import marked
from pipeline.render.print import lay_out


def link(text: str, language: str = "de") -> str:
    """Words as a link that names their language."""
    return f'<a href="{HOME}{language}">{text}</a>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one</p>", "<p>one</p>"),
        ('<p lang="de">Wort</p><p>word</p>', f'<p lang="de">{link("Wort")}</p><p>word</p>'),
        ('<p>a <span lang="de">Wort</span> b</p>', f'<p>a <span lang="de">{link("Wort")}</span> b</p>'),
        ('<div lang="de">\n<p>x<br/>y</p></div>', f'<div lang="de">\n<p>{link("x")}<br/>{link("y")}</p></div>'),
        (
            '<p lang="de">x <em lang="fr">mot</em> y</p>',
            f'<p lang="de">{link("x ")}<em lang="fr">{link("mot", "fr")}</em>{link(" y")}</p>',
        ),
        (
            '<p lang="de">x<a href="#n"><sup>1</sup></a> y</p>',
            f'<p lang="de">{link("x")}<a href="#n"><sup>1</sup></a>{link(" y")}</p>',
        ),
    ],
)
def test_words_name_their_language(html: str, expected: str) -> None:
    """Words within an element that says its language do, but for those of the book's own links."""
    assert marked(Markup(html)) == expected


def languages(pdf: bytes) -> list[str]:
    """The languages that elements of the structure tree say."""
    with pikepdf.open(BytesIO(pdf)) as file:
        elements = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        links = [link for page in file.pages for link in page.obj.get("/Annots", [])]
        assert not [link for link in links if HOME in str(link.get("/A", ""))]
        return [str(each.Lang) for each in elements if "/Lang" in each]


def test_the_sampler() -> None:
    """The four lines of the German song are German."""
    _, made = printed("classic", "a5")
    assert languages(made.pdf) == ["de"] * 4


def test_a_passage_with_a_note() -> None:
    """A call within a passage stays a link, and what stands on both sides says its language."""
    called = Paragraph((Str("Das Wasser"), NoteRef("n1", Str("1")), Str(" steigt")), "de")
    note = Note("n1", Str("1"), (para("So ", Emph((Str("she"),)), " said"),))
    made = lay_out(book(section("a", blocks=[called, note]), language="en"), style.load("classic"))
    assert languages(made.pdf) == ["de", "de"]
    with pikepdf.open(BytesIO(made.pdf)) as file:
        assert sum(len(page.obj.get("/Annots", [])) for page in file.pages) == 2
