"""The key of the timeline as a widget: the shapes and colours that occur among the visible events."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.index.event_index import EventIndex
from timeline_app.render.fonts import Fonts
from timeline_app.render.key import paint_key
from timeline_app.render.theme import LIGHT, Theme
from timeline_app.timeline.key import KeyItem, flow, key_items
from timeline_app.timeline.names import ENGLISH, Names

_PAD = 12


class KeyStrip(QWidget):
    """As many lines as the width needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[KeyItem, ...] = ()
        self._index = EventIndex.empty()
        self._visible: NDArray[np.bool_] | None = None
        self._fonts = Fonts.of(self.font())
        self._theme = LIGHT
        self._names = ENGLISH
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Key"))

    def set_index(self, index: EventIndex) -> None:
        """Explains other events."""
        self._index, self._visible = index, None
        self._renew()

    def set_visible_rows(self, visible: NDArray[np.bool_] | None) -> None:
        """Explains only rows where the mask is true."""
        self._visible = visible
        self._renew()

    def set_theme(self, theme: Theme) -> None:
        """Light or dark."""
        self._theme = theme
        self.update()

    def set_text_font(self, font: QFont) -> None:
        """Another text size or family."""
        self._fonts = Fonts.of(font)
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the system's text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_text_font(self.font())

    def set_names(self, names: Names) -> None:
        """Words in the user's language."""
        self._names = names
        self._renew()

    @property
    def items(self) -> tuple[KeyItem, ...]:
        """The entries shown."""
        return self._items

    def _renew(self) -> None:
        items = key_items(self._index, self._visible, self._names)
        if items != self._items:
            self._items = items
            self.setAccessibleDescription(", ".join(item.text for item in items))
        self._grow()
        self.update()

    def _grow(self) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """Pixels that all entries take at a width; 0 without entries."""
        height = flow(self._items, max(width - 2 * _PAD, 1), self._fonts)[1]
        return int(height) + 8 if height else 0

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(400, self.heightForWidth(400))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew."""
        self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The entries, under a hairline."""
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), QColor(self._theme.background))
            painter.fillRect(0, 0, self.width(), 1, QColor(self._theme.hairline))
            places, _ = flow(self._items, max(self.width() - 2 * _PAD, 1), self._fonts)
            paint_key(painter, places, self._theme, self._fonts, _PAD, 6)
        finally:
            painter.end()
