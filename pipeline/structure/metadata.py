"""The metadata of a book: what its title page says, and what the .toml gives instead."""

from collections.abc import Iterable, Sequence

from pipeline import catalogue
from pipeline.catalogue import Credit, Volume
from pipeline.config import BookConfig
from pipeline.model import Claim, Meta, Person, PrintedDate, Str
from pipeline.structure.decisions import Decision
from pipeline.structure.title import Front


def choose(front: Front, given: BookConfig, language: str, stem: str, identifier: str) -> tuple[Meta, list[Decision]]:
    """The metadata: what the .toml gives comes before what the text shows; what it replaces is named.

    Where there is no author, those who answer for the book in their place are its creators.
    """
    titles, other_title = _choose(
        "title", (given.title,) if given.title else None, (front.title,) if front.title else ()
    )
    wanted = {" ".join(subtitle.split()) for subtitle in given.subtitles or ()}
    stated = [line for line in front.credit_lines if line.text in wanted]
    subtitles, other_subtitles = _choose("subtitle", given.subtitles, (*front.subtitles, *stated))
    credits = given.authors or tuple(Credit(author.text) for author in front.authors)
    authors, other_authors = _choose("author", tuple(credit.name for credit in credits), front.authors)
    date = front.date
    if given.date:
        date = PrintedDate(given.date, date.printed if date else None)
    named = {author.text for author in authors}
    contributors = given.contributors or tuple(credit for credit in front.credits if credit.name not in named)
    leading = () if authors else catalogue.leading(contributors)
    volume = given.series or Volume("")
    found = Meta(
        title=titles[0] if titles else Str(stem),
        subtitles=subtitles,
        creators=_people(authors, credits) or _spanless(leading),
        date=date,
        language=given.language or language,
        identifier=given.identifier or identifier,
        modified=_modified(given, front.date),
        publisher=given.publisher,
        rights=given.rights,
        description=given.description,
        edition=given.edition,
        title_sort=given.title_sort,
        contributors=_spanless(credit for credit in contributors if credit not in leading),
        credit_lines=tuple(line for line in front.credit_lines if line not in stated),
        series=volume.series,
        number=volume.number,
        subjects=given.subjects,
        source=given.source,
        isbn=given.isbn.ebook,
        print_isbn=given.isbn.print,
        claim=Claim(given.conformance, given.certified_by, given.certifier_report, given.certifier_credential),
    )
    return found, [*other_title, *other_subtitles, *other_authors]


def _spanless(credits: Iterable[Credit]) -> tuple[Person, ...]:
    """People whose names stand nowhere alone in the text."""
    return tuple(Person(Str(credit.name), credit.role, credit.sort) for credit in credits)


def _people(names: Sequence[Str], credits: Sequence[Credit]) -> tuple[Person, ...]:
    return tuple(Person(name, credit.role, credit.sort) for name, credit in zip(names, credits, strict=True))


def _choose(kind: str, given: tuple[str, ...] | None, found: tuple[Str, ...]) -> tuple[tuple[Str, ...], list[Decision]]:
    """The leaves to use: those found, or those given, each as the leaf that was found where it is spelled the same."""
    if given is None:
        return found, []
    left = list(found)
    chosen = []
    for text in given:
        same = next((leaf for leaf in left if leaf.text.split() == text.split()), None)
        chosen.append(same or Str(text))
        if same:
            left.remove(same)
    reason = f"the .toml gives another {kind}"
    return tuple(chosen), [
        Decision(f"printed {kind}", leaf.span, "replaced", reason, 1.0, removes=True) for leaf in left
    ]


def _modified(given: BookConfig, found: PrintedDate | None) -> str:
    """The latest full date of the .toml, else the text's own, else 2000-01-01: no clock is read."""
    full = [date for date in (given.modified, given.date) if date and len(date) == 10]
    own = [found.iso] if found and len(found.iso) == 10 else []
    return max(full or own or ["2000-01-01"])
