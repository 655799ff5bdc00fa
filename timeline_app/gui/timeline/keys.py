"""The keys of the timeline as one table."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

STEP = math.sqrt(2)
"""How much nearer one press of + gets."""

_NONE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_OR_SHIFT = (*_NONE, Qt.KeyboardModifier.ShiftModifier)
_SHIFTED = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_Underscore)

_WANTED = {Qt.Key.Key_F10: (Qt.KeyboardModifier.ShiftModifier,)}
"""Keys that mean something with these modifiers only."""


class Keyed(Protocol):
    """What keys can do."""

    def zoom(self, factor: float) -> None:
        """Comes nearer, or goes away."""

    def step(self, by: int) -> None:
        """Next or previous event."""

    def to_end(self, last: bool) -> None:
        """First or last event."""

    def vertical(self, by: int) -> None:
        """Lane below or above."""

    def page(self, by: int) -> None:
        """A window further."""

    def fit(self) -> None:
        """Everything."""

    def frame_selection(self) -> None:
        """The selection."""

    def activate(self) -> None:
        """Opens the selected event."""

    def menu(self) -> None:
        """The menu of the selected event."""

    def lane_menu(self) -> None:
        """The menu of its lane."""

    def escape(self) -> None:
        """Gives up."""


_TABLE: dict[Qt.Key, Callable[[Keyed], None]] = {
    Qt.Key.Key_Plus: lambda view: view.zoom(STEP),
    Qt.Key.Key_Equal: lambda view: view.zoom(STEP),
    Qt.Key.Key_Minus: lambda view: view.zoom(1 / STEP),
    Qt.Key.Key_Underscore: lambda view: view.zoom(1 / STEP),
    Qt.Key.Key_Left: lambda view: view.step(-1),
    Qt.Key.Key_Right: lambda view: view.step(1),
    Qt.Key.Key_Up: lambda view: view.vertical(-1),
    Qt.Key.Key_Down: lambda view: view.vertical(1),
    Qt.Key.Key_Home: lambda view: view.to_end(False),
    Qt.Key.Key_End: lambda view: view.to_end(True),
    Qt.Key.Key_PageUp: lambda view: view.page(-1),
    Qt.Key.Key_PageDown: lambda view: view.page(1),
    Qt.Key.Key_0: lambda view: view.fit(),
    Qt.Key.Key_F: lambda view: view.frame_selection(),
    Qt.Key.Key_Return: lambda view: view.activate(),
    Qt.Key.Key_Enter: lambda view: view.activate(),
    Qt.Key.Key_Menu: lambda view: view.menu(),
    Qt.Key.Key_F10: lambda view: view.menu(),
    Qt.Key.Key_L: lambda view: view.lane_menu(),
    Qt.Key.Key_Escape: lambda view: view.escape(),
}


def press(view: Keyed, event: QKeyEvent) -> bool:
    """Does what a key stands for; False if it is none of the timeline's."""
    key = Qt.Key(event.key())
    action = _TABLE.get(key)
    if action is None or event.modifiers() not in _WANTED.get(key, _OR_SHIFT if key in _SHIFTED else _NONE):
        return False
    action(view)
    return True
