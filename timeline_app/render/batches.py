"""Many rectangles, or many pieces of one pixmap, in a single call: no Python object is made for each.

Qt takes C arrays of its values; here they are rows of a numpy array that is kept and used again.

    Boxes().draw(painter, rects, QColor("black"))          # rects: n × (x, y, width, height), whole numbers
    Sprites().draw(painter, pixmap, pieces)                # pieces: n × (x, y, left, top, width, height, opacity)
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from shiboken6 import Shiboken

_FIRST = 512


class _Array:
    """Memory that Qt sees as values of one class. It only ever grows, and what it outgrew is kept: Qt's view of an
    address must never outlive what lies there."""

    def __init__(self, kind: type, fields: int, dtype: type) -> None:
        self._kind = kind
        self._outgrown: list[NDArray[Any]] = []
        self.rows: NDArray[Any] = np.zeros((_FIRST, fields), dtype)
        self.first: Any = Shiboken.wrapInstance(self.rows.ctypes.data, kind)

    def room(self, count: int) -> NDArray[Any]:
        """The first `count` rows, to be filled."""
        if count > len(self.rows):
            self._outgrown.append(self.rows)
            self.rows = np.zeros((max(count, 2 * len(self.rows)), self.rows.shape[1]), self.rows.dtype)
            self.first = Shiboken.wrapInstance(self.rows.ctypes.data, self._kind)
        return self.rows[:count]


class Boxes:
    """Filled rectangles."""

    def __init__(self) -> None:
        self._array = _Array(QRect, 4, np.int32)

    def draw(self, painter: QPainter, rects: NDArray[np.float64], colour: QColor) -> None:
        """Fills n × (x, y, width, height) with a colour; sets the painter's pen and brush."""
        if not len(rects):
            return
        rows = self._array.room(len(rects))
        # Qt keeps the last pixel of each, not the size.
        rows[:, 0:2] = rects[:, 0:2]
        rows[:, 2:4] = rects[:, 0:2] + rects[:, 2:4] - 1.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(self._array.first, len(rects))


class Sprites:
    """Pieces of one pixmap, each put somewhere."""

    def __init__(self) -> None:
        self._array = _Array(QPainter.PixmapFragment, 10, np.float64)

    def draw(self, painter: QPainter, pixmap: QPixmap, pieces: NDArray[np.float64]) -> None:
        """Copies n × (x, y, left, top, width, height, opacity): from (left, top) of the pixmap to (x, y)."""
        if not len(pieces):
            return
        rows = self._array.room(len(pieces))
        # Qt wants the middle of each piece.
        rows[:, 0:2] = pieces[:, 0:2] + pieces[:, 4:6] / 2
        rows[:, 2:6] = pieces[:, 2:6]
        rows[:, 6:8] = 1.0
        rows[:, 8] = 0.0
        rows[:, 9] = pieces[:, 6]
        painter.drawPixmapFragments(self._array.first, len(pieces), pixmap)


def across(xs: NDArray[np.float64], y: float, height: float, width: float = 1.0) -> NDArray[np.float64]:
    """Rectangles of one height and width with these left edges."""
    rects = np.empty((len(xs), 4))
    rects[:, 0], rects[:, 1], rects[:, 2], rects[:, 3] = xs, y, width, height
    return rects


def whole_pixels(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The nearest pixel boundaries; half pixels go up, so that equal distances stay equal."""
    found: NDArray[np.float64] = np.floor(values + 0.5)
    return found
