from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import storybook
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from timeline_app.core.chronicle import Chronicle
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.session.session import Session
from timeline_app.session.state import Filters, Notice, Origin, Part, ReadingState


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    made = Session()
    made.set_chronicle(storybook.chronicle(), storybook.index())
    return made


def test_selecting_says_so_once_and_with_its_origin(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.selectionChanged) as heard:
        session.select((1,), Origin.EVENTS)
    assert heard.args[0].event == 1
    assert heard.args[1] == Origin.EVENTS
    with qtbot.assertNotEmitted(session.selectionChanged):
        session.select((1,), Origin.TIMELINE)


def test_the_passage_that_tells_it_best_is_opened(session: Session) -> None:
    session.select((1,), Origin.EVENTS)
    assert session.mention is not None
    assert session.mention.article == "a0"
    session.step_mention(1, Origin.SOURCE)
    assert session.mention.article == "a1"
    session.step_mention(1, Origin.SOURCE)
    assert session.mention.article == "a0"


def test_one_source_has_no_next(session: Session, qtbot: QtBot) -> None:
    session.select((0,), Origin.EVENTS)
    with qtbot.assertNotEmitted(session.selectionChanged):
        session.step_mention(1, Origin.SOURCE)


def test_stepping_goes_through_the_shown_events_in_time(session: Session) -> None:
    seen = []
    for _ in range(4):
        session.step(1, Origin.KEYBOARD)
        seen.append(session.selection.event)
    assert seen == [0, 1, 2, 2]
    session.step(-1, Origin.KEYBOARD)
    assert session.selection.event == 1
    session.set_filters(Filters(participants=frozenset({"p1"})), Origin.PARTICIPANTS)
    session.step(1, Origin.KEYBOARD)
    assert session.selection.event == 2
    session.step(-1, Origin.KEYBOARD)
    assert session.selection.event == 0


def test_the_ends_of_what_is_shown(session: Session) -> None:
    session.select_end(1, Origin.KEYBOARD)
    assert session.selection.event == 2
    session.set_filters(Filters(participants=frozenset({"p0"})), Origin.PARTICIPANTS)
    session.select_end(-1, Origin.KEYBOARD)
    assert session.selection.event == 1


def test_toggling_adds_and_takes_out(session: Session) -> None:
    session.select((0,), Origin.TIMELINE)
    session.toggle(2, Origin.TIMELINE)
    assert session.selection.events == (2, 0)
    session.toggle(2, Origin.TIMELINE)
    assert session.selection.events == (0,)


def test_a_participant_filters_every_pane_but_its_own(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignals([session.filtersChanged, session.shownChanged]):
        session.set_filters(Filters(participants=frozenset({"p0"})), Origin.PARTICIPANTS)
    assert session.shown().tolist() == [False, True, False, False]
    assert session.shown(without=Part.PARTICIPANTS).all()
    assert session.shown_rows().tolist() == [False, True, False]
    with qtbot.assertNotEmitted(session.filtersChanged):
        session.set_filters(Filters(participants=frozenset({"p0"})), Origin.SEARCH)


def test_any_or_all_of_several_participants(session: Session) -> None:
    both = frozenset({"p0", "p1"})
    session.set_filters(Filters(both), Origin.PARTICIPANTS)
    assert session.shown().tolist() == [True, True, True, False]
    session.set_filters(Filters(both, every=True), Origin.PARTICIPANTS)
    assert not session.shown().any()


@pytest.mark.parametrize(
    ("words", "events"),
    [
        ("bridge", [1]),
        ("BRANDT ribbon", [1]),
        ("arch", [0]),
        ("decision", [2]),
        ("harbour", [1]),
        ("  ", [0, 1, 2, 3]),
        ("zzz", []),
    ],
)
def test_words_are_found_in_headlines_people_places_and_passages(
    session: Session, words: str, events: list[int]
) -> None:
    session.set_filters(Filters(text=words), Origin.SEARCH)
    assert np.flatnonzero(session.shown()).tolist() == events


def test_words_outside_events_are_found_in_the_articles(session: Session) -> None:
    session.set_filters(Filters(text="crowds"), Origin.SEARCH)
    (hit,) = session.text_hits()
    assert hit.article == "a0"
    assert hit.span.of(storybook.BRIDGE) == "Crowds"


def test_selection_marks_and_filters_survive_a_new_chronicle(session: Session, qtbot: QtBot) -> None:
    session.select((1,), Origin.EVENTS, mention=1)
    session.set_marks(["p0"], Origin.PARTICIPANTS)
    session.set_filters(Filters(frozenset({"p0"})), Origin.PARTICIPANTS)
    old = storybook.chronicle()
    people = tuple(replace(p, id={"p0": "p7"}.get(p.id, p.id)) for p in old.participants)
    renamed = {"p0": "p7"}
    events = tuple(
        replace(e, participants=tuple(replace(q, participant=renamed.get(q.participant, "")) for q in e.participants))
        for e in old.events[1:]
    )
    fresh = replace(old, participants=people, events=events)
    with qtbot.waitSignals([session.chronicleChanged, session.filtersChanged, session.selectionChanged]):
        session.set_chronicle(fresh, EventIndex.from_chronicle(fresh))
    assert session.selection.event == 0
    assert session.mention is not None
    assert session.mention.article == "a1"
    assert session.marks == {"p7"}
    assert session.filters.participants == {"p7"}
    assert session.shown().tolist() == [True, False, False]


def test_what_a_partial_chronicle_lacks_comes_back_with_it(session: Session) -> None:
    session.select((1,), Origin.EVENTS, mention=1)
    session.set_marks(["p1"], Origin.PARTICIPANTS)
    session.set_filters(Filters(frozenset({"p0"})), Origin.PARTICIPANTS)
    whole = storybook.chronicle()
    part = replace(whole, participants=whole.participants[2:], events=whole.events[:1])
    session.set_chronicle(part, EventIndex.from_chronicle(part))
    assert session.current is None
    assert session.filters.participants == frozenset()
    assert session.shown().all()
    session.set_filters(replace(session.filters, text="arch"), Origin.SEARCH)
    session.set_chronicle(whole, EventIndex.from_chronicle(whole))
    assert session.selection.event == 1
    assert session.selection.mention == 1
    assert session.marks == {"p1"}
    assert session.filters == Filters(frozenset({"p0"}), text="arch")


def test_what_the_user_let_go_does_not_come_back(session: Session) -> None:
    session.select((1,), Origin.EVENTS)
    session.set_filters(Filters(frozenset({"p0"})), Origin.PARTICIPANTS)
    session.set_chronicle(Chronicle(), EventIndex.empty())
    session.select((), Origin.KEYBOARD)
    session.set_filters(Filters(), Origin.KEYBOARD)
    session.set_chronicle(storybook.chronicle(), storybook.index())
    assert session.current is None
    assert not session.filters.active


def test_what_is_gone_is_selected_no_more(session: Session) -> None:
    session.select((3,), Origin.UNDATED)
    session.set_chronicle(Chronicle(), EventIndex.empty())
    assert session.current is None
    assert session.mention is None
    assert not len(session.shown())
    session.step(1, Origin.KEYBOARD)
    assert session.selection.event is None


def test_hover_marks_lanes_and_reading_are_said_once(session: Session, qtbot: QtBot) -> None:
    changes = (
        (session.hoverChanged, lambda: session.set_hover(2, Origin.TIMELINE)),
        (session.marksChanged, lambda: session.set_marks(["p1"], Origin.PARTICIPANTS)),
        (session.lanesChanged, lambda: session.set_lanes(LaneBy.PLACE)),
        (session.readingChanged, lambda: session.set_reading(ReadingState(True, 1, 3))),
    )
    for signal, change in changes:
        with qtbot.waitSignal(signal):
            change()
        with qtbot.assertNotEmitted(signal):
            change()


def test_notices_are_passed_on(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.noticed) as heard:
        session.notify(Notice("Hello"))
    assert heard.args == [Notice("Hello")]


@given(st.frozensets(st.sampled_from(["p0", "p1", "p2", "unknown"])), st.booleans(), st.sampled_from(["", "b", "nord"]))
def test_filters_only_ever_take_away(participants: frozenset[str], every: bool, text: str) -> None:
    session = Session()
    session.set_chronicle(storybook.chronicle(), storybook.index())
    session.set_filters(Filters(participants, every, text), Origin.SEARCH)
    for part in Part:
        assert (session.shown() <= session.shown(without=part)).all()
