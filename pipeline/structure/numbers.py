"""Numbers as headings print them: digits, roman numerals, and words in English, German and French."""

ROMAN = r"(?=[MDCLXVI]+\b)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def _counted(words: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), 1)}


def _english() -> dict[str, int]:
    units = _counted("one two three four five six seven eight nine")
    tens = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
    compound = {f"{ten}-{unit}": a + b for ten, a in tens.items() for unit, b in units.items()}
    teens = _counted(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen"
    )
    return teens | tens | compound


CARDINALS = (
    _english()
    | _counted(
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
        "achtzehn neunzehn zwanzig"
    )
    | _counted(
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
        "dix-neuf vingt"
    )
)
_GERMAN = _counted("erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft")
ORDINALS = (
    _counted("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
    | {stem + ending: number for stem, number in _GERMAN.items() for ending in ("er", "es", "e")}
    | _counted("premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième")
    | {"première": 1, "second": 2, "seconde": 2}
)


def alternatives(words: dict[str, int]) -> str:
    """The words as a pattern, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def roman(numeral: str) -> int:
    """The value of a roman numeral, 0 for what is none: a digit before a larger one is subtracted."""
    values = [_DIGITS.get(digit, 0) for digit in numeral.upper()]
    if 0 in values:
        return 0
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def value(number: str) -> int:
    """The value of a number in any of the forms; 0 for what is none."""
    word = number.lower()
    if number.isdecimal():
        return int(number)
    if word in CARDINALS or word in ORDINALS:
        return CARDINALS.get(word) or ORDINALS[word]
    return roman(number)
