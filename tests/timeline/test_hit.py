"""What is drawn can be hit where it is drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.frames import composer, frame, random_index
from timeline_app.core.calendar import DAY
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.hit import event_boxes, hit

YEARS = 365 * DAY


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 300), st.integers(0, 500), st.sampled_from([LaneBy.NONE, LaneBy.KIND]))
def test_every_label_and_every_fold_is_hit_in_its_middle(n, seed, by):
    display = frame(composer(random_index(n, seed), by), 2 * YEARS, 4 * YEARS)
    labels = display.labels
    for i, row in enumerate(labels.row.tolist()):
        x, y = float(labels.x[i] + labels.width[i] / 2), float(labels.y[i] + 8)
        if display.plot.contains(x, y):
            assert hit(display, x, y).row == row
    for i in range(len(display.folds.x)):
        x, y = float(display.folds.x[i]), float(display.folds.y[i])
        if display.plot.contains(x, y):
            found = hit(display, x, y)
            assert found.on in ("fold", "event")


def test_points_of_the_rug_are_hit_and_ground_is_not():
    n = 40
    index = EventIndex.from_arrays(np.arange(n) * 40 * DAY, np.arange(n) * 40 * DAY + DAY, headlines=["Long " * 30] * n)
    display = frame(composer(index), 0, 40 * 40 * DAY, height=110)
    labelled = set(display.labels.row.tolist())
    rug = [i for i, r in enumerate(display.marks.row.tolist()) if r not in labelled]
    assert rug
    for i in rug:
        x = float(display.marks.x0[i] + display.marks.x1[i]) / 2
        assert hit(display, x, float(display.marks.y[i])).row == display.marks.row[i]
    assert hit(display, 600, 20).on == "axis"


def test_heads_columns_and_empty_ground():
    made = composer(random_index(80), LaneBy.KIND)
    display = frame(made, 0, 10 * YEARS)
    assert hit(display, 10, display.heads[1].y + 5).lane == 1
    assert hit(display, 10, display.heads[1].y + 5).on == "head"
    start = np.sort(np.random.default_rng(1).integers(0, 10 * YEARS, 20_000))
    crowd = frame(composer(EventIndex.from_arrays(start, start + DAY)), 0, 10 * YEARS)
    column = hit(crowd, float(crowd.columns.x0[40]) + 0.5, float(crowd.columns.bottom[40]) - 1)
    assert column.on == "column" and column.first < column.last
    lone = frame(composer(EventIndex.from_arrays([0], [DAY], headlines=["x"])), -YEARS, YEARS)
    assert hit(lone, 30, 300).on == ""


def test_an_event_in_two_lanes_has_two_boxes():
    from timeline_app.index.lanes import Lanes

    index = EventIndex.from_arrays([0], [DAY], headlines=["Both"])
    both = Lanes.from_pairs(("a", "b"), ("A", "B"), np.array([0, 1]), np.array([0, 0]))
    index.lanes[LaneBy.PARTICIPANT] = both
    display = frame(composer(index, LaneBy.PARTICIPANT), -5 * DAY, 5 * DAY)
    boxes = event_boxes(display, 0)
    assert len(boxes) == 2
    for box in boxes:
        assert hit(display, box.x + box.w / 2, box.y + box.h / 2).row == 0


def test_nothing_is_drawn_nothing_is_hit():
    display = frame(composer(EventIndex.empty()), 0, DAY)
    assert hit(display, 100, 100).on == ""
    assert event_boxes(display, 0) == []


@pytest.mark.parametrize("at", [(-5.0, -5.0), (1e9, 1e9)])
def test_far_outside_is_no_error(at):
    hit(frame(composer(random_index(20)), 0, YEARS), *at)
