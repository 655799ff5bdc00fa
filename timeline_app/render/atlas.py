"""Texts and glyphs drawn once and then copied: painting a text is by far the costliest step of a frame.

The atlas is one picture with shelves; when it is full it is emptied and filled again by what is on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

_SIDE = 2048


class Atlas:
    """Remembers small pictures by key, for one device pixel ratio."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self._pixmap: QPixmap | None = None
        self._places: dict[Hashable, tuple[int, int, int, int]] = {}
        self._shelf: dict[int, list[int]] = {}
        self._next_y = 0
        self._round = 0

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
        self.add([(key, width, height, make)])
        if self.show(painter, key, x, y):
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

    def has(self, key: Hashable) -> bool:
        """Whether a picture is remembered."""
        return key in self._places

    def add(self, wanted: Sequence[tuple[Hashable, int, int, Callable[[QPainter], None]]]) -> None:
        """Draws several new pictures (key, width, height, make) in one go; what is too large is left out."""
        fits = [w for w in wanted if self._fits(w[1], w[2])]
        if not fits:
            return
        # Opening a painter costs as much as drawing a text. Places first: finding one may empty the atlas.
        places = [self._room(round(w * self.ratio) + 1, round(h * self.ratio)) for _, w, h, _ in fits]
        if self._pixmap is None:
            self._pixmap = QPixmap(_SIDE, _SIDE)
            self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for (key, width, height, make), (x, y, round_) in zip(fits, places, strict=True):
                if round_ != self._round:
                    continue
                painter.setTransform(QTransform(self.ratio, 0, 0, self.ratio, x, y))
                painter.setClipRect(QRectF(0, 0, width, height))
                make(painter)
                self._places[key] = (x, y, round(width * self.ratio) + 1, round(height * self.ratio))
        finally:
            painter.end()

    def _fits(self, width: int, height: int) -> bool:
        return round(width * self.ratio) + 1 <= _SIDE and round(height * self.ratio) <= _SIDE // 8

    def _room(self, width: int, height: int) -> tuple[int, int, int]:
        """A place on a shelf of this height, on a new one, or after starting over; and how often that happened."""
        shelf = self._shelf.get(height)
        if shelf is None or shelf[0] + width > _SIDE:
            if self._next_y + height > _SIDE:
                self._places.clear()
                self._shelf.clear()
                self._next_y = 0
                self._pixmap = None
                self._round += 1
            shelf = self._shelf[height] = [0, self._next_y]
            self._next_y += height
        x = shelf[0]
        shelf[0] += width
        return x, shelf[1], self._round
