"""Review and the trays in the window: real keys, the answers seen in the timeline, and gone again with Backspace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import storybook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from timeline_app.app import make_window
from timeline_app.core.article import Block, BlockKind, DateCandidate, Evidence, Published
from timeline_app.core.chronicle import Chronicle, Event
from timeline_app.core.edits import Check, EventRef, MergeParticipants, SetPublished
from timeline_app.core.facts import DateSource
from timeline_app.core.interval import Interval
from timeline_app.gui.editors.date_popover import DatePopover
from timeline_app.gui.main_window import MainWindow
from timeline_app.index.event_index import EventIndex
from timeline_app.index.lookup import Lookup
from timeline_app.session.left_out import LeftOut, as_events
from timeline_app.session.review import Doubt, Doubts, confirmed_people
from timeline_app.session.settings import THEME, Settings
from timeline_app.session.state import Filters, Origin

KEY = Qt.Key


def doubtful() -> Chronicle:
    """The storybook, less sure: a day of publication with two candidates, a disagreement, a date, a spelling."""
    chronicle = storybook.chronicle()
    bridge, letter, yard = chronicle.articles
    day, other = Interval.of_day(2031, 5, 9), Interval.of_day(2031, 5, 12)
    published = Published(
        day,
        "2031-05-09",
        0.5,
        (Evidence("created", "9 May", "day and month"),),
        (DateCandidate(day, 0.5, "created"), DateCandidate(other, 0.4, "updated")),
    )
    blocks = (Block(BlockKind.TITLE, storybook.at(storybook.BRIDGE, "The bridge opens 🌉")),)
    bridge = replace(bridge, published=published, article=replace(bridge.article, blocks=blocks))
    mayor, firm, quill = chronicle.participants
    mayor = replace(mayor, aliases=("Ilsa Brandt",), reasons=("“Ilsa Brandt” is “Ilse Brandt”: spelled alike",))
    lift, opening, closes, resigns = chronicle.events
    closes = replace(closes, confidence=0.6)
    return replace(
        chronicle,
        articles=(bridge, letter, yard),
        participants=(mayor, firm, quill),
        events=(lift, opening, closes, resigns),
    )


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.ini")
    settings.set(THEME, "light")
    made = make_window(settings)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.timeline.opened = True
    made.layout_.set_quiet(False)
    made.session.set_chronicle(doubtful(), EventIndex.from_chronicle(doubtful()))
    yield made
    made.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


class Reviewer:
    """Opens the pane and answers with keys; `press` waits until the timeline follows, if it is to."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        window.actions_["pane_review"].trigger()
        self.pane = window.layout_.review
        qtbot.waitUntil(lambda: self.pane.card is not None)

    def press(self, key: Qt.Key, changes: bool = True) -> None:
        if changes:
            with self.qtbot.waitSignal(self.window.session.chronicleChanged, timeout=10_000):
                QTest.keyClick(self.pane, key)
            self.qtbot.waitUntil(lambda: not self.pane._stale)
        else:
            QTest.keyClick(self.pane, key)

    @property
    def doubt(self) -> Doubt | None:
        return self.pane.card.question.doubt if self.pane.card else None

    def event(self, part: str) -> Event:
        (found,) = [e for e in self.window.session.chronicle.events if part in e.headline]
        return found

    def to(self, doubt: Doubt) -> None:
        """Skips until a question of this kind is asked."""
        for _ in range(8):
            if self.doubt is doubt:
                return
            self.press(KEY.Key_S, changes=False)
        raise AssertionError(doubt)


@pytest.fixture
def reviewer(window: MainWindow, qtbot: QtBot) -> Reviewer:
    return Reviewer(window, qtbot)


def test_the_least_certain_comes_first_and_all_are_asked_once(reviewer: Reviewer) -> None:
    asked = []
    while reviewer.doubt:
        asked.append(reviewer.doubt)
        reviewer.press(KEY.Key_S, changes=False)
    assert asked == [Doubt.PUBLISHED, Doubt.DISAGREEMENT, Doubt.DATE, Doubt.PEOPLE]
    assert reviewer.pane.queue.skipped == 4
    reviewer.pane._again.click()
    assert reviewer.doubt is Doubt.PUBLISHED


def test_an_event_added_without_words_of_a_source_does_not_end_the_review(window: MainWindow, qtbot: QtBot) -> None:
    chronicle = doubtful()
    added = replace(chronicle.events[0], key="own", headline="Seen myself", mentions=(), source=DateSource.CORRECTED)
    chronicle = replace(chronicle, events=(added, *chronicle.events))
    window.session.set_chronicle(chronicle, EventIndex.from_chronicle(chronicle))
    reviewer = Reviewer(window, qtbot)
    asked = []
    while reviewer.doubt:
        asked.append(reviewer.doubt)
        reviewer.press(KEY.Key_S, changes=False)
    assert asked == [Doubt.PUBLISHED, Doubt.DISAGREEMENT, Doubt.DATE, Doubt.PEOPLE]


def test_the_evidence_is_opened_beside(reviewer: Reviewer) -> None:
    reviewer.to(Doubt.DISAGREEMENT)
    source = reviewer.window.layout_.source
    assert source.article_id == "a0"
    assert "on Friday" in [text for text, colour, _ in source.view.marked() if colour == "accent_mark"]
    assert ">on Friday<" in reviewer.pane._quote.text()
    assert reviewer.pane.progress_text == "2 of 4 · 1 skipped"


def test_a_date_is_confirmed_and_not_asked_again(reviewer: Reviewer) -> None:
    reviewer.to(Doubt.DATE)
    reviewer.press(KEY.Key_Y)
    assert reviewer.event("closes").marks.checked
    assert reviewer.doubt is Doubt.PEOPLE
    again = Doubts().questions(reviewer.window.session.chronicle, reviewer.window.session.lookup)
    assert Doubt.DATE not in {q.doubt for q in again}


def test_another_date_is_chosen_by_its_number(reviewer: Reviewer) -> None:
    reviewer.to(Doubt.DISAGREEMENT)
    assert reviewer.pane.card is not None
    words = [a.words for a in reviewer.pane.card.others]
    number = words.index("Saturday, 10 May 2031")
    reviewer.press(Qt.Key(KEY.Key_1 + number))
    opening = reviewer.event("opens")
    assert opening.when == Interval.of_day(2031, 5, 10)
    assert opening.source == DateSource.CORRECTED
    assert opening.marks.checked


def test_what_another_article_tells_is_split_off(reviewer: Reviewer) -> None:
    reviewer.to(Doubt.DISAGREEMENT)
    assert reviewer.pane.card is not None
    words = [a.words for a in reviewer.pane.card.others]
    number = next(i for i, w in enumerate(words) if "another event" in w)
    reviewer.press(Qt.Key(KEY.Key_1 + number))
    assert len(reviewer.window.session.chronicle.events) == 5


def test_one_answer_for_a_whole_article(reviewer: Reviewer) -> None:
    assert reviewer.doubt is Doubt.PUBLISHED
    reviewer.press(KEY.Key_1, changes=False)
    (entry,) = reviewer.window.session.editor.entries
    assert isinstance(entry.edit, SetPublished)
    assert entry.edit.when == Interval.of_day(2031, 5, 12)


def test_one_and_the_same_is_said_for_good(reviewer: Reviewer) -> None:
    reviewer.to(Doubt.PEOPLE)
    reviewer.press(KEY.Key_Return, changes=False)
    entries = reviewer.window.session.editor.entries
    assert isinstance(entries[-1].edit, MergeParticipants)
    session = reviewer.window.session
    again = Doubts().questions(session.chronicle, session.lookup, confirmed_people(entries))
    assert Doubt.PEOPLE not in {q.doubt for q in again}


@pytest.mark.parametrize("key", [KEY.Key_H, KEY.Key_Delete])
def test_an_event_is_hidden(reviewer: Reviewer, key: Qt.Key) -> None:
    reviewer.to(Doubt.DATE)
    reviewer.press(key)
    assert [e.headline for e in reviewer.window.session.chronicle.hidden] == ["Nordwerk yard closes"]


def test_backspace_takes_the_answer_back_and_asks_again(reviewer: Reviewer) -> None:
    reviewer.to(Doubt.DATE)
    reviewer.press(KEY.Key_H)
    assert len(reviewer.window.session.chronicle.events) == 3
    reviewer.press(KEY.Key_Backspace)
    assert len(reviewer.window.session.chronicle.events) == 4
    assert reviewer.doubt is Doubt.DATE
    reviewer.press(KEY.Key_Backspace, changes=False)
    assert reviewer.doubt is Doubt.DISAGREEMENT


def test_what_is_undone_in_the_menu_is_asked_again(reviewer: Reviewer, qtbot: QtBot) -> None:
    reviewer.to(Doubt.DATE)
    reviewer.press(KEY.Key_Y)
    assert reviewer.pane.queue.done == 1
    with qtbot.waitSignal(reviewer.window.session.chronicleChanged, timeout=10_000):
        reviewer.window.session.editor.undo()
    qtbot.waitUntil(lambda: reviewer.pane.queue.done == 0)
    reviewer.to(Doubt.DATE)


def test_a_date_is_typed(reviewer: Reviewer, qtbot: QtBot) -> None:
    reviewer.to(Doubt.DATE)
    reviewer.press(KEY.Key_E, changes=False)
    (box,) = [p for p in reviewer.window.findChildren(DatePopover) if p.isVisible()]
    box.line.line.selectAll()
    QTest.keyClicks(box.line.line, "May 2034")
    with qtbot.waitSignal(reviewer.window.session.chronicleChanged, timeout=10_000):
        QTest.keyClick(box.line.line, KEY.Key_Return)
    assert reviewer.event("closes").when == Interval.of_month(2034, 5)
    assert reviewer.doubt is Doubt.PEOPLE


def test_a_number_without_an_answer_does_nothing(reviewer: Reviewer) -> None:
    reviewer.press(KEY.Key_9, changes=False)
    assert reviewer.doubt is Doubt.PUBLISHED
    assert reviewer.window.session.editor.entries == ()


def test_filters_say_what_is_reviewed(reviewer: Reviewer, qtbot: QtBot) -> None:
    reviewer.window.session.set_filters(Filters(participants=frozenset({"p1"})), Origin.FILTERS)
    qtbot.waitUntil(lambda: not reviewer.pane._stale)
    assert reviewer.pane.queue.total == 3


def test_nothing_to_ask(window: MainWindow, qtbot: QtBot) -> None:
    window.session.set_chronicle(Chronicle(), EventIndex.empty())
    window.actions_["pane_review"].trigger()
    pane = window.layout_.review
    qtbot.waitUntil(lambda: not pane._stale)
    assert pane.card is None
    assert pane._done_text.text() == "No events to review."
    QTest.keyClick(pane, KEY.Key_Y)
    assert window.session.editor.entries == ()


# ── trays ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_dates_that_date_nothing_say_why_and_can_be_brought_back(window: MainWindow, qtbot: QtBot) -> None:
    chronicle = doubtful()
    # The opening is told without a date any more: "on Friday" dates nothing.
    opening = chronicle.events[1]
    dateless = replace(
        opening, when=None, mentions=tuple(replace(m, when=None, time=None) for m in opening.mentions)
    )  # fmt: skip
    chronicle = replace(chronicle, events=(chronicle.events[0], *chronicle.events[2:], dateless))
    window.session.set_chronicle(chronicle, EventIndex.from_chronicle(chronicle))
    window.actions_["pane_left_out"].trigger()
    pane = window.layout_.left_out
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    texts = [pane.model.data(pane.model.index(r, 0)) for r in range(2)]
    assert texts == ["“on Friday”", "“10 May 2031”"]
    pane.table.setFocus()
    pane.table.selectRow(1)
    assert pane.make.isEnabled()
    # The reason can be read whole whatever room its column has.
    assert pane.reason.text() == f"“10 May 2031”: {pane.chosen()[0].reason}."
    with qtbot.waitSignal(window.session.chronicleChanged, timeout=10_000):
        QTest.keyClick(pane.table, KEY.Key_Return)
    added = [e for e in window.session.chronicle.events if e.marks.added]
    assert [e.when for e in added] == [Interval.of_day(2031, 5, 10)]
    assert added[0].headline.startswith("Ilse Brandt cut the ribbon")
    assert [p.name for p in added[0].participants] == ["Ilse Brandt"]
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1)
    with qtbot.waitSignal(window.session.chronicleChanged, timeout=10_000):
        window.session.editor.undo()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)


def test_an_undated_event_gets_a_date_or_is_hidden(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["pane_undated"].trigger()
    pane = window.layout_.undated
    pane.table.selectRow(0)
    qtbot.mouseClick(pane.date, Qt.MouseButton.LeftButton)
    (box,) = [p for p in window.findChildren(QDialog) if isinstance(p, DatePopover) and p.isVisible()]
    QTest.keyClicks(box.line.line, "3 June 2031")
    with qtbot.waitSignal(window.session.chronicleChanged, timeout=10_000):
        QTest.keyClick(box.line.line, KEY.Key_Return)
    assert pane.model.rowCount() == 0
    assert len(window.session.index) == 4
    with qtbot.waitSignal(window.session.chronicleChanged, timeout=10_000):
        window.session.editor.undo()
    pane.table.selectRow(0)
    with qtbot.waitSignal(window.session.chronicleChanged, timeout=10_000):
        qtbot.mouseClick(pane.hide_, Qt.MouseButton.LeftButton)
    assert len(window.session.chronicle.hidden) == 1


def test_an_event_brought_back_twice_is_the_same() -> None:
    chronicle = doubtful()
    lookup = Lookup.of(chronicle)
    plain = replace(chronicle, events=())
    dates = LeftOut().dates(plain, Lookup.of(plain))
    together = [made.key for made in as_events(dates, lookup)]
    assert together == [made.key for date in dates for made in as_events([date], lookup)]
    assert len(set(together)) == len(dates)


def test_checked_events_raise_no_question() -> None:
    chronicle = doubtful()
    checked = tuple(replace(e, marks=replace(e.marks, checked=True)) for e in chronicle.events)
    found = Doubts().questions(replace(chronicle, events=checked), Lookup.of(chronicle))
    assert {q.doubt for q in found} == {Doubt.PUBLISHED, Doubt.PEOPLE}
    assert Check(EventRef.of(chronicle.events[0], Lookup.of(chronicle).articles)).checked
