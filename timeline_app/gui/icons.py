"""The line icons of `resources/icons/ui`, tinted for the theme and sharp at every pixel ratio.

action.setIcon(icon("folder", theme))
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from timeline_app.gui.theme import Theme, load_theme
from timeline_app.resources import resource

SIZE = 20
"""The logical size that the icons are drawn for, in pixels."""


def icon(name: str, theme: Theme, colour: str = "muted") -> QIcon:
    """An icon in one of the theme's colours, with a faint one for disabled."""
    return _icon(name, theme.name, colour)


def pixmap(name: str, theme: Theme, colour: str = "muted", size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` logical pixels."""
    return _pixmap(name, theme.colours[colour], size, ratio)


@cache
def _icon(name: str, theme: str, colour: str) -> QIcon:
    colours = load_theme(theme).colours
    result = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        result.addPixmap(_pixmap(name, colours[colour], SIZE, ratio), QIcon.Mode.Normal)
        result.addPixmap(_pixmap(name, colours["accent"], SIZE, ratio), QIcon.Mode.Normal, QIcon.State.On)
        result.addPixmap(_pixmap(name, colours["strong"], SIZE, ratio), QIcon.Mode.Disabled)
    return result


def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
        renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    finally:
        painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _source(name: str) -> str:
    return resource(f"icons/ui/{name}.svg").read_text(encoding="utf-8")
