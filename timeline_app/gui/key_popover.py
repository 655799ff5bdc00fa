"""What the shapes and colours on the timeline mean: those that are in sight, painted as they are painted there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from timeline_app.gui.widgets import label
from timeline_app.render.fonts import Fonts
from timeline_app.render.key import paint_key
from timeline_app.render.theme import Theme as CanvasTheme
from timeline_app.session.session import Session
from timeline_app.timeline.key import SWATCH, KeyItem, KeyPlace, key_items


class KeyPopover(QDialog):
    """Closes by itself when something else is clicked."""

    def __init__(self, session: Session, theme: CanvasTheme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.items = key_items(session.index, session.shown_rows())
        frame = QFrame()
        frame.setObjectName("popover")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 20, 14)
        column.setSpacing(8)
        column.addWidget(label("Key to the marks", "section"))
        column.addWidget(_Key(self.items, theme))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.adjustSize()


class _Key(QWidget):
    """One entry a line."""

    def __init__(self, items: tuple[KeyItem, ...], theme: CanvasTheme) -> None:
        super().__init__()
        self._theme = theme
        self._fonts = Fonts.of(self.font())
        self._line = self._fonts.small_line + 8
        self._places = tuple(KeyPlace(item, 0.0, n * self._line + 4) for n, item in enumerate(items))
        self.setAccessibleName("; ".join(item.text for item in items))

    def sizeHint(self) -> QSize:
        """Room for the longest entry."""
        widest = max((self._fonts.small_width(p.item.text) for p in self._places), default=0)
        return QSize(round(SWATCH + widest) + 8, round(self._line * len(self._places)) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Called by Qt."""
        painter = QPainter(self)
        try:
            paint_key(painter, self._places, self._theme, self._fonts, 0, 0)
        finally:
            painter.end()
