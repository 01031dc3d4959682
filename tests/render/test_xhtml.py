"""Each node of the model has one shape in XHTML, and no text can become markup."""

import pytest
from hypothesis import given, settings
from lxml import etree
from pieces import para, section
from strategies import BOOKS, HOSTILE

from pipeline.model import (
    Block,
    Book,
    Break,
    Emph,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    Note,
    NoteRef,
    PageAnchor,
    Paragraph,
    Preformatted,
    Quote,
    Section,
    Str,
    Strong,
    Table,
    Verse,
    plain,
    walk,
)
from pipeline.render import xhtml

SHELL = '<body xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">{}</body>'


def parsed(markup: str) -> "etree._Element":
    return etree.fromstring(SHELL.format(markup))


def bare(text: str) -> str:
    return "".join(text.split())


INLINES: list[tuple[Inline, str]] = [
    (Str("plain"), "plain"),
    (Str("mot", lang="fr"), '<span lang="fr" xml:lang="fr">mot</span>'),
    (Emph((Str("so"),)), "<em>so</em>"),
    (Emph((Str("ça"),), "fr"), '<em lang="fr" xml:lang="fr">ça</em>'),
    (Strong((Emph((Str("so"),)),)), "<strong><em>so</em></strong>"),
    (LineBreak(), "<br/>"),
    (Link("#b", (Str("there"),)), '<a href="#b">there</a>'),
    (Link("https://example.org/?a=1&b=2", (Str("x"),)), '<a href="https://example.org/?a=1&amp;b=2">x</a>'),
    (
        NoteRef("n1", Str("1")),
        '<a class="noteref" href="#n1" id="ref-n1" epub:type="noteref" role="doc-noteref">1</a>',
    ),
    (PageAnchor("xii"), '<span id="page-xii" epub:type="pagebreak" role="doc-pagebreak" aria-label="xii"></span>'),
]

BLOCKS: list[tuple[Block, str]] = [
    (para("one ", Emph((Str("two"),))), "<p>one <em>two</em></p>"),
    (Paragraph((Str("mot"),), "fr"), '<p lang="fr" xml:lang="fr">mot</p>'),
    (Quote((para("a"), para("b"))), "<blockquote><p>a</p>\n<p>b</p></blockquote>"),
    (
        List((Item(Str("(a)"), (para("x"),)), Item(None, (para("y"),)))),
        '<ul><li><p><span class="mark">(a)</span> x</p></li>\n<li><p>y</p></li></ul>',
    ),
    (
        Verse(((Str("one"),), (Str("two"),))),
        '<div class="verse"><p><span class="line">one</span><br/><span class="line">two</span></p></div>',
    ),
    (Break(), '<hr class="break"/>'),
    (Break(Str("* * *")), '<p class="break">* * *</p>'),
    (Preformatted(Str("a  b\n c")), '<pre class="short">a  b\n c</pre>'),
    (
        Table((((Str("h"),),), ((Str("c"),),)), header=1),
        '<table class="short"><thead><tr><th class="whole" scope="col">h</th></tr></thead>\n'
        '<tbody><tr><td class="whole">c</td></tr></tbody></table>',
    ),
    (
        Table((((), (Str("Tons"),)), ((Str("Bell"),), (Str("12"),)), ((Str("Quay"),), ())), header=1),
        '<table class="short"><thead><tr><td class="whole"></td>\n'
        '<th class="number whole" scope="col">Tons</th></tr></thead>\n'
        '<tbody><tr><th class="whole" scope="row">Bell</th>\n<td class="number whole">12</td></tr>\n'
        '<tr><th class="whole" scope="row">Quay</th>\n<td class="number whole"></td></tr></tbody></table>',
    ),
    (
        Table((((Str("a" * 100),), (), (Str("b"),)),), lang="fr"),
        f'<div class="stacked" lang="fr" xml:lang="fr"><p><span class="cell">{"a" * 100}</span>\n'
        '<span class="cell">b</span></p></div>',
    ),
    (
        Note("n1", Str("1"), (para("x"),)),
        '<aside class="note" id="n1" epub:type="footnote" role="doc-footnote">'
        '<p><a class="label" href="#ref-n1" role="doc-backlink">1</a> x</p></aside>',
    ),
    (
        Note("n1", Str("1"), (para("x"),), called=False),
        '<div class="note" id="n1"><p><span class="label">1</span> x</p></div>',
    ),
]


@pytest.mark.parametrize(("node", "markup"), INLINES)
def test_inline(node: Inline, markup: str) -> None:
    """Each inline node has its element; language is said twice, for HTML and for XML."""
    made = etree.tostring(parsed(xhtml.inlines((node,))), method="c14n")
    assert made == etree.tostring(parsed(markup), method="c14n")


@pytest.mark.parametrize(("node", "markup"), BLOCKS)
def test_block(node: Block, markup: str) -> None:
    """Each block node has its element, and every label in it is text."""
    made = etree.tostring(parsed(xhtml.blocks((node,))), method="c14n")
    assert made == etree.tostring(parsed(markup), method="c14n")


@pytest.mark.parametrize("node", [node for node, _ in BLOCKS])
def test_hostile_text(node: Block) -> None:
    """Markup in a text is shown as the characters it is, in whatever node it stands."""
    hostile = xhtml.blocks((_poisoned(node),))
    assert not parsed(hostile).findall(".//{*}script")
    assert bare(HOSTILE) in bare("".join(parsed(hostile).itertext()))


def _poisoned(node: Block) -> Block:
    leaf = Str(HOSTILE)
    match node:
        case Paragraph():
            return Paragraph((leaf, Emph((leaf,)), Link(f"https://example.org/{HOSTILE}", (leaf,))))
        case Quote():
            return Quote((para(leaf),))
        case List():
            return List((Item(leaf, (para(leaf),)),))
        case Verse():
            return Verse(((leaf,),))
        case Break():
            return Break(leaf)
        case Preformatted():
            return Preformatted(leaf)
        case Table():
            return Table((((leaf,),),))
        case Note():
            return Note("n1", leaf, (para(leaf),))


def test_hostile_attributes() -> None:
    """No attribute can be left by a quote in its value."""
    node = Section('q"><script>', Str(HOSTILE), (Str(HOSTILE),), (), (), (), 'i" onclick="x')
    made = parsed(xhtml.section(node))
    assert made[0].get("id") == 'i" onclick="x'
    assert made[0].get("onclick") is None
    assert [child.tag.split("}")[1] for child in made[0]] == ["h1"]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "\tjavascript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "",
    ],
)
def test_unsafe_link(href: str) -> None:
    """A link that is neither web, mail nor in the book is no link; its words stay."""
    assert xhtml.inlines((Link(href, (Str("words"),)),)) == "words"


def test_heading_depth() -> None:
    """Headings go down one level at a time, past sections without a heading, and end at h6."""
    node = section("s9", "9", "Nine")
    for number in range(8, 0, -1):
        node = section(f"s{number}", "" if number == 3 else str(number), "", [para("x")], [node])
    levels = [f"{{*}}h{level}" for level in range(1, 8)]
    tags = [head.tag.split("}")[1] for head in parsed(xhtml.section(node)).iter(*levels)]
    assert tags == ["h1", "h2", "h3", "h4", "h5", "h6", "h6", "h6"]


def test_title() -> None:
    """Label and title are each in a span, the label first, with a space between; a section may lack either."""
    assert xhtml.title(section("a", "1.", "One")) == '<span class="label">1.</span> <span class="title">One</span>'
    assert xhtml.title(section("a", "1.")) == '<span class="label">1.</span>'
    assert xhtml.title(section("a")) == ""


@pytest.mark.parametrize(("label", "kind"), [("CHAPTER I", "label capitals"), ("Chapter I", "label"), ("12.", "label")])
def test_label_class(label: str, kind: str) -> None:
    """Only a label in capitals alone is marked as one that may be set in small capitals."""
    assert parsed(xhtml.title(section("a", label)))[0].get("class") == kind


@settings(max_examples=60)
@given(BOOKS)
def test_any_book(book: Book) -> None:
    """Whatever is in a book, its XHTML is well-formed, says its words in order and nothing else, and has no script."""
    made = parsed("".join(xhtml.section(section) for section in book.sections))
    assert bare("".join(made.itertext())) == bare(plain(book.sections))
    assert not made.findall(".//{*}script")
    assert not [link for link in made.iterfind(".//{*}a") if link.get("href").startswith("javascript")]
    ids = [element.get("id") for element in made.iterfind(".//{*}section")]
    assert ids == [section.id for _, section in walk(book.sections)]
