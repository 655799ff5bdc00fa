"""Whether a text tells history in its own running time, so that its dates hang on each other and not on the press day.

A news story speaks of today, yesterday and weekdays; a history names years again and again, moving on through them.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.core.timex import TimeExpression, TimeForm


def is_narrative(text: str, times: Sequence[TimeExpression]) -> bool:
    """True for histories, chronologies and encyclopedic texts.

    They spell out many years and hardly look from a day of writing; or they open with a whole date and go on with days
    and months alone, without one word that does.
    """
    forms = [t.form for t in times]
    years = [y for y in map(stated_year, forms) if y is not None]
    deictic = sum(map(_is_deictic, forms))
    if (deictic == 0 and _opens_a_story(forms)) or _is_diary(text, times):
        return True
    if len(years) < 4 or deictic * 8 > len(years):
        return False
    words = max(1, len(text) // 6)
    return len(years) / words > 1 / 250 and len(set(years)) >= 2


def _is_diary(text: str, times: Sequence[TimeExpression]) -> bool:
    """A whole date, and lines that begin with a weekday and the number of its day: "Wednesday 5th. Rain"."""
    heads = [t for t in times if t.form.op == "day_of" and len(t.form.args) > 1 and _heads_line(text, t.span.start)]
    return len(heads) >= 2 and any(stated_year(t.form) is not None for t in times if t.span < heads[0].span)


def _heads_line(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].endswith("\n")


def _opens_a_story(forms: Sequence[TimeForm]) -> bool:
    """A date with its year, and after it (never before it) at least two that leave the year out."""
    dates = [f for f in forms if f.op in ("date", "range")]
    if not dates or stated_year(dates[0]) is None:
        return False
    return sum(f.op == "date" and f.args[0] is None for f in dates) >= 2


def stated_year(form: TimeForm) -> int | None:
    """The year that a form names itself, None for all others."""
    if form.op in ("date", "fiscal", "bare", "heading") and form.args and isinstance(form.args[0], int):
        return form.args[0]
    inner = next((a for a in form.args if isinstance(a, TimeForm) and a.op != "entry"), None)
    return stated_year(inner) if inner is not None else None


def _is_deictic(form: TimeForm) -> bool:
    """Whether a form looks from the day of writing: "yesterday", "on Friday", "last May", "two years ago"."""
    match form.op:
        case "calendar":
            return form.args[-1] not in ("N", "R") and form.args[:2] != ("D", 0) and not _of_entry(form)
        case "month" | "season":
            return form.args[1] is not None
        case "weekday":
            return form.args[-1] != "R" and not _of_entry(form)
        case "shift":
            return form.args[-1] == "P"
    return any(_is_deictic(a) for a in form.args if isinstance(a, TimeForm))


def _of_entry(form: TimeForm) -> bool:
    """Whether it looks from the day that stands over it."""
    return isinstance(form.args[-1], TimeForm) and form.args[-1].op == "entry"
