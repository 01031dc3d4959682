"""Speed as ratios, measured side by side: `make bench`.

Machines differ and are busy at times; so nothing here is compared with a number of seconds. Each row sets one
run of the command against another one of the same minute, turn about, in CPU time of the whole process.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import changes
import ebooks
import printing
import proofs
from programs import installed

ROUNDS = 5
SENTENCE = "The tide came in as it had the day before, and the boats rose with it, one by one, without a word. "


def novel(words: int) -> str:
    """A text with chapters, wrapped at 70 characters, of about so many words."""
    lines, chapter, count = ["The Book of Tides", "by Ann Shore", ""], 0, 0
    while count < words:
        if count >= chapter * 4_000:
            chapter += 1
            lines += ["", f"Chapter {chapter}", "The Tide, Again", ""]
        lines += [SENTENCE[:66].rsplit(" ", 1)[0], SENTENCE[63:].strip(), SENTENCE[:40].strip() + ".", ""]
        count += 26
    return "\n".join(lines)


HOSTILE: dict[str, Callable[[int], str]] = {
    "one letter a line": lambda size: "a\n" * (size // 2),
    "numbers": lambda size: "\n".join(map(str, range(size // 6))),
    "no line ends": lambda size: SENTENCE * (size // len(SENTENCE)),
    "hyphens between words": lambda size: f"One.\n{'word-' * (size // 5)}\n",
}
"""Texts that nobody wrote, of about so many characters."""
PREPARE = "import sys; from pathlib import Path; from pipeline.prepare import prepare; prepare(Path(sys.argv[1]))"

READ = "import sys; from pathlib import Path; from pipeline.impose import impose; pdf = Path(sys.argv[1]).read_bytes()"


def cpu(arguments: list[str], cwd: Path) -> float:
    """CPU seconds, user and system, of one run of the command."""
    before = os.times()
    subprocess.run([sys.executable, *arguments], cwd=cwd, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def ratio(first: Callable[[], float], second: Callable[[], float]) -> tuple[float, float, float]:
    """The median ratio of the two, turn about, and the median seconds of each."""
    pairs = [(first(), second()) for _ in range(ROUNDS)]
    return (
        statistics.median(a / b for a, b in pairs),
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
    )


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in (1_000, 10_000, 100_000):
            (folder / f"n{size}.txt").write_text(novel(size), encoding="utf-8")

        for size in (1, 2):
            (folder / f"m{size}.txt").write_text(novel(190_000 * size)[: 1_000_000 * size], encoding="utf-8")
            for place, make in enumerate(HOSTILE.values()):
                (folder / f"h{place}-{size}.txt").write_text(make(50_000 * size), encoding="utf-8")

        def prepare(name: str) -> Callable[[], float]:
            return lambda: cpu(["-c", PREPARE, str(folder / f"{name}.txt")], Path.cwd())

        def build(size: int, only: str, fresh: bool = True) -> Callable[[], float]:
            def run() -> float:
                out = folder / f"out-{size}-{only}"
                if fresh:
                    shutil.rmtree(out, ignore_errors=True)
                return cpu(["-m", "pipeline", "build", f"n{size}.txt", "-q", "--only", only, "-o", str(out)], folder)

            return run

        def impose() -> float:
            """Imposing alone, without the start of Python and its libraries."""
            pdf = str(folder / "out-100000-pdf" / "n100000.pdf")
            return cpu(["-c", f"{READ}; impose(pdf)", pdf], Path.cwd()) - cpu(["-c", READ, pdf], Path.cwd())

        build(10_000, "pdf,epub")()
        build(100_000, "pdf")()
        rows = [
            (
                "unchanged build / first build, 10,000 words",
                build(10_000, "pdf,epub", fresh=False),
                build(10_000, "epub,pdf"),
            ),
            ("ebook alone / ebook and print, 10,000 words", build(10_000, "epub"), build(10_000, "pdf,epub")),
            ("text of 100,000 words / of 10,000 (linear: under 10)", build(100_000, "text"), build(10_000, "text")),
            ("ebook of 100,000 words / of 10,000 (linear: under 10)", build(100_000, "epub"), build(10_000, "epub")),
            ("cleaning and structure, 100,000 words / 10,000 (under 10)", prepare("n100000"), prepare("n10000")),
            ("cleaning and structure, 2 MB / 1 MB (linear: under 2)", prepare("m2"), prepare("m1")),
            *(
                (f"{kind}, 100 kB / 50 kB (linear: under 2)", prepare(f"h{place}-2"), prepare(f"h{place}-1"))
                for place, kind in enumerate(HOSTILE)
            ),
            ("imposing / printing, 100,000 words (under 0.02)", impose, build(100_000, "pdf")),
            (
                "`--help` / an empty Python",
                lambda: cpu(["-m", "pipeline", "--help"], folder),
                lambda: cpu(["-c", ""], folder),
            ),
        ]
        sys.stdout.write(f"{'CPU time, median of ' + str(ROUNDS) + ' pairs':56}  ratio   first  second\n")
        for label, first, second in rows:
            middle, a, b = ratio(first, second)
            sys.stdout.write(f"{label:56}  {middle:5.2f}  {a:5.2f} s {b:5.2f} s\n")


if __name__ == "__main__":
    with installed():
        main()
    printing.main()
    ebooks.main()
    proofs.main()
    changes.main()
