"""The obvious ways to draw a timeline, for comparison: a scatter plot with a text item an event, and one graphics item
an event. Both show the same range and replay the same paths as the real canvas."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsScene, QGraphicsSimpleTextItem, QGraphicsView

from timeline_app.index.event_index import EventIndex

_ROWS = 24


class ScatterTimeline:
    """pyqtgraph: one ScatterPlotItem, one TextItem an event, the date axis that comes with it."""

    def __init__(self, index: EventIndex, width: int, height: int) -> None:
        self.widget = pg.PlotWidget(axisItems={"bottom": pg.DateAxisItem()})
        self.widget.resize(width, height)
        x, y = index.start.astype(float), np.arange(len(index)) % _ROWS
        self.widget.addItem(pg.ScatterPlotItem(x=x, y=y, size=9, pen=None, brush=pg.mkBrush("#2f6db5")))
        for i in range(len(index)):
            item = pg.TextItem(index.headline(i), color="#1c2128", anchor=(0, 0.5))
            item.setPos(float(x[i]), float(y[i]))
            self.widget.addItem(item)
        self.widget.show()

    def show(self, t0: float, t1: float) -> None:
        """Looks at these seconds."""
        self.widget.setXRange(t0, t1, padding=0)

    def paint(self) -> None:
        """Paints a frame now."""
        self.widget.viewport().repaint()


class ItemTimeline:
    """Qt's graphics view: an ellipse and a text item an event."""

    def __init__(self, index: EventIndex, width: int, height: int) -> None:
        scene = QGraphicsScene()
        brush = QBrush(QColor("#2f6db5"))
        for i in range(len(index)):
            dot = QGraphicsEllipseItem(-4.5, -4.5, 9, 9)
            dot.setPen(Qt.PenStyle.NoPen)
            dot.setBrush(brush)
            text = QGraphicsSimpleTextItem(index.headline(i))
            for item, by in ((dot, 0.0), (text, 0.4)):
                item.setFlag(item.GraphicsItemFlag.ItemIgnoresTransformations)
                item.setPos(float(index.start[i]) / 86_400, i % _ROWS + by * 0)
                scene.addItem(item)
        self._scene = scene
        self.widget = QGraphicsView(scene)
        self.widget.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.widget.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.widget.resize(width, height)
        self.widget.show()

    def show(self, t0: float, t1: float) -> None:
        """Looks at these seconds."""
        self.widget.fitInView(
            QRectF(t0 / 86_400, -1, (t1 - t0) / 86_400, _ROWS + 2), Qt.AspectRatioMode.IgnoreAspectRatio
        )

    def paint(self) -> None:
        """Paints a frame now."""
        self.widget.viewport().repaint()
