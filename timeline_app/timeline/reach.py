"""From when to when there are events, and where nearly all of them are.

One article of 1798 in a folder of 2010 would leave the width of a line to all the others. What lies so far from the
rest, and matters so little beside it, is not in the first view; it is counted, and one step away.

    1798                                                        2010
     :                                                           |||||
     [------------------------- whole --------------------------------]
                                                                [bulk ]

>>> index = EventIndex.from_arrays([0, 1000, 1001, 1002, 1003, 1004], [1, 1001, 1002, 1003, 1004, 1005])
>>> reach = reach_of([np.arange(6)], index)
>>> reach.bulk, reach.before.tolist()
((1000.0, 1005.0), [0])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.viewport import Viewport, fit

_ASIDE = (0.1, 3.0)
"""Share of the events, and of their weight, that may be left aside, and how many times as wide the others then must
become."""

_LONE = (0.25, 15.0)
"""The same for a single event among few, which has to bring more."""

_NEAR = 0.5
"""Gap, in lengths of the densest stretch, over which nothing is far: what is nearer is never left aside."""

_LEAST_WEIGHT = 0.05
"""Weight of an event without any importance, so that many of them count."""

Ends = tuple[float, float]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """First and last second of all events and of nearly all; None without events.

    `before`, `after`: the rows that lie wholly outside of `bulk`, in order of time; `most`: all others.
    """

    whole: Ends | None = None
    bulk: Ends | None = None
    before: Rows = field(default_factory=lambda: np.zeros(0, np.int64))
    after: Rows = field(default_factory=lambda: np.zeros(0, np.int64))
    most: Rows = field(default_factory=lambda: np.zeros(0, np.int64))

    @property
    def aside(self) -> bool:
        """Whether anything lies far from the rest."""
        return self.bulk != self.whole

    def away(self, index: EventIndex, t0: float, t1: float) -> tuple[Rows, Rows]:
        """What to tell of on either side of a window: of `before`, `most` and `after`, those that it shows nothing of.

        Where there are two on one side, it is `most` that one looks for.
        """
        left, right = self.most[:0], self.most[:0]
        for rows in (self.before, self.after, self.most):
            gone, coming = index.end[rows] <= t0, index.start[rows] >= t1
            if (gone | coming).all():
                left, right = (rows[gone] if gone.any() else left), (rows[coming] if coming.any() else right)
        return left, right


def reach_of(lanes: Sequence[NDArray[np.integer]], index: EventIndex) -> Reach:
    """The reach of the rows that any of the lanes holds."""
    some = [np.asarray(rows, np.int64) for rows in lanes if len(rows)]
    if not some:
        return Reach()
    rows = some[0] if len(some) == 1 else np.unique(np.concatenate(some))
    start, end = index.start[rows], index.end[rows]
    whole = float(start.min()), float(end.max())
    first, last = bulk = _bulk(start, end, np.maximum(index.importance[rows].astype(np.float64), _LEAST_WEIGHT), whole)
    before, after = end <= first, start >= last
    return Reach(whole, bulk, rows[before], rows[after], rows[~(before | after)])


def _bulk(start: NDArray[np.int64], end: NDArray[np.int64], weight: NDArray[np.float64], whole: Ends) -> Ends:
    starts, ends = np.argsort(start, kind="stable"), np.argsort(end, kind="stable")
    heads, tails = (start[starts], weight[starts]), (end[ends], weight[ends])
    lone = min(1 / len(start) + 1e-9, _LONE[0]), _LONE[1]
    for share, wider in (_ASIDE, lone):
        first, last = _grown(*_densest(heads, tails, share), heads[0], tails[0])
        if (whole[1] - whole[0]) >= wider * (last - first):
            return first, last
    return whole


_Column = tuple[NDArray[np.int64], NDArray[np.float64]]


def _densest(heads: _Column, tails: _Column, share: float) -> tuple[int, int]:
    """The shortest stretch that leaves out at most this share of the events and of their weight."""
    start, end = heads[0], tails[0]
    budget, most = share * float(heads[1].sum()), int(share * len(start))
    before = np.concatenate(([0.0], np.cumsum(heads[1])))[:-1][: most + 1]
    tried = np.flatnonzero(before <= budget)
    # What the head leaves of the budget is for the tail: the last end that must be inside.
    behind = np.concatenate((np.cumsum(tails[1][::-1])[::-1], [0.0]))[1:]
    kept = len(end) - np.searchsorted(behind[::-1], budget - before[tried], side="right")
    kept = np.maximum(kept, len(end) - 1 - (most - tried))
    length = end[kept] - start[tried]
    best = int(np.argmin(np.where(length > 0, length, np.iinfo(np.int64).max)))
    return int(start[tried[best]]), int(end[kept[best]])


def _grown(first: int, last: int, start: NDArray[np.int64], end: NDArray[np.int64]) -> Ends:
    """The stretch with all that hangs together with it: up to a gap of half its length."""
    near = max(last - first, 1) * _NEAR
    head, tail = int(np.searchsorted(start, first)), int(np.searchsorted(end, last, side="right")) - 1
    gaps = np.flatnonzero(np.diff(start[: head + 1]) > near)
    head = int(gaps[-1]) + 1 if len(gaps) else 0
    gaps = np.flatnonzero(np.diff(end[tail:]) > near)
    tail = tail + int(gaps[0]) if len(gaps) else len(end) - 1
    return float(start[head]), float(end[tail])


def least_shown(extent: float, index: EventIndex) -> float:
    """Seconds to show at least: a lone day gets two weeks around it, a lone minute some hours."""
    shortest = float((index.end - index.start).min()) if len(index) else 86_400.0
    return max(14 * min(shortest, extent), 600.0)


def framing(ends: Ends | None, index: EventIndex, width: int, edge: float) -> Viewport:
    """The viewport of `width` pixels that shows these ends, `edge` pixels free beside them; without any, a month."""
    if ends is None:
        return Viewport(0.0, 30.0 * 86_400, width)
    return fit(*ends, width, left=edge, right=edge, least=least_shown(ends[1] - ends[0], index))


def around(index: EventIndex, rows: Rows, width: int) -> Viewport:
    """The viewport that shows these events with some ground around them, and room for their names."""
    first, last = float(index.start[rows].min()), float(index.end[rows].max())
    least = max(14 * float((index.end - index.start)[rows].min()), 600.0)
    return fit(first, last, width, left=80, right=280, least=least)
