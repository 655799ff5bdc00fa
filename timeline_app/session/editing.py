"""Where everything that corrects the timeline goes through: it is written down, can be undone, and is laid over anew.

    session.editor.do(SetDate(EventRef.of(event, session.lookup.articles), when, "16 Jan"))
    session.editor.stack.undo()
    session.editor.take_back(entry.number)      # an earlier one, whatever came after it

An edit is on the disk before `do` returns. Where the disk refuses, the edit holds all the same, `failed` says so, and
writing is tried again until it succeeds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.core.edit_words import title
from timeline_app.core.edits import Edit, Entry, EntryState, SetPublished, TakeBack
from timeline_app.core.garbage import uncollected
from timeline_app.session.journal import Journal
from timeline_app.session.undo_stack import UndoStack

if TYPE_CHECKING:
    from timeline_app.project.project import Project

_AGAIN = 5_000
"""Milliseconds until writing is tried again."""


class Editor(QObject):
    """Does, undoes and keeps edits.

    `edited`: the entries are others now. `failed`: words for the user, where an edit could not be written yet; `saved`
    comes when all of it is. `previewed`: a Preview (link/edits/preview.py) that was asked for; `previewWanted` asks.
    """

    edited = Signal()
    failed = Signal(str)
    saved = Signal()
    previewed = Signal(object)
    previewWanted = Signal(object)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._journal = Journal()
        self._labels: dict[int, str] = {}
        self.stack = UndoStack(self._text, self)
        self.stack.moved.connect(self._moved)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(self.retry)

    # ── the journal ──────────────────────────────────────────────────────────────────────────────────────────────
    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that was ever done, in order, with what became of it."""
        return self._journal.entries

    @property
    def waiting(self) -> int:
        """How many changes are not on the disk yet."""
        return self._journal.waiting

    def attach(self, project: Project | None) -> None:
        """Goes on with the journal of a project; with an empty one in memory alone for None."""
        with uncollected():
            self._begin(Journal(project))

    def begin(self, entries: Sequence[Entry]) -> None:
        """Goes on with these entries, in memory alone."""
        self._begin(Journal(None, entries))

    def _begin(self, journal: Journal) -> None:
        self._journal = journal
        self._again.stop()
        self._rebuild()
        self.edited.emit()

    def entry(self, number: int) -> Entry:
        """An entry by its number, as it stands now. Raises KeyError."""
        return self._journal.entry(number)

    # ── what may be done ─────────────────────────────────────────────────────────────────────────────────────────
    def do(self, *edits: Edit, label: str = "") -> tuple[Entry, ...]:
        """Does edits as one step that is undone as one; `label` names it in the menu."""
        if not edits:
            return ()
        undone = self.stack.steps(self.stack.index(), self.stack.count())
        dropped = {e.number: EntryState.DROPPED for step in undone for e in self._journal.step(step)}
        made = self._journal.append(edits, int(self._clock()), "you", dropped)
        if label:
            self._labels[made[0].step] = label
        self.stack.push(made[0].step)
        self._written()
        return made

    def take_back(self, *numbers: int) -> tuple[Entry, ...]:
        """Earlier entries count no longer, whatever was done after them: a step that can be undone itself."""
        return self.do(TakeBack(tuple(numbers))) if numbers else ()

    def undo(self) -> None:
        """Undoes the last step."""
        self.stack.undo()

    def redo(self) -> None:
        """Does again what was undone last."""
        self.stack.redo()

    def holding(self, made: Sequence[Entry]) -> list[Entry]:
        """Those of what one `do` made that still count."""
        known = (e for e in made if self._journal.has(e.number) and self.entry(e.number).edit is e.edit)
        return [e for e in known if self.entry(e.number).state is EntryState.ACTIVE]

    def revert(self, made: Sequence[Entry]) -> None:
        """Undoes what one `do` made, for an offer that stays a while: where more was done since, it is taken back."""
        holding = self.holding(made)
        index = self.stack.index()
        if holding and list(self.stack.steps(index - 1, index)) == [made[0].step]:
            self.undo()
        else:
            self.take_back(*(e.number for e in holding))

    def preview(self, edit: SetPublished) -> None:
        """Asks what setting publication dates would change; `previewed` answers, and only for the latest that asked."""
        self.previewWanted.emit(edit)

    def retry(self) -> None:
        """Tries to write what the disk refused."""
        if self._journal.flush():
            self.saved.emit()
        else:
            self._again.start()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────
    def _moved(self, before: int, after: int) -> None:
        """The stack went back or forth: what lies between is undone, or holds again."""
        state = EntryState.UNDONE if after < before else EntryState.ACTIVE
        between = self.stack.steps(min(before, after), max(before, after))
        self._journal.set_states({e.number: state for step in between for e in self._journal.step(step)})
        self._written()

    def _written(self) -> None:
        self.edited.emit()
        if self._journal.trouble:
            self.failed.emit(self._journal.trouble)
            self._again.start()
        elif self._again.isActive():
            self._again.stop()
            self.saved.emit()

    def _rebuild(self) -> None:
        """The stack as it was: all that holds, and then all that can be done again."""
        self._labels.clear()
        states = {entry.step: entry.state for entry in self._journal.entries}
        active = [step for step, state in states.items() if state is EntryState.ACTIVE]
        undone = [step for step, state in states.items() if state is EntryState.UNDONE]
        self.stack.fill([*sorted(active), *sorted(undone)], len(active))

    def _text(self, step: int) -> str:
        """What the menu calls a step."""
        if step in self._labels:
            return self._labels[step]
        edits = [entry.edit for entry in self._journal.step(step)]
        return self._title(edits[0]) + (f" and {len(edits) - 1} more" if len(edits) > 1 else "")

    def _title(self, edit: Edit) -> str:
        if isinstance(edit, TakeBack) and len(edit.numbers) == 1 and self._journal.has(edit.numbers[0]):
            return f"{title(self.entry(edit.numbers[0]).edit)} (taken back)"
        return title(edit)
