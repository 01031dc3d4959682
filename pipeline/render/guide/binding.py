"""How printed sheets become a book: folding, stapling, sewing, cutting and gluing, step by step."""

from pipeline.render.guide.job import Job, Step, capital, counted, listed, marked, span


def cover(job: Job) -> Step:
    """The cover on heavier paper, and where it goes."""
    sentences = [f"Print the file {job.cover} on the heavier paper, at 100 %, on one side: the inside stays blank."]
    if not job.cover_bleeds:
        sentences.append("Most printers leave a narrow white edge around it, as they cannot print to the edge.")
    if job.kind == "saddle":
        sentences.append("Lay it on top of the stack, printed side up: it is the outermost sheet.")
    else:
        cut = "Cut it out along the corner marks. " if job.cover_marked else ""
        folds = "at the dashed lines" if job.cover_marked else "beside the spine"
        sentences.append(f"{cut}Press the two folds {folds} with the ruler: the spine is {job.spine:.1f} mm wide.")
    return Step("Print the cover", tuple(sentences))


def _over(job: Job) -> str:
    """How the hands fold, from a stack whose first sheet is on top."""
    halves = ("right", "left") if job.right else ("left", "right")
    return f"turn it over like the page of a book, and fold its {halves[0]} half onto the {halves[1]} one"


def staple(job: Job) -> list[Step]:
    """Fold, staple, and trim what stands out."""
    fold = [
        f"Knock the stack even on the table, {_over(job)}, all sheets at once.",
        f"The first page is on top now, the fold on its {'right' if job.right else 'left'}. Press it with the ruler.",
    ]
    if job.sheets > 5:
        fold.append("A thick stack folds better a few sheets at a time; then lay them into one another again.")
    where = "on the two lines printed there" if "staple" in job.marks else "a quarter of the height from either end"
    through = (
        f"Open it, inside down. Staple twice through the fold, {where}; the points close in the middle spread.",
        "Fold it again and leave it under some books for a night.",
    )
    trim = [_trim(job)] if job.sheets > 3 or "crop" in job.marks else []
    return [Step("Fold", tuple(fold), "fold"), Step("Staple", through, "staple"), *trim]


def _trim(job: Job) -> Step:
    along = "Cut along the corner marks" if marked(job) else "Cut as little as evens it"
    inner = "The inner pages stand out a little in front; that is as it must be."
    return Step("Trim, if you like", (inner, f"{along}, with a sharp knife and a steel ruler, or at a copy shop."))


def sew(job: Job) -> list[Step]:
    """Fold each signature, prick, sew, and glue the back."""
    one = job.signatures == 1
    over = capital(_over(job)) if one else f"With each by itself: {_over(job)}"
    fold = (_divide(job), f"{over}. Its first page is on top now. Press the fold.")
    gather = [] if one else [_gather(job)]
    at = "at the dots in the fold" if "sewing" in job.marks else "in the fold"
    where = listed([str(hole) for hole in job.holes])
    each = "it" if one else "each"
    holes = f"Open {each} in the middle and prick {len(job.holes)} holes {at}: {where} mm from the foot of the page."
    thread = "Sew in and out along the fold from the first hole to the last and back, and knot the ends inside."
    if not one:
        thread = (
            "Sew in and out along the fold from the first hole to the last, go on into the next signature, and tie it "
            "to the one before at either end."
        )
    lay = "lay it into the cover, " if job.cover else ""
    back = (
        f"Brush the back with glue, {lay}press the book between boards, and let it dry for a night before you trim it."
    )
    return [
        Step("Fold", fold, "fold" if one else "nest"),
        Step("Prick" if one else "Gather and prick", (*gather, holes), "holes"),
        Step("Sew and glue", (thread, back)),
    ]


def _divide(job: Job) -> str:
    """Which sheets make which signature."""
    if job.signatures == 1:
        return "All sheets together are one signature."
    parts, begun, first = [], 1, 1
    for size, count in job.sizes:
        which, each = span("signature", begun, begun + count - 1), " each" if count > 1 else ""
        parts.append(f"{which} of {counted(size, 'sheet')}{each} ({span('sheet', first, first + size * count - 1)})")
        begun, first = begun + count, first + size * count
    return f"Divide the stack from the top into {job.signatures} signatures: {'; '.join(parts)}."


def _gather(job: Job) -> str:
    gather = "Lay the signatures behind one another, the first on top."
    if "collation" in job.marks:
        gather += " The black bars on their backs must step down evenly: a gap shows that one is missing."
    return gather


def glue(job: Job) -> list[Step]:
    """Cut, stack, glue the spine, and trim."""
    upper, lower = ("right", "left") if job.right else ("left", "right")
    cut = (
        "Knock the stack even and cut it in two in the middle, across the long side.",
        f"Lay the {upper} half upon the {lower} half: now all pages follow one another.",
    )
    edge = "right" if job.right else "left"
    spine = (
        f"Knock the leaves even at the {edge} edge, with the first page in front of you: this is the spine. Clamp them "
        "between two boards so that the spine stands out by a few millimetres.",
        "Brush glue on the spine, bend the leaves to one side and brush, then to the other side, and brush once more.",
    )
    wrap = "Brush once more, press the spine between the folds of the cover, "
    if not job.cover:
        wrap = "Put a cover or a strip of strong paper around the spine, "
    trim = "cut along the corner marks" if marked(job) else "cut the three open sides if they are uneven"
    dry = (f"{wrap}and let it dry under a weight for a night.", f"Then {trim}.")
    return [Step("Cut and stack", cut, "cut"), Step("Glue the spine", spine, "glue"), Step("Dry and trim", dry)]
