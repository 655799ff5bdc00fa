"""When an event was whose sentence gives no date: on the day of the one just told, or of the article, or not known.

News tells its undated happenings in the perfect ("has resigned"), in the lede, or right after a dated one. A simple
past further down ("The mill was founded by his uncle") may be of any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from timeline_app.core.facts import Status
from timeline_app.extract.events.clauses import Tense
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import words as listed

_NEWS = 0.45
"""From this salience on an undated event is what the article is about: it tells the news of its day."""


def is_in_passing(draft: Draft) -> bool:
    """Whether nothing says when it was and the article makes little of it: no event of its own."""
    if draft.own or draft.plan or draft.view.title or draft.status is not Status.HAPPENED or draft.salience >= _NEWS:
        return False
    if len(draft.actors) > 1 or draft.place or (draft.actors and draft.kind in _ONCE):
        return False
    clause = draft.clause
    if draft.view.order <= _LEDE:
        return clause is not None and clause.quoted
    if clause is not None and clause.tense in (Tense.PERFECT, Tense.PRESENT):
        return False
    return draft.dated_by is None or draft.salience < _FAINT


_FAINT = 0.15
_LEDE = 1
_ONCE = frozenset(
    ("appointment", "resignation", "election", "agreement", "trial", "decision", "economy", "meeting", "protest")
)
"""Kinds of which a reader wants to know each, if it is of somebody."""


def dater(draft: Draft, drafts: Sequence[Draft], number: int) -> Draft | None:
    """Of the drafts before `number` the one whose day this takes: told just before with the same people, and dated."""
    if draft.background or draft.clause is None or not _is_past(draft) or is_of_a_life(draft):
        return None
    if draft.status is Status.PLANNED:
        return None
    reach = 0 if _names_a_year(draft) else _FAR
    for index in range(number - 1, -1, -1):
        earlier = drafts[index]
        gap = draft.view.order - earlier.view.order
        if gap > reach:
            break
        if _gives_date(earlier) and (gap <= 1 or set(earlier.actors) & set(draft.actors)):
            return earlier
    if not reach:
        return None
    lede = takewhile(lambda d: d.view.order <= _LEDE, islice(drafts, number))
    return next((d for d in lede if _gives_date(d) and not d.nested), None)


_FAR = 3
"""Sentences back to look for the event on whose day an undated one was."""


def is_of_a_life(draft: Draft) -> bool:
    """Whether it is a station of somebody's life, told in the simple past: "She was born in Halden", "He studied law".

    Such are told at any time; only what has a date of its own is known to be of that day.
    """
    clause = draft.clause
    return clause is not None and not draft.own and clause.tense is Tense.PAST and draft.word in listed("stations")


def _names_a_year(draft: Draft) -> bool:
    """Whether its sentence names a year: what has no part in that is hardly of the day told before."""
    return any(t.time.form.op == "date" and isinstance(t.time.form.args[0], int) for t in draft.view.times)


def _is_past(draft: Draft) -> bool:
    """Told as over; a bare participle as the sentence's verb is taken for a past ("the houses burned, fanned by …")."""
    clause = draft.clause
    if clause is None:
        return False
    bare = clause.tense is Tense.NONE and clause.relation in ("ROOT", "conj")
    verb = draft.view.tree.words[clause.head].tag
    return clause.tense in (Tense.PAST, Tense.PERFECT) or (bare and verb in ("VBN", "VBD"))


def _gives_date(draft: Draft) -> bool:
    """Whether what follows may have been on its day: not a plan, not background, not a date inside a phrase."""
    told = draft.own and draft.day and draft.status is Status.HAPPENED and draft.parent is None and not draft.background
    tree = draft.view.tree
    inside = draft.clause is None and tree.words[draft.trigger].dep not in ("nsubj", "nsubjpass")
    ahead = draft.clause is not None and draft.clause.tense in (Tense.FUTURE, Tense.MODAL)
    return bool(told) and not inside and not ahead and draft.word not in listed("stations")
