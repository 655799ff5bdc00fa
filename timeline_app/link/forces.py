"""Which force of nature struck, by the words of a line: of one day and country there is one earthquake, however told.

force_in(candidate)     -> "earthquake" for "The 7.1-magnitude tremor strikes", "" for "A mill burns down"
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline_app.core.facts import EventCandidate
from timeline_app.link.rules import merging_rules
from timeline_app.link.tellings import Telling


def strike_as_one(a: Telling, b: Telling) -> bool:
    """Whether two tellings of about one day tell that the same force struck; whether in one country is not asked."""
    force = force_in(a.candidate)
    return bool(force) and force == force_in(b.candidate)


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
