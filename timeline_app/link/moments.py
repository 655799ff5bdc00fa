"""Calendar arithmetic on named periods: the week, month, quarter or decade that holds a day, and those beside it.

A `Moment` is a stretch of the calendar with its TIMEX3 value. Days count from 1970-01-01.

>>> period("M", days_from_civil(2024, 2, 29), -1).value
'2024-01'
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline_app.core.calendar import (
    DAY,
    add_months,
    civil_from_days,
    days_from_civil,
    iso_day,
    iso_week,
    iso_year,
    month_length,
    weekday,
)
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.quick import quick

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season, north of the equator."""

PARTS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 22), "NI": (18, 24), "12": (12, 13), "24": (0, 1)}
"""First and last hour of the parts of a day."""


@quick
@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar: days `first` to `last` inclusive, its grain, its TIMEX3 value."""

    first: int
    last: int
    grain: Grain
    value: str
    seconds: tuple[int, int] | None = None

    @property
    def interval(self) -> Interval:
        """The stretch in seconds."""
        if self.seconds:
            return Interval(self.seconds[0], self.seconds[1], self.grain)
        return Interval.of_days(self.first, self.last, self.grain)

    @property
    def is_day(self) -> bool:
        """Whether it is one day or part of one."""
        return self.grain <= Grain.DAY

    @property
    def year(self) -> int:
        """The year it begins in."""
        return civil_from_days(self.first)[0]


def day(days: int) -> Moment:
    """One day."""
    return Moment(days, days, Grain.DAY, iso_day(days))


def week(days: int) -> Moment:
    """The ISO week, Monday to Sunday, with the day in it."""
    monday = days - weekday(days)
    year, number = iso_week(days)
    return Moment(monday, monday + 6, Grain.WEEK, f"{iso_year(year)}-W{number:02}")


def weekend(days: int) -> Moment:
    """The Saturday and Sunday of the ISO week with the day in it."""
    whole = week(days)
    return Moment(whole.first + 5, whole.last, Grain.DAY, f"{whole.value}-WE")


def month(year: int, number: int) -> Moment:
    """Month `number` (1..12) of `year`."""
    first = days_from_civil(year, number, 1)
    return Moment(first, first + month_length(year, number) - 1, Grain.MONTH, f"{iso_year(year)}-{number:02}")


def months(year: int, first: int, count: int, grain: Grain, value: str) -> Moment:
    """`count` months from month `first` (1..12) of `year`."""
    last_year, last_month = add_months(year, first, count - 1)
    end = days_from_civil(last_year, last_month, month_length(last_year, last_month))
    return Moment(days_from_civil(year, first, 1), end, grain, value)


def quarter(year: int, number: int) -> Moment:
    """Quarter 1..4 of `year`."""
    return months(year, number * 3 - 2, 3, Grain.QUARTER, f"{iso_year(year)}-Q{number}")


def half(year: int, number: int) -> Moment:
    """Half 1..2 of `year`."""
    return months(year, number * 6 - 5, 6, Grain.HALF, f"{iso_year(year)}-H{number}")


def season(year: int, code: str) -> Moment:
    """A season that begins in `year`; winter goes on into the next."""
    return months(year, SEASONS[code], 3, Grain.SEASON, f"{iso_year(year)}-{code}")


def years(first: int, last: int, grain: Grain, value: str) -> Moment:
    """Whole years, both inclusive."""
    return Moment(days_from_civil(first, 1, 1), days_from_civil(last, 12, 31), grain, value)


def year(number: int) -> Moment:
    """One year, astronomical numbering."""
    return years(number, number, Grain.YEAR, iso_year(number))


def decade(first: int) -> Moment:
    """Ten years from `first`."""
    return years(first, first + 9, Grain.DECADE, f"{first // 10:03}" if first >= 0 else iso_year(first))


def century(ordinal: int) -> Moment:
    """The nth century of the common era, or before it where negative: 20 is 1901-2000, written 19."""
    if ordinal > 0:
        return years(ordinal * 100 - 99, ordinal * 100, Grain.CENTURY, f"{ordinal - 1:02}")
    first = ordinal * 100 + 1
    return years(first, first + 99, Grain.CENTURY, f"{iso_year(first)}/{iso_year(first + 99)}")


def period(unit: str, anchor: int, by: int) -> Moment:
    """The day, week, month … (`D W WE M Q Y E C L`) with day `anchor` in it, or the one `by` units further on."""
    y, m, _ = civil_from_days(anchor)
    if unit == "D":
        return day(anchor + by)
    if unit == "W":
        return week(anchor + 7 * by)
    if unit == "WE":
        return weekend(anchor + 7 * by)
    if unit == "M":
        return month(*add_months(y, m, by))
    if unit == "Q":
        y, m = add_months(y, m, 3 * by)
        return quarter(y, (m + 2) // 3)
    if unit == "E":
        return decade(y // 10 * 10 + 10 * by)
    if unit == "C":
        index = (y - 1) // 100 + by
        return century(index + 1 if index >= 0 else index)  # there is no century 0
    if unit == "L":
        first = (y - 1) // 1000 * 1000 + 1 + 1000 * by
        return years(first, first + 999, Grain.MILLENNIUM, f"{first // 1000}")
    return year(y + by)


def clock(base: Moment, hour: int, minute: int | None, second: int | None) -> Moment:
    """A clock time of a day."""
    start = base.first * DAY + hour * 3600 + (minute or 0) * 60 + (second or 0)
    grain = Grain.SECOND if second is not None else Grain.MINUTE
    text = f"{iso_day(base.first)}T{hour:02}:{minute or 0:02}" + (f":{second:02}" if second is not None else "")
    return Moment(base.first, base.first, grain, text, (start, start + (1 if second is not None else 60)))


def part_of_day(base: Moment, part: str) -> Moment:
    """A morning, an evening, noon … of a day."""
    value = f"{iso_day(base.first)}T{part}:00" if part.isdigit() else f"{iso_day(base.first)}T{part}"
    if part == "24":  # midnight belongs to the night that begins on the day
        seconds = (base.first + 1) * DAY
        return Moment(base.first, base.first, Grain.HOUR, value, (seconds - 1, seconds))
    begin, end = PARTS[part]
    return Moment(
        base.first, base.first, Grain.HOUR, value, (base.first * DAY + begin * 3600, base.first * DAY + end * 3600)
    )


def easter(year_: int) -> int:
    """Western Easter Sunday of a year, in days since 1970-01-01 (the anonymous Gregorian computus)."""
    a, b, c = year_ % 19, year_ // 100, year_ % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    n = h + el - 7 * m + 114
    return days_from_civil(year_, n // 31, n % 31 + 1)


def nth_weekday(year_: int, month_: int, wanted: int, nth: int) -> int:
    """The nth (1..5, -1: last) `wanted` weekday of a month, in days since 1970-01-01."""
    if nth > 0:
        first = days_from_civil(year_, month_, 1)
        return first + (wanted - weekday(first)) % 7 + 7 * (nth - 1)
    last = days_from_civil(year_, month_, month_length(year_, month_))
    return last - (weekday(last) - wanted) % 7


def holiday(code: str, year_: int) -> Moment:
    """A holiday of a year by its code in the lexicon: `12-25`, `easter -2`, `4th 3 of 11 +1`, `election`."""
    if code.startswith("easter"):
        return day(easter(year_) + int(code.split()[1]))
    if code == "election":  # the Tuesday after the first Monday of November
        return day(nth_weekday(year_, 11, 0, 1) + 1)
    if " of " in code:
        head, _, tail = code.partition(" of ")
        nth, wanted = head.split()
        number, _, plus = tail.partition(" ")
        index = -1 if nth == "last" else int(nth[0])
        return day(nth_weekday(year_, int(number), int(wanted), index) + int(plus or 0))
    return day(days_from_civil(year_, int(code[:2]), int(code[3:])))


def narrowed(moment: Moment, mod: str | None) -> Interval:
    """The interval of a moment under a TIMEX3 modifier: its early, middle or late third, or open to one side."""
    whole = moment.interval
    if moment.seconds and mod in ("BEFORE", "AFTER"):
        return _beside(moment, mod)
    if mod in ("START", "MID", "END") and moment.grain > Grain.DAY:
        third = (moment.last - moment.first + 1) / 3
        at = ("START", "MID", "END").index(mod)
        first, last = moment.first + round(at * third), moment.first + round((at + 1) * third) - 1
        return Interval.of_days(first, max(first, last), moment.grain)
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        end = whole.start if mod == "BEFORE" else whole.end
        return Interval(None, end, whole.grain)
    if mod in ("AFTER", "ON_OR_AFTER"):
        return Interval(whole.end if mod == "AFTER" else whole.start, None, whole.grain)
    return replace(whole, approximate=True) if mod in ("APPROX", "MORE_THAN", "LESS_THAN") else whole


def _beside(moment: Moment, mod: str) -> Interval:
    """The rest of the day before or after a time of it; after midnight, the small hours of the next."""
    begin, end = moment.first * DAY, (moment.first + 1) * DAY
    first, last = moment.seconds or (begin, end)
    if mod == "BEFORE" and begin < first:
        return Interval(begin, first, Grain.HOUR)
    if mod == "AFTER":
        return Interval(last, end if last < end else end + 6 * 3600, Grain.HOUR)
    return moment.interval
