"""The events as a table that sorts a hundred thousand rows at once: a numpy permutation, no proxy model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt

from timeline_app.core.chronicle import Event
from timeline_app.core.edit_words import kind_words
from timeline_app.core.facts import Status
from timeline_app.core.wording import describe, level
from timeline_app.gui.models.participants import called, is_nameless
from timeline_app.gui.models.table import ROOT, Index, TableModel
from timeline_app.index.columns import Flag
from timeline_app.session.search import fold
from timeline_app.session.session import Session

EVENT = Qt.ItemDataRole.UserRole

COLUMNS = ("Date", "Event", "Participants", "Place", "Kind", "Sources", "Certainty")
MARKS = ("★", "✓", "Tags")
"""Columns that are there once an event is starred, checked or tagged."""


class EventsModel(TableModel):
    """The shown events: those with a date, or (`dated` False) those without."""

    def __init__(self, session: Session, dated: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._dated = session, dated
        self._usual = COLUMNS if dated else COLUMNS[1:6]
        self.columns = self._usual
        # Undated events stand in the order of their articles until another is asked for.
        self._first = self.columns[0] if dated else ""
        self._column, self._descending = self._first, False
        self._mask: NDArray[np.bool_] | None = None
        self._orders: dict[str, NDArray[np.int64]] = {}
        self.order: NDArray[np.int64] = np.zeros(0, np.int64)
        self._arrange()

    def rebuild(self) -> None:
        """Takes the events from the session again."""
        self.beginResetModel()
        self._orders.clear()
        used = self._used()
        self.columns = (*self._usual, *(name for name, there in zip(MARKS, used, strict=True) if there))
        if self._column not in self.columns:
            self._column, self._descending = self._first, False
        self._arrange()
        self.endResetModel()

    def refilter(self) -> None:
        """Shows what the filters now let through."""
        if self._session.shown() is not self._mask:
            self.beginResetModel()
            self._arrange()
            self.endResetModel()

    def rows_of(self, events: Sequence[int]) -> list[int]:
        """The rows of these events, in their order; those that are not shown are left out."""
        if not events:
            return []
        places = np.full(len(self._session.chronicle.events), -1, np.int64)
        places[self.order] = np.arange(len(self.order))
        rows: list[int] = places[list(events)].tolist()
        return [row for row in rows if row >= 0]

    def event_at(self, row: int) -> int:
        """The event in a row."""
        return int(self.order[row])

    # ── for the view ─────────────────────────────────────────────────────────────────────────────────────────────
    def rowCount(self, parent: Index = ROOT) -> int:
        """How many events are shown."""
        return 0 if parent.isValid() else len(self.order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        if not index.isValid():
            return None
        number = int(self.order[index.row()])
        if role == EVENT:
            return number
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self.columns[index.column()], self._session.chronicle.events[number])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Called by the view; stays as chosen when the events change."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        events = [self.event_at(i.row()) for i in before]
        self._column, self._descending = (
            self.columns[column] if column >= 0 else self._first,
            order == Qt.SortOrder.DescendingOrder,
        )
        self._arrange()
        rows = {int(e): i for i, e in enumerate(self.order)} if before else {}
        after = [self.index(rows[e], i.column()) for e, i in zip(events, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────
    def _used(self) -> tuple[bool, bool, bool]:
        """Whether an event of the table is starred, checked, tagged."""
        index, events = self._session.index, self._session.chronicle.events
        if not self._dated:
            marks = [events[row].marks for row in index.undated.tolist()]
            return any(m.starred for m in marks), any(m.checked for m in marks), any(m.tags for m in marks)
        starred, checked = (bool((index.flags & int(flag)).any()) for flag in (Flag.STARRED, Flag.CHECKED))
        return starred, checked, any(e.marks.tags for e in events)

    def _text(self, column: str, event: Event) -> str:
        return self._people(event) if column == "Participants" else _TEXTS[column](event)

    def _people(self, event: Event) -> str:
        """Who took part: first those who have a name, then those whom the text only calls "police"."""
        known = [(self._session.participant(p.participant), p.name) for p in event.participants]
        named = [name for who, name in known if who is None or not is_nameless(who)]
        return ", ".join([*named, *(called(who) for who, _ in known if who and is_nameless(who))])

    def _arrange(self) -> None:
        self._mask = self._session.shown()
        self.order = _kept(self._whole_order(self._column), self._mask, self._descending)

    def _whole_order(self, column: str) -> NDArray[np.int64]:
        """All events of the table in order of a column. Sorted once: a filter only picks from it."""
        if column not in self._orders:
            index = self._session.index
            rows = np.sort(index.event if self._dated else index.undated).astype(np.int64)
            self._orders[column] = rows[np.argsort(self._keys(column, rows), kind="stable")] if column else rows
        return self._orders[column]

    def _keys(self, column: str, rows: NDArray[np.int64]) -> NDArray[Any]:
        """What the rows are sorted by."""
        if column == "Date":
            index = self._session.index
            keys: NDArray[Any] = np.zeros(len(self._session.chronicle.events), np.int64)
            keys[index.event] = index.start
            return keys[rows]
        events = [self._session.chronicle.events[row] for row in rows.tolist()]
        if column in _NUMBERS:
            return np.array([_NUMBERS[column](e) for e in events], np.float64)
        # Ranks sort a hundred times as fast as strings, and the strings are sorted once.
        texts = np.array([fold(self._text(column, e)) for e in events], object)
        return np.unique(texts, return_inverse=True)[1] if len(texts) else np.zeros(0)


def _kept(order: NDArray[np.int64], mask: NDArray[np.bool_], descending: bool) -> NDArray[np.int64]:
    kept = order[mask[order]]
    return kept[::-1] if descending else kept


def _date(event: Event) -> str:
    return describe(event.when) if event.when else ""


def _sources(event: Event) -> str:
    return str(len({m.article for m in event.mentions}))


def certainty_word(event: Event) -> str:
    """How sure the date is, in one or two words."""
    return f"{level(event.confidence)}, inferred" if event.inferred else level(event.confidence)


def headline(event: Event) -> str:
    """The headline, with what is planned or denied saying so."""
    return event.headline if event.status == Status.HAPPENED else f"{event.headline} ({event.status})"


_TEXTS: dict[str, Callable[[Event], str]] = {
    "Date": _date,
    "Event": headline,
    "Kind": lambda e: kind_words(e.kind) if e.kind not in ("", "other") else "",
    "Place": lambda e: e.place or "",
    "Sources": _sources,
    "Certainty": certainty_word,
    "★": lambda e: "★" if e.marks.starred else "",
    "✓": lambda e: "✓" if e.marks.checked else "",
    "Tags": lambda e: ", ".join(e.marks.tags),
}
_NUMBERS: dict[str, Callable[[Event], float]] = {
    "Sources": lambda e: float(_sources(e)),
    "Certainty": lambda e: e.confidence,
    "★": lambda e: float(not e.marks.starred),
    "✓": lambda e: float(not e.marks.checked),
}
