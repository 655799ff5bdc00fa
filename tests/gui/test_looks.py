"""What a reader of the window sees: one left edge, nothing cut that could be whole, labels as in the table."""

from __future__ import annotations

import pytest
from hands import Hand
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from timeline_app.core.interval import Interval
from timeline_app.gui.panes.events import _WIDTHS
from timeline_app.gui.widgets import EDGE, ClickableFrame, ElidedLabel, inset
from timeline_app.index.columns import LaneBy
from timeline_app.session.state import Filters, Origin
from timeline_app.timeline.hit import event_boxes

SIZES = ((1024, 700), (1280, 800), (1440, 900), (1920, 1080))


@pytest.mark.parametrize("size", SIZES)
def test_timeline_overview_and_tables_stand_below_each_other(hand: Hand, size: tuple[int, int]) -> None:
    window, docks = hand.window, hand.window.layout_.docks
    window.resize(*size)
    QApplication.processEvents()
    view, strip = window.timeline.view, window.timeline.overview
    edges = {w.mapTo(window, QPoint(0, 0)).x() for w in (view, strip, docks["events"])}
    assert len(edges) == 1
    assert view.width() == strip.width() == docks["events"].width()
    view.fit()
    whole = view.target
    view.show_interval(whole.t0 + whole.span / 4, whole.t1 - whole.span / 4)
    box = strip.window_rect()
    assert (box.left(), box.right()) == pytest.approx((whole.width / 4, whole.width * 3 / 4), abs=1)


def test_the_words_of_a_pane_begin_where_its_title_begins(hand: Hand) -> None:
    hand.select("opens the harbour bridge")
    QApplication.processEvents()
    pane = hand.window.layout_.details
    event = hand.event("opens the harbour bridge")
    words = [label for label in pane.findChildren(QLabel) if label.text() and label.isVisible()]
    lefts = {w.text(): w.mapTo(pane, w.contentsRect().topLeft()).x() for w in words}
    first = ("Tuesday", event.headline, "Sources disagree", "Who", "2 sources", "Told by two articles.")
    found = {text: x for text, x in lefts.items() if text.startswith(first)}
    assert len(found) >= 4 and set(found.values()) == {EDGE}, found
    source = hand.window.layout_.source
    heads = [w for w in source.findChildren(ElidedLabel) if w.isVisible()]
    assert {w.mapTo(source, w.contentsRect().topLeft()).x() for w in heads} == {EDGE}


def test_a_line_that_is_cut_ends_in_an_ellipsis_that_is_seen(qtbot: QtBot) -> None:
    line = inset(ElidedLabel("The harbour master’s letter to the council of the old town"))
    qtbot.addWidget(line)
    line.show()
    for width in range(60, 300, 7):
        line.resize(width, 20)
        QApplication.processEvents()
        assert line.fontMetrics().horizontalAdvance(line.text()) <= line.contentsRect().width()


@pytest.mark.parametrize("by", [LaneBy.NONE, LaneBy.KIND, LaneBy.PARTICIPANT])
def test_labels_are_the_headlines_or_their_first_words(hand: Hand, by: LaneBy) -> None:
    view, index = hand.window.timeline.view, hand.window.session.index
    hand.window.session.set_lanes(by)
    seen = set()
    for width in range(620, 1500, 40):
        hand.window.resize(width, 700)
        QApplication.processEvents()
        for row, text in zip(view.display().labels.row.tolist(), view.display().labels.text, strict=True):
            whole = index.headline(row)
            if text and text != whole:
                assert text.endswith("…") and whole.startswith(text[:-1])
                assert whole[len(text) - 1] in " ,;:", (text, whole)
            seen.add(text)
    assert any(seen)


def test_what_is_selected_stays_in_sight_when_lanes_change(hand: Hand) -> None:
    window = hand.window
    view, session = window.timeline.view, window.session
    view.setMaximumHeight(130)
    QApplication.processEvents()
    for event, told in enumerate(session.chronicle.events):
        row = session.index.row_of_event(event)
        if told.when is None or row is None:
            continue
        session.set_lanes(LaneBy.NONE)
        session.select((event,), Origin.EVENTS)
        session.set_lanes(LaneBy.KIND)
        top, end = view.composer.style.axis, view.height()
        assert any(top <= box.y and box.bottom <= end for box in event_boxes(view.display(), row)), told.headline


def test_while_nothing_is_selected_the_events_that_matter_most_are_one_click_away(hand: Hand) -> None:
    pane = hand.window.layout_.details
    lines = pane.findChildren(ClickableFrame)
    said = [line.accessibleName() for line in lines]
    assert said == [
        "Nordwerk lifts the last arch, 2 May 2031",
        "Brandt opens the harbour bridge, 9 May 2031",
        "Nordwerk yard closes, 2033",
    ]
    QApplication.processEvents()
    hand.click(lines[1])
    current = hand.window.session.current
    assert current is not None and current.headline == "Brandt opens the harbour bridge"
    assert hand.window.layout_.source.article_id == "a0"
    hand.key(Qt.Key.Key_Escape)
    assert "What matters most" in pane.text


def test_what_is_filtered_out_is_not_offered_to_begin_with(hand: Hand) -> None:
    pane, session = hand.window.layout_.details, hand.window.session
    session.set_filters(Filters(dates=Interval.of_year(2031)), Origin.EVENTS)
    assert "lifts the last arch" in pane.text
    assert "yard closes" not in pane.text
    session.set_filters(Filters(), Origin.EVENTS)
    assert "yard closes" in pane.text


@pytest.mark.parametrize("pixels", [12, 13, 16, 20])
def test_the_heads_of_columns_are_not_cut(hand: Hand, pixels: int) -> None:
    table = hand.window.layout_.events.table
    font = table.font()
    font.setPixelSize(pixels)
    for part in (table, table.horizontalHeader()):
        part.setFont(font)
    table.set_columns(_WIDTHS)
    hand.window.resize(1920, 1080)
    QApplication.processEvents()
    widths = {name: table.columnWidth(at) for name, at in table.columns().items() if not table.isColumnHidden(at)}
    assert len(widths) > 4
    for name, width in widths.items():
        assert table.horizontalHeader().fontMetrics().horizontalAdvance(name) + 2 * EDGE <= width, name


def test_only_what_is_not_there_is_written_faintly(hand: Hand) -> None:
    hand.select("opens the harbour bridge")
    QApplication.processEvents()
    faint = [w.text() for w in hand.window.findChildren(QLabel) if w.isVisible() and w.property("role") == "faint"]
    assert set(faint) <= {"No place"}
    hand.key(Qt.Key.Key_Escape)
    assert not [w for w in hand.window.findChildren(QLabel) if w.isVisible() and w.property("role") == "faint"]
