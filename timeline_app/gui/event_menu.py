"""What a right click on an event offers, wherever it is, and the list that opens where no zoom tells events apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu

from timeline_app.core.chronicle import Event
from timeline_app.core.wording import describe
from timeline_app.gui.status import many
from timeline_app.session.naming import cited
from timeline_app.session.session import Session
from timeline_app.session.state import Origin

if TYPE_CHECKING:
    from timeline_app.gui.main_window import MainWindow
    from timeline_app.gui.panes.events import EventsPane

_LONGEST_LIST = 24
_MOST_NAMES = 5


class EventMenus(QObject):
    """Opens menus for the timeline; each is gone once it is closed."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        view = window.timeline.view
        view.menuRequested.connect(self.open_at)
        view.foldOpened.connect(self.list_rows)

    def open_at(self, row: int, place: QPoint) -> None:
        """The menu of an event, or of the empty ground where `row` is -1."""
        menu = self._menu()
        if row >= 0:
            self.fill(menu, int(self._session.index.event[row]), Origin.TIMELINE)
        else:
            for name in ("fit", "go_to_date", "zoom_in", "zoom_out", "export_visible"):
                menu.addAction(self._window.actions_[name])
        menu.popup(place)

    def list_rows(self, rows: Iterable[int]) -> None:
        """A list of events that stand too close to be drawn apart."""
        events = [int(self._session.index.event[r]) for r in rows]
        menu = self._menu()
        for number in events[:_LONGEST_LIST]:
            event = self._session.chronicle.events[number]
            self._add(menu, f"{describe(event.when) if event.when else ''}  {event.headline}", number)
        if len(events) > _LONGEST_LIST:
            menu.addSeparator()
            left = many(len(events) - _LONGEST_LIST, "more event")
            menu.addAction(f"{left}: show all in the table").triggered.connect(lambda: self._show_table(events))
        menu.popup(QCursor.pos())

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add(self, menu: QMenu, text: str, number: int) -> None:
        menu.addAction(_plain(text)).triggered.connect(lambda: self._session.select((number,), Origin.EVENTS))

    def fill(self, menu: QMenu, number: int, origin: str) -> None:
        """Everything that can be done with an event, and with all that are selected if it is one of them."""
        if number not in self._session.selection.events:
            self._session.select((number,), origin)
        event = self._session.chronicle.events[number]
        actions = self._window.actions_
        for name in ("edit_date", "edit_headline"):
            menu.addAction(actions[name])
        menu.addSeparator()
        for name in ("star", "check", "add_tag", "edit_note", "add_participant"):
            menu.addAction(actions[name])
        menu.addSeparator()
        if len(self._session.selection.events) > 1:
            menu.addAction(actions["merge"])
        menu.addAction(actions["hide"])
        menu.addSeparator()
        menu.addAction("Read the source").triggered.connect(lambda: self._window.layout_.reveal("source"))
        menu.addAction("Show the details").triggered.connect(lambda: self._window.layout_.reveal("details"))
        menu.addAction(actions["centre"])
        for member in event.participants[:_MOST_NAMES]:
            action = menu.addAction(_plain(f"Show only events with {member.name}"))
            action.triggered.connect(lambda _=False, key=member.participant: self._only(key))
        menu.addSeparator()
        menu.addAction("Copy as text").triggered.connect(lambda: self._copy(event))

    def open_in_table(self, pane: EventsPane, at: QPoint) -> None:
        """The same menu over a row of a table."""
        index = pane.table.indexAt(at)
        if index.isValid():
            menu = self._menu()
            self.fill(menu, pane.model.event_at(index.row()), Origin.EVENTS)
            menu.popup(pane.table.viewport().mapToGlobal(at))

    def _only(self, participant: str) -> None:
        filters = replace(self._session.filters, participants=frozenset({participant}), every=False)
        self._session.set_filters(filters, Origin.TIMELINE)

    def _copy(self, event: Event) -> None:
        names = [self._session.article(m.article) for m in event.mentions]
        sources = dict.fromkeys(cited(a) for a in names if a)
        when = f"{describe(event.when)}: " if event.when else ""
        QGuiApplication.clipboard().setText(f"{when}{event.headline} ({'; '.join(sources)})")

    def _show_table(self, events: list[int]) -> None:
        self._session.select(events, Origin.SEARCH)
        self._window.layout_.reveal("events")


def _plain(text: str) -> str:
    """Menu text in which "&" is an ampersand; long headlines end in "…"."""
    short = text if len(text) <= 90 else f"{text[:88]}…"
    return short.replace("&", "&&")
