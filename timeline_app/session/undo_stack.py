"""What can be undone and done again, as menus follow it: the part of QUndoStack that is needed, without its commands.

QUndoStack itself is not used: PySide (6.11) crashes where Python's garbage collector meets the commands on it, whoever
owns them, and a journal of a hundred thousand steps would make as many of them at opening.

    stack = UndoStack(lambda step: f"Step {step}")
    stack.push(1); stack.undo()           # indexChanged(0), redoTextChanged("Step 1"), …
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal


class UndoStack(QObject):
    """Steps by their numbers, and how many of them hold: `index`. `named` gives the words for a step.

    `moved(before, after)` comes first, for who undoes and does again; then the signals that QUndoStack has.
    """

    moved = Signal(int, int)
    indexChanged = Signal(int)
    canUndoChanged = Signal(bool)
    canRedoChanged = Signal(bool)
    undoTextChanged = Signal(str)
    redoTextChanged = Signal(str)

    def __init__(self, named: Callable[[int], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._named = named
        self._steps: list[int] = []
        self._index = 0

    # ── what is there ────────────────────────────────────────────────────────────────────────────────────────────
    def count(self) -> int:
        """How many steps there are."""
        return len(self._steps)

    def index(self) -> int:
        """How many of them hold; the others can be done again."""
        return self._index

    def steps(self, first: int, last: int) -> Sequence[int]:
        """The numbers of some steps."""
        return self._steps[first:last]

    def text(self, place: int) -> str:
        """The words for a step; empty where there is none."""
        return self._named(self._steps[place]) if 0 <= place < len(self._steps) else ""

    def canUndo(self) -> bool:
        """Whether there is something to undo."""
        return self._index > 0

    def canRedo(self) -> bool:
        """Whether something can be done again."""
        return self._index < len(self._steps)

    def undoText(self) -> str:
        """The words for what would be undone."""
        return self.text(self._index - 1)

    def redoText(self) -> str:
        """The words for what would be done again."""
        return self.text(self._index)

    # ── what may be done ─────────────────────────────────────────────────────────────────────────────────────────
    def push(self, step: int) -> None:
        """One more step, that holds already; what could be done again before is gone."""
        self._steps[self._index :] = [step]
        self._index += 1
        self._tell()

    def fill(self, steps: Sequence[int], index: int) -> None:
        """Other steps altogether, of which the first `index` hold."""
        self._steps, self._index = list(steps), index
        self._tell()

    def undo(self) -> None:
        """Undoes the last step that holds."""
        self.setIndex(self._index - 1)

    def redo(self) -> None:
        """Does the next one again."""
        self.setIndex(self._index + 1)

    def setIndex(self, index: int) -> None:
        """Goes to where `index` steps hold."""
        index, before = max(0, min(index, len(self._steps))), self._index
        if index != before:
            self._index = index
            self.moved.emit(before, index)
            self._tell()

    def _tell(self) -> None:
        self.indexChanged.emit(self._index)
        self.canUndoChanged.emit(self.canUndo())
        self.canRedoChanged.emit(self.canRedo())
        self.undoTextChanged.emit(self.undoText())
        self.redoTextChanged.emit(self.redoText())
