"""The pictures of the README, made from output/: a spread of the booklet, pages of the ebook and the proof page.

Run it from the top of the project, after `make book`: .venv/bin/python docs/pictures.py
"""

import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pypdfium2
from PIL import Image

DOCS = Path(__file__).parent
OUTPUT = DOCS.parent / "output"
GROUND = "#8f8b85"
GAP = 24
BROWSER = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars")


def spread(left: int, right: int) -> Image.Image:
    """Two facing pages of the PDF, by index."""
    document = pypdfium2.PdfDocument(OUTPUT / "interview.pdf")
    pages = [document[index].render(scale=1.25).to_pil() for index in (left, right)]
    return beside(pages, 0)


def screens(names: list[str]) -> Image.Image:
    """Pages of the ebook on a small screen."""
    browser = next(filter(None, map(shutil.which, BROWSER)))
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(OUTPUT / "interview.epub") as archive:
        archive.extractall(folder)
        shots = []
        for name in names:
            shot = Path(folder) / f"{name}.png"
            page = (Path(folder) / "EPUB" / f"{name}.xhtml").as_uri()
            size = ["--window-size=400,640", "--force-device-scale-factor=1.25", f"--user-data-dir={folder}/profile"]
            subprocess.run([browser, *FLAGS, *size, f"--screenshot={shot}", page], check=True, capture_output=True)
            shots.append(Image.open(shot).convert("RGB"))
        return beside(shots, GAP)


def proof(place: int) -> Image.Image:
    """The proof page at a place of its list."""
    browser = next(filter(None, map(shutil.which, BROWSER)))
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "proof.png"
        page = f"{(OUTPUT / 'interview-proof.html').as_uri()}#place={place}"
        size = ["--window-size=1240,760", f"--user-data-dir={folder}/profile", "--virtual-time-budget=3000"]
        subprocess.run([browser, *FLAGS, *size, f"--screenshot={shot}", page], check=True, capture_output=True)
        return Image.open(shot).convert("RGB").quantize(128)


def beside(images: list[Image.Image], gap: int) -> Image.Image:
    """Pictures in a row on a grey ground."""
    width = sum(image.width for image in images) + gap * (len(images) - 1) + 2 * GAP
    row = Image.new("RGB", (width, max(image.height for image in images) + 2 * GAP), GROUND)
    x = GAP
    for image in images:
        row.paste(image, (x, GAP))
        x += image.width + gap
    return row


def main() -> None:
    """Write the three pictures."""
    proof(7).save(DOCS / "proof.png", optimize=True)
    spread(3, 4).save(DOCS / "spread.png", optimize=True)
    first = next(path for path in zipfile.ZipFile(OUTPUT / "interview.epub").namelist() if "section-i-" in path)
    screens(["cover", "nav", Path(first).stem]).save(DOCS / "ebook.png", optimize=True)


if __name__ == "__main__":
    main()
