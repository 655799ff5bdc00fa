"""Correcting in the window: real mouse and keys, the result seen in the timeline, and gone again with undo."""

from __future__ import annotations

from dataclasses import replace

import storybook
from hands import CTRL, Hand
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from timeline_app.core.chronicle import Event
from timeline_app.core.facts import DateSource
from timeline_app.core.span import Span
from timeline_app.gui.editors.add_event import AddEventDialog
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.widgets import ClickableFrame
from timeline_app.session.state import Origin
from timeline_app.timeline.hit import event_boxes


def _place_on_canvas(window: MainWindow, event: Event) -> QPoint:
    row = window.session.index.row_of_event(window.session.chronicle.events.index(event))
    assert row is not None
    box = event_boxes(window.timeline.view.display(), row)[0]
    return QPoint(round(box.x + box.w / 2), round(box.y + box.h / 2))


# ── dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_wrong_date_is_corrected_with_three_clicks_from_the_timeline(hand: Hand) -> None:
    window = hand.window
    canvas = window.timeline.view.focusProxy().viewport()  # type: ignore[attr-defined]
    place = _place_on_canvas(window, hand.event("harbour bridge"))
    hand.double_click(canvas, canvas.mapFrom(window.timeline.view, place))
    other = hand.date().list.rows[1]
    assert (other.choice.words, other.choice.reason) == ("Friday, 16 May 2031", "the Friday after lies in the future")
    hand.changes(lambda: hand.click(other))
    assert hand.clicks == 3
    corrected = hand.event("harbour bridge")
    assert (corrected.when and corrected.when.edtf(), corrected.source) == ("2031-05-16", DateSource.CORRECTED)
    assert "was 9 May 2031" in window.layout_.details.text
    hand.undo()
    assert hand.event("harbour bridge") == storybook.chronicle().events[1]


def test_a_wrong_date_is_corrected_with_two_clicks_from_the_event_pane(hand: Hand) -> None:
    hand.select("harbour bridge")
    facts = hand.window.layout_.details.facts
    assert facts is not None
    hand.click(facts.date)
    hand.changes(lambda: hand.click(hand.date().list.rows[2]))
    assert hand.clicks == 2
    when = hand.event("harbour bridge").when
    assert when and when.edtf() == "2031-05-10"


def test_a_date_is_typed_with_live_reading(hand: Hand, qtbot: QtBot) -> None:
    hand.select("harbour bridge")
    hand.key(Qt.Key.Key_E)
    popover = hand.date()
    line = popover.line.line
    assert line.text() == "9 May 2031"
    qtbot.keyClicks(line, "31/2/2031")
    assert line.property("invalid") is True
    assert "February 2031 has 28 days" in popover.line.answer.text()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert popover.isVisible()
    line.clear()
    qtbot.keyClicks(line, "~1850")
    assert popover.line.answer.text() == "about 1850 – the date is approximate"
    hand.changes(lambda: qtbot.keyClick(line, Qt.Key.Key_Return))
    when = hand.event("harbour bridge").when
    assert when and when.edtf() == "1850~"


def test_a_number_chooses_one_of_the_dates(hand: Hand, qtbot: QtBot) -> None:
    hand.select("harbour bridge")
    hand.key(Qt.Key.Key_E)
    line = hand.date().line.line
    qtbot.keyClicks(line, "2")
    assert hand.date().line.answer.text() == "Friday, 16 May 2031 – Enter takes it"
    qtbot.keyClicks(line, "8 May")
    assert hand.date().line.answer.text() == "Wednesday, 28 May 2031"
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    hand.changes(lambda: qtbot.keyClick(line, Qt.Key.Key_Return))
    when = hand.event("harbour bridge").when
    assert when and when.edtf() == "2031-05-16"


def test_escape_leaves_the_date_as_it_was(hand: Hand, qtbot: QtBot) -> None:
    hand.select("harbour bridge")
    hand.key(Qt.Key.Key_E)
    qtbot.keyClicks(hand.date().line.line, "2024")
    qtbot.keyClick(hand.date().line.line, Qt.Key.Key_Escape)
    assert not hand.window.session.editor.entries


def test_a_corrected_date_is_taken_back(hand: Hand, qtbot: QtBot) -> None:
    hand.select("harbour bridge")
    hand.key(Qt.Key.Key_E)
    qtbot.keyClicks(hand.date().line.line, "2024")
    hand.changes(lambda: qtbot.keyClick(hand.date().line.line, Qt.Key.Key_Return))
    hand.key(Qt.Key.Key_E)
    (back,) = [b for b in hand.date().findChildren(QPushButton) if b.text() == "As it was read"]
    hand.changes(lambda: hand.click(back))
    assert hand.event("harbour bridge") == storybook.chronicle().events[1]


def test_the_date_in_the_source_is_clicked_to_correct_it(hand: Hand) -> None:
    hand.select("harbour bridge")
    view = hand.window.layout_.source.view
    hand.click(view.viewport(), view.rect_of(storybook.BRIDGE.index("on Friday") + 4))
    assert hand.date().list.rows[0].choice.reason == "“on Friday”"


def test_an_event_without_a_date_gets_one_from_the_table(hand: Hand, qtbot: QtBot) -> None:
    hand.window.layout_.reveal("undated")
    table = hand.window.layout_.undated.table
    hand.double_click(table.viewport(), table.visualRect(table.model().index(0, 0)).center())
    qtbot.keyClicks(hand.date().line.line, "before 2030")
    hand.changes(lambda: qtbot.keyClick(hand.date().line.line, Qt.Key.Key_Return))
    when = hand.event("Quill").when
    assert when and when.edtf() == "../2029-12-31"


# ── the rest of an event ─────────────────────────────────────────────────────────────────────────────────────────────
def test_headline_and_place_are_edited_where_they_stand(hand: Hand, qtbot: QtBot) -> None:
    hand.select("harbour bridge")
    hand.key(Qt.Key.Key_F2)
    facts = hand.window.layout_.details.facts
    assert facts is not None
    line = facts.headline.editor
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "The bridge is open")
    hand.changes(lambda: qtbot.keyClick(line, Qt.Key.Key_Return))
    assert hand.event("The bridge is open").place == "Harbour"
    facts = hand.window.layout_.details.facts
    assert facts is not None
    facts.place.begin()
    place = facts.place.editor
    assert isinstance(place, QLineEdit)
    qtbot.keyClicks(place, "Old Harbour")
    hand.changes(lambda: qtbot.keyClick(place, Qt.Key.Key_Return))
    assert hand.event("The bridge is open").place == "Old Harbour"
    hand.undo()
    hand.undo()
    assert hand.event("harbour bridge") == storybook.chronicle().events[1]
    hand.redo()
    assert hand.event("The bridge is open")


def test_escape_leaves_the_headline(hand: Hand, qtbot: QtBot) -> None:
    hand.select("harbour bridge")
    hand.key(Qt.Key.Key_F2)
    facts = hand.window.layout_.details.facts
    assert facts is not None
    qtbot.keyClicks(facts.headline.editor, "nonsense")
    qtbot.keyClick(facts.headline.editor, Qt.Key.Key_Escape)
    assert facts.headline.editor is None
    hand.key(Qt.Key.Key_F2)
    qtbot.keyClick(facts.headline.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(facts.headline.editor, Qt.Key.Key_Return)
    assert "Brandt opens the harbour bridge" in hand.window.layout_.details.text
    assert not hand.window.session.editor.entries
    assert hand.window.session.current is not None


def test_the_kind_is_chosen_from_a_list(hand: Hand) -> None:
    hand.select("harbour bridge")
    hand.click(hand.find(QPushButton, "eventKind"))
    hand.changes(lambda: hand.choose("Meeting"))
    assert hand.event("harbour bridge").kind == "meeting"
    hand.undo()
    assert hand.event("harbour bridge").kind == "launch"


def test_star_check_and_hide_by_keys(hand: Hand) -> None:
    hand.select("harbour bridge")
    hand.changes(lambda: hand.key(Qt.Key.Key_S))
    hand.changes(lambda: hand.key(Qt.Key.Key_C))
    marks = hand.event("harbour bridge").marks
    assert (marks.starred, marks.checked) == (True, True)
    hand.changes(lambda: hand.click(hand.find(QToolButton, "starEvent")))
    assert not hand.event("harbour bridge").marks.starred
    hand.changes(lambda: hand.key(Qt.Key.Key_Delete))
    assert [e.headline for e in hand.window.session.chronicle.hidden] == ["Brandt opens the harbour bridge"]
    assert hand.window.notices.text == "“Brandt opens the harbour bridge” is hidden."
    hand.undo()
    assert not hand.window.notices.text, "nothing is left to undo"
    assert hand.event("harbour bridge").marks.checked


def test_tags_and_note(hand: Hand, qtbot: QtBot) -> None:
    hand.select("harbour bridge")
    hand.key(Qt.Key.Key_T)
    line = hand.window.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "bridge, to verify")
    hand.changes(lambda: qtbot.keyClick(line, Qt.Key.Key_Return))
    assert hand.event("harbour bridge").marks.tags == ("bridge", "to verify")
    hand.key(Qt.Key.Key_N)
    box = hand.window.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    qtbot.keyClicks(box, "Ask the harbour office")
    hand.changes(lambda: qtbot.keyClick(box, Qt.Key.Key_Return, CTRL))
    assert hand.event("harbour bridge").marks.note == "Ask the harbour office"
    hand.undo()
    hand.undo()
    assert hand.event("harbour bridge").marks.tags == ()


def test_after_a_note_the_keys_are_for_the_timeline_again(hand: Hand, qtbot: QtBot) -> None:
    view = hand.window.timeline.view
    hand.select("harbour bridge")
    view.setFocus()
    hand.window.actions_["edit_note"].trigger()
    editor = hand.window.layout_.details.note.editor if hand.window.layout_.details.note else None
    assert editor is not None
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "Ask Ben")
    hand.changes(lambda: qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL))
    assert view.hasFocus()


def test_passages_are_split_off_and_merged_again(hand: Hand) -> None:
    hand.select("harbour bridge")
    sources = hand.window.layout_.details.sources
    assert sources is not None
    hand.window.layout_.details.ensureWidgetVisible(sources.boxes[1])
    sources.boxes[0].click()
    place = sources.column.indexOf(sources.split)
    sources.boxes[0].click()
    sources.boxes[1].click()
    assert sources.column.indexOf(sources.split) == place + 1  # below the passage that was checked last
    hand.changes(sources.split.click)
    session = hand.window.session
    assert len(session.chronicle.events) == 5
    assert {len(e.mentions) for e in session.chronicle.events} == {1}
    parts = [n for n, e in enumerate(session.chronicle.events) if any("bridge" in m.headline for m in e.mentions)]
    session.select(parts, Origin.EVENTS)
    hand.changes(lambda: hand.key(Qt.Key.Key_M))
    assert len(session.chronicle.events) == 4
    hand.undo()
    hand.undo()
    assert session.chronicle.events == storybook.chronicle().events


def test_a_part_of_a_passage_goes_with_it_and_can_be_parted_alone(hand: Hand) -> None:
    session = hand.window.session
    event = hand.event("harbour bridge")
    whole = event.mentions[0]
    part = replace(whole, span=Span(whole.span.start + 6, whole.span.end), main=False)
    events = tuple(replace(e, mentions=(*e.mentions, part)) if e is event else e for e in session.chronicle.events)
    session.set_chronicle(replace(session.chronicle, events=events), storybook.index())
    hand.select("harbour bridge")
    sources = hand.window.layout_.details.sources
    assert sources is not None
    (card,) = [c for c in sources.findChildren(ClickableFrame) if c.accessibleName().startswith("Source 1")]
    card.customContextMenuRequested.emit(card.rect().center())
    assert [text for text in hand.menu() if text.endswith("tells another event")] == [
        "This passage tells another event",
        "“Ilse Brandt opened the harbour bridge on…” tells another event",
    ]


def test_several_events_are_merged_from_their_pane(hand: Hand) -> None:
    hand.select("harbour bridge", "last arch")
    hand.changes(lambda: hand.click(hand.find(QPushButton, "mergeEvents")))
    merged = hand.event("harbour bridge")
    assert len(merged.mentions) == 3
    assert hand.window.session.current == merged
    hand.undo()
    assert hand.window.session.chronicle.events == storybook.chronicle().events


def test_what_is_being_typed_outlives_a_new_timeline(hand: Hand, qtbot: QtBot) -> None:
    hand.select("harbour bridge")
    hand.key(Qt.Key.Key_F2)
    details = hand.window.layout_.details
    assert details.facts is not None
    qtbot.keyClicks(details.facts.headline.editor, "Half a head")
    hand.window.session.set_chronicle(storybook.chronicle(), storybook.index())
    editor = details.facts.headline.editor
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Half a head"
    hand.changes(lambda: qtbot.keyClick(editor, Qt.Key.Key_Return))
    assert hand.event("Half a head")


# ── adding from the text ─────────────────────────────────────────────────────────────────────────────────────────────
def test_an_event_is_added_from_a_sentence(hand: Hand, qtbot: QtBot) -> None:
    hand.select("harbour bridge")
    view = hand.window.layout_.source.view
    place = view.rect_of(storybook.BRIDGE.index("Crowds") + 3)
    view.menuWanted.emit(storybook.BRIDGE.index("Crowds") + 3, view.viewport().mapToGlobal(place))
    hand.choose("Add an event from this sentence…")
    (dialog,) = hand.window.findChildren(AddEventDialog)
    assert dialog.headline.text() == "Crowds waited for hours"
    assert dialog.date.when is None
    assert [row.choice.words for row in dialog.choices.rows] == ["Saturday, 10 May 2031"]
    qtbot.keyClicks(dialog.date.line, "9 May")
    hand.changes(lambda: qtbot.keyClick(dialog.date.line, Qt.Key.Key_Return))
    added = hand.event("Crowds waited")
    assert added.when and added.when.edtf() == "2031-05-09"
    assert added.marks.added
    assert hand.window.session.current == added
    hand.undo()
    assert hand.window.session.chronicle.events == storybook.chronicle().events


def test_an_event_is_added_from_chosen_words_with_who_and_when(hand: Hand) -> None:
    hand.select("last arch")
    view = hand.window.layout_.source.view
    start = storybook.BRIDGE.index("Cranes from Nordwerk")
    cursor = view.textCursor()
    cursor.setPosition(view._places.position(start))
    cursor.setPosition(view._places.position(start + len("Cranes from Nordwerk")), cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    hand.key(Qt.Key.Key_A)
    (dialog,) = hand.window.findChildren(AddEventDialog)
    assert dialog.headline.text() == "Cranes from Nordwerk"
    assert dialog.date.line.text() == "2 May 2031"
    assert [who.name for who, _ in dialog.members] == ["Nordwerk"]
    dialog.close()


# ── menus ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_menu_names_what_is_undone(hand: Hand) -> None:
    undo, redo = hand.window.actions_["undo"], hand.window.actions_["redo"]
    assert not undo.isEnabled()
    hand.select("harbour bridge")
    hand.changes(lambda: hand.key(Qt.Key.Key_S))
    assert undo.text() == "Undo: Star for “Brandt opens the harbour bridge”"
    hand.undo()
    assert (undo.text(), undo.isEnabled()) == ("Undo", False)
    assert redo.text() == "Redo: Star for “Brandt opens the harbour bridge”"


def test_a_right_click_keeps_the_selection_it_is_in(hand: Hand) -> None:
    hand.select("harbour bridge", "last arch")
    hand.window.timeline.view.menuRequested.emit(0, QPoint(400, 300))
    assert len(hand.window.session.selection.events) == 2
    assert "Merge into one" in hand.menu()


def test_an_error_in_an_edit_becomes_a_notice(hand: Hand, qtbot: QtBot) -> None:
    hand.select("harbour bridge")

    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    hand.window.session.editor.do = fail  # type: ignore[method-assign]
    with qtbot.captureExceptions() as caught:
        hand.key(Qt.Key.Key_S)
    kind, error, trace = caught[0]
    hand.window._watch._before = lambda *_: None
    hand.window._watch._hook(kind, error, trace)
    assert "broken" in hand.window.notices.text
    assert hand.window.isEnabled()


def test_the_row_at_hand_is_not_painted_over_when_it_is_ticked(hand: Hand) -> None:
    pane = hand.window.layout_.participants
    index = pane.model.index_of("p1")
    pane.tree.setFocus()
    pane.tree.setCurrentIndex(index)

    def ground() -> str:
        row = pane.tree.viewport().grab(pane.tree.visualRect(index)).toImage()
        return row.pixelColor(row.width() // 2, 4).name()

    before = ground()
    pane.model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert ground() == before
