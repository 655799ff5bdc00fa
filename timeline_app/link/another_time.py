"""Whether what is told in the past without a date is of another time than the day of its article.

"Berg founded the mill in 1902. A storm took its roof." stands in an article of 2010: the storm was not on its day, nor
is it known when it was. The dates told just before it say so; where none are near and the article goes on for long,
nothing ties it to the day on which it was written.

    is_of_another_time(storm, None, facts, times, day)  ->  True
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from timeline_app.core.calendar import DAY
from timeline_app.core.facts import ArticleFacts, EventCandidate
from timeline_app.core.interval import Interval
from timeline_app.core.timex import ResolvedTime, TimeType

_DATED = (TimeType.DATE, TimeType.TIME)
_OLD = 14 * DAY
"""What was longer ago than this is no news of the day."""
_AHEAD = 3 * DAY
_NEAR = 3
"""Sentences on which an event takes the date of another one though its own sentence names an older one."""
_DEEP = 60
"""From this sentence on a long text has mostly left the day that it was written on."""
_SIGHT = 5
"""Sentences back to look there for a date that is of that day."""


def is_of_another_time(
    event: EventCandidate,
    giver: EventCandidate | None,
    facts: ArticleFacts,
    times: Sequence[ResolvedTime],
    day: Interval,
) -> bool:
    """Whether the last date told before it is an old one, or none is told in sight deep in the article of this `day`.

    `giver` is the event whose date it would take otherwise. What is listed with another event stays there.
    """
    if event.amid is None or event.detail_of is not None or event.near is not None:
        return False
    at = _sentence(facts, event.span.start)
    if at >= len(facts.sentences):
        return False
    told = (times[n] for n in event.amid if n < len(times))
    if giver is not None and at - (of_giver := _sentence(facts, giver.span.start)) <= _NEAR:
        # The date of its giver counts as long as no older one comes between.
        first, last = facts.sentences[of_giver].end, facts.sentences[at].start
        return next(_are_old((t for t in told if first <= _start(t) < last), day), False)
    old = next(_are_old(told, day), None)
    if old is not None or at < _DEEP:
        return bool(old)
    return not _is_in_sight(at, facts, times, day)


def _is_in_sight(at: int, facts: ArticleFacts, times: Sequence[ResolvedTime], day: Interval) -> bool:
    """Whether the last date told within some sentences up to this one is of these days."""
    first, last = (
        bisect_left(times, place, key=_start)
        for place in (facts.sentences[max(0, at - _SIGHT)].start, facts.sentences[at].end)
    )
    return not next(_are_old(reversed(times[first:last]), day), True)


def _sentence(facts: ArticleFacts, at: int) -> int:
    """The number of the sentence that ends behind a place in the text."""
    return bisect_right(facts.sentences, at, key=attrgetter("end"))


def _are_old(times: Iterable[ResolvedTime], day: Interval) -> Iterator[bool]:
    """Of the dates among the times, whether each is old; those that lie far ahead say nothing."""
    for time in times:
        when = time.interval
        if time.expression.type not in _DATED or when is None or when.end is None or day.start is None:
            continue
        if day.start - when.end > _OLD:
            yield True
        elif when.start is None or when.start <= day.start + _AHEAD:
            yield False


def _start(time: ResolvedTime) -> int:
    return time.expression.span.start
