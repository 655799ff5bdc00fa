"""Joins filters and saved views to the window: the list under its button, the name of a view, the menu of views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QMenu, QVBoxLayout, QWidget

from timeline_app.core.calendar import DAY
from timeline_app.core.interval import Interval
from timeline_app.gui.filters.popover import FilterPopover
from timeline_app.gui.filters.words import chips
from timeline_app.gui.widgets import label
from timeline_app.session.session import Session
from timeline_app.session.state import Notice, Origin
from timeline_app.session.views import View

if TYPE_CHECKING:
    from timeline_app.gui.main_window import MainWindow

_LONGEST_NAME = 60


class Filtering(QObject):
    """Lives as long as the window."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._menu: QMenu = window.views_menu
        self._actions: list[QAction] = []
        self._remover: QMenu | None = None
        window.filter_bar.wanted.connect(self.open_list)
        window.filter_bar.saving.connect(self.ask_name)
        session.views.changed.connect(self._fill)
        self._fill()

    def open_list(self) -> None:
        """Opens the list of what can be filtered by."""
        popover = FilterPopover(self._session, self._window.theme, self.visible(), self._window)
        bar = self._window.filter_bar
        button = bar.add if bar.isVisible() else self._window.tools.widgetForAction(self._window.actions_["add_filter"])
        _put_under(button, popover, self._window)
        popover.show()
        popover.box.setFocus()

    def ask_name(self) -> None:
        """Asks what the view should be called."""
        box = NameBox(self.suggested_name(), [view.name for view in self._session.views], self._window)
        box.chosen.connect(self.save)
        bar = self._window.filter_bar
        button = (
            bar.save if bar.isVisible() else self._window.tools.widgetForAction(self._window.actions_["add_filter"])
        )
        _put_under(button, box, self._window)
        box.show()
        box.line.setFocus()
        box.line.selectAll()

    def save(self, name: str) -> None:
        """Keeps what is asked and seen now under a name."""
        self._session.views.save(self._session.view(name, self._shown()))
        self._session.notify(Notice(f"“{name}” is kept; it is in the menu View under “Saved views”."))

    def show(self, view: View) -> None:
        """Asks and shows what a view asks and shows."""
        self._session.set_view(view, Origin.FILTERS)
        if view.range is not None:
            self._window.timeline.view.show_interval(*view.range)

    def suggested_name(self) -> str:
        """A name made from what is asked."""
        words = ", ".join(chip.text.strip("“”") for chip in chips(self._session))
        name = f"{words[:1].upper()}{words[1:]}" if words else "Everything"
        return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"

    def visible(self) -> Interval | None:
        """The stretch of time that the timeline shows, in whole days; None without a timeline."""
        shown = self._shown()
        return Interval.of_days(shown[0] // DAY, (shown[1] - 1) // DAY) if shown else None

    def _shown(self) -> tuple[int, int] | None:
        if not len(self._session.index):
            return None
        start, end = (int(x) for x in self._window.timeline.view.viewport_range)
        return (start, end) if end > start else None

    def _fill(self) -> None:
        for action in self._actions:
            self._menu.removeAction(action)
            action.deleteLater()
        self._actions = []
        if self._remover is not None:
            self._menu.removeAction(self._remover.menuAction())
            self._remover.deleteLater()
            self._remover = None
        for view in self._session.views:
            action = QAction(view.name.replace("&", "&&"), self._menu)
            action.triggered.connect(lambda _=False, chosen=view: self.show(chosen))
            self._add(action)
        if self._actions:
            self._actions.append(self._menu.insertSeparator(self._actions[0]))
            self._add_remover()

    def _add(self, action: QAction) -> None:
        self._menu.addAction(action)
        self._actions.append(action)

    def _add_remover(self) -> None:
        remover = QMenu("Forget a view", self._menu)
        for view in self._session.views:
            action = remover.addAction(view.name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=view.name: self._session.views.remove(name))
        self._menu.addMenu(remover)
        self._remover = remover


class NameBox(QDialog):
    """A small box for a name. `chosen` gives it; one that is there already is replaced, and the box says so."""

    chosen = Signal(str)

    def __init__(self, name: str, taken: list[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._taken = taken
        self.line = QLineEdit(name)
        self.line.setMaxLength(200)
        self.line.setAccessibleName("Name of the view")
        self.answer = label("", "muted", wrap=True)
        frame = QFrame()
        frame.setObjectName("popover")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(label("Keep filters, lanes and range as", "section"))
        column.addWidget(self.line)
        column.addWidget(self.answer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.line.textChanged.connect(self._say)
        self.line.returnPressed.connect(self._keep)
        self.setFixedWidth(340)
        self._say(name)
        self.adjustSize()

    def _say(self, text: str) -> None:
        known = text.strip() in self._taken
        self.answer.setText("Enter replaces the view of this name" if known else "Enter keeps it")

    def _keep(self) -> None:
        if name := self.line.text().strip():
            self.close()
            self.chosen.emit(name)


def _put_under(button: QWidget, popover: QWidget, window: QWidget) -> None:
    """Under a button, left edges in line, but not beyond the window."""
    place = button.mapToGlobal(QPoint(0, button.height() + 6))
    right = window.mapToGlobal(QPoint(window.width() - 8, 0)).x()
    popover.move(min(place.x(), right - popover.width()), place.y())
