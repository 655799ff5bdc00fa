"""The timeline as columns: every dated event a row of sorted arrays, so that a view of a million is a few slices.

Rows are in order of (start, end, position in the chronicle) and are int32. Undated events have no row: they are kept
apart in `undated` and counted, never dropped.

>>> index = EventIndex.from_arrays([86_400, 0], [172_800, 86_400], headlines=["second", "first"])
>>> len(index), index.headline(0), index.start.tolist()
(2, 'first', [0, 86400])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from timeline_app.core.chronicle import Chronicle
from timeline_app.core.garbage import uncollected
from timeline_app.core.interval import Grain
from timeline_app.index.columns import Flag, LaneBy
from timeline_app.index.lanes import Lanes, chronicle_lanes
from timeline_app.index.sheet import sheet_of

TIME_LIMIT = 10**12
"""Seconds on either side of 1970 that the arrays take: about 31,700 years."""

_revisions = count(1)


@dataclass(frozen=True, slots=True, eq=False)
class EventIndex:
    """Parallel arrays over the dated events.

    `start`, `end`: int64 seconds since 1970-01-01, half-open; an open side is one second from the known one.
    `grain`: `core.interval.Grain`. `flags`: `index.columns.Flag` bits. `importance`: float32 0..1. `event`: position of
    the row's event in the chronicle (or in the arrays given). `sources`: number of articles that tell it.
    `lanes`: membership for each kind of lane but NONE. `undated`: positions of the events without a date.
    `revision` differs between any two indexes of a run: views cache by it.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    grain: NDArray[np.uint8]
    flags: NDArray[np.uint16]
    importance: NDArray[np.float32]
    sources: NDArray[np.uint16]
    event: NDArray[np.int32]
    headlines: Sequence[str]
    keys: Sequence[str]
    lanes: Mapping[LaneBy, Lanes] = field(default_factory=dict)
    undated: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    revision: int = field(default_factory=lambda: next(_revisions))

    def __len__(self) -> int:
        return len(self.start)

    @classmethod
    def empty(cls) -> EventIndex:
        """An index without events."""
        return cls.from_arrays([], [])

    @classmethod
    def from_chronicle(cls, chronicle: Chronicle) -> EventIndex:
        """All events of a chronicle; raises ValueError if one's interval cannot be drawn."""
        with uncollected():
            return cls._of(chronicle)

    @classmethod
    def _of(cls, chronicle: Chronicle) -> EventIndex:
        sheet = sheet_of(chronicle.events)
        dated = np.flatnonzero(sheet.rows["dated"])
        start, end = sheet.rows["start"][dated], sheet.rows["end"][dated]
        _check(start, end)
        places = dated[np.lexsort((end, start))]
        rows = sheet.rows[places]
        several = np.where(rows["sources"] > 1, int(Flag.MULTI_SOURCE), 0).astype(np.uint16)
        return cls(
            rows["start"].copy(),
            rows["end"].copy(),
            rows["grain"].copy(),
            rows["flags"] | several,
            _importance(rows["importance"].copy(), len(rows)),
            np.minimum(rows["sources"], 65_535).astype(np.uint16),
            places.astype(np.int32),
            sheet.headlines,
            sheet.keys,
            chronicle_lanes(chronicle, sheet, places),
            np.flatnonzero(~sheet.rows["dated"]).astype(np.int32),
        )

    @classmethod
    def from_arrays(
        cls,
        start: ArrayLike,
        end: ArrayLike,
        *,
        headlines: Sequence[str] = (),
        importance: ArrayLike | None = None,
        grain: ArrayLike | None = None,
        flags: ArrayLike | None = None,
        sources: ArrayLike | None = None,
        lanes: Mapping[LaneBy, tuple[Sequence[str], ArrayLike]] | None = None,
    ) -> EventIndex:
        """An index of arrays in any order, all of one length; `lanes` gives names and a lane number per event, -1 none.

        Raises ValueError for NaN, for an end that is not after its start, for years out of reach, and for lengths
        that differ.
        """
        starts, ends = _seconds(start, "start"), _seconds(end, "end")
        n = len(starts)
        if len(ends) != n:
            raise ValueError(f"{n} starts but {len(ends)} ends")
        _check(starts, ends)
        order = np.lexsort((ends, starts)).astype(np.int32)
        return cls(
            starts[order],
            ends[order],
            _column(grain, n, np.uint8, int(Grain.DAY), "grain")[order],
            _column(flags, n, np.uint16, 0, "flags")[order],
            _importance(_column(importance, n, np.float32, 0.5, "importance"), n)[order],
            _column(sources, n, np.uint16, 1, "sources")[order],
            order,
            headlines if len(headlines) else [""] * n,
            (),
            {by: Lanes.from_codes(names, np.asarray(codes)[order]) for by, (names, codes) in (lanes or {}).items()},
        )

    def headline(self, row: int) -> str:
        """The headline of a row as it was given."""
        return self.headlines[int(self.event[row])]

    def key(self, row: int) -> str:
        """The content-built key of a row's event, empty where the index was made from arrays."""
        return self.keys[int(self.event[row])] if self.keys else ""

    def has(self, row: int, flag: Flag) -> bool:
        """Whether a row carries a flag."""
        return bool(self.flags[row] & int(flag))

    def row_of_event(self, event: int) -> int | None:
        """The row of the event at a position of the chronicle; None if it is undated."""
        found = np.flatnonzero(self.event == event)
        return int(found[0]) if len(found) else None

    @property
    def extent(self) -> tuple[int, int] | None:
        """First start and last end in seconds; None without events."""
        return (int(self.start[0]), int(self.end.max())) if len(self) else None


def _seconds(values: ArrayLike, name: str) -> NDArray[np.int64]:
    array = np.asarray(values)
    if array.dtype.kind == "M":
        if np.isnat(array).any():
            raise ValueError(f"{name} holds a date that is not a date (NaT)")
        array = array.astype("datetime64[s]").astype(np.int64)
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        raise ValueError(f"{name} holds NaN or infinity at position {int(np.flatnonzero(~np.isfinite(array))[0])}")
    if array.dtype.kind not in "iuf":
        raise ValueError(f"{name} must be seconds or datetime64, not {array.dtype}")
    return array.astype(np.int64)


def _check(start: NDArray[np.int64], end: NDArray[np.int64]) -> None:
    if not len(start):
        return
    wrong = np.flatnonzero(end <= start)
    if len(wrong):
        at = int(wrong[0])
        raise ValueError(f"event {at} ends before it starts: {start[at]}..{end[at]} ({len(wrong)} such)")
    if start.min() < -TIME_LIMIT or end.max() > TIME_LIMIT:
        raise ValueError("an event lies more than 31,000 years from 1970")


def _column(values: ArrayLike | None, n: int, dtype: type, default: float, name: str) -> NDArray[Any]:
    array: NDArray[Any] = np.full(n, default, dtype) if values is None else np.asarray(values, dtype)
    if len(array) != n:
        raise ValueError(f"{n} events but {len(array)} values of {name}")
    return array


def _importance(values: NDArray[Any], n: int) -> NDArray[np.float32]:
    array = np.asarray(values, np.float32)
    if n and not np.isfinite(array).all():
        raise ValueError("importance holds NaN or infinity")
    return array
