"""In the parsed tree of a unit a note stands where it is called, and nothing else is moved."""

from xml.etree import ElementTree

import pytest

from pipeline.render.noteplaces import place

CALL = '<a class="noteref" href="#n" id="ref-n">1</a>'
NOTE = '<aside class="note foot" id="n"><p>So.</p></aside>'
SET = '<aside class="note foot" id="n" lang="en"><p>So.</p></aside>'
BEHIND = f'<div class="calls"><span />{SET}</div>'


def placed(content: str, note: str = NOTE) -> str:
    """What becomes of a section with a note behind it."""
    root = ElementTree.fromstring(f'<html lang="en"><section>{content}{note}</section></html>')
    place(root)
    return ElementTree.tostring(root[0], encoding="unicode").removeprefix("<section>").removesuffix("</section>")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"<p>It{CALL} was.</p>", f"<p>It{CALL}{SET} was.</p>"),
        (f"<h2>It{CALL}</h2>", f"<h2>It{CALL}{SET}</h2>"),
        (f"<p>It <em>w{CALL}as</em>.</p>", f"<p>It <em>w{CALL}{SET}as</em>.</p>"),
        (f"<table><tr><td>{CALL}</td></tr></table>\n", f"<table><tr><td>{CALL}</td></tr></table>{BEHIND}\n"),
        (f'<div class="stacked"><p>{CALL}</p></div>', f'<div class="stacked"><p>{CALL}</p></div>{BEHIND}'),
        ("<p>It was.</p>", f"<p>It was.</p>{NOTE}"),
    ],
)
def test_place(content: str, expected: str) -> None:
    """Right behind its call, before the text that follows; behind a table; where it was, if nothing calls it."""
    assert placed(content) == expected


def test_a_table_that_calls_two() -> None:
    """Both stand behind it, in their order."""
    table = f"<table><tr><td>{CALL}{_of('m', CALL)}</td></tr></table>"
    done = placed(table, NOTE + _of("m", NOTE))
    assert done == f'{table}<div class="calls"><span />{SET}{_of("m", SET)}</div>'


def _of(id: str, text: str) -> str:
    """The call or the note of another id."""
    return text.replace('"n"', f'"{id}"').replace('"#n"', f'"#{id}"').replace('"ref-n"', f'"ref-{id}"')


def test_not_at_the_foot() -> None:
    """A note that is to stand behind its section does."""
    note = '<aside class="note" id="n"><p>So.</p></aside>'
    assert placed(f"<p>It{CALL} was.</p>", note) == f"<p>It{CALL} was.</p>{note}"


@pytest.mark.parametrize(
    ("content", "together", "afresh"),
    [
        (
            f"<h2>Of</h2><p>It{CALL}</p>",
            f'<h2>Of</h2><p class="together">It{CALL}{{}}</p>',
            f'<h2 class="afresh">Of</h2><p>It{CALL}{{}}</p>',
        ),
        (
            f'<p>So.</p><div class="verse"><p><span>It{CALL}</span></p></div>',
            f'<p>So.</p><div class="verse"><p class="together"><span>It{CALL}{{}}</span></p></div>',
            f'<p>So.</p><div class="verse"><p class="afresh"><span>It{CALL}{{}}</span></p></div>',
        ),
        (
            f'<h1 class="x">It{CALL}</h1>',
            f'<h1 class="x together">It{CALL}{{}}</h1>',
            f'<h1 class="x afresh">It{CALL}{{}}</h1>',
        ),
    ],
)
def test_repairs(content: str, together: str, afresh: str) -> None:
    """What holds the call is kept together, or begins a page, with the headings above it."""
    for repair, expected in (("together", together), ("afresh", afresh)):
        own = NOTE.replace("foot", f"foot {repair}")
        assert placed(content, own) == expected.format(SET.replace("foot", f"foot {repair}"))


def test_the_white_space_of_a_note() -> None:
    """Between blocks there is none, and elsewhere it is single spaces; what is set as it stands keeps its own."""
    note = '<aside class="note foot" id="n">\n<p>So  it\n<em>was</em> </p>\n<p>x</p><pre>a\n  b</pre>\n</aside>'
    tidy = '<aside class="note foot" id="n" lang="en"><p>So it <em>was</em> </p><p>x</p><pre>a\n  b</pre></aside>'
    assert placed(f"<p>{CALL}</p>", note) == f"<p>{CALL}{tidy}</p>"


def test_the_lines_of_a_note() -> None:
    """A paragraph whose lines were chosen keeps them."""
    note = '<aside class="note foot" id="n">\n<p data-lines="">So\nit <em>w-\nas</em>.</p>\n</aside>'
    tidy = '<aside class="note foot" id="n" lang="en"><p data-lines="">So\nit <em>w-\nas</em>.</p></aside>'
    assert placed(f"<p>{CALL}</p>", note) == f"<p>{CALL}{tidy}</p>"


def test_the_language_of_a_note() -> None:
    """It is the note's own, or else the book's, whatever that of the passage which calls it."""
    french = NOTE.replace("<aside", '<aside lang="fr"')
    assert 'lang="fr"' in placed(f'<p lang="de">{CALL}</p>', french)
    assert '<aside class="note foot" id="n" lang="en">' in placed(f'<p lang="de">{CALL}</p>')
