"""Where the panes are: docks that can be moved, closed and brought back.

participants │ timeline                │ event
             │ overview                │
             ├─────────────────────────┤ source
             │ events review undated … │
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QTabBar, QTabWidget, QWidget
from shiboken6 import isValid

from timeline_app.gui.panes.corrections import CorrectionsPane
from timeline_app.gui.panes.details import DetailsPane
from timeline_app.gui.panes.events import EventsPane
from timeline_app.gui.panes.left_out import LeftOutPane
from timeline_app.gui.panes.participants import ParticipantsPane
from timeline_app.gui.panes.report import ReportPane
from timeline_app.gui.panes.review import ReviewPane
from timeline_app.gui.panes.source import SourcePane
from timeline_app.gui.panes.undated import UndatedPane
from timeline_app.gui.theme import Theme
from timeline_app.gui.widgets import Pane
from timeline_app.session.session import Session

_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


_SHARES = (0.24, 0.46, 0.28)
"""At first: of the window's height what the tables take, of the height that an event shares with its source what it
takes, and of the window's width what both take."""

_LOWEST = 70
"""Pixels that every pane can be squeezed to."""

_NARROWEST = {"details": 220, "corrections": 360}
"""Pixels that an event needs to be read, and the widest of the tables to be worked with."""


class Layout(QObject):
    """Makes the panes and their docks; `docks` by name. `restored`: they are where the user left them."""

    VERSION = 4

    def __init__(self, window: QMainWindow, session: Session, theme: Theme, overview: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._kept: QByteArray | None = None
        self._shares = _SHARES
        self.restored = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._keep_shares)
        self.participants = ParticipantsPane(session, theme)
        self.details = DetailsPane(session, theme)
        self.source = SourcePane(session, theme)
        self.events = EventsPane(session)
        self.review = ReviewPane(session, theme)
        self.undated = UndatedPane(session)
        self.left_out = LeftOutPane(session)
        self.corrections = CorrectionsPane(session)
        self.report = ReportPane(session, theme)
        self.docks = {
            # From left to right: Tab goes through them in this order.
            "participants": Pane("participants", "Participants", self.participants, window),
            "overview": Pane("overview", "Overview", overview, window),
            "events": Pane("events", "Events", self.events, window),
            "review": Pane("review", "Review", self.review, window),
            "undated": Pane("undated", "Undated", self.undated, window),
            "left_out": Pane("left_out", "Dates left out", self.left_out, window),
            "corrections": Pane("corrections", "Corrections", self.corrections, window),
            "report": Pane("report", "Import report", self.report, window),
            "details": Pane("details", "Event", self.details, window),
            "source": Pane("source", "Source", self.source, window),
        }
        for dock in self.docks.values():
            # What stands at the foot of a table must not make the window too tall for a small screen.
            dock.body.setMinimumHeight(min(_LOWEST, dock.body.minimumSizeHint().height()))
        for name, width in _NARROWEST.items():
            self.docks[name].body.setMinimumWidth(width)
        window.setDockOptions(QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AllowNestedDocks)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        self._place()
        window.installEventFilter(self)
        for name in ("events", "details"):
            self.docks[name].installEventFilter(self)
        for dock in self.docks.values():
            dock.dockLocationChanged.connect(self.title_panes)
            dock.topLevelChanged.connect(self.title_panes)
            dock.visibilityChanged.connect(self.title_panes)

    def set_theme(self, theme: Theme) -> None:
        """Colours for the panes that paint something themselves."""
        for dock in self.docks.values():
            dock.set_theme(theme)
        for pane in (self.participants, self.source, self.details, self.review, self.report):
            pane.set_theme(theme)

    def reveal(self, name: str) -> None:
        """Shows a pane, in front of others in its place."""
        self.set_quiet(False)
        self.docks[name].show()
        self.docks[name].raise_()
        if name == "review":
            # It is worked with keys alone.
            self.review.setFocus()

    def covered(self, name: str) -> bool:
        """Whether a pane is there, but behind others in its place."""
        dock = self.docks[name]
        return not dock.isHidden() and dock.visibleRegion().isEmpty() and bool(self._window.tabifiedDockWidgets(dock))

    def hides(self, widget: QWidget) -> bool:
        """Whether something is in a pane that stands behind others."""
        return any(dock.isAncestorOf(widget) and self.covered(name) for name, dock in self.docks.items())

    def fit_height(self, height: int) -> None:
        """Gives the tables their share of a window of this height."""
        docks = [self.docks["overview"], self.docks["events"]]
        self._window.resizeDocks(docks, [64, max(200, round(height * self._shares[0]))], Qt.Orientation.Vertical)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Panes below keep their share of a window that grows or shrinks; by itself all would go to the timeline."""
        if event.type() == QEvent.Type.Resize:
            if watched is self._window:
                self._settling.start(0)
            elif QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton and not self._settling.isActive():
                self._take_shares()  # somebody moves the line between them
        return super().eventFilter(watched, event)

    def _below(self) -> bool:
        dock = self.docks["events"]
        return dock.isVisible() and not dock.isFloating() and self._window.dockWidgetArea(dock) == _BOTTOM

    def _tables_height(self) -> int:
        """Pixels that the tables have, with their tabs."""
        bars = self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        dock = self.docks["events"]
        tabs = max((b.height() for b in bars if b.isVisible() and abs(b.geometry().bottom() - dock.y()) < 8), default=0)
        return dock.height() + tabs

    def _above(self) -> bool:
        """Whether the event stands above its source, in one column."""
        event, source = self.docks["details"], self.docks["source"]
        there = all(d.isVisible() and not d.isFloating() for d in (event, source))
        return there and event.x() == source.x() and event.geometry().bottom() < source.y()

    def _take_shares(self) -> None:
        """Notes what share of the window the tables have, and of its column the event."""
        low, high, wide = self._shares
        if self._below():
            low = min(0.8, self._tables_height() / max(self._window.height(), 1))
        if self._above():
            event, source = self.docks["details"].height(), self.docks["source"].height()
            high = event / max(event + source, 1)
            wide = min(0.8, self.docks["source"].width() / max(self._window.width(), 1))
        self._shares = (low, high, wide)

    def _keep_shares(self) -> None:
        low, high, wide = self._shares
        if self._below():
            height = round(self._window.height() * low)
            self._window.resizeDocks([self.docks["events"]], [height], Qt.Orientation.Vertical)
        if self._above():
            event, source = self.docks["details"], self.docks["source"]
            both = event.height() + source.height()
            wanted = round(both * high)
            self._window.resizeDocks([event, source], [wanted, both - wanted], Qt.Orientation.Vertical)
            self._window.resizeDocks([source], [round(self._window.width() * wide)], Qt.Orientation.Horizontal)

    def set_quiet(self, quiet: bool) -> None:
        """While nothing is open, the panes would only be empty frames: puts them away, and back as they were."""
        if quiet and self._kept is None:
            self._kept = self._window.saveState(self.VERSION)
            for dock in self.docks.values():
                dock.hide()
        elif not quiet and self._kept is not None:
            kept, self._kept = self._kept, None
            self._window.restoreState(kept, self.VERSION)
            self.title_panes()
            QTimer.singleShot(0, self, self._take_shares if self.restored else self._keep_shares)

    def state(self) -> QByteArray:
        """Where everything is, to be kept; as it was before it was put away."""
        return self._kept if self._kept is not None else self._window.saveState(self.VERSION)

    def reset(self) -> None:
        """Everything where it was at first."""
        self._kept = None
        for dock in self.docks.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        self._place()
        for dock in self.docks.values():
            dock.show()
        self.docks["events"].raise_()
        self.title_panes()

    def title_panes(self, *_: object) -> None:
        """Panes that share a place are named by their tabs, others by a title."""
        if not isValid(self._window):
            return
        for name, dock in self.docks.items():
            tabbed = bool(self._window.tabifiedDockWidgets(dock)) and not dock.isFloating()
            dock.set_tabbed(tabbed or (name == "overview" and not dock.isFloating()))
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setAccessibleName("Panes")
            bar.setExpanding(False)
            # Tabs that do not fit are scrolled to: "Ev…" and "R…" tell nobody what they are.
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(True)
            bar.setDrawBase(False)
            bar.setDocumentMode(True)

    def _place(self) -> None:
        add, docks = self._window.addDockWidget, self.docks
        add(_LEFT, docks["participants"])
        add(_RIGHT, docks["details"])
        self._window.splitDockWidget(docks["details"], docks["source"], Qt.Orientation.Vertical)
        add(_BOTTOM, docks["overview"])
        self._window.splitDockWidget(docks["overview"], docks["events"], Qt.Orientation.Vertical)
        for before, after in pairwise(("events", "review", "undated", "left_out", "corrections", "report")):
            self._window.tabifyDockWidget(docks[before], docks[after])
        docks["events"].raise_()
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self._window.resizeDocks([docks["participants"], docks["source"]], [240, 400], across)
        self._window.resizeDocks([docks["overview"], docks["events"]], [64, 230], down)
