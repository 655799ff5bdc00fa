"""Paints the key with the very shapes of the marks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from timeline_app.index.columns import Flag
from timeline_app.render.fonts import Fonts
from timeline_app.render.glyphs import draw_bar, draw_point
from timeline_app.render.theme import Theme
from timeline_app.timeline.key import SWATCH, KeyPlace


def paint_key(painter: QPainter, places: Sequence[KeyPlace], theme: Theme, fonts: Fonts, x: float, y: float) -> None:
    """Paints entries with the key's top left corner at (x, y)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place in places:
        item = place.item
        left, middle = round(x + place.x), round(y + place.y + fonts.small_line / 2) + 0.5
        colour = theme.category(item.colour)
        if item.bar:
            draw_bar(painter, left, left + SWATCH - 7, middle, item.flags, colour, theme)
        else:
            shift = 14.5 if item.flags & Flag.OPEN_START else 6.5
            draw_point(painter, QPointF(left + shift, middle), item.flags, colour, theme, 8.0)
        painter.setFont(fonts.small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(left + SWATCH, round(y + place.y) + fonts.small_ascent), item.text)
