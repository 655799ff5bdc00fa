"""What the window does to correct: undo and redo, the date of an event, stars, checks, hiding, merging, and the rest.

A part of the window's class (`do_…`, see gui/actions.py), apart so that neither grows too long to be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.core.chronicle import Event
from timeline_app.core.edits import Edit, Entry
from timeline_app.core.span import Span
from timeline_app.gui.editors.add_event import AddEventDialog
from timeline_app.gui.editors.date_popover import DatePopover
from timeline_app.gui.editors.published_popover import PublishedPopover
from timeline_app.gui.status import many
from timeline_app.session.correcting import checks, hides, merge, selected, stars, undo_offer
from timeline_app.session.session import Session
from timeline_app.session.state import Origin
from timeline_app.timeline.hit import event_boxes

if TYPE_CHECKING:
    from timeline_app.gui.actions import Actions
    from timeline_app.gui.event_menu import EventMenus
    from timeline_app.gui.layout import Layout
    from timeline_app.gui.main_window import MainWindow
    from timeline_app.gui.panes.events import EventsPane
    from timeline_app.gui.theme import Theme
    from timeline_app.gui.timeline_pane import TimelinePane


class EditingCommands:
    """Commands on the selected events, and the undo stack's place in the menu."""

    session: Session
    layout_: Layout
    timeline: TimelinePane
    actions_: Actions
    menus_: EventMenus
    theme: Theme

    def do_undo(self) -> None:
        """Undoes the last correction."""
        self.session.editor.undo()

    def do_redo(self) -> None:
        """Does it again."""
        self.session.editor.redo()

    def do_edit_date(self) -> None:
        """Corrects the date of the selected event, beside it on the timeline."""
        if event := self.session.current:
            self.correct_date(event)

    def do_edit_headline(self) -> None:
        """Edits the headline; with the participants in focus, the name of the current one."""
        if self.layout_.participants.isAncestorOf(self._focused()):
            self.layout_.participants.rename()
        elif self.session.current:
            self.layout_.reveal("details")
            self.layout_.details.edit_headline()

    def do_star(self) -> None:
        """Stars the selected events."""
        self._do(stars(self.session, selected(self.session)))

    def do_check(self) -> None:
        """Marks the selected events as checked."""
        self._do(checks(self.session, selected(self.session)))

    def do_add_tag(self) -> None:
        """Gives the selected event one more tag."""
        self._in_details()
        self.layout_.details.edit_tags()

    def do_edit_note(self) -> None:
        """Writes a note on the selected event."""
        self._in_details()
        self.layout_.details.edit_note()

    def do_add_participant(self) -> None:
        """Adds somebody who took part in the selected event."""
        self._in_details()
        self.layout_.details.add_participant()

    def do_hide(self) -> None:
        """Hides the selected events."""
        events = selected(self.session)
        if made := self._do(hides(self.session, events)):
            name = f"“{events[0].headline}” is hidden." if len(events) == 1 else f"{many(len(events), 'event')} hidden."
            self._undoable(name, made)

    def do_merge(self) -> None:
        """Makes one of the selected events."""
        events = selected(self.session)
        if made := self._do(merge(self.session, events)):
            self._undoable(f"{many(len(events), 'event')} are one now.", made)

    def do_article_date(self) -> None:
        """Sets when the open article was published."""
        self.layout_.reveal("source")
        self.layout_.source.correct_published()

    def do_article_dates(self) -> None:
        """Opens the table of all articles with their dates."""
        from timeline_app.gui.editors.article_dates import ArticleDates

        ArticleDates(self.session, self.theme, self._window()).open()

    def do_add_event(self) -> None:
        """Adds an event, from the text that is selected in the source if any is."""
        source = self.layout_.source
        self._add_event_from(source.article_id or "", source.view.chosen())

    def _add_event_from(self, article: str, chosen: Span | None) -> None:
        linked = self.session.article(article)
        chosen = chosen if linked is not None else None
        AddEventDialog(self.session, self.theme, self._window(), linked, chosen).open()

    def _source_menu(self, number: int, chosen: Span, place: QPoint) -> None:
        """The menu of the article: `number` is the event told there, -1 for none."""
        menu = QMenu(self._window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        article = self.layout_.source.article_id or ""
        words = "Add an event from the chosen words…" if len(chosen) else "Add an event from this sentence…"
        if number < 0 or len(chosen):
            menu.addAction(words).triggered.connect(lambda: self._add_event_from(article, chosen))
        if len(chosen):
            menu.addAction("Copy").triggered.connect(self.layout_.source.view.copy)
        if number >= 0:
            menu.addSeparator()
            self.menus_.fill(menu, number, Origin.SOURCE)
        menu.addSeparator()
        menu.addAction(self.actions_["article_date"])
        menu.popup(place)

    # ── how ──────────────────────────────────────────────────────────────────────────────────────────────────────
    def connect_editing(self) -> None:
        """Follows the undo stack and double clicks."""
        stack = self.session.editor.stack
        for name, signal in (("undo", stack.undoTextChanged), ("redo", stack.redoTextChanged)):
            signal.connect(lambda text, name=name: self._name_step(name, text))
        for name, able in (("undo", stack.canUndoChanged), ("redo", stack.canRedoChanged)):
            able.connect(self.actions_[name].setEnabled)
            self.actions_[name].setEnabled(False)
        self.timeline.view.eventActivated.connect(self._activated)
        self.layout_.source.addWanted.connect(self._add_event_from)
        self.layout_.source.menuWanted.connect(self._source_menu)
        table = self.layout_.events.table
        table.doubleClicked.connect(lambda index: self._in_table(self.layout_.events, index))
        for pane in (self.layout_.events, self.layout_.undated):
            pane.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            pane.table.customContextMenuRequested.connect(lambda at, pane=pane: self.menus_.open_in_table(pane, at))

    def show_corrections(self, tab: int) -> None:
        """Opens one of the lists of the corrections' pane."""
        self.layout_.reveal("corrections")
        self.layout_.corrections.open_tab(tab)

    def correct_date(self, event: Event, place: QRect | None = None) -> DatePopover:
        """Opens the box that corrects an event's date, by a rectangle of the screen, else by the event itself."""
        popover = DatePopover(self.session, event, self._window())
        popover.open_by(place or self.place_of(event))
        return popover

    def correct_published(self, articles: Sequence[str], place: QRect) -> None:
        """Opens the box for the publication date of articles (ids)."""
        known = [linked for key in articles if (linked := self.session.article(key))]
        if known:
            PublishedPopover(self.session, known, self._window()).open_by(place)

    def place_of(self, event: Event) -> QRect:
        """Where on the screen an event is drawn; the date in its pane, or the middle of the window, if it is not."""
        view = self.timeline.view
        number = next((n for n in self.session.selection.events if self.session.chronicle.events[n] is event), None)
        row = None if number is None else self.session.index.row_of_event(number)
        boxes = event_boxes(view.display(), row) if row is not None and view.isVisible() else []
        ground = view.rect()
        for box in boxes:
            here = QRect(round(box.x), round(box.y), round(box.w), round(box.h)).intersected(ground)
            if here.isValid():
                return QRect(view.mapToGlobal(here.topLeft()), here.size())
        facts = self.layout_.details.facts
        widget: QWidget = facts.date if facts is not None and facts.isVisible() else self._window()
        if widget is self._window():
            return QRect(
                widget.mapToGlobal(QPoint(widget.width() // 2 - 200, widget.height() // 3)), widget.size() / 100
            )
        return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())

    def _activated(self, row: int) -> None:
        number = int(self.session.index.event[row])
        self.session.select((number,), Origin.TIMELINE)
        self.correct_date(self.session.chronicle.events[number])

    def _in_table(self, pane: EventsPane, index: QModelIndex) -> None:
        number = pane.model.event_at(index.row())
        self.session.select((number,), Origin.EVENTS)
        event = self.session.chronicle.events[number]
        cell = pane.table.visualRect(pane.model.index(index.row(), 0))
        self.correct_date(event, QRect(pane.table.viewport().mapToGlobal(cell.topLeft()), cell.size()))

    def _in_details(self) -> None:
        self.layout_.reveal("details")

    def _name_step(self, name: str, text: str) -> None:
        word = name.capitalize()
        action = self.actions_[name]
        action.setText(f"{word}: {text}".replace("&", "&&") if text else word)
        keys = action.shortcut().toString()
        action.setToolTip(f"{word}: {text}  ({keys})" if text else f"{word}  ({keys})")

    def _do(self, edits: Sequence[Edit]) -> tuple[Entry, ...]:
        return self.session.editor.do(*edits)

    def _undoable(self, words: str, made: Sequence[Entry]) -> None:
        self.session.notify(undo_offer(self.session.editor, words, made))

    def _window(self) -> MainWindow:
        assert isinstance(self, QWidget)
        return self  # type: ignore[return-value]

    def _focused(self) -> QWidget:
        window = self._window()
        focused: QObject | None = window.focusWidget()
        return focused if isinstance(focused, QWidget) else window
