"""Where the plate stands that names a selected event without a label: over its mark, and over no other name if it can.

            (plate)          o another name
               o  3   5                            slid to the left, still above its mark

>>> shown = DisplayList(800, 400, Rect(0, 40, 800, 360), Viewport(0.0, 1.0, 800), Style(), Axis((), ()))
>>> callout_plate(shown, 100.0, 300.0, 200.0, 24.0).x
88.5
"""

from __future__ import annotations

import numpy as np

from timeline_app.timeline.display import DisplayList, Rect
from timeline_app.timeline.hit import label_height
from timeline_app.timeline.style import Style
from timeline_app.timeline.ticks import Axis
from timeline_app.timeline.viewport import Viewport

__all__ = ["Axis", "Style", "Viewport", "callout_plate", "covered"]

_EDGE = 8.0
"""Pixels between a plate and the edges of the plot."""

_REACH = 12.0
"""Pixels from an end of a plate to the mark that it belongs to, at least."""

_STEP = 4.0


def callout_plate(display: DisplayList, x: float, bottom: float, width: float, height: float) -> Rect:
    """A plate of this size, in pixels, above a mark at `x`: where it covers the fewest names, or nearest to there."""
    plot, y = display.plot, round(bottom - height) + 0.5
    least, most = plot.x + _EDGE, plot.right - width - _EDGE
    first = min(max(x - _REACH, least), most)
    last = min(max(x - width + _REACH, least), most)
    lefts = [first, *np.arange(first - _STEP, last, -_STEP).tolist(), last]
    plates = [Rect(round(left) + 0.5, y, round(width), height) for left in lefts]
    return min(plates, key=lambda plate: len(covered(display, plate)) + _marks(display, plate))


def _marks(display: DisplayList, plate: Rect) -> int:
    """How many marks a plate would hide."""
    marks, reach = display.marks, display.style.glyph / 2 + 1
    over = (marks.x0 - reach < plate.right) & (plate.x < marks.x1 + reach)
    return int(np.count_nonzero(over & (plate.y - reach < marks.y) & (marks.y < plate.bottom + 1)))


def covered(display: DisplayList, plate: Rect) -> list[Rect]:
    """The boxes of the names that a plate would cover, wholly or in part."""
    labels, height = display.labels, label_height(display)
    over = (labels.x < plate.right + 2) & (plate.x - 2 < labels.x + labels.width)
    over &= (labels.y < plate.bottom) & (plate.y < labels.y + height)
    return [
        Rect(float(labels.x[i]), float(labels.y[i]), float(labels.width[i]), height)
        for i in np.flatnonzero(over & (labels.width > 0)).tolist()
    ]
