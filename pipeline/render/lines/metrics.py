"""How wide words are: shaped one by one, as the layout shapes what stands between spaces."""

from collections.abc import Sequence
from dataclasses import dataclass

import uharfbuzz


@dataclass(frozen=True, slots=True)
class Type:
    """In what a run is set: the number of the face in the style, font features, and size in pt."""

    face: int
    features: tuple[str, ...]
    size: float


class Metrics:
    """Widths in pt of words in the faces of a style; each is shaped once."""

    def __init__(self, fonts: Sequence[bytes]) -> None:
        self._fonts = [uharfbuzz.Font(uharfbuzz.Face(data)) for data in fonts]
        self._known = [frozenset(font.face.unicodes) for font in self._fonts]
        self._widths: dict[tuple[int, tuple[str, ...]], dict[str, float]] = {}

    def width(self, text: str, type: Type) -> float:
        """The width of a text without spaces, kerned and with its ligatures."""
        widths = self._widths.setdefault((type.face, type.features), {})
        if text not in widths:
            widths[text] = self._shaped(text, type)
        return widths[text] * type.size

    def has(self, text: str, face: int) -> bool:
        """Whether a face has a glyph for every character of a text."""
        return self._known[face].issuperset(map(ord, text))

    @property
    def faces(self) -> range:
        """The numbers of the faces."""
        return range(len(self._fonts))

    def _shaped(self, text: str, type: Type) -> float:
        font, buffer = self._fonts[type.face], uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer, dict.fromkeys(type.features, True))
        advance: int = sum(glyph.x_advance for glyph in buffer.glyph_positions)
        return advance / int(font.face.upem)
