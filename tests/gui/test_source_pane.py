"""The article behind an event: its sentence and date marked, why this date, and the other sources."""

from __future__ import annotations

import pytest
import storybook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle
from timeline_app.core.span import Span
from timeline_app.gui.panes.article_view import ArticleView, Mark
from timeline_app.gui.panes.source import SourcePane
from timeline_app.gui.theme import load_theme
from timeline_app.index.event_index import EventIndex
from timeline_app.link.explain import Statement
from timeline_app.session.search import TextHit
from timeline_app.session.session import Session
from timeline_app.session.state import Filters, Origin

THEME = load_theme("light")


@pytest.fixture
def source(session: Session, qtbot: QtBot) -> SourcePane:
    pane = SourcePane(session, THEME)
    qtbot.addWidget(pane)
    pane.resize(420, 600)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def _marked(pane: SourcePane, colour: str) -> list[str]:
    return [text for text, own, _ in pane.view.marked() if own == colour]


def test_the_events_sentence_and_its_date_are_marked(source: SourcePane, session: Session) -> None:
    session.select((1,), Origin.EVENTS)
    assert source.article_id == "a0"
    assert _marked(source, "accent_soft") == ["Mayor Ilse Brandt opened the harbour bridge on Friday."]
    assert _marked(source, "accent_mark") == ["on Friday"]
    assert "Cranes from Nordwerk lifted the last arch on 2 May 2031." in _marked(source, "other_mark")
    assert "Crowds waited for hours." not in _marked(source, "other_mark")


def test_the_reasons_for_a_date_fit_a_narrow_pane(source: SourcePane, session: Session) -> None:
    session.select((1,), Origin.EVENTS)
    event = session.current
    assert event is not None
    source.why.show_statements(event, [Statement("Known from", "Page “datePublished:2019-04-15T23:48:00+02:00”")])
    source.why._area.setFixedWidth(200)
    source.why._sheet.layout().activate()
    assert source.why._sheet.minimumSizeHint().width() <= 200


def test_in_a_low_pane_the_article_has_more_room_than_the_reasons_for_its_date(
    source: SourcePane, session: Session, qtbot: QtBot
) -> None:
    session.select((1,), Origin.EVENTS)
    source.resize(420, 360)
    qtbot.waitUntil(lambda: source.why.isVisible() and source.view.height() > source.why.height())
    low = source.why.height()
    source.resize(420, 900)
    qtbot.waitUntil(lambda: source.why.height() > low)


def test_the_reasons_for_a_date_end_with_a_whole_one(source: SourcePane, session: Session, qtbot: QtBot) -> None:
    session.select((1,), Origin.EVENTS)
    event = session.current
    assert event is not None
    said = [
        Statement(f"Reason {n}", "some words that take more than a single line of a pane " * n) for n in (2, 1, 3, 1)
    ]
    source.why.show_statements(event, said)
    for high in range(300, 900, 23):
        source.resize(330, high)
        QApplication.processEvents()
        source.why.show_statements(event, said)
        QApplication.processEvents()
        area = source.why._area.viewport()
        assert area.height() > 30
        for label in source.why._sheet.findChildren(QLabel):
            top = label.mapTo(area, QPoint(0, 0)).y()
            assert top + label.height() <= area.height() or top >= area.height() - 2, (high, label.text())


def test_the_sentence_stays_in_sight_in_a_pane_that_becomes_lower(qtbot: QtBot) -> None:
    view = ArticleView()
    qtbot.addWidget(view)
    text = "\n\n".join(f"Sentence number {n} is about the weather in the harbour." for n in range(60))
    view.resize(400, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.show_article(Article("a", "a.txt", 0, "hash", "txt", text), THEME, 0)
    where = storybook.at(text, "Sentence number 9 is")
    view.reveal(where)
    view.resize(400, 200)
    assert 0 < view.rect_of(where.start).y() < view.viewport().height()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.resize(400, 180)
    assert view.rect_of(where.start).y() < 0


def test_sources_are_stepped_through(source: SourcePane, session: Session, qtbot: QtBot) -> None:
    session.select((1,), Origin.EVENTS)
    assert source.count_text == "1 of 2 sources"
    qtbot.mouseClick(source._next, Qt.MouseButton.LeftButton)
    assert source.article_id == "a1"
    assert source.count_text == "2 of 2 sources"
    assert _marked(source, "accent_mark") == ["10 May 2031"]


def test_a_click_on_a_marked_sentence_selects_its_event(source: SourcePane, session: Session, qtbot: QtBot) -> None:
    session.select((1,), Origin.EVENTS)
    place = source.view.rect_of(storybook.BRIDGE.index("last arch") + 2)
    with qtbot.waitSignal(session.selectionChanged) as heard:
        qtbot.mouseClick(source.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args[0].event == 0
    assert heard.args[1] == Origin.SOURCE
    assert _marked(source, "accent_soft") == ["Cranes from Nordwerk lifted the last arch on 2 May 2031."]


def test_a_click_beside_events_changes_nothing(source: SourcePane, session: Session, qtbot: QtBot) -> None:
    session.select((1,), Origin.EVENTS)
    place = source.view.rect_of(storybook.BRIDGE.index("Crowds") + 2)
    with qtbot.assertNotEmitted(session.selectionChanged):
        qtbot.mouseClick(source.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_why_this_date_tells_words_anchor_and_alternatives(source: SourcePane, session: Session) -> None:
    session.select((1,), Origin.EVENTS)
    text = source.why.text
    assert "“on Friday”" in text
    assert "10 May 2031" in text
    assert "the Friday before publication" in text
    assert "16 May 2031: the Friday after lies in the future" in text


def test_marked_participants_are_underlined(source: SourcePane, session: Session) -> None:
    session.select((1,), Origin.EVENTS)
    session.set_marks(["p0"], Origin.PARTICIPANTS)
    assert ("Ilse Brandt", "", "accent") in source.view.marked()
    (named,) = [s for s in source.view.extraSelections() if s.cursor.selectedText() == "Ilse Brandt"]
    assert named.format.background().color() == THEME.colour("accent_soft")


def test_searched_words_are_marked_and_opened(source: SourcePane, session: Session) -> None:
    session.set_filters(Filters(text="waited"), Origin.SEARCH)
    session.show_text_hit(TextHit("a0", storybook.at(storybook.BRIDGE, "waited")))
    assert source.article_id == "a0"
    assert "waited" in _marked(source, "find_mark")


def test_the_source_is_empty_again_with_its_article_gone(source: SourcePane, session: Session) -> None:
    session.select((1,), Origin.EVENTS)
    session.set_chronicle(Chronicle(), EventIndex.empty())
    assert source.article_id is None


def test_characters_beyond_the_first_plane_do_not_shift_marks(qtbot: QtBot) -> None:
    text = "🌉🌉 one two\n\n\u2028three 🌉 four\x00 five"
    view = ArticleView()
    qtbot.addWidget(view)
    view.show_article(Article("a", "p", 0, "h", "txt", text), THEME, 0)
    view.set_marks([Mark(storybook.at(text, word), "find_mark") for word in ("two", "three", "four", "five")])
    assert [words for words, _, _ in view.marked()] == ["two", "three", "four", "five"]


def test_of_a_very_long_article_the_part_around_the_event_is_shown(qtbot: QtBot) -> None:
    text = "word " * 300_000 + "needle " + "word " * 300_000
    view = ArticleView()
    qtbot.addWidget(view)
    span = storybook.at(text, "needle")
    view.show_article(Article("a", "p", 0, "h", "txt", text), THEME, span.start)
    view.set_marks([Mark(span, "find_mark")])
    assert view.marked()[0][0] == "needle"
    assert len(view.toPlainText()) < 250_000


def test_an_article_without_text(qtbot: QtBot) -> None:
    view = ArticleView()
    qtbot.addWidget(view)
    view.show_article(Article("a", "p", 0, "h", "txt", ""), THEME, 0)
    view.set_marks([Mark(Span(0, 0), "find_mark")])
    view.reveal(Span(0, 0))
    assert view.toPlainText() == ""
