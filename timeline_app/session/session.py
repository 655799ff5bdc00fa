"""The one shared state of an open folder. Panes read it, ask it to change, and follow its signals.

Every signal that a pane can cause carries its `Origin`, so that a pane does not answer to its own echo. Setters
compare, assign and emit once. A new chronicle (while reading goes on, or after it) keeps selection and filters by the
content-built keys of events and by participants' names.

    session.select((3,), Origin.EVENTS)      # timeline centres it, source opens at it, participants are marked
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from timeline_app.core.chronicle import Chronicle, Event, EventMention, LinkedArticle, Participant
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.index.lookup import Lookup, Told
from timeline_app.session.editing import Editor
from timeline_app.session.filters import EventColumns, passing
from timeline_app.session.search import SearchIndex, TextHit
from timeline_app.session.state import Filters, Notice, Origin, Part, ReadingState, Selection
from timeline_app.session.views import View, Views


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the user chose, by what survives reading again: keys of events, a passage, names and kinds of people."""

    events: tuple[str, ...] = ()
    mention: EventMention | None = None
    marked: frozenset[tuple[str, str]] = frozenset()
    chosen: frozenset[tuple[str, str]] = frozenset()
    without: frozenset[tuple[str, str]] = frozenset()


class Session(QObject):
    """Selection, hover, filters and reading state of one open folder, with a signal for each.

    `shownChanged` follows `filtersChanged` and `chronicleChanged` whenever the set of shown events may differ.
    """

    chronicleChanged = Signal()
    selectionChanged = Signal(object, str)
    hoverChanged = Signal(int, str)
    filtersChanged = Signal(object, str)
    shownChanged = Signal()
    marksChanged = Signal(object, str)
    lanesChanged = Signal(object)
    readingChanged = Signal(object)
    textHitShown = Signal(object)
    noticed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chronicle = Chronicle()
        self.index = EventIndex.empty()
        self.folder_name = ""
        self.month_first = False
        self.selection = Selection()
        self.hovered = -1
        self.filters = Filters()
        self.views = Views(self)
        self.editor = Editor(self)
        self.marks: frozenset[str] = frozenset()
        self.lanes_by = LaneBy.NONE
        self.reading = ReadingState()
        self.lookup = Lookup()
        self.search = SearchIndex(self.chronicle)
        self.columns = EventColumns(self.chronicle, self.index, self.lookup)
        self._shown: dict[Part | None, NDArray[np.bool_]] = {}
        self._wish = _Wish()
        self._known: dict[tuple[str, str], str] = {}

    # ── the chronicle ────────────────────────────────────────────────────────────────────────────────────────────
    def set_chronicle(
        self,
        chronicle: Chronicle,
        index: EventIndex,
        lookup: Lookup | None = None,
        went: Mapping[str, str] | None = None,
    ) -> None:
        """Shows another state of the folder; what was selected, marked and filtered stays so where it still exists.

        What is not there (yet: the folder is being read again) is remembered, and comes back with its event or person.
        `lookup` may be built beforehand, beside the window. `went`: keys of events that were merged into another one.
        """
        self.chronicle, self.index, self.lookup = chronicle, index, lookup or Lookup.of(chronicle)
        self.search = SearchIndex(chronicle, self.lookup, before=self.search)
        self.columns = EventColumns(chronicle, index, self.lookup)
        wish = self._wish
        self.marks, marked = self._found_people(wish.marked)
        chosen, names = self._found_people(wish.chosen)
        without, left = self._found_people(wish.without)
        self._wish = replace(wish, marked=marked, chosen=names, without=left)
        kept = replace(self.filters, participants=chosen, without=without)
        filters_changed = kept != self.filters
        self.filters = kept
        self._shown.clear()
        before = self.selection
        if went:
            self._wish = replace(self._wish, events=tuple(dict.fromkeys(went.get(k, k) for k in self._wish.events)))
        self.selection = self._found_again(self._wish.events, self._wish.mention)
        self.hovered = -1
        self.chronicleChanged.emit()
        if filters_changed:
            self.filtersChanged.emit(self.filters, Origin.SESSION)
        self.shownChanged.emit()
        if before.events or self.selection.events:
            self.selectionChanged.emit(self.selection, Origin.SESSION)

    def clear(self) -> None:
        """Forgets the folder."""
        self.set_filters(Filters(), Origin.SESSION)
        self.set_chronicle(Chronicle(), EventIndex.empty())

    def article(self, key: str) -> LinkedArticle | None:
        """The article of an id."""
        return self.lookup.articles.get(key)

    def participant(self, key: str) -> Participant | None:
        """The participant of an id."""
        return self.lookup.participants.get(key)

    def events_in(self, article: str) -> Sequence[Told]:
        """(event, number of the mention, mention) of everything that an article tells, in order of its text."""
        return self.lookup.told.get(article, ())

    def events_of(self, participant: str) -> NDArray[np.int32]:
        """Positions of the events that somebody takes part in, ascending."""
        return self.lookup.events_of.get(participant, _NO_EVENTS)

    # ── selection ────────────────────────────────────────────────────────────────────────────────────────────────
    @property
    def current(self) -> Event | None:
        """The event that the panes show."""
        at = self.selection.event
        return None if at is None else self.chronicle.events[at]

    @property
    def mention(self) -> EventMention | None:
        """The passage of that event that the source pane shows."""
        event = self.current
        return event.mentions[self.selection.mention] if event and event.mentions else None

    def select(self, events: Iterable[int], origin: str, mention: int | None = None) -> None:
        """Selects events, the first being shown; `mention` is the passage to open, its best one if not given."""
        wanted = tuple(dict.fromkeys(events))
        if mention is None:
            mention = self.selection.mention if wanted == self.selection.events else self._best_mention(wanted)
        self._select(Selection(wanted, mention), origin)

    def expect(self, key: str) -> None:
        """Selects the event of this key as soon as it is there."""
        self._wish = replace(self._wish, events=(key,), mention=None)

    def toggle(self, event: int, origin: str) -> None:
        """Adds an event to the selection, or takes it out."""
        events = self.selection.events
        others = tuple(e for e in events if e != event)
        self.select(others if event in events else (event, *events), origin)

    def step_mention(self, by: int, origin: str) -> None:
        """Opens the next or the one before of the shown event's sources, round and round."""
        firsts = list(self.sources().values())
        if len(firsts) > 1:
            here = self.source_number()
            self._select(replace(self.selection, mention=firsts[(here + by) % len(firsts)]), origin)

    def sources(self) -> dict[str, int]:
        """The articles that tell the shown event, in order, each with the number of its best or first passage."""
        event = self.current
        found: dict[str, int] = {}
        for number, mention in enumerate(event.mentions if event else ()):
            if mention.article not in found or mention.main:
                found[mention.article] = number
        return found

    def source_number(self) -> int:
        """Which of `sources` is open, counted from 0."""
        mention = self.mention
        return list(self.sources()).index(mention.article) if mention else 0

    def step(self, by: int, origin: str) -> None:
        """Selects the next or previous of the shown events in order of time; from none, the first or last."""
        rows = np.flatnonzero(self.shown_rows())
        if not len(rows):
            return
        at = self.selection.event
        here = None if at is None else self.index.row_of_event(at)
        if here is None:
            place = 0 if by > 0 else len(rows) - 1
        else:
            side = np.searchsorted(rows, here, side="right" if by > 0 else "left")
            place = int(side) + (by - 1 if by > 0 else by)
        if 0 <= place < len(rows):
            self.select((int(self.index.event[rows[place]]),), origin)

    def select_end(self, side: int, origin: str) -> None:
        """Selects the first (-1) or last (1) of the shown events in order of time."""
        rows = np.flatnonzero(self.shown_rows())
        if len(rows):
            self.select((int(self.index.event[rows[0 if side < 0 else -1]]),), origin)

    def _select(self, selection: Selection, origin: str) -> None:
        keys = tuple(self.chronicle.events[e].key for e in selection.events)
        mentions = self.chronicle.events[selection.events[0]].mentions if selection.events else ()
        mention = mentions[selection.mention] if mentions else None
        self._wish = replace(self._wish, events=keys, mention=mention)
        if selection != self.selection:
            self.selection = selection
            self.selectionChanged.emit(selection, origin)

    def set_hover(self, event: int, origin: str) -> None:
        """The event under the mouse, -1 for none."""
        if event != self.hovered:
            self.hovered = event
            self.hoverChanged.emit(event, origin)

    def set_marks(self, participants: Iterable[str], origin: str) -> None:
        """Participants to point out everywhere, without hiding anything."""
        marks = frozenset(participants)
        self._wish = replace(self._wish, marked=self._names(marks))
        if marks != self.marks:
            self.marks = marks
            self.marksChanged.emit(marks, origin)

    def set_lanes(self, by: LaneBy) -> None:
        """What the timeline's lanes are made from."""
        if by != self.lanes_by:
            self.lanes_by = by
            self.lanesChanged.emit(by)

    # ── filters ──────────────────────────────────────────────────────────────────────────────────────────────────
    def set_filters(self, filters: Filters, origin: str) -> None:
        """Asks for other events to be shown."""
        if filters.participants != self.filters.participants or not filters.active:
            self._wish = replace(self._wish, chosen=self._names(filters.participants))
        if filters.without != self.filters.without or not filters.active:
            self._wish = replace(self._wish, without=self._names(filters.without))
        self._set_filters(filters, origin)

    def _set_filters(self, filters: Filters, origin: str) -> None:
        if filters != self.filters:
            self.filters = filters
            self._shown.clear()
            self.filtersChanged.emit(filters, origin)
            self.shownChanged.emit()

    def shown(self, without: Part | None = None) -> NDArray[np.bool_]:
        """A mask over the events: those that pass the filters, leaving out one part of them."""
        if without not in self._shown:
            self._shown[without] = passing(self.filters, self.columns, self.search.matching, without)
        return self._shown[without]

    def shown_rows(self, without: Part | None = None) -> NDArray[np.bool_]:
        """The same as a mask over the rows of the index."""
        return self.shown(without)[self.index.event] if len(self.chronicle.events) else np.ones(len(self.index), bool)

    def counts(self, part: Part) -> dict[str, int]:
        """How many events each value of a part of the filters would show, the part itself left out."""
        return self.columns.counts(part, self.shown(without=part))

    def shown_counts(self) -> tuple[int, int]:
        """How many events the timeline shows, and how many there are, the undated ones among them."""
        return int(self.shown_rows().sum()), len(self.chronicle.events)

    def undated_shown(self) -> int:
        """How many of the events without a date pass the filters."""
        return int(self.shown()[self.index.undated].sum()) if len(self.chronicle.events) else 0

    def told_by(self, fewest: int) -> int:
        """How many events the filter by number of sources would show."""
        return int((self.shown(without=Part.SOURCES) & (self.columns.told_by() >= fewest)).sum())

    def text_hits(self) -> tuple[TextHit, ...]:
        """Where the searched words stand in articles outside the events."""
        return self.search.text_hits(self.filters.text)

    def show_text_hit(self, hit: TextHit) -> None:
        """Opens an article at words that were found in it."""
        self.textHitShown.emit(hit)

    # ── views ────────────────────────────────────────────────────────────────────────────────────────────────────
    def view(self, name: str, shown: tuple[int, int] | None = None) -> View:
        """What is asked now, under a name; `shown` is the stretch of time in seconds."""
        filters = replace(self.filters, participants=frozenset(), without=frozenset())
        return View(name, filters, self._wish.chosen, self._wish.without, self.lanes_by, shown)

    @property
    def selected_keys(self) -> tuple[str, ...]:
        """The keys of the selected events, also of those that are not there now."""
        return self._wish.events

    def await_events(self, keys: Iterable[str]) -> None:
        """Selects these events as soon as they are there: what was selected when the project was closed."""
        self._wish = replace(self._wish, events=tuple(keys), mention=None)

    def set_view(self, view: View, origin: str) -> None:
        """Asks what a view asks. Whoever is not there (yet) is remembered, and filtered by once there."""
        self._wish = replace(self._wish, chosen=view.people, without=view.without)
        people, without = self._ids(view.people), self._ids(view.without)
        self._set_filters(replace(view.filters, participants=people, without=without), origin)
        self.set_lanes(view.lanes)

    # ── reading and notices ──────────────────────────────────────────────────────────────────────────────────────
    def set_reading(self, state: ReadingState) -> None:
        """How far reading is."""
        if state != self.reading:
            self.reading = state
            self.readingChanged.emit(state)

    def notify(self, notice: Notice) -> None:
        """Tells the user something, quietly."""
        self.noticed.emit(notice)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────
    def _names(self, participants: Iterable[str]) -> frozenset[tuple[str, str]]:
        """What participants are known by from one chronicle to the next."""
        known = {(p.name, str(p.kind)): p.id for key in participants if (p := self.participant(key))}
        self._known |= known
        return frozenset(known)

    def _ids(self, names: frozenset[tuple[str, str]]) -> frozenset[str]:
        return self._found_people(names)[0]

    def _found_people(self, names: frozenset[tuple[str, str]]) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
        """Their ids now, and what they are called now: somebody renamed is known by the id of before."""
        if not names:
            return frozenset(), names
        people = self.lookup.participants
        found: dict[tuple[str, str], str] = {}
        for name in names:
            who = people.get(self._known.get(name, ""))
            if who and (who.name, who.kind) == name:
                found[name] = who.id
        if missing := names - found.keys():
            found |= {(p.name, p.kind): p.id for p in self.chronicle.participants if (p.name, p.kind) in missing}
            found |= {n: self._known[n] for n in missing - found.keys() if self._known.get(n) in people}
        called = {(people[key].name, str(people[key].kind)): key for key in found.values() if key in people}
        self._known |= found | called
        return frozenset(found.values()), frozenset(called) | (names - found.keys())

    def _found_again(self, keys: Sequence[str], mention: EventMention | None) -> Selection:
        wanted = set(keys)
        places = {event.key: i for i, event in enumerate(self.chronicle.events) if event.key in wanted} if keys else {}
        events = tuple(places[key] for key in keys if key in places)
        if not events:
            return Selection()
        mentions = self.chronicle.events[events[0]].mentions
        same = [i for i, m in enumerate(mentions) if mention and (m.article, m.span) == (mention.article, mention.span)]
        return Selection(events, same[0] if same else self._best_mention(events))

    def _best_mention(self, events: tuple[int, ...]) -> int:
        mentions = self.chronicle.events[events[0]].mentions if events else ()
        return next((i for i, m in enumerate(mentions) if m.main), 0)


_NO_EVENTS: NDArray[np.int32] = np.zeros(0, np.int32)
