"""The few words that the book says of itself, in the language of the book."""

from collections.abc import Mapping
from types import MappingProxyType

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "contents": "Contents",
        "title_page": "Title page",
        "cover": "Cover",
        "colophon": "Colophon",
        "landmarks": "Landmarks",
        "text": "Text",
        "note": "Note {}",
        "back": "Back to the text",
        "by": "by",
        "in_source": "in the source: {}",
        "made": "The printed edition is set in {}. Made with chapbook; every change to the text is on record.",
        "edition": "Edition: {}",
    },
    "de": {
        "contents": "Inhalt",
        "title_page": "Titelseite",
        "cover": "Umschlag",
        "colophon": "Kolophon",
        "landmarks": "Orientierung",
        "text": "Text",
        "note": "Anmerkung {}",
        "back": "Zurück zum Text",
        "by": "von",
        "in_source": "in der Vorlage: {}",
        "made": "Die Druckausgabe ist aus der {} gesetzt. Gemacht mit chapbook; jede Änderung ist verzeichnet.",
        "edition": "Ausgabe: {}",
    },
    "fr": {
        "contents": "Table des matières",
        "title_page": "Page de titre",
        "cover": "Couverture",
        "colophon": "Colophon",
        "landmarks": "Repères",
        "text": "Texte",
        "note": "Note {}",
        "back": "Retour au texte",
        "by": "par",
        "in_source": "dans la source : {}",
        "made": "L’édition imprimée est composée en {}. Réalisé avec chapbook ; tout changement est consigné.",
        "edition": "Édition : {}",
    },
}


def words(language: str) -> Mapping[str, str]:
    """The words in the given language, or in English where there are none."""
    return MappingProxyType(_WORDS.get(language[:2].lower(), _WORDS["en"]))
