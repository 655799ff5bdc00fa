"""When an event was whose sentence gives no date: on the day of the one just told, or of the article, or not known.

News tells its undated happenings in the perfect ("has resigned"), in the lede, or right after a dated one. A simple
past further down ("The mill was founded by his uncle") may be of any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice, takewhile

from timeline_app.core.facts import Status
from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.elsewhen import LEDE, is_of_another_time, is_sum
from timeline_app.extract.events.fineness import says_when
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree

_NEWS = 0.45
"""From this salience on an undated event is what the article is about: it tells the news of its day."""


def is_in_passing(draft: Draft) -> bool:
    """Whether nothing says when it was and the article makes little of it: no event of its own."""
    if draft.own or draft.plan or draft.view.title or draft.status is not Status.HAPPENED or draft.salience >= _NEWS:
        return False
    if len(draft.actors) > 1 or draft.place or (draft.actors and draft.kind in _ONCE):
        return False
    clause = draft.clause
    if draft.view.order <= LEDE:
        return clause is not None and clause.quoted
    if clause is not None and clause.tense in (Tense.PERFECT, Tense.PRESENT):
        return False
    return draft.dated_by is None or draft.salience < _FAINT


_FAINT = 0.15
_ONCE = frozenset(
    ("appointment", "resignation", "election", "agreement", "trial", "decision", "economy", "meeting", "protest")
)
"""Kinds of which a reader wants to know each, if it is of somebody."""


def dater(draft: Draft, drafts: Sequence[Draft], number: int) -> Draft | None:
    """Of the drafts before `number` the one whose day this takes: told just before with the same people, and dated."""
    if draft.background and draft.clause is not None and draft.clause.tense is Tense.PLUPERFECT:
        return beside(draft, drafts, number)  # "police said two had died when a fire broke out on Sunday"
    if draft.background or draft.clause is None or not is_past(draft) or is_of_another_time(draft):
        return None
    if draft.status is Status.PLANNED:
        return None
    if (same := beside(draft, drafts, number)) or draft.earlier:
        return same
    joined = _joined(draft, drafts, number)
    if joined is not None and joined.day:
        return joined
    # "They have sent a second team": as the article is written, hardly on a day told some time before.
    if is_sum(draft.clause, draft.view.tree):
        return None  # "26 have died", "has been asked twice": by now
    lately = draft.clause.tense is Tense.PERFECT and not draft.clause.quoted and draft.clause.relation != "ccomp"
    reach = 0 if _names_a_year(draft) else 1 if lately else _FAR
    for index in range(number - 1, -1, -1):
        earlier = drafts[index]
        gap = draft.view.order - earlier.view.order
        if gap > reach:
            break
        if not _gives_date(earlier) or (gap and is_deed_before_court(earlier, draft)):
            continue
        if lately and gap and _is_of_calendar(earlier):
            continue
        if gap <= 1 or set(earlier.actors) & set(draft.actors):
            return earlier
    if joined is not None or not reach or lately:
        return joined
    lede = takewhile(lambda d: d.view.order <= LEDE, islice(drafts, number))
    return next((d for d in lede if _gives_date(d) and not d.nested and not is_deed_before_court(d, draft)), None)


def is_deed_before_court(deed: Draft, draft: Draft) -> bool:
    """Whether `draft` is what goes on in court now, and `deed` what is spoken of there, by more than a weekday.

    "He took the money on 3 March 2015, prosecutors say. The judge set bail": not on 3 March 2015.
    """
    return (_names_a_year(deed) or _is_of_calendar(deed)) and _is_in_court(draft) and not _is_in_court(deed)


def _is_of_calendar(draft: Draft) -> bool:
    """Whether its date is a day of a month, as is said of days that are not of this week."""
    return any(t.time.form.op == "date" for t in draft.own_times)


def _is_in_court(draft: Draft) -> bool:
    """Whether it is a step of a trial or an answer to a charge, or a court and those who work there take part."""
    clause = draft.clause
    answer = draft.kind == "trial" or draft.word in listed("answers")
    if clause is None or answer:
        return answer
    words = draft.view.tree.words
    return any(words[i].lemma in listed("court") for i in (*clause.members, *clause.subject, *clause.objects))


def beside(draft: Draft, drafts: Sequence[Draft], number: int) -> Draft | None:
    """The dated draft of the same sentence at whose time this was, or that reports it.

    "They fled when the dam broke on Friday", "she went to meet him on Friday", "he resigned, it said on Friday".
    """
    near = chain(drafts[max(0, number - _BESIDE) : number], drafts[number + 1 : number + 1 + _BESIDE])
    return next((d for d in near if d.view is draft.view and _says_day(d) and _is_at_once(draft, d)), None)


def _joined(draft: Draft, drafts: Sequence[Draft], number: int) -> Draft | None:
    """ "They tested a rocket and closed the border in May": the verb behind "and", where it has the date of both."""
    for other in islice(drafts, number + 1, number + 1 + _BESIDE):
        one, last = draft.clause, other.clause
        if other.view is not draft.view or one is None or last is None or not other.own or other.background:
            continue
        shared = last.relation == "conj" and not last.own_subject and last.above is not None and one.tense is last.tense
        if not shared or any(t.words[0] < last.head for t in other.own_times):
            continue  # "They tested a rocket and in May closed the border": of the second alone
        if any(one.head < t.words[0] < last.head and says_when(t) for t in draft.view.times):
            continue  # "The probe failed after its start on 4 May and fell in June"
        if any(w.lemma in ("after", "before", "during") for w in draft.view.tree.kids(one.head, "prep")):
            continue  # "She left after the vote and came back in May"
        if draft.view.clauses[last.above or 0] is one and other.status is Status.HAPPENED:
            return other
    return None


def _says_day(draft: Draft) -> bool:
    return bool(draft.own) and draft.day and draft.status is Status.HAPPENED and not draft.background


_BESIDE = 6
"""Drafts before and after among which those of the same sentence are."""


def _is_at_once(draft: Draft, dated: Draft) -> bool:
    """Whether the clauses stand so that what has no date was when the other was."""
    one, other, view, tree = draft.clause, dated.clause, draft.view, draft.view.tree
    if one is None or other is None:
        return False
    if one.relation == "ccomp" and one.above is not None and view.clauses[one.above] is other:
        # What comes before "she said on Friday" is the news; "she said on Friday that he fell" may go back further,
        # but not "she said on Friday it was closing the mill".
        if dated.statement and _goes_on(one, tree):
            return True
        return dated.statement and one.head < other.head and not (one.tense is Tense.PAST and _brings_to_light(dated))
    noun = tree.words[tree.words[other.head].head]
    if other.relation == "acl" and noun.dep == "pobj" and noun.i < other.head:
        # "as two trains | collided on Sunday", read as "as two trains that …"; not "after a career begun in May 1970".
        opening = tree.words[noun.head]
        return opening.head == one.head and opening.lemma in _MEANWHILE and not _is_of_calendar(dated)
    if other.relation != "advcl" or other.above is None:
        return False
    marks = {w.lemma for w in tree.kids(other.head, "mark", "advmod")}
    above = view.clauses[other.above]
    if above is not one:  # "Two died and nine were hurt when a bomb went off on Friday"
        joined = above.relation == "conj" and above.own_subject and above.above is not None
        return joined and view.clauses[above.above or 0] is one and bool(marks & _MEANWHILE) and above.head < other.head
    purpose = not other.finite and tree.words[other.head].tag == "VB"
    return purpose or bool(marks & _MEANWHILE)


def _goes_on(clause: Clause, tree: Tree) -> bool:
    """ "Was closing the mill": it went on as it was said; not "was walking home when he fell"."""
    if not clause.progressive or clause.tense is not Tense.PAST:
        return False
    return not any(w.lemma in ("when", "while", "as") for k in tree.kids(clause.head, "advcl") for w in tree.kids(k.i))


def _brings_to_light(dated: Draft) -> bool:
    """ "The mayor took the money, it emerged on Friday": he did so before."""
    return dated.word in listed("brings_to_light")


_MEANWHILE = frozenset({"when", "as", "while", "after"})


_FAR = 3
"""Sentences back to look for the event on whose day an undated one was."""


def _names_a_year(draft: Draft) -> bool:
    """Whether its sentence names a year: what has no part in that is hardly of the day told before."""
    return any(t.time.form.op == "date" and isinstance(t.time.form.args[0], int) for t in draft.view.times)


def is_past(draft: Draft) -> bool:
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
