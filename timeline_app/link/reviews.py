"""The year of a review: a text whose title names it and which goes through its months without naming it again.

"2022 in pictures. January: A mill burned down. … In June the heat came. … December: The new bridge was opened."

    year_of_review(facts, today)  ->  2022
    in_year(time, 2022).form      ->  date(2022, 6, None), of "In June"
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from timeline_app.core.calendar import civil_from_days
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.timex import Direction, TimeExpression, TimeForm

_MONTHS = 5
"""Different months that a review goes through at least."""
_OPENING = len("In ")
"""Characters before a date that opens its sentence."""


def year_of_review(facts: ArticleFacts, today: int | None) -> int | None:
    """The year that the title names alone, if sentences that open with months without a year follow in their order.

    It has begun by the article's day.
    """
    year = _year_over_text(facts)
    if year is None or (today is not None and year > civil_from_days(today)[0]):
        return None
    months = list(_opening_months(facts))
    back = sum(before > after for before, after in pairwise(months))
    return year if len(set(months)) >= _MONTHS and back * 5 <= len(months) else None


def _year_over_text(facts: ArticleFacts) -> int | None:
    """The year that stands alone before the first sentence; none where there are two."""
    end = facts.sentences[0].start if facts.sentences else 0
    dates = (t.form.args for t in facts.times if t.span.end <= end and t.form.op == "date")
    years = {args[0] for args in dates if isinstance(args[0], int) and args[1] is None}
    return years.pop() if len(years) == 1 else None


def _opening_months(facts: ArticleFacts) -> Iterator[int]:
    starts = [s.start for s in facts.sentences]
    for time in facts.times:
        at = bisect_right(starts, time.span.start) - 1
        opens = at >= 0 and time.span.start - starts[at] <= _OPENING
        if opens and time.direction is not Direction.FUTURE and _has_no_year(time):
            yield int(str(time.form.args[1]))


def in_year(time: TimeExpression, year: int | None) -> TimeExpression:
    """What names a month, a day, a feast or "the year" without saying which, in the year of a review."""
    form = time.form
    if year is None or time.direction is Direction.FUTURE:
        return time
    if _has_no_year(time):
        return replace(time, form=replace(form, args=(year, *form.args[1:])))
    if form.op == "holiday" and form.args[1:3] == (None, None):
        return replace(time, form=replace(form, args=(form.args[0], year, None)))
    if form.op == "current" and form.args == ("Y",):
        return replace(time, form=TimeForm("date", (year, None, None), form.mod))
    return time


def _has_no_year(time: TimeExpression) -> bool:
    form = time.form
    return form.op == "date" and form.args[0] is None and isinstance(form.args[1], int)
