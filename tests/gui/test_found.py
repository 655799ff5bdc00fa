"""What a search found, listed under its box: stepped through with the keys, clicked, closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import storybook
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from timeline_app.app import make_window
from timeline_app.gui.found import FoundModel
from timeline_app.gui.main_window import MainWindow
from timeline_app.session.session import Session
from timeline_app.session.settings import THEME, Settings
from timeline_app.session.state import Filters, Origin

KEY = Qt.Key


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
    made.session.set_chronicle(storybook.chronicle(), storybook.index())
    made.activateWindow()
    made.actions_["find"].trigger()
    qtbot.waitUntil(made.tools.search.line.hasFocus)
    yield made
    made.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


def search(window: MainWindow, qtbot: QtBot, words: str) -> None:
    with qtbot.waitSignal(window.session.filtersChanged):
        QTest.keyClicks(window.tools.search.line, words)
    qtbot.waitUntil(window.finder.panel.isVisible)


def rows(window: MainWindow) -> list[str]:
    model = window.finder.panel.model
    return [model.data(model.index(r, 0)) for r in range(model.rowCount())]


def test_events_and_places_in_texts_are_listed(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "arch")
    assert rows(window)[0] == "Events 1"
    assert "Nordwerk lifts the last arch" in rows(window)[1]
    window.tools.search.line.clear()
    search(window, qtbot, "crowds")
    listed = rows(window)
    assert listed[0] == "In the texts 1"
    assert "Crowds waited for hours" in listed[1]


def test_an_event_found_by_its_passage_shows_the_words(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "ribbon")
    assert "cut the ribbon" in rows(window)[1]
    assert "Brandt opens the harbour bridge" in rows(window)[1]


def test_arrow_keys_go_through_what_was_found(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "bridge")
    line, session = window.tools.search.line, window.session
    QTest.keyClick(line, KEY.Key_Down)
    assert session.selection.event == 1
    assert window.finder.panel.list.currentIndex().row() == 1
    assert window.tools.search.count_text.startswith("1 of ")
    QTest.keyClick(line, KEY.Key_Down)
    assert window.layout_.source.article_id == "a0"
    assert window.tools.search.count_text.startswith("2 of ")
    QTest.keyClick(line, KEY.Key_Up)
    assert window.tools.search.count_text.startswith("1 of ")
    assert line.hasFocus()


def test_a_click_opens_a_place_and_headings_do_nothing(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "bridge")
    panel = window.finder.panel
    for row in range(panel.model.rowCount()):
        place = panel.list.visualRect(panel.model.index(row, 0)).center()
        before = window.tools.search.count_text
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert (window.tools.search.count_text == before) == (panel.model.hit_of(row) is None)


def test_escape_closes_the_list_then_empties_the_box(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "bridge")
    line = window.tools.search.line
    QTest.keyClick(line, KEY.Key_Escape)
    assert not window.finder.panel.isVisible()
    assert line.text() == "bridge"
    QTest.keyClick(line, KEY.Key_Down)
    assert window.finder.panel.isVisible()
    QTest.keyClick(line, KEY.Key_Escape)
    with qtbot.waitSignal(window.session.filtersChanged):
        QTest.keyClick(line, KEY.Key_Escape)
    assert window.session.filters == Filters()


@pytest.mark.parametrize("words", ["“", '"', "a AND", "(", "*", "NEAR(", "'; drop table", "-", "\\", "%_", "🌉 🌉 🌉"])
def test_words_that_are_no_query_harm_nothing(window: MainWindow, qtbot: QtBot, words: str) -> None:
    window.tools.search.line.setText(words)
    with qtbot.waitSignal(window.session.filtersChanged):
        pass
    assert window.tools.search.count_text
    window.finder.step(1)


def test_nothing_found_says_so(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "zeppelin")
    assert "Nothing has “zeppelin” in it" in window.finder.panel._nothing.text()
    assert window.tools.search.count_text == "not found"
    QTest.keyClick(window.tools.search.line, KEY.Key_Down)


def test_the_list_goes_with_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "bridge")
    window.timeline.view.setFocus()
    qtbot.waitUntil(lambda: not window.finder.panel.isVisible())


def test_the_model_keeps_the_rules(session: Session, qtmodeltester: ModelTester) -> None:
    session.set_filters(Filters(text="bridge"), Origin.SEARCH)
    model: QAbstractItemModel = FoundModel(session)
    qtmodeltester.check(model)
    assert isinstance(model, FoundModel)
    model.show([1, 0, *session.text_hits()], "bridge")
    qtmodeltester.check(model)
    assert [model.hit_of(r) for r in range(model.rowCount() + 1)][:3] == [None, 0, 1]
    for hit in range(2 + len(session.text_hits())):
        row = model.row_of(hit)
        assert row is not None
        assert model.hit_of(row) == hit
    assert model.row_of(99) is None
