"""Whatever is corrected, and wherever: the account of the book balances, or it is told what does not fit."""

from pathlib import Path

from correcting import RAW, corrected, entry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.corrections import VERBS
from pipeline.model import walk

WORDS = RAW.split()


@st.composite
def entries(draw: st.DrawFn, name: str) -> str:
    """An entry about words of the text, with some of those around them."""
    first = draw(st.integers(0, len(WORDS) - 1))
    last = first + draw(st.sampled_from([1, 2, 3, 12]))
    find = " ".join(WORDS[first:last])
    keys: dict[str, str | int] = {"id": name, "find": find}
    if first and draw(st.booleans()):
        keys["before"] = " ".join(WORDS[max(0, first - 4) : first])
    if draw(st.integers(0, 5)) == 0:
        keys["occurrence"] = "all"
    verb = draw(st.sampled_from(["fix", "fix", *VERBS]))
    if verb == "fix":
        keys["replace"] = draw(
            st.sampled_from(["", "new", f"{find} more", f"“{find}", f"x{find[1:]}", f"{find[:-1]}’"])
        )
    if verb == "heading":
        keys["level"] = draw(st.integers(1, 6))
    return entry(verb, **keys)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.tuples(*(entries(f"e{number}") for number in range(4))))
def test_the_account_balances(tmp_path: Path, said: tuple[str, ...]) -> None:
    """Entries of all kinds, near each other and far, in one book; every id stays the only one of its name."""
    prepared = corrected(tmp_path, "".join(said), draft=True)
    assert len(prepared.corrections) == len(said)
    assert len(prepared.missing) == sum(not outcome.well for outcome in prepared.corrections)
    ids = [section.id for _, section in walk(prepared.book.sections)]
    assert len(ids) == len(set(ids))
