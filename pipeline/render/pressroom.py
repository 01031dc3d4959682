"""Where the processes that lay out come from: the import of WeasyPrint, half a second, is paid once for all of them.

On Linux one process imports it, lays out nothing, and is copied for each that lays out; elsewhere, where a copy of a
process may not use all libraries of the system, each imports it for itself.
"""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import socket
    import subprocess

_COPIES = sys.platform == "linux"
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from pipeline.render.press import main; main(sys.argv[2])"
)
LONGEST = 32
"""Bytes of what the first process is asked and answers: a process number, or an exit code."""


@dataclass(frozen=True, slots=True)
class Process:
    """A process that lays out: where it is asked, where it answers, and how it is ended, which gives its exit code."""

    requests: IO[bytes]
    answers: IO[bytes]
    end: Callable[[], int]


@dataclass(slots=True)
class Pressroom:
    """Starts processes that lay out, from several threads at once if need be."""

    _first: "subprocess.Popen[bytes] | None" = None
    _control: "socket.socket | None" = None
    _used: bool = False
    _lock: Lock = field(default_factory=Lock)

    def open(self) -> None:
        """Begin the import, where it has not begun."""
        with self._lock:
            self._opened()

    def process(self) -> Process:
        """A process that nobody else uses. Raises OSError or EOFError where none comes to its start."""
        with self._lock:
            first = self._opened()
            self._used = True
            if self._control:
                return self._copy(first, self._control)
            self._first = None
        return _piped(first)

    def close(self) -> int:
        """End what is left here; what was never used need not come to its start. Gives the exit code."""
        with self._lock:
            return self._shut()

    def _opened(self) -> "subprocess.Popen[bytes]":
        """The process that was begun, or else another; for who has the lock."""
        lost = self._control is not None and self._control.fileno() < 0
        if self._first and (lost or self._first.poll() is not None):
            self._shut()
        self._first = self._first or self._start()
        return self._first

    def _start(self) -> "subprocess.Popen[bytes]":
        import socket  # these not before something is laid out
        import subprocess

        command = [sys.executable, "-P", "-c", _START, json.dumps(sys.path)]
        if not _COPIES:
            pipe = subprocess.PIPE
            return subprocess.Popen([*command, ""], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        self._control, theirs = socket.socketpair()
        none, handle = subprocess.DEVNULL, theirs.fileno()
        with theirs:
            return subprocess.Popen([*command, str(handle)], stdin=none, stdout=none, stderr=none, pass_fds=(handle,))

    def _copy(self, first: "subprocess.Popen[bytes]", control: "socket.socket") -> Process:
        import socket

        ours, theirs = socket.socketpair()
        with theirs:
            number = _told(control, b"copy", theirs)
        requests, answers = ours.makefile("wb"), ours.makefile("rb")

        def end() -> int:
            with suppress(OSError):  # what was begun to be asked cannot be said to one that is gone
                requests.close()
            answers.close()
            ours.close()
            with self._lock, suppress(OSError, EOFError):
                return _told(control, b"%d" % number)
            return first.wait()  # who would know has ended

        return Process(requests, answers, end)

    def _shut(self) -> int:
        first, control = self._first, self._control
        self._first = self._control = None
        if control:
            control.close()
        if not first:
            return 0
        if not self._used:
            first.kill()
        self._used = False
        first.__exit__(None, None, None)  # closes its pipes, which ends it, and waits
        return first.returncode


def _told(control: "socket.socket", request: bytes, *handles: "socket.socket") -> int:
    """What the first process answers: the number of a copy, or the exit code of one. Raises OSError, EOFError."""
    import socket

    try:
        socket.send_fds(control, [request], [one.fileno() for one in handles])
        answer = control.recv(LONGEST)
    except BaseException:
        control.close()  # what is answered yet would be taken for the answer to the next request
        raise
    if not answer:
        raise EOFError
    return int(answer)


def _piped(process: "subprocess.Popen[bytes]") -> Process:
    assert process.stdin is not None
    assert process.stdout is not None

    def end() -> int:
        process.__exit__(None, None, None)
        return process.returncode

    return Process(process.stdin, process.stdout, end)
