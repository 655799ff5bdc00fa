"""What all plain tables have alike: rows, columns by their names, headings that stand left.

    class Files(TableModel):
        columns = ("File", "Outcome")

`rows` are the values shown, one a row; a model says with `data` what stands in a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class TableModel(QAbstractTableModel):
    """A table of `rows` under the names of `columns`."""

    columns: tuple[str, ...] = ()
    rows: Sequence[Any] = ()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Called by the view."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Called by the view."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.heading(section)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def heading(self, section: int) -> str:
        """What stands over a column."""
        return self.columns[section]
