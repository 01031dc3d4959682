"""Every case of a corpus, built and verified as its reader would do it: no error, no warning, no violation."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHAPBOOK = (sys.executable, "-m", "pipeline")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of a case runs on each of the corpus: on none where none was named."""
    corpus: Path | None = metafunc.config.getoption("--corpus")
    cases = sorted(path.parent for path in corpus.rglob("raw.txt")) if corpus else []
    if corpus and not cases:
        raise pytest.UsageError(f"no raw.txt is below {corpus}")
    metafunc.parametrize("case", cases, ids=[path.name for path in cases])


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return subprocess.run([*CHAPBOOK, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_a_case_of_a_corpus(case: Path, tmp_path: Path) -> None:
    """The command itself has nothing to say against it, and asked all validators."""
    source = tmp_path / f"{case.name}.txt"
    shutil.copy(case / "raw.txt", source)
    built = run(tmp_path, "build", source.name, "-q", "--only", "pdf,booklet,epub,guide")
    assert built.returncode == 0, built.stderr
    verified = run(tmp_path, "verify", source.name)
    assert verified.returncode == 0, verified.stdout
    for tool in ("EPUBCheck", "Ace", "veraPDF", "qpdf"):
        assert tool in verified.stdout
    assert "not installed" not in verified.stdout
