"""What was corrected and what became of it; corrections whose event has gone; events that are hidden.

Made 12 · Lost 1 · Hidden 3
3 May 2026, 14:20   Date of “Brandt opens the bridge”   10 May 2031   you   holds
                                                      Show the event · Take back
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.chronicle import Event
from timeline_app.gui.models.corrections import ROW, CorrectionsModel, Row, State, correction_rows
from timeline_app.gui.models.hidden import EVENT, HiddenModel
from timeline_app.gui.panes.events import Table
from timeline_app.gui.widgets import hairline, label
from timeline_app.session.correcting import hides
from timeline_app.session.session import Session
from timeline_app.session.state import Origin

_WIDTHS = {"When": 160, "To": 160, "Who": 60, "State": 90, "Why": 240, "Date": 170, "Sources": 72, "Kind": 100}
_ROOMY = 520
"""Pixels of width from which there is room for every button."""
MADE, LOST, HIDDEN = range(3)
"""The lists by their numbers."""
_EMPTY = (
    "Nothing was corrected yet.",
    "No correction is lost: each found its event.",
    "No event is hidden.",
)


class CorrectionsPane(QWidget):
    """Three lists behind three buttons, and what can be done with what is chosen in them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.made, self.lost, self.hidden = CorrectionsModel(), CorrectionsModel(lost=True), HiddenModel()
        self.tables = (_table("Corrections", self.made, 1), _table("Lost corrections", self.lost, 1),
                       _table("Hidden events", self.hidden, 1))  # fmt: skip
        self.tabs = QButtonGroup(self)
        self.back = QPushButton("Take back")
        self.show_ = QPushButton("Show the event")
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = label("", "muted")
        self._stack = QStackedLayout()
        self._stale = False
        self._lay_out()
        self._connect()
        self._renew()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        top.setSpacing(6)
        for number in range(len(self.tables)):
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("chip", True)
            self.tabs.addButton(button, number)
            top.addWidget(button)
        top.addStretch(1)
        top.addWidget(self._words)
        top.addWidget(self.show_)
        top.addWidget(self.back)
        self.tabs.button(0).setChecked(True)
        for table in self.tables:
            self._stack.addWidget(table)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(hairline())
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.idToggled.connect(self._turn)
        for table in self.tables:
            table.selectionModel().selectionChanged.connect(self._offer)
            table.doubleClicked.connect(lambda _: self.show_event())
            table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            table.customContextMenuRequested.connect(lambda at, table=table: self._menu(table, at))
        self.back.clicked.connect(self.turn_back)
        self.show_.clicked.connect(self.show_event)
        self._session.chronicleChanged.connect(self._changed)
        self._session.editor.edited.connect(self._changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Called by Qt: in a narrow pane a double click shows the event, without a button for it."""
        super().resizeEvent(event)
        self.show_.setVisible(self.tab != HIDDEN and event.size().width() >= _ROOMY)

    def _changed(self) -> None:
        self._stale = True
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Called by Qt: the lists are made when somebody looks at them (a pane behind others counts as visible)."""
        super().paintEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self.refresh)

    def refresh(self) -> None:
        """Makes the lists anew, if anything has changed and somebody looks at them."""
        if self._stale and not self.visibleRegion().isEmpty():
            self._renew()

    @property
    def tab(self) -> int:
        """Which list is open: 0 made, 1 lost, 2 hidden."""
        return self.tabs.checkedId()

    def open_tab(self, number: int) -> None:
        """Opens one of the lists."""
        self.tabs.button(number).setChecked(True)

    def _renew(self) -> None:
        self._stale = False
        chronicle = self._session.chronicle
        rows = correction_rows(self._session.editor.entries, chronicle.orphans)
        self.made.show(rows)
        self.lost.show(rows)
        self.hidden.show(chronicle.hidden)
        for number, (name, model) in enumerate((("Made", self.made), ("Lost", self.lost), ("Hidden", self.hidden))):
            self.tabs.button(number).setText(f"{name}  {model.rowCount():,}")
        self._turn()

    def _turn(self, *_: object) -> None:
        filled = (self.made, self.lost, self.hidden)[self.tab].rowCount() > 0
        self._nothing.setText(_EMPTY[self.tab])
        self._stack.setCurrentIndex(self.tab if filled else len(self.tables))
        self._offer()

    # ── what can be done ─────────────────────────────────────────────────────────────────────────────────────────
    def chosen(self) -> list[Row]:
        """The corrections that are chosen, in the list that is open."""
        return [i.data(ROW) for i in self._indexes()] if self.tab != HIDDEN else []

    def chosen_events(self) -> list[Event]:
        """The hidden events that are chosen."""
        return [i.data(EVENT) for i in self._indexes()] if self.tab == HIDDEN else []

    def _indexes(self) -> list[QModelIndex]:
        return sorted(self.tables[self.tab].selectionModel().selectedRows(), key=lambda i: i.row())

    def _offer(self, *_: object) -> None:
        rows, events = self.chosen(), self.chosen_events()
        self.back.setText("Show again" if self.tab == HIDDEN else _back_words(rows))
        self.back.setEnabled(bool(rows or events))
        self.show_.setVisible(self.tab != HIDDEN and self.width() >= _ROOMY)
        self.show_.setEnabled(len(rows) == 1 and self._number(rows[0]) is not None)
        count = len(rows) or len(events)
        self._words.setText(f"{count:,} chosen" if count > 1 else "")

    def turn_back(self) -> None:
        """Takes corrections back, restores those that were, or shows hidden events again."""
        if self.tab == HIDDEN:
            self._session.editor.do(*hides(self._session, self.chosen_events(), hidden=False))
            return
        rows = self.chosen()
        holding = [r.entry.number for r in rows if r.state in (State.HOLDS, State.LOST)]
        if holding:
            self._session.editor.take_back(*holding)
            return
        numbers = dict.fromkeys(r.by for r in rows if r.by)
        if numbers:
            self._session.editor.take_back(*numbers)
        self._session.editor.do(*(r.entry.edit for r in reversed(rows) if r.state is State.UNDONE))

    def show_event(self) -> None:
        """Selects the event that the chosen correction is about."""
        rows = self.chosen()
        number = self._number(rows[0]) if rows else None
        if number is not None:
            self._session.select((number,), Origin.EVENTS)

    def _number(self, row: Row) -> int | None:
        events = self._session.chronicle.events
        return next((n for n, e in enumerate(events) if row.event and e.key == row.event), None)

    def _menu(self, table: QTableView, at: QPoint) -> None:
        if not table.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries: list[tuple[QPushButton, Callable[[], None]]] = [(self.back, self.turn_back)]
        if self.tab != HIDDEN:
            entries.append((self.show_, self.show_event))
        for button, does in entries:
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(does)
        menu.popup(table.viewport().mapToGlobal(at))


def _back_words(rows: list[Row]) -> str:
    if any(r.state in (State.HOLDS, State.LOST) for r in rows) or not rows:
        return "Take back"
    return "Restore"


def _table(name: str, model: CorrectionsModel | HiddenModel, wide: int) -> Table:
    table = Table(name, wide, ("Who", "Kind", "Sources"))
    table.setModel(model)
    table.set_columns(_WIDTHS)
    return table
