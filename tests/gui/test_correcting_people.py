"""Correcting who took part: added, taken away, renamed, merged and split, with real mouse and keys."""

from __future__ import annotations

import storybook
from hands import LEFT, Hand
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.core.facts import Role
from timeline_app.gui.editors.add_participant import AddParticipantPopover
from timeline_app.gui.editors.split_participant import SplitPopover
from timeline_app.gui.models.participants import MIME


def test_participants_are_added_and_taken_away(hand: Hand, qtbot: QtBot) -> None:
    hand.select("harbour bridge")
    hand.key(Qt.Key.Key_P)
    (popover,) = hand.window.findChildren(AddParticipantPopover)
    qtbot.keyClicks(popover.line, "nordwerk")
    popover.role.setCurrentIndex(2)
    hand.changes(lambda: qtbot.keyClick(popover.line, Qt.Key.Key_Return))
    members = {p.name: p.role for p in hand.event("harbour bridge").participants}
    assert members == {"Ilse Brandt": Role.AGENT, "Nordwerk": Role.OTHER}
    people = hand.window.layout_.details.people
    assert people is not None
    chip = people.chips["p0"][0]
    hand.changes(lambda: qtbot.keyClick(chip.button, Qt.Key.Key_Delete))
    assert [p.name for p in hand.event("harbour bridge").participants] == ["Nordwerk"]
    hand.undo()
    hand.undo()
    assert [p.name for p in hand.event("harbour bridge").participants] == ["Ilse Brandt"]


def test_somebody_new_takes_part(hand: Hand, qtbot: QtBot) -> None:
    hand.select("Quill")
    hand.key(Qt.Key.Key_P)
    (popover,) = hand.window.findChildren(AddParticipantPopover)
    qtbot.keyClicks(popover.line, "Harbour Board")
    popover.kind.setCurrentIndex(1)
    hand.changes(lambda: qtbot.keyClick(popover.line, Qt.Key.Key_Return))
    names = [p.name for p in hand.window.session.chronicle.participants if p.kind == "organization"]
    assert names == ["Nordwerk", "Harbour Board"]


def test_a_participant_is_renamed_in_place(hand: Hand, qtbot: QtBot) -> None:
    pane = hand.window.layout_.participants
    pane.tree.setFocus()
    pane.tree.setCurrentIndex(pane.model.index_of("p1"))
    hand.key(Qt.Key.Key_F2)
    line = pane.tree.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.text() == "Nordwerk"
    qtbot.keyClicks(line, "Nordwerk AG")
    hand.changes(lambda: qtbot.keyClick(line, Qt.Key.Key_Return))
    assert [p.name for p in hand.event("last arch").participants] == ["Nordwerk AG"]
    hand.undo()
    assert hand.window.session.chronicle.participants == storybook.chronicle().participants


def test_one_dropped_on_another_is_merged(hand: Hand) -> None:
    pane = hand.window.layout_.participants
    data = pane.model.mimeData([pane.model.index_of("p1")])
    assert bytes(data.data(MIME).data()) == b"p1"
    place = pane.tree.visualRect(pane.model.index_of("p0")).center()
    hand.changes(lambda: _drop(pane.tree.viewport(), place, data))
    names = {p.name for p in hand.window.session.chronicle.participants}
    assert names == {"Ilse Brandt", "Otto Quill"}
    assert hand.window.notices.text == "Nordwerk and Ilse Brandt are one now."
    hand.undo()
    assert not hand.window.notices.text
    assert hand.window.session.chronicle.participants == storybook.chronicle().participants


def _drop(viewport: QWidget, place: QPoint, data: QMimeData) -> None:
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(place, copy, data, LEFT, none))
    QApplication.sendEvent(viewport, QDragMoveEvent(place, copy, data, LEFT, none))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(place), copy, data, LEFT, none))


def test_nobody_is_merged_with_oneself(hand: Hand) -> None:
    model = hand.window.layout_.participants.model
    index = model.index_of("p0")
    assert not model.canDropMimeData(model.mimeData([index]), Qt.DropAction.CopyAction, -1, -1, index)


def test_spellings_are_split_off(hand: Hand) -> None:
    pane = hand.window.layout_.participants
    pane.tree.customContextMenuRequested.emit(pane.tree.visualRect(pane.model.index_of("p0")).center())
    hand.choose("Split…")
    (popover,) = hand.window.findChildren(SplitPopover)
    assert not popover.split.isEnabled()
    popover.boxes["Mayor Ilse Brandt"].click()
    hand.changes(lambda: hand.click(popover.split))
    names = {p.name for p in hand.window.session.chronicle.participants}
    assert {"Ilse Brandt", "Mayor Ilse Brandt"} <= names
    hand.undo()
    assert hand.window.session.chronicle.participants == storybook.chronicle().participants
