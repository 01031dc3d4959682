"""A proof page in the browser that Ace uses."""

import json
from pathlib import Path
from typing import Any

from pipeline.verify import ace

SCRIPT = Path(__file__).with_name("Proof.js")


def play(page: Path, scene: str, argument: str = "") -> Any:
    """Open a page, play a scene of the script, and give what was seen.

    The page must have asked for nothing but itself, and the browser must have had nothing to say.
    """
    modules = ace.program().parents[3]
    axe = modules / "@daisy" / "axe-core-for-ace" / "axe.min.js"
    done = ace.run_node(SCRIPT, modules / "puppeteer", axe, page.resolve(strict=True), scene, argument)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["trouble"] == []
    assert told["asked"] == [page.resolve().as_uri()]
    return told["seen"]
