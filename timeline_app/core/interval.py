"""When something was: a half-open interval of seconds with the grain at which it is known.

A coarse date is an interval and is drawn as one: "in March 2024" is all of March, never the first.

>>> Interval.of_month(2024, 3).edtf()
'2024-03'
>>> Interval.parse("2024-03-05/2024-03-07").last_day
'2024-03-07'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from timeline_app.core.calendar import (
    DAY,
    add_months,
    civil_from_days,
    days_from_civil,
    is_date,
    iso_day,
    iso_year,
    parse_iso_day,
)
from timeline_app.core.quick import quick


class Grain(IntEnum):
    """How finely a date is known, from fine to coarse."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    WEEK = 4
    MONTH = 5
    QUARTER = 6
    SEASON = 7
    HALF = 8
    YEAR = 9
    DECADE = 10
    CENTURY = 11
    MILLENNIUM = 12


@quick
@dataclass(frozen=True, slots=True)
class Interval:
    """The seconds `start` (inclusive) to `end` (exclusive) since 1970-01-01T00:00, proleptic Gregorian.

    `start` None: no lower bound ("before May"); `end` None: no upper bound ("after May"). `approximate`: "about".
    `spans` says that the thing lasted from start to end, where otherwise it lies somewhere inside.
    Raises ValueError if both ends are open or `end` is not after `start`.
    """

    start: int | None
    end: int | None
    grain: Grain
    approximate: bool = False
    spans: bool = False

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("an interval needs at least one end")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"interval ends before it starts: {self.start}..{self.end}")

    @classmethod
    def of_days(cls, first: int, last: int, grain: Grain = Grain.DAY) -> Interval:
        """From day `first` to day `last` inclusive, both days since 1970-01-01."""
        return cls(first * DAY, (last + 1) * DAY, grain)

    @classmethod
    def of_day(cls, year: int, month: int, day: int) -> Interval:
        """One day of the calendar. Raises ValueError if there is none such."""
        if not is_date(year, month, day):
            raise ValueError(f"no such day: {year}-{month}-{day}")
        days = days_from_civil(year, month, day)
        return cls.of_days(days, days)

    @classmethod
    def of_month(cls, year: int, month: int) -> Interval:
        """One month of the calendar, month 1..12."""
        first = days_from_civil(year, month, 1)
        return cls.of_days(first, days_from_civil(*add_months(year, month, 1), 1) - 1, Grain.MONTH)

    @classmethod
    def of_year(cls, year: int) -> Interval:
        """One year, astronomical numbering (0 is 1 BCE)."""
        return cls.of_years(year, year, Grain.YEAR)

    @classmethod
    def of_years(cls, first: int, last: int, grain: Grain) -> Interval:
        """Whole years `first` to `last` inclusive: a decade, a century."""
        return cls.of_days(days_from_civil(first, 1, 1), days_from_civil(last + 1, 1, 1) - 1, grain)

    @property
    def first(self) -> int | None:
        """Days since 1970-01-01 of the first day touched."""
        return None if self.start is None else self.start // DAY

    @property
    def last(self) -> int | None:
        """Days since 1970-01-01 of the last day touched."""
        return None if self.end is None else (self.end - 1) // DAY

    @property
    def first_day(self) -> str | None:
        """The first day as ISO 8601, None where open."""
        return None if self.first is None else iso_day(self.first)

    @property
    def last_day(self) -> str | None:
        """The last day, inclusive, as ISO 8601, None where open."""
        return None if self.last is None else iso_day(self.last)

    @property
    def is_day(self) -> bool:
        """Whether all of it lies on one known day."""
        return self.first is not None and self.first == self.last

    def approximately(self) -> Interval:
        """The same, marked "about"."""
        return replace(self, approximate=True)

    def overlaps(self, other: Interval) -> bool:
        """Whether some second may belong to both."""
        before = self.end is not None and other.start is not None and self.end <= other.start
        after = other.end is not None and self.start is not None and other.end <= self.start
        return not before and not after

    def edtf(self) -> str:
        """EDTF (ISO 8601-2:2019): `2024-03-05`, `2024-03`, `202X`, `2024-01-05/2024-01-07`, `../2024-01-05`,
        `2024~`. A clock time is written only where one is stated.
        """
        return self._body() + ("~" if self.approximate and "/" not in self._body() else "")

    def _body(self) -> str:
        if self.start is None or self.end is None:
            return f"{self.first_day or '..'}/{self.last_day or '..'}"
        first, last = self.start // DAY, (self.end - 1) // DAY
        if first == last:
            return self._clock(first)
        (y1, m1, d1), (y2, m2, d2) = civil_from_days(first), civil_from_days(last + 1)
        if (m1, d1, m2, d2) == (1, 1, 1, 1):
            return _years(y1, y2 - 1)
        if d1 == d2 == 1:
            y2, m2 = add_months(y2, m2, -1)
            months = f"{iso_year(y1)}-{m1:02}"
            return months if (y1, m1) == (y2, m2) else f"{months}/{iso_year(y2)}-{m2:02}"
        return f"{iso_day(first)}/{iso_day(last)}"

    def _clock(self, day: int) -> str:
        if self.grain >= Grain.HOUR or self.start is None:  # a morning is no clock time
            return iso_day(day)
        seconds = self.start - day * DAY
        text = f"{iso_day(day)}T{seconds // 3600:02}:{seconds // 60 % 60:02}"
        return f"{text}:{seconds % 60:02}" if self.grain == Grain.SECOND else text

    @classmethod
    def parse(cls, text: str) -> Interval:
        """The interval of an EDTF text of the kinds that `edtf` writes. Raises ValueError for others."""
        approximate = text.endswith("~")
        body = text.removesuffix("~")
        if "/" in body:
            left, right = body.split("/")
            start = None if left == ".." else cls._single(left)
            end = None if right == ".." else cls._single(right)
            grain = max((i.grain for i in (start, end) if i), default=Grain.DAY)
            result = cls(start.start if start else None, end.end if end else None, grain)
        else:
            result = cls._single(body)
        return result.approximately() if approximate else result

    @classmethod
    def _single(cls, text: str) -> Interval:
        if clock := re.fullmatch(r"(.+)T(\d\d):(\d\d)(?::(\d\d))?", text):
            second = clock[4] is not None
            start = parse_iso_day(clock[1]) * DAY + int(clock[2]) * 3600 + int(clock[3]) * 60 + int(clock[4] or 0)
            return cls(start, start + (1 if second else 60), Grain.SECOND if second else Grain.MINUTE)
        if re.fullmatch(r"Y?-?\d{4,}-\d\d-\d\d", text):
            days = parse_iso_day(text)
            return cls.of_days(days, days)
        if month := re.fullmatch(r"Y?(-?\d{4,})-(0[1-9]|1[0-2])", text):
            return cls.of_month(int(month[1]), int(month[2]))
        if masked := re.fullmatch(r"(\d{2,3})(X{1,2})", text):
            width = 10 ** len(masked[2])
            first = int(masked[1]) * width
            return cls.of_years(first, first + width - 1, Grain.DECADE if width == 10 else Grain.CENTURY)
        if year := re.fullmatch(r"Y?(-?\d{4,})", text):
            return cls.of_year(int(year[1]))
        raise ValueError(f"not a date: {text!r}")


def _years(first: int, last: int) -> str:
    if first == last:
        return iso_year(first)
    if first >= 1000 and first % 10 == 0 and last == first + 9:
        return f"{first // 10}X"
    if first >= 1000 and first % 100 == 0 and last == first + 99:
        return f"{first // 100}XX"
    return f"{iso_year(first)}/{iso_year(last)}"
