"""How much room each name has at the very scale of a frame: up to what comes next in its row.

Names stand right of their mark. Near the end of all events, where nothing follows and the picture ends, they stand left
of it:

    o name      o name     |name o|        right, right, left
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline.style import Style

DAY_LONG = 86_400


def as_bars(
    start: NDArray[np.int64], end: NDArray[np.int64], width: NDArray[np.float64], style: Style
) -> NDArray[np.bool_]:
    """Which events (from `start` to `end` in seconds, `width` pixels) are bars over their extent; others are points.

    A known day or moment is a point, in its middle, until a day is so wide that the point would look like an hour.
    """
    bars: NDArray[np.bool_] = width >= np.where(end - start <= DAY_LONG, style.day_bar, style.glyph + 3.0)
    return bars


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """The marks of some names, in pixels: extents `x0`..`x1`, whether each is a bar, its row, whether its name stands
    left of it, and the room it was promised (below 0: as long as its bar)."""

    x0: NDArray[np.float64]
    x1: NDArray[np.float64]
    bar: NDArray[np.bool_]
    row: NDArray[np.int16]
    left: NDArray[np.bool_]
    promised: NDArray[np.float32]

    def anchors(self, style: Style) -> NDArray[np.float64]:
        """Where each text begins or, left of its mark, ends."""
        middle, away = (self.x0 + self.x1) / 2, style.glyph / 2 + style.gap
        right = np.where(self.bar, self.x0, middle + away)
        return np.where(self.left, np.where(self.bar, self.x1, middle - away), right)


def rooms(marks: Marked, style: Style, taken: Callable[[int, float], float]) -> NDArray[np.float64]:
    """Pixels for the text of each name: at least what was promised, at most the longest text there is.

    `taken` tells how much of a room a name makes use of; asked of names left of their marks, so that the room which
    they have no words for goes to the name before them.
    """
    order = np.lexsort((marks.x0, marks.row))
    row, left = marks.row[order], marks.left[order]
    anchor = marks.anchors(style)[order]
    x0, x1 = marks.x0[order], marks.x1[order]
    promised = np.where(marks.promised < 0, marks.x1 - marks.x0 - style.pad, marks.promised)[order]
    same = row[1:] == row[:-1]
    # What stands left of its mark may grow to where the one before it surely ends ...
    ends = np.full(len(row), -np.inf)
    sure = np.maximum(np.where(left, x1, anchor + promised), x1)
    ends[1:][same] = sure[:-1][same]
    back = np.clip(anchor - ends - style.space, promised, style.most_text)
    for i in np.flatnonzero(left).tolist():
        if i and same[i - 1] and not left[i - 1] and taken(int(order[i]), style.most_text) > back[i]:
            # Both face each other and one must be cut: rather the one that is cut anyway than both.
            rest = anchor[i] - style.space - anchor[i - 1] - taken(int(order[i - 1]), style.most_text)
            back[i] = min(back[i], rest) if rest >= promised[i] else back[i]
        back[i] = min(max(taken(int(order[i]), back[i]), anchor[i] - x0[i]), back[i])
    # ... and what stands right of its mark to where the next one begins.
    begins = np.full(len(row), np.inf)
    starts = np.minimum(x0, np.where(left, anchor - back, anchor))
    begins[:-1][same] = starts[1:][same]
    result = np.empty(len(row))
    result[order] = np.where(left, back, np.clip(begins - style.space - anchor, promised, style.most_text))
    return result
