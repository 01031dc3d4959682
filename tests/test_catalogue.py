"""What catalogues want: sort keys that are right or not given, and numbers that prove themselves."""

import pytest

from pipeline import catalogue


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("The Ferry Book", "en", "Ferry Book, The"),
        ("A Talk", "en-GB", "Talk, A"),
        ("An", "en", "An"),
        ("Theory of Tides", "en", "Theory of Tides"),
        ("The Ferry Book", "de", "The Ferry Book"),
        ("Die Fähre", "de", "Fähre, Die"),
        ("L’Île", "fr", "Île, L’"),
        ("Les Îles", "fr", "Îles, Les"),
        ("El barco", "es", "barco, El"),
        ("The  Sea", "xx", "The  Sea"),
        ("", "en", ""),
    ],
)
def test_title(title: str, language: str, expected: str) -> None:
    """The first article of the book's language, and nothing that only looks like one, goes to the end."""
    assert catalogue.sort_title(title, language) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Marsh", "Marsh, Ada"),
        ("Ada B. Marsh", "Marsh, Ada B."),
        ("J. R. Lund", "Lund, J. R."),
        ("Jean-Luc O’Neil", "O’Neil, Jean-Luc"),
        ("Johann Wolfgang von Goethe", "Goethe, Johann Wolfgang von"),
        ("Rosa von der Heide Marsh", "Heide Marsh, Rosa von der"),
        ("Ada Marsh Jr.", "Marsh, Ada, Jr."),
        ("Ada", "Ada"),
        ("Marsh, Ada", "Marsh, Ada"),
        ("The Ferry Company Ltd of Marsh", "The Ferry Company Ltd of Marsh"),
        ("Kimi2 Lund", "Kimi2 Lund"),
        ("ada marsh", "ada marsh"),
        ("Ada & Bo", "Ada & Bo"),
        ("山田 太郎", "山田 太郎"),
        ("", ""),
    ],
)
def test_name(name: str, expected: str) -> None:
    """The surname of a plain name comes first; a name that is not plain stays as it is."""
    assert catalogue.sort_name(name) == expected


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("978-3-16-148410-0", "9783161484100"),
        ("ISBN 978 3 16 148410 0", "9783161484100"),
        ("0-306-40615-2", "9780306406157"),
        ("0‐8044‐2957‐X", "9780804429573"),
    ],
)
def test_isbn(written: str, digits: str) -> None:
    """An ISBN of 10 or of 13 digits, however it is written, gives its 13."""
    assert catalogue.isbn13(written) == digits


@pytest.mark.parametrize("written", ["978-3-16-148410-1", "0-306-40615-3", "X306406152", "9771234567898", "123", ""])
def test_no_isbn(written: str) -> None:
    """A number whose last digit does not prove it is none."""
    with pytest.raises(ValueError, match="an ISBN"):
        catalogue.isbn13(written)
