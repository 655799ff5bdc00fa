"""Puts texts and small shapes on a painter: copied from an atlas where there is one, otherwise drawn directly.

pen = Pen(painter, fonts, atlas)
pen.texts(TextStyle(LABEL, "#1c2128"), ["Talks open"], np.array([8.0]), np.array([60.0]))
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter

from timeline_app.render.atlas import Atlas, Size
from timeline_app.render.batches import Boxes
from timeline_app.render.fonts import Fonts

LABEL, SMALL, STRONG = "label", "small", "strong"
"""The fonts: of names; of second lines, counts and the axis; of the axis's upper row."""

_K = TypeVar("_K", bound=Hashable)
_boxes = Boxes()


class TextStyle(NamedTuple):
    """A font and a colour (`#rrggbb`)."""

    font: str
    colour: str


class Pen:
    """For one painting."""

    def __init__(self, painter: QPainter, fonts: Fonts, atlas: Atlas | None) -> None:
        self._p = painter
        self._fonts = fonts
        self._atlas = atlas

    @property
    def round(self) -> int:
        """How often the atlas started over."""
        return self._atlas.round if self._atlas else 0

    @property
    def remembers(self) -> bool:
        """Whether shapes are copied, on whole pixels."""
        return self._atlas is not None

    def boxes(self, rects: NDArray[np.float64], colour: str | QColor) -> None:
        """Fills rectangles, rows of x, y, width and height."""
        _boxes.draw(self._p, rects, QColor(colour))

    # --- texts -----------------------------------------------------------------------------------------------------

    def learn(self, style: TextStyle, texts: Sequence[str]) -> None:
        """Has the atlas draw all new texts in one go."""
        if self._atlas is not None and any(texts):
            self._atlas.learn(style, texts, lambda t: self._size(t, style), lambda p, t: self._make(p, t, style))

    def texts(
        self,
        style: TextStyle,
        texts: Sequence[str],
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        strength: NDArray[np.float64] | None = None,
    ) -> None:
        """Texts with their top left corners at (x, y), on whole pixels; `strength` below 1 for faint ones."""
        if not any(texts):
            return
        left, top = np.round(x), np.round(y)
        rest: Sequence[int] = range(len(texts))
        if self._atlas is not None:
            slots = self._atlas.slots(style, texts)
            known = np.flatnonzero(slots >= 0)
            opacity = 1.0 if strength is None else strength[known]
            self._atlas.show(self._p, slots[known], left[known], top[known], opacity)
            if len(known) == len(texts):
                return
            rest = np.flatnonzero(slots < 0).tolist()
        self._p.setFont(self._font(style))
        self._p.setPen(QColor(style.colour))
        ascent = self._ascent(style)
        for i in rest:
            if texts[i]:
                faint = strength is not None and strength[i] < 1.0
                if faint and strength is not None:
                    self._p.setOpacity(float(strength[i]))
                self._p.drawText(QPointF(float(left[i]), float(top[i]) + ascent), texts[i])
                if faint:
                    self._p.setOpacity(1.0)

    def _font(self, style: TextStyle) -> QFont:
        fonts = self._fonts
        return fonts.label if style.font == LABEL else fonts.small if style.font == SMALL else fonts.strong

    def _ascent(self, style: TextStyle) -> float:
        return self._fonts.ascent if style.font == LABEL else self._fonts.small_ascent

    def _size(self, text: str, style: TextStyle) -> Size:
        fonts = self._fonts
        if style.font == LABEL:
            return int(fonts.width(text)) + 4, int(fonts.line) + 1
        width = fonts.small_width(text) if style.font == SMALL else fonts.strong_width(text)
        return int(width) + 4, int(fonts.small_line) + 1

    def _make(self, painter: QPainter, text: str, style: TextStyle) -> None:
        painter.setFont(self._font(style))
        painter.setPen(QColor(style.colour))
        painter.drawText(QPointF(0, self._ascent(style)), text)

    # --- shapes ----------------------------------------------------------------------------------------------------

    def learn_shapes(
        self, kind: str, keys: Sequence[_K], size: Callable[[_K], Size], make: Callable[[QPainter, _K], None]
    ) -> None:
        """Has the atlas draw all new shapes: `make` draws one from (0, 0)."""
        if self._atlas is not None:
            self._atlas.learn(kind, keys, size, make)

    def shapes(
        self,
        kind: str,
        keys: Sequence[_K],
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        make: Callable[[QPainter, _K], None],
    ) -> None:
        """Shapes with their top left corners at (x, y)."""
        rest: Sequence[int] = range(len(keys))
        if self._atlas is not None:
            slots = self._atlas.slots(kind, keys)
            known = np.flatnonzero(slots >= 0)
            self._atlas.show(self._p, slots[known], x[known], y[known])
            if len(known) == len(keys):
                return
            rest = np.flatnonzero(slots < 0).tolist()
        for i in rest:
            self._p.save()
            self._p.translate(float(x[i]), float(y[i]))
            make(self._p, keys[i])
            self._p.restore()


def px(value: float) -> float:
    """The nearest pixel boundary; half pixels go up, so that equal distances stay equal."""
    return float(int(value + 0.5)) if value >= 0 else float(-int(0.5 - value))
