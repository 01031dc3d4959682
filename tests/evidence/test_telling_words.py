"""A language is told by its commonest words where they leave no doubt, and by the model where they do."""

import random

import pytest

from pipeline import dictionary
from pipeline.evidence import languages
from pipeline.evidence.languages import detect_language

TEXTS = {
    "en": """The keeper of the lock was not at home, and it was his dog that came down to the water for them. They had
    waited there from noon, with nothing to eat, and this was the day on which the boat should have come up from the
    sea. “You are late,” he said, and he was right, for the lamps of the town had been lit an hour ago. Nobody spoke on
    the way to the house, and the dog ran before them with the key of the gate in its mouth.""",
    "de": """Der Wärter der Schleuse war nicht zu Hause, und es war sein Hund, der zu ihnen an das Wasser kam. Sie
    hatten seit dem Mittag gewartet und nichts gegessen, und auf diesen Tag war das Boot angesagt, das von dem Meer
    kommen sollte. »Ihr seid spät«, sagte er, und er hatte recht, denn die Lampen in der Stadt brannten schon. Auf dem
    Weg zu dem Haus sprach niemand ein Wort, und der Hund lief vor ihnen her und trug den Schlüssel in dem Maul.""",
    "fr": """Le gardien de l’écluse n’était pas dans la maison, et c’est le chien qui est venu pour les voir sur le bord
    du canal. Ils avaient attendu depuis midi, et il ne restait plus rien que des pommes dans une caisse. « Vous êtes en
    retard », dit une voix par la fenêtre, et ce n’était pas faux, car les lampes de la ville brûlaient au loin. Sur le
    chemin, nous ne disions rien, et le chien courait devant nous avec la clef des portes dans la gueule.""",
}


@pytest.mark.parametrize("language", TEXTS)
def test_without_the_model(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """Three sentences are enough, and the model would say the same."""
    assert languages._modelled(TEXTS[language]) == language
    monkeypatch.setattr(languages, "_modelled", lambda _: "asked")
    assert detect_language(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "It was the end of the day.",
        TEXTS["en"] + TEXTS["de"],
        TEXTS["fr"] + TEXTS["en"],
        "Ferry, Harbour, Lantern, Orchard, Pier, Quay, Tide, Wall. " * 12,
        "",
    ],
)
def test_left_to_the_model(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """What is short, in two languages, or no prose, is left to it."""
    monkeypatch.setattr(languages, "_modelled", lambda _: "asked")
    assert detect_language(text) == "asked"


@pytest.mark.parametrize("language", ["ca", "da", "es", "it", "nb", "nl", "pt", "ro", "sv"])
@pytest.mark.parametrize("count", [80, 2_000])
def test_akin_languages(language: str, count: int) -> None:
    """Words by chance, as often as they are used in a language that is akin to one of the three, are none of theirs."""
    words = dictionary.load(language)
    assert words is not None
    common = dict(list(words.frequencies.items())[:5_000])
    for seed in range(20):
        text = " ".join(random.Random(seed).choices(list(common), list(common.values()), k=count))
        assert languages._told(text) == ""
