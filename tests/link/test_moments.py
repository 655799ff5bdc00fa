"""Calendar arithmetic, against the standard library and against known days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.calendar import days_from_civil, iso_day
from timeline_app.link import moments

EPOCH = date(1970, 1, 1).toordinal()
days = st.integers(date(2, 1, 1).toordinal() - EPOCH, date(9990, 12, 31).toordinal() - EPOCH)


@given(days)
def test_weeks_are_iso_weeks(day: int) -> None:
    year, week, _ = date.fromordinal(day + EPOCH).isocalendar()
    moment = moments.week(day)
    assert moment.value == f"{year:04}-W{week:02}"
    assert moment.first <= day <= moment.last == moment.first + 6


@given(days, st.sampled_from(["D", "W", "M", "Q", "Y", "E", "C", "L"]), st.integers(-60, 60))
def test_periods_follow_each_other_without_a_gap(day: int, unit: str, by: int) -> None:
    here, after = moments.period(unit, day, by), moments.period(unit, day, by + 1)
    assert after.first == here.last + 1
    assert moments.period(unit, here.first, 0) == here


@pytest.mark.parametrize(
    ("year", "easter"),
    [(1961, "1961-04-02"), (2000, "2000-04-23"), (2019, "2019-04-21"), (2024, "2024-03-31"), (2038, "2038-04-25")],
)
def test_easter(year: int, easter: str) -> None:
    assert iso_day(moments.easter(year)) == easter


@pytest.mark.parametrize(
    ("code", "year", "value"),
    [
        ("4th 3 of 11", 2010, "2010-11-25"),
        ("4th 3 of 11 +1", 2010, "2010-11-26"),
        ("last 0 of 5", 2024, "2024-05-27"),
        ("election", 2000, "2000-11-07"),
        ("election", 2022, "2022-11-08"),
        ("easter -2", 2024, "2024-03-29"),
        ("12-25", -43, "-0043-12-25"),
    ],
)
def test_holidays(code: str, year: int, value: str) -> None:
    assert moments.holiday(code, year).value == value


def test_parts_of_years() -> None:
    assert moments.quarter(2024, 1).interval.edtf() == "2024-01/2024-03"
    assert moments.half(2024, 2).interval.edtf() == "2024-07/2024-12"
    assert moments.season(2023, "WI").interval.edtf() == "2023-12/2024-02"
    assert moments.century(20).interval.edtf() == "1901/2000"
    assert moments.decade(1990).value == "199"


@pytest.mark.parametrize(
    "mod", ["START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", None]
)
def test_a_modifier_never_leaves_its_side(mod: str | None) -> None:
    whole = moments.month(2024, 5)
    part = moments.narrowed(whole, mod)
    if mod in ("START", "MID", "END", "APPROX", None):
        assert part.first is not None and part.last is not None
        assert whole.first <= part.first <= part.last <= whole.last
    else:
        assert (part.start is None) != (part.end is None)


def test_midnight_belongs_to_the_night_of_its_day() -> None:
    day = moments.day(days_from_civil(2024, 3, 12))
    assert moments.part_of_day(day, "24").interval.first_day == "2024-03-12"
