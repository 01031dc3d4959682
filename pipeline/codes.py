"""Tables of characters that stand for others: what fonts and encodings draw, in the letters it means."""

LIGATURES = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True))
"""Unicode, Alphabetic Presentation Forms, U+FB00 to U+FB06."""

TEX = {
    "T1": dict(zip(map(chr, range(0x10, 0x17)), "“ ” „ « » – —".split(), strict=True))
    | dict(zip(map(chr, range(0x1B, 0x20)), "ff fi fl ffi ffl".split(), strict=True)),
    "OT1": dict(zip(map(chr, range(0x0B, 0x10)), "ff fi fl ffi ffl".split(), strict=True)),
}
"""T1 (Cork, 1990) has quotes, dashes and ligatures at 0x10 to 0x1F, OT1 (Knuth, 1986) ligatures at 0x0B to 0x0F."""
