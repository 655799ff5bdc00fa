"""Filters in the window: chosen from the list with the keyboard, shown as chips, taken off, kept as views."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import storybook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from timeline_app.app import make_window
from timeline_app.core.chronicle import Chronicle, Marks
from timeline_app.core.interval import Interval
from timeline_app.gui.filters.choices import choices
from timeline_app.gui.filters.filtering import NameBox
from timeline_app.gui.filters.popover import FilterPopover
from timeline_app.gui.main_window import MainWindow
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.session.session import Session
from timeline_app.session.settings import THEME, Settings
from timeline_app.session.state import Certainty, Filters, Origin, Part, Trait

SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


def marked() -> Chronicle:
    """The storybook with a starred, tagged event."""
    chronicle = storybook.chronicle()
    events = list(chronicle.events)
    events[0] = replace(events[0], marks=Marks(starred=True, tags=("look again",)))
    return replace(chronicle, events=tuple(events))


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
    made.session.set_chronicle(marked(), EventIndex.from_chronicle(marked()))
    yield made
    made.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


def popover(window: MainWindow) -> FilterPopover:
    window.actions_["add_filter"].trigger()
    (found,) = [p for p in window.findChildren(FilterPopover) if p.isVisible()]
    return found


def type_and_enter(box: FilterPopover, words: str, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClicks(box.box, words)
    QTest.keyClick(box.box, Qt.Key.Key_Return, modifier)


def test_a_few_letters_and_enter_for_each_kind_of_filter(window: MainWindow) -> None:
    box = popover(window)
    session = window.session
    wanted = {
        "brandt": Filters(frozenset({"p0"})),
        "2031": Filters(dates=Interval.of_year(2031)),
        "constr": Filters(kinds=frozenset({"construction"})),
        "harb": Filters(places=frozenset({"Harbour"})),
        "file yard": Filters(files=frozenset({"yard.txt"})),
        "stated": Filters(certainty=frozenset({Certainty.STATED})),
        "look": Filters(tags=frozenset({"look again"})),
        "star": Filters(having=frozenset({Trait.STARRED})),
        "told 2": Filters(fewest=2),
    }
    for words, filters in wanted.items():
        type_and_enter(box, words)
        assert session.filters == filters, words
        assert box.box.text() == ""
        session.set_filters(Filters(), Origin.SESSION)
    box.close()


def test_values_of_one_kind_add_up_and_kinds_take_away(window: MainWindow) -> None:
    box = popover(window)
    type_and_enter(box, "construction")
    type_and_enter(box, "launch")
    assert window.session.shown().tolist() == [True, True, False, False]
    type_and_enter(box, "harbour")
    assert window.session.shown().tolist() == [False, True, False, False]
    type_and_enter(box, "construction")
    assert window.session.filters == Filters(kinds=frozenset({"launch"}), places=frozenset({"Harbour"}))
    box.close()


@pytest.mark.parametrize(("words", "modifier"), [("nordwerk", SHIFT), ("-nordwerk", PLAIN)])
def test_somebody_is_left_out(window: MainWindow, words: str, modifier: Qt.KeyboardModifier) -> None:
    box = popover(window)
    type_and_enter(box, words, modifier)
    assert window.session.filters == Filters(without=frozenset({"p1"}))
    assert window.filter_bar.texts == ("not Nordwerk",)
    type_and_enter(box, "nordwerk")
    assert window.session.filters == Filters(frozenset({"p1"}))
    box.close()


def test_a_trait_is_left_out_and_asked_for(window: MainWindow) -> None:
    box = popover(window)
    type_and_enter(box, "planned", SHIFT)
    assert window.session.filters == Filters(lacking=frozenset({Trait.PLANNED}))
    assert window.session.shown().tolist() == [True, True, False, True]
    box.close()


def test_all_of_several_participants(window: MainWindow) -> None:
    box = popover(window)
    type_and_enter(box, "brandt")
    type_and_enter(box, "nordwerk")
    assert window.filter_bar.texts == ("Ilse Brandt or Nordwerk",)
    type_and_enter(box, "all of")
    assert window.filter_bar.texts == ("Ilse Brandt and Nordwerk",)
    assert not window.session.shown().any()
    box.close()


def test_arrow_keys_pass_over_headings_and_a_click_chooses(window: MainWindow, qtbot: QtBot) -> None:
    box = popover(window)
    count = len(box.rows)
    seen = set()
    for _ in range(count):
        seen.add(box.list.currentIndex().row())
        QTest.keyClick(box.box, Qt.Key.Key_Down)
    assert len(seen) == count
    row = next(i for i, r in enumerate(box.model.rows) if not isinstance(r, str) and r.text == "starred")
    place = box.list.visualRect(box.model.index(row, 0)).center()
    qtbot.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.filters == Filters(having=frozenset({Trait.STARRED}))
    box.close()


def test_counts_leave_their_own_part_out(session: Session) -> None:
    session.set_filters(Filters(kinds=frozenset({"launch"})), Origin.FILTERS)
    rows = {c.text: c for c in choices(session, "")}
    assert rows["launch"].count == rows["construction"].count == 1
    assert (rows["launch"].on, rows["construction"].on) == (1, 0)
    assert rows["Ilse Brandt"].count == 1
    assert "Nordwerk" not in rows


def test_nothing_is_found_for_nonsense(window: MainWindow) -> None:
    box = popover(window)
    QTest.keyClicks(box.box, "qqqq")
    assert box.rows == ()
    QTest.keyClick(box.box, Qt.Key.Key_Return)
    assert window.session.filters == Filters()
    box.close()


def test_chips_are_taken_off_one_by_one_and_all_at_once(window: MainWindow, qtbot: QtBot) -> None:
    session, bar = window.session, window.filter_bar
    assert not bar.isVisible()
    session.set_filters(
        Filters(text="bridge", kinds=frozenset({"launch"}), having=frozenset({Trait.DISAGREEMENT}), fewest=2),
        Origin.SESSION,
    )
    assert bar.isVisible()
    assert set(bar.texts) == {"“bridge”", "launch", "sources disagree", "told by 2 or more articles"}
    assert bar.count_text == "1 of 4 events"
    chip = next(c for c in bar.chips if c.chip.part == Part.KINDS)
    qtbot.mouseClick(chip.close_button, Qt.MouseButton.LeftButton)
    assert session.filters.kinds == frozenset()
    assert len(bar.chips) == 3
    chip = next(c for c in bar.chips if c.chip.part == Part.TEXT)
    chip.words.setFocus()
    qtbot.keyClick(chip.words, Qt.Key.Key_Delete)
    assert session.filters.text == ""
    assert window.tools.search.line.text() == ""
    qtbot.mouseClick(bar.off, Qt.MouseButton.LeftButton)
    assert session.filters == Filters()
    assert not bar.isVisible()


def test_the_number_shown_is_that_of_the_timeline(window: MainWindow) -> None:
    session = window.session
    assert window.status.text.startswith("3 of 4 events on the timeline · 3 articles · 1 without a date")
    session.set_filters(Filters(files=frozenset({"yard.txt"})), Origin.SESSION)
    assert window.filter_bar.count_text == "1 of 4 events"
    assert window.status.text.startswith("1 of 4 events on the timeline · 3 articles · 1 without a date")
    session.set_filters(Filters(dates=Interval.of_year(2031)), Origin.SESSION)
    assert window.status.text.startswith("2 of 4 events on the timeline · 3 articles · 1 file")


def test_a_view_is_kept_and_shown_again(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.set_filters(Filters(frozenset({"p1"})), Origin.SESSION)
    session.set_lanes(LaneBy.KIND)
    window.actions_["save_view"].trigger()
    (box,) = [b for b in window.findChildren(NameBox) if b.isVisible()]
    assert box.line.text() == "Nordwerk"
    box.line.setText("The yard")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert "“The yard” is kept" in window.notices.text
    window.actions_["clear_filters"].trigger()
    session.set_lanes(LaneBy.NONE)
    actions = {a.text(): a for a in window.views_menu.actions()}
    actions["The yard"].trigger()
    assert session.filters == Filters(frozenset({"p1"}))
    assert session.lanes_by == LaneBy.KIND
    forget = next(m for m in window.views_menu.findChildren(QMenu) if m.title() == "Forget a view")
    forget.actions()[0].trigger()
    assert "The yard" not in {a.text() for a in window.views_menu.actions()}


def test_the_header_brings_columns_back(window: MainWindow, qtbot: QtBot) -> None:
    table = window.layout_.events.table
    for name in ("details", "source"):
        window.layout_.docks[name].hide()
    qtbot.waitUntil(lambda: not table.isColumnHidden(table.columns()["Kind"]))
    window.resize(900, 700)
    qtbot.waitUntil(lambda: table.isColumnHidden(table.columns()["Certainty"]))
    assert table.horizontalScrollBar().maximum() == 0
    table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    (menu,) = [m for m in table.findChildren(QMenu) if m.isVisible()]
    next(a for a in menu.actions() if a.text() == "Certainty").trigger()
    assert not table.isColumnHidden(table.columns()["Certainty"])
    next(a for a in menu.actions() if a.text() == "As there is room").trigger()
    assert table.isColumnHidden(table.columns()["Certainty"])
    menu.close()


def test_no_row_is_shown_half(window: MainWindow, qtbot: QtBot) -> None:
    table = window.layout_.events.table
    for height in (700, 755, 901):
        window.resize(1440, height)
        qtbot.waitUntil(lambda: table.viewport().height() % table.verticalHeader().defaultSectionSize() == 0)


def test_stars_checks_and_tags_have_columns_once_there_are_any(window: MainWindow) -> None:
    table = window.layout_.events.table
    assert {"★", "Tags"} <= set(table.columns())
    assert "✓" not in table.columns()
    table.sortByColumn(table.columns()["★"], Qt.SortOrder.AscendingOrder)
    assert window.layout_.events.model.event_at(0) == 0
    window.session.set_chronicle(storybook.chronicle(), storybook.index())
    assert "★" not in table.columns()
    assert window.layout_.events.model.rowCount() == 3
