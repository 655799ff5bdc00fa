"""How alike the lines of two tellings are: by the words that say something, or by the force of nature that both name.

likeness(a, b)     -> 0.5, where a is "A ferry sinks off Halden", b "Two die as a ferry sinks"
likeness(a, b)     -> 0.6 or more for "The quake kills 400" and "An earthquake strikes Aldova" of one day
"""

from __future__ import annotations

from timeline_app.link.forces import name_one
from timeline_app.link.tellings import Telling, days_apart, words_of

_NAMED_ALIKE = 0.6
"""Likeness of two lines, at least, that name one force of nature: "the quake strikes", "400 die in the quake"."""
_AFTER = " after "
"""What stands behind it happened before what a line tells."""


def likeness(a: Telling, b: Telling) -> float:
    """The share of words that two headlines have in common, 0..1.

    What one tells of the day after does not happen on the day before: "Divers search the river after a bridge fell".
    """
    one, other = a.line, b.line
    common = set(one).intersection(other)
    if common and days_apart(a, b):
        one, other = _main_words(a), _main_words(b)
        common = set(one).intersection(other)
    if not common:
        return 0.0
    share = 2 * len(common) / (len(one) + len(other))
    return max(share, _NAMED_ALIKE) if name_one(a, b) else share


def _main_words(telling: Telling) -> tuple[str, ...]:
    line = telling.candidate.headline
    return words_of(line.partition(_AFTER)[0]) if _AFTER in line else telling.line
