"""The timeline as a widget: what is in sight, keys, lanes, and what it says to others."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar

from tests.gui.timeline.pointing import CTRL, canvas, sample, wheel
from timeline_app.core.calendar import DAY
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.render.theme import DARK
from timeline_app.timeline.hit import event_boxes


def test_everything_is_in_sight_at_first(view):
    t0, t1 = view.viewport_range
    assert t0 < 0 and t1 > 91 * DAY
    assert len(view.display().labels.text) == 10
    assert view.is_fitted


def test_setting_from_outside_echoes_nothing(qtbot, view):
    with (
        qtbot.assertNotEmitted(view.eventClicked),
        qtbot.assertNotEmitted(view.hoverChanged),
        qtbot.assertNotEmitted(view.viewChanged),
    ):
        view.set_selection([1, 2])
        view.set_hover(3)
        view.set_visible_rows(np.arange(10) < 5)
        view.set_theme(DARK)


def test_keys_walk_through_the_events(qtbot, view):
    chosen = []
    view.eventClicked.connect(lambda row, _: (chosen.append(row), view.set_selection([row])))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(view.focusProxy(), key)
    assert chosen == [0, 1, 0, 9, 9, 0]


def test_keys_pass_over_what_is_filtered_away(qtbot, view):
    view.set_visible_rows(np.arange(10) % 3 == 0)
    chosen = []
    view.eventClicked.connect(lambda row, _: (chosen.append(row), view.set_selection([row])))
    view.set_selection([1])
    for _ in range(3):
        qtbot.keyClick(view.focusProxy(), Qt.Key.Key_Right)
    assert chosen == [3, 6, 9]


def test_keys_zoom_frame_and_fit(qtbot, view):
    whole = view.viewport_range
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_Plus)
    assert view.viewport_range[1] - view.viewport_range[0] == pytest.approx((whole[1] - whole[0]) / 2**0.5)
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_Minus)
    assert view.viewport_range == pytest.approx(whole)
    view.set_selection([5])
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_F)
    near = view.viewport_range
    assert whole[0] < near[0] < 50 * DAY < near[1] < whole[1]
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_F)
    assert view.viewport_range == pytest.approx(whole)
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_0)
    assert view.is_fitted
    with qtbot.waitSignal(view.escaped):
        qtbot.keyClick(view.focusProxy(), Qt.Key.Key_Escape)


def test_a_key_of_the_window_is_left_to_it(qtbot, view):
    whole = view.viewport_range
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_F, CTRL)
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_K)
    assert view.viewport_range == whole


def test_revealing_moves_only_what_is_out_of_sight(view):
    view.show_interval(0, 20 * DAY)
    near = view.viewport_range
    view.reveal(1)
    assert view.viewport_range == near
    view.reveal(8)
    t0, t1 = view.viewport_range
    assert t0 < 80 * DAY < t1
    assert t1 - t0 == pytest.approx(near[1] - near[0])


def test_an_event_within_the_visible_time_is_not_moved_although_it_stands_at_the_edge(view):
    view.fit()
    before = view.viewport_range
    for row in range(10):
        view.reveal(row)
    assert view.viewport_range == before


def test_revealing_goes_no_further_beyond_the_last_event_than_fitting(view):
    view.fit()
    whole = view.viewport_range
    view.show_interval(0, 20 * DAY)
    view.reveal(9)
    assert whole[0] <= view.viewport_range[0] < 90 * DAY
    assert 91 * DAY < view.viewport_range[1] <= whole[1] + 1


def test_nobody_gets_lost(view):
    for _ in range(80):
        view.zoom(0.5)
    t0, t1 = view.viewport_range
    assert t0 < 0 and t1 > 91 * DAY
    for _ in range(200):
        view.zoom(2.0)
    t0, t1 = view.viewport_range
    assert t1 - t0 >= 200
    view.show_interval(10**10, 10**10 + DAY)
    t0, t1 = view.viewport_range
    assert t0 < 91 * DAY


def test_the_plot_fills_the_canvas_whatever_the_lanes_are_called(view):
    view.lanes_by(LaneBy.KIND)
    start = np.arange(4) * DAY
    long = ["The permanent secretariat of the northern coastal council", "b"]
    view.set_index(
        EventIndex.from_arrays(start, start + DAY, lanes={LaneBy.KIND: (long, [0, 1, 0, 1])}), keep_view=True
    )
    assert view.display().width == canvas(view).width()
    view.set_visible_rows(np.array([False, True, False, False]))
    assert view.display().width == canvas(view).width()


def test_lanes_come_and_go_and_the_visible_time_stays(view):
    view.fit()
    for by in (LaneBy.KIND, LaneBy.NONE):
        before = view.viewport_range
        view.lanes_by(by)
        assert view.viewport_range == before
        assert view.is_fitted
        assert view.display().plot.right == canvas(view).width()
        assert len(set(view.display().marks.row.tolist())) == 10


def test_more_lanes_than_fit_have_a_scroll_bar(qtbot, view):
    bar = view.findChildren(QScrollBar)[-1]
    assert not bar.isVisible()
    n = 40
    start = np.arange(n) * DAY
    lanes = {LaneBy.KIND: ([f"Kind {i}" for i in range(n)], np.arange(n))}
    view.set_index(EventIndex.from_arrays(start, start + DAY, lanes=lanes))
    view.lanes_by(LaneBy.KIND)
    assert bar.isVisible()
    bar.setValue(bar.maximum())
    assert view.display().heads[-1].name == "Kind 39"
    wheel(view, 20, 200, 1200)
    assert bar.value() < bar.maximum()
    view.reveal(0)
    assert 0 in view.display().marks.row
    view.lanes_by(LaneBy.NONE)
    assert not bar.isVisible()


def test_a_new_index_while_reading_keeps_the_place(view):
    view.show_interval(0, 20 * DAY)
    place_before = view.viewport_range
    view.set_index(sample(12), keep_view=True)
    assert view.viewport_range == place_before
    view.set_index(sample(12))
    assert view.is_fitted


def test_resizing_keeps_the_fit_or_the_scale(qtbot, view):
    view.resize(700, 400)
    assert view.is_fitted
    assert view.viewport_range[1] > 91 * DAY
    view.show_interval(0, 20 * DAY)
    scale = (view.viewport_range[1] - view.viewport_range[0]) / canvas(view).width()
    view.resize(900, 400)
    assert view.viewport_range[0] == pytest.approx(0, abs=1)
    assert (view.viewport_range[1] - view.viewport_range[0]) / canvas(view).width() == pytest.approx(scale)


def test_a_journey_ends_where_it_should_and_can_be_interrupted(qtbot, view):
    view.animated = True
    view.show_interval(0, 20 * DAY)
    qtbot.waitUntil(lambda: view.viewport_range == pytest.approx((0, 20 * DAY)))
    view.show_interval(50 * DAY, 60 * DAY)
    wheel(view, 500, 200, 120)
    stopped = view.viewport_range
    assert view.target.t0 == stopped[0]


def test_what_is_painted_can_be_seen(view):
    image = view.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 1000, 3) for y in range(0, 500, 3)}
    assert len(colours) > 10
    before = image
    view.set_selection([4])
    assert view.grab().toImage() != before


def test_it_can_be_seen_where_the_keyboard_is(qtbot, view):
    view.focusProxy().clearFocus()
    before = view.grab().toImage()
    view.focusProxy().setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: view.focusProxy().hasFocus())
    assert view.grab().toImage() != before


def test_the_selected_event_is_named_for_screen_readers(view):
    view.set_selection([4])
    assert "Happening 4" in view.focusProxy().accessibleDescription()


@pytest.mark.parametrize("index", [EventIndex.empty(), sample(1)])
def test_none_and_one(qtbot, view, index):
    view.set_index(index)
    view.grab()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Plus, Qt.Key.Key_F, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        qtbot.keyClick(view.focusProxy(), key)
    view.lanes_by(LaneBy.KIND)
    view.grab()


def test_an_event_whose_lane_is_cut_is_brought_into_sight_whole(view):
    start = np.arange(12) * 30 * DAY
    lanes = {LaneBy.KIND: ([f"kind {n}" for n in range(12)], np.arange(12))}
    view.set_index(EventIndex.from_arrays(start, start + DAY, headlines=["A vote"] * 12, lanes=lanes))
    view.lanes_by(LaneBy.KIND)
    top = view.composer.style.axis
    for scroll in range(0, view.content_height, 13):
        for row in range(12):
            view.scroll_by(-view.content_height)
            view.scroll_by(scroll)
            view.reveal(row)
            boxes = event_boxes(view.display(), row)
            assert any(top <= box.y and box.bottom <= view.height() for box in boxes), (scroll, row)
