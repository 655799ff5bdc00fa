"""A few dates to choose from, each with its number and its reason, chosen by a click, or by number from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from timeline_app.gui.widgets import ClickableFrame, label, restyle
from timeline_app.session.choices import Choice


class ChoiceList(QWidget):
    """`chosen` gives the `Choice` that was clicked. `mark(n)` points one out (from 0; -1 for none)."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.choices = tuple(choices)
        self.marked = -1
        self.rows = [_Row(number, choice) for number, choice in enumerate(self.choices, 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self.rows:
            column.addWidget(row)
            row.pressed.connect(lambda chosen=row.choice: self.chosen.emit(chosen))

    def mark(self, number: int) -> Choice | None:
        """Points out one of them, and returns it."""
        self.marked = number if 0 <= number < len(self.rows) else -1
        for at, row in enumerate(self.rows):
            restyle(row, "marked", at == self.marked)
        return self.choices[self.marked] if self.marked >= 0 else None

    def step(self, by: int) -> Choice | None:
        """Points out the next or the one before, round and round."""
        if not self.rows:
            return None
        return self.mark(
            (self.marked + by) % len(self.rows) if self.marked >= 0 else (0 if by > 0 else -1) % len(self.rows)
        )


class _Row(ClickableFrame):
    """1  Friday, 9 May 2031        now
       “on Friday”
    """  # fmt: skip

    def __init__(self, number: int, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.setProperty("choice", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 5, 8, 5)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        badge = label(str(number), "key")
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        badge.setFixedWidth(20)
        grid.addWidget(badge, 0, 0)
        grid.addWidget(label(choice.words, "title" if choice.current else ""), 0, 1)
        if choice.current:
            grid.addWidget(label("now", "muted"), 0, 2)
        if choice.reason:
            grid.addWidget(label(choice.reason, "muted", wrap=True), 1, 1, 1, 2)
        self.setAccessibleName(f"{number}: {choice.words}. {choice.reason}")
