"""Dates that date nothing: what was read in the texts and made no event, with the reason; each can be brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from timeline_app.core.wording import describe
from timeline_app.gui.models.table import Index, TableModel
from timeline_app.gui.panes.events import Table
from timeline_app.gui.status import many
from timeline_app.gui.widgets import hairline, label
from timeline_app.session.left_out import LeftOut, LeftOutDate, as_events
from timeline_app.session.search import TextHit
from timeline_app.session.session import Session

_WIDTHS = {"Words": 130, "Date": 130, "Why it is no event": 320, "Source": 150}
COLUMNS = ("Words", "Date", "Sentence", "Why it is no event", "Source")
DATE = Qt.ItemDataRole.UserRole


class LeftOutPane(QWidget):
    """Follows the chronicle while it is seen. A row opens the source at its date; Enter makes it an event."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._finder = LeftOut()
        self._stale = True
        self.model = LeftOutModel(self)
        self.table = Table("Dates left out", 2, ("Source", "Date"))
        self.table.setModel(self.model)
        self.table.set_columns(_WIDTHS)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._nothing = label("Every date that was read dates an event.", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count = label(role="muted")
        self.reason = label(wrap=True, selectable=True)
        self.make = QPushButton("Make it an event")
        self.make.setToolTip("Puts the sentence on the timeline at this date (Enter)")
        self.make.clicked.connect(self.bring_back)
        self._lay_out()
        self.table.activated.connect(lambda _: self.bring_back())
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        session.chronicleChanged.connect(self._changed)

    def _lay_out(self) -> None:
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 8, 6)
        foot.setSpacing(16)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self._count)
        foot.addWidget(self.make)
        column.addLayout(foot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(full)
        self._stack.addWidget(self._nothing)

    def _changed(self) -> None:
        self._stale = True
        if not self.visibleRegion().isEmpty():
            QTimer.singleShot(0, self, self.refresh)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Called by Qt: behind other panes nothing was looked for."""
        super().paintEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self.refresh)

    def refresh(self) -> None:
        """Looks for them again, if anything has changed; the row that was chosen stays so."""
        if not self._stale:
            return
        self._stale = False
        row = self.table.currentIndex().row()
        self.model.show(self._finder.dates(self._session.chronicle, self._session.lookup))
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._count.setText(f"{many(self.model.rowCount(), 'date')} in the texts that date no event")
        if 0 <= row < self.model.rowCount():
            self.table.selectRow(row)
        self._chosen()

    def chosen(self) -> tuple[LeftOutDate, ...]:
        """The dates in the chosen rows."""
        return tuple(self.model.data(i, DATE) for i in self.table.selectionModel().selectedRows())

    def bring_back(self) -> None:
        """Makes events of the chosen dates."""
        chosen = self.chosen()
        label = f"Make {many(len(chosen), 'event')} of dates" if len(chosen) > 1 else ""
        self._session.editor.do(*as_events(chosen, self._session.lookup), label=label)

    def _chosen(self, *_: object) -> None:
        chosen = self.chosen()
        self.make.setEnabled(bool(chosen))
        # A column may have no room for it; here it can be read whole, and copied.
        self.reason.setText(f"“{_words(chosen[0])}”: {chosen[0].reason}." if len(chosen) == 1 else "")
        if len(chosen) == 1 and self.table.hasFocus():
            self._session.show_text_hit(TextHit(chosen[0].article, chosen[0].span))


class LeftOutModel(TableModel):
    """A row for each date."""

    columns = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[LeftOutDate, ...] = ()
        self.rows: list[LeftOutDate] = []
        self._column, self._descending = -1, False

    def show(self, dates: tuple[LeftOutDate, ...]) -> None:
        """Shows other dates, in the order that was chosen."""
        self.beginResetModel()
        self._found = dates
        self._arrange()
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if not index.isValid():
            return None
        date = self.rows[index.row()]
        if role == DATE:
            return date
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _TEXTS[COLUMNS[index.column()]](date)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Called by the view."""
        self.beginResetModel()
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        self.rows = list(self._found)
        if 0 <= self._column < len(COLUMNS):
            self.rows.sort(key=_KEYS.get(COLUMNS[self._column], _TEXTS[COLUMNS[self._column]]),
                            reverse=self._descending)  # fmt: skip


def _words(date: LeftOutDate) -> str:
    return " ".join(date.text.split())


_TEXTS: dict[str, Callable[[LeftOutDate], str]] = {
    "Words": lambda d: f"“{_words(d)}”",
    "Date": lambda d: describe(d.when),
    "Sentence": lambda d: d.quote,
    "Why it is no event": lambda d: f"{d.reason[0].upper()}{d.reason[1:]}",
    "Source": lambda d: d.source,
}
_KEYS: dict[str, Callable[[LeftOutDate], Any]] = {
    "Date": lambda d: d.when.start if d.when.start is not None else (d.when.end or 0) - 1,
}
