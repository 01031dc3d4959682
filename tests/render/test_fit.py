"""The lines of a paragraph: nothing lost, none too wide, and better together than one by one."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import style
from pipeline.render.lines.fit import Line, Options, Solver, fit
from pipeline.render.lines.metrics import Metrics, Type
from pipeline.render.lines.places import Passage, Places, Run, Words

WORDS = Words(Metrics([face.data for face in style.load("classic").faces]))
PLAIN = Options()
UPRIGHT, ITALIC = Type(0, ("onum", "pnum"), 10.0), Type(1, ("onum", "pnum"), 10.0)
MEASURE = 300.0
SENTENCE = (
    "Before the harbour was deepened, the fishermen had waited outside for the evening tide, and whoever remembered "
    "those extraordinary summers remembered the lanterns first: a slow procession of yellow lights, hesitating at the "
    "entrance, then crossing the bar one after another without a sound."
)
WORD = st.text("abcdefgil,.-—“”é1", min_size=1, max_size=14)
TEXT = st.lists(WORD, min_size=1, max_size=80).map(" ".join)


def lines(text: str, measure: float = MEASURE, options: Options = PLAIN) -> tuple[Line, ...]:
    """The lines of an English text in the upright face, its first line indented by 14 pt."""
    return fit([Run(text, UPRIGHT)], WORDS, measure, 14.0, "en", options)


def shown(text: str, found: tuple[Line, ...]) -> list[str]:
    """Lines as they are read."""
    return [text[line.start : line.end] + "-" * line.hyphen for line in found]


@given(TEXT, st.sampled_from([0.0, 0.01]), st.booleans())
def test_nothing_is_lost(text: str, scale: float, hang: bool) -> None:
    """The lines follow each other: what lies between two is one space, or nothing."""
    found = lines(text, options=Options(scale, hang))
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert all(text[one.end : two.start] in ("", " ") for one, two in pairwise(found))
    assert all(line.start < line.end for line in found)


@given(TEXT, st.sampled_from([0.0, 0.01]))
def test_no_line_is_too_wide(text: str, scale: float) -> None:
    """With spaces as narrow as they may be, each line fits the measure."""
    space = WORDS.metrics.width(" ", UPRIGHT)
    for line in lines(text, options=Options(scale)):
        narrowest = line.natural * line.scale - text.count(" ", line.start, line.end) * space * PLAIN.shrink
        assert narrowest <= MEASURE + 0.01
        assert abs(line.scale - 1) <= scale + 1e-9


@given(TEXT)
def test_what_was_measured_before_changes_nothing(text: str) -> None:
    """Lines depend on the paragraph alone, not on those met before it."""
    fresh = Words(Metrics([face.data for face in style.load("classic").faces]))
    assert fit([Run(text, UPRIGHT)], fresh, MEASURE, 14.0, "en") == lines(text)


def all_places(text: str, lang: str = "en") -> Places:
    """All places of a text whose first line is not indented."""
    return Passage(WORDS, [Run(text, UPRIGHT, lang)], 0.0, False).all_places()


def filled(text: str, measure: float) -> list[int]:
    """The places at which lines end in hyphens that are filled one by one, each as far as it goes."""
    places = all_places(text)
    ends = [0]
    while ends[-1] < len(places.end) - 1:
        ends.append(max(at for at, end in enumerate(places.end) if end - places.resume[ends[-1]] <= measure))
    return [end for end in ends if places.added[end]]


def test_a_paragraph_as_a_whole() -> None:
    """Far fewer lines end in hyphens than where each is filled for itself."""
    measures = [float(measure) for measure in range(310, 410, 4)]
    whole = sum(line.hyphen for measure in measures for line in lines(SENTENCE, measure))
    one_by_one = sum(len(filled(SENTENCE, measure)) for measure in measures)
    assert one_by_one > 10
    assert whole * 3 < one_by_one * 2


def test_hyphens_where_there_is_no_other_way() -> None:
    """In a narrow measure words are cut, between syllables of the language."""
    assert any(text.endswith("-") for text in shown(SENTENCE, lines(SENTENCE, 100.0)))


def test_the_first_line_is_indented() -> None:
    """The first line holds less by its indent."""
    (first, *_) = lines(SENTENCE)
    (wide, *_) = fit([Run(SENTENCE, UPRIGHT)], WORDS, MEASURE, 0.0, "en")
    assert first.natural - WORDS.metrics.width(" ", UPRIGHT) * 3 < MEASURE
    assert (first.natural, first.end) != (wide.natural, wide.end)


@pytest.mark.parametrize(("until", "measure"), [("had waited", 255.0), ("waited outside for", 313.0)])
def test_no_word_alone_in_the_last_line(until: str, measure: float) -> None:
    """A line is stretched beyond what is good, where the last one would be a short word otherwise."""
    text = SENTENCE[: SENTENCE.index(until) + len(until)]
    (_, last) = lines(text, measure)
    (_, short) = lines(text, measure, Options(runt=0.0))
    assert short.natural < PLAIN.short * measure < last.natural


@pytest.mark.parametrize(("until", "measure"), [("hesitating", 320.0), ("after another", 248.0)])
def test_no_long_word_alone_in_the_last_line(until: str, measure: float) -> None:
    """A word that is long enough does not stand alone either, where the lines before can well be a little wider."""
    text = SENTENCE[: SENTENCE.index(until) + len(until)]
    (*_, last), (*_, lone) = lines(text, measure), lines(text, measure, Options(lone=0.0))
    assert " " not in text[lone.start : lone.end]
    assert " " in text[last.start : last.end]
    assert lone.natural > PLAIN.short * measure


def test_the_shorter_the_last_line_the_worse() -> None:
    """Up to twice as much, and nothing from the least width on."""
    found = Solver.of([Run(SENTENCE, UPRIGHT)], WORDS, 900.0, 14.0, "en", PLAIN, ())
    weights = [found._demerits(start, found.last, 0.0, 0.0) for start in range(found.last - 1, found.last - 9, -1)]
    assert PLAIN.runt < weights[1] < weights[0] < 2 * PLAIN.runt
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] < 10


@pytest.mark.parametrize("measure", [195.0, 201.0])
def test_no_stairs_of_hyphens(measure: float) -> None:
    """Three lines in a row do not end in hyphens where there is another way."""

    def longest(options: Options) -> int:
        ends = "".join(line[-1] for line in shown(SENTENCE, lines(SENTENCE, measure, options)))
        return max(map(len, re.findall("-*", ends)))

    assert longest(Options(stairs=PLAIN.ladder)) == 3
    assert longest(PLAIN) < 3


def test_languages_with_long_words() -> None:
    """They have more hyphens as it is: there, each weighs more."""

    def cost(lang: str) -> set[float]:
        return {cost for cost in all_places("temperament", lang).cost if cost}

    assert len(cost("de-AT")) == len(cost("en")) == 1
    assert min(cost("de-AT")) > max(cost("en"))


def test_two_letters_on_a_line_weigh_more() -> None:
    """A word may leave but two letters behind, where there is no good way else; never may two go over."""

    def costs(text: str) -> dict[str, float]:
        places = all_places(text, "de")
        return {text[:at].strip("„"): cost for at, cost in zip(places.at, places.cost, strict=True) if cost}

    assert costs("erwachten").keys() == costs("„erwachten“").keys() == {"er", "erwach"}
    assert costs("erwachten")["er"] == costs("„erwachten“")["er"] > costs("erwachten")["erwach"]
    assert max(map(len, costs("Ungeziefer"))) <= len("Ungeziefer") - 3


@pytest.mark.parametrize(
    "word",
    ["http://example.org/incomprehensibilities", "incomprehensible12345", "reader@incomprehensibilities", "squeezed"],
)
def test_never_cut(word: str) -> None:
    """Addresses, what has digits in it, and words of one syllable are whole on one line."""
    text = f"{SENTENCE[:60]} {word} {SENTENCE[60:]} {word}"
    for measure in range(200, 300, 7):
        found = shown(text, lines(text, float(measure)))
        assert sum(line.count(word) for line in found) == 2


def test_a_word_wider_than_the_measure() -> None:
    """What fits no line is broken as it stands, behind a mark within it rather than elsewhere."""
    name = "<book>_" + "<VersionOfTheBook>_" * 3 + "<PlaceWhereItWasPrinted>.txt"
    found = lines(f"It is called {name} there.", 150.0)
    assert len(found) > 2
    assert not any(line.hyphen for line in found)
    assert all(line.natural <= 155.0 for line in found)  # with spaces that shrink
    assert all(text[-1] in ">_" for text in shown(f"It is called {name} there.", found)[:-2])
    assert lines("incomprehensible " * 5, 10.0) == ()  # the indent alone is wider
    assert lines("x" * 10_000) == ()
    assert fit([], WORDS, MEASURE) == ()


def test_what_fits_a_line_is_not_broken() -> None:
    """An address that fits the measure stands on a line of its own before it is broken."""
    address = "https://example.org/archives/of/the/harbour-master/1907"
    text = f"The whole catalogue is kept at {address} for everyone."
    for measure in range(280, 340, 7):
        assert any(address in line for line in shown(text, lines(text, float(measure))))


def test_a_line_that_would_be_drawn_out() -> None:
    """A line whose spaces would become wider than an em is left short, with good spaces; no other line is."""
    address = "https://example.org/archives/of/the/harbour-master/1907"
    short, *rest = lines(f"The catalogue {address} {SENTENCE}", 270.0)
    space = WORDS.metrics.width(" ", UPRIGHT)
    assert short.ending == pytest.approx(short.natural + PLAIN.stretch * space - 270.0)
    assert all(line.ending == 0 for line in rest)
    for mark in ("", ","):  # nothing can be put behind a link
        linked = [Run("The catalogue", UPRIGHT, rigid=True), Run(f"{mark} {address} is", UPRIGHT)]
        assert (fit(linked, WORDS, 270.0, 14.0, "en")[0].ending == 0) == (not mark)


def test_letters_are_scaled_for_even_spaces() -> None:
    """With scaling, the widest and the narrowest gap between words lie nearer to each other."""

    def unevenness(scale: float) -> float:
        found = lines(SENTENCE, options=Options(scale))[:-1]
        gaps = [(MEASURE - one.natural * one.scale) / SENTENCE.count(" ", one.start, one.end) for one in found]
        return max(gaps) - min(gaps)

    assert unevenness(0.01) < unevenness(0.0)


def test_links_are_rigid() -> None:
    """A line with a link in it is not scaled."""
    runs = [Run(SENTENCE[:120], UPRIGHT), Run(SENTENCE[120:140], UPRIGHT, rigid=True), Run(SENTENCE[140:], UPRIGHT)]
    found = fit(runs, WORDS, 210.0, 14.0, "en", Options(0.01))
    assert all(line.scale == 1 for line in found if line.start < 140 and line.end > 120)
    assert any(line.scale != 1 for line in found)


def test_each_run_in_its_own_type() -> None:
    """Italic words are measured in the italic face, and spaces that do not break count as spaces."""
    upright, italic = (fit([Run("hill and field", type)], WORDS, MEASURE)[0].natural for type in (UPRIGHT, ITALIC))
    mixed = fit([Run("hill ", UPRIGHT), Run("and field", ITALIC)], WORDS, MEASURE)[0].natural
    assert min(upright, italic) < mixed < max(upright, italic)
    assert fit([Run("hill\u00a0and\u00a0field", UPRIGHT)], WORDS, MEASURE)[0].natural == pytest.approx(upright)
    text = "hill\u00a0and\u00a0field"
    assert shown(text, fit([Run(text, UPRIGHT)], WORDS, 40.0)) == ["hill\u00a0and\u00a0", "field"]
