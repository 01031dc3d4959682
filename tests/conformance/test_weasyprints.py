"""The oldest WeasyPrint that pyproject.toml allows lays out and puts together what the one that is installed does."""

import re
import subprocess
import sysconfig
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def oldest() -> str:
    """The version that pyproject.toml names."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    (version,) = (found[1] for line in declared if (found := re.fullmatch(r"weasyprint>=([0-9.]+)", line)))
    return version if "." in version else f"{version}.0"


def test_the_oldest_weasyprint(tmp_path: Path) -> None:
    """In an environment where it stands before the installed one, books from units equal books in one piece."""
    venv.create(tmp_path, with_pip=True)
    python = tmp_path / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", f"weasyprint=={oldest()}"], check=True)
    (home,) = (tmp_path / "lib").glob("python*/site-packages")
    (home / "zz.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    tell = "import weasyprint; print(weasyprint.__version__)"
    assert subprocess.run([python, "-c", tell], capture_output=True, text=True, check=True).stdout.strip() == oldest()
    tests = ["tests/render/test_oracle.py", "tests/render/test_fallback.py", "tests/render/test_edits.py"]
    done = subprocess.run([python, "-m", "pytest", "-q", *tests], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
