"""A ticker that runs past midnight: its lines open with a clock time, and behind 23:50 comes 0:10 of the next day.

Where the newest line stands first, the line below 0:10 is of the day before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from timeline_app.core.timex import TimeExpression, TimeForm

_LEAST = 3
"""Lines with a clock time that make a ticker."""
_HALF_DAY = 12 * 60
_EVENING, _MORNING = 18 * 60, 9 * 60
"""A night lies between lines after the one and before the other."""
_DAY = 4
"""Which operand of a clock time is its day."""


def past_midnight(text: str, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The same expressions; behind a midnight the clock times of a ticker have their day, and "today" is that day."""
    heads = [n for n, t in enumerate(times) if _is_clock(t.form) and _opens_line(text, t.span.start)]
    if len(heads) < _LEAST:
        return tuple(times)
    clocks = [_minutes(times[n]) for n in heads]
    within = [b - a for a, b in pairwise(clocks) if abs(b - a) <= _HALF_DAY]  # those across midnight do not vote
    rising = sum(step >= 0 for step in within) * 2 >= len(within)
    found, days = list(times), 0
    for (before, head), (one, other) in zip(pairwise(heads), pairwise(clocks), strict=True):
        if any(_is_day(t.form) and _opens_line(text, t.span.start) for t in times[before + 1 : head]):
            days = 0  # its day stands over it
        else:
            days += int(_is_night(one, other)) if rising else -int(_is_night(other, one))
        if days:
            args = (*times[head].form.args[:_DAY], TimeForm("calendar", ("D", days)))
            found[head] = replace(times[head], form=replace(times[head].form, args=args))
            after = range(head + 1, len(times))
            for n in takewhile(lambda n: "\n" not in _between(text, times[n - 1], times[n]), after):
                found[n] = replace(times[n], form=_later(times[n].form, days))
    return tuple(found)


def _between(text: str, before: TimeExpression, after: TimeExpression) -> str:
    return text[before.span.end : after.span.start]


def _later(form: TimeForm, days: int) -> TimeForm:
    """A day counted from today so many days on: "today", "tomorrow", "tonight"."""
    if form.op == "daypart" and isinstance(form.args[0], TimeForm):
        return replace(form, args=(_later(form.args[0], days), *form.args[1:]))
    if form.op == "calendar" and form.args[0] == "D" and isinstance(form.args[1], int):
        return replace(form, args=("D", form.args[1] + days))
    return form


def _is_night(before: int, after: int) -> bool:
    """Whether a minute of a day comes before one of the next: 23:50 and 0:10, 22:00 and 6:00."""
    return before >= _EVENING and after < _MORNING and before - after > _HALF_DAY


def _is_day(form: TimeForm) -> bool:
    return form.op in ("date", "weekday")


def _is_clock(form: TimeForm) -> bool:
    return form.op == "time" and len(form.args) > _DAY and form.args[_DAY] is None and isinstance(form.args[0], int)


def _minutes(time: TimeExpression) -> int:
    hour, minute = time.form.args[:2]
    return (hour if isinstance(hour, int) else 0) * 60 + (minute if isinstance(minute, int) else 0)


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t•*–—-[(")
