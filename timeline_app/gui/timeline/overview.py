"""The strip below the timeline: how many events there are over the whole range, and a window on what is in sight.

Where it is as wide as the timeline, a date stands just below the same date when the timeline shows everything.
Drag the window to pan, its edges to zoom; click beside it to go there; double-click to see everything.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.gui.timeline.gestures import wheel_factor
from timeline_app.gui.timeline.view import TimelineView
from timeline_app.index.event_index import EventIndex
from timeline_app.render.batches import Boxes, across
from timeline_app.render.fonts import Fonts
from timeline_app.render.theme import LIGHT, Theme
from timeline_app.timeline.names import ENGLISH, Names
from timeline_app.timeline.reach import Reach, framing, reach_of
from timeline_app.timeline.ticks import Axis, ticks
from timeline_app.timeline.viewport import Viewport

_COLUMN = 3
_GRIP = 6.0
_LEAST = 8.0
_EDGE = 12.0
_YEARS = 300 * 86_400  # seconds from which ticks can only be years


class OverviewStrip(QWidget):
    """Density of the whole range with a draggable window.

    Signals: `windowMoved(t0, t1)` in seconds, `resetRequested()`.
    """

    windowMoved = Signal(float, float)
    resetRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = EventIndex.empty()
        self._reach = self._passing = Reach()
        self._visible: NDArray[np.bool_] | None = None
        self._view: TimelineView | None = None
        self._left = 0
        self._range = Viewport(0.0, 1.0, 100)
        self._window = (0.0, 1.0)
        self._theme = LIGHT
        self._names = ENGLISH
        self._fonts = Fonts.of(self.font())
        self._grabbed: tuple[str, float, tuple[float, float]] | None = None
        self._ground: QPixmap | None = None
        self._boxes = Boxes()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Overview"))

    def attach(self, view: TimelineView) -> None:
        """Follows a timeline and steers it."""
        self._view = view
        view.viewChanged.connect(self.set_window)
        self.windowMoved.connect(view.show_at_once)
        self.resetRequested.connect(view.fit)
        self.set_window(*view.viewport_range)

    def set_index(self, index: EventIndex) -> None:
        """Shows other events."""
        self._index = index
        self._reach = self._passing = reach_of([np.arange(len(index))], index)
        self._visible = self._ground = None
        self._layout()
        self.update()

    def set_visible_rows(self, visible: NDArray[np.bool_] | None) -> None:
        """Counts only rows where the mask is true; the range is that of all events, and reaches to these."""
        self._visible = visible
        self._passing = self._reach if visible is None else reach_of([np.flatnonzero(visible)], self._index)
        self._ground = None
        self._layout()
        self.update()

    def set_window(self, t0: float, t1: float) -> None:
        """What the timeline shows, in seconds."""
        if (t0, t1) != self._window:
            self._window = (t0, t1)
            if self._reach.aside and self._grabbed is None:
                self._layout()
            self.update()
        if self._plot() != (self._left, self._range.width):
            self._layout()

    def set_theme(self, theme: Theme) -> None:
        """Light or dark."""
        self._theme = theme
        self._ground = None
        self.update()

    def set_names(self, names: Names) -> None:
        """Month names and the like in the user's language."""
        self._names = names
        self._ground = None
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the system's text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fonts = Fonts.of(self.font())
            self._ground = None
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """A strip: a line of text and a low histogram."""
        return QSize(600, int(self._fonts.small_line) + 44)

    def minimumSizeHint(self) -> QSize:
        """May become narrow, not low."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The range fills the width."""
        self._layout()

    def _layout(self) -> None:
        """The range is that of nearly all events, and of all while what passes, or the window, is far from these."""
        bulk, whole = self._fitted(self._reach.bulk), self._fitted(self._reach.whole)
        (t0, t1), (first, last) = self._window, self._passing.bulk or (bulk.t0, bulk.t1)
        near = bulk.t0 <= t0 + bulk.span and t1 - bulk.span <= bulk.t1 and bulk.t0 <= first and last <= bulk.t1
        range_, left = bulk if near else whole, self._plot()[0]
        if (range_, left) != (self._range, self._left):
            self._range, self._left = range_, left
            self._ground = None
            self.update()

    def _fitted(self, ends: tuple[float, float] | None) -> Viewport:
        return framing(ends, self._index, self._plot()[1], self._view.composer.style.pad * 3 if self._view else _EDGE)

    def _plot(self) -> tuple[int, int]:
        """Where the range begins, and how wide it is, in pixels: as the timeline's plot, if that is above."""
        if self._view is None or self._view.width() != self.width():
            return 0, max(self.width(), 1)
        return self._view.composer.gutter, self._view.target.width

    def _x(self, t: float) -> float:
        return self._left + self._range.x_of(t)

    def _t(self, x: float) -> float:
        return self._range.t_of(x - self._left)

    # --- painting --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The histogram from its buffer, and the window over it."""
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatio() != ratio:
            self._ground = self._painted(ratio)
        painter = QPainter(self)
        try:
            painter.drawPixmap(0, 0, self._ground)
            self._paint_window(painter)
        finally:
            painter.end()

    def _painted(self, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.background))
        painter = QPainter(pixmap)
        try:
            self._paint_axis(painter)
            self._paint_columns(painter)
            painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(self._theme.hairline))
        finally:
            painter.end()
        return pixmap

    def _paint_axis(self, painter: QPainter) -> None:
        axis = ticks(self._range, self._names, self._fonts.small_width("0") * 1.7)
        painter.setFont(self._fonts.small)
        end = self._left + self._range.width
        free = 0.0
        for x, text in named(axis):
            x = self._left + round(x)
            if x >= self._left:
                painter.fillRect(QRectF(x, 1, 1, self.height()), QColor(self._theme.grid))
            begin = max(x, self._left) + 4
            painter.setPen(QColor(self._theme.muted))
            if text and begin >= free and begin + self._fonts.small_width(text) < end:
                painter.drawText(QPointF(begin, 4 + self._fonts.small_ascent), text)
                free = begin + self._fonts.small_width(text) + 4

    def _paint_columns(self, painter: QPainter) -> None:
        """All events faintly, and before them those that the filters show, at the same scale."""
        every, shown = self.counts(everything=True), self.counts()
        if not every.any():
            return
        high, most = self.height() - self._fonts.small_line - 12, np.log1p(max(int(every.max()), 3))
        painter.setPen(Qt.PenStyle.NoPen)
        for counts, colour in ((every, self._theme.fold), (shown, self._theme.density)):
            some = np.flatnonzero(counts)
            heights = np.maximum(np.round(np.log1p(counts[some]) / most * high), 2.0)
            rects = across((self._left + some * _COLUMN).astype(np.float64), 0.0, 0.0, _COLUMN - 1.0)
            rects[:, 1], rects[:, 3] = self.height() - 4 - heights, heights
            self._boxes.draw(painter, rects, QColor(colour))

    def counts(self, *, everything: bool = False) -> NDArray[np.int64]:
        """Events that start in each column of the strip: those shown, or all."""
        all_ = everything or self._visible is None
        start = self._index.start if all_ else self._index.start[self._visible]
        edges = np.arange(self._range.width // _COLUMN + 1) * (_COLUMN / self._range.scale) + self._range.t0
        counts: NDArray[np.int64] = np.diff(np.searchsorted(start, np.ceil(edges).astype(np.int64)))
        return counts

    def window_rect(self) -> QRectF:
        """Where the window stands, in pixels, at least some wide so that it can be grabbed."""
        x0, x1 = (self._x(t) for t in self._window)
        if x1 - x0 < _LEAST:
            middle = (x0 + x1) / 2
            x0, x1 = middle - _LEAST / 2, middle + _LEAST / 2
        return QRectF(x0, 1, x1 - x0, self.height() - 1)

    def _paint_window(self, painter: QPainter) -> None:
        box = self.window_rect()
        veil, edge, fill = QColor(self._theme.background), QColor(self._theme.accent), QColor(self._theme.accent)
        veil.setAlphaF(0.55)
        fill.setAlphaF(0.07)
        first, last = self._left, self._left + self._range.width
        left, right = max(round(box.left()), first), min(round(box.right()), last)
        painter.fillRect(QRectF(first, 1, left - first, self.height()), veil)
        painter.fillRect(QRectF(right, 1, last - right, self.height()), veil)
        painter.fillRect(QRectF(left, 1, right - left, self.height()), fill)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left + 0.5, 1.5, max(right - left - 1, 1), self.height() - 2))
        painter.setPen(QPen(edge, 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = self.height() / 2
        for x in (left + 0.5, right - 0.5):
            painter.drawLine(QPointF(x, middle - 7), QPointF(x, middle + 7))

    # --- mouse -----------------------------------------------------------------------------------------------------

    def _part(self, x: float) -> str:
        box = self.window_rect()
        if abs(x - box.left()) <= _GRIP and x < box.center().x():
            return "left"
        if abs(x - box.right()) <= _GRIP:
            return "right"
        return "body" if box.left() <= x <= box.right() else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grabs the window or an edge; beside it, brings the window there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        part = self._part(x)
        if not part:
            half = (self._window[1] - self._window[0]) / 2
            t = self._t(x)
            self._move(t - half, t + half)
            part = "body"
        self._grabbed = (part, x, self._window)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves what is grabbed."""
        x = event.position().x()
        if self._grabbed is None:
            self._point(self._part(x))
            return
        part, start, (t0, t1) = self._grabbed
        by = (x - start) / self._range.scale
        least = _LEAST / self._range.scale / 100
        if part == "body":
            self._move(t0 + by, t1 + by)
        elif part == "left":
            self._move(min(t0 + by, t1 - least), t1)
        else:
            self._move(t0, max(t1 + by, t0 + least))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go; the range follows the window only now, so that it does not change under the hand."""
        self._grabbed = None
        self._layout()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Everything."""
        self._grabbed = None
        self.resetRequested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms the window about the mouse."""
        factor = wheel_factor(event.angleDelta().y())
        t = self._t(event.position().x())
        t0, t1 = self._window
        t = min(max(t, t0), t1)
        self._move(t - (t - t0) / factor, t + (t1 - t) / factor)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the window, + and − make it narrower and wider, 0 and Home show everything."""
        t0, t1 = self._window
        by, key = (t1 - t0) / 10, event.key()
        moves = {
            Qt.Key.Key_Left: (t0 - by, t1 - by),
            Qt.Key.Key_Right: (t0 + by, t1 + by),
            Qt.Key.Key_Plus: (t0 + by, t1 - by),
            Qt.Key.Key_Equal: (t0 + by, t1 - by),
            Qt.Key.Key_Minus: (t0 - by, t1 + by),
        }
        if key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.resetRequested.emit()
        elif key in moves:
            self._move(*moves[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _point(self, part: str) -> None:
        shapes = {"left": Qt.CursorShape.SizeHorCursor, "right": Qt.CursorShape.SizeHorCursor}
        shapes["body"] = Qt.CursorShape.OpenHandCursor
        self.setCursor(shapes.get(part, Qt.CursorShape.ArrowCursor))

    def _move(self, t0: float, t1: float) -> None:
        self.windowMoved.emit(t0, t1)


def named(axis: Axis) -> list[tuple[float, str]]:
    """Where the strip says which dates: the coarser row if it says enough, so that the strip stays quiet.

    Otherwise the finer one. Years explain themselves; days and months take the words of the coarser row where that
    begins, and for those that the strip begins with.
    """
    inside = [(tick.x, tick.text) for tick in axis.context if tick.x >= 0]
    if len(inside) >= 3:
        return inside
    found = {tick.x: tick.text for tick in axis.detail}
    if len(axis.detail) > 1 and axis.detail[1].t - axis.detail[0].t < _YEARS:
        found |= {tick.x: tick.text for tick in axis.context}
    return sorted(found.items())
