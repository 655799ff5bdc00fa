"""The shapes of marks. Each fact has a shape of its own, so that nothing is told by colour alone:

happened  ●    planned  ○    inferred  ◐    denied  ⊘    about: a halo    several sources: a ring around
before  ←●    after  ●→    sources disagree: a diamond at the upper right
starred: a star at the upper left    checked by the user: a tick at the lower right
date set by the user: a corner at the lower left
span  ▬▬▬    coarse date  |──|    planned: hollow    inferred: dotted    about: ends fade
"""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF, QRadialGradient

from timeline_app.index.columns import Flag
from timeline_app.render.theme import Theme

BAR_HEIGHT = 4.0
CAP = 1.5
"""Width of the ends of a bar over which nothing lasted."""

MARGIN = 18
"""Pixels around the middle of a point that its shape may take."""

# Plain integers: the operators of an IntFlag cost more than drawing.
_APPROXIMATE, _SPANS, _DENIED = int(Flag.APPROXIMATE), int(Flag.SPANS), int(Flag.DENIED)
_OPEN_START, _OPEN = int(Flag.OPEN_START), int(Flag.OPEN_START | Flag.OPEN_END)
_INFERRED, _DISAGREEMENT, _MULTI = int(Flag.INFERRED), int(Flag.DISAGREEMENT), int(Flag.MULTI_SOURCE)
_HOLLOW = int(Flag.PLANNED | Flag.DENIED)
_STARRED, _CHECKED, _CORRECTED = int(Flag.STARRED), int(Flag.CHECKED), int(Flag.CORRECTED)
_BY_USER = _STARRED | _CHECKED | _CORRECTED
_STAR = [QPointF(sin(i * pi / 5), -cos(i * pi / 5)) * (6.2 if i % 2 == 0 else 2.6) for i in range(10)]


def draw_point(painter: QPainter, centre: QPointF, flags: int, colour: QColor, theme: Theme, size: float = 9.0) -> None:
    """The shape of an event that is a point at this zoom; `size` is its diameter in pixels."""
    radius = size / 2
    if flags & _APPROXIMATE:
        _halo(painter, centre, radius * 2.2, colour)
    if flags & _OPEN:
        _arrow(painter, centre, radius, -1 if flags & _OPEN_START else 1, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.background))
    if flags & _MULTI:
        painter.setPen(QPen(colour, 1.3))
        painter.drawEllipse(centre, radius + 2.2, radius + 2.2)
        radius -= 0.8
    if flags & _HOLLOW or flags & _INFERRED:
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(QColor(theme.background))
        painter.drawEllipse(centre, radius - 0.8, radius - 0.8)
    if flags & _INFERRED and not flags & _HOLLOW:
        _half(painter, centre, radius - 0.8, colour)
    elif not flags & _HOLLOW:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, radius, radius)
    if flags & _DENIED:
        painter.setPen(QPen(colour, 1.6))
        painter.drawLine(QLineF(centre.x() - radius, centre.y() + radius, centre.x() + radius, centre.y() - radius))
    if flags & _DISAGREEMENT:
        draw_diamond(painter, QPointF(centre.x() + radius + 1, centre.y() - radius - 1), theme)
    if flags & _BY_USER:
        away = size / 2
        left, right = centre.x() - away - 3.0, centre.x() + away + 1.5
        _by_user(painter, flags, QPointF(left, centre.y() - away), QPointF(right, centre.y() + away), theme)


def _by_user(painter: QPainter, flags: int, left: QPointF, right: QPointF, theme: Theme, aside: float = 0.0) -> None:
    """What the user said of an event, around its mark: from its upper left to its lower right."""
    if flags & _STARRED:
        painter.setPen(QPen(QColor(theme.background), 1.0))
        painter.setBrush(QColor(theme.star))
        painter.drawPolygon(QPolygonF([left + point for point in _STAR]))
    if flags & _CORRECTED:
        x, y = left.x() + aside - 1.0, right.y() + 3.0
        painter.setPen(QPen(QColor(theme.background), 0.8))
        painter.setBrush(QColor(theme.accent))
        painter.drawPolygon(QPolygonF([QPointF(x, y - 7.0), QPointF(x + 7.0, y), QPointF(x, y)]))
    if flags & _CHECKED:
        tick = QPolygonF([right + QPointF(-2.5, 0), right + QPointF(-0.5, 2.5), right + QPointF(4, -3)])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((theme.background, 4.0), (theme.text, 1.6)):
            painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(tick)


def draw_diamond(painter: QPainter, centre: QPointF, theme: Theme) -> None:
    """The sign that sources disagree about the date."""
    x, y = centre.x(), centre.y()
    painter.setPen(QPen(QColor(theme.background), 1.5))
    painter.setBrush(QColor(theme.alert))
    painter.drawPolygon(QPolygonF([QPointF(x, y - 4.5), QPointF(x + 4.5, y), QPointF(x, y + 4.5), QPointF(x - 4.5, y)]))


def _half(painter: QPainter, centre: QPointF, radius: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.drawPie(box, 90 * 16, 180 * 16)


def _halo(painter: QPainter, centre: QPointF, radius: float, colour: QColor) -> None:
    gradient = QRadialGradient(centre, radius)
    inner, outer = QColor(colour), QColor(colour)
    inner.setAlphaF(0.55)
    outer.setAlphaF(0.0)
    gradient.setColorAt(0.4, inner)
    gradient.setColorAt(1.0, outer)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(gradient))
    painter.drawEllipse(centre, radius, radius)


def _arrow(painter: QPainter, centre: QPointF, radius: float, way: int, colour: QColor) -> None:
    near, tip = centre.x() + way * radius, centre.x() + way * (MARGIN - 3)
    y = centre.y()
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(near, y, tip, y))
    for side in (-3.0, 3.0):
        painter.drawLine(QLineF(tip - way * 3.5, y + side, tip, y))


def draw_bar(painter: QPainter, x0: float, x1: float, y: float, flags: int, colour: QColor, theme: Theme) -> None:
    """The shape of an event over its extent; `y` is the middle of the bar."""
    box = QRectF(x0, y - BAR_HEIGHT / 2, max(x1 - x0, 2.0), BAR_HEIGHT)
    coarse = not flags & _SPANS
    fill = soft(colour) if coarse else QColor(colour)
    if flags & _HOLLOW:
        painter.setPen(QPen(colour, 1.0))
        painter.setBrush(QColor(theme.background))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
    elif flags & _INFERRED:
        _dotted(painter, box, fill)
    elif flags & _APPROXIMATE:
        painter.fillRect(box, _fading(box, fill))
    elif coarse:
        painter.fillRect(box, fill)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
    if coarse and not flags & _APPROXIMATE:
        for x in (box.left(), box.right() - CAP):
            painter.fillRect(QRectF(x, y - BAR_HEIGHT / 2 - 2, CAP, BAR_HEIGHT + 4), colour)
    if flags & _MULTI:
        painter.fillRect(QRectF(box.left(), box.bottom() + 2.0, box.width(), 1.0), colour)
    if flags & _DENIED:
        middle = QPointF(box.center())
        painter.setPen(QPen(colour, 1.6))
        painter.drawLine(QLineF(middle.x() - 4, middle.y() + 4, middle.x() + 4, middle.y() - 4))
    if flags & _DISAGREEMENT:
        draw_diamond(painter, QPointF(box.right(), y), theme)
    if flags & _BY_USER:
        shift = 14.0 if flags & _DISAGREEMENT else 6.0
        _by_user(painter, flags, QPointF(box.left() + 10, y), QPointF(box.right() - shift, y + 2), theme, 8.0)


def soft(colour: QColor) -> QColor:
    """The colour of a bar over which nothing lasted: it only lies somewhere within."""
    found = QColor(colour)
    found.setAlphaF(0.42)
    return found


def _dotted(painter: QPainter, box: QRectF, colour: QColor) -> None:
    pen = QPen(colour, BAR_HEIGHT - 1)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.0, 1.0])
    painter.setPen(pen)
    painter.drawLine(QLineF(box.left(), box.center().y(), box.right(), box.center().y()))


def _fading(box: QRectF, colour: QColor) -> QLinearGradient:
    soft = min(28.0, box.width() / 3) / box.width()
    clear = QColor(colour)
    clear.setAlphaF(0.0)
    gradient = QLinearGradient(box.topLeft(), box.topRight())
    for place, shade in ((0.0, clear), (soft, colour), (1 - soft, colour), (1.0, clear)):
        gradient.setColorAt(place, shade)
    return gradient
