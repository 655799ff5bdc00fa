"""The years of a list of days that names none: its entries run in order, and the latest is over by the article's day.

"March 9: The mill burned down. … June 2: A ferry sank. … January 4: A bridge fell. …" of May 2012 begins in March 2011.

    years_of_entries(facts, today)  ->  {0: 2011, 1: 2011, 2: 2012}, by the number of the time expression
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline_app.core.calendar import civil_from_days, days_from_civil, is_date
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.timex import TimeExpression
from timeline_app.link.reader import BEHIND, SOON

_LEAST = 5
"""Entries that make a list."""
_TURN = 4
"""Months by which an entry lies before the one above it where a new year has begun; less is disorder."""


def years_of_entries(facts: ArticleFacts, today: int | None) -> dict[int, int]:
    """The year of each entry; nothing where there is no list, or one that does not go over the turn of a year."""
    starts = {s.start for s in facts.sentences}
    entries = [(n, t) for n, t in enumerate(facts.times) if t.span.start in starts and _has_no_year(t)]
    over = sum(1 for _, t in entries if t.direction in BEHIND)
    if today is None or len(entries) < _LEAST or over * 2 < len(entries):
        return {}
    days = [_day(t) for _, t in entries]
    steps = [(after > before) - (after < before) for before, after in pairwise(days)]
    if sum(steps) < 0:  # the newest first
        entries, days = entries[::-1], days[::-1]
    turns = [before[0] - after[0] >= _TURN for before, after in pairwise(days)]
    disorder = sum(before > after for before, after in pairwise(days)) - sum(turns)
    if not any(turns) or not sum(steps) or disorder * 5 > len(entries):
        return {}
    year = _last_year(days, today)
    found: dict[int, int] = {}
    for (number, _), turn in zip(reversed(entries), [*reversed(turns), False], strict=True):
        found[number] = year
        year -= turn
    return found


def _has_no_year(time: TimeExpression) -> bool:
    args = time.form.args
    return time.form.op == "date" and args[0] is None and all(isinstance(a, int) for a in args[1:3]) and len(args) >= 3


def _day(time: TimeExpression) -> tuple[int, int]:
    _, month, day = time.form.args[:3]
    return (month, day) if isinstance(month, int) and isinstance(day, int) else (0, 0)


def _last_year(days: Sequence[tuple[int, int]], today: int) -> int:
    """The year of the last entry: the latest in which it is over."""
    year = civil_from_days(today)[0]
    month, day = days[-1]
    over = is_date(year, month, day) and days_from_civil(year, month, day) <= today + SOON
    return year if over else year - 1
