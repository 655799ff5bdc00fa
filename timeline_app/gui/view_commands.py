"""What the window does to look at the timeline: zoom, go to a date or an event, back and forward.

A part of the window's class (`do_…`, see gui/actions.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from timeline_app.core.calendar import DAY
from timeline_app.core.interval import Interval
from timeline_app.gui.editors.date_popover import usual_year
from timeline_app.gui.go_to_date import GoToDate
from timeline_app.gui.key_popover import KeyPopover
from timeline_app.gui.timeline_pane import canvas_theme
from timeline_app.session.session import Session
from timeline_app.session.state import Origin

if TYPE_CHECKING:
    from timeline_app.gui.actions import Actions
    from timeline_app.gui.theme import Theme
    from timeline_app.gui.timeline_pane import TimelinePane
    from timeline_app.gui.toolbar import ToolBar


class ViewCommands:
    """Commands that change nothing but what is in sight."""

    session: Session
    timeline: TimelinePane
    actions_: Actions
    tools: ToolBar
    theme: Theme

    def do_zoom_in(self) -> None:
        """Shows less time."""
        self.timeline.view.zoom(1.6)

    def do_zoom_out(self) -> None:
        """Shows more time."""
        self.timeline.view.zoom(1 / 1.6)

    def do_fit(self) -> None:
        """Shows nearly all of it; asked again, all."""
        self.timeline.view.fit()

    def do_centre(self) -> None:
        """Brings the selected event to the middle."""
        self.timeline.link.centre_selection()

    def do_go_to_date(self) -> None:
        """Asks for a date."""
        first, last = self.timeline.view.viewport_range
        middle = Interval.of_days(int((first + last) / 2 // DAY), int((first + last) / 2 // DAY))
        box = GoToDate(self._window(), self.session.month_first, usual_year(middle))
        box.chosen.connect(self._go_to)
        self._place_under("go_to_date", box)
        box.show()
        box.line.setFocus()

    def _place_under(self, name: str, popover: QWidget) -> None:
        """Puts a popover under its button in the toolbar, their right edges in line."""
        button = self.tools.widgetForAction(self.actions_[name])
        popover.move(button.mapToGlobal(QPoint(button.width() - popover.width(), button.height() + 6)))

    def _go_to(self, when: Interval) -> None:
        self.timeline.link.go_to(when)

    def do_back(self) -> None:
        """Shows the stretch of time before."""
        self.timeline.history.go(-1)

    def do_forward(self) -> None:
        """Shows the stretch of time after."""
        self.timeline.history.go(1)

    def do_key(self) -> None:
        """Says what the marks mean."""
        popover = KeyPopover(self.session, canvas_theme(self.theme), self._window())
        self._place_under("key", popover)
        popover.show()

    def do_next_event(self) -> None:
        """Selects the next event in time."""
        self.timeline.view.walker.step(1)

    def do_previous_event(self) -> None:
        """Selects the event before."""
        self.timeline.view.walker.step(-1)

    def do_first_event(self) -> None:
        """Selects the first event."""
        self.session.select_end(-1, Origin.KEYBOARD)

    def do_last_event(self) -> None:
        """Selects the last event."""
        self.session.select_end(1, Origin.KEYBOARD)

    def do_next_source(self) -> None:
        """Opens the next source of the event."""
        self.session.step_mention(1, Origin.KEYBOARD)

    def do_previous_source(self) -> None:
        """Opens the source before."""
        self.session.step_mention(-1, Origin.KEYBOARD)

    def _window(self) -> QWidget:
        assert isinstance(self, QWidget)
        return self
