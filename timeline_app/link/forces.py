"""Which force of nature struck, by the words of a line: of one day and country there is one earthquake, however told.

force_in(candidate)     -> "earthquake" for "The 7.1-magnitude tremor strikes", "" for "A mill burns down"
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline_app.core.facts import EventCandidate
from timeline_app.link.kinds import OF_A_KIND, kinship
from timeline_app.link.rules import merging_rules
from timeline_app.link.tellings import Telling, days_apart


def strike_as_one(a: Telling, b: Telling) -> bool:
    """Whether two tellings of about one day tell that the same force struck; whether in one country is not asked."""
    force = force_in(a.candidate)
    return bool(force) and force == force_in(b.candidate)


def name_one(a: Telling, b: Telling) -> bool:
    """Whether the lines of two tellings of about one day name one force: "A quake strikes", "400 die in the quake"."""
    force = _named(a.candidate.headline)
    if not force or force != _named(b.candidate.headline) or not (a.fine and b.fine):
        return False
    kin = kinship(a.candidate.kind, b.candidate.kind)
    return kin is not None and kin >= OF_A_KIND and days_apart(a, b) <= 1


def force_in(candidate: EventCandidate) -> str:
    """The force that a candidate of such a kind is about; empty where it is none, or what followed it."""
    return _named(candidate.headline) if candidate.kind in merging_rules()["forces"]["kinds"] else ""


@lru_cache(maxsize=1 << 12)
def _named(line: str) -> str:
    found = _words().search(line)
    return "" if found is None or _after().search(line) else next(f for f, word in found.groupdict().items() if word)


@cache
def _words() -> re.Pattern[str]:
    forces = merging_rules()["forces"]["words"]
    return re.compile("|".join(rf"\b(?P<{force}>{words})\b" for force, words in forces.items()), re.I)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(merging_rules()["forces"]["after"], re.I)
