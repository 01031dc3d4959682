"""Words drawn as outlines of a declared font: a label is no text of the book, and asks for no font of the machine."""

from functools import lru_cache

import uharfbuzz


class _Outline:
    """A pen, as fontTools defines them, that writes the operators of a PDF path (ISO 32000-1, 8.5.2)."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._at = (0.0, 0.0)

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        self.written.append(" ".join(f"{x:g} {y:g}" for x, y in points) + f" {operator}")
        self._at = points[-1]

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  # the pen's protocol
        self._write("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802  # the pen's protocol
        self._write("l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802  # the pen's protocol
        self._write("c", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802  # the protocol
        """A quadratic curve, raised to a cubic one: a PDF knows no other."""
        first, last = ((x + 2 / 3 * (c - x), y + 2 / 3 * (d - y)) for x, y in (self._at, end) for c, d in (control,))
        self._write("c", first, last, end)

    def closePath(self) -> None:  # noqa: N802  # the pen's protocol
        self.written.append("h")


class Lettering:
    """A font, to draw with."""

    def __init__(self, font: bytes) -> None:
        self._face = uharfbuzz.Face(font)
        self._font = uharfbuzz.Font(self._face)
        self._covered = frozenset(self._face.unicodes)
        self._outline = lru_cache(maxsize=None)(self._draw)

    def draw(self, text: str, x: float, y: float, size: float) -> tuple[str, float]:
        """The operators that draw a line of text from (x, y) at a size in pt, and its width in pt.

        Letters that the font does not have are left out.
        """
        buffer = uharfbuzz.Buffer()
        buffer.add_str("".join(letter for letter in text if ord(letter) in self._covered))
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer, {})
        scale = size / self._face.upem
        drawn, across = [f"q {scale:.6f} 0 0 {scale:.6f} {x:.3f} {y:.3f} cm"], 0
        for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            drawn.append(
                f"q 1 0 0 1 {across + position.x_offset} {position.y_offset} cm {self._outline(glyph.codepoint)} Q"
            )
            across += position.x_advance
        return "\n".join([*drawn, "Q"]), across * scale

    def _draw(self, glyph: int) -> str:
        pen = _Outline()
        self._font.draw_glyph_with_pen(glyph, pen)
        return "\n".join([*pen.written, "f"]) if pen.written else ""
