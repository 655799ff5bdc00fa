"""What the keys do to the timeline: every event can be reached, named and opened without a mouse.

walker = Walker(view)
press(walker, event)          # called by the canvas
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, Qt

from timeline_app.timeline.hit import event_boxes
from timeline_app.timeline.viewport import Viewport

if TYPE_CHECKING:
    from timeline_app.gui.timeline.view import TimelineView

_NO_KEYS = Qt.KeyboardModifier.NoModifier


class Walker:
    """Goes from event to event; the last of the selected ones is where it stands."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._framed: Viewport | None = None

    @property
    def row(self) -> int | None:
        """Where it stands; None for nowhere."""
        selected = self._view.highlight.selected
        return selected[-1] if selected else None

    def zoom(self, factor: float) -> None:
        """Zooms about the selected event if it is in sight, otherwise about the middle."""
        x = None
        if self.row is not None:
            index, view = self._view.index, self._view.target
            there = view.x_of((float(index.start[self.row]) + float(index.end[self.row])) / 2)
            x = there if 0 <= there <= view.width else None
        self._view.zoom(factor, x)

    def fit(self) -> None:
        """Everything."""
        self._view.fit()

    def step(self, by: int) -> None:
        """Selects the next or previous visible event in time: of the selection, or of what is in sight."""
        shown = self._view.composer.shown_rows
        if not len(shown):
            return
        if self.row is not None:
            after = int(np.searchsorted(shown, self.row, side="right"))
            place = after if by > 0 else int(np.searchsorted(shown, self.row)) - 1
        else:
            view = self._view.travel.view
            edge = view.t0 if by > 0 else view.t1
            place = int(np.searchsorted(self._view.index.start[shown], edge)) - (by < 0)
        self._choose(int(shown[max(0, min(place, len(shown) - 1))]))

    def to_end(self, last: bool) -> None:
        """Selects the first or the last visible event."""
        shown = self._view.composer.shown_rows
        if len(shown):
            self._choose(int(shown[-1 if last else 0]))

    def vertical(self, by: int) -> None:
        """Selects the event nearest in time in the next lane that has one, or scrolls."""
        composer = self._view.composer
        there = None if self.row is None else composer.neighbour_lane(self.row, by)
        if there is None:
            self._view.scroll_by(by * composer.style.pitch * 2)
        else:
            self._choose(there)

    def page(self, by: int) -> None:
        """Moves most of a window further, or back."""
        travel = self._view.travel
        travel.go(travel.target.pan(0.8 * by * travel.view.width))

    def activate(self) -> None:
        """Opens the selected event."""
        if self.row is not None:
            self._view.eventActivated.emit(self.row)

    def menu(self) -> None:
        """Asks for the menu of the selected event, beside it, or for that of the ground."""
        view = self._view
        boxes = event_boxes(view.display(), self.row) if self.row is not None else []
        at = QPoint(round(boxes[0].x) + 24, round(boxes[0].bottom)) if boxes else view.rect().center()
        view.menuRequested.emit(-1 if self.row is None else self.row, view.mapToGlobal(at))

    def lane_menu(self) -> None:
        """Pops up what can be done with the lane of the selected event, or with the first one."""
        view, heads = self._view, self._view.display().heads
        if not heads:
            return
        lanes = view.composer.lanes.lanes
        mine = (head for head in heads if self.row is not None and self.row in lanes[head.lane].rows)
        head = next(mine, heads[0])
        place = view.mapToGlobal(QPoint(view.composer.style.pad, round(max(head.y, 0)) + view.composer.style.pitch))
        view.pointer.lane_menu(head.key, place)

    def escape(self) -> None:
        """Gives up what is being dragged, and says so."""
        self._view.pointer.give_up()
        self._view.escaped.emit()

    def frame_selection(self) -> None:
        """Zooms to the selection; if it is framed already, or empty, to everything."""
        view = self._view
        if view.highlight.selected and self._framed != view.target:
            view.fit_rows(view.highlight.selected)
            self._framed = view.target
        else:
            view.fit()

    def _choose(self, row: int) -> None:
        self._view.eventClicked.emit(row, _NO_KEYS)
        self._view.reveal(row)
