"""What a screen reader finds on the timeline, asked the way Qt asks."""

from __future__ import annotations

import gc

import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication

from timeline_app.core.calendar import DAY
from timeline_app.gui.timeline.language import names_of
from timeline_app.gui.timeline.view import TimelineView
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.names import ENGLISH

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def sample(n: int = 10) -> EventIndex:
    start = np.arange(n) * 10 * DAY
    lanes = {LaneBy.KIND: (["vote", "work"], np.arange(n) % 2)}
    return EventIndex.from_arrays(start, start + DAY, headlines=[f"Happening {i}" for i in range(n)], lanes=lanes)


@pytest.fixture
def active():
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(was)


@pytest.fixture
def view(qtbot, active):
    widget = TimelineView()
    qtbot.addWidget(widget)
    widget.resize(1000, 500)
    widget.set_index(sample())
    widget.eventClicked.connect(lambda row, _: widget.set_selection([row]))
    with qtbot.waitExposed(widget):
        widget.show()
    widget.focusProxy().setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: widget.focusProxy().hasFocus())
    return widget


def found(view):
    return QAccessible.queryAccessibleInterface(view.focusProxy())


def test_the_timeline_is_a_list_of_the_events_in_sight(view):
    listed = found(view)
    assert listed.role() == QAccessible.Role.List
    assert listed.text(NAME) == "Timeline"
    assert [listed.child(i).text(NAME) for i in range(listed.childCount())] == [f"Happening {i}" for i in range(10)]
    view.show_interval(0, 25 * DAY)
    assert listed.childCount() == 3
    assert listed.child(3) is None
    assert listed.child(-1) is None


def test_the_event_that_the_keys_are_on_is_named(qtbot, view):
    assert found(view).focusChild() is None
    for step in range(3):
        qtbot.keyClick(view.focusProxy(), Qt.Key.Key_Right)
        here = found(view).focusChild()
        assert here.text(NAME) == f"Happening {step}"
        assert f"event {step + 1} of 10" in here.text(DESCRIPTION)
        state = here.state()
        assert (state.focused, state.selected, state.offscreen) == (1, 1, 0)
        assert found(view).indexOfChild(here) == step
    assert here.parent() is found(view)
    assert found(view).child(2) is here


def test_every_event_is_where_it_is_drawn(view):
    listed = found(view)
    for i in range(listed.childCount()):
        item = listed.child(i)
        assert listed.childAt(item.rect().center().x(), item.rect().center().y()) is item
    assert listed.childAt(-50, -50) is None


def test_an_event_out_of_sight_can_still_be_the_one_in_focus(view):
    view.set_selection([0])
    view.show_interval(50 * DAY, 80 * DAY)
    here = found(view).focusChild()
    assert here.text(NAME) == "Happening 0"
    assert here.state().offscreen == 1
    assert found(view).indexOfChild(here) == 0


def test_items_of_an_index_that_is_gone_are_no_longer_valid(view):
    old = found(view).child(2)
    assert old.isValid()
    view.set_index(sample(4))
    assert found(view).child(2).isValid()
    assert found(view).child(2) is not old
    assert found(view).childCount() == 4


def test_views_come_and_go(qtbot, active):
    for n in range(20):
        view = TimelineView()
        view.resize(1000, 400)
        view.show()
        view.set_index(sample(5))
        view.set_selection([n % 5])
        listed = found(view)
        assert listed.childCount() == 5
        assert listed.child(1).text(NAME) == "Happening 1"
        view.deleteLater()
        del view, listed
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        gc.collect()


def test_every_event_can_be_reached_by_keys_with_lanes_and_without(qtbot, view):
    for by in (LaneBy.NONE, LaneBy.KIND):
        view.lanes_by(by)
        qtbot.keyClick(view.focusProxy(), Qt.Key.Key_Home)
        reached = {view.walker.row}
        for _ in range(9):
            qtbot.keyClick(view.focusProxy(), Qt.Key.Key_Right)
            reached.add(view.walker.row)
        assert reached == set(range(10))
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_Up)
    assert view.walker.row == 8 or view.walker.row == 9
    with qtbot.waitSignal(view.menuRequested) as asked:
        qtbot.keyClick(view.focusProxy(), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert asked.args[0] == view.walker.row


def test_larger_text_makes_rows_taller(view):
    before = view.composer.style.pitch
    font = QFont(view.font())
    font.setPointSizeF(view.font().pointSizeF() * 2)
    view.setFont(font)
    assert view.composer.style.pitch > before
    assert view.display().plot.right == view.focusProxy().viewport().width()


def test_names_of_months_and_days_come_from_the_desktop():
    german = names_of(QLocale("de_DE"))
    assert (german.months[2], german.short_months[11], german.short_weekdays[0]) == ("März", "Dez", "Mo")
    assert names_of(QLocale.c()) == ENGLISH
