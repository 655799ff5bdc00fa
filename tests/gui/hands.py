"""A window over the story of storybook.py, and a hand that works in it with real mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import storybook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.app import make_window
from timeline_app.core.chronicle import Event
from timeline_app.gui.editors.date_popover import DatePopover
from timeline_app.gui.main_window import MainWindow
from timeline_app.session.settings import THEME, Settings
from timeline_app.session.state import Origin

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@contextmanager
def story_window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    settings = Settings(folder / "settings.ini")
    settings.set(THEME, "light")
    made = make_window(settings)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.timeline.opened = True
    made.layout_.set_quiet(False)
    made.session.set_chronicle(storybook.chronicle(), storybook.index())
    yield made
    made.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


class Hand:
    """Does things with the window, counts the clicks, and waits until the timeline follows."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.clicks = window, qtbot, 0

    def click(self, widget: QWidget, at: QPoint | None = None, button: Qt.MouseButton = LEFT) -> None:
        self.clicks += 1
        self.qtbot.mouseClick(widget, button, pos=at or widget.rect().center())

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        self.clicks += 2
        self.qtbot.mouseClick(widget, LEFT, pos=at)
        self.qtbot.mouseDClick(widget, LEFT, pos=at)

    def changes(self, does: Callable[[], object]) -> None:
        with self.qtbot.waitSignal(self.window.session.chronicleChanged, timeout=10_000):
            does()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        # A popover that closes gives the focus back by itself, but not on the offscreen platform.
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        QTest.keyClick(self.window, key, modifier)

    def undo(self) -> None:
        self.changes(lambda: self.key(Qt.Key.Key_Z, CTRL))

    def redo(self) -> None:
        self.changes(lambda: self.key(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier))

    def event(self, part: str) -> Event:
        (found,) = [e for e in self.window.session.chronicle.events if part in e.headline]
        return found

    def select(self, *parts: str) -> None:
        events = self.window.session.chronicle.events
        numbers = [next(n for n, e in enumerate(events) if part in e.headline) for part in parts]
        self.window.session.select(numbers, Origin.EVENTS)

    def find(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.window.layout_.details.findChild(kind, name)
        assert isinstance(found, QWidget)
        return found

    def menu(self) -> dict[str, object]:
        (menu,) = [m for m in self.window.findChildren(QMenu) if m.isVisible()]
        return {a.text(): a for a in menu.actions() if a.text()}

    def choose(self, text: str) -> None:
        """Chooses an entry of the open menu."""
        (menu,) = [m for m in self.window.findChildren(QMenu) if m.isVisible()]
        (action,) = [a for a in menu.actions() if a.text() == text]
        menu.close()
        action.trigger()

    def date(self) -> DatePopover:
        (popover,) = [p for p in self.window.findChildren(DatePopover) if p.isVisible()]
        return popover
