"""A small box over the window that goes by itself when something else is clicked or Esc is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

_GAP = 6
"""Pixels between a popover and what it belongs to."""


class Popover(QDialog):
    """Fill `column`; then `open_by(rectangle)` puts it beside what it belongs to."""

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        frame = QFrame()
        frame.setObjectName("popover")
        self.column = QVBoxLayout(frame)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.setFixedWidth(width)

    def open_by(self, place: QRect) -> None:
        """Shows it under a rectangle of the screen (above it where there is more room), and on the screen wholly."""
        self.fit()
        screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry() if screen else QRect(0, 0, 1 << 14, 1 << 14)
        size = self.size()
        x = max(room.left() + _GAP, min(place.left(), room.right() - size.width() - _GAP))
        y = place.bottom() + _GAP
        if y + size.height() > room.bottom():
            above = place.top() - _GAP - size.height()
            y = above if above >= room.top() else max(room.top(), room.bottom() - size.height())
        self.move(x, y)
        self.show()

    def fit(self) -> None:
        """As high as what is in it needs at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = self.width()
            needed = (
                layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
            )
            self.setFixedHeight(needed)

    def event(self, event: QEvent) -> bool:
        """Called by Qt: lines come and go while one types."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return done

    def open_under(self, widget: QWidget) -> None:
        """Shows it under a widget."""
        self.open_by(QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size()))
