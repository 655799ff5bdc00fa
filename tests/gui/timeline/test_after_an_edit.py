"""What stays where it is when a correction makes a new chronicle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.gui.storybook import chronicle
from timeline_app.core.calendar import DAY
from timeline_app.core.interval import Interval
from timeline_app.gui.theme import chosen_theme
from timeline_app.gui.timeline_pane import TimelinePane
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.session.state import Origin


@pytest.fixture
def pane(qtbot, session):
    made = TimelinePane(session, chosen_theme("light"))
    qtbot.addWidget(made)
    qtbot.addWidget(made.overview)
    made.opened = True
    made.resize(1000, 500)
    made.show()
    made.settle()
    return made


def correct(session, number: int, **more) -> None:
    """Another chronicle, in which one event is another."""
    events = list(session.chronicle.events)
    events[number] = replace(events[number], **more)
    after = replace(session.chronicle, events=tuple(events))
    session.set_chronicle(after, EventIndex.from_chronicle(after))


def test_the_window_stays_where_the_user_looks_although_the_selection_went_away(session, pane):
    view = pane.view
    session.select((0,), Origin.EVENTS)
    view.show_at_once(view.index.start[0] - 30.0 * DAY, view.index.start[0] + 30.0 * DAY)
    before = view.viewport_range
    key = session.chronicle.events[0].key
    correct(session, 0, when=Interval.of_day(2050, 1, 1))
    assert view.viewport_range == before
    assert session.chronicle.events[session.selection.event].key == key
    assert [view.index.key(row) for row in view.highlight.selected] == [key]


def test_a_window_on_everything_stays_too(session, pane):
    pane.view.fit()
    before = pane.view.viewport_range
    correct(session, 0, when=Interval.of_day(2050, 1, 1))
    assert pane.view.viewport_range == before


def test_lanes_keep_their_order_although_their_counts_change(session, pane):
    session.set_lanes(LaneBy.KIND)
    before = [head.key for head in pane.view.display().heads]
    least = before[-1]
    for number, event in enumerate(session.chronicle.events):
        if event.kind != least and event.when is not None:
            correct(session, number, kind=least)
            after = [head.key for head in pane.view.display().heads]
            assert after == [key for key in before if key in after]
    session.set_lanes(LaneBy.NONE)
    session.set_lanes(LaneBy.KIND)
    assert [head.key for head in pane.view.display().heads] == [least]


def test_another_folder_starts_afresh(session, pane):
    pane.view.show_at_once(0.0, 10.0 * DAY)
    session.clear()
    made = chronicle()
    session.set_chronicle(made, EventIndex.from_chronicle(made))
    first, last = pane.view.index.extent
    t0, t1 = pane.view.viewport_range
    assert t0 <= first and last <= t1
