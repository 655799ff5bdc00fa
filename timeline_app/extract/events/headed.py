"""Dates that head what is told below them, or behind them on their line: diaries, logs, timelines of the news.

    March 3, 2017                                           3 January 1911. Fog all day. Holt fell ill.
    Auditors find that two million dollars are missing.     4 January 1911. We reached the depot.

`headings(article.text, times)` are such dates; a text needs two of different days with sentences under them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.core.facts import Status
from timeline_app.core.timex import TimeExpression, TimeType
from timeline_app.extract.events.clauses import Tense
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.timing import fineness

_BEFORE = re.compile(r"(?<![^\n])[ \t]*[•*#|–—-]*[ \t]*")
_AFTER = re.compile(r"[ \t]*[.:,|–—-]*[ \t]*(?:\n|$)")
_RUNS_ON = re.compile(r"[ \t]*[.:|–—-]+[ \t]+(?=[^\s|])")
_SENTENCE = re.compile(r"\s*+[^\n]*[.!?][\"”’)]?\s*(?:\n|$)")
_LEAST = 2
_TOLD = 0.6
"""Share of the headings with a whole sentence below them: under a date in a list of links stands a title."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A date at the head: where it ends, the number of its time expression, and how far what it dates may reach."""

    end: int
    time: int
    until: int


def headings(text: str, times: Sequence[TimeExpression]) -> tuple[Heading, ...]:
    """The dates that stand over what is told under them, in order; nothing if the text is not made so."""
    found: list[Heading] = []
    for number, time in enumerate(times):
        if time.type is not TimeType.DATE or fineness(time.form) != 0:
            continue
        start = text.rfind("\n", 0, time.span.start) + 1
        # Only what stands around the date is looked at: the line itself may be a whole article.
        if not _BEFORE.fullmatch(text, start, time.span.start):
            continue
        if alone := _AFTER.match(text, time.span.end):
            found.append(Heading(alone.end(), number, len(text)))
        elif runs_on := _RUNS_ON.match(text, time.span.end):
            line_end = text.find("\n", time.span.end)
            found.append(Heading(runs_on.end(), number, line_end if line_end >= 0 else len(text)))
    forms = {times[h.time].form for h in found}
    told = sum(_SENTENCE.match(text, h.end) is not None for h in found)
    return tuple(found) if len(forms) >= _LEAST and told >= _TOLD * len(found) else ()


def put_under(draft: Draft, over: Sequence[Heading]) -> None:
    """Gives a draft without a day of its own the date over it, if it tells what happened then."""
    if not over or (draft.own and not draft.clock) or draft.clause is None or draft.status is not Status.HAPPENED:
        return
    at = bisect_right(over, draft.span.start, key=lambda h: h.end)
    told = draft.clause.tense in (Tense.PAST, Tense.PRESENT)
    beside = draft.nested and draft.clause.relation != "conj"
    if at and told and draft.span.start < over[at - 1].until and not (draft.background or beside):
        draft.own, draft.day, draft.clock = (over[at - 1].time, *draft.own), True, False
