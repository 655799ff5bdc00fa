"""Corrects when an event was: other dates to choose from, each with its reason, and a line to type any date in.

┌ Brandt opens the harbour bridge ──────────┐   1–9 then Enter, or a click, chooses one; arrow keys go through them;
│ [9 May 2031                             ] │   typing replaces the date and is read live; Esc leaves all as it was.
│  Friday, 9 May 2031                       │
│ 1  Friday, 9 May 2031                 now │
│ 2  Friday, 16 May 2031                    │
│    the Friday after lies in the future    │
└───────────────────────────────────────────┘
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from timeline_app.core.calendar import civil_from_days
from timeline_app.core.chronicle import Event
from timeline_app.core.date_entry import write_date
from timeline_app.core.edits import EventRef, SetDate
from timeline_app.core.facts import DateSource
from timeline_app.core.interval import Interval
from timeline_app.gui.editors.choice_list import ChoiceList
from timeline_app.gui.editors.date_line import DateLine
from timeline_app.gui.editors.popover import Popover
from timeline_app.gui.widgets import ElidedLabel, label, link_button
from timeline_app.session.choices import Choice, date_choices
from timeline_app.session.session import Session

WIDTH = 400


class DatePicker(Popover):
    """A date line with dates to choose from. `decided` gives an Interval, or None for “no date”, and what was said."""

    decided = Signal(object, str)

    def __init__(self, parent: QWidget, heading: str, choices: Sequence[Choice], line: DateLine) -> None:
        super().__init__(parent, WIDTH)
        self.line, self.list = line, ChoiceList(choices)
        self.column.addWidget(ElidedLabel(heading, "title"))
        self.column.addWidget(self.line)
        self.column.addWidget(self.list)
        self.list.setVisible(bool(choices))
        self.foot = QHBoxLayout()
        self.foot.setSpacing(4)
        self.column.addLayout(self.foot)
        self.foot.addStretch(1)
        self.foot.addWidget(label("Enter sets the date · Esc leaves it", "muted"))
        self.line.line.installEventFilter(self)
        self.line.changed.connect(lambda _: self._numbered(self.line.text))
        self.line.entered.connect(lambda when: self._decide(when, self.line.text))
        self.list.chosen.connect(self._take)

    def showEvent(self, event: object) -> None:
        """Called by Qt: what is typed goes into the line."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.line.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys go through the dates below the line; Enter takes the one pointed out."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if by and self.list.rows:
                self._point(self.list.step(by))
                return True
            marked = self.list.marked
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and marked >= 0:
                self._take(self.list.choices[marked])
                return True
        return super().eventFilter(watched, event)

    def _numbered(self, text: str) -> None:
        """A single figure is no year that anybody means: it is the number of one of the dates."""
        known = len(text) == 1 and text in "123456789"
        choice = self.list.mark(int(text) - 1 if known else -1)
        self._point(choice)

    def _point(self, choice: Choice | None) -> None:
        if choice is not None:
            self.line.say(f"{choice.words} – Enter takes it")

    def _take(self, choice: Choice) -> None:
        self._decide(choice.when, choice.words)

    def _decide(self, when: Interval | None, words: str) -> None:
        self.close()
        self.decided.emit(when, words)


class DatePopover(DatePicker):
    """For one event. `settled` comes when it was decided, after the edit was made, if any was needed."""

    settled = Signal()

    def __init__(self, session: Session, event: Event, parent: QWidget) -> None:
        line = DateLine(session.month_first, usual_year(event.when))
        line.line.setAccessibleName(f"Date of {event.headline}")
        choices = date_choices(event, session.lookup.articles)
        super().__init__(parent, event.headline, choices, line)
        self._session, self._event = session, event
        self._ref = EventRef.of(event, session.lookup.articles)
        if event.when is not None:
            self.line.set_text(write_date(event.when))
            self.foot.insertWidget(0, link_button("No date", lambda: self._decide(None, "no date")))
        if event.source == DateSource.CORRECTED and (numbers := date_changes(event)):
            self.foot.insertWidget(0, link_button("As it was read", lambda: self._take_back(numbers)))
        self.decided.connect(self._set)

    def _set(self, when: Interval | None, said: str) -> None:
        if when != self._event.when:
            self._session.editor.do(SetDate(self._ref, when, said))
        self.settled.emit()

    def _take_back(self, numbers: Sequence[int]) -> None:
        self.close()
        self._session.editor.take_back(*numbers)
        self.settled.emit()


def date_changes(event: Event) -> tuple[int, ...]:
    """The numbers of the corrections that gave the event its date."""
    return tuple(c.number for c in event.marks.changes if c.what == "date" and c.number)


def usual_year(when: Interval | None) -> int | None:
    """The year that is meant where none is typed."""
    day = None if when is None else when.first if when.first is not None else when.last
    return None if day is None else civil_from_days(day)[0]
