"""What the mouse, the wheel and two fingers do to the timeline: pan, zoom, select, open folds, point.

pointer = Pointer(view)
pointer.wheel(event)          # called by the canvas
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from timeline_app.gui.timeline.gestures import Drag, DragKind, wheel_factor
from timeline_app.gui.timeline.lane_menu import lane_choices, show_lane_menu
from timeline_app.timeline.hit import Hit
from timeline_app.timeline.lanes import LaneOptions
from timeline_app.timeline.viewport import fit

if TYPE_CHECKING:
    from timeline_app.gui.timeline.view import TimelineView

_FLING = 0.4
"""Pixels a millisecond from which letting go of a drag is a fling."""

_CLOSEST = 86_400 / 64
"""Seconds a pixel at which a day is so wide that coming nearer sets nothing apart that begins together."""

_RUN_OUT = 200
"""Milliseconds' worth of way that a fling still goes."""


class Pointer:
    """The hand on one timeline."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._drag: Drag | None = None
        self._under = Hit()

    # --- from the canvas -------------------------------------------------------------------------------------------

    def wheel(self, event: QWheelEvent) -> None:
        """Wheel: zoom about the cursor; with Shift or sideways: pan; over the lane heads: scroll."""
        view, travel = self._view, self._view.travel
        at, step, pixels = event.position(), event.angleDelta(), event.pixelDelta()
        gutter = view.composer.gutter
        sideways = step.x() if abs(step.x()) > abs(step.y()) else 0
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways = step.y() or step.x()
        if sideways:
            by = pixels.x() or sideways * 0.75
            travel.jump(travel.view.pan(-by))
        elif at.x() < gutter or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            view.scroll_by(round(-step.y() * 0.5))
        else:
            travel.jump(travel.view.zoom_about(at.x() - gutter, wheel_factor(step.y())))
        self._hover_at(at)

    def pinched(self, event: QNativeGestureEvent) -> bool:
        """Two fingers zoom about the point between them; True if it was that."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        travel = self._view.travel
        x = event.position().x() - self._view.composer.gutter
        travel.jump(travel.view.zoom_about(x, max(1.0 + event.value(), 0.2)))
        return True

    def pressed(self, event: QMouseEvent) -> None:
        """A button went down: the start of a click or a drag, or a menu."""
        view = self._view
        view.travel.stop()
        at = event.position()
        if event.button() == Qt.MouseButton.RightButton:
            found, place = view.hit(at), event.globalPosition().toPoint()
            if found.on == "head":
                self.lane_menu(view.composer.lanes.lanes[found.lane].key, place)
            else:
                view.menuRequested.emit(found.row, place)
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag = Drag(at, view.travel.view, view.scrolled, shift)

    def moved(self, event: QMouseEvent) -> None:
        """The mouse moved, with or without a button."""
        view, at, drag = self._view, event.position(), self._drag
        if drag is None:
            self._hover_at(at, event.globalPosition().toPoint())
            return
        kind = drag.kind(at, view.hit(drag.start))
        if kind == DragKind.PAN:
            drag.note(at.x(), event.timestamp())
            view.set_cursor(Qt.CursorShape.ClosedHandCursor)
            view.travel.jump(drag.view.pan(drag.start.x() - at.x()))
            view.scroll_by(drag.scroll + round(drag.start.y() - at.y()) - view.scrolled)
        elif kind == DragKind.RANGE:
            view.set_highlight(band=(drag.start.x(), at.x()))

    def released(self, event: QMouseEvent) -> None:
        """A button went up: the end of whatever it was."""
        view, drag, self._drag = self._view, self._drag, None
        view.set_cursor(None)
        if drag is None:
            return
        at = event.position()
        if drag.last == DragKind.RANGE:
            view.set_highlight(band=None)
            gutter, shown = view.composer.gutter, view.travel.view
            view.show_interval(*sorted((shown.t_of(drag.start.x() - gutter), shown.t_of(at.x() - gutter))))
        elif drag.last == DragKind.PAN:
            self._glide(drag.speed(event.timestamp()))
        elif drag.last == DragKind.CLICK and event.button() == Qt.MouseButton.LeftButton:
            self._clicked(view.hit(at), event.modifiers())

    def double_clicked(self, event: QMouseEvent) -> None:
        """Opens an event; on empty ground, comes nearer."""
        found = self._view.hit(event.position())
        if found.on == "event":
            self._view.eventActivated.emit(found.row)
        elif found.on == "":
            self._view.zoom(2.0, event.position().x() - self._view.composer.gutter)

    def left(self) -> None:
        """The mouse is gone."""
        self._hovered(-1)

    def give_up(self) -> None:
        """Lets go of what is being dragged."""
        if self._drag is not None:
            self._drag = None
            self._view.set_highlight(band=None)

    # --- clicks ----------------------------------------------------------------------------------------------------

    def _clicked(self, found: Hit, modifiers: Qt.KeyboardModifier) -> None:
        view = self._view
        if found.on == "event":
            view.eventClicked.emit(found.row, modifiers)
        elif found.on == "fold":
            self._open_fold(found)
        elif found.on == "column":
            self._open_column(found)
        elif found.on == "head":
            self._toggle_lane(found.lane)
        elif found.on == "":
            view.emptyClicked.emit()

    def _open_fold(self, found: Hit) -> None:
        """Zooms until the members stand apart; where no zoom can do that, hands them over as a list."""
        view, index, shown = self._view, self._view.index, self._view.travel.view
        rows = self.members(found)
        if found.first < 0 or not len(rows):
            view.foldOpened.emit(rows.tolist())
            return
        if self._is_one_time(rows):
            view.foldOpened.emit(rows.tolist())
            return
        starts = index.start[rows]
        first, last = float(starts.min()), float(index.end[rows].max())
        target = fit(first, last, shown.width, left=80, right=280, least=shown.width * _CLOSEST)
        if target.span > shown.span * 0.8:
            target = shown.zoom_about(shown.x_of((first + float(starts.max())) / 2), 4.0)
        view.travel.go(target)

    def _open_column(self, found: Hit) -> None:
        """The same for a column of the histogram."""
        rows = self.members(found)
        if self._is_one_time(rows):
            self._view.foldOpened.emit(rows.tolist())
        else:
            self._view.show_interval(*_wider(float(found.first), float(found.last), 4.0))

    def _is_one_time(self, rows: NDArray[np.int32]) -> bool:
        """Whether no zoom sets events apart any further: they begin together, and a day is wide already."""
        starts, shown = self._view.index.start[rows], self._view.travel.view
        return bool(len(rows) and starts.min() == starts.max() and shown.span < shown.width * _CLOSEST)

    def members(self, found: Hit) -> NDArray[np.int32]:
        """The rows in a fold or a column of the histogram."""
        view, composer = self._view, self._view.composer
        lane = composer.lanes.lanes[found.lane]
        if found.on == "column":
            low, high = np.searchsorted(lane.start, (found.first, found.last))
            return lane.rows[low:high]
        if found.first < 0:
            return np.array(composer.ongoing(found.lane, view.travel.view), np.int32)
        rows = lane.rows[found.first : found.last + 1]
        # Those that have a name between them stand elsewhere.
        return rows[~np.isin(rows, view.display().labels.row)]

    def _glide(self, speed: float) -> None:
        """Lets a flung timeline run out, in the direction and at the speed (pixels a millisecond) of the hand."""
        travel = self._view.travel
        if abs(speed) >= _FLING and self._view.moves():
            travel.go(travel.view.pan(-speed * _RUN_OUT), milliseconds=_RUN_OUT * 2)

    # --- lanes -----------------------------------------------------------------------------------------------------

    def _toggle_lane(self, lane: int) -> None:
        options = self._view.lane_options
        self._choose_lanes(replace(options, collapsed=options.collapsed ^ {self._view.composer.lanes.lanes[lane].key}))

    def lane_menu(self, key: str, place: QPoint) -> None:
        """Pops up what can be done with a lane, at a position on the screen."""
        keys = [lane.key for lane in self._view.composer.lanes.lanes]
        show_lane_menu(self._view, lane_choices(self._view.lane_options, keys, key), place, self._choose_lanes)

    def _choose_lanes(self, options: LaneOptions) -> None:
        self._view.set_lane_options(options)
        self._view.lanesChanged.emit(options)

    # --- pointing --------------------------------------------------------------------------------------------------

    def _hover_at(self, at: QPointF, tip: QPoint | None = None) -> None:
        found = self._view.hit(at)
        if found != self._under:
            self._under = found
            hand = found.on in ("event", "fold", "column")
            self._view.set_cursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
            if tip is not None:
                QToolTip.showText(tip, self._tip(found), self._view)
        self._hovered(found.row)

    def _tip(self, found: Hit) -> str:
        """What is said of an event, or of several that share a mark."""
        if found.on == "event":
            return self._view.tooltip(found.row)
        return self._view.composer.texts.several(self.members(found)) if found.on in ("fold", "column") else ""

    def _hovered(self, row: int) -> None:
        if row != self._view.highlight.hover:
            self._view.set_highlight(hover=row)
            self._view.hoverChanged.emit(row)


def _wider(t0: float, t1: float, times: float) -> tuple[float, float]:
    middle, half = (t0 + t1) / 2, (t1 - t0) / 2 * times
    return middle - half, middle + half
