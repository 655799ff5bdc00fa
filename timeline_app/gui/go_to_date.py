"""A small box under the toolbar that takes a date as people write it, and says in place how it is understood."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from timeline_app.core.interval import Interval
from timeline_app.gui.editors.date_line import DateLine
from timeline_app.gui.editors.popover import Popover


class GoToDate(Popover):
    """`chosen` gives the interval that was typed. `year` is the one in sight, for "28 Jan"."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, month_first: bool = False, year: int | None = None) -> None:
        super().__init__(parent, 320)
        self.entry = DateLine(month_first, year, "Go to a day, month or year", terse=True)
        self.line, self.answer = self.entry.line, self.entry.answer
        self.line.setAccessibleName("Date to go to")
        self.column.addWidget(self.entry)
        self.entry.entered.connect(self._go)
        self.adjustSize()

    def _go(self, when: Interval) -> None:
        self.close()
        self.chosen.emit(when)
