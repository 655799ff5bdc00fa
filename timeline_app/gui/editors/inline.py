"""Words that are edited where they stand: a click or Enter on them opens a line, Enter keeps it, Esc leaves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from timeline_app.gui.editors.suggesting import suggestions
from timeline_app.gui.widgets import ClickableFrame, label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InlineText(QWidget):
    """`edited` gives the new words, once, if they are others. `empty` is what stands there while there are none.

    Without `empty` there must be words. `suggest` gives some to offer while one types. `several`: more than one line
    may be written; there Ctrl+Enter keeps it.
    """

    edited = Signal(str)
    began = Signal()
    ended = Signal()

    def __init__(
        self, text: str, name: str, empty: str = "", role: str = "", scale: float = 1.0, several: bool = False
    ) -> None:
        super().__init__()
        self.text, self._name, self._empty, self._several = text, name, empty, several
        self.suggest: Callable[[], list[str]] | None = None
        self.editor: QLineEdit | QPlainTextEdit | None = None
        self._before: QWidget | None = None
        self._words = label(text or empty, role if text else "faint", wrap=True, scale=scale)
        self._frame = ClickableFrame()
        self._frame.setProperty("inline", True)
        self._frame.setCursor(Qt.CursorShape.IBeamCursor)
        self._frame.setAccessibleName(f"{name}: {text or empty}. Press Enter to edit")
        self._frame.setToolTip(f"Edit the {name.lower()}")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(4, 2, 4, 2)
        inside.addWidget(self._words)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._frame)
        self._frame.pressed.connect(self.begin)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def begin(self) -> None:
        """Opens the line."""
        if self.editor is not None:
            return
        self._before = QApplication.focusWidget()
        self.editor = self._several_lines() if self._several else self._line()
        self.editor.setAccessibleName(self._name)
        self.editor.installEventFilter(self)
        self._frame.hide()
        self._column.addWidget(self.editor)
        self.editor.show()
        self.began.emit()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self) -> QLineEdit:
        line = QLineEdit(self.text)
        line.selectAll()
        if self.suggest is not None:
            line.setCompleter(suggestions(self.suggest(), line))
        return line

    def _several_lines(self) -> QPlainTextEdit:
        box = QPlainTextEdit(self.text)
        box.setFixedHeight(box.fontMetrics().height() * 4 + 16)
        box.setPlaceholderText("Ctrl+Enter keeps it, Esc leaves it")
        box.setTabChangesFocus(True)
        return box

    def end(self, keep: bool) -> None:
        """Closes the line; `keep`: with what was typed."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        focused = editor.hasFocus()
        typed = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()
        editor.removeEventFilter(self)
        editor.hide()
        editor.deleteLater()
        self._frame.show()
        if focused:  # back to where one came from: the timeline, or the words themselves
            before = self._before
            there = before is not None and isValid(before) and before.isVisible()
            (before if before is not None and there else self._frame).setFocus()
        new = typed.strip() if self._several else " ".join(typed.split())
        changed = keep and new != self.text and bool(new or self._empty)
        if changed:
            self._words.setText(new or self._empty)
        self.ended.emit()
        if changed:
            self.edited.emit(new)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, Esc leaves; going elsewhere keeps too."""
        if watched is not self.editor:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut and not _stays(event):
            self.end(keep=True)
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self.end(keep=False)
            return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if with_control or not self._several:
                self.end(keep=True)
                return True
        return False


def _stays(event: QEvent) -> bool:
    """A list of suggestions or a menu takes the focus only for a while, another window too."""
    reasons = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    return getattr(event, "reason", lambda: None)() in reasons
