"""Correcting when articles came out, in a window over a real folder: the dates counted from them follow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from timeline_app.app import make_window
from timeline_app.core.article import Published
from timeline_app.gui.editors.article_dates import ArticleDates
from timeline_app.gui.editors.published_popover import PublishedPopover
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.models.report import published_words
from timeline_app.session.session import Session
from timeline_app.session.settings import THEME, Settings
from timeline_app.session.state import Origin

LEFT = Qt.MouseButton.LeftButton
ARTICLES = {
    "bridge.md": "# The bridge is open\n\nPublished: 10 May 2019\n\nMayor Ilse Brandt opened the harbour bridge on "
    "Friday. Cranes lifted the last arch on 2 May 2019.\n",
    "strike.md": "# Strike\n\nPublished: 20 June 2019\n\nDockers in Porto went on strike on Tuesday.\n",
}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    folder = tmp_path / "clippings"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = Settings(tmp_path / "settings.ini")
    settings.set(THEME, "light")
    made = make_window(settings)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(made.opener.finished, timeout=60_000):
        made.open([folder])
    yield made
    made.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


def _days(session: Session) -> dict[str, str]:
    """First words of the passage -> day of its event."""
    texts = {a.article.id: a.article.text for a in session.chronicle.articles}
    return {
        " ".join(e.main.span.of(texts[e.main.article]).split()[:2]): e.when.edtf() if e.when else ""
        for e in session.chronicle.events
    }


def test_relative_dates_follow_and_undo_brings_them_back(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    before = session.chronicle
    days = _days(session)
    assert (days["Mayor Ilse"], days["Cranes lifted"], days["Dockers in"]) == ("2019-05-10", "2019-05-02", "2019-06-18")
    number = next(n for n, e in enumerate(before.events) if e.when and e.when.edtf() == "2019-05-10")
    session.select((number,), Origin.EVENTS)
    qtbot.mouseClick(window.layout_.source.published, LEFT)
    (popover,) = window.findChildren(PublishedPopover)
    with qtbot.waitSignal(session.editor.previewed, timeout=10_000):
        popover.line.line.setText("17 May 2019")
    assert popover.effect.text() == "1 date changes"
    with qtbot.waitSignal(session.chronicleChanged, timeout=10_000):
        qtbot.keyClick(popover.line.line, Qt.Key.Key_Return)
    assert _days(session) == {**days, "Mayor Ilse": "2019-05-17"}
    with qtbot.waitSignal(session.chronicleChanged, timeout=10_000):
        window.actions_["undo"].trigger()
    assert session.chronicle == before


def test_many_are_set_at_once_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    before = session.chronicle
    window.actions_["article_dates"].trigger()
    (dialog,) = window.findChildren(ArticleDates)
    dialog.table.selectAll()
    assert dialog.chosen_words.text() == "2 articles chosen"
    qtbot.keyClicks(dialog.date.line, "7/13/2020")
    with qtbot.waitSignal(session.editor.previewed, timeout=10_000):
        pass
    assert dialog.effect.text() == "2 dates change"
    with qtbot.waitSignal(session.chronicleChanged, timeout=10_000):
        qtbot.mouseClick(dialog.set_, LEFT)
    assert [r.published for r in dialog.model.rows] == ["13 July 2020"] * 2
    assert [r.certainty for r in dialog.model.rows] == ["set by you"] * 2
    assert len(dialog.chosen) == 2
    with qtbot.waitSignal(session.chronicleChanged, timeout=10_000):
        qtbot.mouseClick(dialog.as_found, LEFT)
    assert session.chronicle == before
    dialog.close()


def test_a_date_set_by_hand_stays(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    number = next(n for n, e in enumerate(session.chronicle.events) if e.when and e.when.edtf() == "2019-05-10")
    session.select((number,), Origin.EVENTS)
    popover = window.correct_date(session.chronicle.events[number])
    popover.line.line.setText("11 May 2019")
    with qtbot.waitSignal(session.chronicleChanged, timeout=10_000):
        qtbot.keyClick(popover.line.line, Qt.Key.Key_Return)
    window.actions_["article_date"].trigger()
    published = next(p for p in window.findChildren(PublishedPopover) if p.isVisible())
    with qtbot.waitSignal(session.editor.previewed, timeout=10_000):
        published.line.line.setText("24 May 2019")
    assert published.effect.text() == "1 date changes, 1 that you set stays"
    with qtbot.waitSignal(session.chronicleChanged, timeout=10_000):
        qtbot.keyClick(published.line.line, Qt.Key.Key_Return)
    assert _days(session)["Mayor Ilse"] == "2019-05-11"
    window.actions_["article_date"].trigger()
    again = next(p for p in window.findChildren(PublishedPopover) if p.isVisible())
    (found,) = [b for b in again.findChildren(QPushButton) if b.text() == "As found"]
    with qtbot.waitSignal(session.chronicleChanged, timeout=10_000):
        qtbot.mouseClick(found, LEFT)
    assert session.article(session.chronicle.events[0].main.article)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-12-09/..", "from 9 December 2023 on"),
        ("XXXX-02-26", "26 February of a year not known"),
        ("2024-05", "May 2024"),
    ],
)
def test_a_day_that_is_only_bounded_is_told_in_words(edtf: str, words: str) -> None:
    assert published_words(Published(None, edtf, 0.0)) == words
