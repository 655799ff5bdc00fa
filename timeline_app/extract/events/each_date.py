"""What happened on several dates of a list happened several times, and each time is an event.

Of "Strikes closed the port on 4 May 2018 and on 9 June 2018" come two drafts that differ in their date alone. A stretch
("from 4 to 9 May") and weekdays ("on Saturday and Sunday"), which mostly are one, stay one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from timeline_app.extract.events.context import Timed
from timeline_app.extract.events.draft import Draft

_JOINING = frozenset({",", "and", "on", "in", "again", "then", "the"})


def on_each_date(draft: Draft) -> list[Draft]:
    """The draft once for each date of the list that its date stands in; itself where that is no list."""
    listed = _listed(draft)
    if len(listed) < 2:
        return [draft]
    taken = {t.index for t in listed}
    others = tuple(n for n in draft.own if n not in taken)
    first, *more = (replace(draft, own=(t.index, *others), actors=dict(draft.actors)) for t in listed)
    for repeated, timed in zip(more, listed[1:], strict=True):
        repeated.again = timed.time.span
    return [first, *more]


def _listed(draft: Draft) -> list[Timed]:
    """The dates in a row with the draft's first that are its own, too, and as fine, in order."""
    times = draft.own_times
    at = next((n for n, t in enumerate(times) if draft.own and t.index == draft.own[0]), None)
    if at is None or _grain(times[at]) is None:
        return []
    before = list(takewhile(lambda n: _goes_on(draft, times[n], times[n + 1]), range(at - 1, -1, -1)))
    after = list(takewhile(lambda n: _goes_on(draft, times[n - 1], times[n]), range(at + 1, len(times))))
    return times[at - len(before) : at + len(after) + 1]


def _goes_on(draft: Draft, one: Timed, other: Timed) -> bool:
    """Whether nothing but commas, "and" and "on" stands between two dates of one kind."""
    words = draft.view.tree.words[one.words[-1] + 1 : other.words[0]]
    joined = bool(words) and all(w.lemma in _JOINING for w in words) and any(w.lemma in (",", "and") for w in words)
    return joined and _grain(one) == _grain(other) is not None and one.time.form != other.time.form


def _grain(timed: Timed) -> int | None:
    """How many of year, month and day a calendar date names; None for all else."""
    form = timed.time.form
    if form.op != "date" or not all(a is None or isinstance(a, int) for a in form.args):
        return None
    return 1 if form.args[1] is None else 2 if form.args[2] is None else 3
