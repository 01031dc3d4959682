"""Numbers as headings print them: digits, roman numerals, words of ten languages, and Hebrew letters."""

import re
import unicodedata

ROMAN = r"(?=[MDCLXVI]+\b)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def _counted(words: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), 1)}


def _tens(words: str) -> dict[str, int]:
    """Names of the tens from twenty on."""
    return dict(zip(words.split(), range(20, 100, 10), strict=False))


def _english() -> tuple[dict[str, int], dict[str, int]]:
    """Cardinals and ordinals from 1 to 99."""
    units, tens = (
        "one two three four five six seven eight nine",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    )
    teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    first = "first second third fourth fifth sixth seventh eighth ninth"
    later = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    cardinals, ordinals = _counted(f"{units} {teens}"), _counted(f"{first} {later}")
    for ten, a in _tens(tens).items():
        cardinals |= {ten: a} | {f"{ten}-{unit}": a + b for unit, b in _counted(units).items()}
        ordinals |= {f"{ten[:-1]}ieth": a} | {f"{ten}-{unit}": a + b for unit, b in _counted(first).items()}
    return cardinals, ordinals


def _german() -> tuple[dict[str, int], dict[str, int]]:
    """Cardinals from 1 to 99 and ordinals, with the endings that stand before a noun."""
    units = _counted("ein zwei drei vier fünf sechs sieben acht neun")
    teens = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
    cardinals = _counted(f"eins zwei drei vier fünf sechs sieben acht neun {teens}")
    stems = _counted("erst zweit dritt viert fünft sechst siebt acht neunt " + teens.replace(" ", "t ") + "t")
    for ten, a in _tens("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig").items():
        names = {ten: a} | {f"{unit}und{ten}": a + b for unit, b in units.items()}
        cardinals |= names
        stems |= {f"{name}st": number for name, number in names.items()}
    return cardinals, {stem + ending: number for stem, number in stems.items() for ending in ("er", "es", "e")}


def _french() -> tuple[dict[str, int], dict[str, int]]:
    """Cardinals and ordinals from 1 to 99."""
    units = "un deux trois quatre cinq six sept huit neuf"
    low = _counted(f"{units} dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf")
    cardinals = dict(low)
    for ten, a in {**_tens("vingt trente quarante cinquante"), "soixante": 60, "quatre-vingt": 80}.items():
        cardinals[f"{ten}s" if a == 80 else ten] = a
        for unit, b in low.items():
            if b < 10 or a >= 60:
                joint = " et " if b in (1, 11) and a < 80 else "-"
                cardinals[f"{ten}{joint}{unit}"] = a + b
    ordinals = {_ordinal(name): number for name, number in cardinals.items() if number > 1}
    return cardinals, ordinals | {"premier": 1, "première": 1, "second": 2, "seconde": 2}


def _ordinal(cardinal: str) -> str:
    """The French ordinal of a cardinal: "cinquième", "neuvième", "vingt et unième"."""
    stem = cardinal.removesuffix("e").removesuffix("s" if cardinal.endswith("vingts") else "\0")
    return {"cinq": "cinqu", "neuf": "neuv"}.get(stem[-4:], stem[-4:]).join([stem[:-4], "ième"])


def _spanish() -> tuple[dict[str, int], dict[str, int]]:
    """Cardinals from 1 to 99 and ordinals to 20."""
    cardinals = _counted(
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
        "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
        "veintiocho veintinueve"
    )
    units = list(cardinals.items())[:9]
    for ten, a in list(_tens("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa").items())[1:]:
        cardinals |= {ten: a} | {f"{ten} y {unit}": a + b for unit, b in units}
    stems = _counted(
        "primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim decimotercer decimocuart "
        "decimoquint decimosext decimoséptim decimoctav decimonoven vigésim"
    )
    return cardinals, _gendered(stems) | {"primer": 1, "tercer": 3}


def _italian() -> tuple[dict[str, int], dict[str, int]]:
    """Cardinals and ordinals from 1 to 99."""
    units = _counted("uno due tre quattro cinque sei sette otto nove")
    cardinals = units | _counted(
        "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
        "diciassette diciotto diciannove"
    )
    for ten, a in _tens("venti trenta quaranta cinquanta sessanta settanta ottanta novanta").items():
        joint = {unit: ten[:-1] if unit in ("uno", "otto") else ten for unit in units}
        cardinals |= {ten: a} | {joint[unit] + unit: a + b for unit, b in units.items()}
    stems = {f"{word if word[-3:] in ('tre', 'sei') else word[:-1]}esim": n for word, n in cardinals.items() if n > 10}
    return cardinals, _gendered(stems | _counted("prim second terz quart quint sest settim ottav non decim"))


def _portuguese() -> tuple[dict[str, int], dict[str, int]]:
    """Cardinals from 1 to 99 and ordinals to 10."""
    units = _counted("um dois três quatro cinco seis sete oito nove")
    cardinals = units | _counted(
        "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito "
        "dezenove"
    )
    cardinals |= {"dezasseis": 16, "dezassete": 17, "dezanove": 19}
    for ten, a in _tens("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa").items():
        cardinals |= {ten: a} | {f"{ten} e {unit}": a + b for unit, b in units.items()}
    return cardinals, _gendered(_counted("primeir segund terceir quart quint sext sétim oitav non décim"))


def _northern() -> dict[str, int]:
    """Dutch, Swedish and Danish ordinals to 12; their cardinals are small words of other languages, like "to"."""
    ordinals = (
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde",
        "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte",
        "første anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte",
    )
    return {word: number for words in ordinals for word, number in _counted(words).items()}


def _latin() -> dict[str, int]:
    """Latin ordinals to 12, as books and their parts are counted."""
    stems = _counted("prim secund terti quart quint sext septim octav non decim undecim duodecim")
    return {stem + ending: number for stem, number in stems.items() for ending in ("us", "a", "um")}


def _hebrew() -> dict[str, int]:
    """Numbers in letters to 99, with the marks that tell them from words; without these to 30, for "לא" is "not"."""
    tens, units = ("", *"יכלמנסעפצ"), ("", *"אבגדהוזחט")
    numbers: dict[str, int] = {}
    for number in range(1, 100):
        letters = {15: "טו", 16: "טז"}.get(number) or tens[number // 10] + units[number % 10]
        first, last = letters[:-1], letters[-1]
        marked = [f"{first}{mark}{last}" if first else f"{last}{mark}" for mark in ('״"”' if first else "׳'’")]
        numbers |= dict.fromkeys([letters, *marked] if number <= 30 else marked, number)
    return numbers


def _gendered(stems: dict[str, int]) -> dict[str, int]:
    return {stem + ending: number for stem, number in stems.items() for ending in "oa"}


def _bare(words: dict[str, int]) -> dict[str, int]:
    """The words, and as capitals are often printed: without accents."""
    stripped = {unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode(): n for word, n in words.items()}
    return stripped | words


_ROMANCE = tuple((_bare(cardinals), _bare(ordinals)) for cardinals, ordinals in (_spanish(), _italian(), _portuguese()))
_LANGUAGES = ((_hebrew(), _latin() | _northern()), *_ROMANCE, _french(), _german(), _english())
CARDINALS = {word: number for cardinals, _ in _LANGUAGES for word, number in cardinals.items()}
ORDINALS = {word: number for _, ordinals in _LANGUAGES for word, number in ordinals.items()}


def alternatives(words: dict[str, int]) -> str:
    """The words as a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


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
