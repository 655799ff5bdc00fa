"""Dates that head what is told below them, or behind them on their line: diaries, logs, timelines of the news.

    March 3, 2017                                           3 January 1911. Fog all day. Holt fell ill.
    Auditors find that two million dollars are missing.     4 January 1911. We reached the depot.

`headings(article.text, times)` are such dates; a text needs two of different days with sentences under them. Words that
look from the day of writing, "yesterday", look from the day over them there (`counted_from`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline_app.core.facts import Status
from timeline_app.core.timex import TimeExpression, TimeForm, TimeType
from timeline_app.extract.events.clauses import Tense
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.fineness import fineness
from timeline_app.extract.times.narrative import stated_year

_BEFORE = re.compile(r"(?<![^\n])[ \t]*[•*#|–—-]*[ \t]*")
_AFTER = re.compile(r"[ \t]*[.:,|–—-]*[ \t]*(?:\n|$)")
_RUNS_ON = re.compile(r"[ \t]*[.:|–—-]+[ \t]+(?=[^\s|])")
_SENTENCE = re.compile(r"\s*+[^\n]*[.!?][\"”’)]?[ \t|]*(?:\n|$)")
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n|$)")
_LEAST = 2
_ENDS = 20
"""Characters from the first date of a stretch to the end of the last one."""
_TOLD = 0.6
"""Share of the headings with a whole sentence below them: under a date in a list of links stands a title."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A date at the head: where it ends, the number of its time expression, and how far what it dates may reach."""

    end: int
    time: int
    until: int
    day: bool


def headings(text: str, times: Sequence[TimeExpression]) -> tuple[Heading, ...]:
    """The dates that stand over what is told under them, in order; nothing if the text is not made so."""
    found: list[Heading] = []
    for number, time in enumerate(times):
        is_day = fineness(time.form) == 0
        is_period = stated_year(time.form) is not None  # "1958, April-May: A meeting is held."
        if time.type is not TimeType.DATE or not (is_day or is_period or time.form.op == "heading"):
            continue
        start = text.rfind("\n", 0, time.span.start) + 1
        # Only what stands around the date is looked at: the line itself may be a whole article.
        if not _BEFORE.fullmatch(text, start, time.span.start):
            continue
        end = _end(times, number)
        if (alone := _AFTER.match(text, end)) and (is_day or time.form.op == "heading"):
            found.append(Heading(alone.end(), number, len(text), is_day))
        elif runs_on := _RUNS_ON.match(text, end):
            found.append(Heading(runs_on.end(), number, 0, is_day))
    forms = {times[h.time].form for h in found}
    told = sum(_SENTENCE.match(text, h.end) is not None for h in found)
    if len(forms) < _LEAST or told < _TOLD * len(found):
        return ()
    # An entry goes on to the next one; what follows the last paragraph of all may be no entry any more.
    last = found[-1]
    paragraph = None if last.until else _PARAGRAPH.search(text, last.end)
    last = replace(last, until=paragraph.start() if paragraph else len(text))
    return (*(replace(h, until=after.end) for h, after in pairwise(found)), last)


def _end(times: Sequence[TimeExpression], number: int) -> int:
    """Where a date ends, with the last day of its stretch and with a clock time: "3-9 May", "3 May 1961, 02:14"."""
    time, after = times[number], times[number + 1] if number + 1 < len(times) else None
    near = after is not None and after.span.end - time.span.end < _ENDS
    if near and after is not None and (time.form.op == "range" or after.form.op == "time"):
        return after.span.end
    return time.span.end


def of_titled_year(text: str, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The same expressions; days that head a text under "Diary 1911" have that year, and behind a New Year the next."""
    over = headings(text, times)
    heads = [times[h.time].form for h in over]
    if not heads or not all(_is_without_year(form) for form in heads):
        return tuple(times)
    title = text[: times[over[0].time].span.start].strip()
    years = set(_YEAR.findall(title)) if len(title) <= _TITLE and "\n\n" not in title else set()
    if len(years) != 1:
        return tuple(times)
    found, year, before = list(times), int(years.pop()), 0
    for heading, form in zip(over, heads, strict=True):
        month = form.args[1] if isinstance(form.args[1], int) else before
        year, before = year + (before - month > _HALF_A_YEAR), month
        own = replace(form, args=(year, *form.args[1:]))
        found[heading.time] = replace(found[heading.time], form=own)
    return tuple(found)


def _is_without_year(form: TimeForm) -> bool:
    return form.op == "date" and form.args[0] is None and isinstance(form.args[1], int)


_YEAR = re.compile(r"(?<![\w.,/-])(?:1[5-9]|20)\d\d(?![\w/-]|[.,]\d)")
_TITLE = 120
"""Characters of what stands over the first day, if it is a title."""
_HALF_A_YEAR = 6


def counted_from(text: str, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The same expressions; what counts from the day of writing counts from the day of its entry."""
    found = list(times)
    over = headings(text, times)
    heads = {heading.time for heading in over}
    for heading in over:
        head = times[heading.time]
        day = TimeForm("entry", (head.form, head.span.start))
        for number in range(heading.time + 1, len(found) if heading.day else 0):
            if found[number].span.start >= heading.until:
                break
            if number not in heads:
                found[number] = replace(found[number], form=_counted(found[number].form, day))
    return tuple(found)


def _counted(form: TimeForm, day: TimeForm) -> TimeForm:
    """A form, or the forms within it, that count from the day of writing, counted from another one."""
    args = tuple(_counted(a, day) if isinstance(a, TimeForm) else a for a in form.args)
    if form.op in ("calendar", "weekday") and len(args) == _WITH_BASE - 1:
        args = (*args, day)
    elif form.op == "shift" and args[-1] == "P":
        args = (*args[:-1], day)
    return replace(form, args=args)


_WITH_BASE = 3
"""Operands of "yesterday" and "Friday" together with what they count from."""


def put_under(draft: Draft, over: Sequence[Heading]) -> None:
    """Gives a draft without a day of its own the date over it, if it tells what happened then."""
    if not over or not _needs_day(draft) or draft.clause is None or draft.status is not Status.HAPPENED:
        return
    at = bisect_right(over, draft.span.start, key=lambda h: h.end)
    told = draft.clause.tense in (Tense.PAST, Tense.PRESENT)
    beside = draft.nested and draft.clause.relation != "conj"
    if at and told and draft.span.start < over[at - 1].until and not (draft.background or beside):
        draft.own, draft.day, draft.clock = (over[at - 1].time, *draft.own), over[at - 1].day, False


def _needs_day(draft: Draft) -> bool:
    """Whether its words say nothing of when it was, or only at what time or in which part of some day: "at noon"."""
    return draft.clock or all(form.op == "daypart" and form.args[0] is None for form in draft.forms)
