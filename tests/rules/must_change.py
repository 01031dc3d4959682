"""What every rule must change, as (before, after): the rule is run alone, on a text that closes its em dashes."""

VERSE = (
    "The bell that no one answered",
    "went down along the mole",
    "and out beyond the lanterns",
    "the water took it whole",
)


def numbered_verse(numbered: str, plain: str = "{line}", first: str = "", lines: int = 60) -> str:
    """A poem whose every fifth line is `numbered`; `first`: how the first half of these are set, if otherwise."""
    forms = {number: first if first and number <= lines * 0.75 else numbered for number in range(5, lines + 1, 5)}
    made = (forms.get(n, plain).format(line=VERSE[n % 4], number=n) for n in range(1, lines + 1))
    return "\n".join(made)


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
    "page marks": [
        ("a {1} b\n{2} c d {3}\ne{4}f {5}\n\n{6}\n", "a b\nc d\nef\n\n{6}\n"),
        ("one [Pg 7] two [Pg 8] three [Pg 9] four [Pg 10] five [Pg 12].", "one two three four five."),
    ],
    "line numbers": [
        (numbered_verse("{line}    {number}"), numbered_verse("{line}")),
        (numbered_verse("{number:<4}{line}", "    {line}"), numbered_verse("{line}", "    {line}")),
        (numbered_verse("{line} {number}", first="{line}     {number}"), numbered_verse("{line}")),
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
    "displaced caps": [
        ("\fA\nTHE LONG DAY\nI.\nnd they went down", "\f\nTHE LONG DAY\nI.\nAnd they went down"),
        ("T\nThe Ferry\nhen it rained\nA\nThe Quay\nfter that", "\nThe Ferry\nThen it rained\n\nThe Quay\nAfter that"),
        ("I\nChapter 1\nn the end it rained", "\nChapter 1\nIn the end it rained"),
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
        ("One.\x0bTwo, \x0b three\x0bFour", "One.\nTwo, \n three\nFour"),
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
    "symbol bullets": [
        ("\uf0b7 one\n  \uf0b7\ttwo\n\uf0a7three", "• one\n  •\ttwo\n▪three"),
        ("\uf0d8 so\f\uf0fc so\n\uf02d so", "➢ so\f✓ so\n- so"),
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
