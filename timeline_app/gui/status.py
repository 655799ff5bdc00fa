"""The status line: "128 of 342 events on the timeline · 5 articles · 3 without a date", and how far reading is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QProgressBar, QStatusBar, QWidget

from timeline_app.gui.icons import icon
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import label, link_button, tool_button
from timeline_app.session.session import Session
from timeline_app.session.state import ReadingState

_STEPS = 1000


class StatusLine(QStatusBar):
    """Follows the session. `cancelled`: the user stops reading; `undatedWanted` and the like: asks for that pane."""

    cancelled = Signal()
    undatedWanted = Signal()
    reportWanted = Signal()
    hiddenWanted = Signal()
    lostWanted = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 2, 8, 2)
        self._shown = label()
        self._undated = link_button("", self.undatedWanted.emit)
        self._report = link_button("", self.reportWanted.emit)
        self.addWidget(self._shown)
        self._hidden = link_button("", self.hiddenWanted.emit)
        self.addWidget(self._undated)
        self.addWidget(self._hidden)
        self._lost = link_button("", self.lostWanted.emit)
        self.addWidget(self._lost)
        self.addWidget(self._report)
        self._progress_text = label()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(120)
        self._progress.setAccessibleName("Reading")
        self._stop = tool_button("stopReading", "Stop reading", self.cancelled.emit)
        self._stop.setIconSize(QSize(14, 14))
        for widget in (self._progress_text, self._progress, self._stop):
            self.addPermanentWidget(widget)
        session.shownChanged.connect(self._count)
        session.readingChanged.connect(self._read)
        self._count()
        self._read(session.reading)

    @property
    def text(self) -> str:
        """What it says."""
        parts = (self._shown, self._undated, self._hidden, self._lost, self._report, self._progress_text)
        return " · ".join(w.text() for w in parts if w.text() and not w.isHidden())

    def set_theme(self, theme: Theme) -> None:
        """Tints the button."""
        self._stop.setIcon(icon("close", theme))

    def _count(self) -> None:
        session = self._session
        shown, total = session.shown_counts()
        articles = len(session.chronicle.articles)
        undated = session.undated_shown()
        self._shown.setVisible(bool(articles or total))
        self._shown.setText(f"{shown:,} of {many(total, 'event')} on the timeline · {many(articles, 'article')}")
        self._undated.setVisible(undated > 0)
        self._undated.setText(f"{undated:,} without a date")
        hidden = len(session.chronicle.hidden)
        self._hidden.setVisible(hidden > 0)
        self._hidden.setText(f"{hidden:,} hidden")
        lost = len(session.chronicle.orphans)
        self._lost.setVisible(lost > 0)
        self._lost.setText(f"{many(lost, 'correction')} lost")
        bad = sum(f.outcome != "read" for f in session.chronicle.files)
        self._report.setVisible(bad > 0)
        self._report.setText(f"{many(bad, 'file')} not read")

    def _read(self, state: ReadingState) -> None:
        for widget in (self._progress_text, self._progress, self._stop):
            widget.setVisible(state.active)
        # Without an end in sight the bar only moves.
        self._progress.setRange(0, _STEPS if state.total and not state.linking else 0)
        self._progress.setValue(round(state.share * _STEPS))
        words = f"reading {state.done:,}/{many(state.total, 'file')}, {many(state.articles, 'article')}"
        if state.again:
            words = f"reading again by newer rules, {state.done:,}/{many(state.total, 'file')}"
        if state.linking:
            words = f"putting {many(state.articles, 'article')} together"
        self._progress_text.setText(words if state.total else "looking for articles")


def many(count: int, noun: str) -> str:
    """A number with its noun: "1 event", "2 events"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
