"""Makes one stretch of two dates by what stands between them: "20 October 1944 – 13 February 1945".

What stands there is data (`[[range]]` of contexts.toml). The first date gets the form of the whole stretch, the second
stays what it is; a year that only one of them names is that of both, or of its neighbour across New Year. Dates of a
list, "on 5 May and on 9 June 2011", share their year so, too, and stay apart; but "on 5 May and on 9 January 2011"
may be of any two years.

    joined(text, [5 May, 9 June 2011], ranges)  ->  [range(5 May 2011, 9 June 2011), 9 June 2011]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from timeline_app.core.timex import TimeExpression, TimeForm, TimeType
from timeline_app.extract.times.rules import RangeRule

_WIDEST = 24
"""Characters between the ends of a stretch at most."""

_LEFT = 40
"""How far before a stretch the words reach that make it none."""


def joined(text: str, times: Sequence[TimeExpression], ranges: Sequence[RangeRule]) -> list[TimeExpression]:
    """The same expressions, the first of two that are the ends of a stretch with the form of the stretch."""
    result = list(times)
    for n in range(len(result) - 1):
        first, last = result[n], result[n + 1]
        if last.span.start - first.span.end > _WIDEST or not _alike(first, last):
            continue
        rule = next((r for r in ranges if _fits(text, first, last, r)), None)
        if rule is not None and (ends := _ends(first.form, last.form)) and not (rule.listed and _turns(first, last)):
            whole = ends[0] if rule.listed else TimeForm("range", ends)
            result[n : n + 2] = [replace(first, form=whole), replace(last, form=ends[1])]
    return result


def _alike(first: TimeExpression, last: TimeExpression) -> bool:
    return first.type is last.type is TimeType.DATE and _kind(first.form) == _kind(last.form) != ""


def _kind(form: TimeForm) -> str:
    """How fine an end of a stretch is; "" for what is none."""
    if form.op in ("numeric", "holiday", "last_day"):
        return "day"
    if form.op == "date" and form.args[1] is not None and not isinstance(form.args[0], TimeForm):
        return "day" if form.args[2] is not None else "month"
    return form.op if form.op in ("part", "decade") else ""


def _fits(text: str, first: TimeExpression, last: TimeExpression, rule: RangeRule) -> bool:
    if not rule.gap.fullmatch(text, first.span.end, last.span.start):
        return False
    left = text[max(0, first.span.start - _LEFT) : first.span.start]
    return (rule.left is None or rule.left.search(left) is not None) and not (rule.unless and rule.unless.search(left))


def _ends(first: TimeForm, last: TimeForm) -> tuple[TimeForm, TimeForm] | None:
    """Both ends with their years; None where the last is before the first."""
    if first.op != "date" or last.op != "date":
        return first, last
    a, b = _year(first), _year(last)
    over = _within(first) > _within(last)
    if a is None and b is not None:
        first = _in_year(first, b - over)
    elif b is None and a is not None:
        last = _in_year(last, a + over)
    elif a is not None and b is not None and (a, _within(first)) >= (b, _within(last)):
        return None
    return first, last


def _turns(first: TimeExpression, last: TimeExpression) -> bool:
    """Whether the year that only the last names would be another for the first: of a list that says nothing."""
    a, b = first.form, last.form
    return a.op == b.op == "date" and _year(a) is None and _year(b) is not None and _within(a) > _within(b)


def _year(form: TimeForm) -> int | None:
    return form.args[0] if isinstance(form.args[0], int) else None


def _within(form: TimeForm) -> tuple[Any, Any]:
    return form.args[1], form.args[2] or 0


def _in_year(form: TimeForm, year: int) -> TimeForm:
    return replace(form, args=(year, *form.args[1:]))
