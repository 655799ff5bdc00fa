"""Helpers to make frames for tests, without Qt."""

from __future__ import annotations

import numpy as np

from timeline_app.core.calendar import DAY
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.compose import Composer, Frame
from timeline_app.timeline.display import DisplayList, Rect
from timeline_app.timeline.lanes import LaneOptions
from timeline_app.timeline.style import FixedMetrics
from timeline_app.timeline.viewport import Viewport


def random_index(n: int, seed: int = 0, years: float = 10.0) -> EventIndex:
    """Days, months, years and spells at random."""
    dice = np.random.default_rng(seed)
    start = (dice.random(n) * years * 365).astype(np.int64) * DAY
    length = dice.choice([3600, DAY, DAY, DAY, 9 * DAY, 30 * DAY, 365 * DAY], n)
    kinds = dice.integers(0, 4, n)
    return EventIndex.from_arrays(
        start,
        start + length,
        importance=dice.random(n),
        headlines=[f"Event number {i} of the town council" for i in range(n)],
        lanes={LaneBy.KIND: (["vote", "work", "visit", "storm"], kinds)},
    )


def composer(index: EventIndex, by: LaneBy = LaneBy.NONE) -> Composer:
    made = Composer(index, FixedMetrics())
    made.set_options(LaneOptions(by=by))
    return made


def frame(made: Composer, t0: float, t1: float, width: int = 1200, height: int = 500, **more) -> DisplayList:
    return made.compose(Frame(Viewport(t0, t1, width), height, **more))


def label_boxes(display: DisplayList) -> list[tuple[int, Rect]]:
    """Row and ground of every labelled event: its mark and its text together."""
    boxes = []
    marks, labels, style = display.marks, display.labels, display.style
    for i, row in enumerate(labels.row.tolist()):
        y = float(labels.y[i])
        own = [
            m for m in np.flatnonzero(marks.row == row).tolist() if abs(marks.y[m] - y - style.pitch / 2) < style.pitch
        ]
        x0, x1 = float(labels.x[i]), float(labels.x[i] + labels.width[i])
        for m in own:
            middle = float(marks.x0[m] + marks.x1[m]) / 2
            left, right = (marks.x0[m], marks.x1[m]) if marks.bar[m] else (middle - 4.5, middle + 4.5)
            x0, x1 = min(x0, float(left)), max(x1, float(right))
        boxes.append((row, Rect(x0, y, x1 - x0, 16.0)))
    return boxes
