"""The pyqtgraph view and its one item: paints the last frame, and turns mouse, wheel and keys into calls.

There is one item for everything that is drawn, and no object for an event. The frame is painted into a pixmap once
when it changes; hover and selection are painted over a copy of it.
"""

from __future__ import annotations

import logging
from typing import Protocol

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QStyleOptionGraphicsItem, QWidget

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_log = logging.getLogger(__name__)


class Scene(Protocol):
    """What the canvas asks of its owner: to paint, and to react to keys."""

    def paint_frame(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint the whole canvas or at least what is exposed."""

    def canvas_resized(self) -> None:
        """The canvas has another size."""

    def key(self, event: QKeyEvent) -> bool:
        """A key went down; True if it was used."""

    def focus_changed(self, focused: bool, by_key: bool) -> None:
        """The keyboard came to the canvas, by a key or by the mouse, or left it."""


class Hand(Protocol):
    """What the canvas hands the mouse's doings to."""

    def wheel(self, event: QWheelEvent) -> None:
        """The wheel was turned over the canvas."""

    def pinched(self, event: QNativeGestureEvent) -> bool:
        """Two fingers on a trackpad; True if it was used."""

    def pressed(self, event: QMouseEvent) -> None:
        """A button went down."""

    def moved(self, event: QMouseEvent) -> None:
        """The mouse moved, with or without a button."""

    def released(self, event: QMouseEvent) -> None:
        """A button went up."""

    def double_clicked(self, event: QMouseEvent) -> None:
        """A double click."""

    def left(self) -> None:
        """The mouse went out."""


class Teller(Protocol):
    """What the interface asks of the timeline. Rows are those of its index."""

    def rows_in_sight(self) -> list[int]:
        """Rows with a mark of their own in the window, in order of time."""

    def place_of(self, row: int) -> QRect:
        """Where an event is on the screen; nothing if it is out of sight."""

    def told(self, row: int) -> tuple[str, str]:
        """What an event is called, and what else is to say of it."""

    def current_row(self) -> int | None:
        """The event the keys are on."""

    def selected_rows(self) -> tuple[int, ...]:
        """The selected events."""


class TimelineItem(pg.GraphicsObject):  # type: ignore[misc]
    """Everything that is drawn, as one item as large as the canvas."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._owner = scene
        self._box = QRectF(0, 0, 1, 1)
        self._failed = False

    def resize(self, width: float, height: float) -> None:
        """Covers the canvas."""
        self.prepareGeometryChange()
        self._box = QRectF(0, 0, width, height)

    def boundingRect(self) -> QRectF:
        """The whole canvas, in pixels."""
        return self._box

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paints the frame. An exception must not leave here: it would leave the painter open and end the process."""
        try:
            self._owner.paint_frame(painter, option.exposedRect)
        except Exception:
            if not self._failed:
                _log.exception("the timeline could not be painted")
            self._failed = True


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """A pyqtgraph view in pixel coordinates that hands all input to its owner."""

    def __init__(self, scene: Scene, hand: Hand, parent: QWidget | None = None) -> None:
        self._owner = scene
        self._hand = hand
        self.teller: Teller | None = None
        self._item: TimelineItem | None = None
        super().__init__(parent, background=None)
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        # One item covers everything: nothing has to be looked for, saved, or filled before.
        self.setOptimizationFlags(
            pg.GraphicsView.OptimizationFlag.DontSavePainterState
            | pg.GraphicsView.OptimizationFlag.DontAdjustForAntialiasing
        )
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._item = TimelineItem(scene)
        self.scene().addItem(self._item)

    @property
    def item(self) -> TimelineItem:
        """The one item."""
        assert self._item is not None
        return self._item

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keeps one scene unit to one pixel."""
        super().resizeEvent(event)
        if self._item is not None:
            self._item.resize(self.viewport().width(), self.viewport().height())
            self._owner.canvas_resized()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom or pan."""
        self._hand.wheel(event)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Takes pinching; the rest goes its usual way."""
        if isinstance(event, QNativeGestureEvent) and self._hand.pinched(event):
            return True
        return bool(super().viewportEvent(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start of a click or a drag."""
        self._hand.pressed(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover or drag."""
        self._hand.moved(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End of a click or a drag."""
        self._hand.released(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens what is under the mouse."""
        self._hand.double_clicked(event)
        event.accept()

    def leaveEvent(self, event: object) -> None:
        """Nothing is hovered any more."""
        self._hand.left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key of the timeline, or one for the window."""
        if not self._owner.key(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is."""
        super().focusInEvent(event)
        self._owner.focus_changed(True, event.reason() in _BY_KEY)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._owner.focus_changed(False, False)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """pyqtgraph would swallow it."""
        event.ignore()
