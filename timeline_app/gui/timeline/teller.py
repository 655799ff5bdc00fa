"""What the timeline tells screen readers of its events: rows, places and words.

canvas.teller = ViewTeller(view)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QRect

from timeline_app.timeline.hit import event_boxes

if TYPE_CHECKING:
    from timeline_app.gui.timeline.view import TimelineView


class ViewTeller:
    """Answers for one timeline."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view

    def rows_in_sight(self) -> list[int]:
        """The rows of the events that have a mark of their own in the window, in order of time."""
        return sorted(set(self._view.display().marks.row.tolist()))

    def place_of(self, row: int) -> QRect:
        """Where an event is drawn, on the screen; nothing if it is out of sight."""
        boxes = event_boxes(self._view.display(), row)
        if not boxes:
            return QRect()
        box = boxes[0]
        corner = self._view.mapToGlobal(QPoint(round(box.x), round(box.y)))
        return QRect(corner.x(), corner.y(), round(box.w), round(box.h))

    def told(self, row: int) -> tuple[str, str]:
        """The name of an event; its date, its sources, and which of the events shown it is."""
        name, *rest = self._view.tooltip(row).split("\n")
        shown = self._view.composer.shown_rows
        place = int(np.searchsorted(shown, row)) + 1
        return name, ", ".join([*rest, f"event {place:,} of {len(shown):,}"])

    def current_row(self) -> int | None:
        """The event the keys are on."""
        return self._view.walker.row

    def selected_rows(self) -> tuple[int, ...]:
        """The selected events."""
        return self._view.highlight.selected
