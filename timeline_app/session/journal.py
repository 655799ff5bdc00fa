"""The journal of edits as the session knows it: every edit counts at once, and is written as soon as the disk lets it.

Where the disk refuses, what is to be written waits in order, and is tried again with whatever comes next.

    journal = Journal(project)
    journal.append([Star(event)], at=now)     # "" from `journal.trouble`: it is on the disk
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.core.edits import Edit, Entry, EntryState
from timeline_app.core.errors import AppError

if TYPE_CHECKING:
    from timeline_app.project.project import Project

States = Mapping[int, EntryState]
"""What becomes of entries, by number."""
Work = Callable[["Project"], object]


class Journal:
    """Entries of a project, or of memory alone. `trouble` says in words why something waits; empty if nothing does."""

    def __init__(self, project: Project | None = None, entries: Sequence[Entry] = ()) -> None:
        self.project = project
        self.trouble = ""
        self._list = list(project.entries() if project else entries)
        self._tuple: tuple[Entry, ...] | None = None
        self._places = {entry.number: place for place, entry in enumerate(self._list)}
        self._steps: dict[int, list[int]] = {}
        for entry in self._list:
            self._steps.setdefault(entry.step, []).append(entry.number)
        self._last = project.last if project else _last(entries)
        self._waiting: list[Work] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that was ever done, in order."""
        if self._tuple is None:
            self._tuple = tuple(self._list)
        return self._tuple

    @property
    def waiting(self) -> int:
        """How many writings the disk has refused until now."""
        return len(self._waiting)

    def entry(self, number: int) -> Entry:
        """One entry."""
        return self._list[self._places[number]]

    def has(self, number: int) -> bool:
        """Whether there is such an entry."""
        return number in self._places

    def step(self, step: int) -> tuple[Entry, ...]:
        """What was done together."""
        return tuple(self.entry(number) for number in self._steps[step])

    def append(self, edits: Sequence[Edit], at: int, who: str, states: States) -> tuple[Entry, ...]:
        """Does edits as one step, together with other states of earlier entries. `at`: seconds since 1970 (UTC)."""
        number, step = self._last
        made = tuple(Entry(number + n, step + 1, edit, who, at) for n, edit in enumerate(edits, 1))
        self._last = (number + len(made), step + 1)
        for entry in made:
            self._places[entry.number] = len(self._list)
            self._list.append(entry)
        self._steps[step + 1] = [entry.number for entry in made]
        self._set(states)
        self._write(lambda project: project.append(edits, at, who, states))
        return made

    def set_states(self, states: States) -> None:
        """What becomes of entries."""
        self._set(states)
        self._write(lambda project: project.set_states(states))

    def flush(self) -> bool:
        """Tries to write what waits; whether nothing waits any more."""
        while self.project is not None and self._waiting:
            try:
                self._waiting[0](self.project)
            except AppError as error:
                self.trouble = str(error)
                return False
            del self._waiting[0]
        self.trouble = ""
        return True

    def _write(self, work: Work) -> None:
        if self.project is not None:
            self._waiting.append(work)
            self.flush()

    def _set(self, states: States) -> None:
        for number, state in states.items():
            place = self._places[number]
            self._list[place] = replace(self._list[place], state=state)
        self._tuple = None


def _last(entries: Sequence[Entry]) -> tuple[int, int]:
    return max((e.number for e in entries), default=0), max((e.step for e in entries), default=0)
