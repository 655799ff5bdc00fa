"""How finely words give a date: a day, a clock time, something coarser, or nothing that places it.

"On 5 May" is a day, "at noon" a clock time, "in 2019" coarse, "recently" vague; of several the finest says best when.
"""

from __future__ import annotations

from timeline_app.core.timex import TimeForm, TimeType
from timeline_app.extract.events.context import Timed

DAY, CLOCK, COARSE, VAGUE = range(4)
_DATED = (TimeType.DATE, TimeType.TIME)


def best(times: list[Timed]) -> tuple[int | None, tuple[int, ...]]:
    """The number of the time expression that says when most plainly, and those of the others."""
    if not times:
        return None, ()
    # "In 1981, a century after her birth": what is counted from something else says less than any date.
    ranked = sorted(times, key=lambda t: (t.time.form.op == "same", fineness(t.time.form), t.time.span))
    return ranked[0].index, tuple(t.index for t in ranked[1:])


def is_day(timed: Timed) -> bool:
    """Whether the words name one day: a weekday, a day of a month, "yesterday"."""
    return fineness(timed.time.form) == DAY


def says_day(timed: Timed) -> bool:
    """Whether the words give a date, not only a time of the day."""
    return fineness(timed.time.form) != CLOCK


def says_when(timed: Timed) -> bool:
    """Whether the words give a date at all, however coarse; "now", "recently" do not."""
    return timed.time.type in _DATED and fineness(timed.time.form) < VAGUE


def fineness(form: TimeForm) -> int:
    """DAY for a form that names a day, CLOCK for a time alone, COARSE for weeks, months, years, VAGUE for "now"."""
    if form.op == "ref":
        return VAGUE
    inner = [fineness(a) for a in form.args if isinstance(a, TimeForm)]
    if form.op == "time":
        return min(inner, default=CLOCK)
    if form.op in ("weekday", "holiday", "weekday_of", "numeric", "day_of", "last_day"):
        return DAY
    if form.op == "date":
        return DAY if len(form.args) > 2 and form.args[2] is not None else COARSE
    if form.op in ("calendar", "same"):
        return DAY if form.args and form.args[0] == "D" else COARSE
    if form.op == "shift":
        return DAY if len(form.args) > 1 and form.args[1] in ("D", "H", "M", "S") else COARSE
    if form.op == "daypart" and not inner and form.args[1] in ("12", "24"):
        return CLOCK  # noon and midnight, of whatever day
    return min(inner) if form.op == "daypart" and inner else COARSE
