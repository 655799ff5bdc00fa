"""Gets frames to the screen: a new frame directly, the same one again from a copy, so that hovering costs next to
nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.render.atlas import Atlas

Draw = Callable[[QPainter, Atlas], None]


class Stage:
    """Remembers the last frame and the texts and glyphs that frames share."""

    def __init__(self) -> None:
        self._atlas = Atlas(1.0)
        self._buffer: QPixmap | None = None
        self._stale = True
        self._buffered = False

    def invalidate(self) -> None:
        """The next frame is another one."""
        self._stale = True

    def forget(self) -> None:
        """Fonts or colours changed: nothing remembered is right any more."""
        self._atlas = Atlas(self._atlas.ratio)
        self._stale = True

    def paint(self, painter: QPainter, exposed: QRectF, whole: QRectF, ratio: float, draw: Draw) -> None:
        """Paints what is exposed of a canvas `whole`; `draw` paints all of it."""
        if self._atlas.ratio != ratio:
            self._atlas = Atlas(ratio)
            self._stale = True
        if self._stale and exposed.contains(whole):
            # A frame that may be the only one like it goes straight to the screen.
            draw(painter, self._atlas)
            self._stale = self._buffered = False
            return
        if self._stale or not self._buffered:
            self._fill(whole, ratio, draw)
            self._stale, self._buffered = False, True
        assert self._buffer is not None
        painter.drawPixmap(exposed, self._buffer, QRectF(exposed.topLeft() * ratio, exposed.size() * ratio))

    def _fill(self, whole: QRectF, ratio: float, draw: Draw) -> None:
        wide, high = round(whole.width() * ratio), round(whole.height() * ratio)
        # The same memory for every frame: fresh pages cost more than painting them.
        if self._buffer is None or (self._buffer.width(), self._buffer.height()) != (wide, high):
            self._buffer = QPixmap(wide, high)
        self._buffer.setDevicePixelRatio(ratio)
        painter = QPainter(self._buffer)
        try:
            draw(painter, self._atlas)
        finally:
            painter.end()
