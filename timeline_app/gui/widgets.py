"""Small widgets that several panes are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui.icons import icon
from timeline_app.gui.theme import Theme


def label(text: str = "", role: str = "", wrap: bool = False, scale: float = 1.0, selectable: bool = False) -> QLabel:
    """A label in one of the style sheet's roles, its text never taken for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if wrap:
        # By itself it would ask for more than a narrow pane has, and its lines would end outside.
        made.setMinimumWidth(1)
    if role:
        made.setProperty("role", role)
    if scale != 1.0:
        made.setFont(scaled(made.font(), scale))
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def scaled(font: QFont, factor: float, bold: bool = False) -> QFont:
    """The font `factor` times as large."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(round(font.pixelSize() * factor))
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


_W = TypeVar("_W", bound=QWidget)

EDGE = 12
"""Pixels from the edge of a pane to its words: those of its title, and all below."""

INSET = 5
"""Pixels from the edge of what can be edited in place to its words: a frame that is seen under the mouse."""


def inset(widget: _W) -> _W:
    """Gives words that cannot be edited the same left edge as those that can."""
    widget.setContentsMargins(INSET, 0, 0, 0)
    return widget


def hairline() -> QFrame:
    """A line of one pixel across."""
    line = QFrame()
    line.setObjectName("hairline")
    return line


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet asks for, and lets it take effect."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def tool_button(name: str, tip: str, does: Callable[[], object], small: bool = True) -> QToolButton:
    """A flat button with an icon; `tip` is also its name for screen readers."""
    button = QToolButton()
    button.setObjectName(name)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setProperty("flat", True)
    button.setProperty("small", small)
    button.clicked.connect(lambda: does())
    return button


def link_button(text: str, does: Callable[[], object]) -> QPushButton:
    """Words that can be clicked, and reached with Tab."""
    button = QPushButton(text)
    button.setProperty("link", True)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.clicked.connect(lambda: does())
    return button


class Pane(QDockWidget):
    """A dock with a title of our own; where it shares its place with others, their tabs are the title."""

    def __init__(self, name: str, title: str, body: QWidget, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self._title = _PaneTitle(title, self)
        self._none = QWidget(self)
        self._none.hide()
        self.setTitleBarWidget(self._title)
        holder = QWidget()
        holder.setObjectName("paneBody")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(body)
        self.setWidget(holder)
        self.body = body
        self._holder = holder
        self.topLevelChanged.connect(self._frame)

    def _frame(self, floating: bool) -> None:
        """A window of its own needs an edge."""
        restyle(self._holder, "floating", floating)

    def set_tabbed(self, tabbed: bool) -> None:
        """Whether tabs name it already."""
        wanted = self._none if tabbed else self._title
        if self.titleBarWidget() is not wanted:
            self.setTitleBarWidget(wanted)
            wanted.show()

    def set_theme(self, theme: Theme) -> None:
        """Tints the buttons."""
        self._title.set_theme(theme)


class _PaneTitle(QWidget):
    def __init__(self, title: str, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("paneTitle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 4, 6, 4)
        row.setSpacing(2)
        row.addWidget(label(title))
        row.addStretch()
        self._float = tool_button("floatPane", f"Detach {title}", lambda: dock.setFloating(not dock.isFloating()))
        self._close = tool_button("closePane", f"Close {title}", dock.close)
        for button in (self._float, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setIconSize(QSize(14, 14))
            row.addWidget(button)

    def set_theme(self, theme: Theme) -> None:
        self._float.setIcon(icon("float", theme, "faint"))
        self._close.setIcon(icon("close", theme, "faint"))


class FlowLayout(QLayout):
    """Lays widgets out in lines, as words in a paragraph."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Called by Qt."""
        self._items.append(item)

    def count(self) -> int:
        """Called by Qt."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Called by Qt."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Called by Qt."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Called by Qt: it never asks for more room than its lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Called by Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Called by Qt."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Called by Qt."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Called by Qt."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Called by Qt."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self._gap
            line = max(line, size.height())
        return y + line - rect.y()


class ElidedLabel(QLabel):
    """One line that ends in "…" where there is no room; the whole is its tooltip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)
        self._whole = ""
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        """What is to be said."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Called by Qt."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class SearchLine(QLineEdit):
    """A line for words to look for, with a button of ours to clear it; Esc does so before it does anything else."""

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self._clear = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip("Clear")
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def set_theme(self, theme: Theme) -> None:
        """Tints the button."""
        self._clear.setIcon(icon("close", theme, "faint"))

    def event(self, event: QEvent) -> bool:
        """Called by Qt: while there are words, Esc is for them before it is for the window."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and event.key() == Qt.Key.Key_Escape and self.text():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Called by Qt."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ClickableFrame(QFrame):
    """A frame that is pressed like a button, by mouse or keyboard."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Called by Qt."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: object) -> None:
        """Called by Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):  # type: ignore[attr-defined]
            self.pressed.emit()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]
