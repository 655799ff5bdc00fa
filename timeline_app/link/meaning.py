"""What each operation of a `TimeForm` means for one article's day and one place in the text.

    reader_of(days_from_civil(2024, 3, 12)).read(time).value  ->  '2024-03-08'   "on Friday", said on a Tuesday

Each operation gets the `Reader`, which knows what to count from, and the operands of the form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from timeline_app.core.calendar import DAY, civil_from_days, weekday
from timeline_app.core.interval import Grain
from timeline_app.core.timex import AnchorKind, Direction, TimeForm
from timeline_app.link import moments
from timeline_app.link.moments import Moment
from timeline_app.link.reader import BEHIND, NAMED_REACH, PRESENT_REACH, QUARTER_REACH, Operation, Reader
from timeline_app.link.stated import STATED


def reader_of(today: int | None, narrative: bool = False, day_first: bool = False, as_set: str = "") -> Reader:
    """A reader at the beginning of an article; `today` in days since 1970-01-01, None if unknown.

    `as_set`: in words for the user, that it was set which of two numbers is the day; "" where the article decides.
    """
    return Reader(today, OPERATIONS, narrative, day_first, most_sure=MOST_SURE, as_set=as_set)


def _part(reader: Reader, year: Any, kind: str, n: Any) -> Moment | None:
    make: Callable[[int, Any], Moment] = _PARTS[kind]
    if isinstance(year, TimeForm) and year.args[:1] != (None,):
        base = reader.evaluate(year)
        return make(base.year, n) if isinstance(base, Moment) else None
    anchor = reader.base()
    return None if anchor is None else reader.nearest(anchor, lambda y: make(y, n))


_PARTS: dict[str, Callable[[int, Any], Moment]] = {"Q": moments.quarter, "H": moments.half, "S": moments.season}


def _calendar(reader: Reader, unit: str, n: int | None, base: Any = "P") -> Moment | str | None:
    anchor = reader.base(base, days=unit == "D")
    if anchor is None:
        return "PRESENT_REF" if unit == "D" and n == 0 and reader.narrative else None
    if unit == "WE" and n in (None, 0):
        return _weekend(reader, anchor, n)
    by = n or 0
    if base == "R" and unit == "D" and by > 0:
        return _if_over(reader, moments.period(unit, anchor.last, by))
    return moments.period(unit, anchor.first, by)


def _weekend(reader: Reader, anchor: Moment, n: int | None) -> Moment:
    this = moments.weekend(anchor.first)
    if n == 0 or reader.direction is Direction.FUTURE or this.first <= anchor.first:
        return this
    return moments.weekend(anchor.first - 7)


_JUST_NOW = 2
"""Days ago: of a weekday so near hardly anybody says "last" in English (-2); "vergangenen Montag" may be yesterday."""


def _weekday(reader: Reader, wanted: int, which: int | None, base: Any = "N") -> Moment | None:
    anchor = reader.base(base, days=True)
    if anchor is None:
        return None
    today = anchor.first
    back, ahead = (weekday(today) - wanted) % 7, (wanted - weekday(today)) % 7
    past, future = moments.day(today - back), moments.day(today + ahead)
    if which == -2 and back <= _JUST_NOW:
        reader.others.append((moments.day(today - (back or 7)), "the one just past"))
        return moments.day(today - back - 7)
    if which in (-1, -2):
        return moments.day(today - (back or 7))
    if which == 1:
        reader.others.append((moments.day(today + (ahead or 7) + 7), "the one of the week after"))
        return moments.day(today + (ahead or 7))
    if back == 0:
        return past
    forward = reader.direction is Direction.FUTURE or (which == 0 and reader.direction not in BEHIND)
    forward = forward or (reader.direction is Direction.PRESENT and ahead <= PRESENT_REACH)
    if reader.used in (AnchorKind.NARRATIVE, AnchorKind.PREVIOUS):
        forward = (base == "N" and not reader.begun and reader.direction is not Direction.BEFORE_PAST) or forward
    chosen, other = (future, past) if forward else (past, future)
    if forward:
        reader.sure = min(reader.sure, 0.8)
    known = reader.direction in (*BEHIND, Direction.FUTURE)
    reader.others.append((other, "the verb points the other way" if known else "a weekday alone mostly looks back"))
    return chosen


def _weekday_of(reader: Reader, wanted: int, week: TimeForm) -> Moment | None:
    base = reader.evaluate(week)
    return moments.day(base.first + wanted) if isinstance(base, Moment) else None


def _week_of(reader: Reader, form: TimeForm) -> Moment | None:
    base = reader.evaluate(form)
    return moments.week(base.first) if isinstance(base, Moment) else None


def _month(reader: Reader, number: int, which: int, base: str = "P") -> Moment | None:
    anchor = reader.base(base)
    if anchor is None:
        return None
    y, m, _ = civil_from_days(anchor.first)
    if which == 0:
        return moments.month(y, number)
    if which < 0:  # "last February" in March is not the month just over: that is "last month"
        return moments.month(y - (number >= m - 1), number)
    return moments.month(y + (number <= m), number)


def _season(reader: Reader, code: str, which: int | None) -> Moment | None:
    anchor = reader.base("N" if which is None else "P")
    if anchor is None:
        return None
    options = [moments.season(y, code) for y in range(anchor.year - 2, anchor.year + 3)]
    if which is None:
        return reader.nearest(anchor, lambda y: moments.season(y, code))
    if which < 0:
        return [s for s in options if s.last < anchor.first][-1]
    if which > 0:
        return next(s for s in options if s.first > anchor.first)
    return min(options, key=lambda s: reader.cost(anchor, s) if s.year == anchor.year else reader.cost(anchor, s) + 90)


def _holiday(reader: Reader, code: str, year: int | None, which: int | None) -> Moment | None:
    if year is not None:
        return moments.holiday(code, year)
    anchor = reader.base("N" if which is None else "P")
    if anchor is None:
        return None
    if which in (-1, 1):
        days = [moments.holiday(code, y) for y in range(anchor.year - 1, anchor.year + 2)]
        if which < 0:
            return [d for d in days if d.last < anchor.first][-1]
        return next(d for d in days if d.first > anchor.last)
    return reader.nearest(anchor, lambda y: moments.holiday(code, y))


def _shift(reader: Reader, n: Any, unit: str, sign: int, base: Any) -> Moment | str | None:
    if isinstance(n, str) or (isinstance(n, float) and unit not in ("Y", "E", "C")):
        if base == "R":
            return f"PTX{unit[1]}" if unit[0] == "T" else f"PX{unit}"
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    if unit == "Y" and n == 1 and sign < 0 and (compared := reader.compared()):
        return compared
    fine = unit in ("D", "W") or unit[0] == "T"
    told = reader.told_last(Grain.MONTH) if base == "R" and fine else None
    anchor = reader.base(base, days=fine) if told is None else reader.count_from(told)
    if anchor is None:
        return None
    if unit[0] == "T":
        return moments.day(anchor.first)
    n, unit = {"E": (n * 10, "Y"), "C": (n * 100, "Y"), "L": (n * 1000, "Y"), "F": (n * 2, "W")}.get(unit, (n, unit))
    if isinstance(n, float):
        n, unit = (int(n), unit) if n.is_integer() else (round(n * 12), "M")
    if abs(n) > 100_000:
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    if isinstance(base, TimeForm) and unit == "W":
        return moments.day(anchor.first + 7 * n * sign)
    if anchor.grain > Grain.DAY and unit in ("D", "W"):
        reader.sure = min(reader.sure, 0.4)
    found = moments.period(unit, anchor.first if sign < 0 else anchor.last, sign * n)
    found = _as_coarse(found, anchor, unit, sign * n) if base == "R" else found
    return _if_over(reader, found) if base == "R" and sign > 0 else found


def _if_over(reader: Reader, found: Moment) -> Moment | None:
    """ "A week later they left" was not after the article: then it counts from a day that nothing tells."""
    ahead = reader.today is not None and found.first > reader.today and reader.direction in BEHIND
    return None if ahead else found


def _as_coarse(found: Moment, anchor: Moment, unit: str, by: int) -> Moment:
    """ "In March 2003 … three weeks later": what is counted from a month is known no better than the month.

    It has the value of the month (year …) that most of it lies in.
    """
    if anchor.grain <= found.grain:
        return found
    first, last = moments.period(unit, anchor.first, by).first, moments.period(unit, anchor.last, by).last
    value = moments.period(_UNITS.get(anchor.grain, "Y"), (first + last) // 2, 0).value
    return replace(found, first=first, last=last, grain=anchor.grain, value=value)


_UNITS = {Grain.WEEK: "W", Grain.MONTH: "M", Grain.QUARTER: "Q"}
"""What a stretch that no unit names, as a season, is told in is years."""


def _apart(reader: Reader, n: int, unit: str, sign: int) -> Moment | str | None:
    """So far from the date just named, to the day where that is one."""
    if unit == "W":
        n, unit = n * 7, "D"
    return _shift(reader, n, unit, sign, "R")


def _same(reader: Reader, unit: str, which: str | None = None) -> Moment | None:
    """The day, month … spoken of last; `which` "named": the day that stands beside it, "on Friday, two days before"."""
    told = reader.told_last(Grain.YEAR) if unit == "D" and which is None else None
    if told is not None and not told.is_day:
        return reader.count_from(told)  # "In 2003 they met. That night …"
    anchor = reader.base("R", days=unit == "D")
    if anchor is None:
        return None
    whole = moments.period(unit, anchor.first, 0)
    return whole if anchor.last <= whole.last else None  # a year spoken of has no "that month"


def _current(reader: Reader, unit: str) -> Moment | None:
    recent = reader.quarter is not None and reader.at - reader.quarter_at <= QUARTER_REACH
    if unit == "Q" and recent:
        reader.used, reader.sure = AnchorKind.PREVIOUS, 0.8
        return reader.quarter
    anchor = reader.base()
    if anchor is None or reader.used is AnchorKind.NARRATIVE:  # in a history, "the year" is any year
        return None
    return moments.period(unit, anchor.first, -1 if unit == "Q" else 0)


def _year_before(reader: Reader) -> Moment | None:
    if compared := reader.compared():
        return compared
    anchor = reader.base()
    return None if anchor is None else moments.year(anchor.year - 1)


def _year_period(reader: Reader, year: int) -> Moment:
    if reader.quarter is not None and reader.at - reader.quarter_at <= QUARTER_REACH:
        _, m, _ = civil_from_days(reader.quarter.first)
        if reader.quarter.grain is Grain.QUARTER:
            return moments.quarter(year, (m + 2) // 3)
    return moments.year(year)


def _daypart(reader: Reader, form: TimeForm | None, part: str) -> Moment | None:
    base = _day(reader, form)
    if base is None and form is not None and form.op == "same" and (told := reader.told_last(Grain.YEAR)) is not None:
        return reader.count_from(told)
    return None if base is None else moments.part_of_day(base, part)


def _time(
    reader: Reader, hour: int, minute: int | None, second: int | None, zone: str | None, form: Any
) -> Moment | None:
    base = _day(reader, form)
    if base is None:
        return None
    return moments.clock(base, hour, minute, second) if hour < 24 else moments.part_of_day(base, "24")


def _oclock(reader: Reader, hour: int, part: str | None) -> Moment | None:
    """A clock hour of twelve; without a part of the day it goes on from the time told before."""
    base = _day(reader, None)
    if base is None:
        return None
    before = reader.last_day
    if part is None and hour < 12 and before is not None and before.seconds and before.first == base.first:
        hour += 12 if before.seconds[0] % DAY >= 12 * 3600 else 0
    return moments.clock(base, hour, None, None)


def _day(reader: Reader, form: TimeForm | None) -> Moment | None:
    if form is not None:
        base = reader.evaluate(form)
        return base if isinstance(base, Moment) and base.is_day else None
    near = reader.last_day_span is not None and reader.at - reader.last_day_span.end < NAMED_REACH
    if near and reader.last_day is not None and not _is_ahead(reader, reader.last_day):
        reader.used = AnchorKind.PREVIOUS
        return reader.last_day
    base = reader.base(days=True)
    return None if reader.used is AnchorKind.NARRATIVE else base  # of which day, in a history, is not said


def _is_ahead(reader: Reader, told: Moment) -> bool:
    """Whether a day is still to come where the verb looks back: "held on 4 May. The meeting closed at 8.50"."""
    return reader.today is not None and told.first > reader.today and reader.direction in BEHIND


def _entry(reader: Reader, day: TimeForm, at: int) -> Moment | None:
    """The day over an entry of a diary or log: what it meant where it stands, whatever was told since."""
    reader.source, found = reader.meant[at] if at in reader.meant else (None, reader.evaluate(day))
    reader.used, reader.sure = AnchorKind.PREVIOUS, min(reader.sure, 0.9)
    return found if isinstance(found, Moment) else None


def _range(reader: Reader, first: TimeForm, last: TimeForm) -> Moment | str | None:
    return reader.evaluate(first)


def _every_weekday(_: Reader, day: int, part: str | None) -> str:
    return f"XXXX-WXX-{day + 1}" + (f"T{part}" if part else "")


MOST_SURE = {
    "shift": 0.8,
    "current": 0.7,
    "year_before": 0.75,
    "year_period": 0.6,
    "time": 0.75,
    "oclock": 0.6,
    "same": 0.65,
}
"""How sure an operation can be that counts from what was said before, or names a day by nothing but the hour: shares of
right ones, measured on news."""

OPERATIONS: dict[str, Operation] = {
    **STATED,
    "part": _part,
    "calendar": _calendar,
    "weekday": _weekday,
    "weekday_of": _weekday_of,
    "month": _month,
    "season": _season,
    "holiday": _holiday,
    "shift": _shift,
    "apart": _apart,
    "oclock": _oclock,
    "same": _same,
    "current": _current,
    "year_before": _year_before,
    "year_period": _year_period,
    "week_of": _week_of,
    "daypart": _daypart,
    "time": _time,
    "range": _range,
    "entry": _entry,
    "length": lambda _, value: value,
    "every": lambda _, value: value,
    "ref": lambda _, value: value,
    "undated": lambda _, unit: None,
    "every_weekday": _every_weekday,
    "every_month": lambda _, month: f"XXXX-{month:02}",
    "every_season": lambda _, code: f"XXXX-{code}",
    "every_part": lambda _, part: f"XXXX-XX-XXT{part}",
}
"""The meaning of every operation, by its name."""
