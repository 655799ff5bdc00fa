"""What lies far from all the rest is not in the first view, and is counted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.calendar import DAY
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.reach import around, reach_of

days = st.lists(st.tuples(st.integers(-900_000, 900_000), st.integers(1, 4_000)), min_size=1, max_size=40)


def index_of(spans, importance=None) -> EventIndex:
    start = np.array([a for a, _ in spans], np.int64) * DAY
    end = start + np.array([b for _, b in spans], np.int64) * DAY
    return EventIndex.from_arrays(start, end, importance=importance)


def reach(index: EventIndex):
    return reach_of([np.arange(len(index))], index)


def year_of_events(n: int = 100) -> list[tuple[int, int]]:
    return [(i * 365 // n, 1) for i in range(n)]


@pytest.mark.parametrize("n", [4, 10, 100])
def test_one_event_of_another_century_is_left_aside(n):
    found = reach(index_of([(-70_000, 1), *year_of_events(n)]))
    assert found.aside and found.before.tolist() == [0] and not len(found.after)
    assert found.bulk[0] == 0


def test_far_ones_on_either_side_are_counted_apart():
    found = reach(index_of([(-70_000, 1), (-69_990, 1), *year_of_events(), (90_000, 1)]))
    assert found.before.tolist() == [0, 1] and found.after.tolist() == [102]


def test_half_of_the_events_are_never_left_aside():
    found = reach(index_of([*year_of_events(50), *((a + 70_000, b) for a, b in year_of_events(50))]))
    assert not found.aside


def test_what_is_evenly_spread_is_shown_whole():
    assert not reach(index_of([(i * 100, 1) for i in range(200)])).aside


def test_neighbours_are_not_far():
    """A month before a year of events is no other time."""
    found = reach(index_of([(-30, 1), *year_of_events(), (420, 1), (-70_000, 1)]))
    assert found.bulk == (-30 * DAY, 421 * DAY)


def test_what_matters_much_counts_more_than_its_number():
    """Five passing words about a century ago are left aside, five events that articles are about are not."""
    spans = [*((-70_000 + i * 300, 1) for i in range(5)), *year_of_events(50)]
    light, heavy = ([w] * 5 + [0.5] * 50 for w in (0.1, 1.0))
    assert reach(index_of(spans, light)).aside
    assert not reach(index_of(spans, heavy)).aside


def test_more_than_a_tenth_of_the_events_are_never_left_aside():
    """However little they matter: so many are no strays."""
    spans = [*((-70_000 + i * 300, 1) for i in range(10)), *year_of_events(50)]
    assert not reach(index_of(spans, [0.01] * 10 + [0.5] * 50)).aside


def test_what_hangs_together_with_the_rest_step_by_step_is_not_far():
    """Only beyond a real gap is a time another one."""
    steps = [(-150 * i, 1) for i in range(1, 9)]
    found = reach(index_of([(-70_000, 1), *steps, *year_of_events(200)]))
    assert found.before.tolist() == [0] and found.bulk[0] == -150 * 8 * DAY


def test_what_is_told_is_that_of_which_nothing_is_in_sight():
    index = index_of([(-70_000, 1), *year_of_events(40), (90_000, 1)])
    found = reach(index)
    assert [rows.tolist() for rows in found.away(index, 0, 366 * DAY)] == [[0], [41]]
    assert [len(rows) for rows in found.away(index, -70_001 * DAY, -69_000 * DAY)] == [0, 40]
    assert [len(rows) for rows in found.away(index, 89_000 * DAY, 91_000 * DAY)] == [40, 0]
    assert [len(rows) for rows in found.away(index, -80_000 * DAY, 100_000 * DAY)] == [0, 0]


def test_a_window_on_a_gap_has_the_others_on_both_sides():
    index = index_of([(0, 1), (100, 1), (200, 1)])
    assert [rows.tolist() for rows in reach(index).away(index, 110 * DAY, 120 * DAY)] == [[0, 1], [2]]


def test_a_bar_that_reaches_into_the_view_is_not_counted_as_outside():
    found = reach(index_of([(-70_000, 70_010), *year_of_events()]))
    assert found.aside and not len(found.before)


def test_only_what_the_lanes_hold_counts_and_once():
    index = index_of([(-70_000, 1), *year_of_events()])
    rows = np.arange(1, 101)
    assert reach_of([rows[:60], rows[40:]], index).whole == (0, float(index.end.max()))
    assert reach_of([], index).whole is None and not reach_of([], index).aside


@given(days)
def test_the_bulk_is_within_the_whole_and_nothing_is_lost(spans):
    index = index_of(spans)
    found = reach(index)
    (first, last), (begin, end) = found.bulk, found.whole
    assert begin <= first < last <= end
    outside = {*found.before.tolist(), *found.after.tolist()}
    touching = (index.end > first) & (index.start < last)
    assert outside == set(np.flatnonzero(~touching).tolist())
    assert len(outside) <= max(len(index) / 10, len(index) >= 4)
    assert not found.aside or (end - begin) >= 3 * (last - first)


@given(days, st.integers(-500_000, 500_000))
def test_it_moves_with_the_events(spans, by):
    before, after = (reach(index_of([(a + shift, b) for a, b in spans])) for shift in (0, by))
    assert after.bulk == tuple(t + by * DAY for t in before.bulk)


@given(days, st.integers(300, 3000))
def test_what_is_framed_is_in_sight(spans, width):
    index = index_of(spans)
    view = around(index, np.arange(len(index)), width)
    assert view.t0 < index.start.min() and view.t1 > index.end.max() and view.width == width
