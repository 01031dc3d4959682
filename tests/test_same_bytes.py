"""Same input, same bytes: in another process, on another day, in another folder."""

import shutil
from pathlib import Path

from conftest import Run

ANOTHER_DAY = """
import datetime, time
then = 2_000_000_000.0
time.time = lambda: then
time.time_ns = lambda: int(then * 1e9)
real = datetime.datetime
class Later(real):
    @classmethod
    def now(cls, tz=None): return real.fromtimestamp(then, tz)
    @classmethod
    def utcnow(cls): return real.fromtimestamp(then, datetime.timezone.utc).replace(tzinfo=None)
datetime.datetime = Later
"""


def build(folder: Path, interview: Path, chapbook: Run, **environment: str) -> dict[str, bytes]:
    """All output of a build in a folder of its own."""
    (folder / "source").mkdir(parents=True)
    for file in (interview, interview.with_suffix(".toml")):
        shutil.copy(file, folder / "source")
    done = chapbook("build", "--only", "pdf,booklet,epub,proof,text", "-q", cwd=folder, **environment)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in sorted((folder / "output").glob("[!.]*"))}


def test_two_builds_give_the_same_bytes(tmp_path: Path, interview: Path, chapbook: Run) -> None:
    """Another hash seed, time zone, language, clock and folder change no byte of any output, the record's included."""
    stub = tmp_path / "another-day"
    stub.mkdir()
    (stub / "sitecustomize.py").write_text(ANOTHER_DAY)
    first = build(tmp_path / "one", interview, chapbook, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    other = {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONPATH": str(stub)}
    second = build(tmp_path / "two" / "deeper", interview, chapbook, **other)
    assert len(first) == 6
    assert [name for name in first if first[name] != second[name]] == []
    assert all(str(tmp_path).encode() not in data for data in first.values())
