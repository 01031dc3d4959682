"""How an ebook stands on a screen, shown in the browser that Ace uses."""

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import ValidatorError
from pipeline.verify import ace
from pipeline.verify.verdict import Verdict

FIT = Path(__file__).with_name("Fit.js")


def fit(epub: Path, width: int, sizes: Sequence[int]) -> Verdict:
    """Show an EPUB on a screen of ``width`` px at these sizes of type, light on dark as a reader may want it.

    A complaint is text that leaves the screen, and a colour that is not the reader's. ``checks`` are the documents.
    """
    puppeteer = ace.program().parents[3] / "puppeteer"
    with TemporaryDirectory() as folder, zipfile.ZipFile(epub) as archive:
        archive.extractall(folder)
        documents = [Path(folder, name) for name in ace.documents(epub)]
        run = ace.run_node(FIT, puppeteer, str(width), ",".join(map(str, sizes)), *documents)
    if run.returncode:
        raise ValidatorError(f"Chromium gave no result\n{run.stdout}\n{run.stderr}")
    return Verdict("", len(documents), "documents", tuple(json.loads(run.stdout)))
