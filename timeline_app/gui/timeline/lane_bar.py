"""A scroll bar over the right edge of the timeline, in sight only where there are more lanes than fit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from timeline_app.timeline.style import Style


class LaneBar(QScrollBar):
    """`scrolled(pixels)` when the user moved it; following the timeline emits nothing."""

    scrolled = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setVisible(False)
        self._following = False
        self.valueChanged.connect(self._told)

    def _told(self, value: int) -> None:
        if not self._following:
            self.scrolled.emit(value)

    def follow(self, right: int, page: int, content: int, scroll: int, style: Style) -> None:
        """Stands left of `right`, below the axis, for `content` pixels of lanes in a window of `page` pixels."""
        over = content - page
        self.setVisible(over > 0)
        if over <= 0:
            return
        width = self.sizeHint().width()
        self.setGeometry(right - width, style.axis, width, max(page, 1))
        self._following = True
        self.setRange(0, over)
        self.setPageStep(max(page, 1))
        self.setSingleStep(style.pitch)
        self.setValue(scroll)
        self._following = False
