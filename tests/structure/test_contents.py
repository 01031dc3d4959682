"""A printed contents page goes, its titles are the headings, and the text around it stays."""

from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import made

from pipeline.model import heading, plain, walk
from pipeline.structure import Structure
from pipeline.structure.contents import Contents, Entry, find
from pipeline.structure.lines import lines
from pipeline.text import Text

TITLES = ["The Lock", "Two Loaves", "Ice on the River", "High Water"]
PLAIN = "The Lock 3\nTwo Loaves 9\nIce on the River 14\nHigh Water 20"
DOTS = "The Lock ........ 3\nTwo Loaves . . . . . 9\nIce on the River … … … 14\nHigh Water·····20"
PROSE = [
    fill(
        f"{name} came down to the quay before it was light and waited there for the boat that never left on time. "
        f"When it came at last, nobody asked {name} for a ticket, and so they crossed to the island for nothing.",
        60,
    )
    for name in ("Ida", "Marta", "old Hannes", "the baker")
]
FRONT = "The Salt Road\n\nMarta Velde\n\n"


def body(prefix: str = "{title}", gap: str = "\n\n") -> str:
    """Four chapters with their headings."""
    made_headings = [prefix.format(title=title, upper=title.upper(), number=i) for i, title in enumerate(TITLES, 1)]
    return gap.join(f"{title}{gap}{text}" for title, text in zip(made_headings, PROSE, strict=True))


def listed(raw: str) -> Contents | None:
    """The contents page that a text has."""
    return find(list(lines(Text.raw(raw))))


def headings(found: Structure) -> list[str]:
    """The headings of a book."""
    return [text for _, section in walk(found.book.sections) if (text := heading(section))]


def prose(found: Structure) -> list[str]:
    """The blocks of a book without its headings."""
    return [plain(block) for _, section in walk(found.book.sections) for block in section.blocks]


@pytest.mark.parametrize(
    "name",
    "Contents|CONTENTS|Table of Contents|C O N T E N T S|Inhalt|Inhaltsverzeichnis|INHALT:|Table des matières"
    "|TABLE DES MATIÈRES|Sommaire|Contents.|The Chapters|List of Chapters|Indice|ÍNDICE|Indice generale|Sumário"
    "|Contenido|Tabla de contenidos|Conteúdo|Inhoud|Inhoudsopgave|Innehåll|Indhold|Indholdsfortegnelse|Innhold".split(
        "|"
    ),
)
def test_the_names_of_a_contents_page(tmp_path: Path, name: str) -> None:
    """It is told by its heading, in ten languages."""
    found = made(tmp_path, f"{FRONT}{name}\n\n{PLAIN}\n\n{body()}")
    assert headings(found) == TITLES
    assert prose(found) == [text.replace("\n", " ") for text in PROSE]


ENTRIES = {
    "leaders": DOTS,
    "numbers only": PLAIN,
    "tabs": PLAIN.replace(" 3", "\t3").replace(" 9", "\t9"),
    "blank lines": DOTS.replace("\n", "\n\n"),
    "an entry over two lines": DOTS.replace("Ice on", "Ice on\n  "),
    "numbers on lines of their own": "\n".join(f"{title}\n{i * 7}" for i, title in enumerate(TITLES, 1)),
    "roman numbers": "The Lock v\nTwo Loaves ix\nIce on the River xiv\nHigh Water xx",
    "capitals": DOTS.upper(),
    "form feed": f"{DOTS}\n\f",
}


@pytest.mark.parametrize("entries", [pytest.param(entries, id=name) for name, entries in ENTRIES.items()])
def test_the_entries_of_a_contents_page(tmp_path: Path, entries: str) -> None:
    """Leaders or numbers mark the entries, and the page ends where the first of them is a heading."""
    raw = f"{FRONT}Contents\n\n{entries}\n\n{body()}"
    found = made(tmp_path, raw)
    (gone,) = [decision for decision in found.decisions if decision.removes]
    assert gone.kind == "contents page"
    assert raw[slice(*gone.raw[0])].split() == f"Contents {entries}".split()
    assert [title.casefold() for title in headings(found)] == [title.casefold() for title in TITLES]
    assert prose(found) == [text.replace("\n", " ") for text in PROSE]


@pytest.mark.parametrize(
    ("entry", "head"),
    [
        ("{title}", "{upper}"),
        ("{number} {title}", "{number} {title}"),
        ("{title}", "Chapter {number}\n\n{title}"),
        ("Chapter {number} {title}", "Chapter {number}\n{title}"),
        ("{number}. {title}", "{number}. {title}"),
    ],
    ids=["capitals", "number", "label in the text", "label", "list number"],
)
def test_titles_of_the_contents_make_headings(tmp_path: Path, entry: str, head: str) -> None:
    """The words of an entry are a heading, in capitals too, or the title of the label they follow."""
    entries = "\n".join(f"{entry.format(title=t, number=i)} ..... {i * 7}" for i, t in enumerate(TITLES, 1))
    texts = body(head).replace(PROSE[0], "\n\n".join(PROSE * 8))
    found = made(tmp_path, f"{FRONT}Contents\n\n{entries}\n\n{texts}")
    assert len(headings(found)) == 4
    for got, title in zip(headings(found), TITLES, strict=True):
        assert got.casefold().endswith(title.casefold())


@pytest.mark.parametrize(
    "lead",
    [
        "Foreword v",
        "Page",
    ],
)
def test_an_entry_that_heads_nothing(tmp_path: Path, lead: str) -> None:
    """A word above the numbers, or a first entry without its heading, costs no other heading."""
    assert headings(made(tmp_path, f"{FRONT}Contents\n\n{lead}\n{PLAIN}\n\n{body()}")) == TITLES


@pytest.mark.parametrize(
    "text",
    [
        PROSE[0],
        f"{PROSE[0]}\n\n{PROSE[1]}",
        " ".join(PROSE).replace("\n", " "),
        "It was long ago.\n\nNobody knows when.",
        "For Ida",
        "We sold the boat in 1912\n\nIt was long ago.",
    ],
    ids=["wrapped", "two paragraphs", "one line", "short", "a dedication", "a year"],
)
def test_text_between_the_contents_and_the_first_heading(tmp_path: Path, text: str) -> None:
    """What follows the last entry and is none of them does not go with them."""
    raw = f"{FRONT}Contents\n\n{DOTS}\n\n{text}\n\n{body()}"
    found = made(tmp_path, raw)
    (gone,) = [decision for decision in found.decisions if decision.kind == "contents page"]
    assert raw[slice(*gone.raw[0])] == f"Contents\n\n{DOTS}"
    assert headings(found) == TITLES


@pytest.mark.parametrize(
    "raw",
    [
        "",
        body(),
        f"{FRONT}Contents",
        f"{FRONT}Contents\n\n" + "\n".join(TITLES) + f"\n\n{body()}",
        f"{FRONT}Contents\n\n" + "\n\n".join(TITLES) + f"\n\n{body()}",
        f"{FRONT}Contents\n\nThe Lock 3\nTwo Loaves 9\n\n{body()}",
        f"{FRONT}Contents\n\nThat was all that the tin held: 3\nletters and a key.\n\n{body()}",
        f"{FRONT}The contents of the tin 3\n\n{PLAIN}\n\n{body()}",
        f"{FRONT}{PLAIN}\n\n{body()}",
        f"{FRONT}{DOTS.replace('14', '2')}\n\n{body()}",
        "\n\n".join([FRONT, *PROSE * 30, "Contents", DOTS]),
    ],
    ids="nothing|none|a name alone|bare|bare with gaps|two entries|prose|a sentence|no name|no order|at the end".split(
        "|"
    ),
)
def test_what_is_no_contents_page(tmp_path: Path, raw: str) -> None:
    """Titles without numbers, two entries, prose below the word, a list without a name and one at the end stay."""
    assert listed(raw) is None
    if raw:
        assert [decision for decision in made(tmp_path, raw).decisions if decision.kind == "contents page"] == []


@pytest.mark.xfail(strict=True, reason="a title of two words looks like a person's name")
def test_an_entry_without_number_is_no_author(tmp_path: Path) -> None:
    """A contents page without numbers stays, and no title in it becomes the author."""
    found = made(tmp_path, f"{FRONT}Contents\n\n" + "\n".join(TITLES) + f"\n\n{body()}")
    assert not {author.text for author in found.book.meta.names} & set(TITLES)


def test_what_is_found() -> None:
    """The lines of the page, its heading with them, and the words of the entries, joined over line ends."""
    assert listed(f"Contents\n\n{ENTRIES['an entry over two lines']}\n\n{body()}") == Contents(
        0, 6, tuple(map(Entry, TITLES))
    )
    assert listed(f"A\n\nInhalt\n\n{ENTRIES['numbers on lines of their own']}\n\n{body()}") == Contents(
        1, 10, tuple(map(Entry, TITLES))
    )


@pytest.mark.parametrize("above", ["", "What Is in This Book\n\n"])
def test_leaders_without_a_name(tmp_path: Path, above: str) -> None:
    """Leaders to page numbers in a row show a contents page whatever it is called; its name stays as it stands."""
    found = made(tmp_path, f"{FRONT}{above}{DOTS}\n\n{body()}")
    assert headings(found) == TITLES
    assert [decision.choice for decision in found.decisions if decision.removes] == ["4 entries left out"]


def test_labels_above_the_titles_of_entries() -> None:
    """A chapter's label on a line of its own is no entry, and its number no page's."""
    entries = "\n".join(f"Chapter {number}\n{title} ..... {number * 7}" for number, title in enumerate(TITLES, 1))
    found = listed(f"{FRONT}{entries}\n\n{body('Chapter {number}' + chr(10) + '{title}')}")
    assert found is not None
    assert [entry.words for entry in found.entries] == [f"Chapter {n} {title}" for n, title in enumerate(TITLES, 1)]


NAMES = st.lists(st.sampled_from("Lock Loaves Ice River Water Boat Rope".split()), min_size=1, max_size=3).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    titles=st.lists(NAMES, min_size=4, max_size=8, unique=True),
    pages=st.lists(st.integers(1, 400), min_size=8, max_size=8),
    leader=st.sampled_from([" ..... ", " ", "\t", " . . . . ", "\n"]),
)
def test_the_page_ends_at_its_first_heading(titles: list[str], pages: list[int], leader: str) -> None:
    """Whatever its titles, the contents page takes its own lines, and no line of the text below it."""
    entries = [f"{title}{leader}{page}" for title, page in zip(titles, pages, strict=False)]
    text = "\n\n".join(f"{title}\n\n{PROSE[0]}" for title in titles)
    found = listed("\n".join(["Contents", "", *entries, "", text]))
    assert found == Contents(0, 1 + len(titles) * (1 + (leader == "\n")), tuple(map(Entry, titles)))


def test_a_running_head_within_the_contents_is_no_title(tmp_path: Path) -> None:
    """The head of a contents page of two pages, which is the book's title, does not become a heading."""
    entries = [f"{title} ..... {number * 7}" for number, title in enumerate(TITLES, 1)]
    half = len(entries) // 2
    listed = "\n".join([*entries[:half], "The Salt Road", "2", *entries[half:]])
    found = made(tmp_path, f"The Salt Road\n\nContents\n\n{listed}\n\n{body()}")
    assert found.book.meta.title.text == "The Salt Road"
    assert "The Salt Road" not in headings(found)
