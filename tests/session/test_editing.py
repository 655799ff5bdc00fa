"""Edits are done, undone, kept and found again; where the disk refuses they hold all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from timeline_app.core.edits import EntryState as State
from timeline_app.core.edits import EventRef, SetHeadline, Star, TakeBack
from timeline_app.project.project import Project
from timeline_app.session.editing import Editor

ANA, BO = EventRef("k1", "Ana resigns"), EventRef("k2", "Bo wins")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path / "a.timeline", [])
    yield made
    made.close()


@pytest.fixture
def editor(project: Project, qtbot: QtBot) -> Editor:
    made = Editor()
    made.attach(project)
    return made


def texts(editor: Editor) -> list[str]:
    return [editor.stack.text(n) for n in range(editor.stack.count())]


def states(project: Project) -> list[State]:
    return [e.state for e in project.entries()]


def test_an_edit_is_in_the_file_before_it_counts(editor: Editor, project: Project, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.edited):
        made = editor.do(Star(ANA), SetHeadline(ANA, "She goes"))
    assert project.entries() == made == editor.entries
    assert {e.step for e in made} == {1}
    assert editor.stack.undoText() == "Star for “Ana resigns” and 1 more"


def test_undo_and_redo_are_in_the_file_too(editor: Editor, project: Project) -> None:
    editor.do(Star(ANA), SetHeadline(ANA, "She goes"))
    editor.undo()
    assert states(project) == [State.UNDONE, State.UNDONE]
    editor.redo()
    assert states(project) == [State.ACTIVE, State.ACTIVE]


def test_a_new_step_drops_what_could_be_redone_but_keeps_it_on_record(editor: Editor, project: Project) -> None:
    editor.do(Star(ANA))
    editor.do(Star(BO))
    editor.undo()
    editor.undo()
    editor.do(SetHeadline(ANA, "She goes"))
    assert states(project) == [State.DROPPED, State.DROPPED, State.ACTIVE]
    assert not editor.stack.canRedo()
    assert project.entries() == editor.entries


def test_an_earlier_edit_is_taken_back_and_that_is_undone(editor: Editor) -> None:
    (first,) = editor.do(Star(ANA))
    editor.do(Star(BO))
    (taken,) = editor.take_back(first.number)
    assert taken.edit == TakeBack((1,))
    assert editor.stack.undoText() == "Star for “Ana resigns” (taken back)"
    editor.undo()
    assert editor.entry(taken.number).state is State.UNDONE


def test_nothing_to_do_is_no_step(editor: Editor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        assert editor.do() == ()
        assert editor.take_back() == ()
        editor.undo()
    assert editor.stack.count() == 0


def test_undo_and_redo_go_on_after_closing_and_opening(tmp_path: Path, project: Project, editor: Editor) -> None:
    for edit in (Star(ANA), Star(BO), SetHeadline(ANA, "She goes")):
        editor.do(edit)
    editor.undo()
    before = texts(editor), editor.stack.index()
    project.close()
    again = Project.open(tmp_path / "a.timeline")
    editor.attach(again)
    assert (texts(editor), editor.stack.index()) == before
    editor.undo()
    editor.redo()
    editor.redo()
    assert states(again) == [State.ACTIVE] * 3
    assert not editor.stack.canRedo()
    again.close()


def test_opening_changes_nothing_in_the_file(tmp_path: Path, project: Project, editor: Editor) -> None:
    editor.do(Star(ANA))
    editor.undo()
    before = project.entries()
    Editor().attach(project)
    assert project.entries() == before


def test_a_clock_that_is_set_back_does_not_change_the_order(project: Project, qtbot: QtBot) -> None:
    times = iter([2_000_000_000.0, 5.0, -3.0])
    editor = Editor(clock=lambda: next(times))
    editor.attach(project)
    for edit in (Star(ANA), Star(BO), SetHeadline(ANA, "She goes")):
        editor.do(edit)
    assert [e.at for e in project.entries()] == [2_000_000_000, 5, -3]
    assert texts(editor)[-1] == "Headline of “Ana resigns”"


def test_where_the_disk_is_full_the_edit_holds_and_is_written_later(
    editor: Editor, project: Project, qtbot: QtBot
) -> None:
    editor.do(Star(ANA))
    project._db.execute("PRAGMA max_page_count = 1")  # the file cannot grow any more
    with qtbot.waitSignal(editor.failed) as heard:
        editor.do(SetHeadline(ANA, "long " * 20_000))
    assert heard.args[0]
    editor.do(Star(BO))
    editor.undo()
    assert [e.state for e in editor.entries] == [State.ACTIVE, State.ACTIVE, State.UNDONE]
    assert len(project.entries()) == 1
    assert editor.waiting == 3
    project._db.execute("PRAGMA max_page_count = 1000000")
    with qtbot.waitSignal(editor.saved):
        editor.retry()
    assert project.entries() == editor.entries
    assert editor.waiting == 0


def test_what_waits_goes_along_with_the_next_edit(editor: Editor, project: Project, qtbot: QtBot) -> None:
    project._db.execute("PRAGMA max_page_count = 1")
    editor.do(SetHeadline(ANA, "long " * 20_000))
    project._db.execute("PRAGMA max_page_count = 1000000")
    with qtbot.waitSignal(editor.saved):
        editor.do(Star(BO))
    assert project.entries() == editor.entries


def test_in_memory_everything_works_the_same(qtbot: QtBot) -> None:
    editor = Editor()
    editor.do(Star(ANA))
    editor.undo()
    editor.redo()
    assert [e.state for e in editor.entries] == [State.ACTIVE]
    editor.attach(None)
    assert editor.entries == ()
    assert editor.stack.count() == 0


def test_an_offer_to_undo_undoes_its_own_step_and_no_other(editor: Editor) -> None:
    first, second = editor.do(Star(ANA)), editor.do(Star(BO))
    editor.revert(first)
    assert editor.entries[-1].edit == TakeBack((1,))
    assert editor.entry(2).state is State.ACTIVE
    editor.undo()
    editor.revert(second)
    assert editor.stack.index() == 1
    editor.revert(second)  # it is undone already
    assert (editor.stack.index(), editor.entry(1).state) == (1, State.ACTIVE)
    editor.begin([])
    editor.do(Star(BO))
    editor.revert(first)  # of a folder that is closed
    assert [e.state for e in editor.entries] == [State.ACTIVE]
