"""Filters as masks over the events: numpy columns, so that a million events are filtered between two frames.

Each part of the filters is a mask of its own, kept until what it asks changes; what is shown are those that pass all
parts. A part is left out where its values are chosen (crossfilter), so that choosing one does not hide the others.

    columns = EventColumns(chronicle, index, lookup)
    passing(Filters(kinds=frozenset({"meeting"})), columns, search.matching)     # one bool for each event
    columns.counts(Part.KINDS, shown)                                            # {"meeting": 12, …}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.chronicle import Chronicle, Event, LinkedArticle
from timeline_app.core.facts import DateSource, Status
from timeline_app.core.interval import Interval
from timeline_app.index.event_index import TIME_LIMIT, EventIndex
from timeline_app.index.lanes import Lanes
from timeline_app.index.lookup import Lookup
from timeline_app.session.state import Certainty, Filters, Part, Trait

Mask = NDArray[np.bool_]
Search = Callable[[str], Mask]

UNSURE = 0.7
"""A date of less confidence than this is uncertain ("likely" begins here)."""

VALUED = (
    Part.KINDS, Part.PLACES, Part.PUBLISHERS, Part.FILES, Part.CERTAINTY, Part.TAGS, Part.TRAITS,
)  # fmt: skip
"""The parts whose values are words, of which an event may have several."""


class EventColumns:
    """What the filters ask of events, as columns over all events of a chronicle; each is made when first asked for."""

    def __init__(self, chronicle: Chronicle, index: EventIndex, lookup: Lookup) -> None:
        self._events: Sequence[Event] = chronicle.events
        self._index, self._lookup = index, lookup
        self._valued: dict[Part, tuple[dict[str, int], Lanes]] = {}
        self._sources: NDArray[np.int64] | None = None
        self._ends: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None
        self._masks: dict[Part, tuple[object, Mask]] = {}
        self.size = len(chronicle.events)

    @classmethod
    def of_arrays(cls, index: EventIndex, valued: Mapping[Part, Lanes]) -> EventColumns:
        """Columns of events that there are only arrays of; `valued` holds positions of events, not rows."""
        made = cls(Chronicle(), index, Lookup())
        made.size = len(index)
        made._valued = {part: _named(lanes) for part, lanes in valued.items()}
        made._sources = np.ones(made.size, np.int64)
        made._sources[index.event] = index.sources
        return made

    def counts(self, part: Part, shown: Mask) -> dict[str, int]:
        """How many of the shown events have each value of a part; values that no event has are not there."""
        codes, lanes = self._lanes(part)
        sums = np.concatenate(([0], np.cumsum(shown[lanes.rows])))
        found = np.diff(sums[lanes.offsets])
        return {name: int(found[code]) for name, code in codes.items()}

    def values(self, part: Part) -> tuple[str, ...]:
        """All values of a part."""
        return tuple(self._lanes(part)[0])

    def mask(self, part: Part, filters: Filters, search: Search) -> Mask:
        """The events that pass one part of the filters."""
        asked = _asked(part, filters)
        kept = self._masks.get(part)
        if kept is None or kept[0] != asked:
            kept = (asked, self._work_out(part, filters, search))
            self._masks[part] = kept
        return kept[1]

    def told_by(self) -> NDArray[np.int64]:
        """How many articles tell each event."""
        if self._sources is None:
            counts = (len({m.article for m in event.mentions}) for event in self._events)
            self._sources = np.fromiter(counts, np.int64, self.size)
        return self._sources

    # ── one part ─────────────────────────────────────────────────────────────────────────────────────────────────
    def _work_out(self, part: Part, filters: Filters, search: Search) -> Mask:
        if part is Part.TEXT:
            return search(filters.text)
        if part is Part.PARTICIPANTS:
            return self._taking_part(filters.participants, filters.every)
        if part is Part.WITHOUT:
            return ~self._taking_part(filters.without, every=False)
        if part is Part.DATES:
            return self._within(filters.dates) if filters.dates else np.ones(self.size, bool)
        if part is Part.SOURCES:
            return self.told_by() >= filters.fewest
        if part is Part.TRAITS:
            return self._all_of(filters.having) & ~self._any_of(part, filters.lacking)
        return self._any_of(part, filters.values(part))

    def _taking_part(self, keys: frozenset[str], every: bool) -> Mask:
        times = np.zeros(self.size, np.int32)
        for key in keys:
            if (own := self._lookup.events_of.get(key)) is not None:
                times[own] += 1
        return times == len(keys) if every else times > 0

    def _within(self, when: Interval) -> Mask:
        start, end = self._bounds()
        first = -TIME_LIMIT if when.start is None else when.start
        last = TIME_LIMIT if when.end is None else when.end
        return (start < last) & (end > first)

    def _any_of(self, part: Part, wanted: Iterable[str]) -> Mask:
        codes, lanes = self._lanes(part)
        mask = np.zeros(self.size, bool)
        for code in (codes[value] for value in wanted if value in codes):
            mask[lanes.members(code)] = True
        return mask

    def _all_of(self, wanted: Iterable[Trait]) -> Mask:
        mask = np.ones(self.size, bool)
        for trait in wanted:
            mask &= self._any_of(Part.TRAITS, (trait,))
        return mask

    # ── columns ──────────────────────────────────────────────────────────────────────────────────────────────────
    def _lanes(self, part: Part) -> tuple[dict[str, int], Lanes]:
        if part not in self._valued:
            self._valued[part] = _named(_postings(self._values(part)))
        return self._valued[part]

    def _values(self, part: Part) -> Iterator[Iterable[str]]:
        if part in (Part.PUBLISHERS, Part.FILES):
            named = publisher_of if part is Part.PUBLISHERS else _path
            names = {key: named(linked) for key, linked in self._lookup.articles.items()}
            return ({names.get(m.article, m.article): None for m in event.mentions} for event in self._events)
        return map(_VALUES[part], self._events)

    def _bounds(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """First and last second of each event; an undated one lies in no stretch of time."""
        if self._ends is None:
            start = np.full(self.size, TIME_LIMIT + 1, np.int64)
            end = np.full(self.size, -TIME_LIMIT - 1, np.int64)
            start[self._index.event], end[self._index.event] = self._index.start, self._index.end
            self._ends = (start, end)
        return self._ends


def passing(filters: Filters, columns: EventColumns, search: Search, without: Part | None = None) -> Mask:
    """One bool for each event: whether it passes all parts of the filters but one."""
    mask = np.ones(columns.size, bool)
    for part in filters.parts:
        if part is not without:
            mask &= columns.mask(part, filters, search)
    return mask


def publisher_of(linked: LinkedArticle) -> str:
    """What an article's source is called: who brought it out, else its title, else its file."""
    return linked.article.publisher or linked.article.title or linked.article.path


def certainties(event: Event) -> tuple[Certainty, ...]:
    """How the date of an event is known; nothing for one without a date."""
    if event.when is None:
        return ()
    if event.source is DateSource.CORRECTED:
        return (Certainty.CORRECTED,)
    known = Certainty.INFERRED if event.inferred else Certainty.STATED
    return (known, Certainty.UNCERTAIN) if event.confidence < UNSURE else (known,)


def traits(event: Event) -> tuple[Trait, ...]:
    """What an event is."""
    marks = event.marks
    told = (
        (Trait.STARRED, marks.starred),
        (Trait.CHECKED, marks.checked),
        (Trait.DISAGREEMENT, bool(event.disagreements)),
        (Trait.PLANNED, event.status is Status.PLANNED),
        (Trait.DENIED, event.status is Status.DENIED),
        (Trait.NOTED, bool(marks.note)),
        (Trait.ADDED, marks.added),
    )
    return tuple(trait for trait, true in told if true)


_VALUES: Mapping[Part, Callable[[Event], Iterable[str]]] = {
    Part.KINDS: lambda event: (event.kind,),
    Part.PLACES: lambda event: (event.place,) if event.place else (),
    Part.CERTAINTY: certainties,
    Part.TAGS: lambda event: event.marks.tags,
    Part.TRAITS: traits,
}


def _path(linked: LinkedArticle) -> str:
    return linked.article.path


def _asked(part: Part, filters: Filters) -> object:
    if part is Part.PARTICIPANTS:
        return filters.participants, filters.every
    if part is Part.TRAITS:
        return filters.having, filters.lacking
    return filters.fewest if part is Part.SOURCES else getattr(filters, part)


def _named(lanes: Lanes) -> tuple[dict[str, int], Lanes]:
    return {name: code for code, name in enumerate(lanes.keys)}, lanes


def _postings(values: Iterable[Iterable[str]]) -> Lanes:
    """Which events have which value."""
    codes: dict[str, int] = {}
    lanes: list[int] = []
    rows: list[int] = []
    for row, names in enumerate(values):
        for name in names:
            lanes.append(codes.setdefault(name, len(codes)))
            rows.append(row)
    names_ = tuple(codes)
    return Lanes.from_pairs(names_, names_, np.array(lanes, np.int64), np.array(rows, np.int64))
