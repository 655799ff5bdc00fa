"""The timeline under a real mouse, a wheel and two fingers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QToolTip

from tests.gui.timeline.pointing import CTRL, LEFT, SHIFT, canvas, drag, place, wheel
from timeline_app.core.calendar import DAY
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex


def test_the_wheel_zooms_about_the_cursor_to_the_pixel(view):
    t0, t1 = view.viewport_range
    instant = t0 + 300 / 1000 * (t1 - t0)
    for modifiers in (Qt.KeyboardModifier.NoModifier, CTRL):
        wheel(view, 300, 200, 120, modifiers)
        a, b = view.viewport_range
        assert b - a < t1 - t0
        assert (instant - a) / (b - a) * 1000 == pytest.approx(300, abs=0.5)
    wheel(view, 300, 200, -240)
    assert view.viewport_range == pytest.approx((t0, t1), rel=1e-6)


def test_shift_wheel_and_sideways_pan(view):
    wheel(view, 500, 200, 480)
    t0, t1 = view.viewport_range
    wheel(view, 300, 200, -120, SHIFT)
    a, b = view.viewport_range
    assert a > t0 and b - a == pytest.approx(t1 - t0)
    wheel(view, 300, 200, 0, sideways=120)
    assert view.viewport_range[0] < a


def test_dragging_pans_with_the_hand(qtbot, view):
    wheel(view, 500, 200, 480)
    t0, t1 = view.viewport_range
    with qtbot.assertNotEmitted(view.emptyClicked):
        drag(qtbot, view, QPoint(500, 480), QPoint(350, 480))
    a, b = view.viewport_range
    assert a - t0 == pytest.approx(150 / 1000 * (t1 - t0), rel=1e-6)
    assert b - a == pytest.approx(t1 - t0)


def test_shift_drag_zooms_to_the_range(qtbot, view):
    t0, t1 = view.viewport_range
    drag(qtbot, view, QPoint(200, 450), QPoint(700, 450), SHIFT)
    a, b = view.viewport_range
    assert a == pytest.approx(t0 + 0.2 * (t1 - t0), rel=1e-6)
    assert b == pytest.approx(t0 + 0.7 * (t1 - t0), rel=1e-6)


def test_a_click_names_the_event_and_its_modifiers(qtbot, view):
    for modifiers in (Qt.KeyboardModifier.NoModifier, CTRL, SHIFT):
        with qtbot.waitSignal(view.eventClicked) as caught:
            qtbot.mouseClick(canvas(view), LEFT, modifiers, place(view, 4))
        assert caught.args == [4, modifiers]


def test_a_click_on_the_ground_says_so(qtbot, view):
    with qtbot.assertNotEmitted(view.eventClicked), qtbot.waitSignal(view.emptyClicked):
        qtbot.mouseClick(canvas(view), LEFT, pos=QPoint(30, 440))


def test_a_double_click_opens_the_event(qtbot, view):
    with qtbot.waitSignal(view.eventActivated) as caught:
        qtbot.mouseDClick(canvas(view), LEFT, pos=place(view, 2))
    assert caught.args == [2]


def test_a_right_click_asks_for_a_menu(qtbot, view):
    with qtbot.waitSignal(view.menuRequested) as caught:
        qtbot.mouseClick(canvas(view), Qt.MouseButton.RightButton, pos=place(view, 2))
    assert caught.args[0] == 2


def test_the_menu_of_a_lane_hides_it_and_gives_it_back(qtbot, view):
    view.lanes_by(LaneBy.KIND)

    def pick(text: str) -> None:
        head = view.display().heads[0]
        qtbot.mouseClick(canvas(view), Qt.MouseButton.RightButton, pos=QPoint(20, int(head.y) + 9))
        menu = QApplication.activePopupWidget()
        with qtbot.waitSignal(view.lanesChanged):
            next(a for a in menu.actions() if a.text() == text).trigger()
        menu.close()

    pick("Hide")
    assert [h.name for h in view.display().heads] == ["work"]
    pick("Show all lanes")
    pick("Move down")
    assert [h.name for h in view.display().heads] == ["work", "vote"]


def test_two_fingers_zoom_about_their_middle(view):
    t0, t1 = view.viewport_range
    instant = t0 + 0.3 * (t1 - t0)
    at = QPointF(300, 200)
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, device, 2, at, at, canvas(view).mapToGlobal(at), 0.5, QPointF()
    )
    QApplication.sendEvent(canvas(view), event)
    a, b = view.viewport_range
    assert b - a == pytest.approx((t1 - t0) / 1.5)
    assert (instant - a) / (b - a) == pytest.approx(0.3)


def test_hover_is_told_once_and_again_when_it_ends(qtbot, view):
    told = []
    view.hoverChanged.connect(told.append)
    qtbot.mouseMove(canvas(view), QPoint(30, 440))
    qtbot.mouseMove(canvas(view), place(view, 3))
    qtbot.mouseMove(canvas(view), place(view, 3) + QPoint(2, 0))
    qtbot.mouseMove(canvas(view), QPoint(30, 440))
    assert told == [3, -1]


def test_a_fold_opens_by_zooming_and_as_a_list_when_it_cannot(qtbot, view):
    n = 60
    view.set_index(EventIndex.from_arrays(np.zeros(n), np.full(n, DAY), headlines=["Same day"] * n))
    opened = []
    view.foldOpened.connect(opened.append)
    for _ in range(40):
        folds = view.display().folds
        assert len(folds.x) == 1
        qtbot.mouseClick(canvas(view), LEFT, pos=QPoint(int(folds.x[0]), int(folds.y[0])))
        if opened:
            break
    assert len(opened) == 1
    assert len(opened[0]) == n - len(view.display().labels.text)


def test_a_column_of_the_histogram_opens_by_zooming_and_as_a_list_when_it_cannot(qtbot, view):
    n = 9000
    start = np.where(np.arange(n) < n - 1, 5 * DAY, 400 * DAY)
    view.set_index(EventIndex.from_arrays(start, start + DAY, headlines=["Same day"] * n))
    opened = []
    view.foldOpened.connect(opened.append)
    for _ in range(30):
        columns = view.display().columns
        assert columns.count.max() == n - 1
        most = int(columns.count.argmax())
        x = min(int(columns.x0[most] + columns.x1[most]) // 2, canvas(view).width() - 1)
        qtbot.mouseClick(canvas(view), LEFT, pos=QPoint(x, int(columns.bottom[most]) - 4))
        if opened:
            break
    assert len(opened) == 1
    assert len(opened[0]) == n - 1


def test_a_fold_says_what_is_in_it(qtbot, view):
    n = 60
    names = [f"Same day {i}" for i in range(n)]
    view.set_index(EventIndex.from_arrays(np.zeros(n), np.full(n, DAY), headlines=names, importance=np.arange(n)))
    folds = view.display().folds

    def asked() -> bool:
        # On a busy machine a tooltip may be gone before it is looked at.
        qtbot.mouseMove(canvas(view), QPoint(30, 440))
        qtbot.mouseMove(canvas(view), QPoint(int(folds.x[0]), int(folds.y[0])))
        return QToolTip.text().startswith(f"{folds.count[0]} events")

    qtbot.waitUntil(asked)
    assert "Same day" in QToolTip.text()
    QToolTip.hideText()


def test_lanes_open_and_close_by_their_head(qtbot, view):
    view.lanes_by(LaneBy.KIND)
    display = view.display()
    assert [h.name for h in display.heads] == ["vote", "work"]
    qtbot.mouseClick(canvas(view), LEFT, pos=QPoint(20, int(display.heads[0].y) + 10))
    assert view.display().heads[0].collapsed
    assert view.display().heads[0].height < display.heads[0].height
    view.lanes_by(LaneBy.NONE)
    assert view.display().heads == ()
