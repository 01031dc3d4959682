"""What a validator says of one file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """The version of the validator, how many things it looked at, each complaint, and how many there are by kind.

    `unit` says what `checks` counts ("files"). Kinds are in the validator's own words ("error", "violation"). There may
    be fewer messages than complaints, where a validator says the same of many places.
    """

    version: str
    checks: int
    unit: str
    messages: tuple[str, ...] = ()
    tally: tuple[tuple[str, int], ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no complaint of any kind."""
        return not self.messages
