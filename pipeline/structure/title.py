"""The title page: what stands before the text proper, as metadata with spans."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.catalogue import Credit
from pipeline.evidence import Evidence
from pipeline.model import PrintedDate, Str
from pipeline.structure import dates, labels
from pipeline.structure.decisions import Decision
from pipeline.structure.joining import join
from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.names import BYLINE, author, credited, is_name, is_person
from pipeline.structure.page_numbers import key
from pipeline.structure.spans import span
from pipeline.structure.stops import UNTITLED
from pipeline.text import Text
from pipeline.vocabulary import AROUND, OPEN

_LONGEST = 100
_MOST_LINES = 8
_NARROW = 0.6
_HYPHENS = "-\u2010\u00ad"


@dataclass(frozen=True, slots=True)
class Front:
    """What was read from the title page, how many lines it took, and the decisions about them.

    `credit_lines`: those that say who else had a part in the book, and `credits` what they say.
    """

    title: Str | None
    subtitles: tuple[Str, ...]
    authors: tuple[Str, ...]
    date: PrintedDate | None
    used: int
    decisions: tuple[Decision, ...]
    credits: tuple[Credit, ...] = ()
    credit_lines: tuple[Str, ...] = ()


@dataclass(slots=True)
class _Below:
    """What stands below the title, and what is decided about it."""

    subtitles: list[Str] = field(default_factory=list)
    authors: list[Str] = field(default_factory=list)
    credit_lines: list[Str] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)


def read(
    text: Text, lines: Sequence[Line], evidence: Evidence, names: Collection[str] = (), alone: bool = False
) -> Front:
    """Title, subtitles, byline and date out of the lines before the first heading.

    The first line is the title if it is short and no sentence; the short lines after it, up to the first
    prose, are subtitles. A date at the end of the title, or alone on a line, is the book's. `names`: words of running
    heads that go through the whole book: they show a title over two or three lines, and the author. `alone`: nothing
    comes after these lines, so not all of them can be a title page.
    """
    if not lines or not _short(lines[0]) or _runs_on(lines, evidence.measure):
        return Front(None, (), (), _only_date(lines[:_MOST_LINES]), 0, ())
    used = extent(lines)
    if alone and used == len(lines):
        used = next((index for index in range(1, len(lines)) if lines[index].gap), 1)
    page = lines[:used]
    over = _over(page, names)
    dated, end = _dated(page[over - 1 :])
    printed, decisions = _date(text, dated, (end, page[over - 1].end)) if dated else (_only_date(page[over:]), [])
    below = _below(text, page, over, dated, names)
    last = page[over - 1]
    last = replace(last, end=end, text=" ".join(text.value[last.start : end].split()))
    title = join(text, [*page[: over - 1], last], evidence)
    said = (*decisions, *below.decisions, *title.decisions)
    credits = tuple(credit for own in credited(page[over:]).values() for credit in own)
    subtitles, authors, stated = tuple(below.subtitles), tuple(below.authors), tuple(below.credit_lines)
    return Front(title.leaf, subtitles, authors, printed, used, said, credits, stated)


def _below(
    text: Text, page: Sequence[Line], over: int, dated: tuple[int, int] | None, names: Collection[str]
) -> _Below:
    """What stands below a title of `over` lines; the date is at `dated`."""
    made = _Below()
    same = [line for line in page[over:] if _key([line]) == _key(page[:over]) and not line.stays]
    again = [line for line in same if dated != (line.start, line.end)]
    said = credited(page[over:])
    able = [line for index, line in enumerate(page[over:]) if index not in said and line not in again]
    named = author(able, names, _key(page[:over]))
    for index, (above, line) in enumerate(pairwise(page[over - 1 :])):
        raw, leaf = span(text, [(line.start, line.end)]), _leaf(text, line.start, line.end)
        if line in again:
            made.decisions.append(Decision("title", raw, "left out", "the title a second time", 0.9, removes=True))
        elif named and line is named[0]:
            made.authors.append(leaf)
            made.decisions.append(Decision("author", leaf.span, line.text, *named[1:]))
        elif DIVIDER.match(line.text) and not line.stays:
            made.decisions.append(Decision("divider", raw, "left out", "a rule on the title page", 0.95, removes=True))
        elif index in said:
            made.credit_lines.append(leaf)
        elif _is_byline(above.text) or BYLINE.match(line.text):
            found, left_out = _byline(text, line)
            made.authors += found
            made.decisions += left_out
        elif not (dated and dated[0] == line.start):
            made.subtitles.append(leaf)
    return made


def _key(lines: Sequence[Line]) -> str:
    return key(" ".join(line.text for line in lines))


def _over(lines: Sequence[Line], names: Collection[str]) -> int:
    """How many lines the title takes: as many as running heads repeat together, or two if the first is not whole.

    It is not where it ends in a word that ends nothing or in a cut one, or where one word follows that is not the
    last line. Two lines that are the whole title page may name the author in the second, and the heads both.
    """
    words = lines[0].text.split()
    if len(lines) > 1 and not (lines[1].apart or lines[1].feeds):
        cut = words[-1][-1] in _HYPHENS and lines[1].text[0].islower()
        if cut or words[-1].lower() in OPEN:
            return 2
    for count in (3, 2):
        if count <= len(lines) and _key(lines[:count]) in names:
            both = count == len(lines) == 2 and (is_person(lines[1].text) or lines[1].text.isalpha())
            return 1 if both else count
    if len(lines) < 3 or lines[1].apart or lines[1].feeds or lines[2].feeds:
        return 1
    return 2 if len(words) > 2 and lines[1].text.isalpha() and not _is_byline(lines[1].text) else 1


def _is_byline(text: str) -> bool:
    """Whether a line is nothing but the word before an author's name."""
    return bool(BYLINE.fullmatch(text))


def _byline(text: Text, line: Line) -> tuple[list[Str], list[Decision]]:
    """The author that a line names, and what goes: the word before the name, and a comma behind it."""
    match = BYLINE.match(line.text)
    start = line.start + (match.end() if match else 0)
    end = line.start + len(line.text.rstrip(" ,;"))
    reason = "the word before the author's name, or the mark behind it"
    gone = [span(text, [place]) for place in ((line.start, start), (end, line.end)) if place[0] < place[1]]
    left_out = [Decision("byline", raw, "left out", reason, 0.9, removes=True) for raw in gone]
    return ([_leaf(text, start, end)] if start < end else []), left_out


def _runs_on(lines: Sequence[Line], measure: int | None) -> bool:
    """Whether the first line is a full one, and its paragraph goes on in the next."""
    full = measure is not None and lines[0].indent + len(lines[0].text) >= 0.75 * measure
    return full and len(lines) > 1 and not lines[1].apart


def _short(line: Line) -> bool:
    label = labels.read(line.text, 0)
    if label and label.kind == "arabic":
        return False
    return len(line.text) <= _LONGEST and not UNTITLED.search(line.text) and not DIVIDER.match(line.text)


def extent(lines: Sequence[Line]) -> int:
    """How many lines belong to the title page: the short ones in front, at most eight, and none of a text run on.

    It ends where another page begins, unless that says the title again or names a person, and before the name of a
    part like a preface.
    """
    if not lines:
        return 0
    used = 1
    while used < min(len(lines), _MOST_LINES) and _belongs(lines, used):
        used += 1
    runs_on = used < len(lines) and not (lines[used].apart or lines[used].top)
    sure = _surely(lines[: _MOST_LINES + 1], used)
    while used > sure and runs_on and not lines[used - 1].apart:
        used -= 1  # the first lines of a wrapped paragraph are short, but no subtitles
    return used - 1 if runs_on and used > sure else used


def _surely(lines: Sequence[Line], used: int) -> int:
    """How many lines in front are no text, though no distance shows it: the title again, and a name below the title.

    A name counts where the line below it is narrow, too: else it may be the heading of a text that begins there.
    """
    title, sure = key(lines[0].text), 1
    widest = max(len(line.text) for line in lines)
    if used > 2 and is_name(lines[1].text) and len(lines[2].text) < _NARROW * widest:
        sure = 2
    return max([sure, *(index + 1 for index in range(1, used) if key(lines[index].text) == title)])


def _belongs(lines: Sequence[Line], index: int) -> bool:
    """Whether a line goes on with the title page."""
    line = lines[index]
    if _is_byline(lines[index - 1].text):
        return True
    if not (_short(line) or DIVIDER.match(line.text)) or key(line.text) in AROUND:
        return False
    again = any(key(line.text) in key(" ".join(other.text for other in lines[:n])) for n in range(1, index + 1))
    new_page = line.feeds or line.top
    alone = index + 1 == len(lines) or lines[index + 1].apart
    return not new_page or again or (alone and is_name(line.text)) or bool(BYLINE.match(line.text))


def _leaf(text: Text, start: int, end: int) -> Str:
    return Str(" ".join(text.value[start:end].split()), span(text, [(start, end)]))


def _dated(lines: Sequence[Line]) -> tuple[tuple[int, int] | None, int]:
    """Where a title page prints its date, behind the title or on a line of its own; and where the title ends."""
    title = lines[0]
    inside = [m for m in dates.mentions(title.text) if m.start and m.end >= len(title.text.rstrip(")]"))]
    name = title.text[: inside[-1].start].rstrip(" ,–—-([") if inside else ""
    if name:
        return (title.start + inside[-1].start, title.start + inside[-1].end), title.start + len(name)
    for line in lines[1:]:
        if any((m.start, m.end) == (0, len(line.text)) for m in dates.mentions(line.text)):
            return (line.start, line.end), title.end
    return None, title.end


def _date(text: Text, place: tuple[int, int], title: tuple[int, int]) -> tuple[PrintedDate, list[Decision]]:
    """The date that is printed at a place, settled by the other dates of the text.

    What parts it from the title, the range from `title` on, goes: a comma, a dash, brackets.
    """
    mention = dates.mentions(text.value[slice(*place)])[0]
    others = dates.mentions(text.value[: place[0]]) + dates.mentions(text.value[place[1] :])
    iso, evidence, confidence = dates.settle(mention, others)
    leaf = _leaf(text, *place)
    decisions = [Decision("date", leaf.span, iso, evidence, confidence)]
    beside = ((title[0], place[0]), (place[1], title[1])) if place[1] <= title[1] else ()
    for start, end in beside:
        if between := text.value[start:end].strip():
            reason = "title and date are set apart"
            decisions.append(Decision("date separator", span(text, [(start, end)]), between, reason, 0.95, True))
    return PrintedDate(iso, leaf), decisions


def _only_date(lines: Sequence[Line]) -> PrintedDate | None:
    """The one date that the lines of the title page name and that reads in one way."""
    readings = [mention.readings for line in lines for mention in dates.mentions(line.text)]
    found = {reading[0] for reading in readings if len(reading) == 1}
    return PrintedDate(found.pop()) if len(found) == 1 else None
