"""Heads of every fashion go: with marked numbers, changing, stamped by a browser, above the openings of chapters."""

from pathlib import Path

import pytest
from making import made
from paged import (
    CHAPTERED,
    CHAPTERS,
    FEEDS,
    FRONT,
    PARAGRAPHS,
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

BODIES = pages()


@FEEDS
@pytest.mark.parametrize(
    "head",
    ["[ {} ] {upper}", "[{}] {title}", "{title} | {}", "{} | {title}", "{} · {title}", "{title} • {}", "{title} [{}]"],
)
def test_numbers_with_marks_about_them(tmp_path: Path, end: str, head: str) -> None:
    """A number in brackets, or behind a bar or a dot, is the page's, and the words beside it are its head."""
    raw = printed(end, lambda i, body: f"{head.format(i + 1, title=TITLE, upper=TITLE.upper())}\n\n{body}")
    found = made(tmp_path, raw)
    assert len(removed(found, raw)) == len(BODIES)
    assert prose(found) == " ".join(PARAGRAPHS)


def changing(index: int) -> str:
    """What names, in capitals, the chapter on left pages and the section on right ones."""
    if index % 2:
        return f"CHAPTER {index // 6 + 1}. {CHAPTERS[index // 6].upper()}"
    return f"{index // 3 + 1}.{index % 3 + 1}. {WHO[index % 7].upper()}"


@FEEDS
def test_heads_that_change(tmp_path: Path, end: str) -> None:
    """Heads that seldom repeat go where a sentence runs over the page's end, or their words stand elsewhere, too."""
    raw = printed(end, lambda i, body: f"{changing(i)}\n\n{body}\n\n{i + 1}")
    found = made(tmp_path, raw)
    assert prose(found) == " ".join(PARAGRAPHS)
    gone = removed(found, raw)
    assert sum(line.startswith("CHAPTER") for line in gone) == len(BODIES) // 2
    left = [changing(i) for i in range(0, len(BODIES), 2) if changing(i) not in gone]
    assert headings(found) == left
    ends = [BODIES[index - 1][-1] for index in range(2, len(BODIES), 2) if changing(index) in left]
    assert set(ends) <= {"."}


@pytest.mark.parametrize("end", ["\n\n", "\n"])
@pytest.mark.xfail(strict=True, reason="heads that change, without numbers, show no pages")
def test_heads_that_change_without_numbers(tmp_path: Path, end: str) -> None:
    """Without form feeds and numbers, heads that change are lines in capitals within sentences."""
    raw = printed(end, lambda i, body: f"{changing(i)}\n\n{body}")
    assert removed(made(tmp_path, raw), raw)


def test_few_heads_in_capitals_stay(tmp_path: Path) -> None:
    """Where few pages begin in capitals these are headings, though a sentence should run over one."""
    raw = printed("\n\f", lambda i, body: f"{WHO[i].upper()}\n\n{body}\n\n{i + 1}" if i in (2, 5) else f"{body}\n\n{i}")
    assert not [line for line in removed(made(tmp_path, raw), raw) if line.isupper()]


@pytest.mark.parametrize(
    "stamp",
    ["25.11.2026, 16:43 The Salt Road", "2026-11-25 The Salt Road", "https://ferry.example/salt", "16:43 Salt"],
)
@FEEDS
def test_what_a_browser_prints(tmp_path: Path, end: str, stamp: str) -> None:
    """Date, time and address at the edges of pages go from the first page, too: they are no title."""
    raw = f"{stamp}\n{FRONT}" + end.join(f"{body}\n\n{i}/12\n{stamp}" for i, body in enumerate(BODIES, 1))
    found = made(tmp_path, raw)
    assert found.book.meta.title.text == TITLE
    assert removed(found, raw).count(stamp) == len(BODIES) + 1
    assert prose(found) == " ".join(PARAGRAPHS)


@FEEDS
@pytest.mark.parametrize("head", ["{title}", "{upper}", "{number} {title}"], ids=["same", "capitals", "number"])
def test_a_head_right_above_its_heading(tmp_path: Path, end: str, head: str) -> None:
    """Of the two lines at an opening the lower, close below the head, is the heading."""
    page: Page = chaptered(head, head + "\n{title}")
    found = made(tmp_path, printed(end, page, CHAPTERED))
    assert headings(found)[-3:] == CHAPTERS


@pytest.mark.xfail(strict=True, reason="nothing parts the title page from the first page of the text")
def test_a_head_below_the_title_page(tmp_path: Path) -> None:
    """The head of the first page goes, though no form feed or number stands above it."""
    found = made(tmp_path, printed("\n", chaptered("{title}", "{title}\n{title}"), CHAPTERED))
    assert headings(found) == CHAPTERS


@pytest.mark.parametrize(
    "end",
    [
        "\n\f",
        "\n\n",
        "\n",
    ],
    ids=["feeds", "blank lines", "nothing"],
)
def test_heads_without_numbers(tmp_path: Path, end: str) -> None:
    """The title as a head alone shows the pages, and the title page keeps it."""
    raw = printed(end, lambda _, body: f"{TITLE}\n\n{body}")
    found = made(tmp_path, raw)
    assert prose(found) == " ".join(PARAGRAPHS)
    assert removed(found, raw) == [TITLE] * len(BODIES)
    assert found.book.meta.title.text == TITLE


@FEEDS
def test_other_heads_without_numbers(tmp_path: Path, end: str) -> None:
    """A head that is not the title shows the pages, too."""
    raw = printed(end, lambda _, body: f"Tales of the Coast\n\n{body}")
    found = made(tmp_path, raw)
    assert prose(found) == " ".join(PARAGRAPHS)
    assert found.book.meta.title.text == TITLE


def test_a_head_through_the_whole_book(tmp_path: Path) -> None:
    """What runs over all pages heads none of them, though it is not the title."""
    raw = printed("\n\f", lambda _, body: f"Tales of the Coast\n\n{body}")
    assert len(removed(made(tmp_path, raw), raw)) == len(BODIES)


def test_small_roman_numbers(tmp_path: Path) -> None:
    """The front pages' numbers go with those of the text, though no form feed parts the pages."""
    front = "\n".join(f"{body}\n\n{number}" for body, number in zip(BODIES, "ii iii iv v".split(), strict=False))
    raw = f"{FRONT}\n{front}\n" + "\n".join(f"{body}\n\n{i}" for i, body in enumerate(BODIES[4:], 1))
    found = made(tmp_path, raw)
    assert removed(found, raw) == ["ii", "iii", "iv", "v", *map(str, range(1, len(BODIES) - 3))]
    assert prose(found) == " ".join(PARAGRAPHS)


@FEEDS
def test_roman_sections_at_the_top_of_pages(tmp_path: Path, end: str) -> None:
    """A numeral in capitals alone on top of a page is a section's."""
    labels = {0: "I", 4: "II", 8: "III"}
    bodies = [f"{labels[i]}\n\n{body}" if i in labels else body for i, body in enumerate(CHAPTERED)]
    found = made(tmp_path, printed(end, lambda i, body: f"{body}\n\n{i + 1}", bodies))
    assert headings(found) == ["I", "II", "III"]


@FEEDS
def test_a_speaker_at_the_edges_of_pages(tmp_path: Path, end: str) -> None:
    """A name that stands within pages as often as at their edges is a speaker's."""
    said = "\nPIET\nSo it was.\nIDA\nAnd so it is." * 2
    spoken = [f"{'IDA' if i % 2 else ''}\n{body}{said}\nPIET\n{body[:90]}." for i, body in enumerate(BODIES)]
    raw = printed(end, lambda i, body: f"{body}\n\n{i + 1}", spoken)
    assert [line for line in removed(made(tmp_path, raw), raw) if not line.isdecimal()] == []


@FEEDS
def test_a_signature_at_the_edges_of_pages(tmp_path: Path, end: str) -> None:
    """A name below letters that end within pages, too, is no head of those at whose foot others end."""
    halves = [(body[: len(body) // 2].rsplit("\n", 1)[0], body[len(body) // 2 :].split("\n", 1)[-1]) for body in BODIES]
    letters = [
        f"{first}.\n\nA. LISLE\n\n{last}" if i % 3 == 0 else f"{first}\n{last}.\n\nA. LISLE"
        for i, (first, last) in enumerate(halves)
    ]
    raw = printed(end, lambda i, body: f"{body}\n\n{i + 1}", letters)
    assert [line for line in removed(made(tmp_path, raw), raw) if not line.isdecimal()] == []


@pytest.mark.parametrize("number", ["{}", "– {} –"])
def test_notes_between_text_and_foot(tmp_path: Path, number: str) -> None:
    """A note at the foot of a page stays, and the number below it goes."""
    noted = [f"{body}\n\n{i + 1} See the letter of {WHO[i % 7]}, no. {i + 40}." for i, body in enumerate(BODIES)]
    raw = printed("\n\f", lambda i, body: f"{TITLE}\n\n{body}\n\n{number.format(i + 5)}", noted)
    found = made(tmp_path, raw)
    assert len(removed(found, raw)) == 2 * len(BODIES)
    assert not [line for line in removed(found, raw) if "letter" in line]


@FEEDS
@pytest.mark.parametrize("mark", ["…", " …", "..."])
def test_heads_that_are_cut_short(tmp_path: Path, end: str, mark: str) -> None:
    """A head in capitals that ends in dots goes, though it stands below the number of a section that opens its page.

    Only that of the first page is not told from the title page, where no form feed parts the two.
    """
    sections = [f"{i}.{n}" for i in range(1, 9) for n in range(1, 4)]
    raw = printed(
        end, lambda i, body: f"{sections[i]}\n\nON THE {WHO[i % 7].upper()}{mark}\n\nOf Salt\n\n{body}\n\n{i + 1}"
    )
    found = made(tmp_path, raw)
    assert len([line for line in removed(found, raw) if line.endswith(mark)]) == len(BODIES) - (end != "\n\f")


def test_a_part_that_sounds_like_another_and_its_section(tmp_path: Path) -> None:
    """ "Part II" stays where the first part's section I stood right below "Part I"."""
    opened = {0: "Part I\nI\n", 4: "Part II\nI\n"}

    def page(index: int, body: str) -> str:
        head = "" if index in opened else f"Part {'I' if index < 4 else 'II'}\n"
        return f"{head}{opened.get(index, '')}{body}\n{index + 1}"

    assert "Part II" in headings(made(tmp_path, printed("\n\f", page)))


def test_a_title_below_its_label_stays(tmp_path: Path) -> None:
    """A title that runs at heads, below the number that opens its page, is the heading's."""
    bodies = [
        f"{'I' * (i // 4 + 1)}\n\n{CHAPTERS[i // 4]}\n\n{body}" if i % 4 == 0 else body for i, body in enumerate(BODIES)
    ]
    raw = printed("\n\f", lambda i, body: body if i % 4 == 0 else f"{CHAPTERS[i // 4]}\n\n{body}", bodies)
    assert [head.split(" ", 1)[-1] for head in headings(made(tmp_path, raw))] == CHAPTERS
