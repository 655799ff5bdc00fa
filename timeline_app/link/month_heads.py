"""Months that stand over what happened in them: "April. The zoo bought a bear. May. It was sold again."

month_over(event, facts)  ->  7: the number of "April" among the time expressions
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from timeline_app.core.facts import ArticleFacts, EventCandidate, Status
from timeline_app.core.timex import ResolvedTime, TimeExpression

_STOP = 1
"""Characters behind a month that is all of its sentence."""
_OPENING = len("In ")
"""Characters before a month that opens its sentence."""


def month_over(event: EventCandidate, facts: ArticleFacts, times: Sequence[ResolvedTime]) -> int | None:
    """The month that stands as a sentence by itself before what has no date, if no other month has opened one since."""
    if event.status is not Status.HAPPENED or event.time is not None or event.background:
        return None
    before = bisect_left(facts.times, event.span.start, key=_start)
    for number in range(before - 1, -1, -1):
        time = facts.times[number]
        sentence = bisect_right(facts.sentences, time.span.start, key=attrgetter("start")) - 1
        if sentence < 0 or not _is_month(time):
            continue
        whole = facts.sentences[sentence]
        if time.span.start - whole.start > _OPENING:
            continue
        alone = time.span.start == whole.start and whole.end - time.span.end <= _STOP
        return number if alone and times[number].interval is not None else None
    return None


def _is_month(time: TimeExpression) -> bool:
    args = time.form.args
    return time.form.op == "date" and isinstance(args[1], int) and args[2] is None


def _start(time: TimeExpression) -> int:
    return time.span.start
