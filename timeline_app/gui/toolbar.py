"""The toolbar: open, search with its count, lanes, zoom, dates, export."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from timeline_app.gui.actions import TOOLBAR_TEXT, Actions
from timeline_app.gui.icons import icon
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import SearchLine, label


class SearchBox(QWidget):
    """`edited` with every letter; `stepped` with 1 for Enter, -1 for Shift+Enter; `left` for Esc in an empty box.

    `moved` with 1 for the arrow down, -1 for the arrow up; `themed` with other colours.
    """

    edited = Signal(str)
    stepped = Signal(int)
    moved = Signal(int)
    left = Signal()
    themed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.line = _Line("Search headlines, participants, articles", "Search headlines, participants and articles")
        self.line.setObjectName("search")
        self.line.setMinimumWidth(110)
        self.line.setMaximumWidth(420)
        self._lead = self.line.addAction(_blank(), QLineEdit.ActionPosition.LeadingPosition)
        self._count = label(role="muted")
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance("9,999 of 9,999 "))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.line.textChanged.connect(self.edited)
        self.line.stepped.connect(self.stepped)
        self.line.moved.connect(self.moved)
        self.line.left.connect(self.left)
        self.setFocusProxy(self.line)

    def set_theme(self, theme: Theme) -> None:
        """Tints the magnifying glass."""
        self._lead.setIcon(icon("search", theme, "faint"))
        self.line.set_theme(theme)
        self.themed.emit(theme)

    def set_count(self, words: str) -> None:
        """What was found, in words."""
        self._count.setText(words)

    @property
    def count_text(self) -> str:
        """What was found, in words."""
        return self._count.text()


class _Line(SearchLine):
    stepped = Signal(int)
    moved = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Esc is for the box before it is for the window."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _blank() -> QIcon:
    picture = QPixmap(16, 16)
    picture.fill(Qt.GlobalColor.transparent)
    return QIcon(picture)


class ToolBar(QToolBar):
    """One row, not movable; everything in it is also in the menus."""

    def __init__(self, actions: Actions, lanes: QMenu, parent: QWidget) -> None:
        super().__init__("Toolbar", parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.search = SearchBox()
        self._actions = actions
        self._add("open_folder")
        self.addWidget(self.search)
        self._add("add_filter")
        self._lanes = self._menu_button("lanes", "Lanes", lanes)
        self.addSeparator()
        for name in ("zoom_out", "zoom_in", "fit", "go_to_date", "key"):
            self._add(name)
        self.addSeparator()
        export = QMenu("Export", self)
        export.addAction(actions["export_visible"])
        export.addAction(actions["export_whole"])
        self._export = self._menu_button("export", "Export", export)

    def set_theme(self, theme: Theme) -> None:
        """Tints what is not an action's icon."""
        self.search.set_theme(theme)
        self._lanes.setIcon(icon("lanes", theme))
        self._export.setIcon(icon("export", theme))
        more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if isinstance(more, QToolButton):
            more.setIcon(icon("down", theme))
            more.setToolTip("More")
            more.setAccessibleName("More")

    def set_lanes(self, words: str) -> None:
        """Says what the lanes are made from."""
        self._lanes.setText(f" Lanes: {words}" if words else " Lanes")

    def enable(self, events: bool) -> None:
        """Lanes and export make sense only with a timeline."""
        self._lanes.setEnabled(events)
        self._export.setEnabled(events)

    def _add(self, name: str) -> None:
        action = self._actions[name]
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            button.setToolButtonStyle(beside if name in TOOLBAR_TEXT else Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAccessibleName(action.text())
            if name in TOOLBAR_TEXT:
                # The style leaves no room between icon and words.
                action.setIconText(f" {action.text().rstrip('…')}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _menu_button(self, name: str, text: str, menu: QMenu) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(f" {text}")
        button.setAccessibleName(text)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(button)
        return button
