"""The axis stands on the calendar at every scale, on both sides of year 1."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.calendar import DAY, civil_from_days, days_from_civil, weekday
from timeline_app.timeline.names import Names
from timeline_app.timeline.ticks import boundaries, ticks
from timeline_app.timeline.viewport import Viewport

YEAR = 365.2425 * DAY


def at(year: int, month: int = 1, day: int = 1) -> float:
    return float(days_from_civil(year, month, day) * DAY)


def texts(view: Viewport, **more) -> tuple[list[str], list[str]]:
    axis = ticks(view, **more)
    return [t.text for t in axis.detail], [t.text for t in axis.context]


@given(st.floats(-3.7e11, 2.5e11), st.floats(600, 6e11), st.integers(200, 3000))
def test_ticks_ascend_lie_inside_and_leave_room_for_their_names(t0, span, width):
    view = Viewport(t0, t0 + span, width)
    axis = ticks(view, em=8.0)
    xs = [t.x for t in axis.detail]
    assert all(0 <= x < width for x in xs)
    assert all(b - a > 20 for a, b in pairwise(xs))
    assert all(t.t == pytest.approx(view.t_of(t.x), abs=view.span / width / 50) for t in axis.detail)
    assert len(xs) <= width / 20


@given(st.floats(-3.7e11, 2.5e11), st.floats(600, 6e11))
def test_there_is_always_something_to_read(t0, span):
    detail, context = texts(Viewport(t0, t0 + span, 1000))
    assert len(detail) + len(context) >= 1
    assert all(detail) and all(context)


def test_days_stand_under_their_month():
    detail, context = texts(Viewport(at(2026, 1, 30), at(2026, 2, 3), 400))
    assert detail == ["Fri 30", "Sat 31", "Sun 1", "Mon 2"]
    assert context == ["January 2026", "February 2026"]


def test_hours_stand_under_their_day():
    detail, context = texts(Viewport(at(2026, 1, 15), at(2026, 1, 16), 900))
    assert detail[:2] == ["00:00", "03:00"]
    assert context == ["Thu 15 January 2026"]


def test_weeks_begin_on_monday():
    axis = ticks(Viewport(at(2024, 1, 1), at(2024, 3, 1), 500))
    assert {weekday(t.t // DAY) for t in axis.detail} == {0}


def test_years_before_the_common_era_are_counted_back_without_a_year_zero():
    detail, _ = texts(Viewport(at(-250), at(350), 900))
    assert detail == ["200 BCE", "100 BCE", "1", "100", "200", "300"]


@pytest.mark.parametrize(
    ("first", "last", "eras"), [(-3000, 2000, ["BCE", "CE"]), (-9000, -200, ["BCE"]), (100, 2000, [])]
)
def test_wide_views_say_which_years_are_counted_back(first, last, eras):
    axis = ticks(Viewport(at(first), at(last), 900))
    assert [t.text for t in axis.context] == eras


def test_ten_thousand_years_either_way_are_on_the_axis():
    detail, _ = texts(Viewport(at(-9999), at(10_000), 1200))
    assert "8000 BCE" in detail and "8000" in detail


def test_names_come_from_the_caller():
    names = Names(months=("Januar",) * 12, short_months=("Jän",) * 12)
    detail, context = texts(Viewport(at(2026), at(2027), 1200), names=names)
    assert set(detail) == {"Jän"}
    assert context == ["2026"]


def test_weekends_are_shaded_only_when_days_are_wide_enough():
    near = ticks(Viewport(at(2026, 1, 1), at(2026, 1, 15), 700))
    assert [round(b - a) for a, b in near.shades] == [100, 100]
    assert ticks(Viewport(at(2026), at(2028), 700)).shades == ()


@given(st.sampled_from([("month", 1), ("month", 3), ("year", 1), ("year", 10), ("week", 1)]), st.floats(-3e11, 3e11))
def test_boundaries_are_on_the_calendar(step, t0):
    unit, every = step
    found = boundaries(unit, every, t0, t0 + 40 * every * YEAR / (12 if unit == "month" else 1))
    assert (np.diff(found) > 0).all()
    for t in found.tolist()[:40]:
        _, month, day = civil_from_days(t // DAY)
        assert t % DAY == 0
        assert unit == "week" or day == 1
        assert unit != "year" or month == 1
        assert unit != "month" or (month - 1) % every == 0
