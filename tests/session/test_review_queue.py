"""Where a review stands, whatever is answered, put off, taken back, and whatever comes and goes meanwhile."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from timeline_app.session.review import Doubt, Question
from timeline_app.session.review_queue import ReviewQueue

KEYS = [f"q{n}" for n in range(8)]


def question(key: str) -> Question:
    return Question(key, Doubt.DATE, 0.5)


class Reviewing(RuleBasedStateMachine):
    """A plain model beside it: what is open, answered and put off."""

    def __init__(self) -> None:
        super().__init__()
        self.queue = ReviewQueue()
        self.there = list(KEYS)
        self.answered: list[str] = []
        self.put_off: list[str] = []
        self.queue.refresh([question(k) for k in self.there])

    @rule(there=st.lists(st.sampled_from(KEYS), unique=True))
    def linked_again(self, there: list[str]) -> None:
        self.there = there
        self.queue.refresh([question(k) for k in there])

    @precondition(lambda self: self.queue.current is not None)
    @rule()
    def answer(self) -> None:
        assert self.queue.current is not None
        self.answered.append(self.queue.current.key)
        self.queue.answered()

    @precondition(lambda self: self.queue.current is not None)
    @rule()
    def skip(self) -> None:
        assert self.queue.current is not None
        self.put_off.append(self.queue.current.key)
        self.queue.skip()

    @rule()
    def back(self) -> None:
        key = self.queue.back()
        if key is not None:
            self.answered = [k for k in self.answered if k != key]
            self.put_off = [k for k in self.put_off if k != key]
            if self.queue.waiting:
                self.queue.give_up()
                self.queue.refresh([question(k) for k in self.there])
            else:
                assert self.queue.current == question(key)

    @rule()
    def again(self) -> None:
        self.put_off.clear()
        self.queue.again()

    @invariant()
    def asks_what_is_open_and_counts(self) -> None:
        current = self.queue.current
        open_ = [k for k in self.there if k not in self.answered and k not in self.put_off]
        assert (current is None) == (not open_)
        assert current is None or current.key in open_
        assert self.queue.done == len(self.answered)
        assert self.queue.skipped == len({k for k in self.put_off if k in self.there})
        assert self.queue.total == len(self.answered) + len([k for k in self.there if k not in self.answered])


Reviewing.TestCase.settings = settings(max_examples=60, stateful_step_count=25)
TestReviewing = Reviewing.TestCase


def test_a_question_that_one_goes_back_to_is_waited_for() -> None:
    queue = ReviewQueue()
    queue.refresh([question("q0"), question("q1")])
    queue.answered()
    queue.refresh([question("q1")])
    assert queue.back() == "q0"
    assert queue.waiting
    queue.refresh([question("q1")])
    assert queue.waiting
    queue.refresh([question("q0"), question("q1")])
    assert not queue.waiting
    assert queue.current == question("q0")


def test_an_answer_undone_elsewhere_is_asked_again() -> None:
    queue = ReviewQueue()
    queue.refresh([question("q0"), question("q1")])
    queue.answered()
    queue.reopen(0)
    queue.answered()
    assert queue.current == question("q0")
    assert (queue.done, queue.total) == (1, 2)
