"""The real widget under a real mouse and real keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QToolTip

from timeline_app.core.calendar import DAY
from timeline_app.gui.timeline.view import TimelineView
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.render.theme import DARK

LEFT, SHIFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def sample(n: int = 10) -> EventIndex:
    start = np.arange(n) * 10 * DAY
    return EventIndex.from_arrays(
        start,
        start + DAY,
        headlines=[f"Happening {i}" for i in range(n)],
        lanes={LaneBy.KIND: (["vote", "work"], np.arange(n) % 2)},
    )


@pytest.fixture
def view(qtbot):
    widget = TimelineView()
    qtbot.addWidget(widget)
    widget.resize(1000, 500)
    widget.set_index(sample())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def canvas(view):
    return view.focusProxy().viewport()


def place(view, row: int) -> QPoint:
    labels = view.display().labels
    i = labels.row.tolist().index(row)
    return QPoint(int(labels.x[i] + labels.width[i] / 2), int(labels.y[i]) + 8)


def wheel(view, x: int, y: int, angle: int, modifiers=Qt.KeyboardModifier.NoModifier, sideways: int = 0) -> None:
    at = QPointF(x, y)
    event = QWheelEvent(
        at,
        canvas(view).mapToGlobal(at),
        QPoint(),
        QPoint(sideways, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas(view), event)


def drag(qtbot, view, start: QPoint, end: QPoint, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    target = canvas(view)
    qtbot.mousePress(target, LEFT, modifiers, start)
    qtbot.mouseMove(target, (start + end) / 2)
    qtbot.mouseMove(target, end)
    qtbot.mouseRelease(target, LEFT, modifiers, end)


def test_everything_is_in_sight_at_first(view):
    t0, t1 = view.viewport_range
    assert t0 < 0 and t1 > 91 * DAY
    assert len(view.display().labels.text) == 10
    assert view.is_fitted


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
