"""The selected event in full, and the place to correct it: what, when and how surely, where, who, who says so.

Several selected: what can be done with all of them, above all making one of them.
"""

from __future__ import annotations

import operator

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from timeline_app.core.chronicle import Event
from timeline_app.core.edits import Edit, SetNote
from timeline_app.core.wording import describe
from timeline_app.gui.editors.chips import Chip, plus
from timeline_app.gui.editors.inline import InlineText
from timeline_app.gui.panes.event_facts import EventChanges, EventFacts
from timeline_app.gui.panes.event_people import EventPeople
from timeline_app.gui.panes.event_sources import EventDisagreements, EventSources
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import EDGE, INSET, ClickableFrame, FlowLayout, hairline, inset, label
from timeline_app.session.correcting import checks, hides, known_tags, merge, ref, selected, stars, tags
from timeline_app.session.session import Session
from timeline_app.session.state import Origin

_MOST_LISTED = 40

_BEGINNING = 7
"""Events offered while none is selected."""


class DetailsPane(QScrollArea):
    """Follows the selection. While something is edited in place, what is shown waits."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.setAccessibleName("Event")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        session.selectionChanged.connect(self._show)
        session.chronicleChanged.connect(self._show)
        session.shownChanged.connect(self._offer)
        session.marksChanged.connect(self._mark)
        self.facts: EventFacts | None = None
        self.people: EventPeople | None = None
        self.sources: EventSources | None = None
        self.note: InlineText | None = None
        self.tags: QWidget | None = None
        self._key, self._editing, self._late = "", False, False
        self._shown: tuple[tuple[Event, ...], int] | None = None
        self._of = session.chronicle
        self._show()

    @property
    def text(self) -> str:
        """Everything that is said, top to bottom."""
        sheet = self.widget()
        parts = sheet.findChildren(QWidget) if sheet else []
        return "\n".join(w.text() for w in parts if isinstance(w, QLabel | QPushButton))

    def set_theme(self, theme: Theme) -> None:
        """Tints the icons."""
        self._theme = theme
        self._shown = None
        self._show()

    def edit_headline(self) -> None:
        """Opens the headline for editing."""
        if self.facts:
            self.ensureWidgetVisible(self.facts.headline)
            self.facts.headline.begin()

    def edit_note(self) -> None:
        """Opens the note for editing."""
        if self.note:
            self.note.show()
            self.ensureWidgetVisible(self.note)
            self.note.begin()

    def edit_tags(self) -> None:
        """Opens a line for one more tag."""
        if self.facts and (event := self._session.current):
            self._new_tag(event)

    def add_participant(self) -> None:
        """Asks who else took part."""
        if self.people:
            self.ensureWidgetVisible(self.people.add)
            self.people.open_add()

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────────
    def _show(self, *_: object) -> None:
        events = selected(self._session)
        if self._is_shown(events):
            return
        key = " ".join(e.key for e in events)
        if self._editing and key == self._key:
            self._late = True
            return
        place = self.verticalScrollBar().value() if key == self._key else 0
        self._key, self._editing, self._late = key, False, False
        self._shown = events, self._session.selection.mention
        self._of = self._session.chronicle
        self.facts = self.people = self.sources = self.note = self.tags = None
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(EDGE - INSET, 10, EDGE, 16)
        column.setSpacing(4)
        if not events:
            self._fill_nothing(column)
        elif len(events) > 1:
            self._fill_several(column, events)
        else:
            self._fill(column, events[0])
        column.addStretch()
        # What is replaced may be at work just now: it was clicked, or a key in it led here.
        focused = self.focusWidget()
        within = focused is not None and focused.hasFocus()
        if (before := self.takeWidget()) is not None:
            before.hide()
            before.deleteLater()
        self.setWidget(sheet)
        sheet.show()
        self._chain(sheet)
        if within:
            self.setFocus()
        self.verticalScrollBar().setValue(place)

    def _chain(self, sheet: QWidget) -> None:
        """Tab goes through what is new here, not past all other panes first."""
        before: QWidget = self
        for widget in sheet.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, widget)
                before = widget

    def _is_shown(self, events: tuple[Event, ...]) -> bool:
        """Whether just these are there already: a correction elsewhere leaves an event the same object."""
        if self._shown is None or self._late:
            return False
        if not events and self._of is not self._session.chronicle:
            return False
        before, mention = self._shown
        same = len(before) == len(events) and all(map(operator.is_, before, events))
        return same and mention == self._session.selection.mention

    def _mark(self, *_: object) -> None:
        if self.people:
            self.people.show_marks()

    def _began(self) -> None:
        self._editing = True

    def _ended(self) -> None:
        self._editing = False
        if self._late:
            self._show()

    def _fill(self, column: QVBoxLayout, event: Event) -> None:
        self.facts = EventFacts(self._session, event, self._theme)
        self.facts.began.connect(self._began)
        self.facts.ended.connect(self._ended)
        column.addWidget(self.facts)
        if event.disagreements:
            column.addWidget(inset(EventDisagreements(self._session, event)))
        self.people = inset(EventPeople(self._session, event, self._theme))
        column.addWidget(self.people)
        self._tags_and_note(column, event)
        self.sources = inset(EventSources(self._session, event))
        column.addWidget(self.sources)
        if event.marks.changes:
            column.addSpacing(8)
            column.addWidget(inset(label("Corrections", "section")))
            column.addWidget(inset(EventChanges(self._session, event)))

    def _tags_and_note(self, column: QVBoxLayout, event: Event) -> None:
        """Where there are none, one line to begin them with: the sources below are what one reads."""
        column.addSpacing(8)
        if event.marks.tags or event.marks.note:
            column.addWidget(inset(label("Tags and note", "section")))
        self.tags = inset(QWidget())
        flow = FlowLayout(self.tags)
        for tag in event.marks.tags:
            chip = Chip(tag, self._theme, f"Take the tag “{tag}” away")
            left = tuple(t for t in event.marks.tags if t != tag)
            chip.removed.connect(lambda wanted=left: self._do(*tags(self._session, event, wanted)))
            flow.addWidget(chip)
        button = plus("Tag", self._theme, lambda: self._new_tag(event))
        button.setObjectName("addTag")
        flow.addWidget(button)
        column.addWidget(self.tags)
        self.note = note = InlineText(event.marks.note, "Note", "Add a note", several=True)
        note.began.connect(self._began)
        note.ended.connect(self._ended)
        if not event.marks.note:
            begin = plus("Note", self._theme, self.edit_note)
            begin.setObjectName("addNote")
            flow.addWidget(begin)
            note.hide()
            note.ended.connect(note.hide)
        self.note.edited.connect(lambda text: self._do(SetNote(ref(self._session, event), text)))
        column.addWidget(self.note)

    def _new_tag(self, event: Event) -> None:
        """A line in place of the plus; tags may be parted by commas."""
        if self.tags is None or (layout := self.tags.layout()) is None:
            return
        line = InlineText("", "Tag", "")
        line.suggest = lambda: [t for t in known_tags(self._session) if t not in event.marks.tags]
        line.setMinimumWidth(140)
        line.began.connect(self._began)
        line.ended.connect(line.hide)
        line.ended.connect(self._ended)
        line.edited.connect(lambda text: self._do(*tags(self._session, event, (*event.marks.tags, *text.split(",")))))
        layout.addWidget(line)
        self.ensureWidgetVisible(self.tags)
        line.begin()

    def _offer(self) -> None:
        """Other events to begin with, where none is selected and others are shown now."""
        if not selected(self._session):
            self._shown = None
            self._show()

    def _fill_nothing(self, column: QVBoxLayout) -> None:
        """What to begin with: those of the events shown that matter most, in order of time."""
        column.addWidget(inset(label("No event is selected.", "muted", wrap=True)))
        index, events = self._session.index, self._session.chronicle.events
        rows = np.flatnonzero(self._session.shown_rows())
        if not rows.size:
            return
        column.addSpacing(8)
        column.addWidget(inset(label("What matters most", "section")))
        first = rows[np.argsort(-index.importance[rows], kind="stable")[:_BEGINNING]]
        for row in sorted(first.tolist()):
            number = int(index.event[row])
            line = self._line(events[number], "Select this event")
            line.pressed.connect(lambda chosen=number: self._session.select((chosen,), Origin.DETAILS))
            column.addWidget(line)

    def _fill_several(self, column: QVBoxLayout, events: tuple[Event, ...]) -> None:
        column.addWidget(inset(label(f"{len(events):,} events", "title", scale=1.15)))
        buttons = inset(QWidget())
        flow = FlowLayout(buttons, 6)
        for name, text, tip, edits in (
            (
                "mergeEvents",
                "Merge into one",
                "One event with the sources of all",
                lambda: merge(self._session, events),
            ),
            ("starEvents", "Star", "Star all of them", lambda: stars(self._session, events)),
            ("checkEvents", "Checked", "Mark all of them as checked", lambda: checks(self._session, events)),
            ("hideEvents", "Hide", "Hide all of them", lambda: hides(self._session, events)),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, made=edits: self._do(*made()))
            flow.addWidget(button)
        column.addWidget(buttons)
        column.addWidget(inset(label("Merging keeps headline and date of the first.", "muted", wrap=True)))
        column.addWidget(hairline())
        for place, event in enumerate(events[:_MOST_LISTED]):
            column.addWidget(self._listed(event, self._session.selection.events[place], first=place == 0))
        if len(events) > _MOST_LISTED:
            column.addWidget(inset(label(f"and {len(events) - _MOST_LISTED:,} more", "muted")))

    def _listed(self, event: Event, number: int, first: bool) -> QWidget:
        """A line for one of several: pressed, it becomes the first."""
        line = self._line(event, "The first" if first else "Make this the first", "title" if first else "")
        line.pressed.connect(lambda: self._first(number))
        return line

    @staticmethod
    def _line(event: Event, tip: str, role: str = "") -> ClickableFrame:
        """When and what, to be pressed."""
        line = ClickableFrame()
        line.setProperty("inline", True)
        row = QHBoxLayout(line)
        row.setContentsMargins(4, 3, 4, 3)
        when = label(describe(event.when) if event.when else "No date", "muted", wrap=True)
        row.addWidget(when, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(event.headline, role, wrap=True), 2, Qt.AlignmentFlag.AlignTop)
        line.setToolTip(tip)
        line.setAccessibleName(f"{event.headline}, {when.text()}")
        return line

    def _first(self, number: int) -> None:
        others = [n for n in self._session.selection.events if n != number]
        self._session.select((number, *others), Origin.DETAILS)

    def _do(self, *edits: Edit) -> None:
        if edits:
            self._session.editor.do(*edits)
