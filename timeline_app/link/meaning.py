"""What each operation of a `TimeForm` means for one article's day and one place in the text.

A `Reader` walks the expressions of an article in order and remembers the date last spoken of. It knows one day only,
the article's (or none); an uncertain publication date is read twice, by `link/resolve.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from timeline_app.core.calendar import civil_from_days, days_from_civil, is_date, weekday
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.span import Span
from timeline_app.core.timex import AnchorKind, Direction, TimeExpression, TimeForm
from timeline_app.link import moments
from timeline_app.link.moments import Moment

FUTURE_COST = 6.0
"""How much further a date ahead must count than one behind, under a verb in the past."""

PRESENT_REACH = 2
"""Days within which a weekday under a verb in the present is the coming one: "they meet on Monday"."""

_QUARTER_REACH = 1200
"""Characters for which a quarter that was spoken of is what "a year earlier" compares with."""

_NAMED_REACH = 400
"""Characters for which "that day" or a clock time still means the date last named."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading: its TIMEX3 value, its stretch of the calendar if it has one, how sure, and against what."""

    value: str
    moment: Moment | None = None
    confidence: float = 0.95
    anchor: AnchorKind = AnchorKind.NONE
    interval: Interval | None = None
    others: tuple[tuple[Moment, str], ...] = ()
    source: Span | None = None


@dataclass(slots=True)
class Reader:
    """Reads the expressions of one article in order.

    `today` is the article's day in days since 1970-01-01, None if unknown. `narrative`: dates hang on the one before.
    `day_first`: 3/4 is the third of April.
    """

    today: int | None
    narrative: bool = False
    day_first: bool = False
    last: Moment | None = None
    last_span: Span | None = None
    last_day: Moment | None = None
    last_day_span: Span | None = None
    quarter: Moment | None = None
    quarter_at: int = 0
    at: int = 0
    direction: Direction = Direction.UNKNOWN
    used: AnchorKind = AnchorKind.NONE
    others: list[tuple[Moment, str]] = field(default_factory=list)
    sure: float = 0.95

    def read(self, time: TimeExpression) -> Meaning:
        """The meaning of the next expression. Never raises: what has no date gets a value without one."""
        self.at, self.direction = time.span.start, time.direction
        self.used, self.others, self.sure = AnchorKind.NONE, [], 0.98
        form = time.form
        try:
            result = self.evaluate(form)
        except (OverflowError, ValueError):
            result = None
        if isinstance(result, str):
            return Meaning(result, None, 0.9)
        if result is None:
            return Meaning(unanchored(form), None, 0.3)
        source = self.last_span if self.used in (AnchorKind.NARRATIVE, AnchorKind.PREVIOUS) else None
        interval = self._interval(form, result)
        meaning = Meaning(result.value, result, self.sure, self.used, interval, tuple(self.others), source)
        self._remember(form, result, time.span)
        return meaning

    def _interval(self, form: TimeForm, moment: Moment) -> Interval:
        if form.op == "range":
            last = self.evaluate(form.args[1])
            if isinstance(last, Moment) and last.last >= moment.first:
                grain = max(moment.grain, last.grain)
                return replace(Interval.of_days(moment.first, last.last, grain), spans=True)
        return moments.narrowed(moment, form.mod)

    def _remember(self, form: TimeForm, moment: Moment, span: Span) -> None:
        over = self.today is None or moment.last <= self.today
        ahead = self.direction is Direction.FUTURE or (not over and self.direction is not Direction.PAST)
        if moment.grain in (Grain.QUARTER, Grain.HALF) and form.op in ("part", "current") and not ahead:
            self.quarter, self.quarter_at = moment, self.at
        if moment.grain <= Grain.YEAR:
            self.last, self.last_span = moment, span
        if moment.is_day:
            self.last_day, self.last_day_span = moment, span

    # -- anchors ---------------------------------------------------------------------------------------------------

    def base(self, which: Any = "P", days: bool = False) -> Moment | None:
        """The moment that a form counts from: `P` the article's day, `R` the date last spoken of, or a form.

        `days`: the form speaks of days, so that a year or month just spoken of is nothing to count from.
        """
        if isinstance(which, TimeForm):
            result = self.evaluate(which)
            return result if isinstance(result, Moment) else None
        last = self.last_day if days else self.last
        if last is not None and (which == "R" or self.narrative):
            self.used = AnchorKind.PREVIOUS if which == "R" else AnchorKind.NARRATIVE
            self.sure = min(self.sure, 0.75 if which == "R" else 0.7)
            return last
        if self.today is None:
            return None
        self.used = AnchorKind.PUBLISHED
        self.sure = min(self.sure, 0.93 if which == "P" else 0.6)
        return moments.day(self.today)

    def evaluate(self, form: Any) -> Moment | str | None:
        """The moment (or, for what has no date, the value) of a form; None if its anchor is unknown."""
        return _OPERATIONS[form.op](self, *form.args)

    # -- operations ------------------------------------------------------------------------------------------------

    def date(self, year: Any, month: int | None, day: int | None, weekday_: int | None = None) -> Moment | None:
        if isinstance(year, TimeForm):
            base = self.evaluate(year)
            if not isinstance(base, Moment):
                return None
            year = base.year
        if year is not None:
            if weekday_ is not None and day and weekday(days_from_civil(year, month or 1, day)) != weekday_:
                self.sure = min(self.sure, 0.7)
            return self._in_year(year, month, day)
        anchor = self.base()
        if anchor is None:
            return None
        return self.nearest(anchor, lambda y: self._in_year(y, month, day), weekday_)

    def _in_year(self, year: int, month: int | None, day: int | None) -> Moment | None:
        if day is not None:
            month = month or 1
            return moments.day(days_from_civil(year, month, day)) if is_date(year, month, day) else None
        return moments.month(year, month) if month else moments.year(year)

    def nearest(
        self, anchor: Moment, of_year: Callable[[int], Moment | None], weekday_: int | None = None
    ) -> Moment | None:
        """The year's instance nearest to the anchor; a future one costs more under a past verb, and the reverse."""
        reach = 15 if weekday_ is not None else 2 if self._leap_only(of_year, anchor.year) else 1
        reach = 8 if reach == 2 else reach
        options = [m for y in range(anchor.year - reach, anchor.year + reach + 1) if (m := of_year(y)) is not None]
        if weekday_ is not None:
            options = [m for m in options if weekday(m.first) == weekday_] or options
        ranked = sorted(options, key=lambda m: self.cost(anchor, m))
        if not ranked:
            return None
        for other in ranked[1:2]:
            self.others.append((other, "further from the date that it was counted from"))
        costs = [self.cost(anchor, m) for m in ranked[:2]]
        if len(costs) > 1 and costs[1] < 2 * costs[0]:
            self.sure = min(self.sure, 0.6)
        return ranked[0]

    def _leap_only(self, of_year: Callable[[int], Moment | None], year: int) -> bool:
        return any(of_year(y) is None for y in range(year - 1, year + 2))

    def cost(self, anchor: Moment, moment: Moment) -> float:
        """Distance in days, weighed by the direction of the verb."""
        if moment.first <= anchor.last and anchor.first <= moment.last:
            return 0.0
        ahead = moment.first > anchor.last
        distance = moment.first - anchor.last if ahead else anchor.first - moment.last
        if self.used is AnchorKind.NARRATIVE:
            return distance * (1.0 if ahead else 2.0)  # a story moves on
        if self.direction is Direction.FUTURE:
            return distance * (1.0 if ahead else FUTURE_COST)
        return distance * (FUTURE_COST if ahead and self.direction is Direction.PAST else 1.5 if ahead else 1.0)

    def numeric(self, a: int, b: int, year: int) -> Moment | None:
        if year < 100:
            year += 2000 if year < 50 else 1900
        day, month = (a, b) if self.day_first else (b, a)
        if not is_date(year, month, day):
            day, month = month, day
        elif is_date(year, day, month) and day != month:
            self.sure = min(self.sure, 0.6)
            other = moments.day(days_from_civil(year, day, month))
            self.others.append((other, "day and month the other way round"))
        return moments.day(days_from_civil(year, month, day)) if is_date(year, month, day) else None

    def fiscal(self, year: int) -> Moment:
        self.sure = min(self.sure, 0.7)
        return moments.year(year if year > 99 else year + (2000 if year < 70 else 1900))

    def decade(self, first: int) -> Moment:
        if first > 99:
            return moments.decade(first)
        now = civil_from_days(self.today)[0] if self.today is not None else 2020
        self.sure = min(self.sure, 0.85)
        return moments.decade(now // 100 * 100 + first - (100 if first > now % 100 else 0))

    def century(self, ordinal: int) -> Moment:
        return moments.century(ordinal)

    def years(self, first: int, short: int) -> Moment | None:
        last = first // 100 * 100 + short
        if last <= first:
            return None
        return moments.years(first, last, Grain.YEAR, f"{first:04}/{last:04}")

    def part(self, year: Any, kind: str, n: Any) -> Moment | None:
        makers = {"Q": moments.quarter, "H": moments.half, "S": moments.season}
        make = makers[kind]
        if isinstance(year, TimeForm) and year.args[:1] != (None,):
            base = self.evaluate(year)
            return make(base.year, n) if isinstance(base, Moment) else None
        anchor = self.base()
        return None if anchor is None else self.nearest(anchor, lambda y: make(y, n))

    def calendar(self, unit: str, n: int | None, base: Any = "P") -> Moment | None:
        anchor = self.base(base, days=unit == "D")
        if anchor is None:
            return None
        if unit == "WE" and n in (None, 0):
            return self._weekend(anchor, n)
        by = n or 0
        if base == "R" and unit == "D" and by > 0:
            return moments.period(unit, anchor.last, by)
        return moments.period(unit, anchor.first, by)

    def _weekend(self, anchor: Moment, n: int | None) -> Moment:
        this = moments.weekend(anchor.first)
        if n == 0 or self.direction is Direction.FUTURE or this.first <= anchor.first:
            return this
        return moments.weekend(anchor.first - 7)

    def weekday(self, wanted: int, which: int | None, base: Any = "P") -> Moment | None:
        anchor = self.base(base, days=True)
        if anchor is None:
            return None
        today = anchor.first
        back, ahead = (weekday(today) - wanted) % 7, (wanted - weekday(today)) % 7
        past, future = moments.day(today - back), moments.day(today + ahead)
        if which == -1:
            return moments.day(today - (back or 7))
        if which == 1:
            self.others.append((moments.day(today + (ahead or 7) + 7), "the one of the week after"))
            return moments.day(today + (ahead or 7))
        if back == 0:
            return past
        forward = self.direction is Direction.FUTURE or (which == 0 and self.direction is not Direction.PAST)
        forward = forward or (self.direction is Direction.PRESENT and ahead <= PRESENT_REACH)
        if self.used in (AnchorKind.NARRATIVE, AnchorKind.PREVIOUS):
            forward = base != "R" or forward
        chosen, other = (future, past) if forward else (past, future)
        self.others.append((other, "the verb points the other way"))
        return chosen

    def weekday_of(self, wanted: int, week: TimeForm) -> Moment | None:
        base = self.evaluate(week)
        return moments.day(base.first + wanted) if isinstance(base, Moment) else None

    def week_of(self, form: TimeForm) -> Moment | None:
        base = self.evaluate(form)
        return moments.week(base.first) if isinstance(base, Moment) else None

    def month(self, number: int, which: int) -> Moment | None:
        anchor = self.base()
        if anchor is None:
            return None
        y, m, _ = civil_from_days(anchor.first)
        if which == 0:
            return moments.month(y, number)
        if which < 0:  # "last February" in March is not the month just over: that is "last month"
            return moments.month(y - (number >= m - 1), number)
        return moments.month(y + (number <= m), number)

    def season(self, code: str, which: int | None) -> Moment | None:
        anchor = self.base()
        if anchor is None:
            return None
        options = [moments.season(y, code) for y in range(anchor.year - 2, anchor.year + 3)]
        if which is None:
            return self.nearest(anchor, lambda y: moments.season(y, code))
        if which < 0:
            return [s for s in options if s.last < anchor.first][-1]
        if which > 0:
            return next(s for s in options if s.first > anchor.first)
        return min(options, key=lambda s: self.cost(anchor, s) if s.year == anchor.year else self.cost(anchor, s) + 90)

    def holiday(self, code: str, year: int | None, which: int | None) -> Moment | None:
        if year is not None:
            return moments.holiday(code, year)
        anchor = self.base()
        if anchor is None:
            return None
        if which in (-1, 1):
            days = [moments.holiday(code, y) for y in range(anchor.year - 1, anchor.year + 2)]
            if which < 0:
                return [d for d in days if d.last < anchor.first][-1]
            return next(d for d in days if d.first > anchor.last)
        return self.nearest(anchor, lambda y: moments.holiday(code, y))

    def shift(self, n: Any, unit: str, sign: int, base: Any) -> Moment | str | None:
        if isinstance(n, str) or (isinstance(n, float) and unit != "Y" and unit != "E"):
            if base == "R":
                return f"PTX{unit[1]}" if unit[0] == "T" else f"PX{unit}"
            return "PAST_REF" if sign < 0 else "FUTURE_REF"
        if unit == "Y" and n == 1 and sign < 0 and (compared := self.compared()):
            return compared
        anchor = self.base(base, days=unit in ("D", "W") or unit[0] == "T")
        if anchor is None:
            return None
        if unit[0] == "T":
            return moments.day(anchor.first)
        n, unit = {"E": (n * 10, "Y"), "C": (n * 100, "Y"), "L": (n * 1000, "Y"), "F": (n * 2, "W")}.get(
            unit, (n, unit)
        )
        if isinstance(n, float):
            n, unit = round(n * 12), "M"
        if abs(n) > 100_000:
            return "PAST_REF" if sign < 0 else "FUTURE_REF"
        if isinstance(base, TimeForm) and unit == "W":
            return moments.day(anchor.first + 7 * n * sign)
        if anchor.grain > Grain.DAY and unit in ("D", "W"):
            self.sure = min(self.sure, 0.4)
        return moments.period(unit, anchor.first if sign < 0 else anchor.last, sign * n)

    def compared(self) -> Moment | None:
        """The quarter or half spoken of shortly before, a year earlier: what results are compared with."""
        if self.quarter is None or self.at - self.quarter_at > _QUARTER_REACH:
            return None
        self.used, self.sure = AnchorKind.PREVIOUS, min(self.sure, 0.8)
        y, m, _ = civil_from_days(self.quarter.first)
        make = moments.quarter if self.quarter.grain is Grain.QUARTER else moments.half
        return make(y - 1, (m + 2) // 3 if make is moments.quarter else (m + 5) // 6)

    def same(self, unit: str) -> Moment | None:
        anchor = self.base("R", days=unit == "D")
        if anchor is None:
            return None
        return moments.period(unit, anchor.first, 0)

    def current(self, unit: str) -> Moment | None:
        recent = self.quarter is not None and self.at - self.quarter_at <= _QUARTER_REACH
        if unit == "Q" and recent:
            self.used, self.sure = AnchorKind.PREVIOUS, 0.8
            return self.quarter
        anchor = self.base()
        if anchor is None:
            return None
        return moments.period(unit, anchor.first, -1 if unit == "Q" else 0)

    def year_before(self) -> Moment | None:
        if compared := self.compared():
            return compared
        anchor = self.base()
        return None if anchor is None else moments.year(anchor.year - 1)

    def year_period(self, year: int) -> Moment:
        if self.quarter is not None and self.at - self.quarter_at <= _QUARTER_REACH:
            y, m, _ = civil_from_days(self.quarter.first)
            if self.quarter.grain is Grain.QUARTER:
                return moments.quarter(year, (m + 2) // 3)
        return moments.year(year)

    def daypart(self, form: TimeForm | None, part: str) -> Moment | None:
        base = self._day(form)
        return None if base is None else moments.part_of_day(base, part)

    def time(self, hour: int, minute: int | None, second: int | None, zone: str | None, form: Any) -> Moment | None:
        base = self._day(form)
        if base is None:
            return None
        return moments.clock(base, hour, minute, second) if hour < 24 else moments.part_of_day(base, "24")

    def _day(self, form: TimeForm | None) -> Moment | None:
        if form is not None:
            base = self.evaluate(form)
            return base if isinstance(base, Moment) and base.is_day else None
        near = self.last_day_span is not None and self.at - self.last_day_span.end < _NAMED_REACH
        if near and self.last_day is not None:
            self.used = AnchorKind.PREVIOUS
            return self.last_day
        return self.base(days=True)

    def range(self, first: TimeForm, last: TimeForm) -> Moment | str | None:
        return self.evaluate(first)


def _every_weekday(_: Reader, day: int, part: str | None) -> str:
    return f"XXXX-WXX-{day + 1}" + (f"T{part}" if part else "")


_OPERATIONS: dict[str, Callable[..., Moment | str | None]] = {
    name: getattr(Reader, name)
    for name in (
        "date", "numeric", "fiscal", "decade", "century", "years", "part", "calendar", "weekday", "weekday_of", "month",
        "season", "holiday", "shift", "same", "current", "year_before", "year_period", "week_of", "daypart", "time",
        "range",
    )
} | {
    "length": lambda _, value: value,
    "every": lambda _, value: value,
    "ref": lambda _, value: value,
    "undated": lambda _, unit: None,
    "every_weekday": _every_weekday,
    "every_month": lambda _, month: f"XXXX-{month:02}",
    "every_season": lambda _, code: f"XXXX-{code}",
    "every_part": lambda _, part: f"XXXX-XX-XXT{part}",
}  # fmt: skip


def unanchored(form: TimeForm) -> str:
    """The TIMEX3 value of a form whose anchor is unknown: `XXXX-01-15`, `XXXX-WXX-4`, `XXXX-XX-XX`."""
    args = form.args
    if form.op == "date" and not isinstance(args[0], int):
        month, day = args[1], args[2]
        return (
            "XXXX" + (f"-{month:02}" if isinstance(month, int) else "") + (f"-{day:02}" if isinstance(day, int) else "")
        )
    if form.op == "weekday" and isinstance(args[0], int):
        return f"XXXX-WXX-{args[0] + 1}"
    if form.op == "month":
        return f"XXXX-{args[0]:02}"
    if form.op == "part":
        return f"XXXX-{args[1] if args[1] != 'S' else ''}{args[2]}"
    if form.op == "season":
        return f"XXXX-{args[0]}"
    if form.op in ("calendar", "same", "shift", "current", "undated"):
        unit = args[1] if form.op == "shift" else args[0]
        return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(
            str(unit), "XXXX"
        )
    if form.op == "daypart":
        return (unanchored(args[0]) if isinstance(args[0], TimeForm) else "XXXX-XX-XX") + f"T{args[1]}"
    if form.op == "time":
        head = unanchored(args[4]) if isinstance(args[4], TimeForm) else "XXXX-XX-XX"
        return f"{head}T{args[0]:02}:{args[1] or 0:02}"
    if form.op == "range" and isinstance(args[0], TimeForm):
        return unanchored(args[0])
    return "XXXX-XX-XX"
