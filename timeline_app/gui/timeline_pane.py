"""The middle of the window: the timeline, or in its place what to do while there is nothing to see."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from timeline_app.gui.history import ViewHistory
from timeline_app.gui.theme import Theme
from timeline_app.gui.timeline.far import FarEvents
from timeline_app.gui.timeline.language import names_of
from timeline_app.gui.timeline.overview import OverviewStrip
from timeline_app.gui.timeline.view import TimelineView
from timeline_app.gui.timeline_link import TimelineLink
from timeline_app.gui.welcome import Emptiness, Welcome
from timeline_app.render.theme import THEMES
from timeline_app.render.theme import Theme as CanvasTheme
from timeline_app.session.session import Session


def canvas_theme(theme: Theme) -> CanvasTheme:
    """The canvas's own colours, with ground, text, lines and accent those of the window."""
    colours = theme.colours
    return replace(
        THEMES[theme.name],
        background=colours["canvas"],
        text=colours["text"],
        muted=colours["muted"],
        hairline=colours["hairline"],
        accent=colours["accent"],
    )


class TimelinePane(QWidget):
    """Tells apart: nothing opened, reading, no articles, no dates, all filtered away."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.opened = False
        self.view = TimelineView()
        self.overview = OverviewStrip()
        self.welcome = Welcome(theme)
        self._speak()
        self.link = TimelineLink(session, self.view, self.overview)
        self.history = ViewHistory(self.view)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.welcome)
        self._full = self._timeline()
        self._stack.addWidget(self._full)
        # In a small window the panes give way first.
        self.setMinimumWidth(360)
        session.chronicleChanged.connect(self.settle)
        session.shownChanged.connect(self.settle)
        session.readingChanged.connect(self.settle)
        session.lanesChanged.connect(self.far.renew)
        self.settle()

    def _timeline(self) -> QWidget:
        """The timeline with, below it, a line for what lies far from the rest."""
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.far = FarEvents(self.view)
        column.addWidget(self.view, 1)
        column.addWidget(self.far)
        return full

    def _speak(self) -> None:
        """Months and days in the language of the desktop."""
        names = names_of(QLocale())
        self.view.set_names(names)
        self.overview.set_names(names)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the desktop's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange:
            self._speak()

    def set_theme(self, theme: Theme) -> None:
        """Colours for all of it."""
        canvas = canvas_theme(theme)
        self.view.set_theme(canvas)
        self.overview.set_theme(canvas)
        self.welcome.set_theme(theme)

    def settle(self, *_: object) -> None:
        """Shows what there is to see."""
        state = self._emptiness()
        if state is not None:
            self.welcome.show_state(state)
        self.far.renew()
        self._stack.setCurrentWidget(self._full if state is None else self.welcome)

    def _emptiness(self) -> Emptiness | None:
        session = self._session
        if len(session.index):
            return None if session.shown_rows().any() else Emptiness.FILTERED
        if session.reading.active:
            return Emptiness.READING
        if not self.opened:
            return Emptiness.START
        if session.chronicle.articles:
            return Emptiness.NO_DATES
        failed = any(file.outcome == "failed" for file in session.chronicle.files)
        return Emptiness.UNREADABLE if failed else Emptiness.NO_ARTICLES
