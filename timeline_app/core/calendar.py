"""Proleptic Gregorian days and seconds for any year, where Python's `datetime` ends at 1 and 9999.

Years are astronomical: 0 is 1 BCE, -43 is 44 BCE. Days and seconds count from 1970-01-01T00:00.

>>> days_from_civil(1970, 1, 1), civil_from_days(-1)
(0, (1969, 12, 31))

The two conversions are Howard Hinnant's (chrono-Compatible Low-Level Date Algorithms).
"""

from __future__ import annotations

DAY = 86_400
"""Seconds in a day."""

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether February of `year` has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in month 1..12 of `year`."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to the given day; negative before."""
    y = year - (month <= 2)
    era = y // 400
    year_of_era = y - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - 719_468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month, day of a number of days since 1970-01-01."""
    z = days + 719_468
    era = z // 146_097
    day_of_era = z - era * 146_097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    month = shifted_month + (3 if shifted_month < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day


def weekday(days: int) -> int:
    """0 for Monday to 6 for Sunday, of a number of days since 1970-01-01."""
    return (days + 3) % 7


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month `months` later (or earlier, if negative)."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def iso_week_start(year: int, week: int) -> int:
    """Days since 1970-01-01 of the Monday of ISO week `week` of `year`."""
    fourth = days_from_civil(year, 1, 4)
    return fourth - weekday(fourth) + 7 * (week - 1)


def iso_week(days: int) -> tuple[int, int]:
    """ISO year and week of a number of days since 1970-01-01."""
    thursday = days - weekday(days) + 3
    year = civil_from_days(thursday)[0]
    return year, (thursday - days_from_civil(year, 1, 1)) // 7 + 1


def iso_day(days: int) -> str:
    """ISO 8601 day; years outside 0..9999 carry a sign and at least four digits, as EDTF's `Y` form without the letter.

    >>> iso_day(0), iso_day(days_from_civil(-43, 3, 15))
    ('1970-01-01', '-0043-03-15')
    """
    year, month, day = civil_from_days(days)
    return f"{iso_year(year)}-{month:02}-{day:02}"


def iso_year(year: int) -> str:
    """Four digits, with a sign where the year is before 0; EDTF's `Y` before more than four digits."""
    if year < 0:
        return f"-{-year:04}" if year >= -9999 else f"Y{year}"
    return f"{year:04}" if year <= 9999 else f"Y{year}"


def parse_iso_day(text: str) -> int:
    """The inverse of `iso_day`: days since 1970-01-01. Raises ValueError for anything else."""
    head, month, day = text.rsplit("-", 2)
    year = int(head.removeprefix("Y"))
    if not is_date(year, int(month), int(day)):
        raise ValueError(f"no such day: {text}")
    return days_from_civil(year, int(month), int(day))
