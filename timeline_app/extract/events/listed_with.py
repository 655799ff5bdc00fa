"""Which events that hardly any line tells, or that are told in passing, are listed with another one of the article.

What tells a happening and says itself when it was is no part of anything that was at another time: it stays alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.core.facts import Status
from timeline_app.core.timex import TimeForm
from timeline_app.extract.events.clauses import Tense
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.fineness import says_when
from timeline_app.extract.events.happening import describes, tells_happening
from timeline_app.extract.events.judge import MATTERS, SHOWN, whenever
from timeline_app.extract.events.timing import noun_kind
from timeline_app.extract.events.unsafe import is_of_writer


def neighboured(alone: Sequence[Draft]) -> None:
    """Where a line hardly tells what happened, the event that the passage is listed with if no other article helps.

    That is one of its day, if there is one; what hardly any line can tell keeps its own date with another.
    """
    clear = [d for d in alone if d.clarity >= _CLEAR and not is_by_the_way(d)]
    for draft in alone:
        if draft.clarity < _CLEAR and draft.salience < MATTERS and draft.status is Status.HAPPENED:
            draft.near = neighbour(draft, clear, doubtful=True)
            loose = not draft.own or (is_by_the_way(draft) and not draft.day and draft.salience <= PASSING)
            stays = is_dated_fact(draft) or happened_then(draft)
            dark = draft.clarity < _DARK and draft.salience < WEIGHTY and not stays
            if draft.near is None and (dark or (loose and draft.clarity < _UNCLEAR)) and not _says_when(draft):
                draft.near = before(draft, clear)


def is_by_the_way(draft: Draft) -> bool:
    """Whether a clause below another one, or a noun alone, tells it."""
    return draft.nested or (draft.clause is None and not draft.entry)


def is_dated_fact(draft: Draft) -> bool:
    """Whether a sentence, or a clause as good as one, names the whole date of what it tells: no part of another day.

    Or has it from the heading over it, as the entries of a diary, or opens an entry of a chronology with what it has;
    of a station of somebody's life the year is enough.
    """
    inside = {t.index for t in draft.own_times}
    headed = draft.day and any(number not in inside for number in draft.own) and not describes(draft)
    stated = any(t.time.form.op == "date" and None not in t.time.form.args[:3] for t in draft.own_times)
    whole = headed or draft.listed or stated or _is_station(draft)
    if not whole or draft.headline.endswith("…"):
        return False
    if draft.clause is None:
        return bool(draft.entry)
    return not draft.nested or draft.clause.relation in ("conj", "parataxis")


def _is_station(draft: Draft) -> bool:
    """Whether a whole sentence tells what he or she did, and in which year: "She refused a medal in 1985"."""
    clause, words = draft.clause, draft.view.tree.words
    if clause is None or clause.tense is not Tense.PAST or draft.score < SHOWN:
        return False
    who = [words[i].text.lower() for i in clause.subject]
    years = (t.time.form.args[0] for t in draft.own_times if t.time.form.op == "date")
    return who in (["he"], ["she"]) and any(isinstance(year, int) for year in years) and tells_happening(draft)


def _says_when(draft: Draft) -> bool:
    """Whether a clause as good as a sentence tells what was done, not said, and when: "and in 1988 Holm fled".

    So do "when war broke out in 1831" and ", which opened in 1931"; not "when she died in 1931", of whom the line could
    name another, nor "the mill that opened in 1931", which says which mill is meant.
    """
    clause, tree = draft.clause, draft.view.tree
    if clause is None or clause.relation not in _ALONE or draft.clock or draft.statement:
        return False
    is_past = clause.tense is Tense.PAST or (clause.relation == "acl" and clause.passive)
    is_like = tree.words[clause.head].lemma == "be" and not clause.passive
    which_one = clause.relation in ("relcl", "acl") and not tree.is_parted(tree.subtree(clause.head)[0])
    about_her = clause.relation == "advcl" and any(tree.words[s].tag == "PRP" for s in clause.subject)
    of_words = any(noun_kind(tree, s) == "statement" for s in clause.subject)
    dated = any(says_when(t) and not _is_any_day(t.time.form) for t in draft.own_times)
    return is_past and dated and not (is_like or which_one or about_her or of_words) and tells_happening(draft)


_ALONE = ("ROOT", "conj", "parataxis", "relcl", "acl", "advcl")


def _is_any_day(form: TimeForm) -> bool:
    """ "Overnight", "in the morning": of a day told elsewhere."""
    return form.op == "daypart" and form.args[0] is None


def happened_then(draft: Draft) -> bool:
    """Whether a whole sentence plainly tells what happened at a time of its own: "The court quashed it last month"."""
    clause, words = draft.clause, draft.view.tree.words
    if clause is None or draft.nested or not draft.own or draft.clock or draft.headline.endswith("…"):
        return False
    if any(words[i].tag == "PRP" for i in clause.subject) or is_of_writer(clause, draft.view.tree):
        return False  # whom the line could name would be known
    return whenever(draft) >= _PLAINLY and tells_happening(draft)


def neighbour(draft: Draft, alone: list[Draft], doubtful: bool) -> Draft | None:
    """The nearest event before it that has the same date, or at all if it only tells in passing what happened.

    What names its own date is no part of anything that was at another time. `doubtful`: no line can tell it.
    """
    if draft.own and (draft.clause is not None or draft.entry):
        forms = draft.forms
        alone = [d for d in alone if not forms.isdisjoint(d.forms)]
    same = [d for d in alone if _dated_like(d) is _dated_like(draft)]
    if draft.salience > MATTERS and not (doubtful and same):
        return None
    passing = draft.status is Status.HAPPENED and (draft.salience < PASSING or (draft.own and not draft.day))
    same = same or (alone if passing or (doubtful and draft.nested) else [])
    return before(draft, same)


def before(draft: Draft, events: Sequence[Draft]) -> Draft | None:
    """The last of `events` before it, or else the first of them."""
    earlier = [d for d in events if d.view.order <= draft.view.order]
    return earlier[-1] if earlier else events[0] if events else None


PASSING = 0.4
"""An event of less salience than this is told in passing."""
_CLEAR = 0.35
"""Below this clarity most readers cannot tell from the line what happened."""
_UNCLEAR = 0.2
"""Below this hardly any reader can."""
_DARK = 0.1
"""Below this none can, whatever the sentence says."""
_PLAINLY = 1.0
"""What a happening scores at least, whenever it was."""
WEIGHTY = 0.3
"""What has less salience than this is told by the way; measured: with more, days that matter would be lost."""


def _dated_like(draft: Draft) -> Draft | None:
    """The draft that its date is of: itself, another one's, or none for the article's own day."""
    return draft if draft.own else draft.dated_by
