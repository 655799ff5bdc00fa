"""The calendar agrees with Python's where Python has one, and is a bijection everywhere else."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.calendar import (
    add_months,
    civil_from_days,
    days_from_civil,
    is_date,
    iso_day,
    iso_week,
    iso_week_start,
    parse_iso_day,
    weekday,
)

YEARS = st.integers(-10_000, 10_000)


@given(st.dates())
def test_agrees_with_the_standard_library(day: datetime.date) -> None:
    days = days_from_civil(day.year, day.month, day.day)
    assert days == (day - datetime.date(1970, 1, 1)).days
    assert weekday(days) == day.weekday()
    assert iso_week(days) == tuple(day.isocalendar())[:2]
    assert iso_day(days) == day.isoformat()


@given(st.integers(-5_000_000, 5_000_000))
def test_days_and_dates_are_one_to_one(days: int) -> None:
    assert days_from_civil(*civil_from_days(days)) == days
    assert parse_iso_day(iso_day(days)) == days


@given(YEARS, st.integers(1, 12), st.integers(-500, 500))
def test_months_are_added_and_taken_back(year: int, month: int, months: int) -> None:
    assert add_months(*add_months(year, month, months), -months) == (year, month)


@given(YEARS, st.integers(1, 52))
def test_a_week_starts_on_its_monday(year: int, week: int) -> None:
    assert weekday(iso_week_start(year, week)) == 0
    assert iso_week(iso_week_start(year, week)) == (year, week)


@pytest.mark.parametrize("day", [(2015, 2, 29), (1900, 2, 29), (2024, 2, 30), (2024, 13, 1), (2024, 4, 31)])
def test_days_that_do_not_exist(day: tuple[int, int, int]) -> None:
    assert not is_date(*day)


def test_years_outside_four_digits() -> None:
    assert iso_day(days_from_civil(-43, 3, 15)) == "-0043-03-15"
    assert iso_day(days_from_civil(12_345, 1, 2)) == "Y12345-01-02"


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such day"):
        parse_iso_day("2023-02-29")
