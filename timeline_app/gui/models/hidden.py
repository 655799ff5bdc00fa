"""The events that the user hid, as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from timeline_app.core.chronicle import Event
from timeline_app.core.edit_words import kind_words
from timeline_app.core.wording import describe

COLUMNS = ("Date", "Event", "Kind", "Sources")
EVENT = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CELLS: tuple[Callable[[Event], str], ...] = (
    lambda e: describe(e.when) if e.when else "No date",
    lambda e: e.headline,
    lambda e: kind_words(e.kind),
    lambda e: str(len({m.article for m in e.mentions})),
)


class HiddenModel(QAbstractTableModel):
    """In order of time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.events: tuple[Event, ...] = ()

    def show(self, events: Sequence[Event]) -> None:
        """Takes these."""
        self.beginResetModel()
        self.events = tuple(events)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Called by the view."""
        return 0 if parent.isValid() else len(self.events)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Called by the view."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            if role == Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if not index.isValid():
            return None
        event = self.events[index.row()]
        if role == EVENT:
            return event
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _CELLS[index.column()](event)
        return None
