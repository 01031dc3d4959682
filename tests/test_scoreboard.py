"""The scoreboard: runs that are scored, stored and compared, and what is left out of them and put back."""

import contextlib
from pathlib import Path

import ablation
import cases
import furnishing
import perturbed
import pytest
import running
import scoreboard
import table
import tales
import thresholds
import typesetter
from cases import Case
from tales import tale

from pipeline.prepare import prepare


def figures(overall: float, **more: float | None) -> running.Figures:
    """Figures of a run, none but those named apply."""
    return {**dict.fromkeys(running.METRICS), "overall": overall, **more}


def test_a_stored_table_is_read_back() -> None:
    """What was written is what is found, means left out; another file has no figures."""
    rows = {"a": figures(0.5, lost=0.25), "no feeds: b": figures(1.0, meta=0.3333)}
    text = table.markdown(rows, "chapbook")
    assert table.parse(text) == rows
    assert "| **mean of the corpus** | 0.5000 |" in text
    assert "| **mean of the perturbed** | 1.0000 |" in text
    assert table.parse("# Nothing\n\n| a | b |\n") == {}
    with pytest.raises(ValueError, match="shorter"):
        table.parse(text.replace("| 0.5000 ", ""))


def test_the_change_since_the_stored_run_stands_beside_a_figure() -> None:
    """A change is shown with its sign, none where there is none; a mean only over the same books."""
    results = [running.Result("a", figures(0.75, words=1.0)), running.Result("b", figures(0.5), "Crash: no")]
    lines = table.lines(results, {"a": figures(0.5, words=1.0)})
    assert "0.750+0.250 1.000  " in lines[2]
    assert lines[3].endswith("Crash: no")
    assert "0.625 " in lines[4]
    assert "+" not in lines[4]
    assert "0.625+0.250" in table.lines(results, {"a": figures(0.5), "b": figures(0.25)})[4]


def test_the_summary_names_books_without_headings() -> None:
    """By kind the mean and the worst; a book of which no heading was found, but not one that has none."""
    results = [
        running.Result("a: x", figures(0.5), headings=(3, 0)),
        running.Result("a: y", figures(0.75), headings=(0, 0)),
        running.Result("b: z", figures(1.0), headings=(2, 1)),
    ]
    lines = perturbed.summary(results, {"a: x": "a", "a: y": "a", "b: z": "b"})
    assert [line.split() for line in lines[1:3]] == [
        ["a", "2", "0.625", "0.500", "a:", "x"],
        ["b", "1", "1.000", "1.000", "b:", "z"],
    ]
    assert lines[3:] == ["no heading found of 3: a: x"]


def test_a_threshold_is_chosen_without_the_book_that_it_is_tried_on() -> None:
    """The book that alone gains by a value does not get it."""
    chosen = thresholds.choose({0.1: [0.5, 0.5, 0.5], 0.2: [0.9, 0.4, 0.4]}, 0.1, ["a", "b", "c"])
    assert [(book.value, book.score) for book in chosen] == [(0.1, 0.5), (0.2, 0.4), (0.2, 0.4)]
    tie = thresholds.choose({0.1: [0.5, 0.5], 0.2: [0.5, 0.5]}, 0.2, ["a", "b"])
    assert [book.value for book in tie] == [0.2, 0.2]


def test_what_the_tables_name_exists() -> None:
    """A finder or a threshold that was renamed must be renamed in the table: the message says which."""
    assert len(ablation.patches()) > len(ablation.DECISIONS)
    for module, attribute in thresholds.THRESHOLDS:
        assert isinstance(running.current(running.Patch(module, attribute, None)), int | float)
    with pytest.raises(cases.UsageError, match=r"structure\.gone is no longer there"):
        running.current(running.Patch("pipeline.structure", "gone", None))


def test_a_rule_that_is_left_out_does_not_run(tmp_path: Path) -> None:
    """The book has the ligature character; with all rules it has its letters."""
    raw = tmp_path / "raw.txt"
    raw.write_text("A Late A\ufb03nity\n\n" + "\n".join(tales.sentences("x", 20)), encoding="utf-8")
    with running.patched([ablation.patches()["rule: ligatures"]]):
        assert "\ufb03" in prepare(raw).book.meta.title.text
    assert prepare(raw).book.meta.title.text == "A Late Affinity"


@pytest.mark.parametrize(
    ("module", "attribute"), [("pipeline.structure.finding", "find"), ("pipeline.structure", "Structure.notices")]
)
def test_a_patch_lasts_as_long_as_its_run(module: str, attribute: str) -> None:
    """An attribute of a module or of a class is replaced, and put back after an error too."""
    patch = running.Patch(module, attribute, 7)
    before = running.current(patch)
    with running.patched([patch]):
        assert running.current(patch) == 7
    assert running.current(patch) == before
    with contextlib.suppress(ZeroDivisionError), running.patched([patch]):
        raise ZeroDivisionError
    assert running.current(patch) == before


SCORER = """
import json, zipfile
KEYS = "overall word_acc lost para_f1 head_f1 toc_f1 hyphen_acc furniture_residue lig_word_acc types_acc meta".split()
def score(case, epub):
    text = "".join(zipfile.ZipFile(epub).read(n).decode() for n in zipfile.ZipFile(epub).namelist() if "xhtml" in n)
    heads = [b for b in json.load(open(case + "/truth.json"))["blocks"] if b["type"] == "heading"]
    found = sum(b["alt"][1] in text for b in heads)
    return dict.fromkeys(KEYS, found / len(heads)) | dict(
        head_truth=len(heads), head_found=found, question_truth=0, question_found=0)
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of two books, one of which cannot be read, beside a scorer of our own."""
    whole = typesetter.typeset(tale(), furnishing.Setting(label="word 1", paragraph="blank"), "whole", "")
    cases.write(whole, tmp_path / "corpus" / "dev")
    cases.write(Case("empty", "", whole.truth), tmp_path / "corpus" / "dev")
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "score.py").write_text(SCORER, encoding="utf-8")
    return tmp_path / "corpus"


def test_a_crash_is_a_row(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Books are made in this process and scored; what cannot be made has zeros and its error."""
    assert scoreboard.main([str(corpus), "--jobs", "1"]) == 0
    _, _, empty, whole, mean = capsys.readouterr().out.splitlines()
    assert whole.startswith("whole  1.000")
    assert empty.startswith("empty  0.000")
    assert "InputError" in empty
    assert mean.startswith("mean   0.500")


def test_a_run_is_stored_and_the_next_one_compared(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stored rows are of this run; rows of perturbed books stay when the corpus itself is stored."""
    monkeypatch.setattr(scoreboard, "STORE", tmp_path / "scoreboard.md")
    scoreboard.STORE.write_text(table.markdown({"no: b": figures(0.5), "whole": figures(0.4)}, "x"), encoding="utf-8")
    assert scoreboard.main([str(corpus), "--jobs", "1", "--store"]) == 0
    assert "whole  1.000+0.600" in capsys.readouterr().out
    stored = table.parse(scoreboard.STORE.read_text(encoding="utf-8"))
    assert {name: row["overall"] for name, row in stored.items()} == {"no: b": 0.5, "whole": 1.0, "empty": 0.0}
    assert scoreboard.main([str(corpus), "--case", "whole", "--store"]) == 2


def test_perturbed_books_are_kept(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--keep leaves the books to look at; the same again gives the same bytes."""
    arguments = [str(corpus), "--perturbed", "--jobs", "1", "--case", "form feeds: whole"]
    assert scoreboard.main([*arguments, "--keep", str(tmp_path / "one")]) == 0
    shown = capsys.readouterr().out
    assert "no form feeds: whole" in shown
    scoreboard.main([*arguments, "--keep", str(tmp_path / "two")])
    for path in (tmp_path / "one").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
    assert any("first part" in path.name for path in (tmp_path / "one").iterdir())


def test_wrong_usage_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No scorer, no case: a line that says so, and exit code 2."""
    assert scoreboard.main([str(tmp_path)]) == 2
    assert "no scorer at" in capsys.readouterr().err
