"""What one article tells twice is one event: who says it and what is said, a noun and the sentence that tells the same.

Of "officials said that two had died" the line is "Two die" and the saying its detail; "the mayor admitted that the
bridge had fallen" stays the mayor's, unless the fall has a date of its own. "The vote on Monday" is no second
vote where "the council voted on Monday" stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.core.facts import Status
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.fuller import shown_in
from timeline_app.extract.events.joints import are_one
from timeline_app.extract.events.lexicon import OTHER
from timeline_app.extract.events.lexicon import words as listed


def told_once(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that became details of what they say, of who says them, or of what they name."""
    said = {(id(d.view), d.view.tree.words[d.clause.head].head): d for d in drafts if d.clause and _is_content(d)}
    for saying in drafts:
        content = said.get((id(saying.view), saying.clause.head)) if saying.clause and _is_report(saying) else None
        if content is not None and content.parent is None:
            weighty = saying.word in listed("weighty_say") and not content.day
            less, more = (content, saying) if weighty else (saying, content)
            less.parent = more
    _come_to(drafts)
    _at_once(drafts)
    told = {(d.kind, time): d for d in drafts if d.clause and d.parent is None and _tells(d) for time in d.forms}
    for noun in [d for d in drafts if d.clause is None and d.status is Status.HAPPENED]:
        same = (told.get((noun.kind, t.time.form)) for t in noun.own_times)
        noun.parent = next((d for d in same if d is not None), None)
    for draft in drafts:
        while draft.parent is not None and draft.parent.parent is not None:
            draft.parent = draft.parent.parent
    return [d for d in drafts if d.parent is None]


def _come_to(drafts: Sequence[Draft]) -> None:
    """ "She slipped and drowned on Monday" is one event, and the drowning what it came to."""
    last = {(id(d.view), d.clause.head): d for d in drafts if d.clause}
    for draft in drafts:
        if draft.clause is None or draft.parent is not None or draft.trigger != draft.clause.head:
            continue
        verb, tree = draft.clause.head, draft.view.tree
        second = next((w for w in tree.kids(verb, "conj") if are_one(tree.words[verb], w)), None)
        ended = last.get((id(draft.view), second.i)) if second is not None else None
        if ended is not None and ended.parent is None and ended.forms == draft.forms and ended.status == draft.status:
            draft.parent = ended
            if second is not None and second.i in shown_in(draft.headline, draft):
                ended.headline, ended.clarity = draft.headline, draft.clarity


def _at_once(drafts: Sequence[Draft]) -> None:
    """ "Two drown when a boat capsizes" tells of the boat as well, if both were on the day that is named."""
    by_clause = {(id(d.view), id(d.clause)): d for d in drafts if d.clause}
    for draft in drafts:
        clause, view = draft.clause, draft.view
        if clause is None or clause.relation not in ("advcl", "relcl") or draft.parent is not None:
            continue
        main = by_clause.get((id(view), id(view.clauses[clause.above]))) if clause.above is not None else None
        if main is None or main.parent is not None or not draft.own or main.own != draft.own:
            continue
        if main.status is draft.status and clause.head in shown_in(main.headline, main):
            draft.parent = main


def _is_content(draft: Draft) -> bool:
    """Whether it tells, as done, what somebody may report."""
    clause = draft.clause
    return clause is not None and clause.relation == "ccomp" and draft.status is Status.HAPPENED and not draft.plan


def _is_report(draft: Draft) -> bool:
    return draft.statement and draft.status is Status.HAPPENED


def _tells(draft: Draft) -> bool:
    """Whether it tells more than that something was said."""
    return draft.status is Status.HAPPENED and not draft.statement and draft.kind != OTHER
