"""Texts and glyphs drawn once and then copied: painting a text is by far the costliest step of a frame.

The atlas is one picture with shelves; when it is full it is emptied and filled again by what is on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

_SIDE = 2048
_PICTURES = 16


class Atlas:
    """Remembers small pictures by key, for one device pixel ratio."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self._pixmap: QPixmap | None = None
        self._places: dict[Hashable, tuple[int, int, int, int]] = {}
        self._shelf: dict[int, list[int]] = {}
        self._next_y = 0
        self._pictures: dict[Hashable, QPixmap] = {}

    def __len__(self) -> int:
        return len(self._places)

    def draw(
        self,
        painter: QPainter,
        key: Hashable,
        x: float,
        y: float,
        width: int,
        height: int,
        make: Callable[[QPainter], None],
    ) -> None:
        """Paints the picture `key` with its top left corner at (x, y); `make` draws it, from (0, 0), if it is new."""
        if self.show(painter, key, x, y):
            return
        if self._add(key, width, height, make):
            self.show(painter, key, x, y)
            return
        painter.save()
        painter.translate(x, y)
        make(painter)
        painter.restore()

    def show(self, painter: QPainter, key: Hashable, x: float, y: float) -> bool:
        """Paints a picture if it is remembered; False if it is not."""
        place = self._places.get(key)
        if place is None or self._pixmap is None:
            return False
        px, py, pw, ph = place
        ratio = self.ratio
        if ratio == 1.0:
            painter.drawPixmap(int(x), int(y), self._pixmap, px, py, pw, ph)
        else:
            target = QRectF(round(x * ratio) / ratio, round(y * ratio) / ratio, pw / ratio, ph / ratio)
            painter.drawPixmap(target, self._pixmap, QRectF(px, py, pw, ph))
        return True

    def picture(self, key: Hashable, width: int, height: int, make: Callable[[QPainter], None]) -> QPixmap:
        """A remembered picture of its own, for the few that are too large for a shelf."""
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) >= _PICTURES:
                self._pictures.clear()
            found = QPixmap(round(width * self.ratio), round(height * self.ratio))
            found.setDevicePixelRatio(self.ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            try:
                make(painter)
            finally:
                painter.end()
            self._pictures[key] = found
        return found

    def _add(self, key: Hashable, width: int, height: int, make: Callable[[QPainter], None]) -> bool:
        pw, ph = round(width * self.ratio) + 1, round(height * self.ratio)
        if pw > _SIDE or ph > _SIDE // 8:
            return False
        x, y = self._room(pw, ph)
        if self._pixmap is None:
            self._pixmap = QPixmap(_SIDE, _SIDE)
            self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(x, y)
            painter.scale(self.ratio, self.ratio)
            painter.setClipRect(QRectF(0, 0, width, height))
            make(painter)
        finally:
            painter.end()
        self._places[key] = (x, y, pw, ph)
        return True

    def _room(self, width: int, height: int) -> tuple[int, int]:
        """Finds a place on a shelf of this height, opens a new shelf, or starts over."""
        shelf = self._shelf.get(height)
        if shelf is not None and shelf[0] + width <= _SIDE:
            x = shelf[0]
            shelf[0] += width
            return x, shelf[1]
        if self._next_y + height > _SIDE:
            self._places.clear()
            self._shelf.clear()
            self._next_y = 0
            self._pixmap = None
        y = self._next_y
        self._next_y += height
        self._shelf[height] = [width, y]
        return 0, y
