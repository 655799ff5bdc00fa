"""Intervals: what they cover, and that EDTF text says all of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.calendar import DAY
from timeline_app.core.interval import Grain, Interval

DAYS = st.integers(-4_000_000, 2_900_000)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2024-01-05/2024-01-07", "2024-01-05", "2024-01-07"),
        ("2024-01/2024-03", "2024-01-01", "2024-03-31"),
        ("1914/1918", "1914-01-01", "1918-12-31"),
        ("../2024-05-01", None, "2024-05-01"),
        ("2024-05-01/..", "2024-05-01", None),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("1850~", "1850-01-01", "1850-12-31"),
        ("2024-03-05T14:30", "2024-03-05", "2024-03-05"),
    ],
)
def test_edtf_is_read_and_written_alike(edtf: str, first: str | None, last: str | None) -> None:
    interval = Interval.parse(edtf)
    assert (interval.first_day, interval.last_day) == (first, last)
    assert interval.edtf() == edtf


@given(DAYS, st.integers(0, 1000))
def test_any_range_of_days_survives_the_round_trip(first: int, length: int) -> None:
    interval = Interval.of_days(first, first + length)
    again = Interval.parse(interval.edtf())
    assert (again.start, again.end) == (interval.start, interval.end)


@given(st.integers(-9000, 9000), st.integers(1, 12))
def test_a_month_lies_in_its_year(year: int, month: int) -> None:
    inner, outer = Interval.of_month(year, month), Interval.of_year(year)
    assert outer.overlaps(inner)
    assert inner.first is not None
    assert outer.first is not None
    assert outer.first <= inner.first
    assert Interval.parse(inner.edtf()) == inner


def test_open_ends_overlap_everything_on_their_side() -> None:
    before = Interval(None, 10 * DAY, Grain.DAY)
    assert before.overlaps(Interval.of_days(3, 3))
    assert not before.overlaps(Interval.of_days(10, 10))
    assert not Interval.of_days(10, 10).overlaps(before)


def test_only_a_single_day_is_a_day() -> None:
    assert Interval.of_day(2024, 2, 29).is_day
    assert not Interval.of_month(2024, 2).is_day
    assert not Interval(None, DAY, Grain.DAY).is_day


@pytest.mark.parametrize(("start", "end"), [(None, None), (5, 5), (6, 5)])
def test_an_interval_without_extent_is_refused(start: int | None, end: int | None) -> None:
    with pytest.raises(ValueError, match="interval"):
        Interval(start, end, Grain.DAY)


@pytest.mark.parametrize("text", ["", "soon", "2024-13", "2024-02-30", "2024-1-1", "20240101T", "../.."])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Interval.parse(text)
