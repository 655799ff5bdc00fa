"""Small labels in a row: participants and tags, each with a cross to take it away, and a plus for one more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from timeline_app.gui.icons import icon
from timeline_app.gui.theme import Theme

_LEAST = 72
"""Pixels that a chip can be narrowed to."""
_CROSS = 18
"""Pixels that the cross takes."""


class _Words(QPushButton):
    """A button whose words end in "…" where there is no room for all of them."""

    def minimumSizeHint(self) -> QSize:
        """Called by Qt: a long name must not make its pane wider than what is seen of it."""
        return super().minimumSizeHint().boundedTo(QSize(_LEAST, 1 << 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Called by Qt."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class Chip(QWidget):
    """A label that can be pressed; Del or its cross (seen under the mouse) asks for it to be taken away.

    `menuWanted` gives the place on the screen.
    """

    pressed = Signal(bool)
    removed = Signal()
    menuWanted = Signal(object)

    def __init__(self, text: str, theme: Theme, remove: str = "", checkable: bool = False) -> None:
        super().__init__()
        self.button = _Words(text.replace("&", "&&"))
        self.button.setToolTip(text)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.setProperty("chip", True)
        self.button.setAutoDefault(False)
        self.button.setCheckable(checkable)
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._cross: QToolButton | None = None
        if remove:
            self.button.setProperty("removable", True)
            self._cross = self._make_cross(theme, remove)

    def _make_cross(self, theme: Theme, remove: str) -> QToolButton:
        cross = QToolButton(self)
        cross.setObjectName("chipCross")
        cross.setIcon(icon("close", theme))
        cross.setIconSize(QSize(10, 10))
        cross.setFixedSize(_CROSS, _CROSS)
        cross.setToolTip(remove)
        cross.setAccessibleName(remove)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setCursor(Qt.CursorShape.PointingHandCursor)
        cross.clicked.connect(lambda: self.removed.emit())
        cross.hide()
        return cross

    def enterEvent(self, event: QEnterEvent) -> None:
        """Called by Qt: the cross shows."""
        super().enterEvent(event)
        if self._cross:
            self._cross.move(self.width() - _CROSS - 3, (self.height() - _CROSS) // 2)
            self._cross.show()
            self._cross.raise_()

    def leaveEvent(self, event: QEvent) -> None:
        """Called by Qt: the cross goes."""
        super().leaveEvent(event)
        if self._cross:
            self._cross.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Called by Qt."""
        if self._cross and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Del is for the chip before it is for the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wanted = self._cross is not None and event.key() == Qt.Key.Key_Delete
            event.setAccepted(wanted)
            return wanted
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Called by Qt."""
        self.menuWanted.emit(event.globalPos())


def plus(text: str, theme: Theme, does: Callable[[], object]) -> QPushButton:
    """The chip that adds one more."""
    button = QPushButton(text)
    button.setProperty("chip", True)
    button.setProperty("adds", True)
    button.setAutoDefault(False)
    button.setIcon(icon("plus", theme))
    button.setIconSize(QSize(12, 12))
    button.clicked.connect(lambda: does())
    return button
