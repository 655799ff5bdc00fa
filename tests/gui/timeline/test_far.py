"""One article about another century does not squeeze the others; what it tells is one click or one key away."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from timeline_app.core.calendar import DAY
from timeline_app.gui.history import ViewHistory
from timeline_app.gui.timeline.far import FarEvents
from timeline_app.gui.timeline.overview import OverviewStrip
from timeline_app.gui.timeline.view import TimelineView
from timeline_app.index.event_index import EventIndex

LEFT = Qt.MouseButton.LeftButton
OLD = -70_000 * DAY


@pytest.fixture
def trio(qtbot):
    start = np.array([OLD, *(np.arange(100) * 10 * DAY)])
    index = EventIndex.from_arrays(start, start + DAY, headlines=["A ropewalk burns", *["Something"] * 100])
    view, strip = TimelineView(), OverviewStrip()
    strip.attach(view)
    view.set_index(index)
    far = FarEvents(view)
    strip.set_index(index)
    for widget, height in ((view, 400), (strip, 60), (far, 30)):
        qtbot.addWidget(widget)
        widget.resize(1000, height)
        if widget is not far:
            widget.show()
    return view, strip, far


def test_the_first_view_shows_the_bulk_and_says_what_lies_outside(trio):
    view, _, far = trio
    t0, t1 = view.viewport_range
    assert OLD < t0 < 0 and t1 > 991 * DAY and t1 - t0 < 1200 * DAY
    assert not far.isHidden() and far.after.isHidden()
    assert "1 event earlier" in far.before.text() and "1778" in far.before.text()
    assert "A ropewalk burns" in far.before.toolTip()


def test_a_click_goes_to_what_lies_outside_and_a_key_comes_back(qtbot, trio):
    view, _, far = trio
    home = view.viewport_range
    far.show()
    qtbot.mouseClick(far.before, LEFT)
    assert view.viewport_range[0] < OLD < view.viewport_range[1] < 0
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_0)
    assert view.viewport_range == home


def test_fit_asked_again_shows_everything_and_then_the_bulk(qtbot, trio):
    view, _, far = trio
    home = view.viewport_range
    assert far.fit.text() == "Show everything (0)"
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_0)
    assert view.viewport_range[0] < OLD and view.viewport_range[1] > 991 * DAY
    assert far.fit.text() == "Show most events (0)"
    assert far.before.isHidden() and far.after.isHidden()
    qtbot.mouseClick(far.fit, LEFT)
    assert view.viewport_range == home


def test_who_looks_at_the_far_ones_is_told_where_most_are(qtbot, trio):
    _, _, far = trio
    far.show()
    qtbot.mouseClick(far.before, LEFT)
    assert far.before.isHidden() and far.after.text() == "100 events later: 1970 – 1972 ›"
    qtbot.mouseClick(far.after, LEFT)
    assert far.after.isHidden() and far.before.text() == "‹ 1 event earlier: 7 May 1778"


def test_back_to_the_first_view_is_the_first_view(qtbot, trio):
    view, _, far = trio
    history, home = ViewHistory(view), view.viewport_range
    history.note()
    far.show()
    qtbot.mouseClick(far.before, LEFT)
    history.note()
    history.go(-1)
    assert view.viewport_range == home and far.fit.text() == "Show everything (0)"
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_0)
    assert view.viewport_range[0] < OLD


def test_a_filter_that_leaves_nothing_in_sight_says_where_its_events_are(qtbot, trio):
    view, strip, far = trio
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_Plus)
    only_old = np.arange(101) == 0
    for widget in (view, strip):
        widget.set_visible_rows(only_old)
    far.renew()
    assert not far.isHidden() and far.before.text() == "‹ 1 event earlier: 7 May 1778"
    assert strip.counts().sum() == 1
    far.show()
    qtbot.mouseClick(far.before, LEFT)
    assert view.viewport_range[0] < OLD < view.viewport_range[1] < 0
    assert far.before.isHidden() and far.after.isHidden()


def test_in_a_narrow_window_the_dates_are_in_the_tooltip(trio):
    _, _, far = trio
    far.show()
    far.resize(340, 30)
    far.layout().activate()
    assert far.before.text() == "‹ 1 event earlier" and far.before.toolTip().startswith("7 May 1778\n")
    assert far.before.geometry().right() < far.fit.geometry().left() and far.fit.geometry().right() < 340
    far.resize(600, 30)
    assert far.before.text() == "‹ 1 event earlier: 7 May 1778"


def test_the_line_stays_while_one_looks_around(trio):
    """It comes where nothing is in sight, and does not make the timeline jump each time something is again."""
    view, _, far = trio
    view.set_visible_rows(np.arange(101) > 0)
    far.renew()
    view.show_at_once(2 * DAY, 8 * DAY)
    assert far.before.text() == "‹ 1 event earlier: 1 Jan 1970" and not far.isHidden()
    view.show_at_once(0, 100 * DAY)
    assert far.before.isHidden() and not far.isHidden()
    far.renew()
    assert far.isHidden()


def test_what_was_chosen_stays_when_the_window_grows(trio):
    view, _, _ = trio
    view.show_everything()
    view.resize(1100, 400)
    assert view.viewport_range[0] < OLD


def test_a_filter_that_leaves_none_of_it_takes_the_line_away(trio):
    view, _, far = trio
    view.set_visible_rows(np.arange(101) > 0)
    far.renew()
    assert far.isHidden()


def test_the_strip_shows_the_bulk_until_the_window_looks_elsewhere(trio):
    view, strip, _ = trio
    assert strip.counts().sum() == 100
    view.show_everything()
    assert strip.counts().sum() == 101
    view.fit()
    assert strip.counts().sum() == 100


def test_the_strip_does_not_change_under_the_hand(qtbot, trio):
    view, strip, _ = trio
    view.show_interval(0, 100 * DAY)
    middle = strip.window_rect().center().toPoint()
    qtbot.mousePress(strip, LEFT, pos=middle)
    view.show_at_once(OLD - DAY, OLD + DAY)
    assert strip.counts().sum() == 100
    qtbot.mouseRelease(strip, LEFT, pos=middle)
    assert strip.counts().sum() == 101
