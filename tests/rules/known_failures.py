"""What every rule is known to get wrong: (before, after, reason), on a text that closes its em dashes."""

KNOWN_FAILURES: dict[str, list[tuple[str, str, str]]] = {
    "mojibake": [
        ("Â\u00a0", "\u00a0", "a no-break space has no letters, and a mapping has as many words before and after"),
        ("Ã  la carte", "à la carte", "the no-break space of the two characters has become a plain one"),
    ],
    "windows characters": [
        ("word\x85", "word…", "an ellipsis alone is a line end in the older standard"),
        ("a\x9db", "a”b", "a code that Windows-1252 leaves free may be one of another code page"),
    ],
    "language quotes": [
        ("'Arry left", "’Arry left", "a dropped letter that is in no list"),
        ('it is 7" long', "it is 7″ long", "a sign for inches may as well be a mark"),
    ],
    "loose marks": [
        ("caf \u0301e", "cafe\u0301", "a mark before its letter goes to the one before it"),
        ("cafe\n\u0301", "cafe\u0301", "a mark on a line of its own may be anything"),
    ],
    "composed letters": [
        ("\u0301e", "é", "a mark before its letter belongs to the one before it, says Unicode"),
        ("\u01b0\u0309\u0323", "\u1eed\u0323", "several marks that Unicode composes in part"),
    ],
    "spacing accents": [
        ("caf ´e", "café", "a space between the accent and its word"),
        ("M¨unzfund", "Münzfund", "a word of another language than the text's"),
    ],
    "tex codes": [
        ("cwm\x17", "cwm", "the compound word mark is left to the rule for control characters"),
        ("di{erent", "di–erent", "the dashes of OT1 stand at braces, which texts have for themselves"),
    ],
    "substituted ligatures": [
        ("a ® b", "a ff b", "a sign by itself is left, though it may be a word of its own in a quotation"),
        ("un®\n®attering", "un®\nflattering", "one sign may stand for two ligatures in two fonts"),
    ],
    "split ligatures": [
        ("Gri ffi n", "Griffin", "one such word proves nothing"),
        (
            "the fi ercest, the fi ery, the fi rmest ef fort",
            "the fiercest, the fiery, the firmest effort",
            "cut within",
        ),
    ],
    "lost ligatures": [
        ("they nd it t", "they find it fit", "what is left of a short word may be anything"),
        ("the ve men", "the five men", "what is left of a short word may be anything"),
        ("a con\nict", "a con\nflict", "a line end between the pieces"),
    ],
    "page marks": [
        ("a {1} b {2} c {3} d {4} e", "a b c d e", "four marks may be a list"),
        ("a |1| b |2| c |3| d |4| e |5| f", "a b c d e f", "strokes are the cells of a table as well"),
    ],
    "line numbers": [
        ("one\ntwo\nthree\nfour\nfive    5", "one\ntwo\nthree\nfour\nfive", "one number proves nothing"),
        (
            "".join(f"a bell\na rope\na lamp\nan oar\na net\n{number}\n" for number in range(5, 45, 5)),
            "a bell\na rope\na lamp\nan oar\na net\n" * 8,
            "numbers that an extractor set on lines of their own may be those of stanzas",
        ),
    ],
    "hyphen characters": [
        ("Mac\x02Donald", "MacDonald", "a capital inside a name looks like the second part of a compound"),
        ("all\x02 right", "all-right", "a mark before a space is taken for what it is not"),
    ],
    "font hyphens": [
        ("ho\u00ad\u00adtel", "ho-tel", "one hyphen for two"),
        ("he said \u00ad and left", "he said – and left", "a font that has no dash either"),
    ],
    "cut words": [
        ("trust\x02fully", "trustfully", "a rare word made of two common ones looks like a compound"),
        ("re\x02volte", "revolte", "a word that no dictionary lists, of two that it does"),
    ],
    "letter spaces": [
        ("c h a p t e r", "chapter", "small letters set apart may be a list of names"),
        ("I I saw it", "II saw it", "a spaced numeral with a title behind it on its line"),
    ],
    "displaced caps": [
        ("Q\nThe Ferry\nuixotl went down", "\nThe Ferry\nQuixotl went down", "a word that no dictionary has"),
        ("E\nThe Ferry\n’en so it was", "\nThe Ferry\nE’en so it was", "an apostrophe behind the large letter"),
    ],
    "drop caps": [
        ("lice was late.\nA\n", "Alice was late.\n", "an extractor may give the large letter after its line"),
        ("E\n\n’en so it was", "E’en so it was", "an apostrophe behind the large letter"),
    ],
    "spaced words": [
        ("I s a w it", "I saw it", "the word before it is a single letter too"),
        ("s p e r r s a t z", "sperrsatz", "a word that no dictionary has"),
    ],
    "ellipsis spaces": [
        ("so . . he", "so .\u00a0. he", "two dots may be a mistake"),
        ("so.. . . And", "so.. .\u00a0. And", "a full stop may stand close before an ellipsis"),
    ],
    "quote spaces": [
        ("“Stolen ” he said", "“Stolen” he said", "without punctuation before it the mark may open"),
        ("“ Stolen!”", "“Stolen!”", "an opening mark is not looked at"),
    ],
    "french spaces": [
        ("12 %", "12\u00a0%", "a unit behind its number"),
        ("non; non", "non\u00a0; non", "a space that is not there is not put in"),
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
    "symbol bullets": [
        ("one \uf0e0 two", "one → two", "within a line the same code may be a sign of another font"),
        ("\uf0a3 one", "□ one", "a code that two fonts draw otherwise"),
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
