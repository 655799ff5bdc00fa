from __future__ import annotations

import pytest
from hands import LEFT, Hand
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from timeline_app.gui.editors.shortcuts import ShortcutEditor
from timeline_app.session.settings import SHORTCUTS


@pytest.fixture
def dialog(hand: Hand) -> ShortcutEditor:
    hand.window.actions_["edit_shortcuts"].trigger()
    (found,) = hand.window.findChildren(ShortcutEditor)
    return found


def test_other_keys_are_chosen_and_kept(hand: Hand, dialog: ShortcutEditor, qtbot: QtBot) -> None:
    dialog.choose("star")
    qtbot.keyClick(dialog.keys, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(dialog.set_, LEFT)
    assert hand.window.settings.get(SHORTCUTS) == ["star=Ctrl+J"]
    assert hand.window.actions_["star"].toolTip().endswith("(Ctrl+J)")
    dialog.close()
    hand.select("harbour bridge")
    hand.changes(lambda: hand.key(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier))
    assert hand.event("harbour bridge").marks.starred


def test_keys_that_another_command_has_are_taken_from_it_after_saying_so(dialog: ShortcutEditor, hand: Hand) -> None:
    dialog.choose("star")
    dialog.keys.setKeySequence(QKeySequence("Del"))
    assert dialog.words.text() == "“Hide” has these keys, and would lose them."
    dialog.set_.click()
    assert hand.window.actions_["hide"].shortcuts() == []
    assert sorted(hand.window.settings.get(SHORTCUTS)) == ["hide=", "star=Del"]
    dialog.all_first.click()
    assert hand.window.settings.get(SHORTCUTS) == []
    assert hand.window.actions_["hide"].shortcut() == QKeySequence("Del")


def test_keys_can_be_left_out_and_brought_back(dialog: ShortcutEditor, hand: Hand) -> None:
    dialog.search.setText("checked")
    dialog.choose("check")
    dialog.none.click()
    assert hand.window.actions_["check"].shortcuts() == []
    dialog.first.click()
    assert hand.window.actions_["check"].shortcut() == QKeySequence("C")


def test_what_is_kept_is_used_and_nonsense_is_left(hand: Hand) -> None:
    actions = hand.window.actions_
    actions.use(["star=Ctrl+J", "gone=Ctrl+I", "nonsense", "zoom_in=Ctrl++ ="])
    assert sorted(actions.other_keys()) == ["star=Ctrl+J", "zoom_in=Ctrl++ ="]
    assert [k.toString() for k in actions["zoom_in"].shortcuts()] == ["Ctrl++", "="]
