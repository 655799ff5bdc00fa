"""What somebody "has" done is told again for months: "Berg, who has pleaded not guilty". It happened once, by then.

is_standing(a, b)     -> True for two articles of June and of October that both say so
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from timeline_app.core.facts import DateSource
from timeline_app.link.event_dates import EventDate
from timeline_app.link.lines import likeness
from timeline_app.link.rules import merging_rules
from timeline_app.link.tellings import Telling, days_apart

_NEARLY = 0.7
"""Likeness of the lines of two articles that say the same."""
_NEWS_DAYS = 3
"""Days within which what "has" happened is news."""
_ITS_NEWS = 0.95
"""Salience of what an article is about: that has happened anew ("has resigned", nine years on)."""
_LONGEST = 2 * 366
"""Days for which what somebody has done is told again."""
_SINCE_THEN = "told for a long time as what has happened: by the day of the first article"


def is_standing(a: Telling, b: Telling) -> bool:
    """Whether both say, in the perfect and without a day, what somebody has done."""
    if not a.people or a.people != b.people or a.candidate.verb != b.candidate.verb:
        return False
    return stands(a) and stands(b) and _is_recalled(a, b) and likeness(a, b) >= _NEARLY


def _is_recalled(a: Telling, b: Telling) -> bool:
    """Whether the later article tells it in passing, not as its own news, and not too long afterwards."""
    later = max(a, b, key=attrgetter("end"))
    return later.candidate.salience < _ITS_NEWS and days_apart(a, b) <= _LONGEST


def by_first(tellings: Sequence[Telling], date: EventDate) -> EventDate:
    """The date of an event: up to the day of the first article, where articles far apart say that it has happened."""
    dated = [t for t in tellings if t.when is not None]
    if len(dated) < 2 or not all(map(stands, dated)):
        return date
    first, last = min(dated, key=lambda t: t.end), max(dated, key=lambda t: t.end)
    if first.when is None or days_apart(first, last) <= _NEWS_DAYS:
        return date
    return replace(date, when=replace(first.when, start=None), reason=_SINCE_THEN)


def stands(telling: Telling) -> bool:
    """Whether it says in the perfect, without a day, what has happened, of a kind that is said again for months."""
    told = telling.candidate
    if not told.perfect or telling.date.source is not DateSource.ARTICLE_DAY:
        return False
    return not {told.kind, told.verb}.isdisjoint(merging_rules()["standing"])
