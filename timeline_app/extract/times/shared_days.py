"""Two clock times of a sentence have one day, where only the second names it.

"The train left Oslo at 9:15 a.m. and arrived in Halden at 11:40 a.m. on Thursday": both were on Thursday.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline_app.core.span import Span
from timeline_app.core.timex import TimeExpression, TimeForm, TimeType

_DAY = 4
"""Which operand of a clock time is its day."""


def with_shared_days(times: Sequence[TimeExpression], sentences: Sequence[Span]) -> tuple[TimeExpression, ...]:
    """The same expressions; a clock time that opens its sentence's dates has the day of the clock time behind it."""
    found = list(times)
    starts = _sentence_starts(times, sentences)
    for number in range(len(found) - 1):
        one, other = found[number], found[number + 1]
        opens = number == 0 or starts[number - 1] != starts[number] or found[number - 1].type is TimeType.DURATION
        together = starts[number] is not None and starts[number] == starts[number + 1]
        if opens and together and _is_clock(one.form) and _is_clock(other.form):
            day = other.form.args[_DAY]
            if one.form.args[_DAY] is None and day is not None:
                args = (*one.form.args[:_DAY], day)
                found[number] = replace(one, form=replace(one.form, args=args), direction=other.direction)
    return tuple(found)


def _is_clock(form: TimeForm) -> bool:
    return form.op == "time" and len(form.args) > _DAY


def _sentence_starts(times: Sequence[TimeExpression], sentences: Sequence[Span]) -> list[int | None]:
    """Where the sentence of each expression begins; None where it stands in none. Both are in order."""
    starts: list[int | None] = []
    at = 0
    for time in times:
        while at < len(sentences) and sentences[at].end <= time.span.start:
            at += 1
        inside = at < len(sentences) and sentences[at].start <= time.span.start
        starts.append(sentences[at].start if inside else None)
    return starts
