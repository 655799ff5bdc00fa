"""Where a review stands: which question comes next, how many were answered, which were put off.

    queue.refresh(questions)        # after every change of the timeline
    queue.current                   # the least certain one that was neither answered nor put off
    queue.answered(); queue.skip(); queue.back()

Questions are known by their keys, so that the review goes on where it was when the folder is linked again. Those that
were put off come again once all others are answered.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.session.review import Question


class ReviewQueue:
    """Plain values, no signals: the pane asks it after each step."""

    def __init__(self) -> None:
        self._questions: dict[str, Question] = {}
        self._done: list[str] = []
        self._skipped: list[str] = []
        self._way: list[str] = []
        self._current: str | None = None
        self._awaited: str | None = None

    @property
    def waiting(self) -> bool:
        """Whether the question that one went back to is not there again yet: its answer is being taken back."""
        return self._awaited is not None

    @property
    def current(self) -> Question | None:
        """The question to be asked now; None if none is left."""
        return self._questions.get(self._current) if self._current else None

    @property
    def done(self) -> int:
        """How many were answered."""
        return len(self._done)

    @property
    def skipped(self) -> int:
        """How many are put off."""
        return sum(key in self._questions for key in self._skipped)

    @property
    def total(self) -> int:
        """How many there are with those that were answered."""
        return len(self._done) + len(self._questions.keys() - set(self._done))

    @property
    def can_go_back(self) -> bool:
        """Whether there is a question before this one."""
        return bool(self._way)

    def clear(self) -> None:
        """Begins anew: another folder."""
        self.__init__()  # type: ignore[misc]

    def refresh(self, questions: Sequence[Question]) -> None:
        """The questions that there are now, in order. One that was answered is not asked again in this review."""
        self._questions = {q.key: q for q in questions}
        if self._awaited in self._questions:
            self._current, self._awaited = self._awaited, None
        if self._current not in self._questions or self._current in self._done:
            self._next()

    def answered(self) -> None:
        """The current question has its answer."""
        if self._current:
            self._done.append(self._current)
            self._leave()

    def skip(self) -> None:
        """Puts the current question off."""
        if self._current:
            self._skipped.append(self._current)
            self._leave()

    def back(self) -> str | None:
        """Goes back to the question before, as if it had been neither answered nor put off; its key."""
        if not self._way:
            return None
        key = self._way.pop()
        self._done = [k for k in self._done if k != key]
        self._skipped = [k for k in self._skipped if k != key]
        self._current = key
        self._awaited = None if key in self._questions else key
        return key

    def reopen(self, number: int) -> None:
        """The answer given at a step of the way (from 0) was undone elsewhere: its question is asked again."""
        key = self._way[number]
        self._done = [k for k in self._done if k != key]

    def give_up(self) -> None:
        """The question that one went back to does not come again."""
        self._awaited = None

    def again(self) -> None:
        """Asks what was put off."""
        self._skipped.clear()
        self._next()

    def _leave(self) -> None:
        assert self._current is not None
        self._way.append(self._current)
        self._next()

    def _next(self) -> None:
        put_off = {*self._done, *self._skipped}
        self._current = next((key for key in self._questions if key not in put_off), None)
