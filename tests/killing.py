"""A command that comes to grief at the n-th step that it takes on the disk: it is killed, or the disk is full."""

import subprocess
import sys
from pathlib import Path
from typing import Literal

Grief = Literal["killed", "full"]
_DRIVER = """
import errno, os, signal, sys
from pathlib import Path
from pipeline import files

grief, last = sys.argv.pop(1), int(sys.argv.pop(1))
steps = 0

def step():
    global steps
    steps += 1
    if grief == "killed" and steps == last:
        os.kill(os.getpid(), signal.SIGKILL)
    if grief == "full" and steps >= last > 0:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

def before(function, counts=lambda *_: True):
    def run(*arguments, **named):
        if counts(*arguments):
            step()
        return function(*arguments, **named)
    return run

def halfway(write):
    def run(path, data):
        if steps + 1 == last:
            path.write_bytes(data[: len(data) // 2])
        step()
        path.unlink(missing_ok=True)
        return write(path, data)
    return run

for name in ("mkdir", "touch") if grief == "full" else ("mkdir", "touch", "replace", "unlink"):
    setattr(Path, name, before(getattr(Path, name), lambda path, *_: grief == "killed" or not path.is_dir()))
os.fsync = before(os.fsync)
files._write, files._write_loosely = halfway(files._write), halfway(files._write_loosely)
from pipeline.cli import main
try:
    main()
finally:
    print(f"STEPS {steps}", file=sys.stderr)
"""


def command(grief: Grief, at: int, *arguments: str) -> list[str]:
    """The command line of a command that comes to grief at that step; at 0 it goes through, and tells its steps."""
    return [sys.executable, "-c", _DRIVER, grief, str(at), *arguments]


def run(grief: Grief, at: int, *arguments: str, cwd: Path) -> tuple[int, str]:
    """Run such a command; gives its exit code and what it said of errors."""
    done = subprocess.run(
        command(grief, at, *arguments), cwd=cwd, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    return done.returncode, done.stderr.split("STEPS")[0]


def steps(grief: Grief, *arguments: str, cwd: Path) -> int:
    """How many steps on the disk a command takes; it goes through."""
    done = subprocess.run(
        command(grief, 0, *arguments), cwd=cwd, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return int(done.stderr.rsplit("STEPS ", 1)[1])


def ten(count: int) -> list[int]:
    """Ten steps of so many, spread evenly, the first and the last among them; all where there are fewer."""
    return sorted({round(1 + place * (count - 1) / 9) for place in range(10)})
