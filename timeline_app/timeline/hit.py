"""What is under the mouse: the same arrays that are painted are asked, so that what one sees is what one gets.

>>> hit(DisplayList(100, 100, Rect(0, 40, 100, 60), Viewport(0.0, 1.0, 100), Style(), Axis((), ())), 50, 10).on
'axis'
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from timeline_app.timeline.display import DisplayList, Rect
from timeline_app.timeline.style import Style
from timeline_app.timeline.ticks import Axis
from timeline_app.timeline.viewport import Viewport

__all__ = ["Axis", "Hit", "Rect", "Style", "Viewport", "event_boxes", "hit", "label_height"]

_REACH = 3.0


@dataclass(frozen=True, slots=True)
class Hit:
    """`on`: "event", "fold", "column", "head", "axis" or "" for empty ground.

    `row`: index row of an event, otherwise -1. `lane`: of a fold, column or head. `first`..`last`: positions in the
    lane of a fold's members, or the seconds of a column.
    """

    on: str = ""
    row: int = -1
    lane: int = -1
    first: int = 0
    last: int = 0


def hit(display: DisplayList, x: float, y: float) -> Hit:
    """What is at a point of the canvas: labels and marks first, then folds, columns, lane heads."""
    plot = display.plot
    if y < plot.y:
        return Hit("axis")
    if x < plot.x:
        head = next((h for h in display.heads if h.y <= y < h.y + h.height), None)
        return Hit("head", lane=head.lane) if head else Hit()
    row = _label_at(display, x, y)
    if row < 0:
        row = _mark_at(display, x, y)
    if row >= 0:
        return Hit("event", row)
    return _fold_at(display, x, y) or _column_at(display, x, y) or Hit()


def _label_at(display: DisplayList, x: float, y: float) -> int:
    labels = display.labels
    if not len(labels.x):
        return -1
    height = label_height(display)
    inside = (labels.x - _REACH <= x) & (x < labels.x + labels.width + _REACH)
    inside &= (labels.y - _REACH <= y) & (y < labels.y + height + _REACH)
    found = np.flatnonzero(inside)
    return int(labels.row[found[0]]) if len(found) else -1


def label_height(display: DisplayList) -> float:
    """Pixels from the top of a label to the bottom of its last line."""
    two = any(display.labels.second)
    return float(display.style.tall - 12 if two else display.style.pitch - 10)


def _mark_at(display: DisplayList, x: float, y: float) -> int:
    marks = display.marks
    if not len(marks.x0):
        return -1
    reach = display.style.glyph / 2 + _REACH
    middle = (marks.x0 + marks.x1) / 2
    away = np.where(marks.bar, np.maximum(np.maximum(marks.x0 - x, x - marks.x1), 0.0), np.abs(middle - x))
    high = np.abs(marks.y - y)
    inside = (away <= reach) & (high <= np.where(marks.bar, _REACH + 2.0, reach))
    found = np.flatnonzero(inside)
    if not len(found):
        return -1
    # A point lies over a bar: the nearest middle wins, points before bars.
    best = found[np.lexsort((away[found] + high[found], marks.bar[found]))[0]]
    return int(marks.row[best])


def _fold_at(display: DisplayList, x: float, y: float) -> Hit | None:
    folds = display.folds
    inside = (np.abs(folds.x - x) <= folds.width / 2 + 1) & (np.abs(folds.y - y) <= display.style.fold / 2 + 2)
    found = np.flatnonzero(inside)
    if not len(found):
        return None
    i = int(found[np.argmin(np.abs(folds.x[found] - x))])
    return Hit("fold", -1, int(folds.lane[i]), int(folds.first[i]), int(folds.last[i]))


def _column_at(display: DisplayList, x: float, y: float) -> Hit | None:
    columns = display.columns
    inside = (columns.x0 <= x) & (x < columns.x1) & (columns.bottom - display.style.rug <= y) & (y <= columns.bottom)
    found = np.flatnonzero(inside)
    if not len(found):
        return None
    i = int(found[0])
    view, left = display.view, display.plot.x
    ends = round(view.t_of(float(columns.x0[i]) - left)), round(view.t_of(float(columns.x1[i]) - left))
    return Hit("column", -1, int(columns.lane[i]), *ends)


def event_boxes(display: DisplayList, row: int) -> list[Rect]:
    """Where the event of a row is drawn: a box a lane, around mark and label; none if it is folded or out of sight."""
    boxes: dict[float, Rect] = {}
    marks, labels, style = display.marks, display.labels, display.style
    height = label_height(display)
    texts = np.flatnonzero(labels.row == row).tolist()
    for i in np.flatnonzero(marks.row == row).tolist():
        middle, y = float(marks.x0[i] + marks.x1[i]) / 2, float(marks.y[i])
        x0, x1 = (float(marks.x0[i]), float(marks.x1[i])) if marks.bar[i] else (middle, middle)
        box = Rect(x0 - style.glyph, y - style.glyph, x1 - x0 + 2 * style.glyph, 2.0 * style.glyph)
        near = [t for t in texts if labels.y[t] - style.pitch < y < labels.y[t] + height + style.pitch]
        if near:
            t = near[0]
            box = _around(box, Rect(float(labels.x[t]), float(labels.y[t]), float(labels.width[t]), height))
        boxes[y] = box
    return list(boxes.values())


def _around(a: Rect, b: Rect) -> Rect:
    x, y = min(a.x, b.x), min(a.y, b.y)
    return Rect(x, y, max(a.right, b.right) - x, max(a.bottom, b.bottom) - y)
