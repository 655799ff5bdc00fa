"""Labels never lie over one another, and stay where they are while one pans."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.frames import composer, frame, label_boxes, random_index
from timeline_app.core.calendar import DAY
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.compose import Frame


def overlaps(display) -> list[tuple[int, int]]:
    boxes = label_boxes(display)
    found = []
    for i, (a, first) in enumerate(boxes):
        for b, second in boxes[i + 1 :]:
            apart = (
                # One bar may begin on the very pixel where another ends.
                first.right <= second.x + 1
                or second.right <= first.x + 1
                or first.bottom <= second.y
                or second.bottom <= first.y
            )
            if not apart:
                found.append((a, b))
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 400),
    st.integers(0, 1000),
    st.floats(0, 1),
    st.floats(-3, 0),
    st.integers(200, 1800),
    st.integers(80, 900),
    st.sampled_from([LaneBy.NONE, LaneBy.KIND]),
)
def test_no_label_lies_over_another(n, seed, where, zoom, width, height, by):
    made = composer(random_index(n, seed), by)
    span = 10 * 365 * DAY * 10**zoom
    t0 = where * (10 * 365 * DAY - span)
    assert overlaps(frame(made, t0, t0 + span, width, height)) == []


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 300), st.integers(0, 1000), st.floats(-2, 0), st.floats(-400, 400))
def test_panning_moves_labels_and_changes_nothing_else(n, seed, zoom, by):
    index = random_index(n, seed)
    span = 10 * 365 * DAY * 10**zoom
    t0 = 3 * 365 * DAY
    made = composer(index)
    before = frame(made, t0, t0 + span)
    shift = by * span / 1200
    after = frame(made, t0 + shift, t0 + shift + span)

    def inner(display):
        """Labels that are inside even after the move, by row; bars' names slide along their bar at the edge."""
        result = {}
        for i, row in enumerate(display.labels.row.tolist()):
            x, right = display.labels.x[i], display.labels.x[i] + display.labels.width[i]
            start = display.view.x_of(float(index.start[row]))
            if x > 450 and right < 750 and start > 400:
                result[row] = (float(display.labels.y[i]), display.labels.text[i])
        return result

    known = dict(
        zip(after.labels.row.tolist(), zip(after.labels.y.tolist(), after.labels.text, strict=True), strict=True)
    )
    for row, place in inner(before).items():
        assert known[row] == place


def test_the_order_of_looking_does_not_matter():
    index = random_index(300, 5)
    straight, roundabout = composer(index), composer(index)
    for t in (8.0, 1.0, 5.0, 2.5):
        frame(roundabout, t * 365 * DAY, (t + 1) * 365 * DAY)
    t0, t1 = 2 * 365 * DAY, 3 * 365 * DAY
    assert frame(straight, t0, t1) == frame(roundabout, t0, t1)


def test_the_most_important_are_named_in_a_crowd():
    n = 5000
    importance = np.zeros(n)
    importance[[77, 2500, 4200]] = 1.0
    start = np.arange(n) * DAY
    index = EventIndex.from_arrays(
        start, start + DAY, importance=importance, headlines=[f"Notice {i}" for i in range(n)]
    )
    display = frame(composer(index), 0, n * DAY, height=300)
    assert {"Notice 77", "Notice 2500", "Notice 4200"} <= set(display.labels.text)


def test_few_events_are_all_named_and_use_the_height():
    index = EventIndex.from_arrays(
        np.arange(8) * 5 * DAY, np.arange(8) * 5 * DAY + DAY, headlines=[f"A thing that happened {i}" for i in range(8)]
    )
    made = composer(index)
    display = made.compose_fitted(1200, 600)
    assert len(display.labels.text) == 8
    assert len(set(display.labels.y.tolist())) >= 6
    assert not any("…" in t for t in display.labels.text)


def test_few_events_of_one_day_are_all_named_where_there_are_rows_for_them():
    start = np.array([0] + [700 * DAY] * 11)
    index = EventIndex.from_arrays(start, start + DAY, headlines=[f"A thing {i}" for i in range(12)])
    display = composer(index).compose_fitted(1200, 500)
    assert len(display.labels.text) == 12
    assert not len(display.folds.count)


def test_an_event_is_either_named_or_marked_in_the_rug():
    index = random_index(150, 3)
    display = frame(composer(index), -5 * DAY, 11 * 365 * DAY, height=240)
    lane = composer(index).lanes.lanes[0]
    folded = [
        int(r)
        for a, b in zip(display.folds.first.tolist(), display.folds.last.tolist(), strict=True)
        for r in lane.rows[a : b + 1]
    ]
    assert set(display.marks.row.tolist()) | set(folded) == set(range(150))
    assert sum(display.folds.count.tolist()) + len(display.marks.row) == 150


@pytest.mark.parametrize(
    "headline", ["x" * 5000, "one\ntwo\r\n\tthree", "שלום עולם", "👩‍👩‍👧 family", "e\u0301\u0301\u0301", ""]
)
def test_strange_headlines_get_one_clean_line(headline):
    index = EventIndex.from_arrays([0], [DAY], headlines=[headline])
    display = frame(composer(index), -5 * DAY, 5 * DAY)
    assert len(display.labels.text) == 1
    assert "\n" not in display.labels.text[0]
    assert display.labels.width[0] <= display.style.most_text


def test_a_known_day_is_a_point_until_a_day_is_wide_and_a_longer_time_is_a_bar():
    index = EventIndex.from_arrays([0, 2 * DAY], [DAY, 4 * DAY], headlines=["A day", "Two days"])
    made = composer(index)
    bars = []
    for last in (9, 29):
        marks = frame(made, -DAY, last * DAY).marks
        bars.append(dict(zip(marks.row.tolist(), marks.bar.tolist(), strict=True)))
    assert bars == [{0: True, 1: True}, {0: False, 1: True}]


@settings(max_examples=40, deadline=None)
@given(st.integers(30, 200), st.integers(0, 500), st.integers(600, 1800))
def test_what_is_fitted_fills_the_width_and_the_last_names_stand_left_of_their_marks(n, seed, width):
    made = composer(random_index(n, seed))
    display = made.compose(Frame(made.fitted(width), 500))
    labels = display.labels
    first, last = (display.view.x_of(t) for t in made.index.extent)
    assert (round(first), round(last)) == (24, width - 24)
    assert (labels.x >= 0).all() and (labels.x + labels.width <= width).all()
    assert overlaps(display) == []
    assert all(labels.text)


def test_names_of_what_a_filter_leaves_at_the_end_stand_left_of_their_marks_too():
    days = [0, 3598, 3610, 3620, 3630, 3640, 3650]
    index = EventIndex.from_arrays(
        [d * DAY for d in days], [(d + 1) * DAY for d in days], headlines=["The town council has met again"] * len(days)
    )
    made = composer(index)
    view = made.fitted(1200)
    made.set_filter(np.array(days) > 0)
    display = made.compose(Frame(view, 500))
    assert display.labels.text == ("The town council has met again",) * 6
    assert (display.labels.x + display.labels.width <= 1200).all()
    assert display.labels.x.max() < view.x_of(3598 * DAY)


def test_names_left_of_their_marks_stay_there_while_panning():
    made = composer(random_index(60, 3))
    view = made.fitted(1200)
    before = made.compose(Frame(view, 500))
    after = made.compose(Frame(view.pan(37), 500))
    moved = dict(zip(after.labels.row.tolist(), zip(after.labels.x, after.labels.text, strict=True), strict=True))
    pairs = [
        (x, text, *moved[row])
        for row, x, text in zip(before.labels.row.tolist(), before.labels.x, before.labels.text, strict=True)
        if row in moved and x > 500 and text == moved[row][1]
    ]
    assert len(pairs) > 3
    assert all(abs(x - 37 - now) <= 1 for x, _, now, _ in pairs)


def _varied(n, seed):
    dice = np.random.default_rng(seed)
    start = (dice.random(n) * 3650).astype(np.int64) * DAY
    words = ["the", "council", "of", "a", "small", "town", "votes", "on", "new", "bridges", "and", "old", "roads"]
    return EventIndex.from_arrays(
        start,
        start + DAY,
        importance=dice.random(n),
        headlines=[" ".join(dice.choice(words, int(dice.integers(2, 16)))) for _ in range(n)],
    )


def _free(display, i, limit) -> float:
    """Pixels between the end of a name and what comes next in its row."""
    labels, marks = display.labels, display.marks
    y, end = float(labels.y[i]), float(labels.x[i] + labels.width[i])
    level = np.abs(marks.y - y - 8.5) < 2
    middles = (marks.x0 + marks.x1)[level] / 2 - 4.5
    others = labels.x[(np.abs(labels.y - y) < 2) & (labels.width > 0)]
    after = [x for x in (*middles.tolist(), *others.tolist()) if x > end]
    return min([*after, limit]) - end


@settings(max_examples=60, deadline=None)
@given(st.integers(5, 120), st.integers(0, 1000), st.integers(600, 1800))
def test_no_name_is_cut_where_its_next_word_has_room(n, seed, width):
    index = _varied(n, seed)
    made = composer(index)
    display = made.compose(Frame(made.fitted(width), 500))
    labels, middle = display.labels, {}
    for row, x0, x1 in zip(display.marks.row.tolist(), display.marks.x0, display.marks.x1, strict=True):
        middle[row] = (x0 + x1) / 2
    for i, (row, text) in enumerate(zip(labels.row.tolist(), labels.text, strict=True)):
        if text.endswith("…") and labels.x[i] > middle[row] and labels.width[i] < made.style.most_text - 80:
            rest = index.headline(row)[len(text) - 1 :].split()
            word = 7 * (len(rest[0]) + 1)
            # The space after a name stays free; letters are put on whole pixels.
            assert _free(display, i, width - 8) < word + made.style.space + 3, (text, index.headline(row))


def test_a_name_before_its_mark_takes_only_the_room_of_its_words():
    days = [0, 1000, 1990, 2000]
    long = "The council of the town votes for the new bridge over the river"
    index = EventIndex.from_arrays(
        [d * DAY for d in days],
        [(d + 1) * DAY for d in days],
        headlines=["It begins", long, "The bridge opens", "It ends"],
        importance=[1, 1, 1, 1],
    )
    made = composer(index)
    height = made.style.axis + made.style.pad + made.style.rug + 2 * made.style.pitch
    labels = made.compose(Frame(made.fitted(1300), height)).labels
    assert long in labels.text


def test_of_two_names_that_face_each_other_only_one_is_cut():
    first, last = "The council votes for the new bridge", "The bridge opens after the long winter with a feast for all"
    days = [0, 2000]
    index = EventIndex.from_arrays(
        [d * DAY for d in days], [(d + 1) * DAY for d in days], headlines=[first, last], importance=[1, 1]
    )
    made = composer(index)
    height = made.style.axis + made.style.pad + made.style.rug + made.style.pitch
    display = made.compose(Frame(made.fitted(700), height))
    shown = dict(zip(display.labels.row.tolist(), display.labels.text, strict=True))
    assert shown[0] == first
    assert shown[1].endswith("…")
    assert overlaps(display) == []


@pytest.mark.parametrize("rows", [1, 2])
@pytest.mark.parametrize("seed", range(6))
def test_long_bars_keep_clear_of_names_where_there_are_one_or_two_rows(rows, seed):
    made = composer(random_index(227, 50_781 + seed))
    height = made.style.axis + made.style.pad + made.style.rug + rows * made.style.pitch
    for part in (0.1, 0.4, 0.8):
        t0 = part * 10 * 365 * DAY
        assert overlaps(frame(made, t0, t0 + 200 * DAY, 1420, height)) == []


@pytest.mark.parametrize("at", range(764, 800, 4))
def test_what_matters_most_is_named_wherever_it_lies(at):
    """Lesser events before it, of which there are enough for every row, take no room that it needs."""
    start = np.array([*range(at - 60, at), at, 1190]) * DAY
    weight = [*[0.1] * 60, 1.0, 0.1]
    index = EventIndex.from_arrays(
        start, start + DAY, importance=weight, headlines=["The town council meets today"] * 62
    )
    display = frame(composer(index), 0, 1200 * DAY, width=1600, height=300)
    assert int(np.argmax(index.importance)) in display.labels.row
