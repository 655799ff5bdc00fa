"""The strip at the foot of a lane: marks that got no label, folded where they crowd, and density where they throng.

    ‹ 7        began earlier and still goes on, without a label
    few        o    o   o          a mark each
    more       o  (3)   (12)  o    neighbours of one bin folded into a counted mark
    many       .:|||:. ..:||:.     a histogram of all events

Bins are powers of two of seconds counted from 1970, so that they do not wander while panning.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline.lanes import Lane
from timeline_app.timeline.viewport import Viewport

_BIN_PX = 26.0
_COLUMN_PX = 3.0
_DEEP = 16.0  # pixels that a bar must reach into the window to count as going on
_MOST_FOLDED = 4096
_MOST_IN_FOLD = 99


@dataclass(frozen=True, slots=True, eq=False)
class Rug:
    """`single`: positions in the lane. `fold_*`: bins with several: x of the middle, count, first and last position.
    `columns`: (x0, x1) edges and counts of a histogram, heights 0..1 against the fullest column of the lane. `ongoing`:
    how many began before the window, reach into it, and have no label."""

    single: NDArray[np.int32]
    fold_x: NDArray[np.float64]
    fold_count: NDArray[np.int32]
    fold_first: NDArray[np.int32]
    fold_last: NDArray[np.int32]
    column_x: NDArray[np.float64]
    column_count: NDArray[np.int32]
    column_height: NDArray[np.float64]
    ongoing: int = 0


_NO_I = np.zeros(0, np.int32)
_NO_F = np.zeros(0, np.float64)
EMPTY_RUG = Rug(_NO_I, _NO_F, _NO_I, _NO_I, _NO_I, _NO_F, _NO_I, _NO_F)


class RugMaker:
    """Makes the rug of one lane; remembers how full the fullest column is at each scale."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._fullest: dict[int, int] = {}
        self._ends: NDArray[np.int64] | None = None

    def make(self, view: Viewport, labelled: NDArray[np.int32], margin: float = 32.0) -> Rug:
        """The rug of a viewport; `labelled`: positions in the lane that have a label and need no mark here."""
        lane = self._lane
        if not len(lane):
            return EMPTY_RUG
        low, high = np.searchsorted(lane.start, [math.floor(view.t_of(-margin)), math.ceil(view.t_of(view.width))])
        ongoing = self._ongoing(view, labelled)
        if high - low > _MOST_FOLDED:
            return replace(self._histogram(view), ongoing=ongoing)
        places = np.arange(low, high, dtype=np.int32)
        inside = labelled[(labelled >= low) & (labelled < high)]
        keep = np.ones(max(high - low, 0), bool)
        keep[inside - low] = False
        return replace(self._folded(view, places[keep]), ongoing=ongoing)

    def _ongoing(self, view: Viewport, labelled: NDArray[np.int32]) -> int:
        """How many bars without label began before the window and reach well into it."""
        lane = self._lane
        edge, deep = math.floor(view.t_of(-32.0)), math.ceil(view.t_of(_DEEP))
        if self._ends is None:
            # Starts ascend, so the ends nearly do: a merging sort hardly has to work.
            self._ends = np.sort(lane.end, kind="stable")
        begun, late = np.searchsorted(lane.start, [edge, deep])
        over = int(np.searchsorted(self._ends, deep, side="right"))
        # Of those that are over, the ones that began inside the window's edge never counted as begun.
        over -= int(np.count_nonzero(lane.end[begun:late] <= deep))
        named = (lane.start[labelled] < edge) & (lane.end[labelled] > deep)
        return max(int(begun) - over - int(np.count_nonzero(named)), 0)

    def ongoing_rows(self, view: Viewport, labelled: NDArray[np.int32]) -> NDArray[np.int32]:
        """The index rows that `Rug.ongoing` counts."""
        lane = self._lane
        edge, deep = math.floor(view.t_of(-32.0)), math.ceil(view.t_of(_DEEP))
        begun = int(np.searchsorted(lane.start, edge))
        places = np.flatnonzero(lane.end[:begun] > deep)
        return lane.rows[places[~np.isin(places, labelled)]]

    def _folded(self, view: Viewport, places: NDArray[np.int32]) -> Rug:
        if not len(places):
            return EMPTY_RUG
        width = 2.0 ** math.ceil(math.log2(_BIN_PX / view.scale))
        middle = (self._lane.start[places] + self._lane.end[places]) / 2
        bins = np.floor(np.minimum(middle, self._lane.start[places] + width) / width)
        order = np.lexsort((places, bins))
        bins, places = bins[order], places[order]
        first = np.flatnonzero(np.concatenate(([True], bins[1:] != bins[:-1])))
        count = np.diff(np.append(first, len(bins))).astype(np.int32)
        if count.max() > _MOST_IN_FOLD:
            return self._histogram(view)
        many = count > 1
        last = first + count - 1
        x = ((bins[first] + 0.5) * width - view.t0) * view.scale
        return Rug(
            places[first[~many]], x[many], count[many], places[first[many]], places[last[many]], _NO_F, _NO_I, _NO_F
        )

    def _histogram(self, view: Viewport) -> Rug:
        power = math.ceil(math.log2(_COLUMN_PX / view.scale))
        width = 2.0**power
        first, last = math.floor(view.t0 / width), math.ceil(view.t1 / width)
        edges = np.arange(first, last + 1) * width
        counts = np.diff(np.searchsorted(self._lane.start, np.ceil(edges).astype(np.int64))).astype(np.int32)
        some = counts > 0
        heights = np.log1p(counts[some]) / math.log1p(max(self._most(power), 1))
        x = ((edges[:-1][some] - view.t0) * view.scale, (edges[1:][some] - view.t0) * view.scale)
        return Rug(_NO_I, _NO_F, _NO_I, _NO_I, _NO_I, np.column_stack(x), counts[some], heights)

    def _most(self, power: int) -> int:
        """Events in the fullest column of 2**power seconds, over all of the lane, so that heights do not breathe."""
        if power not in self._fullest:
            bins = self._lane.start >> power if power >= 0 else self._lane.start
            change = np.flatnonzero(bins[1:] != bins[:-1]) + 1
            runs = np.diff(np.concatenate(([0], change, [len(bins)])))
            self._fullest[power] = int(runs.max()) if len(runs) else 0
        return self._fullest[power]


def ongoing_text(count: int) -> str:
    """What the mark for events that go on from before the window says."""
    return f"‹ {count:,}"
