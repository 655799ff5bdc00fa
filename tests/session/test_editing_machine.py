"""Whatever is done, undone, read anew, closed and opened: the timeline is what the journal makes from scratch."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from pytestqt.qtbot import QtBot

from tests.link import desk
from tests.link.making import some_edit
from timeline_app.core.chronicle import Chronicle
from timeline_app.core.edits import EntryState
from timeline_app.jobs.relinking import Corrections
from timeline_app.link.linker import Linker, ReadFolder
from timeline_app.link.overlay import Overlay, apply_edits, published_by_user
from timeline_app.project.project import Project
from timeline_app.session.editing import Editor

FOLDERS = [
    desk.read,
    desk.renamed,
    desk.other_rules,
    lambda: desk.without("letter.txt"),
    lambda: desk.without("strike.txt"),
]


def from_scratch(folder: ReadFolder, editor: Editor) -> Chronicle:
    linker = Linker()
    base = linker.link_folder(folder, published=published_by_user(editor.entries, folder.articles))
    return apply_edits(base, editor.entries, linker.event_from)


class Editing(RuleBasedStateMachine):
    """A window without the window: editor, project file, linker."""

    @initialize()
    def start(self) -> None:
        self.home = TemporaryDirectory()
        self.path = Path(self.home.name) / "town.timeline"
        self.project = Project.create(self.path, [])
        self.now = 1_900_000_000
        self.added = 0
        self.attach()
        self.read(desk.read)

    def attach(self) -> None:
        self.editor = Editor(clock=lambda: self.now)
        self.editor.attach(self.project)

    def read(self, how: object) -> None:
        self.folder: ReadFolder = how()  # type: ignore[operator]
        self.corrections = Corrections()
        self.corrections.entries = self.editor.entries
        published = self.corrections.published(self.folder.articles)
        self.shown = self.corrections.lay(
            self.corrections.linker.link_folder(self.folder, published=published)
        ).chronicle

    def show(self) -> None:
        self.corrections.entries = self.editor.entries
        self.shown = self.corrections.again().chronicle

    @rule(data=st.data(), steps=st.integers(1, 2))
    def edit(self, data: st.DataObject, steps: int) -> None:
        made = []
        for _ in range(steps):
            self.added += 1
            made.append(data.draw(st.composite(some_edit)(self.shown, self.added)))
        self.now += 1
        self.editor.do(*made)
        self.show()

    @precondition(lambda self: self.editor.stack.canUndo())
    @rule()
    def undo(self) -> None:
        self.editor.undo()
        self.show()

    @precondition(lambda self: self.editor.stack.canRedo())
    @rule()
    def redo(self) -> None:
        self.editor.redo()
        self.show()

    @precondition(lambda self: self.editor.entries)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        active = [e.number for e in self.editor.entries if e.state is EntryState.ACTIVE]
        if active:
            self.editor.take_back(data.draw(st.sampled_from(active)))
            self.show()

    @rule(how=st.sampled_from(FOLDERS))
    def read_again(self, how: object) -> None:
        self.read(how)

    @rule()
    def close_and_open(self) -> None:
        entries, at, count = self.editor.entries, self.editor.stack.index(), self.editor.stack.count()
        texts = [self.editor.stack.text(n) for n in range(count)]
        self.project.close()
        self.project = Project.open(self.path)
        self.attach()
        assert self.editor.entries == entries
        assert (self.editor.stack.index(), self.editor.stack.count()) == (at, count)
        assert [self.editor.stack.text(n) for n in range(count)] == texts
        self.show()

    @invariant()
    def as_from_scratch(self) -> None:
        if hasattr(self, "shown"):
            assert self.shown == from_scratch(self.folder, self.editor)

    @invariant()
    def nothing_is_lost(self) -> None:
        if hasattr(self, "shown"):
            keys = [e.key for e in self.shown.events + self.shown.hidden]
            assert len(keys) == len(set(keys))
            known = {p.id for p in self.shown.participants}
            assert {p.participant for e in self.shown.events for p in e.participants} <= known

    def teardown(self) -> None:
        if hasattr(self, "project"):
            self.project.close()
            self.home.cleanup()


def test_the_timeline_is_always_the_one_made_from_scratch(qtbot: QtBot) -> None:
    run_state_machine_as_test(Editing, settings=settings(max_examples=25, stateful_step_count=20, deadline=None))


@pytest.mark.slow
def test_the_timeline_is_the_one_made_from_scratch_after_long_work(qtbot: QtBot) -> None:
    run_state_machine_as_test(Editing, settings=settings(max_examples=60, stateful_step_count=80, deadline=None))


def test_base_is_left_alone() -> None:
    chronicle, linker = desk.linked()
    assert Overlay(chronicle, linker.event_from).laid(()) is chronicle
