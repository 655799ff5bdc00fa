"""An event (or a participant) with everything that was done to it, so that what was merged comes apart as it was.

A node is the thing as it was found and a log of steps, the latest first. A step is an edit, or the other things that
were merged into it. Splitting takes parts out of the log and does the rest of it again.

    B merged into A, then renamed:   now=A' first=A log=(rename) -> (merge, parts B) -> None
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from timeline_app.core.chronicle import Change
from timeline_app.core.edits import Entry

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Step(Generic[T]):
    """One thing that was done: `act` changes it, and puts `parts` into it where it was a merging.

    `what` names it for the user; `was` says what was there before.
    """

    entry: Entry
    what: str
    act: Callable[[T], T]
    was: Callable[[T], str]
    parts: tuple[Node[T], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Log(Generic[T]):
    """A step, what there was before it in words, and all that was done before."""

    step: Step[T]
    before: str
    earlier: Log[T] | None


@dataclass(frozen=True, slots=True, eq=False)
class Node(Generic[T]):
    """A thing as it is `now`, as it was found (`first`), and what was done in between."""

    now: T
    first: T
    log: Log[T] | None = None

    @classmethod
    def of(cls, thing: T) -> Node[T]:
        """A thing to which nothing was done."""
        return cls(thing, thing)

    def after(self, step: Step[T]) -> Node[T]:
        """The node with one more step; the same one where an edit changes nothing."""
        now = step.act(self.now)
        if now == self.now and not step.parts:
            return self
        return Node(now, self.first, Log(step, step.was(self.now), self.log))

    def noted(self, step: Step[T]) -> Node[T]:
        """The same with a step that changed nothing, for the record."""
        return Node(self.now, self.first, Log(step, step.was(self.now), self.log))

    def steps(self) -> list[Step[T]]:
        """What was done, the first first."""
        return [log.step for log in self._back()][::-1]

    def changes(self) -> tuple[Change, ...]:
        """The same, for the user."""
        return tuple([_change(log) for log in self._back()][::-1])

    def _back(self) -> Iterator[Log[T]]:
        log = self.log
        while log is not None:
            yield log
            log = log.earlier


def _change(log: Log[T]) -> Change:
    entry = log.step.entry
    return Change(log.step.what, entry.at, log.before, entry.who, entry.number)


@dataclass(frozen=True, slots=True)
class Cutter(Generic[T]):
    """How things of a kind come apart and together.

    `halve` gives what stays and what goes of a thing as it was found, None for nothing; `join` a merging of parts.
    """

    halve: Callable[[T], tuple[T | None, T | None]]
    join: Callable[[Entry, tuple[Node[T], ...]], Step[T]]

    def cut(self, node: Node[T]) -> tuple[Node[T] | None, Node[T] | None]:
        """What stays and what goes of `node`.

        Things that were merged come back as they were then. What was done since stays with what stays.
        """
        steps = node.steps()
        merged = next((n for n, step in enumerate(steps) if step.parts), len(steps))
        own, since = steps[:merged], steps[merged:]
        stays, goes = self._first(node.first, own)
        left: list[Step[T]] = []
        taken: list[tuple[Entry, Node[T]]] = []
        for step in since:
            halves = [self.cut(part) for part in step.parts]
            taken.extend((step.entry, out) for _, out in halves if out is not None)
            kept = tuple(part for part, _ in halves if part is not None)
            if step.parts and kept != step.parts:
                left.extend([self.join(step.entry, kept)] if kept else [])
            else:
                left.append(step)
        if stays is not None:
            return self._replay(stays, left), self._together(goes, taken)
        return self._without_first(goes, taken, left)

    def _replay(self, node: Node[T], steps: Sequence[Step[T]]) -> Node[T]:
        """The node after all of `steps`. Mergings in a row are done as one: there may be thousands."""
        for merging, run in groupby(steps, key=lambda step: bool(step.parts)):
            if not merging:
                for step in run:
                    node = node.after(step)
                continue
            joins = list(run)
            log = node.log
            for step in joins:
                log = Log(step, step.was(node.now), log)
            every = self.join(joins[-1].entry, tuple(part for step in joins for part in step.parts))
            node = Node(every.act(node.now), node.first, log)
        return node

    def _first(self, first: T, own: Sequence[Step[T]]) -> tuple[Node[T] | None, Node[T] | None]:
        stays, goes = self.halve(first)
        if stays is None or goes is None:
            whole = self._replay(Node.of(first), own)
            return (whole, None) if goes is None else (None, whole)
        return self._replay(Node.of(stays), own), Node.of(goes)

    def _together(self, node: Node[T] | None, others: Sequence[tuple[Entry, Node[T]]]) -> Node[T] | None:
        if not others:
            return node
        if node is None:
            (_, node), *others = others
        return self._replay(node, [self.join(entry, (other,)) for entry, other in others])

    def _without_first(
        self, goes: Node[T] | None, taken: Sequence[tuple[Entry, Node[T]]], left: Sequence[Step[T]]
    ) -> tuple[Node[T] | None, Node[T] | None]:
        """Where the first of all goes, the first part that stays takes its place."""
        start = next((n for n, step in enumerate(left) if step.parts), None)
        if start is None:
            together = self._together(goes, taken)
            return None, self._replay(together, left) if together is not None else None
        # What was done before that part came in was done to the others.
        before = left[start].entry.number
        early = [(entry, node) for entry, node in taken if entry.number < before]
        late = [(entry, node) for entry, node in taken if entry.number >= before]
        with_early = self._together(goes, early)
        out = self._together(self._replay(with_early, left[:start]) if with_early is not None else None, late)
        head, *rest = left[start].parts
        joined = [self.join(left[start].entry, tuple(rest))] if rest else []
        return self._replay(head, [*joined, *left[start + 1 :]]), out
