"""Which events belong to which lanes, as two flat arrays instead of a list of lists.

>>> lanes = Lanes.from_codes(("A", "B"), np.array([1, 0, -1, 1]))
>>> lanes.names, lanes.counts.tolist(), lanes.members(1).tolist()
(('A', 'B'), [1, 2], [0, 3])
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.chronicle import Chronicle, Event
from timeline_app.index.columns import LaneBy


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


def chronicle_lanes(chronicle: Chronicle, events: Sequence[Event]) -> Mapping[LaneBy, Lanes]:
    """All kinds of lanes of `events` (index rows in order), each ordered by count, then name."""
    kinds = {p.id: str(p.kind) for p in chronicle.participants}
    sources = {a.article.id: a.article.publisher or a.article.title or a.article.path for a in chronicle.articles}
    return {
        LaneBy.PARTICIPANT: _lanes([[(p.participant, p.name) for p in e.participants] for e in events]),
        LaneBy.PARTICIPANT_KIND: _lanes(
            [_same(kinds.get(p.participant, "") for p in e.participants) for e in events],
        ),
        LaneBy.KIND: _lanes([_same([e.kind]) for e in events]),
        LaneBy.SOURCE: _lanes([_same(sources.get(m.article, m.article) for m in e.mentions) for e in events]),
        LaneBy.PLACE: _lanes([_same([e.place or ""]) for e in events]),
    }


def _same(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, name) for name in names if name]


def _lanes(members: Sequence[Sequence[tuple[str, str]]]) -> Lanes:
    rows_of: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for row, lanes in enumerate(members):
        for key, name in dict(lanes).items():
            rows_of.setdefault(key, []).append(row)
            names.setdefault(key, name)
    keys = sorted(rows_of, key=lambda k: (-len(rows_of[k]), names[k], k))
    offsets = np.cumsum([0] + [len(rows_of[k]) for k in keys]).astype(np.int64)
    rows = np.array([row for key in keys for row in rows_of[key]], np.int32)
    return Lanes(tuple(keys), tuple(names[k] for k in keys), offsets, rows)
