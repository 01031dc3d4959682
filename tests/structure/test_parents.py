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
