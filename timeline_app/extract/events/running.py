"""The dates amid which a sentence in the past stands: back to where the story last speaks of the present.

Of "The mill was built in 1902. A storm took its roof. Two men drowned." the last sentence belongs to 1902 as much as
to the day of the article; after "The mayor says it will be sold" between them it would not.

    amid(draft, reading)  ->  (0,): the number of "1902" among the time expressions
"""

from __future__ import annotations

from timeline_app.core.facts import Status
from timeline_app.core.timex import Direction
from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import Reading, Timed, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.not_when import ends_period, stands_before_noun
from timeline_app.extract.events.undated import is_past
from timeline_app.extract.times.narrative import stated_year

_REACH = 8
"""Sentences back to look at: further back, a story has mostly come to something else."""
_LEDE = 3
"""Sentences that tell the news, though they may name an old date by the way."""
_LONGEST, _MOST = 50, 20
"""Times and clauses of a sentence that are looked at, and dates that are kept: a sentence may be a whole list."""
_MAIN = ("ROOT", "conj", "parataxis")


def amid(draft: Draft, reading: Reading) -> tuple[int, ...] | None:
    """The dates of its sentence and of those before it, the last one first, that say when it may have been.

    None for what has a date, is not told in the simple past, or is said by somebody: those tell of the article's day.
    """
    clause, view = draft.clause, draft.view
    if clause is None or draft.own or draft.status is not Status.HAPPENED:
        return None
    if clause.tense is Tense.PERFECT or not is_past(draft):
        return None
    if view.title or (clause.relation in _MAIN and _says(draft, clause)):
        return None
    at = reading.number_of(view)
    verb = view.tree.words[draft.trigger].i
    near = reversed(view.times[-_LONGEST:])
    deep = view.order >= _LEDE or _goes_on_dated(clause, view)
    found = [t.index for t in near if deep or t.words[0] < verb]
    for before in reversed(reading.views[max(0, at - _REACH) : at]):
        if before.title:
            break
        found += [t.index for t in reversed(before.times[-_LONGEST:]) if not _tells_which(t, before)]
        if any(_is_of_today(c, before) for c in before.clauses[:_LONGEST] if c.relation in _MAIN and not c.quoted):
            break
    return tuple(found[:_MOST])


def _goes_on_dated(clause: Clause, view: View) -> bool:
    """ "The probe | failed after its start on 4 May 2011 and fell in June 2012": dated by the year is what followed."""
    years = [t.words[0] for t in view.times[:_LONGEST] if stated_year(t.time.form) is not None]
    joined = (c for c in view.clauses[:_LONGEST] if c.relation == "conj" and c.above is not None)
    then = [c.head for c in joined if clause in _with_what_it_takes(view.clauses[c.above or 0], view)]
    return any(one < head < other for head in then for one in years for other in years)


def _with_what_it_takes(clause: Clause, view: View) -> tuple[Clause, ...]:
    """The "leave" of "failed to leave port and sank" with its "failed", as the parser likes to join the third to it."""
    infinitive = clause.relation == "xcomp" and clause.above is not None
    return (clause, view.clauses[clause.above or 0]) if infinitive else (clause,)


def _says(draft: Draft, clause: Clause) -> bool:
    """Whether it tells what is said or found: "Berg agreed that the mill was hers"."""
    contents = draft.view.tree.kids(clause.head, "ccomp")
    return draft.statement or any(w.is_verb and w.tag != "VB" for w in contents)


def _tells_which(timed: Timed, view: View) -> bool:
    """ "The 1902 agreement", "the year ended May 31": it is part of a name. "By 31 January" it is due.

    "By 2002 the mill was idle" tells of 2002.
    """
    due = timed.time.form.mod == "ON_OR_BEFORE" and timed.time.direction is not Direction.PAST
    if due or any(ends_period(view.tree, w) for w in view.tree.up(timed.head)):
        return True
    return stands_before_noun(view.tree, view.tree.words[timed.head])


def _is_of_today(clause: Clause, view: View) -> bool:
    """Whether a clause speaks of the present, or of what somebody says now."""
    says = clause.tense is Tense.PAST and view.tree.words[clause.head].lemma in listed("say")
    return says or clause.tense in (Tense.PRESENT, Tense.PERFECT, Tense.FUTURE)
