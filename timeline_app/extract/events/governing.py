"""The clause that the line of a draft is written from, and the word that it is about.

Of "The council plans to visit Oslo" the event is the visit; the line is that of "plans".
"""

from __future__ import annotations

from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.doubt import is_doubted
from timeline_app.extract.events.draft import Draft


def governing(draft: Draft) -> Clause:
    """The clause to write: of "plans to visit" the one with "plans"."""
    clause = draft.clause
    assert clause is not None
    for _ in range(3):
        if clause.above is None or not (clause.relation == "xcomp" or is_doubted(draft.view, clause)):
            return clause
        clause = draft.view.clauses[clause.above]
    return clause


def subject_of(draft: Draft) -> int | None:
    """The number of the word that the line is about; None where the sentence names nothing."""
    return draft.trigger if draft.clause is None else next(iter(governing(draft).subject), None)
