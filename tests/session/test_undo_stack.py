"""The stack of steps, as menus follow it."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from timeline_app.core.edits import EventRef, Star
from timeline_app.session.editing import Editor
from timeline_app.session.undo_stack import UndoStack


@pytest.fixture
def stack(qtbot: QtBot) -> UndoStack:
    return UndoStack(lambda step: f"Step {step}")


def test_menus_hear_what_can_be_undone_and_done_again(stack: UndoStack) -> None:
    stack.push(7)
    stack.push(8)
    heard: list[object] = []
    for signal in (stack.indexChanged, stack.canRedoChanged, stack.undoTextChanged, stack.redoTextChanged):
        signal.connect(heard.append)
    stack.undo()
    assert heard == [1, True, "Step 7", "Step 8"]
    assert (stack.undoText(), stack.redoText()) == ("Step 7", "Step 8")
    assert (stack.canUndo(), stack.canRedo(), stack.count(), stack.index()) == (True, True, 2, 1)


def test_beyond_its_ends_nothing_moves(stack: UndoStack, qtbot: QtBot) -> None:
    stack.push(1)
    with qtbot.assertNotEmitted(stack.moved):
        stack.redo()
        stack.setIndex(9)
    stack.undo()
    with qtbot.assertNotEmitted(stack.indexChanged):
        stack.undo()
        stack.setIndex(-3)
    assert (stack.undoText(), stack.redoText()) == ("", "Step 1")


def test_who_undoes_hears_it_before_the_menus(stack: UndoStack, qtbot: QtBot) -> None:
    heard: list[object] = []
    stack.fill([3, 4, 5], 3)
    stack.moved.connect(lambda before, after: heard.append((before, after, list(stack.steps(after, before)))))
    stack.indexChanged.connect(heard.append)
    stack.setIndex(1)
    assert heard == [(3, 1, [4, 5]), 1]


@given(st.lists(st.sampled_from(["push", "undo", "redo"]), max_size=30))
def test_it_is_a_list_with_a_place_in_it(acts: list[str]) -> None:
    stack = UndoStack(str)
    done: list[int] = []
    undone: list[int] = []
    for number, act in enumerate(acts):
        if act == "push":
            stack.push(number)
            done, undone = [*done, number], []
        elif act == "undo":
            stack.undo()
            undone = done[-1:] + undone
            done = done[:-1]
        else:
            stack.redo()
            done, undone = done + undone[:1], undone[1:]
        assert list(stack.steps(0, stack.count())) == done + undone
        assert stack.index() == len(done)


def test_editors_come_and_go_without_harm(qtbot: QtBot) -> None:
    """With QUndoStack and its commands the garbage collector crashed here."""
    for _ in range(60):
        editor = Editor()
        for number in range(20):
            editor.do(Star(EventRef("k", "Ana resigns"), number % 2 == 0))
        editor.undo()
        circle: list[object] = [editor]
        circle.append(circle)
        del editor, circle
        gc.collect(1)
    gc.collect()
