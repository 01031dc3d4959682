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


class Widths(dict[str, float]):
    """The widths in em of texts without spaces, kerned and with their ligatures: each is shaped when first met."""

    def __init__(self, font: uharfbuzz.Font, features: Sequence[str]) -> None:
        super().__init__()
        self._font, self._em, self._buffer = font, int(font.face.upem), uharfbuzz.Buffer()
        self._features = dict.fromkeys(features, True)

    def __missing__(self, text: str) -> float:
        buffer = self._buffer
        buffer.clear_contents()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer, self._features)
        width: float = sum([glyph.x_advance for glyph in buffer.glyph_positions]) / self._em
        return self.setdefault(text, width)


class Metrics:
    """Widths in pt of words in the faces of a style."""

    def __init__(self, fonts: Sequence[bytes]) -> None:
        self._fonts = [uharfbuzz.Font(uharfbuzz.Face(data)) for data in fonts]
        self._known = [frozenset(font.face.unicodes) for font in self._fonts]
        self._widths: dict[tuple[int, tuple[str, ...]], Widths] = {}

    def widths(self, type: Type) -> Widths:
        """The widths of texts in a type, in em."""
        key = type.face, type.features
        found = self._widths.get(key)
        return found if found is not None else self._widths.setdefault(key, Widths(self._fonts[key[0]], key[1]))

    def width(self, text: str, type: Type) -> float:
        """The width of a text without spaces."""
        return self.widths(type)[text] * type.size

    def has(self, text: str, face: int) -> bool:
        """Whether a face has a glyph for every character of a text."""
        return self._known[face].issuperset(map(ord, text))

    @property
    def faces(self) -> range:
        """The numbers of the faces."""
        return range(len(self._fonts))
