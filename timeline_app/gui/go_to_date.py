"""A small box under the toolbar that takes a date as people write it, and says in place what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from timeline_app.core.date_entry import parse_date
from timeline_app.core.errors import UsageError
from timeline_app.core.wording import describe
from timeline_app.gui.widgets import label, restyle


class GoToDate(QDialog):
    """`chosen` gives the interval that was typed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        self.line.setPlaceholderText("2024, Jan 2024, 28/1/2024, 44 BCE")
        self.line.setAccessibleName("Date to go to")
        self.answer = label("Go to a day, month or year", "muted", wrap=True)
        frame = QFrame()
        frame.setObjectName("popover")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.answer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.line.textChanged.connect(self._read)
        self.line.returnPressed.connect(self._go)
        self.setFixedWidth(320)
        self.adjustSize()

    def _read(self, text: str) -> None:
        restyle(self.line, "invalid", False)
        try:
            self.answer.setText(describe(parse_date(text)) if text.strip() else "Go to a day, month or year")
        except UsageError:
            self.answer.setText("…")

    def _go(self) -> None:
        try:
            when = parse_date(self.line.text())
        except UsageError as error:
            restyle(self.line, "invalid", True)
            self.answer.setText(str(error))
            return
        self.close()
        self.chosen.emit(when)
