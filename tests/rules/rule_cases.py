"""Cases for every rule: what must change, what must not, and what is known to go wrong.

A case is (before, after); the rule is run alone, on a text that closes its em dashes.
"""

MUST: dict[str, list[tuple[str, str]]] = {
    "mojibake": [
        ("cafÃ© Ã¼ber â€œquotedâ€\x9d â€” itâ€™s", "café über “quoted” — it’s"),
        ("\u00e2\x80\x9cWell\u00e2\x80\x9d", "“Well”"),
        ("10Â° GrÃ¶ÃŸe", "10° Größe"),
    ],
    "windows characters": [
        ("\x93Well\x94 \x96 it\x92s\x85", "“Well” – it’s…"),
        ("\x80 5, \x8auma", "€ 5, Šuma"),
    ],
    "language quotes": [
        ("\"Well,\" he said, \"it's 'late', isn't it?\"", "“Well,” he said, “it’s ‘late’, isn’t it?”"),
        ("'Tis the dogs' day, in '99", "’Tis the dogs’ day, in ’99"),
        ('He said—"No."\n\n"Yes', "He said—“No.”\n\n“Yes"),
        ('("So?")', "(“So?”)"),
    ],
    "loose marks": [("cafe \u0301 here", "cafe\u0301 here"), ("u \u0308ber", "u\u0308ber")],
    "composed letters": [("cafe\u0301", "café"), ("u\u0308ber A\u030a", "über Å")],
    "spacing accents": [
        ("a caf´e here", "a café here"),
        ("a cafe´ here", "a café here"),
        ("the fianc´ee, na¨ıve", "the fiancée, naïve"),
        ("fa¸cade, fac¸ade", "façade, façade"),
    ],
    "tex codes": [
        ("o\x1ece e\x1ecient \x1crst \x1b \x1d \x1f", "office efficient first ff fl ffl"),
        ("\x10Well\x11\x16he said", "“Well”—he said"),
        ("o\x0ece \x0drst o\x1ece", "office \x0drst office"),
        ("\x13oui\x14 1\x152", "«oui» 1–2"),
    ],
    "substituted ligatures": [
        ("di®erent a®airs, \ue001rst", "different affairs, first"),
        ("o® the cli®", "off the cliff"),
    ],
    "split ligatures": [
        ("the o ffi ce fi rst, a di ff erent aff air", "the office first, a different affair"),
        ("his \ufb01 nal \ufb02 ight", "his \ufb01nal \ufb02ight"),
        ("a bene fi t, a con fl ict, a sacri fi ce; to fi nd it", "a benefit, a conflict, a sacrifice; to find it"),
    ],
    "lost ligatures": [
        ("di erent ecient cient, the rst", "different efficient cient, the first"),
        ("Oce hours, a sacrice and a con ict", "Office hours, a sacrifice and a conflict"),
        ("the plainti left", "the plaintiff left"),
    ],
    "hyphen characters": [
        ("a well\x02known man", "a well-known man"),
        ("the inter\x02 \npreter", "the inter- \npreter"),
        ("the inter\ufffe\npreter", "the inter-\npreter"),
        ("of 1914\x021918", "of 1914-1918"),
    ],
    "font hyphens": [
        ("the side\u00adwhiskered ho\u00ad\ntel", "the side-whiskered ho-\ntel"),
        ("10\u00ad12, \u00ad 5 \u00ad", "10-12, - 5 -"),
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
        ("N I G H T F E R R Y", "NIGHT FERRY"),
        ("T H E E N D", "THE END"),
        ("T H E  H A L F - B R O T H E R", "THE  HALF-BROTHER"),
        ("C H A P T E R 1 2", "CHAPTER 12"),
        ("S T . J O H N", "ST. JOHN"),
    ],
    "drop caps": [
        ("Chapter 1\n\nN\n\no one had seen it", "Chapter 1\n\nNo one had seen it"),
        ("I\n\nn the end it rained", "In the end it rained"),
        ("“F or years it rained", "“For years it rained"),
        ("T HE geese were quiet", "THE geese were quiet"),
        ("T HE L AST F ERRY", "THE LAST FERRY"),
        ("A LTHOUGH it rained", "ALTHOUGH it rained"),
        ("N\no one.\n\nE\nvery day.\n\nI\nwas late", "No one.\n\nEvery day.\n\nI was late"),
    ],
    "spaced words": [
        ("it was v e r y late", "it was very late"),
        ("a n i g h t, he said", "a night, he said"),
        ("( f e r r y )", "( ferry )"),
    ],
    "ellipsis spaces": [
        ("so. . . he left", "so.\u00a0.\u00a0. he left"),
        ("so . . . . He left", "so .\u00a0.\u00a0.\u00a0. He left"),
    ],
    "quote spaces": [
        ("“Stolen! ” he said", "“Stolen!” he said"),
        ("“Stolen. ”\n“No. ’ ", "“Stolen.”\n“No.’ "),
    ],
    "french spaces": [
        ("Oui ; non : « Quoi ? » Ah !", "Oui\u00a0; non\u00a0: «\u00a0Quoi\u00a0?\u00a0» Ah\u00a0!"),
        ("(Où ?)\nLà !", "(Où\u00a0?)\nLà\u00a0!"),
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
    "mojibake": ["café “naïve” é” œuvre…", "ÀÉ Ã Â", "«Ça», dit-il—“où”", "Ð¿Ñ€Ð¸", "Â\u00a0"],
    "windows characters": ["one\x85two", "plain", "“Well”"],
    "language quotes": ["“Well,” he said", "6\" and 5' high", 'a"b', "« Oui »"],
    "loose marks": ["cafe\u0301", "5 \u0301", "a\n\u0301"],
    "composed letters": ["café", "x\u0301", "क\u094d", "q\u0323\u0301"],
    "spacing accents": ["don´t", "`word´", "`a cat´", "x^2", "5´ 6´", "rock ´n´ roll", "the dogs´ tails"],
    "tex codes": ["no code here", "tab\tline\nfeed\f"],
    "substituted ligatures": ["® Brand ® x", "3®4", "no sign here"],
    "split ligatures": ["stiff neck, off ice", "sci fi nal", "of fire, if five", "Cliff and Jeff left", "one fi rst"],
    "lost ligatures": ["the cat sat on a mat", "Ahab and Queequeg went", "an airs", "ow x t nd", "plain words"],
    "hyphen characters": ["inter\x02preters", "\x02 a\x02 b\x02.", "a - b\u2010c"],
    "font hyphens": ["a well-known man", "plain words"],
    "cut words": ["well\x02known", "inter\x02\npreters", "1914\x021918", "inter-preters", "a\x02 b"],
    "letter spaces": ["A B", "I am", "a b c", "I", "A B and C", "U S A today", "1 2 3", "I  I"],
    "drop caps": [
        "A lone man stood there",
        "A TALE OF TWO CITIES",
        "I AM LATE",
        "B and C were late",
        "J. SMITH left",
        "J SMITH left",
        "I\n\nTHE NIGHT FERRY",
        "I\n\nThe ferry left",
        "A\n\nabacus, 12",
        "X is late and\nV is not",
        "and then there was the rest of it, all in all, of E\nvery",
    ],
    "spaced words": ["a b c d e f", "X Y Z W V", "I a m h e", "U S A today", "q x z j k here"],
    "ellipsis spaces": ["so...", "so…", ". . . . . . . 5", "Intro . . . 5", "end. . And", "1 . 2 . 3"],
    "quote spaces": ["so ” he", "“Well” he", "one! “Two", "12 ’ long", "so! »"],
    "french spaces": ["a:b", "a ;b", "http ://a", "non; non", "a\n;", "« \n"],
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
