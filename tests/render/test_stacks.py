"""Pages that are laid out in stacks are the pages that each would be by itself."""

import re
from io import BytesIO

import pikepdf
import pytest
import reading
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from pipeline import style
from pipeline.render.crew import Answer, Crew, Task
from pipeline.render.stacks import ROWS, css, cut_apart
from pipeline.render.stylesheets import stylesheets

WIDTH, HEIGHT = 300.0, 400.0
SHEETS = stylesheets(style.load("classic"))
LOOKS = ["", "border: 1pt solid", "background: #dde", "opacity: 0.5", "overflow: hidden", "float: right"]
LOOKS += ["text-decoration: underline", "position: absolute; bottom: 0", "transform: rotate(9deg)"]
APART = f"@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: 0 }} body > * {{ height: {HEIGHT}pt; break-after: page }}"


def page(number: int) -> str:
    """A page that stays where it is when it is stacked, and says its number."""
    inner = "".join(f'<div style="{look}">{number} at {place}</div>' for place, look in enumerate(LOOKS))
    return f'<div class="row" style="position: relative">{inner}<img src="leader.svg" width="99" height="60"/></div>'


@pytest.mark.parametrize("count", [1, ROWS + 3])
def test_stacked(count: int) -> None:
    """Whatever stands on them, they have the same words and the same pixels, but for a glyph by a part of a pixel."""
    html = f'<html lang="en"><body>{"".join(map(page, range(count)))}</body></html>'
    more = html.replace("<body>", "<body><p>Hidden.</p>").replace("</body>", "<p>This, too.</p></body>")
    with Crew(1) as crew:
        tasks = [
            Task("apart", (html,), APART, False),
            Task("stacked", (more,), css(WIDTH, HEIGHT, "row"), False),
        ]
        apart, stacked = crew.lay_out(tasks, SHEETS)
    assert len(stacked.pages) == -(-count // ROWS)
    made = cut_apart(stacked, count, HEIGHT)
    assert len(made.pages) == len(apart.pages) == count
    assert reading.texts(made.pdf) == reading.texts(apart.pdf)
    for one, other in zip(reading.images(made.pdf), reading.images(apart.pdf), strict=True):
        assert (abs(one - other) > 1).any(axis=2).sum() < 150


def stack(content: str, height: float) -> Answer:
    """A stack of three pages."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    box = Array([0, 0, 100, 3 * height + 1])
    obj = Dictionary(Type=Name.Page, MediaBox=box, Resources=Dictionary(Font=Dictionary(F=font)))
    obj.Contents = pdf.make_stream(content.encode())
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(obj)))
    out = BytesIO()
    pdf.save(out)
    return Answer(out.getvalue(), [{}], ())


ROW = st.integers(0, 2)


def drawn(row: int, word: str, way: int) -> str:
    """A word drawn in a row of a stack of pages that are 100 high, by itself or in a clipped group."""
    y = 301 - 100 * row - 50
    text = f"BT 1 0 0 1 5 {y} Tm /F 9 Tf ({word}) Tj ET"
    return (text, f"q 0 0 100 301 re W n {text} Q", f"q 1 0 0 1 0 9 cm q {text} Q Q")[way]


@given(
    st.lists(st.tuples(ROW, st.text("abc", min_size=1, max_size=4), st.integers(0, 2)), max_size=9), st.integers(0, 3)
)
def test_any_stack(words: list[tuple[int, str, int]], count: int) -> None:
    """Each row has its own words, in the order in which they are drawn; others are pages if they have any."""
    made = cut_apart(stack("0 g q " + " ".join(drawn(*each) for each in words) + " Q", 100), count, 100)
    expected = [[word for at, word, _ in words if at == row] for row in range(3)]
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        found = [re.findall(r"\((\w+)\) Tj", page.obj.Contents.read_bytes().decode()) for page in pdf.pages]
        assert found == [own for row, own in enumerate(expected) if own or row < count]
        assert [float(page.obj.MediaBox[3]) for page in pdf.pages] == [100] * len(found)
