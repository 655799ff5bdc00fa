"""The events that the user hid, as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from timeline_app.core.chronicle import Event
from timeline_app.core.edit_words import kind_words
from timeline_app.core.wording import describe
from timeline_app.gui.models.table import Index, TableModel

COLUMNS = ("Date", "Event", "Kind", "Sources")
EVENT = Qt.ItemDataRole.UserRole
_CELLS: tuple[Callable[[Event], str], ...] = (
    lambda e: describe(e.when) if e.when else "No date",
    lambda e: e.headline,
    lambda e: kind_words(e.kind),
    lambda e: str(len({m.article for m in e.mentions})),
)


class HiddenModel(TableModel):
    """In order of time."""

    columns = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Event, ...] = ()

    def show(self, events: Sequence[Event]) -> None:
        """Takes these."""
        self.beginResetModel()
        self.rows = tuple(events)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if not index.isValid():
            return None
        event = self.rows[index.row()]
        if role == EVENT:
            return event
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _CELLS[index.column()](event)
        return None
