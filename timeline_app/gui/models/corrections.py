"""What was corrected, as a table: every edit, the latest first, with what became of it; or only those that are lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from timeline_app.core.chronicle import Orphan
from timeline_app.core.edit_words import local_time, title, told
from timeline_app.core.edits import Entry, EntryState, EventRef, TakeBack
from timeline_app.core.wording import MONTHS
from timeline_app.gui.models.table import Index, TableModel

COLUMNS = ("When", "What", "To", "Who", "State")
ROW = Qt.ItemDataRole.UserRole


class State(StrEnum):
    """What became of a correction."""

    HOLDS = "holds"
    LOST = "lost"
    TAKEN_BACK = "taken back"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Row:
    """A correction. `by` is the number of the one that took it back, 0 for none; `reason` says why it is lost."""

    entry: Entry
    state: State
    by: int = 0
    reason: str = ""

    @property
    def event(self) -> str:
        """The key of the event that it is about, "" for none."""
        about = getattr(self.entry.edit, "event", None)
        if about is None and (several := getattr(self.entry.edit, "events", ())):
            about = several[0]
        return about.key if isinstance(about, EventRef) else getattr(self.entry.edit, "key", "")

    @property
    def became(self) -> str:
        """What was set, in words."""
        return told(self.entry.edit).removeprefix(title(self.entry.edit)).removeprefix(": ")


def correction_rows(entries: Sequence[Entry], orphans: Sequence[Orphan]) -> list[Row]:
    """A row for each entry, the latest first; those that only took others back are told by what they took back."""
    taken: dict[int, int] = {}
    holding = [e for e in entries if e.state is EntryState.ACTIVE]
    for entry in reversed(holding):
        # One that was taken back itself takes nothing back.
        if isinstance(entry.edit, TakeBack) and entry.number not in taken:
            taken |= dict.fromkeys(entry.edit.numbers, entry.number)
    lost = {o.number: o.reason for o in orphans}
    return [_row(e, taken, lost) for e in reversed(entries) if not isinstance(e.edit, TakeBack)]


def _row(entry: Entry, taken: dict[int, int], lost: dict[int, str]) -> Row:
    if entry.state is not EntryState.ACTIVE:
        return Row(entry, State.UNDONE)
    if entry.number in taken:
        return Row(entry, State.TAKEN_BACK, taken[entry.number])
    if entry.number in lost:
        return Row(entry, State.LOST, 0, lost[entry.number])
    return Row(entry, State.HOLDS)


def moment_of(at: int) -> str:
    """The local day and time of an instant (seconds since 1970), in words."""
    local = local_time(at)
    if local is None:
        return "not known"
    return f"{local.day} {MONTHS[local.month - 1][:3]} {local.year}, {local.hour}:{local.minute:02}"


class CorrectionsModel(TableModel):
    """`lost`: only those that found nothing to hang on, with the reason in the last column."""

    columns = COLUMNS

    def __init__(self, lost: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lost = lost
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Takes the rows that concern it."""
        self.beginResetModel()
        self.rows = [r for r in rows if r.state is State.LOST] if self._lost else list(rows)
        self.endResetModel()

    def heading(self, section: int) -> str:
        """What stands over a column."""
        return "Why" if self._lost and COLUMNS[section] == "State" else COLUMNS[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, COLUMNS[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (told(row.entry.edit), row.reason)))
        return None

    def _cell(self, row: Row, column: str) -> str:
        if column == "When":
            return moment_of(row.entry.at)
        if column == "What":
            return title(row.entry.edit)
        if column == "To":
            return row.became
        if column == "Who":
            return row.entry.who
        return row.reason if self._lost else str(row.state)
