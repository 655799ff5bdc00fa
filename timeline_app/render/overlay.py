"""Selection and hover over a finished frame: cheap, so that a moving mouse never rebuilds the picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from timeline_app.render.fonts import Fonts
from timeline_app.render.theme import Theme
from timeline_app.timeline.callout import callout_plate, covered
from timeline_app.timeline.display import DisplayList, Rect
from timeline_app.timeline.hit import event_boxes
from timeline_app.timeline.text import elide, one_line

MOST_MARKED = 200
"""Selected events that are marked one by one at most."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """What to mark: selected rows, the hovered row (-1 none), and a range (x0, x1) being dragged out, if any.

    `focused`: the keyboard is here; `framed`: and a key brought it here, so the whole canvas shows it.
    """

    selected: tuple[int, ...] = ()
    hover: int = -1
    band: tuple[float, float] | None = None
    focused: bool = False
    framed: bool = False


def paint_overlay(
    painter: QPainter,
    display: DisplayList,
    highlight: Highlight,
    theme: Theme,
    fonts: Fonts,
    label: Callable[[int], tuple[str, float]],
) -> None:
    """Marks selection, hover and range. `label(row)` gives the headline and the instant of an event, for a callout
    where its name is not on the picture; no headline for one that shall have none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plot = display.plot
    painter.setClipRect(QRectF(plot.x, 0, plot.w, display.height))
    if highlight.band is not None:
        _band(painter, display, highlight.band, theme)
    if highlight.hover >= 0 and highlight.hover not in highlight.selected:
        _boxes(painter, event_boxes(display, highlight.hover), theme, 0.08, False)
        _tie(painter, display, event_boxes(display, highlight.hover), theme)
    for row in highlight.selected[:MOST_MARKED]:
        boxes = event_boxes(display, row)
        _boxes(painter, boxes, theme, 0.14, highlight.focused)
        if len(highlight.selected) == 1:
            _tie(painter, display, boxes, theme)
            # With lanes, an event that is not in sight belongs to a lane that is scrolled away.
            if row not in display.labels.row and (boxes or not display.heads):
                _callout(painter, display, boxes, label(row), theme, fonts)
    painter.restore()
    if highlight.framed:
        painter.setPen(QPen(QColor(theme.accent), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(1, 1, display.width - 2, display.height - 2))


def _boxes(painter: QPainter, boxes: Sequence[Rect], theme: Theme, strength: float, outlined: bool) -> None:
    fill, line = QColor(theme.accent), QColor(theme.accent)
    fill.setAlphaF(strength)
    line.setAlphaF(0.9 if outlined else 0.35)
    for box in boxes:
        painter.setPen(QPen(line, 1.5 if outlined else 1.0))
        painter.setBrush(fill)
        painter.drawRoundedRect(_around(box), 6, 6)


def _around(box: Rect) -> QRectF:
    return QRectF(round(box.x) - 3.5, round(box.y) - 2.5, round(box.w) + 9, round(box.h) + 5)


def _tie(painter: QPainter, display: DisplayList, boxes: Sequence[Rect], theme: Theme) -> None:
    """Joins the places of one event in several lanes."""
    if len(boxes) < 2:
        return
    colour = QColor(theme.accent)
    colour.setAlphaF(0.5)
    painter.setPen(QPen(colour, 1.0, Qt.PenStyle.DotLine))
    x = boxes[0].x + display.style.glyph
    ordered = sorted(boxes, key=lambda b: b.y)
    for above, below in pairwise(ordered):
        painter.drawLine(QPointF(x, above.bottom + 3), QPointF(x, below.y - 3))


def _band(painter: QPainter, display: DisplayList, band: tuple[float, float], theme: Theme) -> None:
    left, right = min(band), max(band)
    fill = QColor(theme.accent)
    fill.setAlphaF(0.12)
    painter.fillRect(QRectF(left, 0, right - left, display.height), fill)
    edge = QColor(theme.accent)
    for x in (left, right - 1):
        painter.fillRect(QRectF(round(x), 0, 1, display.height), edge)


def _callout(
    painter: QPainter,
    display: DisplayList,
    boxes: Sequence[Rect],
    label: tuple[str, float],
    theme: Theme,
    fonts: Fonts,
) -> None:
    """Names an event that is in sight without a label, on a plate above its mark."""
    text, t = label
    plot = display.plot
    x = display.view.x_of(t) + plot.x
    if not text or not plot.x <= x <= plot.right:
        return
    bottom = boxes[0].y - 2 if boxes else plot.bottom - display.style.rug - 2
    shown = elide(one_line(text), min(plot.w - 32.0, display.style.most_text), fonts.width)
    plate = callout_plate(display, x, bottom, fonts.width(shown) + 16, fonts.line + 8)
    for name in covered(display, plate):
        # A name of which only a part would be left is left out as long as this one stands in its row.
        painter.fillRect(QRectF(name.x - 1, name.y, name.w + 2, name.h), QColor(theme.background))
    painter.setPen(QPen(QColor(theme.accent), 1.0))
    painter.setBrush(QColor(theme.background))
    painter.drawRoundedRect(QRectF(plate.x, plate.y, plate.w, plate.h), 6, 6)
    painter.setFont(fonts.label)
    painter.setPen(QColor(theme.text))
    painter.drawText(QPointF(plate.x + 8, plate.y + 4 + fonts.ascent), shown)
