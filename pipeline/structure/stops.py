"""How texts stop: the one room for what ends a sentence."""

import re

MARKS = ".!?…"
"""What ends a sentence by itself."""
_CLOSING = '[”’»“")\\]]*$'
"""What may stand behind it: quotation marks and brackets, of any language."""

SENTENCE_END = re.compile(f"[{MARKS}:]{_CLOSING}")
"""How a line ends with which a sentence ends; what stands behind a colon is set as one that begins."""
STOP = re.compile(f"[{MARKS}:;,]{_CLOSING}")
"""How a line ends with which a sentence ends, or pauses."""
UNTITLED = re.compile(f"[.…:;,]{_CLOSING}")
"""How no title ends, though one may ask or exclaim."""
CALLED = re.compile(rf"(?<!\d)[{MARKS}][”’»“\")\]]*\d{{1,3}}$")
"""How a line ends with which a sentence ends, and the call of a note behind it."""
