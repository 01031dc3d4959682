"""What was found is told kind by kind, the worst first, with an exit code."""

import pytest

from pipeline.lint import FAULTY, KINDS, Finding, load, summary, tell
from pipeline.terminal import Terminal

WIDOW = Finding("widow", 7, "4", 1, "and that was all.")
LADDERS = [Finding("ladder", at, str(at), 3, "ex- … de-", 4 - at) for at in (1, 2)]
SHARE = Finding("hyphens", 0, "", 0, "of 100 line ends within paragraphs", 12.5)


def told(findings: list[Finding], capsys: pytest.CaptureFixture[str], every: bool = False) -> tuple[int, list[str]]:
    code = tell(findings, Terminal(), every)
    return code, capsys.readouterr().out.splitlines()


def test_one_line() -> None:
    """All kinds with their counts, faults first; nothing is said to be nothing."""
    assert summary([*LADDERS, SHARE, WIDOW]) == "1 widow, 2 ladders of up to 3 lines, 12.5 % hyphenated line ends"
    assert summary(LADDERS[:1]) == "1 ladder of 3 lines"
    assert summary([]) == "nothing to mend"


def test_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Page, PDF page, line and words of each."""
    code, lines = told([WIDOW, *LADDERS, SHARE], capsys)
    assert code == FAULTY
    assert lines[0] == "fault: 1 widow"
    assert lines[2].split() == "page 4 (PDF 8) line 1 and that was all.".split()
    assert lines[-1] == "1 fault"


def test_findings_alone_are_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is 0, as for a book without any."""
    assert told([*LADDERS, SHARE], capsys)[0] == 0
    assert told([], capsys) == (0, ["no faults"])


def test_many_findings(capsys: pytest.CaptureFixture[str]) -> None:
    """The first ten, or all; faults are all told."""
    many = [Finding("runt", at, str(at), 1, "it.", -at) for at in range(30)]
    lines = told(many, capsys)[1]
    assert sum("it." in line for line in lines) == 10
    assert any("20 more" in line for line in lines)
    assert sum("it." in line for line in told(many, capsys, every=True)[1]) == 30
    widows = [Finding("widow", at, str(at), 1, "it.") for at in range(30)]
    assert sum("it." in line for line in told(widows, capsys)[1]) == 30


def test_a_record_reads_back() -> None:
    """What a record lists are the findings again."""
    from dataclasses import asdict

    assert load([asdict(WIDOW), asdict(SHARE)]) == (WIDOW, SHARE)


def test_every_kind_has_its_reason() -> None:
    """No kind is found that the table does not explain."""
    assert all(kind.reason and kind.one and kind.many for kind in KINDS.values())
