"""Reads the dates that people type: 2024, Jan 2024, 28/01/24, 28.1.2024, 2024-01-28, ~1850, 44 BCE, the 1990s.

Day before month where both could be, unless told otherwise. What cannot be read raises UsageError with words for the
user.

>>> parse_date("Jan 2024").edtf(), parse_date("28/01/24").edtf(), parse_date("44 BCE").edtf()
('2024-01', '2024-01-28', '-0043')
>>> parse_date("01/28/24", month_first=True).edtf(), parse_date("about 1850").edtf(), parse_date("1990s").edtf()
('2024-01-28', '1850~', '199X')
"""

from __future__ import annotations

import re

from timeline_app.core.calendar import is_date
from timeline_app.core.errors import UsageError
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.wording import MONTHS

_NAMES = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH = r"(?P<name>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{1,6})(?P<era>\s*(?:bce?|b\.c\.(?:e\.)?))?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<sign>-?)(?P<year>\d{1,6})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<sign>-?)(?P<year>\d{4,6})[-/.](?P<month>\d{1,2})",
        r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{1,6})",
        r"(?P<month>\d{1,2})[./](?P<year>\d{4})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        r"(?P<year>\d{1,4}0)(?P<decade>['’]?s)",
        rf"(?P<sign>-?){_YEAR}(?:\s*(?:ce|ad))?",
    )
)


def parse_date(text: str, month_first: bool = False) -> Interval:
    """The interval that was typed. `month_first`: read 3/4/2024 as March 4."""
    said = " ".join(text.lower().split()).removeprefix("the ")
    body = re.sub(r"^(?:~|about |around |circa |c\. ?|ca\. ?)\s*", "", said)
    for form in _FORMS:
        if match := form.fullmatch(body):
            found = _interval(match.groupdict(), month_first, text.strip())
            return found.approximately() if body != said else found
    raise UsageError(f"“{text.strip()}” is not a date. Try 2024, Jan 2024, 28/1/2024 or 44 BCE.")


def _interval(parts: dict[str, str | None], month_first: bool, text: str) -> Interval:
    year = _year(parts)
    if parts.get("decade"):
        return Interval.of_years(year, year + 9, Grain.DECADE)
    month, day = _month(parts, text), parts.get("day")
    if month is None:
        return Interval.of_year(year)
    if day is None:
        if not 1 <= month <= 12:
            raise UsageError(f"There is no month {month}.")
        return Interval.of_month(year, month)
    return _day(year, month, int(day), month_first and parts.get("name") is None and not _iso(text), text)


def _day(year: int, month: int, day: int, swap: bool, text: str) -> Interval:
    choices = [(day, month), (month, day)] if swap else [(month, day), (day, month)]
    if _iso(text):
        choices = [(month, day)]
    for m, d in choices:
        if is_date(year, m, d):
            return Interval.of_day(year, m, d)
    raise UsageError(f"The calendar has no day “{text}”.")


def _iso(text: str) -> bool:
    return re.match(r"-?\d{3,6}-", text) is not None or re.search(r"[a-z]", text.lower()) is not None


def _year(parts: dict[str, str | None]) -> int:
    digits = parts["year"] or "0"
    number = int(digits)
    if parts.get("era"):
        return 1 - number
    if parts.get("sign"):
        return -number
    short = len(digits) == 2 and parts.get("day") is not None
    return number + (2000 if number < 70 else 1900) if short else number


def _month(parts: dict[str, str | None], text: str) -> int | None:
    if name := parts.get("name"):
        number = _NAMES.get(name[:3])
        if number is None or not MONTHS[number - 1].lower().startswith(name.removesuffix("t")[:9]):
            raise UsageError(f"“{name}” is not a month.")
        return number
    number_text = parts.get("month")
    return int(number_text) if number_text else None
