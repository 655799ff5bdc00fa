"""The events of a chronicle as columns, in its order: what the index and the lookup are made from.

An edit, or one article more, leaves nearly all events the values that they were. What was found out of them for the
last sheet is taken over while that is in use: looking into each of a hundred thousand anew takes half a second.

    sheet = sheet_of(chronicle.events)
    sheet.rows["start"]      # of each event, in seconds
    sheet.people.pairs()     # who takes part in which
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.chronicle import Event
from timeline_app.index.columns import dated_columns

_ROW = np.dtype([
    ("dated", np.bool_), ("start", np.int64), ("end", np.int64), ("grain", np.uint8), ("flags", np.uint16),
    ("importance", np.float32), ("sources", np.int64),
])  # fmt: skip

Ints = NDArray[np.int64]
_SPARE = 1000
"""Names that may stand unused at any time: it is not worth finding out all anew for so few."""


@dataclass(slots=True, eq=False)
class _Names:
    """Names by number, and numbers by name; sheets that follow each other go on with the same."""

    names: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def coded(self, names: Sequence[str]) -> Ints:
        new = [name for name in dict.fromkeys(names) if name not in self.numbers]
        self.numbers.update(zip(new, range(len(self.names), len(self.names) + len(new)), strict=True))
        self.names += new
        return np.fromiter(map(self.numbers.__getitem__, names), np.int64, len(names))


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """Some names for each event: the first `sizes[0]` numbers of `codes` are those of the first event, and so on."""

    names: _Names
    codes: Ints
    sizes: Ints

    @property
    def outgrown(self) -> bool:
        """Whether most of the names are those of events that have gone."""
        used = int(np.count_nonzero(np.bincount(self.codes)))
        return len(self.names.names) > 2 * used + _SPARE

    def taken(self, where: Ints) -> Column:
        """That of some of the events."""
        sizes = self.sizes[where]
        first = (np.cumsum(self.sizes) - self.sizes)[where]
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return Column(self.names, self.codes[np.repeat(first, sizes) + within], sizes)

    def pairs(self) -> tuple[tuple[str, ...], Ints, Ints]:
        """Pairs of a name and an event: the names in order of appearance, and pair by pair the numbers of both."""
        first = np.full(len(self.names.names), len(self.codes))
        first[self.codes[::-1]] = np.arange(len(self.codes) - 1, -1, -1)  # what comes last stays: the first of each
        order = np.argsort(first, kind="stable")[: int((first < len(self.codes)).sum())]
        number = np.zeros(len(first), np.int64)
        number[order] = np.arange(len(order))
        names = tuple(map(self.names.names.__getitem__, order.tolist()))
        return names, number[self.codes], np.repeat(np.arange(len(self.sizes)), self.sizes)

    def and_then(self, more: Column) -> Column:
        """This one with that of more events behind it."""
        return Column(
            self.names, np.concatenate((self.codes, more.codes)), np.concatenate((self.sizes, more.sizes))
        )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Sheet:
    """`rows` has the numbers of each event, zeros where one has no date; `told` are the articles that tell it, mention
    by mention, `people` who takes part. `ids` tell which value each event is.
    """

    events: tuple[Event, ...]
    ids: Ints
    rows: NDArray[Any]
    headlines: list[str]
    keys: list[str]
    told: Column
    people: Column


_lock = threading.Lock()
_last: weakref.ref[Sheet] | None = None


def sheet_of(events: tuple[Event, ...]) -> Sheet:
    """The sheet of some events; that of the same tuple is made once."""
    global _last
    with _lock:
        old = _last() if _last is not None else None
        if old is not None and old.events is events:
            return old
        sheet = _made(events, old or _looked_into((), _Names(), _Names()))
        _last = weakref.ref(sheet)
        return sheet


def _made(events: tuple[Event, ...], old: Sheet) -> Sheet:
    """What is known of the old values, and what is to be found out of the new ones, put in order."""
    ids = _ids(events)
    where = _places(ids, old.ids)
    new = np.flatnonzero(where < 0)
    if 2 * len(new) > len(events) or old.told.outgrown or old.people.outgrown:
        return _looked_into(events, _Names(), _Names())
    more = _looked_into(tuple(events[i] for i in new.tolist()), old.told.names, old.people.names)
    where[new] = np.arange(len(old.ids), len(old.ids) + len(new))
    order = where.tolist()
    return Sheet(
        events,
        ids,
        np.concatenate((old.rows, more.rows))[where],
        list(map([*old.headlines, *more.headlines].__getitem__, order)),
        list(map([*old.keys, *more.keys].__getitem__, order)),
        old.told.and_then(more.told).taken(where),
        old.people.and_then(more.people).taken(where),
    )


def _ids(events: Sequence[Event]) -> Ints:
    return np.fromiter(map(id, events), np.int64, len(events))


def _places(ids: Ints, old: Ints) -> Ints:
    """Where each of `ids` is in `old`, -1 where it is not."""
    if not len(old):
        return np.full(len(ids), -1)
    order = np.argsort(old)
    near = order[np.minimum(np.searchsorted(old, ids, sorter=order), len(old) - 1)]
    return np.where(old[near] == ids, near, -1)


def _looked_into(events: tuple[Event, ...], articles: _Names, people: _Names) -> Sheet:
    rows = np.zeros(len(events), _ROW)
    rows["dated"] = dated = np.fromiter([e.when is not None for e in events], bool, len(events))
    rows["importance"] = np.fromiter([e.importance for e in events], np.float32, len(events))
    some = [e for e in events if e.when is not None]
    rows["start"][dated], rows["end"][dated], rows["flags"][dated] = dated_columns(some)
    rows["grain"][dated] = np.fromiter([e.when.grain for e in some if e.when is not None], np.uint8, len(some))
    told = [m.article for e in events for m in e.mentions]
    named = [p.participant for e in events for p in e.participants]
    sheet = Sheet(
        events,
        _ids(events),
        rows,
        list(map(attrgetter("headline"), events)),
        list(map(attrgetter("key"), events)),
        _column(told, [len(e.mentions) for e in events], articles),
        _column(named, [len(e.participants) for e in events], people),
    )
    rows["sources"] = _different(sheet.told)
    return sheet


def _column(names: Sequence[str], sizes: Sequence[int], known: _Names) -> Column:
    return Column(known, known.coded(names), np.array(sizes, np.int64))


def _different(column: Column) -> Ints:
    """How many different names each event has."""
    height = max(1, len(column.names.names))
    once = distinct(np.repeat(np.arange(len(column.sizes)), column.sizes) * height + column.codes)
    return np.bincount(once // height, minlength=len(column.sizes))


def distinct(values: Ints) -> Ints:
    """The distinct values, ascending. (numpy's unique counts them in a table, which takes ten times as long here.)"""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered
