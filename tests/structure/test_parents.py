"""Titles that have others below them: told by what stands right below, by open pages, by forms in turns."""

from dataclasses import replace

import pytest
from ranked import levels, shown

from pipeline.structure.heading import Heading
from pipeline.structure.levels import rank
from pipeline.structure.lines import lines
from pipeline.text import Text


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("U:ROPE - T:Tar - T:Nets - U:SALT - T:Ice - T:Eel -", "122122"),
        ("T:Rope - U:TAR - U:NETS - T:Salt - U:ICE - U:EEL -", "122122"),
        ("U:ROPE - T:Tar - U:SALT - T:Ice -", "1111"),
        ("U:ROPE - T:Tar - T:Nets - T:Ice - T:Eel -", "11111"),
        ("U:ROPE - U:SALT - T:Tar - T:Nets - T:Ice - T:Eel -", "111111"),
    ],
)
def test_forms_that_take_turns(told: str, shown: str) -> None:
    """Titles in capitals, each with several in small letters below it, are above these; and the other way round."""
    assert levels(told) == shown


PAGE = "\n".join(["Prose."] * 9)

SHORT = "\n".join(["Prose."] * 3)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (
            (f"Rope\n{PAGE}", f"Prose.\nTar\n{SHORT}", f"Nets\n{PAGE}", f"Prose.\nIce\n{PAGE}", SHORT, f"Salt\n{PAGE}"),
            "12121",
        ),
        (
            (f"Rope\n{PAGE}", f"Prose.\nTar\n{PAGE}", f"Nets\n{PAGE}", f"Prose.\nIce\n{PAGE}", PAGE, f"Salt\n{PAGE}"),
            "11111",
        ),
        ((f"Rope\n{PAGE}", SHORT, f"Nets\n{PAGE}", SHORT, f"Salt\n{PAGE}"), "111"),
        ((f"Rope\n{PAGE}", f"Prose.\nTar\n{PAGE}", f"Prose.\nIce\n{PAGE}", SHORT, f"Nets\n{PAGE}"), "1111"),
        ((f"Rope\n{PAGE}", f"Prose.\nTar\n{SHORT}", f"Nets\n{PAGE}", SHORT, f"Salt\n{PAGE}"), "1111"),
        (
            (
                *(f"Rope\n{PAGE}\nTar", f"Prose.\nIce\n{PAGE}", SHORT, f"Nets\n{PAGE}", SHORT),
                *(f"{name}\n{PAGE}" for name in ("Salt", "Eel", "Cod", "Hake")),
            ),
            "11111111",
        ),
    ],
    ids=["some open pages", "full pages", "all open pages", "one opens a page", "one within", "most pages are full"],
)
def test_titles_that_open_pages(pages: tuple[str, ...], expected: str) -> None:
    """Those before which pages end early are above those that stand within pages."""
    raw = list(lines(Text.raw("\f".join(f"{page}\n" for page in pages))))
    all_lines = [replace(line, top=bool(line.feeds), gap=0) for line in raw]
    titles = [place for place, line in enumerate(all_lines) if line.text != "Prose."]
    found = [Heading(place, place + 1, "chapter", "title", 0, 0, "told", 0.9) for place in titles]
    assert shown(rank(all_lines, found)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("T:Rope N1 - N2 - T:Salt N3 - N4 - T:Ice N5 - N6 -", "122122122"),
        ("T:Rope C1 - C2 - T:Salt C3 - C4 - T:Ice C5 - C6 -", "122122122"),
        ("T:Rope - C1 - T:Salt - C2 - T:Ice - C3 -", "112121"),
        ("T:Preface - C1 - C2 - T:Salt C3 - C4 -", "111211"),
        ("C1 - C2 - T:Salt - C3 - T:Ice - C4 -", "112121"),
    ],
    ids=["mere numbers", "chapters", "text below each", "one alone", "none above the first"],
)
def test_titles_over_numbers_that_go_on(told: str, expected: str) -> None:
    """Titles right above numbers that go on through all of them are the parts of the book."""
    assert levels(told) == expected


@pytest.mark.parametrize(("last", "expected"), [(SHORT, "122122122"), (PAGE, "111211211")], ids=["early", "full"])
def test_titles_over_numbers_by_their_pages(last: str, expected: str) -> None:
    """They may also open pages before which one ended early, while the numbers stand within pages."""
    names = ("Rope", "Salt", "Ice")
    pages = [page for name in names for page in (f"{name}\n{PAGE}", f"Prose.\nNo.\nProse.\nNo.\n{PAGE}", last)]
    raw = list(lines(Text.raw("\f".join(f"{page}\n" for page in pages))))
    all_lines = [replace(line, top=bool(line.feeds), gap=0) for line in raw]
    found: list[Heading] = []
    for place in (place for place, line in enumerate(all_lines) if line.text != "Prose."):
        number = sum(heading.form == "digits" for heading in found) + 1
        numbered = Heading(place, place + 1, "section", "digits", 3, 0, "told", 0.9, number)
        titled = Heading(place, place + 1, "chapter", "title", 0, 0, "told", 0.9)
        found.append(numbered if all_lines[place].text == "No." else titled)
    assert shown(rank(all_lines, found)) == expected
