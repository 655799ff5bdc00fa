"""A frame is a value, and whatever the events are, there is one."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from tests.timeline.frames import composer, frame, random_index
from timeline_app.core.calendar import DAY
from timeline_app.index.columns import Flag, LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.compose import Frame
from timeline_app.timeline.lanes import LaneOptions
from timeline_app.timeline.viewport import Viewport

YEARS = 365 * DAY


def test_equal_input_gives_an_equal_list_and_other_input_another():
    a = frame(composer(random_index(200, 1)), 0, 10 * YEARS)
    b = frame(composer(random_index(200, 1)), 0, 10 * YEARS)
    assert a == b
    assert a != frame(composer(random_index(200, 1)), 0, 9 * YEARS)
    assert a != frame(composer(random_index(200, 2)), 0, 10 * YEARS)


def test_no_event_and_one_event():
    assert frame(composer(EventIndex.empty()), 0, DAY).labels.text == ()
    one = EventIndex.from_arrays([0], [DAY], headlines=["Alone"])
    assert composer(one).compose_fitted(800, 400).labels.text == ("Alone",)


def test_all_at_one_instant_become_names_and_one_counted_fold():
    n = 60
    index = EventIndex.from_arrays(np.zeros(n), np.full(n, DAY), headlines=["Same day"] * n)
    display = composer(index).compose_fitted(800, 300)
    assert len(display.labels.text) + int(display.folds.count.sum()) == n
    assert len(display.folds.count) == 1


def test_twenty_thousand_years_beside_a_minute():
    index = EventIndex.from_arrays([-(3 * 10**11), 0], [3 * 10**11, 60], headlines=["An age", "A minute"])
    made = composer(index)
    assert set(made.compose_fitted(1000, 400).labels.text) == {"An age", "A minute"}
    near = frame(made, -600.0, 600.0)
    assert "A minute" in near.labels.text
    assert np.isfinite(near.marks.x0).all()


def test_a_coarse_date_is_a_bar_over_all_of_it_and_a_day_a_point_from_afar():
    index = EventIndex.from_arrays([0, 100 * DAY], [31 * DAY, 101 * DAY], headlines=["A month", "A day"])
    display = frame(composer(index), -50 * DAY, 250 * DAY, width=1200)
    bars = dict(zip(display.marks.row.tolist(), display.marks.bar.tolist(), strict=True))
    assert bars == {0: True, 1: False}
    month = display.marks.row.tolist().index(0)
    assert display.marks.x1[month] - display.marks.x0[month] == pytest.approx(31 * 4, abs=0.1)
    near = frame(composer(index), 99 * DAY, 103 * DAY, width=1200)
    assert near.marks.bar[near.marks.row.tolist().index(1)]


def test_flags_reach_the_marks():
    flags = [int(Flag.PLANNED), int(Flag.INFERRED | Flag.APPROXIMATE)]
    index = EventIndex.from_arrays([0, DAY * 9], [DAY, DAY * 10], flags=flags)
    display = composer(index).compose_fitted(900, 300)
    assert dict(zip(display.marks.row.tolist(), display.marks.flags.tolist(), strict=True)) == dict(enumerate(flags))


@pytest.mark.parametrize(("flag", "row"), [(Flag.OPEN_START, 2), (Flag.OPEN_END, 1)])
def test_names_keep_clear_of_the_arrows_of_open_ends(flag, row):
    days, names = [0, 1000, 3600], ["It began", "The council met", "The town council met again"]

    def shown(flags: int) -> float:
        index = EventIndex.from_arrays(
            [d * DAY for d in days], [d * DAY + DAY for d in days], headlines=names, flags=[flags] * 3
        )
        labels = composer(index).compose_fitted(1200, 300).labels
        return float(labels.x[labels.row.tolist().index(row)])

    assert abs(shown(int(flag)) - shown(0)) == 7


def test_a_crowd_becomes_a_histogram_that_counts_everything():
    n = 50_000
    start = np.sort(np.random.default_rng(1).integers(0, 10 * YEARS, n))
    index = EventIndex.from_arrays(start, start + DAY)
    display = frame(composer(index), -1e6, 10 * YEARS + 1e6)
    assert int(display.columns.count.sum()) == n
    assert (display.columns.top < display.columns.bottom).all()


def test_a_filter_hides_and_gives_back():
    index = random_index(40, 2)
    made = composer(index)
    everything = frame(made, 0, 10 * YEARS)
    mask = np.zeros(40, bool)
    mask[[3, 4]] = True
    made.set_filter(mask)
    assert set(frame(made, 0, 10 * YEARS).marks.row.tolist()) == {3, 4}
    made.set_filter(None)
    assert frame(made, 0, 10 * YEARS) == everything


def test_a_filter_of_another_length_is_refused():
    with pytest.raises(ValueError, match="filter of 3 rows for 40"):
        composer(random_index(40)).set_filter(np.ones(3, bool))


def test_lanes_have_heads_with_counts_and_do_not_move_when_zooming():
    made = composer(random_index(80, 4), LaneBy.KIND)
    far, near = frame(made, 0, 10 * YEARS), frame(made, 4 * YEARS, 5 * YEARS)
    assert sum(h.count for h in far.heads) == 80
    assert far.heads == near.heads
    assert far.plot.x == made.gutter >= made.style.gutter_least


def test_lanes_can_be_collapsed_hidden_and_ordered():
    index = random_index(80, 4)
    made = composer(index)
    made.set_options(
        LaneOptions(
            LaneBy.KIND, hidden=frozenset({"vote"}), collapsed=frozenset({"work"}), order=("storm", "visit", "work")
        )
    )
    display = frame(made, 0, 10 * YEARS)
    assert [h.key for h in display.heads] == ["storm", "visit", "work"]
    work = display.heads[2]
    inside = (display.labels.y >= work.y) & (display.labels.y < work.y + work.height)
    assert not inside.any()


def test_events_without_a_lane_are_gathered_not_dropped():
    index = EventIndex.from_arrays([0, DAY], [DAY, 2 * DAY], lanes={LaneBy.PLACE: (["Here"], [0, -1])})
    display = frame(composer(index, LaneBy.PLACE), -DAY, 3 * DAY)
    assert [(h.name, h.count) for h in display.heads] == [("Here", 1), ("Other", 1)]


def test_five_hundred_lanes_scroll():
    n = 2000
    index = EventIndex.from_arrays(
        np.arange(n) * DAY,
        np.arange(n) * DAY + DAY,
        lanes={LaneBy.PLACE: ([f"Place {i}" for i in range(500)], np.arange(n) % 500)},
    )
    made = composer(index, LaneBy.PLACE)
    top = frame(made, 0, n * DAY, height=600)
    assert top.content_height > 10_000
    assert len(top.heads) < 20
    end = frame(made, 0, n * DAY, height=600, scroll=10**9)
    assert end.heads[-1].lane == 499
    assert end.heads[-1].y + end.heads[-1].height == pytest.approx(600, abs=1)


@pytest.mark.parametrize("width", [50, 200, 333])
def test_a_narrow_window(width):
    frame(composer(random_index(50), LaneBy.KIND), 0, YEARS, width=width, height=60)


def test_the_present_has_a_line_only_when_in_sight():
    made = composer(random_index(5))
    assert frame(made, 0, 100.0 * DAY, now=50 * DAY).now_x == pytest.approx(600)
    assert frame(made, 0, 100.0 * DAY, now=500 * DAY).now_x is None


def test_a_still_picture_cuts_no_name_at_its_edge():
    index = random_index(120, 9)
    display = frame(composer(index), 3 * YEARS, 4 * YEARS, still=True)
    assert (display.labels.x + display.labels.width <= display.plot.right).all()


def test_what_goes_on_from_before_the_window_is_counted_and_can_be_listed():
    n = 300
    start = np.arange(n) * DAY
    index = EventIndex.from_arrays(start, np.full(n, 10 * YEARS), headlines=[f"War {i}" for i in range(n)])
    made = composer(index)
    view = Viewport(5.0 * YEARS, 6.0 * YEARS, 1000)
    display = made.compose(Frame(view, 300))
    ongoing = [i for i, first in enumerate(display.folds.first.tolist()) if first < 0]
    assert len(ongoing) == 1
    listed = made.ongoing(0, view)
    assert len(listed) == display.folds.count[ongoing[0]]
    assert sorted(listed + display.labels.row.tolist()) == list(range(n))


def test_nothing_goes_on_where_all_is_over():
    display = frame(composer(random_index(50, 3)), 20 * YEARS, 21 * YEARS)
    assert len(display.folds.x) == 0


@pytest.mark.parametrize("by", [LaneBy.NONE, LaneBy.KIND])
def test_names_for_which_there_is_no_time_come_with_the_next_frames(by):
    index = random_index(3000, 4)
    hasty, patient = composer(index, by), composer(index, by)
    wanted = Frame(Viewport(0.0, 400.0 * DAY, 1200), 500)
    display = hasty.compose(replace(wanted, until=0.0))
    assert not display.whole
    assert len(display.labels.text) == 0
    for _ in range(2000):
        display = hasty.compose(replace(wanted, until=time.perf_counter() + 0.0005))
        if display.whole:
            break
    assert display == patient.compose(wanted)
