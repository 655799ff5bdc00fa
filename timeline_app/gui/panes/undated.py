"""Events without a date: counted, listed, and dated or hidden from here."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from timeline_app.core.chronicle import Event
from timeline_app.gui.editors.date_popover import DatePopover
from timeline_app.gui.panes.events import EventsPane
from timeline_app.gui.status import many
from timeline_app.gui.widgets import hairline, label
from timeline_app.session.correcting import hides
from timeline_app.session.session import Session


class UndatedPane(EventsPane):
    """The table with, at its foot, what can be done with the chosen events. Enter gives the first a date."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, dated=False)
        self._foot = QWidget()
        self._words = label(role="muted")
        self.date = QPushButton("Give it a date…")
        self.hide_ = QPushButton("Hide")
        self.date.clicked.connect(self.ask_date)
        self.hide_.clicked.connect(self.hide_chosen)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self.date)
        row.addWidget(self.hide_)
        self.column.addWidget(hairline())
        self.column.addWidget(self._foot)
        self.table.activated.connect(lambda _: self.ask_date())
        session.selectionChanged.connect(self._offer)
        session.shownChanged.connect(self._offer)
        self._offer()

    def chosen(self) -> tuple[Event, ...]:
        """The selected events that have no date."""
        events = (self._session.chronicle.events[number] for number in self._session.selection.events)
        return tuple(event for event in events if event.when is None)

    def ask_date(self) -> None:
        """Opens the box for a date of the first of them."""
        if chosen := self.chosen():
            DatePopover(self._session, chosen[0], self).open_under(self.date)

    def hide_chosen(self) -> None:
        """Takes them from the list; they are kept among the hidden ones."""
        self._session.editor.do(*hides(self._session, self.chosen()))

    def _offer(self, *_: object) -> None:
        chosen = self.chosen()
        self._foot.setVisible(self.model.rowCount() > 0)
        self.date.setEnabled(len(chosen) == 1)
        self.hide_.setEnabled(bool(chosen))
        self._words.setText(f"{many(len(chosen), 'event')} chosen" if chosen else "")
