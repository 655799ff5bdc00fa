"""The strip follows the timeline and steers it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from timeline_app.core.calendar import DAY
from timeline_app.gui.timeline.overview import OverviewStrip, named
from timeline_app.gui.timeline.view import TimelineView
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.ticks import ticks
from timeline_app.timeline.viewport import Viewport

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pair(qtbot):
    start = np.arange(100) * 10 * DAY
    index = EventIndex.from_arrays(
        start, start + DAY, headlines=["Something"] * 100, lanes={LaneBy.KIND: (["vote", "work"], np.arange(100) % 2)}
    )
    view, strip = TimelineView(), OverviewStrip()
    for widget in (view, strip):
        qtbot.addWidget(widget)
        widget.resize(1000, widget.sizeHint().height() if widget is strip else 400)
        widget.show()
    strip.attach(view)
    view.set_index(index)
    strip.set_index(index)
    return view, strip


def drag(qtbot, strip, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(strip, LEFT, pos=start)
    qtbot.mouseMove(strip, (start + end) / 2)
    qtbot.mouseMove(strip, end)
    qtbot.mouseRelease(strip, LEFT, pos=end)


def test_every_event_is_counted(pair):
    _, strip = pair
    assert strip.counts().sum() == 100
    strip.set_visible_rows(np.arange(100) < 30)
    assert strip.counts().sum() == 30


def test_the_window_follows_the_timeline(pair):
    view, strip = pair
    wide = strip.window_rect().width()
    view.show_interval(100 * DAY, 300 * DAY)
    assert 0 < strip.window_rect().width() < wide / 3


def test_dragging_the_window_pans(qtbot, pair):
    view, strip = pair
    view.show_interval(200 * DAY, 400 * DAY)
    box = strip.window_rect()
    middle = box.center().toPoint()
    drag(qtbot, strip, middle, middle + QPoint(100, 0))
    t0, t1 = view.viewport_range
    assert t1 - t0 == pytest.approx(200 * DAY, rel=1e-6)
    assert strip.window_rect().left() == pytest.approx(box.left() + 100, abs=1.5)


def test_dragging_an_edge_zooms(qtbot, pair):
    view, strip = pair
    view.show_interval(200 * DAY, 400 * DAY)
    box = strip.window_rect()
    edge = QPoint(round(box.right()), int(box.center().y()))
    drag(qtbot, strip, edge, edge + QPoint(80, 0))
    t0, t1 = view.viewport_range
    assert t0 == pytest.approx(200 * DAY, rel=1e-6)
    assert t1 > 450 * DAY


def test_a_press_beside_the_window_goes_there(qtbot, pair):
    view, strip = pair
    view.show_interval(0, 100 * DAY)
    qtbot.mouseClick(strip, LEFT, pos=QPoint(800, 20))
    t0, t1 = view.viewport_range
    assert t0 < 800 * DAY < t1 + 30 * DAY and t0 > 600 * DAY


def test_a_double_click_shows_everything(qtbot, pair):
    view, strip = pair
    view.show_interval(200 * DAY, 400 * DAY)
    qtbot.mouseDClick(strip, LEFT, pos=QPoint(300, 20))
    assert view.is_fitted


def test_it_is_painted(pair):
    _, strip = pair
    image = strip.grab().toImage()
    assert len({image.pixelColor(x, y).name() for x in range(0, 1000, 2) for y in range(0, image.height(), 2)}) > 4


def test_keys_move_and_stretch_the_window(qtbot, pair):
    view, strip = pair
    view.show_at_once(20 * DAY, 40 * DAY)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert view.viewport_range == pytest.approx((22 * DAY, 42 * DAY))
    qtbot.keyClick(strip, Qt.Key.Key_Plus)
    assert view.viewport_range == pytest.approx((24 * DAY, 40 * DAY))
    qtbot.keyClick(strip, Qt.Key.Key_0)
    assert view.is_fitted


def test_what_the_filters_hide_stays_faintly_in_sight(pair):
    _, strip = pair
    before = strip.grab().toImage()
    strip.set_visible_rows(np.arange(100) == 0)
    assert (strip.counts().sum(), strip.counts(everything=True).sum()) == (1, 100)
    assert strip.grab().toImage() != before


@pytest.mark.parametrize("by", [LaneBy.NONE, LaneBy.KIND])
def test_a_date_stands_below_the_same_date_of_a_timeline_of_the_same_width(pair, by):
    view, strip = pair
    view.lanes_by(by)
    view.fit()
    left, whole = view.composer.gutter, view.target
    assert (left > 0) == (by != LaneBy.NONE)
    box = strip.window_rect()
    assert (box.left(), box.right()) == pytest.approx((left, left + whole.width), abs=0.5)
    expected = left + whole.x_of(200 * DAY), left + whole.x_of(400 * DAY)
    view.show_interval(200 * DAY, 400 * DAY)
    box = strip.window_rect()
    assert (box.left(), box.right()) == pytest.approx(expected, abs=0.5)


def test_a_strip_of_its_own_width_shows_the_whole_range_over_all_of_it(pair):
    view, strip = pair
    view.lanes_by(LaneBy.KIND)
    strip.resize(600, strip.height())
    view.fit()
    box = strip.window_rect()
    assert 0 <= box.left() < 12 and 588 < box.right() <= 600


def test_days_say_of_which_month_they_are():
    said = [text for _, text in named(ticks(Viewport(3 * DAY, 25 * DAY, 700)))]
    assert said[0] == "January 1970" and "12" in said
    years = [text for _, text in named(ticks(Viewport(0, 6 * 365 * DAY, 700)))]
    assert years[:2] == ["1970", "1971"]
