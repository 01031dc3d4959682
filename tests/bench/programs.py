"""The programs that are set side by side, and what one costs: its CPU, its time on the clock, its memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

UNITS = """
import pickle, sys
from pathlib import Path
from pipeline import style
from pipeline.cache import Cache
from pipeline.render import printed
book, out, store = map(Path, sys.argv[1:])
out.write_bytes(printed.make(pickle.loads(book.read_bytes()), style.load("classic"), "full", Cache(store)).pdf)
"""
AGAIN = """
import pickle, sys
from dataclasses import replace
from pathlib import Path
from pipeline import style
from pipeline.cache import Cache
from pipeline.model import Paragraph, Str
from pipeline.render.crew import Crew
from pipeline.render import printed
book, store, times = pickle.loads(Path(sys.argv[1]).read_bytes()), Cache(Path(sys.argv[2])), int(sys.argv[3])
with Crew() as crew:
    for at in range(times):
        old = book.sections[at + 1]
        new = replace(old, blocks=(Paragraph((Str("A word."),)), *old.blocks[1:]))
        sections = (*book.sections[: at + 1], new, *book.sections[at + 2 :])
        printed.make(replace(book, sections=sections), style.load("classic"), "full", store, crew)
"""
PREPARE = """
import pickle, sys
from pathlib import Path
from pipeline.prepare import prepare
Path(sys.argv[2]).write_bytes(pickle.dumps(prepare(Path(sys.argv[1])).book))
"""
PLAIN = """
import os, sys
from pathlib import Path
os.environ["FONTCONFIG_FILE"] = sys.argv[3]
import weasyprint
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
sheets = [weasyprint.CSS(path, font_config=fonts) for path in sorted(Path(sys.argv[1]).parent.glob("[0-9].css"))]
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1")
"""
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
COMMAND = "import sys; from pipeline.cli import main; sys.argv[0] = 'chapbook'; main()"
IMPORT = "import weasyprint"
PEAK = """
import atexit, resource, sys
@atexit.register
def peak(): print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""


@contextmanager
def installed() -> Iterator[None]:
    """Programs run as where they are installed: their modules are compiled once, whatever the environment says."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as compiled:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program took: seconds of CPU, seconds on the clock, and the most memory that one of its processes had."""

    cpu: float
    wall: float
    memory: float


def cost(code: str, *arguments: object) -> Cost:
    """Run a program and say what it took."""
    before, began = os.times(), time.perf_counter()
    command = [sys.executable, "-c", PEAK + code, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after, ended = os.times(), time.perf_counter()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(cpu, ended - began, float(done.stdout.splitlines()[-1]))
