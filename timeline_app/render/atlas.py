"""Texts and glyphs drawn once and then copied: painting a text is by far the costliest step of a frame.

The atlas is one picture with shelves, and a page of names for each style; when it is full it is emptied and filled
again by what is on the screen.

    atlas.learn("label", texts, size, make)                    # draws those that are new
    slots = atlas.slots("label", texts)                        # -1 for what found no room
    atlas.show(painter, slots, xs, ys, opacities)              # copies all of them in one call
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import repeat
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from timeline_app.render.batches import Sprites

_SIDE = 2048
_K = TypeVar("_K", bound=Hashable)
Size = tuple[int, int]


class Atlas:
    """Remembers small pictures by style and key, for one device pixel ratio.

    `round` counts how often it was full and started over: slots of another round are worth nothing.
    """

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self.round = 0
        self._wide = _SIDE if ratio <= 1.5 else 2 * _SIDE
        self._pixmap: QPixmap | None = None
        self._pages: dict[Hashable, dict[Hashable, int]] = {}
        self._places = np.zeros((1024, 4), np.float64)
        self._count = 0
        self._shelf: dict[int, list[int]] = {}
        self._next_y = 0
        self._sprites = Sprites()

    def __len__(self) -> int:
        return self._count

    def slots(self, style: Hashable, keys: Sequence[Hashable]) -> NDArray[np.int64]:
        """Where each of the pictures is remembered; -1 for those that are not."""
        page = self._pages.get(style, {})
        return np.fromiter(map(page.get, keys, repeat(-1)), np.int64, len(keys))

    def learn(
        self, style: Hashable, keys: Sequence[_K], size: Callable[[_K], Size], make: Callable[[QPainter, _K], None]
    ) -> None:
        """Draws the new ones among `keys`: `make` draws from (0, 0) within `size`. What is too large is left out."""
        page = self._pages.setdefault(style, {})
        new = [key for key in dict.fromkeys(keys) if key not in page]
        if new:
            self._add(style, [(key, size(key)) for key in new], make)

    def _add(self, style: Hashable, new: list[tuple[_K, Size]], make: Callable[[QPainter, _K], None]) -> None:
        # Opening a painter costs as much as drawing a text. Places first: finding one may empty the atlas.
        fits = [(key, wide, high) for key, (wide, high) in new if self._fits(wide, high)]
        places = [self._room(round(w * self.ratio) + 1, round(h * self.ratio)) for _, w, h in fits]
        if not fits:
            return
        if self._pixmap is None:
            self._pixmap = QPixmap(self._wide, _SIDE)
            self._pixmap.fill(Qt.GlobalColor.transparent)
        page = self._pages.setdefault(style, {})
        painter = QPainter(self._pixmap)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for (key, width, height), (x, y, round_) in zip(fits, places, strict=True):
                if round_ != self.round:
                    continue
                painter.setTransform(QTransform(self.ratio, 0, 0, self.ratio, x, y))
                painter.setClipRect(QRectF(0, 0, width, height))
                make(painter, key)
                page[key] = self._keep(x, y, round(width * self.ratio) + 1, round(height * self.ratio))
        finally:
            painter.end()

    def _keep(self, *place: int) -> int:
        if self._count == len(self._places):
            self._places = np.concatenate((self._places, np.zeros_like(self._places)))
        self._places[self._count] = place
        self._count += 1
        return self._count - 1

    def show(
        self,
        painter: QPainter,
        slots: NDArray[np.int64],
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        opacity: NDArray[np.float64] | float = 1.0,
    ) -> None:
        """Copies remembered pictures, none of them -1: their top left corners at (x, y), on whole device pixels."""
        if not len(slots) or self._pixmap is None:
            return
        ratio = self.ratio
        pieces = np.empty((len(slots), 7))
        pieces[:, 0], pieces[:, 1] = x, y
        if ratio != 1.0:
            pieces[:, 0:2] *= ratio
        pieces[:, 0:2] = np.rint(pieces[:, 0:2])
        pieces[:, 2:6] = self._places[slots]
        pieces[:, 6] = opacity
        if ratio == 1.0:
            self._sprites.draw(painter, self._pixmap, pieces)
            return
        # In device pixels a copy is a copy; scaled there and back it would be resampled.
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        self._sprites.draw(painter, self._pixmap, pieces)
        painter.restore()

    def _fits(self, width: int, height: int) -> bool:
        return round(width * self.ratio) + 1 <= self._wide and round(height * self.ratio) <= _SIDE // 8

    def _room(self, width: int, height: int) -> tuple[int, int, int]:
        """A place on a shelf of this height, on a new one, or after starting over; and the round it belongs to."""
        shelf = self._shelf.get(height)
        if shelf is None or shelf[0] + width > self._wide:
            if self._next_y + height > _SIDE:
                self._start_over()
            shelf = self._shelf[height] = [0, self._next_y]
            self._next_y += height
        x = shelf[0]
        shelf[0] += width
        return x, shelf[1], self.round

    def _start_over(self) -> None:
        self._pages.clear()
        self._shelf.clear()
        self._count = 0
        self._next_y = 0
        if self._pixmap is not None:
            # The same memory again: fresh pages cost more than wiping these.
            self._pixmap.fill(Qt.GlobalColor.transparent)
        self.round += 1
