"""Other keys for commands: choose a command, press the keys; what was taken from whom is said before it is done.

Kept in the settings as the differences from the table of actions, so that new defaults reach everybody.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui.actions import Actions, Command
from timeline_app.gui.command_palette import full_name
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import SearchLine, hairline, label
from timeline_app.session.search import fold
from timeline_app.session.settings import SHORTCUTS, Settings

_ID = Qt.ItemDataRole.UserRole
_NATIVE = QKeySequence.SequenceFormat.NativeText


class ShortcutEditor(QDialog):
    """A list of all commands with their keys, and a line that hears the new ones."""

    def __init__(self, actions: Actions, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        self._actions, self._settings = actions, settings
        self.search = SearchLine("Find a command", "Find a command")
        self.search.set_theme(theme)
        self.list = QTreeWidget()
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName("New keys")
        self.words = label("Choose a command", "muted", wrap=True)
        self.set_ = QPushButton("Set")
        self.set_.setProperty("primary", True)
        self.none = QPushButton("No keys")
        self.first = QPushButton("As at first")
        self.all_first = QPushButton("All as at first")
        self._lay_out()
        self._connect()
        self._fill()
        self.resize(560, min(620, max(360, parent.height() - 120)))

    def _lay_out(self) -> None:
        self.list.setColumnCount(2)
        self.list.setHeaderLabels(["Command", "Keys"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName("Commands")
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        top, row, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for line in (top, row, foot):
            line.setContentsMargins(12, 0, 12, 0)
            line.setSpacing(8)
        top.addWidget(self.search)
        row.addWidget(self.keys, 1)
        for button in (self.set_, self.none, self.first):
            row.addWidget(button)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.all_first, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(hairline())
        column.addLayout(row)
        column.addLayout(foot)
        for button in (self.set_, self.none, self.first, self.all_first):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        self.list.itemActivated.connect(lambda *_: self.keys.setFocus())
        self.keys.keySequenceChanged.connect(lambda _: self._say())
        self.set_.clicked.connect(lambda: self._give([self.keys.keySequence()]))
        self.none.clicked.connect(lambda: self._give([]))
        self.first.clicked.connect(self._as_at_first)
        self.all_first.clicked.connect(self._all_as_at_first)

    @property
    def command(self) -> Command | None:
        """The command that is chosen."""
        item = self.list.currentItem()
        name = item.data(0, _ID) if item else None
        return next((c for c, _ in self._actions if c.id == name), None)

    def choose(self, name: str) -> None:
        """Chooses a command by its id."""
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(0, _ID) == name:
                self.list.setCurrentItem(item)

    def _fill(self, *_: object) -> None:
        chosen = self.command.id if self.command else ""
        needles = fold(self.search.text()).split()
        self.list.clear()
        for command, action in self._actions:
            name = full_name(command).rstrip("…")
            keys = ", ".join(k.toString(_NATIVE) for k in action.shortcuts())
            if all(n in fold(f"{name} {keys}") for n in needles):
                item = QTreeWidgetItem([name, keys])
                item.setData(0, _ID, command.id)
                self.list.addTopLevelItem(item)
        self.choose(chosen)
        self._chosen()

    def _chosen(self) -> None:
        command = self.command
        for widget in (self.keys, self.none, self.first):
            widget.setEnabled(command is not None)
        action = self._actions[command.id] if command else None
        self.keys.setKeySequence(action.shortcut() if action else QKeySequence())
        self._say()

    def _taken(self) -> list[tuple[Command, QAction]]:
        """Other commands that have the keys that were pressed."""
        wanted, own = self.keys.keySequence(), self.command
        if wanted.isEmpty() or own is None:
            return []
        return [(c, a) for c, a in self._actions if c.id != own.id and wanted in a.shortcuts()]

    def _say(self) -> None:
        command = self.command
        wanted = self.keys.keySequence()
        self.set_.setEnabled(command is not None and not wanted.isEmpty())
        if command is None:
            self.words.setText("Choose a command")
        elif taken := self._taken():
            self.words.setText(f"“{full_name(taken[0][0]).rstrip('…')}” has these keys, and would lose them.")
        else:
            self.words.setText("Click into the line and press the keys.")

    def _give(self, keys: list[QKeySequence]) -> None:
        command = self.command
        if command is None:
            return
        for other, action in self._taken() if keys else ():
            self._actions.set_keys(other, [k for k in action.shortcuts() if k not in keys])
        self._actions.set_keys(command, keys)
        self._keep()

    def _as_at_first(self) -> None:
        if command := self.command:
            self._give([QKeySequence(k) for k in command.keys])

    def _all_as_at_first(self) -> None:
        for command, _ in self._actions:
            self._actions.set_keys(command, [QKeySequence(k) for k in command.keys])
        self._keep()

    def _keep(self) -> None:
        self._settings.set(SHORTCUTS, self._actions.other_keys())
        self._fill()
