"""How texts stop: the one room for what ends a sentence."""

import re

MARKS = ".!?…"
"""What ends a sentence by itself."""
_CLOSING = '[”’»“")\\]]*'
"""What may stand behind it: quotation marks and brackets, of any language."""
_CLOSING_WITHIN = _CLOSING.replace("[", "['")
"""The same within a line, where a straight single mark closes, too."""

SENTENCE_END = re.compile(f"[{MARKS}:]{_CLOSING}$")
"""How a line ends with which a sentence ends; what stands behind a colon is set as one that begins."""
STOP = re.compile(f"[{MARKS}:;,]{_CLOSING}$")
"""How a line ends with which a sentence ends, or pauses."""
UNTITLED = re.compile(f"[.…:;,]{_CLOSING}$")
"""How no title ends, though one may ask or exclaim."""
CALLED = re.compile(rf"(?<!\d)[{MARKS}]{_CLOSING}\d{{1,3}}$")
"""How a line ends with which a sentence ends, and the call of a note behind it."""
QUESTION_END = re.compile(f"[?？]{_CLOSING}$")
"""How a line ends that asks."""
SENTENCE_WITHIN = re.compile(rf"[^\W\d_]{{4}}[.?!]{_CLOSING_WITHIN}\s")
"""Where a sentence ends within a line; short words with a full stop are abbreviations."""
STOP_WITHIN = re.compile(rf"(?:[^\W\d_]{{4}}|[^\w\s])[.?!:;]{_CLOSING_WITHIN}[\s—]")
"""Where a sentence ends within a line, or what announces another or pauses long."""
RUN_IN = re.compile(f"[.!?]{_CLOSING_WITHIN}[—–]")
"""How a heading ends with whose line the text goes on."""
