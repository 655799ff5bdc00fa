"""The chips above the timeline: what is asked of events to be shown, each taken off with one click.

[Ilse Brandt ×] [not checked ×] [+ Filter]            12 of 75 events · Save view… · Show all events
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from timeline_app.gui.filters.words import TITLES, Chip, chips
from timeline_app.gui.icons import icon
from timeline_app.gui.status import many
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import FlowLayout, label, link_button, tool_button
from timeline_app.session.session import Session
from timeline_app.session.state import Filters, Origin

_WIDE = 640


class FilterBar(QFrame):
    """Hidden while nothing is asked. `wanted`: the user wants to choose another filter; `saving`: to keep these."""

    wanted = Signal()
    saving = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("filterBar")
        self.setAccessibleName("Filters")
        self._session, self._theme = session, theme
        self.chips: list[FilterChip] = []
        self._flow_holder = QWidget()
        self._flow = FlowLayout(self._flow_holder, gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._flow_holder.setSizePolicy(policy)
        self.add = QToolButton()
        self.add.setObjectName("addFilter")
        self.add.setText("Filter")
        self.add.setAccessibleName("Add filter")
        self.add.setToolTip("Add another filter")
        self.add.setProperty("flat", True)
        self.add.setProperty("small", True)
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setIconSize(QSize(14, 14))
        self.add.clicked.connect(self.wanted)
        self._count = label(role="muted")
        self.save = link_button("Save view…", self.saving.emit)
        self.off = link_button("Show all events", self._all_off)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._flow_holder, 1)
        right = QHBoxLayout()
        right.setSpacing(4)
        for widget in (self._count, self.save, self.off):
            right.addWidget(widget)
        side = QVBoxLayout()
        side.addLayout(right)
        side.addStretch()
        row.addLayout(side)
        session.filtersChanged.connect(self._renew)
        session.shownChanged.connect(self._say)
        session.chronicleChanged.connect(self._renew)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Tints the buttons."""
        self._theme = theme
        self.add.setIcon(icon("plus", theme))
        self._renew()

    @property
    def texts(self) -> tuple[str, ...]:
        """What the chips say."""
        return tuple(chip.chip.text for chip in self.chips)

    @property
    def count_text(self) -> str:
        """How many events are shown, in words."""
        return self._count.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Called by Qt: in a narrow window the chips need the room, and the status line says the number too."""
        super().resizeEvent(event)
        self._count.setVisible(self.width() >= _WIDE)

    def _renew(self, *_: object) -> None:
        had_focus = next(
            (i for i, c in enumerate(self.chips) if c.hasFocus() or c.isAncestorOf(self.focusWidget())), None
        )
        while self._flow.count():
            self._flow.takeAt(0)
        for old in self.chips:
            old.hide()
            old.deleteLater()
        self.chips = [FilterChip(chip, self._theme, self._take_off) for chip in chips(self._session)]
        for chip in self.chips:
            chip.wanted.connect(self.wanted)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add)
        self.setVisible(bool(self.chips))
        if had_focus is not None and self.chips:
            self.chips[min(had_focus, len(self.chips) - 1)].close_button.setFocus()
        self._flow_holder.updateGeometry()
        self._say()

    def _say(self) -> None:
        shown, total = self._session.shown_counts()
        self._count.setText(f"{shown:,} of {many(total, 'event')}")

    def _take_off(self, rest: Filters) -> None:
        self._session.set_filters(rest, Origin.FILTERS)

    def _all_off(self) -> None:
        self._session.set_filters(Filters(), Origin.FILTERS)


class FilterChip(QFrame):
    """What is asked, and a cross that takes it off; Delete and Backspace do so too."""

    wanted = Signal()

    def __init__(self, chip: Chip, theme: Theme, take_off: object) -> None:
        super().__init__()
        self.chip = chip
        self.setProperty("filterChip", True)
        self._take_off = take_off
        title = TITLES[chip.part]
        self.words = QPushButton(chip.text.replace("&", "&&"))
        self.words.setProperty("chipWords", True)
        self.words.setToolTip(f"{title}: {chip.whole}")
        self.words.setAccessibleName(f"{title}: {chip.whole}")
        self.words.clicked.connect(self.wanted)
        self.close_button = tool_button("closeChip", f"Take “{chip.text}” off", self.take_off)
        self.close_button.setIcon(icon("close", theme, "muted"))
        self.close_button.setIconSize(QSize(12, 12))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 1, 4, 1)
        row.setSpacing(2)
        row.addWidget(self.words)
        row.addWidget(self.close_button)

    def take_off(self) -> None:
        """Asks no longer for this."""
        self._take_off(self.chip.rest)  # type: ignore[operator]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Called by Qt."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_off()
        else:
            super().keyPressEvent(event)
