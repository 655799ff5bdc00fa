"""A ticker that runs past midnight: its lines open with a clock time, and behind 23:50 comes 0:10 of the next day.

Where the newest line stands first, the line below 0:10 is of the day before. On a live page, which names no day before
its first line, a day that some line speaks of is not that of the lines below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, takewhile

from timeline_app.core.timex import TimeExpression, TimeForm

_LEAST = 3
"""Lines with a clock time that make a ticker."""
_HALF_DAY = 12 * 60
_EVENING, _MORNING = 18 * 60, 9 * 60
"""A night lies between lines after the one and before the other."""
_ENDS = re.compile(r"[ \t]*[:.)\]–—-]?[ \t]*(?:\n|$)")
_DAY = 4
"""Which operand of a clock time is its day."""


def past_midnight(text: str, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The same expressions; behind a midnight the clock times of a ticker have their day, and "today" is that day."""
    heads = [n for n, t in enumerate(times) if _is_clock(t.form) and _opens_line(text, t.span.start)]
    if len(heads) < _LEAST:
        return tuple(times)
    clocks = [_minutes(times[n]) for n in heads]
    live = not any(_is_day(t.form) for t in times[: heads[0]])
    within = [b - a for a, b in pairwise(clocks) if abs(b - a) <= _HALF_DAY]  # those across midnight do not vote
    rising = sum(step >= 0 for step in within) * 2 >= len(within)
    found, days, over = list(times), 0, _over(text, times[: heads[0]])
    found[heads[0]] = _on(times[heads[0]], _day(over, 0))
    for (before, head), (one, other) in zip(pairwise(heads), pairwise(clocks), strict=True):
        between = times[before + 1 : head]
        if any(_is_day(t.form) and _opens_line(text, t.span.start) for t in between):
            days, over = 0, _over(text, between)
        else:
            days += int(_is_night(one, other)) if rising else -int(_is_night(other, one))
        day = _day(over, days)
        if day is None and live and any(_is_other_day(t.form) for t in times[heads[0] : head]):
            day = TimeForm("calendar", ("D", 0))  # "10:45 The king comes on Friday": what is next told was today
        found[head] = _on(times[head], day)
        if days:
            after = range(head + 1, len(times))
            for n in takewhile(lambda n: "\n" not in _between(text, times[n - 1], times[n]), after):
                found[n] = replace(times[n], form=_later(times[n].form, days))
    return tuple(found)


def _over(text: str, times: Sequence[TimeExpression]) -> TimeForm | None:
    """The last of the days that stand alone on their line: it is that of the lines that follow."""
    return next((t.form for t in reversed(times) if _is_day(t.form) and _is_line(text, t)), None)


def _is_line(text: str, time: TimeExpression) -> bool:
    return _opens_line(text, time.span.start) and bool(_ENDS.match(text, time.span.end))


def _on(time: TimeExpression, day: TimeForm | None) -> TimeExpression:
    """A clock time on that day."""
    return time if day is None else replace(time, form=replace(time.form, args=(*time.form.args[:_DAY], day)))


def _day(over: TimeForm | None, days: int) -> TimeForm | None:
    """The day so many days behind the whole date over the line, or behind the day that is told of."""
    year, month, day = over.args[:3] if over is not None and over.op == "date" else (None, None, None)
    if isinstance(year, int) and isinstance(month, int) and isinstance(day, int):
        with suppress(ValueError, OverflowError):  # 31 June; years before our era
            on = date(year, month, day) + timedelta(days)
            return TimeForm("date", (on.year, on.month, on.day, None))
    return TimeForm("calendar", ("D", days)) if days else None


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


def _is_other_day(form: TimeForm) -> bool:
    return _is_day(form) or form.op in ("calendar", "shift", "month", "daypart")


def _is_clock(form: TimeForm) -> bool:
    return form.op == "time" and len(form.args) > _DAY and form.args[_DAY] is None and isinstance(form.args[0], int)


def _minutes(time: TimeExpression) -> int:
    hour, minute = time.form.args[:2]
    return (hour if isinstance(hour, int) else 0) * 60 + (minute if isinstance(minute, int) else 0)


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t•*–—-[(")
