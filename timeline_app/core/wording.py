"""Dates and certainties in plain English, for everything that is read by people.

>>> describe(Interval.of_day(2026, 1, 15)), describe(Interval.parse("2021-12-11/2021-12-31"))
('15 January 2026', '11–31 December 2021')
>>> describe(Interval.parse("1850~")), describe(Interval.parse("../2020-05-04"))
('about 1850', 'up to 4 May 2020')
"""

from __future__ import annotations

from timeline_app.core.calendar import DAY, civil_from_days, month_length, weekday
from timeline_app.core.interval import Grain, Interval

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNITS = {
    Grain.WEEK: "that week", Grain.MONTH: "the month", Grain.QUARTER: "the quarter", Grain.SEASON: "the season",
    Grain.HALF: "the half-year", Grain.YEAR: "the year", Grain.DECADE: "the decade", Grain.CENTURY: "the century",
    Grain.MILLENNIUM: "the millennium",
}  # fmt: skip

_PARTS = ((5, "night"), (12, "morning"), (17, "afternoon"), (21, "evening"), (24, "night"))
"""The hour that a part of the day ends at, and its name."""


def describe(when: Interval) -> str:
    """The interval in words, as short as it can be said exactly."""
    text = _open(when) if when.first is None or when.last is None else _closed(when, when.first, when.last)
    return f"about {text}" if when.approximate else text


def describe_long(when: Interval) -> str:
    """Like `describe`, with the weekday before a single day: "Thursday, 15 January 2026"."""
    text = describe(when)
    if when.is_day and not when.approximate and when.first is not None:
        return f"{WEEKDAYS[weekday(when.first)]}, {text}"
    return text


def certainty(when: Interval | None) -> str:
    """What of the date is not known, in words; empty if the day is known or the span is what happened."""
    if when is None:
        return "no date is given"
    if when.first is None:
        return "how long before is not known"
    if when.last is None:
        return "how long after is not known"
    if when.approximate:
        return "the date is approximate"
    if when.is_day or when.spans:
        return ""
    return f"on some day of {_unit(when)}; which one is not known"


def level(confidence: float) -> str:
    """A confidence of 0..1 as a word."""
    steps = ((0.9, "very likely"), (0.7, "likely"), (0.45, "uncertain"), (0.0, "doubtful"))
    return next(word for least, word in steps if confidence >= least)


def year(number: int) -> str:
    """An astronomical year as people write it.

    >>> year(2026), year(0), year(-43), year(476)
    ('2026', '1 BCE', '44 BCE', '476')
    """
    return str(number) if number > 0 else f"{1 - number} BCE"


def _unit(when: Interval) -> str:
    return _UNITS.get(when.grain, "these days")


def _open(when: Interval) -> str:
    if when.last is not None:
        return f"up to {_edge(when.last, when.grain)}"
    assert when.first is not None
    return f"from {_edge(when.first, when.grain)} on"


def _edge(day: int, grain: Grain) -> str:
    y, m, _ = civil_from_days(day)
    if grain >= Grain.YEAR:
        return year(y)
    return f"{MONTHS[m - 1]} {year(y)}" if grain >= Grain.MONTH else _day(day)


def _closed(when: Interval, first: int, last: int) -> str:
    if first == last:
        return _day(first) + _clock(when)
    y0, m0, d0 = civil_from_days(first)
    y1, m1, d1 = civil_from_days(last)
    if d0 == 1 and d1 == month_length(y1, m1):
        return _years(y0, y1) if m0 == 1 and m1 == 12 else _months(y0, m0, y1, m1)
    if (y0, m0) == (y1, m1):
        return f"{d0}–{d1} {MONTHS[m0 - 1]} {year(y0)}"
    if y0 == y1:
        return f"{d0} {MONTHS[m0 - 1]} – {d1} {MONTHS[m1 - 1]} {year(y0)}"
    return f"{_day(first)} – {_day(last)}"


def _months(y0: int, m0: int, y1: int, m1: int) -> str:
    if (y0, m0) == (y1, m1):
        return f"{MONTHS[m0 - 1]} {year(y0)}"
    if y0 == y1:
        return f"{MONTHS[m0 - 1]}–{MONTHS[m1 - 1]} {year(y0)}"
    return f"{MONTHS[m0 - 1]} {year(y0)} – {MONTHS[m1 - 1]} {year(y1)}"


def _years(first: int, last: int) -> str:
    if first == last:
        return year(first)
    if first > 0 and first % 10 == 0 and last == first + 9:
        return f"the {first}s"
    if first > 0 and first % 100 in (0, 1) and last == first + 99:
        return f"the {_ordinal(first // 100 + 1)} century"
    return f"{year(first)}–{year(last)}"


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _day(day: int) -> str:
    y, m, d = civil_from_days(day)
    return f"{d} {MONTHS[m - 1]} {year(y)}"


def _clock(when: Interval) -> str:
    """A clock time where one is said; a part of the day where only that is."""
    if when.grain >= Grain.DAY or when.start is None or when.end is None:
        return ""
    first, length = when.start % DAY, when.end - when.start
    if length <= 60:
        return f", {_time(first)}"
    if length <= 3600:
        return f", {_time(first)}–{_time(first + length)}"
    if length >= DAY:
        return ""
    middle = (first + length // 2) // 3600
    return ", " + next(name for last, name in _PARTS if middle < last)


def _time(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02}"
