"""How like two kinds of event are (`resources/link/merging.toml`): who met may have agreed, but was in no accident.

kinship("meeting", "agreement")  ->  0.5
kinship("meeting", "accident")   ->  None
"""

from __future__ import annotations

from functools import cache

from timeline_app.link.rules import merging_rules

STRANGE = -0.5
"""Kinship of kinds that have nothing to do with each other: only the same words can then make one event of two."""
ONE_KIND, LOOSELY, OF_A_KIND, NEAR = 0.8, 0.4, 0.5, 0.15
"""Kinship of one kind with itself, of one that says little, of kinds of one family, and of those that may be one."""


@cache
def family(kind: str) -> str:
    """The family of a kind of event; a kind that no family lists is its own."""
    return next((name for name, kinds in merging_rules()["families"].items() if kind in kinds), kind)


@cache
def once(kind: str) -> bool:
    """Whether a person goes through this kind of event once in a while only: taking office, dying."""
    return kind in merging_rules()["once"]


@cache
def kinship(a: str, b: str) -> float | None:
    """How like two kinds of event are, below 0 where it speaks against them; None if one happening is never both."""
    rules = merging_rules()
    if a == b:
        return LOOSELY if a in rules["loose"] else ONE_KIND
    if family(a) == family(b):
        return OF_A_KIND
    families = {family(a), family(b)}
    if any(families == set(pair) for pair in rules["apart"]):
        return None
    near = a in rules["void"] or b in rules["void"] or any(families == set(pair) for pair in rules["near"])
    return NEAR if near else STRANGE
