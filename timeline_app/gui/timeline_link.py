"""Joins the timeline, which knows rows and no session, to the session, which knows events.

A selection made elsewhere is brought into view; one made on the timeline leaves the view where it is.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Qt

from timeline_app.core.interval import Interval
from timeline_app.core.wording import describe_long
from timeline_app.gui.models.events import certainty_word, headline
from timeline_app.gui.timeline.overview import OverviewStrip
from timeline_app.gui.timeline.view import TimelineView
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.session.session import Session
from timeline_app.session.state import Origin, Part

_ASKED = 40
"""Events by which two lists of events are held to be the same."""

_NEAR = 200
"""Places by which an event may have moved in such a list."""


class TimelineLink(QObject):
    """Lives as long as the view."""

    def __init__(self, session: Session, view: TimelineView, overview: OverviewStrip) -> None:
        super().__init__(view)
        self._session, self._view, self._overview = session, view, overview
        overview.attach(view)
        view.set_tooltip(self._tip)
        view.eventClicked.connect(self._clicked)
        view.hoverChanged.connect(self._hovered)
        view.emptyClicked.connect(lambda: session.select((), Origin.TIMELINE))
        session.chronicleChanged.connect(self._renew)
        session.shownChanged.connect(self._filter)
        session.selectionChanged.connect(self._follow)
        session.hoverChanged.connect(self._hover)
        session.lanesChanged.connect(self._relane)
        self._renew()

    def centre_selection(self) -> None:
        """Brings the selected event to the middle; asked again, shows everything."""
        self._view.walker.frame_selection()

    def go_to(self, when: Interval) -> None:
        """Shows a date that the user typed, with some room around it."""
        start = when.start if when.start is not None else (when.end or 0) - 1
        end = when.end if when.end is not None else start + 1
        room = max(end - start, 86_400)
        self._view.show_interval(start - room, end + room)

    # ── from the session ─────────────────────────────────────────────────────────────────────────────────────────
    def _renew(self) -> None:
        index = self._session.index
        # Dates in articles are of the clock on the wall, so today is too.
        self._view.set_now(int((datetime.now() - datetime(1970, 1, 1)).total_seconds()))
        # While a folder is read the view stays where the user went; another folder starts afresh.
        edited = not self._session.reading.active and _alike(self._view.index, index)
        self._view.set_index(index, keep_view=len(index) > 0, edited=edited)
        self._overview.set_index(index)
        self._overview.setVisible(len(index) > 0)
        self._select_rows()

    def _filter(self) -> None:
        self._view.set_visible_rows(self._session.shown_rows())
        # The strip is where a stretch of time is chosen from: it shows what the other filters leave.
        self._overview.set_visible_rows(self._session.shown_rows(without=Part.DATES))

    def _relane(self, by: LaneBy) -> None:
        """Other lanes: what is selected stays in sight."""
        self._view.lanes_by(by)
        if (row := self._row()) is not None:
            self._view.scroll_to(row)

    def _follow(self, _: object, origin: str) -> None:
        self._select_rows()
        row = self._row()
        # What was only found again after an edit must not drag the view along.
        if row is not None and origin not in (Origin.TIMELINE, Origin.SESSION):
            self._view.reveal(row)

    def _select_rows(self) -> None:
        # The view takes the last of the selected rows for the current one, the session the first.
        rows = [self._session.index.row_of_event(e) for e in reversed(self._session.selection.events)]
        self._view.set_selection([r for r in rows if r is not None])

    def _hover(self, event: int, origin: str) -> None:
        if origin != Origin.TIMELINE:
            row = self._session.index.row_of_event(event) if event >= 0 else None
            self._view.set_hover(-1 if row is None else row)

    def _row(self) -> int | None:
        event = self._session.selection.event
        return None if event is None else self._session.index.row_of_event(event)

    # ── from the view ────────────────────────────────────────────────────────────────────────────────────────────
    def _clicked(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        event = int(self._session.index.event[row])
        if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            self._session.toggle(event, Origin.TIMELINE)
        else:
            self._session.select((event,), Origin.TIMELINE)

    def _tip(self, row: int) -> str:
        event = self._session.chronicle.events[int(self._session.index.event[row])]
        articles = len({m.article for m in event.mentions})
        when = describe_long(event.when) if event.when else ""
        sure = certainty_word(event)
        return f"{headline(event)}\n{when} ({sure})\n{'1 source' if articles == 1 else f'{articles} sources'}"

    def _hovered(self, row: int) -> None:
        self._session.set_hover(-1 if row < 0 else int(self._session.index.event[row]), Origin.TIMELINE)


def _alike(before: EventIndex, now: EventIndex) -> bool:
    """Whether these are nearly the same events: somebody corrected one, or a file came in."""
    more = abs(len(before.keys) - len(now.keys))
    if not len(before) or not len(now) or more > max(3, len(before.keys) // 20):
        return False
    # Some of them tell: looking for all would be felt, and an event is near its place of before.
    step, near = max(1, len(before.keys) // _ASKED), _NEAR + more
    asked = range(0, len(before.keys), step)
    found = sum(before.keys[at] in now.keys[max(0, at - near) : at + near] for at in asked)
    return 2 * found >= len(asked)
