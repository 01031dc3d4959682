"""How the sheets are printed, and what to have at hand: sentences for someone who has never printed a book."""

from collections.abc import Sequence

from pipeline.impose.schemes import Kind
from pipeline.render.guide.binding import cover, glue, sew, staple
from pipeline.render.guide.job import Job, Step, capital, counted, listed, span

_BOUND: dict[Kind, str] = {
    "saddle": "folded and stapled",
    "signatures": "folded and sewn",
    "perfect": "cut and glued",
}


def lead(job: Job) -> str:
    """What this is, in one sentence."""
    made = f"{counted(job.pages, 'page')} on {counted(job.sheets, 'sheet')} of {job.paper} paper, {_BOUND[job.kind]}"
    return f"{made}, with a cover of its own." if job.cover else f"{made}."


def needs(job: Job) -> list[str]:
    """What to have at hand."""
    found = [
        f"{counted(len(job.chosen), 'sheet')} of {job.paper} paper ({job.size}), plain 80 g/m², and a few to spare"
    ]
    if job.cover:
        found.append(f"1 sheet of heavier paper for the cover, {job.cover_paper}, 160 to 200 g/m²")
    found.append(
        "a printer that prints on both sides" if job.manual == "no" else "a printer; the sheets go through it twice"
    )
    tools = {
        "saddle": [
            "a ruler or the back of a spoon, to press the fold",
            "a stapler with a long arm, or one that swivels",
        ],
        "signatures": [
            "a ruler or the back of a spoon, to press the folds",
            "an awl or a thick needle, a blunt needle and linen thread",
        ],
        "perfect": [
            "a guillotine, or a sharp knife and a steel ruler; a copy shop cuts the stack in a minute",
            "bookbinding glue (PVA), a flat brush, two boards and something heavy",
        ],
    }
    return found + (tools[job.kind] if job.whole else [])


def settings(job: Job) -> list[tuple[str, str]]:
    """The print window: what to look for, and what to choose."""
    edge = "short" if job.flip == "short" else "long"
    two_sided = f"On, “flip on {edge} edge”" if job.manual == "no" else "Off (one side at a time)"
    tray = "The tray with this paper" if job.manual == "no" else "The manual or rear tray"
    return [
        ("File", job.file),
        ("Paper size", f"{capital(job.paper)} ({job.size})"),
        ("Paper tray", tray),
        ("Orientation", "Landscape, or automatic"),
        ("Size", "100 %, actual size; not “fit”"),
        ("Two-sided", two_sided),
        ("Booklet mode", "Off: the pages are in place already"),
    ]


def steps(job: Job) -> list[Step]:
    """From the first trial to the finished book."""
    printing = [_trial(job), _print(job)] if job.manual == "no" else _by_hand(job)
    if not job.whole:
        which = f"This file has only {counted(len(job.chosen), 'sheet')} of the book: {_numbers(job.chosen)}."
        exchange = Step(
            "Exchange the sheets", (which, "Put each in the place of the old one, front up, as it lay there.")
        )
        return [*printing, exchange]
    binding = {"saddle": staple, "signatures": sew, "perfect": glue}[job.kind](job)
    return [*printing, *([cover(job)] if job.cover else []), *binding]


def _numbers(numbers: Sequence[int]) -> str:
    return f"number{'s' if len(numbers) > 1 else ''} {listed([str(number) for number in numbers])}"


def _trial(job: Job) -> Step:
    return Step(
        "Try one sheet",
        (
            "Print pages 1 and 2 of the file only: they are the first sheet.",
            "Turn it over like the page of a book. If both sides stand upright, go on; if one is on its head, see "
            "“If something is wrong”.",
        ),
        "turn",
    )


def _print(job: Job) -> Step:
    if not job.whole:
        return Step("Print all of it", ("Print the whole file.",))
    return Step(
        "Print all of it",
        ("Print the whole file, and leave the sheets in the order in which they come.", _before_you(job)),
        "stack",
    )


def _before_you(job: Job) -> str:
    """How the printed stack must lie, and how to know its first sheet."""
    known = "it looks like the first page of the file"
    if 1 in job.top:
        known += f", with the title on its {'left' if job.top[0] == 1 else 'right'} half"
    if job.sheets == 1:
        return f"Lay the sheet before you, its front up: {known}."
    return f"Lay the stack before you, sheet 1 on top and its front up: {known}."


def _by_hand(job: Job) -> list[Step]:
    """Fronts, the pile put back, backs."""
    count = len(job.chosen)
    if job.manual == "in-order":
        lies, over = "face up", "like the page of a book" if job.flip == "short" else "head over foot"
        back = f"Take the whole pile from the tray, turn it over {over}, and put it in again."
    else:
        lies, back = "face down", "Take the whole pile from the tray and put it in again as it lies, unsorted."
    backs = f"Print {span('page', count + 1, 2 * count)}."
    return [
        _trial_by_hand(job, count),
        Step("Print the fronts", (f"Print {span('page', 1, count)}. The sheets come out {lies}: leave them so.",)),
        Step("Put the pile in again", (back, "The blank sides must be those that are printed now, heads as before.")),
        Step("Print the backs", (backs, _before_you(job)), "stack") if job.whole else Step("Print the backs", (backs,)),
    ]


def _trial_by_hand(job: Job, count: int) -> Step:
    upright = "Turn each over like the page of a book: both sides must stand upright."
    if count == 1:
        return Step(
            "Mind how the paper lies", ("Mark a blank sheet, to see which side is printed and where its head is.",)
        )
    backs = (count + 1, count + 2) if job.manual == "in-order" else (2 * count - 1, 2 * count)
    again = f"Put the two sheets in again as in step 3, and print {span('page', *backs)}."
    return Step("Try two sheets", (f"Print pages 1 and 2 only: two fronts. {again}", upright), "turn")


def troubles(job: Job) -> list[tuple[str, str]]:
    """What goes wrong most often, and what mends it."""
    found = [
        ("Backs stand on their heads", _upright(job)),
        ("White all around, pages too small", "Something scaled them: set the size to 100 %."),
    ]
    if job.manual != "no":
        order = "reversed" if job.manual == "in-order" else "in-order"
        found.append(
            ("Backs are behind the wrong fronts", f"The file must be made anew, with --manual-duplex {order}.")
        )
    if job.whole and job.sheets > 1:
        dealt = "Deal them onto the table one by one, without turning them."
        found.append(("The last sheet is on top", dealt))
    if job.whole:
        found.append(("One sheet is spoiled", _again(job)))
    if job.scale < 1:
        found.append(
            ("Pages look small", f"They are printed at {job.scale:.0%} to fit half a sheet; larger paper helps.")
        )
    return found


def _upright(job: Job) -> str:
    """What turns the backs about: the other edge, or the pile put in the other way round."""
    if job.manual != "no":
        return "Put the pile in again the other way round, its foot where its head was."
    other = "long" if job.flip == "short" else "short"
    return (
        "Choose the other edge in the print window. If it has no other, the file must be made anew, "
        f"with --flip {other}."
    )


def _again(job: Job) -> str:
    if job.manual != "no":
        return "Made anew with --sheets and its number, the file has that sheet alone."
    return "Print its two pages of the file alone: sheet 2 is pages 3 and 4, and so on."
