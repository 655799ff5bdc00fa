"""A ticker that runs past midnight: its lines open with a clock time, and behind 23:50 comes 0:10 of the next day.

Where the newest line stands first, the line below 0:10 is of the day before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from timeline_app.core.timex import TimeExpression, TimeForm

_LEAST = 3
"""Lines with a clock time that make a ticker."""
_LATE, _EARLY = 18, 6
_DAY = 4
"""Which operand of a clock time is its day."""


def past_midnight(text: str, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The same expressions; the clock times of a ticker behind a midnight have their day."""
    heads = [n for n, t in enumerate(times) if _is_clock(t.form) and _opens_line(text, t.span.start)]
    if len(heads) < _LEAST:
        return tuple(times)
    rising = sum(_clock(times[a]) <= _clock(times[b]) for a, b in pairwise(heads)) * 2 >= len(heads) - 1
    found, days = list(times), 0
    for before, head in pairwise(heads):
        if any(t.form.op == "date" and _opens_line(text, t.span.start) for t in times[before + 1 : head]):
            days = 0  # a new day stands over it
        days += _turn(_clock(times[before]), _clock(times[head]), rising)
        if days:
            args = (*found[head].form.args[:_DAY], TimeForm("calendar", ("D", days)))
            found[head] = replace(found[head], form=replace(found[head].form, args=args))
    return tuple(found)


def _turn(before: tuple[int, int], after: tuple[int, int], rising: bool) -> int:
    """Days from one line to the next."""
    if rising:
        return int(before[0] >= _LATE and after[0] < _EARLY)
    return -int(before[0] < _EARLY and after[0] >= _LATE)


def _is_clock(form: TimeForm) -> bool:
    return form.op == "time" and len(form.args) > _DAY and form.args[_DAY] is None and isinstance(form.args[0], int)


def _clock(time: TimeExpression) -> tuple[int, int]:
    hour, minute = time.form.args[:2]
    return hour if isinstance(hour, int) else 0, minute if isinstance(minute, int) else 0


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t•*–—-[(")
