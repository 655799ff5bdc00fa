"""Lays the user's edits over a linked timeline: in the order in which they were made, each on what is there by then.

Nothing that was linked is changed, and nothing depends on how the edits came together: all at once, one after the
other, or by undoing some that came later.

    overlay = Overlay(linked, linker.event_from)
    overlay.laid(entries)           # the timeline with all edits
    overlay.laid(entries[:-1])      # without the last one: costs no more than that one did
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from timeline_app.core import edits
from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle, Event, EventMention, Orphan
from timeline_app.core.edit_words import told
from timeline_app.core.edits import Entry, EntryState
from timeline_app.core.garbage import uncollected
from timeline_app.core.interval import Interval
from timeline_app.link.edits.arranged import Arranged
from timeline_app.link.edits.events import Events
from timeline_app.link.edits.finding import Articles
from timeline_app.link.edits.people import People
from timeline_app.link.edits.trail import Table, Trail
from timeline_app.link.pipeline import by_date

log = logging.getLogger(__name__)

EventFrom = Callable[[Sequence[EventMention]], Event]


def apply_edits(base: Chronicle, entries: Sequence[Entry], event_from: EventFrom) -> Chronicle:
    """`base` as the entries that are in force have it. `event_from` makes the event that passages alone tell."""
    return Overlay(base, event_from).laid(entries)


def in_force(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that count, in order: neither undone nor taken back by a later one that counts."""
    active = sorted((e for e in entries if e.state is EntryState.ACTIVE), key=lambda e: e.number)
    off: set[int] = set()
    for entry in reversed(active):
        if isinstance(entry.edit, edits.TakeBack) and entry.number not in off:
            off.update(n for n in entry.edit.numbers if n < entry.number)
    return [e for e in active if e.number not in off and not isinstance(e.edit, edits.TakeBack)]


def published_by_user(entries: Iterable[Entry], articles: Sequence[Article]) -> dict[str, Interval]:
    """The publication dates that the user set, by article id. The latest word on an article holds."""
    settings = [e.edit for e in in_force(entries) if isinstance(e.edit, edits.SetPublished)]
    found: dict[str, Interval] = {}
    known = Articles(articles) if settings else None
    for setting in settings:
        for ref in setting.articles:
            article = known.find(ref) if known else None
            if article is not None and setting.when is not None:
                found[article.id] = setting.when
            elif article is not None:
                found.pop(article.id, None)
    return found


class Overlay:
    """A linked timeline with edits laid over it. Keeps what it did, so that one more edit costs only that one."""

    def __init__(self, base: Chronicle, event_from: EventFrom) -> None:
        self.base = base
        self._event_from = event_from
        self._done: list[tuple[Entry, int]] = []
        self._last: Chronicle = base

    def laid(self, entries: Iterable[Entry]) -> Chronicle:
        """The timeline with the entries that are in force; the very base where none is."""
        with uncollected():
            wanted = in_force(entries)
            same = _same(self._done, wanted)
            if same == len(self._done) == len(wanted):
                return self._last
            if same < len(self._done):
                self._state.trail.back_to(self._done[same][1])
                del self._done[same:]
            for entry in wanted[same:]:
                self._done.append((entry, self._state.trail.mark()))
                self._state.do(entry)
            chronicle = self._state.chronicle()
            self._last = chronicle if wanted else self.base
            return self._last

    def went(self) -> Mapping[str, str]:
        """Keys of events that were merged into another, to the key of that one."""
        return self._state.went() if self._done else {}

    @cached_property
    def _state(self) -> _State:
        return _State(self.base, self._event_from)


def _same(done: Sequence[tuple[Entry, int]], wanted: Sequence[Entry]) -> int:
    """How many of the entries are done already."""
    for number, ((entry, _), other) in enumerate(zip(done, wanted, strict=False)):
        if entry is not other and (entry.number != other.number or entry.edit is not other.edit):
            return number
    return min(len(done), len(wanted))


class _State:
    """A timeline in the middle of its edits."""

    def __init__(self, base: Chronicle, event_from: EventFrom) -> None:
        self.trail = Trail()
        self._base = base
        linked = {a.article.id: a for a in base.articles}
        self._people = People(base.participants, linked, self.trail)
        self._events = Events(base.events, linked, self._people, event_from, self.trail)
        self._orphans: Table[int, Orphan] = self.trail.table()
        self._arranged = Arranged(base.events)
        self._shown: dict[str, Event | None] = {}
        self._hidden: dict[str, Event] = {}
        self._naming: dict[str, set[str]] = defaultdict(set)
        self._participants = base.participants

    def do(self, entry: Entry) -> None:
        """Does one more edit; one that finds nothing to hang on is listed."""
        mark = self.trail.mark()
        try:
            reason = self._done(entry)
        except RecursionError:
            self.trail.back_to(mark)
            reason = "Too much was put together, one in the other, to be taken apart."
        except Exception as error:  # one edit must not cost the others
            log.exception("edit %d cannot be laid over", entry.number)
            self.trail.back_to(mark)
            reason = f"It cannot be laid over ({type(error).__name__}: {error})."
        if reason:
            self._orphans[entry.number] = Orphan(entry.number, told(entry.edit), reason)

    def _done(self, entry: Entry) -> str:
        match entry.edit:
            case edits.MergeEvents() as edit:
                return self._events.merge(entry, edit)
            case edits.SplitEvent() as edit:
                return self._events.split(entry, edit)
            case edits.AddEvent() as edit:
                return self._events.add(entry, edit)
            case edits.RenameParticipant() as edit:
                return self._people.rename(entry, edit)
            case edits.MergeParticipants() as edit:
                return self._people.merge(entry, edit)
            case edits.SplitParticipant() as edit:
                return self._people.split(entry, edit)
            case edits.SetPublished() as edit:
                return self._events.missing(edit.articles)
            case edits.TakeBack():
                return ""
            case edit:
                return self._events.change(entry, edit)

    def went(self) -> Mapping[str, str]:
        """Keys that are no more, to those that they are part of."""
        return self._events.went()

    def chronicle(self) -> Chronicle:
        """How it stands. What did not change since the last time is the same."""
        people = self._people.nodes.touched
        if people:
            self._participants = self._people.everybody()
        keys = set(self._events.nodes.touched)
        for who in self._people.meant(people):
            keys.update(self._linked_with.get(who, ()), self._naming.get(who, ()))
        self._arranged.change([change for key in sorted(keys) for change in self._changes(key)])
        people.clear()
        self._events.nodes.touched.clear()
        return replace(
            self._base,
            events=self._arranged.all(),
            participants=self._participants,
            hidden=tuple(sorted(self._hidden.values(), key=by_date)),
            orphans=tuple(self._orphans[number] for number in sorted(self._orphans)),
        )

    def _changes(self, key: str) -> Iterable[tuple[Event | None, Event | None]]:
        before = self._shown.get(key, self._events.linked.get(key))
        now = self._now(key)
        self._hidden.pop(key, None)
        if now is not None and now.marks.hidden:
            self._hidden[key] = now
            now = None
        self._shown[key] = now
        if now is not before:
            yield before, now

    def _now(self, key: str) -> Event | None:
        """An event as it is to be shown; the linked one itself where nothing is different."""
        linked = self._events.linked.get(key)
        node = self._events.nodes.get(key)
        if node is None and key in self._events.nodes:
            return None
        event = linked if node is None else node.now
        if event is None:
            return None
        for named in event.participants:
            self._naming[named.participant].add(key)
        participants = self._people.in_event(event)
        marks = event.marks if node is None or node.log is None else replace(event.marks, changes=node.changes())
        if participants == event.participants and marks == event.marks:
            return linked if event == linked else event
        return replace(event, participants=participants, marks=marks)

    @cached_property
    def _linked_with(self) -> Mapping[str, Sequence[str]]:
        """The keys of the linked events that name a participant."""
        found: dict[str, list[str]] = defaultdict(list)
        for event in self._base.events:
            for named in event.participants:
                found[named.participant].append(event.key)
        return found
