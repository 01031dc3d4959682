"""`chapbook fix`: corrections come in, are listed and proven, and go out, through the real command."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import Run

from pipeline.files import locked

TEXT = """The Night Ferry

It was late when teh ferry came in, and the tide had turned. We stood on the quay
and waited for the ropes.

"You are late," he said. "The tide waits for nobody."

The tide was out again before we had our coffee. Nobody spoke of the ferry.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one text."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "talk.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def entries(folder: Path) -> list[dict[str, object]]:
    """The fixes in the file of corrections."""
    path = folder / "source" / "talk.corrections.toml"
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["fix"]) if path.exists() else []


def book(folder: Path, chapbook: Run) -> str:
    """The plain text as it is built now."""
    done = chapbook("build", "talk", "-q", "--only", "text", cwd=folder)
    assert done.returncode == 0, done.stderr
    return (folder / "output" / "talk.txt").read_text(encoding="utf-8")


def test_a_fix_is_found_written_shown_and_built(folder: Path, chapbook: Run) -> None:
    """The date is the one that is set; the entry has the least context; the source is as it was."""
    done = chapbook("fix", "add", "talk", "teh", "the", "--reason", "a slip", "--kind", "extraction", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "line 3: … Night Ferry It was late when «teh» ferry" in done.stdout
    assert "«teh» becomes «the»" in done.stdout
    [entry] = entries(folder)
    assert (entry["find"], entry["replace"], entry["reason"], entry["kind"]) == ("teh", "the", "a slip", "extraction")
    assert str(entry["id"]) in done.stdout
    assert "late when the ferry came in" in book(folder, chapbook)
    assert (folder / "source" / "talk.txt").read_text(encoding="utf-8") == TEXT


def test_the_date_can_be_set(folder: Path, chapbook: Run) -> None:
    """SOURCE_DATE_EPOCH is the date of today; what is no number is one line."""
    assert chapbook("fix", "add", "talk", "teh", "the", cwd=folder, SOURCE_DATE_EPOCH="86400").returncode == 0
    assert entries(folder)[0]["date"] == "1970-01-02"
    done = chapbook("fix", "add", "talk", "coffee", "tea", cwd=folder, SOURCE_DATE_EPOCH="soon")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert len(entries(folder)) == 1


def test_words_that_stand_in_several_places(folder: Path, chapbook: Run) -> None:
    """Numbered, each with what settles it; what is proposed works as it is typed; nothing was written before."""
    done = chapbook("fix", "add", "source/talk.txt", "tide", "flood", cwd=folder)
    assert done.returncode == 9
    lines = done.stderr.splitlines()
    assert "'tide' stands in 3 places" in lines[0]
    assert [line.split()[:3] for line in lines[1:]] == [["1", "line", "3:"], ["2", "line", "6:"], ["3", "line", "8:"]]
    assert entries(folder) == []
    for line in lines[1:]:
        before = line.rpartition("--before ")[2]
        again = f"{sys.executable} -m pipeline fix add talk tide flood --before {before}"
        assert subprocess.run(again, cwd=folder, shell=True, capture_output=True, check=False).returncode == 0, line
    assert book(folder, chapbook).count("flood") == 3


def test_everywhere(folder: Path, chapbook: Run) -> None:
    """`--all` is one entry for all places."""
    done = chapbook("fix", "add", "talk", "tide", "flood", "--all", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("«tide»") == 4
    assert "tide" not in book(folder, chapbook)
    assert [entry["occurrence"] for entry in entries(folder)] == ["all"]


def test_words_go(folder: Path, chapbook: Run) -> None:
    """Nothing comes for them."""
    done = chapbook("fix", "add", "talk", " again", "", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "«again» is left out" in done.stdout
    assert "The tide was out before we" in book(folder, chapbook)


def test_what_cannot_be_corrected_is_told(folder: Path, chapbook: Run) -> None:
    """Words that are not there, words that read so already, words that another entry is about: exit code 9."""
    for old, new, told in (
        ("teh fery", "the ferry", "The nearest is in line 3"),
        ("the quay", "the quay", "reads so already"),
        ("", "more", "OLD must be a text that is not empty"),
        ("the quay", "two\nlines", "NEW must be a text of one line"),
    ):
        done = chapbook("fix", "add", "talk", old, new, cwd=folder)
        assert done.returncode in (2, 9), done.stderr
        assert told in done.stderr
        assert "Traceback" not in done.stderr
    assert entries(folder) == []
    assert chapbook("fix", "add", "talk", "teh ferry", "the ferry", cwd=folder).returncode == 0
    done = chapbook("fix", "add", "talk", "teh", "this", cwd=folder)
    assert done.returncode == 9
    assert "are about the same words" in done.stderr
    done = chapbook("fix", "add", "talk", "when the ferry", "as she", cwd=folder)
    assert done.returncode == 9
    assert "in the book by a correction alone" in done.stderr
    assert len(entries(folder)) == 1


def test_a_book_that_is_not_there(tmp_path: Path, chapbook: Run) -> None:
    """Each of the commands says so in one line."""
    for arguments in (["add", "talk", "a", "b"], ["check", "talk"], ["list", "talk"], ["remove", "talk", "x"]):
        done = chapbook("fix", *arguments, cwd=tmp_path)
        assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_list_and_check(folder: Path, chapbook: Run) -> None:
    """A row for each; `check` tells by its exit code whether all fit."""
    assert "no corrections" in chapbook("fix", "list", "talk", cwd=folder).stdout
    assert "no corrections" in chapbook("fix", "check", "talk", cwd=folder).stdout
    chapbook("fix", "add", "talk", "teh", "the", "--reason", "a slip", cwd=folder, SOURCE_DATE_EPOCH="0")
    listed = chapbook("fix", "list", "talk", cwd=folder)
    assert listed.stdout.splitlines()[0].split() == ["id", "verb", "date", "words", "become", "reason"]
    assert listed.stdout.splitlines()[1].split()[1:] == ["fix", "1970-01-01", "teh", "the", "a", "slip"]
    checked = chapbook("fix", "check", "talk", cwd=folder)
    assert (checked.returncode, "Corrections: 1 applied" in checked.stdout) == (0, True)
    with (folder / "source" / "talk.corrections.toml").open("a") as file:
        file.write('\n[[fix]]\nid = "lost"\nfind = "a whale"\nreplace = "a whole"\n')
    checked = chapbook("fix", "check", "talk", cwd=folder)
    assert checked.returncode == 9
    assert "'a whale' is not in the text" in checked.stdout


def test_remove(folder: Path, chapbook: Run) -> None:
    """The entry goes, and the book is as before; an id that is not there names those that are."""
    chapbook("fix", "add", "talk", "teh", "the", cwd=folder)
    id = str(entries(folder)[0]["id"])
    wrong = chapbook("fix", "remove", "talk", "fix-1", cwd=folder)
    assert wrong.returncode == 2
    assert id in wrong.stderr
    done = chapbook("fix", "remove", "talk", id, cwd=folder)
    assert (done.returncode, id in done.stdout) == (0, True), done.stderr
    assert "teh ferry" in book(folder, chapbook)


def test_two_at_once(folder: Path, chapbook: Run) -> None:
    """Both are kept: the second waits for the first."""
    command = [sys.executable, "-m", "pipeline", "fix", "add", "talk"]
    pairs = [("teh", "the"), ("coffee", "tea"), ("quay", "pier")]
    with locked(folder / "source", lambda: None):
        running = [
            subprocess.Popen([*command, *pair], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            for pair in pairs
        ]
        assert all(b"waiting" in process.stderr.readline() for process in running if process.stderr)
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert {entry["replace"] for entry in entries(folder)} == {"the", "tea", "pier"}
    assert all(not path.name.startswith(".") for path in (folder / "source").iterdir())


def test_an_edited_copy(folder: Path, chapbook: Run) -> None:
    """Words, a paragraph in two, one that is gone: the next build reads as the copy; a second time there is nothing."""
    lines = book(folder, chapbook).splitlines()
    edited = [line.replace("teh", "the").replace("late,", "too late,") for line in lines if "coffee" not in line]
    (folder / "edited.txt").write_text("\ufeff" + "\r\n".join(edited) + "\r\n", encoding="utf-8")
    done = chapbook("fix", "from-diff", "talk", "edited.txt", "--kind", "author", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "source/talk.corrections.toml: 3 corrections more" in done.stdout
    assert [entry["kind"] for entry in entries(folder)] == ["author", "author"]
    assert [line for line in book(folder, chapbook).splitlines() if line] == [line for line in edited if line]
    again = chapbook("fix", "from-diff", "talk", "edited.txt", cwd=folder)
    assert (again.returncode, "no corrections more" in again.stdout) == (0, True), again.stderr


def test_an_edited_copy_that_says_too_much(folder: Path, chapbook: Run) -> None:
    """What cannot be told is listed with its line, and nothing is written; with `--partly` the rest is."""
    text = book(folder, chapbook).replace("teh", "the") + "And then it rained.\n"
    (folder / "edited.txt").write_text(text, encoding="utf-8")
    done = chapbook("fix", "from-diff", "talk", "edited.txt", cwd=folder)
    assert done.returncode == 9
    assert f"edited.txt:{len(text.splitlines())}: a new paragraph" in done.stderr
    assert "--partly" in done.stderr
    assert entries(folder) == []
    done = chapbook("fix", "from-diff", "talk", "edited.txt", "--partly", cwd=folder)
    assert done.returncode == 9
    assert [entry["find"] for entry in entries(folder)] == ["teh"]


def test_no_copy_at_all(folder: Path, chapbook: Run) -> None:
    """Another text, and a file that is not there: one line each."""
    (folder / "other.txt").write_text("Something else altogether, of which no word is here.\n")
    for name, told in (("other.txt", "words of the book"), ("nowhere.txt", "no such file")):
        done = chapbook("fix", "from-diff", "talk", name, cwd=folder)
        assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr
        assert told in done.stderr
