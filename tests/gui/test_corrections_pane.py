from __future__ import annotations

import pytest
import storybook
from hands import Hand
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from timeline_app.core.chronicle import Orphan
from timeline_app.core.edits import Entry, EntryState, EventRef, Star, TakeBack
from timeline_app.gui.models.corrections import CorrectionsModel, State, correction_rows
from timeline_app.gui.panes.corrections import CorrectionsPane

_STAR = Star(EventRef("k", "Ana Brun resigns"))


@pytest.fixture
def pane(hand: Hand) -> CorrectionsPane:
    hand.window.layout_.reveal("corrections")
    return hand.window.layout_.corrections


def _entries(*states: EntryState) -> list[Entry]:
    return [Entry(n, n, _STAR, "you", 0, state) for n, state in enumerate(states, 1)]


def test_each_correction_says_what_became_of_it() -> None:
    active, undone = EntryState.ACTIVE, EntryState.UNDONE
    entries = [*_entries(active, undone, active, active), Entry(5, 5, TakeBack((1,)), "you", 0)]
    rows = correction_rows(entries, [Orphan(3, "Star for “Ana Brun resigns”", "The event has gone.")])
    assert [(r.entry.number, r.state) for r in rows] == [
        (4, State.HOLDS), (3, State.LOST), (2, State.UNDONE), (1, State.TAKEN_BACK),
    ]  # fmt: skip
    assert (rows[1].reason, rows[3].by) == ("The event has gone.", 5)


def test_what_took_back_may_be_taken_back() -> None:
    entries = [
        *_entries(EntryState.ACTIVE),
        Entry(2, 2, TakeBack((1,)), "you", 0),
        Entry(3, 3, TakeBack((2,)), "you", 0),
    ]
    assert [r.state for r in correction_rows(entries, [])] == [State.HOLDS]


def test_the_model_keeps_to_the_rules(qtmodeltester: ModelTester) -> None:
    model = CorrectionsModel()
    odd = Entry(3, 3, _STAR, "you", 10**15)  # a clock that was set to nonsense
    model.show(correction_rows([*_entries(EntryState.ACTIVE, EntryState.UNDONE), odd], []))
    assert model.index(0, 0).data() == "not known"
    qtmodeltester.check(model)


def test_a_correction_is_taken_back_and_restored(hand: Hand, pane: CorrectionsPane) -> None:
    assert not pane.back.isEnabled()
    hand.select("harbour bridge")
    hand.changes(lambda: hand.key(Qt.Key.Key_S))
    hand.changes(lambda: hand.key(Qt.Key.Key_C))
    assert [r.state for r in pane.made.rows] == [State.HOLDS, State.HOLDS]
    pane.tables[0].selectRow(1)
    hand.changes(lambda: hand.click(pane.back))
    marks = hand.event("harbour bridge").marks
    assert (marks.starred, marks.checked) == (False, True)
    pane.tables[0].selectRow(1)
    assert (pane.back.text(), pane.made.rows[1].state) == ("Restore", State.TAKEN_BACK)
    hand.changes(lambda: hand.click(pane.back))
    assert hand.event("harbour bridge").marks.starred
    hand.undo()
    assert not hand.event("harbour bridge").marks.starred


def test_hidden_events_are_listed_and_shown_again(hand: Hand, pane: CorrectionsPane) -> None:
    hand.select("harbour bridge")
    hand.changes(lambda: hand.key(Qt.Key.Key_Delete))
    hand.click(pane.tabs.button(2))
    assert pane.tabs.button(2).text() == "Hidden  1"
    pane.tables[2].selectRow(0)
    assert pane.back.text() == "Show again"
    hand.changes(lambda: hand.click(pane.back))
    shown = [e.headline for e in hand.window.session.chronicle.events]
    assert shown == [e.headline for e in storybook.chronicle().events]


def test_lost_corrections_stay_listed_with_the_reason(hand: Hand, pane: CorrectionsPane) -> None:
    hand.changes(lambda: hand.window.session.editor.do(_STAR))
    assert "1 correction lost" in hand.window.status.text
    hand.window.status.lostWanted.emit()
    (row,) = pane.lost.rows
    assert row.state is State.LOST
    assert row.reason
    assert pane.lost.index(0, 4).data() == row.reason


def test_the_lists_are_made_only_when_somebody_looks_at_them(hand: Hand, pane: CorrectionsPane, qtbot: QtBot) -> None:
    hand.window.layout_.reveal("events")
    qtbot.waitUntil(lambda: pane.visibleRegion().isEmpty())
    hand.changes(lambda: hand.window.session.editor.do(_STAR))
    assert pane.made.rows == []
    hand.window.layout_.reveal("corrections")
    qtbot.waitUntil(lambda: len(pane.made.rows) == 1)


def test_a_correction_leads_to_its_event(hand: Hand, pane: CorrectionsPane) -> None:
    hand.select("harbour bridge")
    hand.changes(lambda: hand.key(Qt.Key.Key_S))
    hand.window.session.select((), "test")
    pane.tables[0].selectRow(0)
    pane.tables[0].customContextMenuRequested.emit(pane.tables[0].visualRect(pane.made.index(0, 0)).center())
    action = hand.menu()["Show the event"]
    assert isinstance(action, QAction)
    action.trigger()
    assert hand.window.session.current == hand.event("harbour bridge")


def test_an_event_is_known_although_an_article_of_it_has_gone(hand: Hand) -> None:
    session = hand.window.session
    event, articles = session.chronicle.events[0], session.lookup.articles
    assert EventRef.of(event, articles).passages
    assert EventRef.of(event, {}) == EventRef(event.key, event.headline)
