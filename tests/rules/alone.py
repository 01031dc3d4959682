"""A rule run alone, on evidence that it acts on."""

from must_change import MUST

from pipeline.evidence import Evidence, Hyphens
from pipeline.evidence.encodings import misread
from pipeline.rules import RULES, Rule
from pipeline.text import Text, apply

BY_NAME = {rule.name: rule for rule in RULES}
CLOSED = Evidence("en", 1.0, None, {})
OF_TEX = Evidence("en", 1.0, None, {}, tex=("T1", "OT1"))
SOFT = Evidence("en", 1.0, None, {}, hyphens=Hyphens(cutting=""))
FRENCH = Evidence("fr", 1.0, None, {})
ODD = Evidence("en", 1.0, None, {}, substitutions={"®": "ff", "\ue001": "fi"})
LOST = Evidence("en", 1.0, None, {}, lost_ligatures=("ffi", "ff", "fi", "fl"))
MISREAD = Evidence("en", 1.0, None, {}, misread=misread(" ".join(value for value, _ in MUST["mojibake"])))


def own_evidence(rule: Rule) -> Evidence:
    """Evidence on which a rule acts."""
    return {
        "tex codes": OF_TEX,
        "font hyphens": SOFT,
        "mojibake": MISREAD,
        "french spaces": FRENCH,
        "substituted ligatures": ODD,
        "lost ligatures": LOST,
    }.get(rule.name, CLOSED)


def alone(rule: Rule, value: str, given: Evidence | None = None) -> str:
    """What one rule makes of a text."""
    given = given or own_evidence(rule)
    return apply(Text.raw(value), rule.find(Text.raw(value), given), rule.name)[0].value
