"""Ctrl+K: type a part of a command's name, press Enter. F1: all shortcuts. Both come from the one table of actions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui.actions import MOUSE, Actions, Command
from timeline_app.gui.widgets import hairline, label
from timeline_app.session.search import fold


def full_name(command: Command) -> str:
    """What a command is called where its menu cannot be seen: "Lanes by: place"."""
    submenu = command.menu.partition(" > ")[2]
    return f"{submenu}: {command.text}" if submenu else command.text


class CommandPalette(QDialog):
    """A box and a list over the window; closes by itself."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self._actions = actions
        blank = QPixmap(16, 16)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self.box = QLineEdit()
        self.box.setProperty("bare", True)
        self.box.setPlaceholderText("What would you like to do?")
        self.box.setAccessibleName("Find a command")
        self.box.installEventFilter(self)
        self.list = QTreeWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setAccessibleName("Commands")
        self.list.setIconSize(QSize(16, 16))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame = QFrame()
        frame.setObjectName("popover")
        column = QVBoxLayout(frame)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.box)
        column.addWidget(hairline())
        column.addWidget(self.list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.box.textChanged.connect(self._narrow)
        self.list.itemClicked.connect(self._run)
        self._narrow("")
        self._place(parent)

    def _place(self, parent: QWidget) -> None:
        width, height = min(520, parent.width() - 32), min(420, parent.height() - 120)
        self.resize(width, height)
        self.move(parent.mapToGlobal(parent.rect().topLeft()).x() + (parent.width() - width) // 2,
                  parent.mapToGlobal(parent.rect().topLeft()).y() + 84)  # fmt: skip

    def _narrow(self, words: str) -> None:
        self.list.clear()
        needles = fold(words).split()
        for command, action in self._actions:
            text = full_name(command)
            if command.id != "palette" and action.isEnabled() and all(n in fold(text) for n in needles):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                item = QTreeWidgetItem([text.rstrip("…"), keys])
                item.setIcon(0, action.icon() if command.icon else self._blank)
                item.setSizeHint(0, QSize(0, 28))
                item.setForeground(1, self.palette().placeholderText())
                item.setData(0, Qt.ItemDataRole.UserRole, command.id)
                self.list.addTopLevelItem(item)
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _run(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            name = item.data(0, Qt.ItemDataRole.UserRole)
            self.close()
            self._actions[name].trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the list while the box keeps the words."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            count = self.list.topLevelItemCount()
            if by and count:
                place = (self.list.currentIndex().row() + by) % count
                self.list.setCurrentIndex(self.list.model().index(place, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)


class ShortcutList(QDialog):
    """All shortcuts, and what the mouse does."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard and mouse")
        sheet = QWidget()
        sheet.setObjectName("sheet")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(24, 16, 24, 24)
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(6)
        heading = ""
        for command, action in actions:
            if action.shortcuts():
                heading = self._head(grid, heading, command.menu.partition(" > ")[0])
                keys = [k.toString(QKeySequence.SequenceFormat.NativeText) for k in action.shortcuts()[:2]]
                self._line(grid, " or ".join(keys), full_name(command).rstrip("…"))
        self._head(grid, heading, "Mouse on the timeline")
        for does, what in MOUSE:
            self._line(grid, does, what)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(sheet.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        self.resize(max(520, area.minimumWidth()), min(680, max(320, parent.height() - 80)))

    def _head(self, grid: QGridLayout, before: str, heading: str) -> str:
        if heading != before:
            row = grid.rowCount()
            if before:
                grid.setRowMinimumHeight(row, 12)
            grid.addWidget(label(heading, "section"), row + 1, 0, 1, 2)
        return heading

    def _line(self, grid: QGridLayout, left: str, right: str) -> None:
        row = grid.rowCount()
        grid.addWidget(label(left, "muted"), row, 0)
        grid.addWidget(label(right), row, 1)
