"""One date as it is typed, without ranges and the like: its year, month and day as far as they are said.

>>> said("28 jan", Order.DAY_FIRST)
Said(year=None, month=1, day=28, stretch=None, era=False, approximate=False)
>>> said("8/??/99", Order.DAY_FIRST).interval().edtf()
'1999-08'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from timeline_app.core.calendar import is_date, month_length
from timeline_app.core.errors import UsageError
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.wording import MONTHS, WEEKDAYS
from timeline_app.core.wording import year as year_in_words

KEYWORDS = frozenset(
    {"before", "after", "between", "about", "around", "from", "to", "since", "until", "and", "up", "by"}
)
_NAMES = tuple(name.lower() for name in MONTHS)
_DAYS = tuple(name.lower() for name in WEEKDAYS)
_MONTH = r"(?P<name>[a-z]{3,9})\.?"
_ERA = r"(?:\s*(?P<era>bce?|b\.c\.(?:e\.)?|ce|ad|a\.d\.))?"
_YEAR = rf"(?P<year>['’]\d\d|\d{{1,6}}){_ERA}"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<sign>-?)(?P<year>\d{1,6})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<sign>-?)(?P<year>\d{4,6})-(?P<month>\d{1,2})(?:-(?:xx|\?\??))?",
        r"(?P<sign>-?)(?P<year>\d{4,6})[/.](?P<month>\d{1,2})",
        r"(?P<sign>-?)(?P<year>\d{4,6})-(?:xx|\?\??)(?:-(?:xx|\?\??))?",
        r"(?P<a>\d{1,2}|\?\??)\s?[./-]\s?(?P<b>\d{1,2}|\?\??)\s?[./-]\s?(?P<year>['’]?\d{1,6})",
        r"(?P<month>\d{1,2})[./](?P<year>\d{4,6})",
        rf"{_DAY}\s*(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_DAY}\s*(?:of\s+)?{_MONTH}",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?",
        rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
        _MONTH,
        r"(?P<a>\d{1,2})[./](?P<b>\d{1,2})\.?",
        r"q(?P<quarter>[1-4])\s+(?P<year>\d{4})",
        rf"(?P<decade>\d{{1,4}}0)(?:['’]?s){_ERA}",
        r"(?P<tens>\d{2,3})[x?]",
        r"(?P<hundreds>\d{2})[x?]{2}",
        rf"(?P<century>\d{{1,2}})(?:st|nd|rd|th)\s+(?:century|c\.?){_ERA}",
        r"(?:ad|a\.d\.)\s*(?P<year>\d{1,6})",
        rf"(?P<sign>-?){_YEAR}",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)",
    )
)


class UnfinishedDateError(UsageError):
    """A date that lacks a part that will surely come."""


class Order(Enum):
    """Which comes first in 3/4/2024."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a date: astronomical `year`, `month` 1..12, `day`; or a `stretch`, a decade or the like.

    `era` says that BCE or CE was written.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    stretch: Interval | None = None
    era: bool = False
    approximate: bool = False

    def filled_from(self, later: Said) -> Said:
        """The beginning of a range with what its end says for both: "3" of "3–5 May 2024", "50" of "50–44 BCE"."""
        if self.stretch or later.stretch:
            return self
        if self.month is None and self.day is None and self.year is not None:
            if later.day is not None and 1 <= self.year <= 31 and not self.era:
                return replace(self, year=later.year, month=later.month, day=self.year)
            bce = later.era and not self.era and later.year is not None and later.year <= 0 and later.month is None
            return replace(self, year=1 - self.year) if bce else self
        if self.year is not None:
            return self
        # November to February, 28 December to 3 January: the year said is that of the end.
        before = self.month is not None and later.month is not None and self.month > later.month
        year = later.year - 1 if before and later.year is not None else later.year
        return replace(self, year=year, month=self.month or later.month)

    def interval(self, year: int | None = None) -> Interval | None:
        """The interval; `year` where none is said. None if only a day is said; UsageError if the calendar has none."""
        if self.stretch:
            found: Interval | None = self.stretch
        elif self.month is None:
            found = None if self.year is None or self.day is not None else Interval.of_year(self.year)
        else:
            found = self._dated(self.year if self.year is not None else year)
        return found.approximately() if found and self.approximate else found

    def _dated(self, year: int | None) -> Interval:
        month = self.month or 0
        if not 1 <= month <= 12:
            raise UsageError(f"There is no month {month}.")
        if year is None:
            raise UnfinishedDateError(
                f"Which year? Write it after “{f'{self.day} ' if self.day else ''}{MONTHS[month - 1]}”."
            )
        if self.day is None:
            return Interval.of_month(year, month)
        if not is_date(year, month, self.day):
            days = month_length(year, month)
            name = f"{MONTHS[month - 1]} {year_in_words(year)}"
            raise UsageError(f"{name} has {days} days: it has no day {self.day}.")
        return Interval.of_day(year, month, self.day)


def said(text: str, order: Order) -> Said | None:
    """What a text in lower case says; None if it is no date. Raises UsageError where it is one that cannot be."""
    body = _without_weekday(text.removeprefix("the ").strip())
    for form in _FORMS:
        if (match := form.fullmatch(body)) and (found := _said(match.groupdict(), order)):
            return found
    return None


def unfinished_name(word: str) -> bool:
    """Whether a month or a word that goes with dates begins so, and is not complete.

    >>> unfinished_name("j"), unfinished_name("befo"), unfinished_name("jx"), unfinished_name("april")
    (True, True, False, False)
    """
    return any(name.startswith(word) and name != word for name in (*_NAMES, *_DAYS, *KEYWORDS))


def _without_weekday(body: str) -> str:
    head, comma, rest = body.partition(",") if "," in body else body.partition(" ")
    named = len(head) >= 3 and any(day.startswith(head.rstrip(".")) for day in _DAYS)
    return rest.strip() if comma and named else body


def _said(parts: dict[str, str | None], order: Order) -> Said | None:
    if stretch := _stretch(parts):
        return Said(stretch=stretch)
    year, era = _year(parts), bool(parts.get("era"))
    if parts.get("a") is not None:
        return _numeric(parts, year, order)
    month = _month(parts)
    if parts.get("name") and month is None:
        return None
    day = int(parts["day"] or 0) if parts.get("day") else None
    return Said(year, month, day, era=era)


def _stretch(parts: dict[str, str | None]) -> Interval | None:
    """A quarter, decade or century."""
    before = (parts.get("era") or "").startswith("b")
    if quarter := parts.get("quarter"):
        first = Interval.of_month(int(parts["year"] or 0), int(quarter) * 3 - 2)
        last = Interval.of_month(int(parts["year"] or 0), int(quarter) * 3)
        return Interval(first.start, last.end, Grain.QUARTER)
    if decade := parts.get("decade"):
        year = int(decade)
        return Interval.of_years(*((-year - 8, 1 - year) if before else (year, year + 9)), Grain.DECADE)
    if tens := parts.get("tens"):
        return Interval.of_years(int(tens) * 10, int(tens) * 10 + 9, Grain.DECADE)
    if hundreds := parts.get("hundreds"):
        return Interval.of_years(int(hundreds) * 100, int(hundreds) * 100 + 99, Grain.CENTURY)
    return _century(int(parts["century"] or 0), before) if parts.get("century") else None


def _century(number: int, before: bool) -> Interval:
    if not number:
        raise UsageError("There is no century 0.")
    first = 1 - number * 100 if before else number * 100 - 99
    return Interval.of_years(first, first + 99, Grain.CENTURY)


def _numeric(parts: dict[str, str | None], year: int | None, order: Order) -> Said:
    """Two numbers for day and month, either of which may be "?"."""
    known = [int(p) for name in ("a", "b") if (p := parts[name] or "").isdigit()]
    if len(known) < 2:
        return Said(year, known[0] if known else None)
    a, b = known
    choices = [(a, b), (b, a)] if order is Order.MONTH_FIRST else [(b, a), (a, b)]
    shown = 2000 if year is None else year
    month, day = next((c for c in choices if is_date(shown, *c)), choices[0])
    return Said(year, month, day)


def _year(parts: dict[str, str | None]) -> int | None:
    digits = parts.get("year")
    if digits is None:
        return None
    short = digits[0] in "'’" or (len(digits) == 2 and (parts.get("day") or parts.get("a")) and not parts.get("era"))
    number = int(digits.lstrip("'’"))
    if (parts.get("era") or "").startswith("b"):
        return _counted(1 - number, number)
    if parts.get("sign"):
        return -number
    if short:
        return number + (2000 if number < 70 else 1900)
    iso = len(digits) >= 4
    return number if iso else _counted(number, number)


def _counted(year: int, number: int) -> int:
    if number == 0:
        raise UsageError("There is no year 0: 1 BCE is followed by 1 CE.")
    return year


def _month(parts: dict[str, str | None]) -> int | None:
    if name := parts.get("name"):
        word = "sep" if name == "sept" else name
        return next((number for number, full in enumerate(_NAMES, 1) if full.startswith(word)), None)
    return int(parts["month"] or 0) if parts.get("month") else None
