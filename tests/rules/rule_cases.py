"""Cases for every rule: what must change, what must not, and what is known to go wrong.

A case is (before, after); the rule is run alone, on a text that closes its em dashes.
"""

MUST: dict[str, list[tuple[str, str]]] = {
    "tex codes": [
        ("o\x1ece e\x1ecient \x1crst \x1b \x1d \x1f", "office efficient first ff fl ffl"),
        ("\x10Well\x11\x16he said", "“Well”—he said"),
        ("\x13oui\x14 1\x152", "«oui» 1–2"),
    ],
    "hyphen characters": [
        ("a well\x02known man", "a well-known man"),
        ("the inter\x02 \npreter", "the inter- \npreter"),
        ("the inter\ufffe\npreter", "the inter-\npreter"),
        ("of 1914\x021918", "of 1914-1918"),
        ("the side\u00adwhiskered ho\u00ad\ntel", "the side-whiskered ho-\ntel"),
    ],
    "cut words": [
        ("the inter\x02preters", "the interpreters"),
        ("An allegor\ufffeical, uncon\x02scious school", "An allegorical, unconscious school"),
    ],
    "letter spaces": [
        ("C H A P T E R   O N E", "CHAPTER   ONE"),
        ("text\nI I\nmore", "text\nII\nmore"),
        ("E P I L O G U E \n", "EPILOGUE \n"),
        ("É T É", "ÉTÉ"),
    ],
    "line ends": [
        ("one\r\ntwo", "one\ntwo"),
        ("one\rtwo\r", "one\ntwo\n"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("\r\r\n\n", "\n\n\n"),
    ],
    "ligatures": [
        ("of\ufb01ce", "office"),
        ("\ufb00 \ufb01 \ufb02 \ufb03 \ufb04", "ff fi fl ffi ffl"),
        ("la\ufb05 po\ufb06", "last post"),
        ("\ufb01\ufb01", "fifi"),
    ],
    "control characters": [
        ("no\x00thing", "nothing"),
        ("\x02\x03bell\x07", "bell"),
        ("\x0bline\x1e\x1f", "line"),
        ("del\x7f c1\x80\x9f", "del c1"),
        ("half \ud800\udfff pair", "half  pair"),
        ("never \ufffe\uffff\ufdd0", "never "),
    ],
    "zero width": [
        ("\ufeffFirst", "First"),
        ("long\u200bword", "longword"),
        ("no\u2060break", "nobreak"),
    ],
    "soft hyphens": [
        ("ho\u00adtel", "hotel"),
        ("ho\u00adtel gar\u00adden", "hotel garden"),
        ("two\u00ad\u00ad\nlines", "two\u00ad\nlines"),
        ("\u00adstart", "start"),
        ("12\u00ad34", "1234"),
    ],
    "dash spaces": [
        ("real— even", "real—even"),
        ("real —even", "real—even"),
        ("real—   even", "real—even"),
        ("a— b —c— d", "a—b—c—d"),
        ("in 1990— then", "in 1990—then"),
    ],
}

MUST_NOT: dict[str, list[str]] = {
    "tex codes": ["no code here", "tab\tline\nfeed\f"],
    "hyphen characters": ["inter\x02preters", "\x02 a\x02 b\x02.", "a - b\u2010c", "word \u00ad word"],
    "cut words": ["well\x02known", "inter\x02\npreters", "1914\x021918", "inter-preters", "a\x02 b"],
    "letter spaces": ["A B", "I am", "a b c", "I", "A B and C", "U S A today", "1 2 3", "I  I"],
    "line ends": ["one\ntwo\n", "page\fpage", "tab\tand space", "a\u00a0b", "\x0b\x1c"],
    "ligatures": ["fi fl ffi", "10³ ½ … ™ №", "œuvre Æsop ß", "ĳ ŉ ǆ", "\ufb13 \ufb20 \ufb29", "x² ⅷ ㎏"],
    "control characters": ["tab\tline\npage\f", "\u00a0\u2003\u200a", "é e\u0301", "👩\u200d🚀", "\ufffd", "\ue000"],
    "zero width": ["می\u200cخواهم", "क\u094d\u200dष", "👩\u200d🚀", "a\u00a0b", "a\u202fb", "soft\u00adhyphen"],
    "soft hyphens": [
        "ho\u00ad\ntel",
        "ho\u00ad  \ntel",
        "ho\u00ad\t\ntel",
        "end\u00ad",
        "end\u00ad ",
        "well-known",
        "a\u2010b",
    ],
    "dash spaces": [
        "real — even",
        "real—even",
        "“Well”— he said",
        "then —",
        "— she said",
        "real—\neven",
        "real\n—even",
        "a – b– c",
        "a- b -c",
        "real—\u00a0even",
        "one —— two",
    ],
}

KNOWN_FAILURES: dict[str, list[tuple[str, str, str]]] = {
    "tex codes": [
        ("cwm\x17", "cwm", "the compound word mark is left to the rule for control characters"),
        ("o\x0ece", "office", "a text that mixes both encodings is read by the one that it shows more often"),
    ],
    "hyphen characters": [
        ("Mac\x02Donald", "MacDonald", "a capital inside a name looks like the second part of a compound"),
        ("all\x02 right", "all-right", "a mark before a space is taken for what it is not"),
    ],
    "cut words": [
        ("trust\x02fully", "trustfully", "a rare word made of two common ones looks like a compound"),
        ("re\x02volte", "revolte", "a word that no dictionary lists, of two that it does"),
    ],
    "letter spaces": [
        ("c h a p t e r", "chapter", "small letters set apart may be a list of names"),
        ("I I saw it", "II saw it", "a spaced numeral with a title behind it on its line"),
    ],
    "line ends": [
        ("one\n\rtwo", "one\ntwo", "the order of an old British machine reads as two ends"),
        ("one\r\r\ntwo", "one\ntwo", "a carriage return that a transfer doubled reads as an empty line"),
    ],
    "ligatures": [
        ("o\ue000ce", "office", "ligatures of a font's private area need a table of that font"),
        ("di erent", "different", "where the ligature itself is lost only a dictionary can tell"),
    ],
    "control characters": [
        ("e\x0ecient", "efficient", "TeX's old fonts drew ligatures at control characters"),
        ("com-\x02puter", "computer", "PDFium says with U+0002 that a hyphen was one of a line end"),
        ("one\x0btwo", "one\ntwo", "a vertical tab was a line end, and two words become one"),
        ("unit\x1funit", "unit unit", "a separator between fields goes and joins them"),
    ],
    "zero width": [
        ("two\u200bwords", "two words", "two words that only a zero-width space parted become one"),
        ("left\u200eright", "leftright", "marks of direction stay, though Latin text has no use for them"),
    ],
    "soft hyphens": [
        ("word\u00ad\f", "word\u00ad\f", "a form feed ends a line, yet the soft hyphen of the cut word before it goes"),
        ("ho\u00ad\u00a0\ntel", "ho\u00ad\u00a0\ntel", "a no-break space before the line end hides the end"),
        ("word.\u00ad\nNew", "word.\nNew", "behind a full stop no word was cut, yet the soft hyphen stays"),
    ],
    "dash spaces": [
        ("“Go”— he went", "“Go”—he went", "only letters and figures beside the dash are looked at"),
        ("real— “even”", "real—“even”", "an opening quotation mark behind the dash is not seen"),
        ("real—\u00a0even", "real—even", "only the plain space is taken for one"),
        ("But I— No.", "But I— No.", "speech that breaks off before a new sentence is closed up too"),
        ("he said:— now", "he said:—now", "punctuation before the dash is not seen"),
    ],
}
