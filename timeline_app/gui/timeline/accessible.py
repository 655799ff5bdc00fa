"""What screen readers are told: the timeline is a list, its items are the events in sight and the one the keys are on.

Nothing here is made before a screen reader (or a test) asks for it.

    install()                     # once; then Qt asks for the interface of a canvas when it needs one
    spoken = Spoken(canvas)
    spoken.focus(row)             # the keys went to another event
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from timeline_app.gui.timeline.canvas import Canvas, Teller

_MOST = 500
"""Items kept; beyond that the ones that are out of sight are forgotten."""

_log = logging.getLogger(__name__)
_installed = False
_T = TypeVar("_T")


def _safe(otherwise: Callable[[], _T], found: Callable[[], _T]) -> _T:
    """Qt asks at any time, also while a widget is going: an exception must never get back to it."""
    try:
        return found()
    except Exception:
        _log.debug("nothing to tell a screen reader", exc_info=True)
        return otherwise()


class EventItem(QAccessibleInterface):
    """One event."""

    def __init__(self, canvas: CanvasList, row: int) -> None:
        super().__init__()
        self.row = row
        self._canvas = canvas

    def isValid(self) -> bool:
        """Whether the timeline still shows the index that the event is from."""
        return self._canvas.knows(self)

    def object(self) -> QObject | None:  # type: ignore[override]
        """There is no object for an event."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The timeline's."""
        return self._canvas.window() if self.isValid() else None

    def parent(self) -> QAccessibleInterface:
        """The timeline."""
        return self._canvas

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None."""
        return None

    def childCount(self) -> int:
        """None."""
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """None."""
        return -1

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return _safe(QRect, lambda: self._canvas.teller.place_of(self.row))

    def text(self, kind: QAccessible.Text) -> str:
        """Its name, and what else is known of it."""
        name, rest = _safe(lambda: ("", ""), lambda: self._canvas.teller.told(self.row))
        return {QAccessible.Text.Name: name, QAccessible.Text.Description: rest}.get(kind, "")

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """It cannot be changed here."""

    def state(self) -> QAccessible.State:
        """Whether it is selected, where the keys are, in sight."""
        state = QAccessible.State()
        nothing: dict[str, int] = {}
        for name, value in _safe(lambda: nothing, lambda: self._canvas.state_of(self.row)).items():
            setattr(state, name, value)
        return state


class CanvasList(QAccessibleWidget):
    """The timeline as a list of the events in sight; the one that the keys are on is among them in any case."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, QAccessible.Role.List, canvas.accessibleName())
        self._canvas = canvas
        self._items: dict[int, tuple[EventItem, int]] = {}

    @property
    def teller(self) -> Teller:
        """Who knows the events."""
        teller = self._canvas.teller
        assert teller is not None
        return teller

    def rows(self) -> list[int]:
        """The rows of the items, in order of time."""
        rows, here = self.teller.rows_in_sight(), self.teller.current_row()
        return sorted({*rows, here}) if here is not None else rows

    def childCount(self) -> int:
        """Events in sight."""
        return _safe(lambda: 0, lambda: len(self.rows()))

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """An event by its place among those in sight."""
        return _safe(lambda: None, lambda: self.item(self.rows()[index]) if index >= 0 else None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of an event among those in sight."""
        row = getattr(child, "row", None)
        return _safe(lambda: -1, lambda: self.rows().index(cast(int, row)))

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The event at a point of the screen."""

        def found() -> QAccessibleInterface | None:
            at = (row for row in self.rows() if self.teller.place_of(row).contains(x, y))
            row = next(at, None)
            return None if row is None else self.item(row)

        return _safe(lambda: None, found)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The event that the keys are on."""

        def found() -> QAccessibleInterface | None:
            row = self.teller.current_row()
            return None if row is None or not self._canvas.hasFocus() else self.item(row)

        return _safe(lambda: None, found)

    def item(self, row: int) -> EventItem:
        """The item of an event: the same one as long as the index is."""
        if row not in self._items:
            if len(self._items) >= _MOST:
                self._forget(set(self._items) - set(self.rows()))
            item = EventItem(self, row)
            self._items[row] = (item, QAccessible.registerAccessibleInterface(item))
        return self._items[row][0]

    def knows(self, item: EventItem) -> bool:
        """Whether an item is one of this index."""
        return self._items.get(item.row, (None,))[0] is item

    def state_of(self, row: int) -> dict[str, int]:
        """The fields of `QAccessible.State` that are set."""
        here = row == self.teller.current_row() and self._canvas.hasFocus()
        return {
            "focusable": 1,
            "selectable": 1,
            "selected": int(row in self.teller.selected_rows()),
            "focused": int(here),
            "offscreen": int(self.teller.place_of(row).isEmpty()),
        }

    def forget(self) -> None:
        """The index is another one."""
        self._forget(set(self._items))

    def _forget(self, rows: set[int]) -> None:
        for row in rows:
            QAccessible.deleteAccessibleInterface(self._items.pop(row)[1])


class Spoken:
    """Tells screen readers of one canvas what has changed, if any are there."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def focus(self, row: int | None) -> None:
        """The keys went to another event: it is named."""
        interface = self._interface()
        if interface is None or row is None or not self._canvas.hasFocus():
            return
        event = QAccessibleEvent(self._canvas, QAccessible.Event.Focus)
        event.setChild(interface.indexOfChild(interface.item(row)))
        QAccessible.updateAccessibility(event)

    def forget(self) -> None:
        """The index is another one."""
        interface = self._interface()
        if interface is not None:
            interface.forget()

    def _interface(self) -> CanvasList | None:
        if not QAccessible.isActive():
            return None
        found = QAccessible.queryAccessibleInterface(self._canvas)
        return found if isinstance(found, CanvasList) else None


def _make(key: str, thing: QObject) -> QAccessibleInterface | None:
    return CanvasList(thing) if isinstance(thing, Canvas) and thing.teller is not None else None


def install() -> None:
    """Has Qt ask here for the interface of a canvas. Doing so again changes nothing."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_make)
        _installed = True
