"""Hypothesis strategies for books: every kind of node, to any small depth. Import `books`."""

from typing import Any

from hypothesis import strategies as st

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
    Meta,
    Note,
    NoteRef,
    PageAnchor,
    Paragraph,
    Person,
    Preformatted,
    PrintedDate,
    Quote,
    Section,
    Span,
    Str,
    Strong,
    Table,
    Verse,
)

ROLES = ("part", "chapter", "section", "question", "front", "back")
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
"""What the rules leave of a text: no control character, no half of a pair, no noncharacter."""

texts = st.text(CHARACTERS, max_size=12)
words = st.text(st.sampled_from("abcdeéßñλж"), min_size=1, max_size=8)
langs = st.sampled_from(["", "", "en", "de", "fr-CA"])
ids = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Disjoint, rising raw ranges; often none."""
    cuts = sorted(draw(st.sets(st.integers(0, 999), max_size=4)))
    return tuple(zip(cuts[::2], cuts[1::2], strict=False))


def leaves_of(characters: st.SearchStrategy[str] = texts) -> st.SearchStrategy[Str]:
    """Leaves with texts of this strategy."""
    return st.builds(Str, characters, spans(), langs)


def _tuples(inner: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(inner, max_size=most).map(tuple)


def _deeper_inlines(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    many = _tuples(inner)
    hrefs = st.sampled_from(["#one", "https://example.org/a?b=1&c=2"])
    return st.one_of(st.builds(Emph, many, langs), st.builds(Strong, many, langs), st.builds(Link, hrefs, many, langs))


inlines: st.SearchStrategy[Inline] = st.recursive(
    st.one_of(
        leaves_of(),
        st.builds(LineBreak),
        st.builds(NoteRef, ids, leaves_of()),
        st.builds(PageAnchor, texts),
    ),
    _deeper_inlines,
    max_leaves=4,
)


def _deeper_blocks(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    many = _tuples(inner, 2)
    items = st.builds(Item, st.none() | leaves_of(), many)
    return st.one_of(
        st.builds(List, _tuples(items), langs),
        st.builds(Quote, many, langs),
        st.builds(Note, ids, leaves_of(), many, langs),
    )


blocks: st.SearchStrategy[Block] = st.recursive(
    st.one_of(
        st.builds(Paragraph, _tuples(inlines), langs),
        st.builds(Verse, _tuples(_tuples(inlines)), langs),
        st.builds(Break, st.none() | leaves_of()),
        st.builds(Preformatted, leaves_of(), langs),
        st.builds(Table, _tuples(_tuples(_tuples(inlines, 2))), st.integers(0, 2), langs),
    ),
    _deeper_blocks,
    max_leaves=4,
)


def _sections(below: st.SearchStrategy[tuple[Section, ...]]) -> st.SearchStrategy[Section]:
    return st.builds(
        Section,
        role=st.sampled_from(ROLES),
        label=st.none() | leaves_of(),
        title=_tuples(inlines, 2),
        blocks=_tuples(blocks, 2),
        sections=below,
        at=spans(),
        id=ids,
    )


sections: st.SearchStrategy[Section] = st.recursive(
    _sections(st.just(())), lambda inner: _sections(_tuples(inner, 2)), max_leaves=3
)

dates = st.builds(
    PrintedDate,
    st.one_of(st.dates().map(str), st.just("2025"), st.just("2025-12")),
    st.none() | leaves_of(),
)

people = st.builds(Person, leaves_of(), st.sampled_from(["aut", "ive", "trl"]), texts)

metas = st.builds(
    Meta,
    title=leaves_of(words),
    subtitles=_tuples(leaves_of()),
    creators=_tuples(people),
    contributors=_tuples(people),
    credit_lines=_tuples(leaves_of()),
    series=texts,
    subjects=_tuples(texts),
    source=texts,
    date=st.none() | dates,
    language=st.sampled_from(["en", "de", "fr", "la"]),
    identifier=st.uuids().map(lambda uuid: uuid.urn),
    modified=st.dates().map(str),
    publisher=texts,
    rights=texts,
    description=texts,
    edition=texts,
)

books: st.SearchStrategy[Book] = st.builds(Book, metas, _tuples(sections))
