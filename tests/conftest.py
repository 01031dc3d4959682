"""Options and helpers for all tests."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.render.crew import Crew

ROOT = Path(__file__).parent.parent
settings.register_profile("chapbook", deadline=None)  # no test measures time: a first one may load a dictionary
settings.load_profile("chapbook")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
"""Children run the code beside these tests, whatever is installed."""
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rewrite-golden`: write the golden files anew; a human reviews the difference. `--corpus`: for conformance."""
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden files anew")
    parser.addoption("--corpus", type=Path, help="let the validators judge each case below this folder, too")


@pytest.fixture(scope="session", autouse=True)
def _one_crew() -> Iterator[None]:
    """What hires a crew for one call hires the same one in all tests: WeasyPrint is imported but once."""
    patch = pytest.MonkeyPatch()
    with Crew() as shared:
        patch.setattr(Crew, "hired", lambda crew: nullcontext(crew or shared))
        yield
        patch.undo()


@pytest.fixture(scope="session")
def chapbook() -> Run:
    """Run the real command in a process of its own."""

    def run(*arguments: object, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
        if "PYTHONPATH" in environment:
            environment["PYTHONPATH"] += os.pathsep + os.environ["PYTHONPATH"]
        return subprocess.run(
            [sys.executable, "-m", "pipeline", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )

    return run


@pytest.fixture(scope="session")
def interview() -> Path:
    """The first real document, as it lies in source/."""
    return ROOT / "source" / "interview.txt"
