"""A line for a date, with what was understood of it below while it is typed, or what is wrong with it.

line = DateLine(month_first=False, year=2024)
line.entered.connect(lambda when: …)       # Enter, with something that can be read

┌ ~1850 ───────────────────────┐
└──────────────────────────────┘
  about 1850 – the date is approximate
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from timeline_app.core.date_entry import parse_date, unfinished
from timeline_app.core.errors import UsageError
from timeline_app.core.interval import Interval
from timeline_app.core.typed_day import UnfinishedDateError
from timeline_app.core.wording import certainty, describe, describe_long
from timeline_app.gui.widgets import label, restyle

PLACEHOLDER = "2024, Jan 2024, 28/1/2024, ~1850, 44 BCE"


class DateLine(QWidget):
    """`changed` gives what is read with every letter, None for nothing; `entered` comes with Enter on a date.

    `year` is taken for "28 Jan"; `hint` is said while nothing is typed; `terse`: the date alone.
    """

    changed = Signal(object)
    entered = Signal(object)

    def __init__(self, month_first: bool = False, year: int | None = None, hint: str = "", terse: bool = False) -> None:
        super().__init__()
        self._month_first, self._year, self._hint, self._terse = month_first, year, hint, terse
        self._when: Interval | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(PLACEHOLDER)
        self.line.setAccessibleName("Date")
        self.line.setMaxLength(120)
        self.answer = label(hint, "muted", wrap=True)
        self.answer.setContentsMargins(2, 0, 2, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.answer)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _: self._read(pressed=False))
        self.line.returnPressed.connect(self._enter)

    @property
    def when(self) -> Interval | None:
        """The date that is typed; None where nothing is, or nothing that can be read."""
        return self._when

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Puts a date there, selected, so that typing replaces it."""
        self.line.setText(text)
        self.line.selectAll()

    def say(self, words: str) -> None:
        """Says something else than what was read, until more is typed."""
        restyle(self.line, "invalid", False)
        restyle(self.answer, "role", "")
        self.answer.setText(words)

    def _read(self, pressed: bool) -> None:
        self._when, words, wrong = None, self._hint, False
        if self.text:
            try:
                self._when = parse_date(self.text, self._month_first, self._year)
                words = describe(self._when) if self._terse else understood(self._when)
            except UnfinishedDateError as error:
                wrong, words = pressed, str(error)
            except UsageError as error:
                wrong = pressed or not unfinished(self.text)
                words = str(error) if wrong else "…"
        restyle(self.line, "invalid", wrong)
        restyle(self.answer, "role", "bad" if wrong else "" if self._when else "muted")
        self.answer.setText(words)
        self.changed.emit(self._when)

    def _enter(self) -> None:
        self._read(pressed=True)
        if self._when is not None:
            self.entered.emit(self._when)


def understood(when: Interval) -> str:
    """A date in words, with what of it is not known: "January 2024 – on some day of the month; …"."""
    words = describe_long(when)
    if when.spans and not when.is_day:
        return f"{words} – it lasted from the first day to the last"
    unknown = certainty(when)
    return f"{words} – {unknown}" if unknown else words
