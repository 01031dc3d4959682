"""The books that the scoreboard sets and changes come with truths that are true."""

import dataclasses
import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import cases
import damage
import excerpt
import furnishing
import genres
import pytest
import settings
import truthbook
import typesetter
from cases import Block, Case
from excerpt import Chapter, Sample
from tales import TITLES, tale


def words_of(case: Case) -> list[str]:
    """The words that `splits` counts."""
    return [word for b in case.truth["blocks"] if b["type"] not in cases.UNCOUNTED for word in b["text"].split()]


def letters(text: str) -> str:
    """Letters alone, in small ones."""
    return "".join(filter(str.isalpha, text.casefold()))


@pytest.mark.parametrize("name", settings.SETTINGS)
def test_every_setting_tells_the_truth(name: str) -> None:
    """Without furniture the letters are those of the truth; each split is a word that a line end cuts."""
    setting = settings.SETTINGS[name]
    case = typesetter.typeset(tale(), setting, name, "set anew")
    alone = dataclasses.replace(setting, head="", foot="", contents="")
    text = typesetter.typeset(tale(), alone, name, "set anew")
    assert letters(excerpt.keyed(text.raw)[0]) == letters(" ".join(b["text"] for b in text.truth["blocks"]))
    assert text.truth["blocks"] == case.truth["blocks"]
    counted = words_of(case)
    assert all(counted[split["pos"]] == split["word"] for split in case.truth["splits"])
    assert {split["kind"] for split in case.truth["splits"]} >= ({"soft"} if setting.mark else set())
    assert (case.raw.count("\f") > 5) == setting.feeds
    assert ("\ufb01" in case.raw) == setting.ligatures
    assert case.raw == typesetter.typeset(tale(), setting, name, "set anew").raw


def test_heads_feet_and_contents_are_named_as_furniture() -> None:
    """Left pages bear the book's title, right ones the chapter's; the contents page has the numbers of the pages."""
    setting = furnishing.Setting(head="number", contents="leaders", foot="Page 12", lines=20)
    case = typesetter.typeset(tale(), setting, "x", "")
    pages = case.raw.split("\f")
    assert case.truth["printed_toc"] == list(TITLES)
    assert set(case.truth["furniture"]) <= {"The Book of Ferries", *TITLES}
    for entry, number in re.findall(r"^(\w.*?) \.{3,} (\d+)$", pages[1], re.MULTILINE):
        assert pages[int(number) - 1].startswith(entry)
    for number, page in enumerate(pages[2:], 3):
        head = page.split("\n")[0]
        assert head in TITLES or head in (f"{number} The Book of Ferries", *(f"{title} {number}" for title in TITLES))
        assert page.strip().endswith(f"Page {number}")


@pytest.mark.parametrize(
    ("label", "beside", "first"),
    [
        ("word 1", False, ["Chapter 1", "The First Ferry"]),
        ("word One", True, ["Chapter One. The First Ferry"]),
        ("I.", False, ["I.", "The First Ferry"]),
        ("", False, ["The First Ferry"]),
    ],
)
def test_labels_and_titles(label: str, beside: bool, first: list[str]) -> None:
    """A heading's lines, and its wordings in the truth."""
    setting = furnishing.Setting(label=label, label_beside=beside)  # type: ignore[arg-type]  # pytest's values are str
    case = typesetter.typeset(tale(), setting, "x", "")
    assert case.raw.split("\f")[1].split("\n")[: len(first)] == first
    heading = case.truth["blocks"][2]
    assert heading["text"] == " ".join(first)
    assert ("The First Ferry" in heading["alt"]) == bool(label)


def printed(**of: object) -> Case:
    """The tale as a printed book with heads and numbers."""
    setting = furnishing.Setting(head="number", mark="-", paragraph="blank", lines=24, **of)  # type: ignore[arg-type]  # fields by name
    return typesetter.typeset(tale(), setting, "printed", "")


def test_changes_take_away_what_they_name_and_no_word() -> None:
    """Form feeds, blank lines and indents go; the words are those of before."""
    case = printed()
    for change, gone in (
        (damage.without_feeds, "\f"),
        (damage.without_blanks, "\n\n"),
        (damage.bare, "\n\n"),
    ):
        made = change(case)
        assert made is not None
        assert gone not in made.raw
        assert made.raw.split() == case.raw.split()
    indented = typesetter.typeset(tale(), furnishing.Setting(paragraph="indent"), "x", "")
    flush = damage.without_indents(indented)
    assert flush is not None
    assert not re.search(r"(?m)^ ", flush.raw)
    assert damage.without_indents(flush) is None


def test_other_names_are_other_everywhere() -> None:
    """Title page, running heads, truth: the old title is nowhere; the chapters keep theirs; page numbers rise."""
    case = printed()
    made = damage.other_names(case)
    assert made is not None
    title = made.truth["meta"]["title"]
    assert title not in case.raw
    assert made.raw.startswith(title)
    assert "Book of Ferries" not in json.dumps(made.truth) + made.raw
    assert title in made.truth["furniture"]
    assert TITLES[2] in made.raw
    numbers = [int(n) for n in re.findall(rf"(?m)^\f?(\d+) {re.escape(title)}$", made.raw)]
    assert numbers == [int(n) + 112 for n in re.findall(r"(?m)^\f?(\d+) The Book of Ferries$", case.raw)]
    assert len(numbers) > 3


def test_other_headings_are_other_in_raw_and_truth() -> None:
    """A heading's lines, its running heads, its entry and its wordings have the same new words; text keeps its own."""
    case = printed(label="word I", contents="leaders")
    made = damage.other_headings(case)
    assert made is not None
    for before, after in zip(case.truth["blocks"], made.truth["blocks"], strict=True):
        if before["type"] == "heading":
            assert after["text"].split()[:2] == before["text"].split()[:2]
            new, old = after["alt"][1], before["alt"][1]
            assert new != old
            assert made.raw.count(new) == case.raw.count(old) > 2
            assert old not in made.raw
        else:
            assert after == before
    assert made.truth["printed_toc"] == [damage.other_words(title) for title in TITLES]
    assert damage.other_words("THE Ferry of ferry") == damage.other_words("THE Ferry of ferry") != "THE Ferry of ferry"


def test_a_heading_that_is_the_title_too_is_renamed_with_it() -> None:
    """Where a chapter has the book's title the raw text cannot tell them apart; so the truth renames both."""
    book = tale()
    named = dataclasses.replace(book.chapters[0], title=book.title)
    case = typesetter.typeset(
        dataclasses.replace(book, chapters=(named, *book.chapters[1:])), furnishing.Setting(label="I"), "x", ""
    )
    for change in (damage.other_names, damage.other_headings):
        made = change(case)
        assert made is not None
        title = made.truth["meta"]["title"]
        assert made.raw.startswith(title)
        assert made.truth["blocks"][2]["text"] == f"I {title}" != f"I {book.title}"
        assert f"I\n{title}\n" in made.raw


def test_lines_of_verse_stay_lines() -> None:
    """What turns over is no new line of the truth; the words cut are counted through the stanza."""
    lines = ("They carried the lantern over", "and then, late in the day, by the half-forgotten bridge")
    stanza: Block = {"type": "verse", "text": "\n".join(lines)}
    sample = Sample("Verses", "", "en", (Chapter(1, "Night", (stanza,)),))
    case = typesetter.typeset(sample, furnishing.Setting(letters=35, paragraph="indent"), "x", "")
    assert case.truth["blocks"][-1] == stanza
    counted = words_of(case)
    assert case.truth["splits"]
    assert all(counted[split["pos"]] == split["word"] for split in case.truth["splits"])
    assert "\n     " in case.raw


def test_the_first_part_ends_raw_text_and_truth_at_one_heading() -> None:
    """What is left of either has the same letters as the other, page heads and numbers apart."""
    case = typesetter.typeset(tale(6, 20), furnishing.Setting(mark="-", ligatures=True), "x", "")
    made = excerpt.first_part(case, 1_500, 1)
    assert case.raw.startswith(made.raw.rstrip("\n"))
    assert letters(" ".join(b["text"] for b in made.truth["blocks"])) == letters(excerpt.keyed(made.raw)[0])
    assert 0 < len(made.truth["splits"]) < len(case.truth["splits"])
    assert 2 < len(made.truth["blocks"]) < len(case.truth["blocks"])
    assert excerpt.first_part(case, 100_000) == case


def test_a_sample_has_titles_without_labels() -> None:
    """Labels go, chapters are shortened, and a chapter without a title gets one of its own words."""
    case = printed(label="word I")
    assert [chapter.title for chapter in excerpt.sample(case).chapters] == list(TITLES)
    for text, bare in (
        ("IV. Nets", "Nets"),
        ("A.1.2 Nets?", "Nets?"),
        ("A Net in Sight", "A Net in Sight"),
        ("II", ""),
    ):
        assert excerpt.bare_title({"type": "heading", "text": text, "alt": []}) == bare
    short = excerpt.sample(case, words=200)
    assert all(len(chapter.blocks) < 12 for chapter in short.chapters)
    block: Block = {"type": "paragraph", "text": "The incomprehensibility of harbours, and of lanterns."}
    assert excerpt.invented_title([block], "de", "x") in ("Harbours und Lanterns", "Lanterns und Harbours")


@pytest.mark.parametrize("name", genres.GENRES)
def test_genres_are_made_of_any_long_book(name: str) -> None:
    """Each kind of book has its headings, and its own sort of blocks."""
    make, setting = genres.GENRES[name]
    sample = make(typesetter.typeset(tale(12, 30), furnishing.Setting(), "long", ""))
    assert sample is not None
    case = typesetter.typeset(sample, setting, name, name)
    texts = [b["text"] for b in case.truth["blocks"] if b["type"] not in ("title", "byline", "heading")]
    shows: Callable[[str], bool] = {
        "play": lambda text: bool(re.match(r"(?:[A-Z]+ ?)+\. (?:\[.*\] )?[A-Z]|\[", text)),
        "poems": lambda text: text.count("\n") == 3,
        "interview": lambda text: text.endswith("?"),
        "essays": lambda text: text.endswith("."),
    }[name.split(",")[0]]
    assert sum(map(shows, texts)) >= len(texts) / 4
    assert sum(b["type"] == "heading" for b in case.truth["blocks"]) >= 4
    assert make(Case("short", "", {**case.truth, "blocks": []})) is None


def test_the_ebook_of_a_truth_has_its_blocks() -> None:
    """Headings at their level, in the contents too; paragraphs between."""
    case = printed()
    with zipfile.ZipFile(BytesIO(truthbook.write(case))) as archive:
        text, contents = archive.read("text.xhtml").decode(), archive.read("nav.xhtml").decode()
    assert text.count("<p>") == sum(b["type"] in ("paragraph", "byline") for b in case.truth["blocks"])
    assert all(f"<h1>{title}</h1>" in text and f">{title}</a>" in contents for title in TITLES)
