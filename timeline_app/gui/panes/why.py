"""The answer to "why this date?": a line that opens into plain statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from timeline_app.core.chronicle import Event
from timeline_app.core.wording import describe_long
from timeline_app.gui.icons import icon
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import EDGE, label, link_button
from timeline_app.link.explain import Statement

_BESIDE = 64
"""Pixels of the heading that are not its words: arrow and margins."""


_LEFT, _BETWEEN, _RIGHT, _GAP = 8, 12, 12, 4
"""Pixels left of the names of statements, between these and their words, right of those, and between two statements."""


class WhyPanel(QWidget):
    """Open at first; closed by a click on its heading, and stays so. `correctWanted`: the date is to be corrected."""

    correctWanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._most = 1 << 16
        self._heading = QToolButton()
        self._heading.setObjectName("whyHeading")
        self._heading.setCheckable(True)
        self._heading.setChecked(True)
        self._heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._heading.setIconSize(QSize(14, 14))
        self._heading.toggled.connect(self._open)
        self._area = QScrollArea()
        self._area.setAccessibleName("Why this date")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE - 8, 6, 4, 6)
        column.setSpacing(0)
        self.correct = link_button("Correct…", self.correctWanted.emit)
        self.correct.setAccessibleName("Correct the date")
        self._question = ""
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self.correct)
        column.addLayout(head)
        column.addWidget(self._area)
        self._statements: tuple[Statement, ...] = ()
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._sheet = QWidget()
        self._area.setWidget(self._sheet)

    @property
    def text(self) -> str:
        """All that is said, a statement a line."""
        return "\n".join(f"{s.label}: {s.words}" for s in self._statements)

    def set_theme(self, theme: Theme) -> None:
        """Tints the arrow."""
        self._theme = theme
        self._turn()

    def set_most(self, height: int) -> None:
        """Pixels that the answer may take at most."""
        if height != self._most:
            self._most = height
            self._fit()

    def show_statements(self, event: Event, statements: Sequence[Statement]) -> None:
        """Shows the answer for an event."""
        self._question = f"Why {describe_long(event.when)}?" if event.when else "Why no date?"
        self._heading.setAccessibleName(self._question)
        self._cut()
        self._statements = tuple(statements)
        self._rows = []
        sheet = QWidget()
        sheet.setObjectName("sheet")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(_LEFT, _GAP, _RIGHT, 2 * _GAP)
        grid.setHorizontalSpacing(_BETWEEN)
        grid.setVerticalSpacing(_GAP)
        grid.setColumnStretch(1, 1)
        for row, statement in enumerate(statements):
            name, words = label(statement.label, "muted"), label(statement.words, wrap=True, selectable=True)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
            self._rows.append((name, words))
        self._sheet = sheet
        self._area.setWidget(sheet)
        self._fit()

    def _open(self, opened: bool) -> None:
        self._area.setVisible(opened)
        self._turn()

    def _turn(self) -> None:
        if self._theme:
            self._heading.setIcon(icon("down" if self._heading.isChecked() else "right", self._theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Called by Qt."""
        super().resizeEvent(event)
        self._cut()
        self._fit()

    def _cut(self) -> None:
        """The question ends in “…” where it would push what stands beside it out of a narrow pane."""
        room = self.width() - self.correct.sizeHint().width() - _BESIDE
        shown = self._heading.fontMetrics().elidedText(self._question, Qt.TextElideMode.ElideRight, max(room, 40))
        self._heading.setText(shown)
        self._heading.setToolTip(self._question if shown != self._question else "")

    def _fit(self) -> None:
        """As high as the answer needs, but never more than nine lines, nor than is left by what is explained. Where not
        all of it has room it ends after a whole statement."""
        line = self.fontMetrics().height() + 4
        sheet = self._sheet
        width = max(self._area.width(), 200)
        wanted = sheet.heightForWidth(width) if sheet.hasHeightForWidth() else sheet.sizeHint().height()
        most = min(line * 9, max(self._most, line * 2))
        if wanted > most:
            width -= self._area.verticalScrollBar().sizeHint().width()
            most = max((end for end in self._ends(width) if end <= most), default=most)
        self._area.setFixedHeight(min(wanted, most) + 2)

    def _ends(self, width: int) -> Iterator[int]:
        """Where each statement ends in a sheet of this width, in pixels from its top."""
        room = width - _LEFT - _BETWEEN - _RIGHT - max((name.sizeHint().width() for name, _ in self._rows), default=0)
        end = _GAP
        for name, words in self._rows:
            end += max(name.sizeHint().height(), words.heightForWidth(room))
            yield end + _GAP // 2
            end += _GAP
