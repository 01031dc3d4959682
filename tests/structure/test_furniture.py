"""What repeats at the edges of pages goes, and nothing else: a text is whole again across its pages."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from making import made, outline
from paged import (
    CHAPTERED,
    CHAPTERS,
    FEEDS,
    FIRST,
    FRONT,
    PARAGRAPHS,
    SECOND,
    TITLE,
    WHO,
    Page,
    chaptered,
    headings,
    pages,
    printed,
    prose,
    removed,
)


@FEEDS
@pytest.mark.parametrize(
    "page",
    [
        lambda i, body: f"{body}\n\n{i + 1}",
        lambda i, body: f"{body}\n– {i + 1} –",
        lambda i, body: f"{i + 7}\n\n{body}",
        lambda i, body: f"{body}\n\nPage {i + 7} of 40",
        lambda i, body: f"{i + 1} {TITLE}\n\n{body}",
        lambda i, body: f"{TITLE}   {i + 1}/40\n{body}",
        lambda i, body: f"{i + 1} {TITLE.upper()}\n\n{body}" if i % 2 else f"Marta Velde {i + 1}\n\n{body}",
        lambda i, body: f"{TITLE}\n{i + 1}\n\n{body}",
        lambda i, body: f"{body}\n\n{TITLE}\n{i + 1}",
    ],
    ids=["foot", "strokes", "head", "word", "before", "behind", "odd and even", "two lines", "foot of two"],
)
def test_what_repeats_at_the_edges_goes(tmp_path: Path, end: str, page: Page) -> None:
    """Numbers, running heads and feet go, each by a decision of its own, and the text is as it was."""
    raw = printed(end, page)
    found = made(tmp_path, raw)
    assert prose(found) == " ".join(PARAGRAPHS)
    furniture = [line.strip() for line in page(0, "").splitlines() if line.strip()]
    assert len(removed(found, raw)) == len(furniture) * len(pages())
    assert found.book.meta.title.text == TITLE


@pytest.mark.parametrize("front", [f"{TITLE}\n\n", f"{TITLE}\n\nMarta Velde\n\n", FRONT])
def test_a_head_right_below_a_title_page(tmp_path: Path, front: str) -> None:
    """The book's title is not its author, where the head of the first page follows the title page at once."""
    raw = front + "\n".join(f"{TITLE}\n\n{body}\n\n{i + 1}" for i, body in enumerate(pages()))
    assert TITLE not in [author.text for author in made(tmp_path, raw).book.meta.names]


@pytest.mark.parametrize("number", ["", "\n\n{}"], ids=["heads alone", "numbers at the foot"])
def test_heads_between_form_feeds(tmp_path: Path, number: str) -> None:
    """Form feeds show pages, whether they bear numbers or not."""
    raw = printed("\n\f", lambda i, body: f"{TITLE}\n\n{body}{number.format(i + 1)}")
    found = made(tmp_path, raw)
    assert prose(found) == " ".join(PARAGRAPHS)
    assert [line for line in removed(found, raw) if not line.isdecimal()] == [TITLE] * len(pages())


@FEEDS
@pytest.mark.parametrize(
    ("head", "opening"),
    [("{title}", "{title}"), ("{upper}", "{title}"), ("{number} {title}", "{title}")],
    ids=["the same", "in capitals", "with number"],
)
def test_a_head_that_names_the_chapter(tmp_path: Path, end: str, head: str, opening: str) -> None:
    """The first of the heads that name a chapter is its heading, and stays."""
    found = made(tmp_path, printed(end, chaptered(head, opening), CHAPTERED))
    assert headings(found) == CHAPTERS


@pytest.mark.parametrize(
    ("head", "opening", "end"),
    [
        ("{number} {title}", "{number} {title}\n\n{title}", "\n\f"),
        ("{title}", "{title}\n\n{title}", "\n\f"),
        ("{number} {title}", "{number} {title}\n\n{title}", "\n"),
    ],
)
def test_a_heading_below_its_head(tmp_path: Path, head: str, opening: str, end: str) -> None:
    """Of two lines with a chapter's name at the top of its first page the lower is the heading, and stays."""
    found = made(tmp_path, printed(end, chaptered(head, opening), CHAPTERED))
    assert headings(found) == CHAPTERS


def test_a_number_below_a_heading_that_stays(tmp_path: Path) -> None:
    """A number between the heading and the text of a chapter's first page goes, too."""
    raw = printed("\n\f", lambda i, body: f"{CHAPTERS[i // 4]}\n{i + 1}\n\n{body}", CHAPTERED)
    assert len([line for line in removed(made(tmp_path, raw), raw) if line.isdecimal()]) == 12


@FEEDS
@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("She had never seen the sea, and when", "the cart turned she cried out.", "and when the cart turned"),
        (
            "She had never seen the sea, nor any ship, until then",
            "Marta cried out for joy.",
            "until then Marta cried out",
        ),
        ("She had never seen a sea, and the har-", "bour lay as still as a pond.", "the harbour lay as still"),
    ],
    ids=["small letter", "name", "cut word"],
)
@pytest.mark.parametrize(
    "page",
    [
        lambda i, body: f"{body}\n\n{i + 1}",
        lambda i, body: f"{TITLE}\n\n{body}\n\n{i + 1}",
        lambda i, body: f"{i + 1} {TITLE}\n\n{body}",
    ],
    ids=["number", "head and number", "head with number"],
)
def test_a_sentence_runs_on(tmp_path: Path, end: str, page: Page, above: str, below: str, whole: str) -> None:
    """A sentence goes on behind the furniture of two pages in the same paragraph, a cut word is one word."""
    bodies = pages()[:9]
    bodies[3], bodies[4] = f"{bodies[3]}\n   {above}", f"{below}\n   {bodies[4].lstrip()}"
    found = made(tmp_path, printed(end, page, bodies))
    (block,) = [block for block in outline(found.book) if whole in block]
    assert block.endswith(f"{above} {below}".replace("har- bour", "harbour"))


NINE = pages()[:9]
TOWNS = [first + second for first in FIRST for second in SECOND[:2]]
CONTENT = {
    "a list": "\n".join(f"{i}. {WHO[i % 7]} of {town}" for i, town in enumerate(TOWNS, 1)),
    "plain numbers": "\n".join(f"{i} {WHO[i % 7]} of {town}" for i, town in enumerate(TOWNS, 1)),
    "questions": "\n\n".join(f"{i}. Who was at {town}?\n\n{PARAGRAPHS[i]}" for i, town in enumerate(TOWNS, 1)),
    "years": "\n\n".join(f"In {1900 + i} we were poor.\n{text}\nSo it was." for i, text in enumerate(NINE)),
    "two pages": f"{NINE[0]}\n\n1\n\f{NINE[1]}\n\n2\n",
    "two pages without a feed": f"{TITLE} 1\n\n{NINE[0]}\n\n{TITLE} 2\n\n{NINE[1]}\n",
    "poems": "\n\n".join(f"Row, row the boat to {town},\nrow, row,\nover the water" for town in TOWNS),
    "a poem on each page": "\f".join(f"At {town}\n\nWe saw the {town} moon\nand slept at {town}\n" for town in TOWNS),
    "a cry": "\f".join(f"{text}\n   “Yes!”\n{text}\n" for text in NINE),
    "a word at two edges": "\f".join(f"{text}\n{'“Yes.”' if i % 5 == 1 else ''}\n" for i, text in enumerate(NINE)),
    "one I": "\f".join(f"{'We all were' if i else 'I was'} in {TOWNS[i]}.\n{NINE[i]}\n" for i in range(9)),
    "I above a foot": "\f".join(
        f"{text}\n{'We' if i else 'I'} saw {TOWNS[i]}.\n– Marta –" for i, text in enumerate(NINE)
    ),
    "the end of a sentence": "\f".join(
        f"{text}\n{'before the storm' if i % 3 == 0 else TOWNS[i]}.\n– {i} –\n" for i, text in enumerate(NINE, 1)
    ),
    "chapters": "\n\n".join(f"Chapter {i}\n\n{text}." for i, text in enumerate(NINE, 1)),
    "chapters between feeds": "\f".join(f"Chapter {i}\n\n{text}.\n" for i, text in enumerate(NINE)),
    "chapters on numbered pages": "\f".join(f"Chapter {i}\n\n{text}.\n– {i} –" for i, text in enumerate(NINE)),
    "days": "\n\n".join(f"{i} May\n\nThen {text.strip()}." for i, text in enumerate(NINE, 1)),
}
LOST = {
    "days that begin in small letters": "\n\n".join(f"{i} May\n\n{text}." for i, text in enumerate(NINE, 1)),
    "years below": "\n\n".join(f"{text}\nSo ended {1900 + i}" for i, text in enumerate(NINE)),
    "a refrain": "\f".join(f"At {town}\n\nWe sailed to {town}\n\nRow, row, over the water\n" for town in TOWNS),
    "a word of dialogue": "\f".join(f"{text}\n   “Yes.”\n" for text in NINE),
}


@pytest.mark.parametrize(
    "raw",
    [pytest.param(raw, id=name) for name, raw in CONTENT.items()]
    + [
        pytest.param(raw, id=name, marks=pytest.mark.xfail(strict=True, reason="text is taken for furniture"))
        for name, raw in LOST.items()
    ],
)
def test_text_stays(tmp_path: Path, raw: str) -> None:
    """Numbers, labels, verses, speech and the ends of sentences are no furniture; what goes here has dashes."""
    raw = f"A Talk\n\n{raw}"
    assert [line for line in removed(made(tmp_path, raw), raw) if line[0] != "–"] == []


WORDS = st.sampled_from(["xii", "Two Loaves", "“Yes.”", TITLE, "He."]) | st.text("abc .“", min_size=1, max_size=30)
NUMBERS = st.sampled_from(["7", "1912", "Page 3", "– 4 –", "9 The Salt Road"]) | st.text("a 129.", min_size=1)
PLACED = st.integers(0, 8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    case=st.tuples(st.just("\n\f"), st.dictionaries(PLACED, WORDS | NUMBERS))
    | st.tuples(st.just("\n\n"), st.dictionaries(PLACED, WORDS)),
    number=st.booleans(),
)
@example(case=("\n\f", dict.fromkeys(range(9), TITLE)), number=False)
@example(case=("\n\n", dict.fromkeys(range(9), TITLE)), number=True)
def test_the_middle_of_a_page_stays(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[str, dict[int, str]], number: bool
) -> None:
    """Whatever stands in the middle of pages, and however often, stays; without form feeds, all but numbers."""
    end, inserted = case
    bodies = [body.splitlines() for body in NINE]
    for index, line in inserted.items():
        bodies[index][10:10] = ["", line, ""]
    raw = (
        FRONT
        + end
        + end.join("\n".join([TITLE, "", *body, "", str(i) if number else ""]) for i, body in enumerate(bodies, 1))
    )
    found = made(tmp_path_factory.mktemp("middle"), raw)
    kept = "".join("".join(outline(found.book)).split())
    for line in inserted.values():
        assert "".join(line.split()) in kept
    assert len(removed(found, raw)) <= 9 * (1 + number)
