"""What a press and the way of the mouse after it mean, apart from any widget.

>>> wheel_factor(120) > 1 > wheel_factor(-120)
True
"""

from __future__ import annotations

from collections import deque
from enum import Enum

from PySide6.QtCore import QPointF

from timeline_app.timeline.hit import Hit
from timeline_app.timeline.viewport import Viewport

DRAG_FROM = 4.0
"""Pixels from which a press is a drag and no click any more."""

_RECENT = 80
"""Milliseconds before letting go that count for the speed of a fling."""

_NOTCH = 120.0
_PER_NOTCH = 1.25


class DragKind(Enum):
    """What a press has become."""

    CLICK = "click"
    PAN = "pan"
    RANGE = "range"


class Drag:
    """A press and what came of it. Where it began, and the viewport and scroll of that moment."""

    def __init__(self, start: QPointF, view: Viewport, scroll: int, shift: bool) -> None:
        self.start = start
        self.view = view
        self.scroll = scroll
        self.last = DragKind.CLICK
        self._shift = shift
        self._track: deque[tuple[int, float]] = deque(maxlen=6)

    def note(self, x: float, time: int) -> None:
        """Remembers where the hand was at a time in milliseconds."""
        self._track.append((time, x))

    def speed(self, time: int) -> float:
        """Pixels a millisecond of the hand's last moves; 0 if it had come to rest before letting go."""
        recent = [(t, x) for t, x in self._track if time - t <= _RECENT]
        if len(recent) < 2 or recent[-1][0] == recent[0][0]:
            return 0.0
        return (recent[-1][1] - recent[0][1]) / (recent[-1][0] - recent[0][0])

    def kind(self, at: QPointF, began_on: Hit) -> DragKind:
        """A click until the mouse has moved some pixels; then a range with Shift, otherwise a pan, for good."""
        if self.last == DragKind.CLICK:
            way = at - self.start
            if abs(way.x()) + abs(way.y()) >= DRAG_FROM:
                self.last = DragKind.RANGE if self._shift and began_on.on != "head" else DragKind.PAN
        return self.last


def wheel_factor(angle: float) -> float:
    """Zoom of a turn of the wheel, in eighths of a degree; fine wheels and trackpads zoom in as fine steps."""
    return float(_PER_NOTCH ** (max(-8.0, min(8.0, angle / _NOTCH))))
