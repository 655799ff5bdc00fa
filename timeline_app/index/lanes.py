"""Which events belong to which lanes, as two flat arrays instead of a list of lists.

>>> lanes = Lanes.from_codes(("A", "B"), np.array([1, 0, -1, 1]))
>>> lanes.names, lanes.counts.tolist(), lanes.members(1).tolist()
(('A', 'B'), [1, 2], [0, 3])
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.chronicle import Chronicle, Event
from timeline_app.core.facts import EntityKind
from timeline_app.index.columns import LaneBy
from timeline_app.index.sheet import Sheet, distinct


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """The lanes of one kind. Lane `i` holds the index rows `rows[offsets[i]:offsets[i + 1]]`, ascending.

    `keys` are stable identities (a participant id, a place name), `names` what is shown. Events in no lane are in none.
    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    offsets: NDArray[np.int64]
    rows: NDArray[np.int32]

    @classmethod
    def from_codes(cls, names: Sequence[str], codes: NDArray[np.integer]) -> Lanes:
        """Lanes where each row is in at most one: `codes[row]` is its lane, -1 none."""
        rows = np.flatnonzero(codes >= 0)
        return cls.from_pairs(names, names, codes[rows], rows)

    @classmethod
    def from_pairs(
        cls, keys: Sequence[str], names: Sequence[str], lanes: NDArray[np.integer], rows: NDArray[np.integer]
    ) -> Lanes:
        """Lanes from (lane, row) pairs in any order, each pair once."""
        order = np.lexsort((rows, lanes))
        counts = np.bincount(lanes, minlength=len(names)) if len(lanes) else np.zeros(len(names), np.int64)
        offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
        return cls(tuple(keys), tuple(names), offsets, np.asarray(rows, np.int32)[order])

    @property
    def counts(self) -> NDArray[np.int64]:
        """Events a lane."""
        return np.diff(self.offsets)

    def members(self, lane: int) -> NDArray[np.int32]:
        """The rows of a lane, ascending."""
        return self.rows[self.offsets[lane] : self.offsets[lane + 1]]

    def of_row(self, row: int) -> tuple[int, ...]:
        """The lanes that hold `row`."""
        places = np.flatnonzero(self.rows == row)
        return tuple(int(i) for i in np.searchsorted(self.offsets, places, side="right") - 1)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Which events go with which of some names: pair by pair a number of a name and an index row, any order."""

    keys: Sequence[str]
    codes: NDArray[np.int64]
    rows: NDArray[np.int64]

    @classmethod
    def of(cls, names: Sequence[str], counts: Sequence[int]) -> Pairs:
        """From the names of all rows in one list: the first `counts[0]` are those of row 0, and so on."""
        numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
        codes = np.fromiter(map(numbers.__getitem__, names), np.int64, len(names))
        return cls(tuple(numbers), codes, np.repeat(np.arange(len(counts)), counts))

    def named(self, names: Mapping[str, str], default: str = "") -> Pairs:
        """The same events with other names, where several may have become one; those without a name fall away."""
        found = [names.get(key, default) for key in self.keys]
        numbers = {name: number for number, name in enumerate(dict.fromkeys(name for name in found if name))}
        code_of = np.array([numbers.get(name, -1) for name in found], np.int64)
        codes = code_of[self.codes] if len(self.codes) else self.codes
        return Pairs(tuple(numbers), codes[codes >= 0], self.rows[codes >= 0])

    def lanes(self, names: Mapping[str, str] | None = None) -> Lanes:
        """The lanes, ordered by count, then name; an event that goes twice with a name is in its lane once."""
        names = names or {}
        height = int(self.rows.max()) + 1 if len(self.rows) else 1
        once = distinct(self.codes * height + self.rows)
        codes, rows = once // height, once % height
        counts = np.bincount(codes, minlength=len(self.keys))
        shown = [names.get(key, key) for key in self.keys]
        order = sorted(range(len(self.keys)), key=lambda i: (-int(counts[i]), shown[i], self.keys[i]))
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        by_lane = np.sort(rank[codes] * height + rows) if len(rows) else rows
        offsets = np.concatenate(([0], np.cumsum(counts[order]))).astype(np.int64)
        keys = tuple(self.keys[i] for i in order)
        return Lanes(keys, tuple(shown[i] for i in order), offsets, (by_lane % height).astype(np.int32))


_GROUPS = {
    str(EntityKind.PERSON): "People",
    str(EntityKind.ORGANIZATION): "Organizations",
    str(EntityKind.COUNTRY): "Countries",
    str(EntityKind.PLACE): "Places",
    str(EntityKind.THING): "Things",
}


class LazyLanes(Mapping[LaneBy, Lanes]):
    """Lanes by kind, each made when first asked for: a view shows one kind at a time, and an edit makes all new."""

    def __init__(self, makers: Mapping[LaneBy, Callable[[], Lanes]]) -> None:
        self._makers = makers
        self._made: dict[LaneBy, Lanes] = {}

    def __getitem__(self, by: LaneBy) -> Lanes:
        if by not in self._made:
            self._made[by] = self._makers[by]()
        return self._made[by]

    def __iter__(self) -> Iterator[LaneBy]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def chronicle_lanes(chronicle: Chronicle, sheet: Sheet, rows: NDArray[np.int64]) -> Mapping[LaneBy, Lanes]:
    """All kinds of lanes, each ordered by count, then name. `rows` are the places in the sheet of the index rows."""
    people = cache(lambda: Pairs(*sheet.people.taken(rows).pairs()))
    events = cache(lambda: [sheet.events[i] for i in rows.tolist()])
    lanes: dict[LaneBy, Callable[[], Lanes]] = {
        LaneBy.PARTICIPANT: lambda: people().lanes(
            {p.participant: p.name for event in reversed(events()) for p in reversed(event.participants)}
        ),
        LaneBy.PARTICIPANT_KIND: lambda: (
            people().named({p.id: str(p.kind) for p in chronicle.participants}).lanes(_GROUPS)
        ),
        LaneBy.KIND: lambda: _of_kind(events()),
        LaneBy.SOURCE: lambda: Pairs(*sheet.told.taken(rows).pairs()).named(_sources(chronicle)).lanes(),
        LaneBy.PLACE: lambda: _without_nothing(Pairs.of([e.place or "" for e in events()], [1] * len(rows))).lanes(),
    }
    return LazyLanes(lanes)


def _of_kind(events: Sequence[Event]) -> Lanes:
    kinds = _without_nothing(Pairs.of([e.kind for e in events], [1] * len(events)))
    return kinds.lanes({key: key[:1].upper() + key[1:].replace("_", " ") for key in kinds.keys})


def _sources(chronicle: Chronicle) -> dict[str, str]:
    return {a.article.id: a.article.publisher or a.article.title or a.article.path for a in chronicle.articles}


def _without_nothing(pairs: Pairs) -> Pairs:
    return pairs.named({key: key for key in pairs.keys})
