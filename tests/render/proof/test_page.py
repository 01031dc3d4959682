"""The proof page holds all of the raw text, all of the book and all findings, and nothing else can run in it."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reassembled import book, data, raw

from pipeline import findings, source
from pipeline.errors import ChapbookError
from pipeline.prepare import Prepared, prepare
from pipeline.render import proof
from pipeline.render.pagelist import PageStart
from pipeline.render.proof.parts import parts

LINES = (
    *("The \ufb01sh came up the river with the tide,", "and nobody said a word about it that ap-", "peared to matter."),
    *("", "", "17", "\f", "Chapter 1", "CHAPTER II", "  It was late, and the boats lay in the mud.", "* * *"),
    *(
        "1. What of the tide?",
        "• ropes and \U0001f41f sails",
        "“Well,” she said — “well.”\r",
        "<script>&amp;]]>",
        "%%data%%",
    ),
    *(
        "1 A note on the tide.",
        "the boat,1 she said,",
        "| a | b |",
        "\u00adsoft\u200b",
        "    Over the sea,",
        "    under the tree,",
    ),
)
TEXTS = st.lists(st.sampled_from(LINES), min_size=1, max_size=40).map("\n".join)


def made(prepared: Prepared, pages: proof.Pages | None = None, pdf: str = "") -> bytes:
    """The page of a book."""
    names = proof.Names("talk.txt", "talk.corrections.toml", pdf)
    found = findings.findings(prepared)
    text = prepared.source.text.value
    return proof.make(text, prepared.clean, prepared.book, found, prepared.amendments, pages, names)


def of(folder: Path, text: str, corrections: str = "") -> Prepared:
    """A text that is ready to be rendered."""
    path = folder / "talk.txt"
    path.write_bytes(text.encode())
    path.with_suffix(".corrections.toml").write_text(corrections, encoding="utf-8")
    path.with_suffix(".toml").write_text("[audit]\nremoved = 1.0\n", encoding="utf-8")
    return prepare(path)


def whole(prepared: Prepared) -> None:
    """Nothing is missing: the raw text to the letter, the book to the word, each finding once."""
    told = data(made(prepared))
    assert raw(told) == prepared.source.text.value
    shown = book(told)
    for at, part in enumerate(parts(prepared.book)):
        if any(leaf.span for leaf in part.leaves):
            assert shown[at].split() == part.text.split() or "\n" in shown[at]
            assert "".join(shown[at].split()) == "".join(part.text.split())
    counted = len(prepared.changes) + len(prepared.decisions) + len(prepared.corrections)
    suspects = sum(told["kinds"][one[0]][0] == "suspect" for one in told["findings"])
    assert len(told["findings"]) == counted + suspects
    doubtful = [one for one in told["findings"] if one[4] and told["kinds"][one[0]][0] != "correction"]
    assert len(doubtful) >= len({(doubt.kind, doubt.raw) for doubt in prepared.doubts})


@settings(max_examples=60)
@given(text=TEXTS)
def test_a_proof_is_whole_whatever_the_text(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Headings, notes, verses, tables, furniture, cut words, and what means something in HTML."""
    try:
        prepared = of(tmp_path_factory.getbasetemp(), text)
    except ChapbookError:
        return
    whole(prepared)


FIXES = """
[[fix]]
find = "silently"
replace = "with a <b>sound</b>"

[[fix]]
find = "nobody came"
replace = ""

[[keep]]
find = "the ﬁsh"
"""


def test_a_proof_is_whole_with_corrections(tmp_path: Path) -> None:
    """Both readings of what was corrected are in it: the one of the book, and the one without."""
    line = "The boats rose silently with the tide, and nobody came to see the \ufb01sh.\n"
    prepared = of(tmp_path, f"Tides\n\n{line}", FIXES)
    whole(prepared)
    told = data(made(prepared))
    (changed,) = [piece for row in told["rows"] for piece in row[2] if piece[0] == "silently"]
    assert changed == ["silently", "with a <b>sound</b>", "silently"]
    assert [kind for kind in told["kinds"] if kind[0] == "correction"] == [
        ["correction", "fix"],
        ["correction", "keep"],
    ]


def test_offsets_are_those_of_javascript(tmp_path: Path) -> None:
    """A character beyond the basic plane counts as two."""
    told = data(made(of(tmp_path, "Tides\n\nThe \U0001f41f and the \ufb01sh came with the tide to the quay.\n")))
    found = [one for one in told["findings"] if one[6] == "\ufb01"]
    units = raw(told).encode("utf-16-le")
    assert [units[2 * start : 2 * end].decode("utf-16-le") for one in found for start, end in [one[2]]] == ["\ufb01"]


def test_pages_are_named_and_numbered(tmp_path: Path) -> None:
    """Where each page of the text begins, with its folio and its number in the file."""
    prepared = of(tmp_path, "Tides\n\nThe boats rose.\n\nThe tide fell.\n")
    starts = (PageStart("i", "title"), PageStart("1", "body"), PageStart("2", "body", 14))
    told = data(made(prepared, proof.Pages(starts, ("i", "ii", "1", "2")), "talk.pdf"))
    assert told["front"] == ["i", 1]
    assert told["pages"] == [[0, "1", 3], [14, "2", 4]]
    assert told["names"]["pdf"] == "talk.pdf"


def test_only_its_own_style_and_script_may_run(tmp_path: Path) -> None:
    """The policy names both by their hashes; no text of the book is outside the data, but its title, escaped."""
    page = made(
        of(tmp_path, "Tides </title><script>alert(1)</script>\n\nIt is <b>late</b> </script> &lt; ok.\n")
    ).decode()
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[0]
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        inner = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert len(inner) == 1
        digest = base64.b64encode(hashlib.sha256(inner[0].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert page.count("</script>") == 2
    assert "<b>late" not in page
    assert "innerHTML" not in page
    assert "http:" not in page.replace("http-equiv", "")


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, interview: Path) -> None:
    """And nothing of the folder is in them."""
    one, other = made(prepare(interview)), made(prepare(interview))
    assert one == other
    assert str(interview.parent).encode() not in one
    assert source.read(interview).path.name.encode() not in one  # the name is the one that is given
