"""When an event was whose sentence gives no date: on the day of the one just told, or of the article, or not known.

News tells its undated happenings in the perfect ("has resigned"), in the lede, or right after a dated one. A simple
past further down ("The mill was founded by his uncle") may be of any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain, islice, takewhile

from timeline_app.core.facts import Status
from timeline_app.core.timex import TimeType
from timeline_app.extract.events.clauses import Tense, opened_by_since
from timeline_app.extract.events.context import Timed
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.fineness import says_when
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.times.narrative import stated_year

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
    if draft.background and draft.clause is not None and draft.clause.tense is Tense.PLUPERFECT:
        return beside(draft, drafts, number)  # "police said two had died when a fire broke out on Sunday"
    if draft.background or draft.clause is None or not is_past(draft) or is_of_another_time(draft):
        return None
    if draft.status is Status.PLANNED:
        return None
    if same := beside(draft, drafts, number):
        return same
    joined = _joined(draft, drafts, number)
    if joined is not None and joined.day:
        return joined
    # "They have sent a second team": as the article is written, hardly on a day told some time before.
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
    lede = takewhile(lambda d: d.view.order <= _LEDE, islice(drafts, number))
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
        # What comes before "she said on Friday" is the news; "she said on Friday that he fell" may go back further.
        return dated.statement and one.head < other.head
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


_MEANWHILE = frozenset({"when", "as", "while", "after"})


_FAR = 3
"""Sentences back to look for the event on whose day an undated one was."""


def is_of_another_time(draft: Draft) -> bool:
    """Whether it is known to be of no day that is told: counted from something undated, going on, or of a life."""
    if draft.clock:  # "at 2.30 on the second night of the siege"
        return _names_its_day(draft) or _is_by_an_event(draft)
    if draft.own:
        return False
    return (
        is_of_a_life(draft)
        or _goes_on_since(draft)
        or _says_another_time(draft)
        or _names_its_day(draft)
        or _is_by_an_event(draft)
        or _is_of_an_age(draft)
        or _tells_who(draft)
        or any(_is_counted(draft, t) for t in draft.view.times)
    )


def _goes_on_since(draft: Draft) -> bool:
    """ "Since May she has led the museum", "it has been closed since he left": of today as much as of then."""
    clause = draft.clause
    return clause is not None and clause.tense is Tense.PERFECT and bool(opened_by_since(clause, draft.view.tree))


def _names_its_day(draft: Draft) -> bool:
    """ "The day | he died": which day that was stands elsewhere."""
    clause, words = draft.clause, draft.view.tree.words
    told_of = words[words[clause.head].head] if clause is not None and clause.relation == "relcl" else None
    return told_of is not None and told_of.lemma in ("day", "night", "morning", "evening", "moment", "year")


def _is_by_an_event(draft: Draft) -> bool:
    """ "On the second night of the siege", "in the weeks before his death": by something whose day stands elsewhere."""
    clause, tree, timed = draft.clause, draft.view.tree, draft.view.timed_words
    if clause is None or clause.tense is not Tense.PAST or (draft.view.order <= _LEDE and not draft.clock):
        return False
    openings = [w for w in tree.kids(clause.head, "prep") if w.lemma in ("in", "on", "at", "during")]
    nouns = [w for opening in openings for w in tree.kids(opening.i, "pobj") if w.lemma in listed("days_by")]
    by = [w for noun in nouns for w in tree.kids(noun.i, "prep") if w.lemma in _BY]
    return any(w.is_noun and w.i not in timed for opening in by for w in tree.kids(opening.i, "pobj"))


_BY = frozenset({"of", "before", "after", "following", "preceding", "to"})


def _tells_who(draft: Draft) -> bool:
    """ "The singer, who set up the fund in Graz, …": by what was done at some time a reader is told who it is."""
    clause, tree = draft.clause, draft.view.tree
    if clause is None or clause.relation != "relcl" or clause.tense is not Tense.PAST:
        return False
    return not any(w.tag == "WRB" for w in tree.kids(clause.head, "advmod"))  # "the mill where he was found"


def _is_of_an_age(draft: Draft) -> bool:
    """ "When she was 15", "when he was a boy": whose years are not told."""
    clause, tree = draft.clause, draft.view.tree
    if clause is None or clause.tense is not Tense.PAST:
        return False
    then = [w for w in tree.kids(clause.head, "advcl") if w.lemma == "be" and w.tag == "VBD"]
    then = [w for w in then if any(m.lemma == "when" for m in tree.kids(w.i, "advmod"))]
    said = (k for w in then for k in tree.kids(w.i, "attr", "acomp"))
    return any(w.tag == "CD" or w.lemma in listed("ages") for w in said)


def _says_another_time(draft: Draft) -> bool:
    """Whether its own words say that it was at another time: "in his youth", "originally", "in the past"."""
    clause, tree = draft.clause, draft.view.tree
    if clause is None or draft.view.title or clause.tense not in (Tense.PAST, Tense.PERFECT):
        return False
    if any(w.lemma in listed("another_time") for w in tree.kids(clause.head, "advmod")):
        return draft.view.order > _LEDE
    members = [tree.words[i] for i in clause.members]
    said = tuple(w.text.lower() for w in members)
    ends = [at + len(p) for p in _phrases() for at in range(len(said)) if said[at : at + len(p)] == p]
    return any(not _describes(members[end - 1], tree) for end in ends)


def _describes(word: Word, tree: Tree) -> bool:
    """Whether it says which thing behind it is meant: "during the war [games]", "in the past [week]"."""
    above = tree.words[word.head]
    return word.dep in ("compound", "amod", "nmod") and above.i > word.i and above.is_noun


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(tuple(p.split()) for p in listed("another_time") if " " in p))


def _is_counted(draft: Draft, timed: Timed) -> bool:
    """ "Three months after the fair he retired": a duration before "after" on the verb itself."""
    words, after = draft.view.tree.words, timed.words[-1] + 1
    if timed.time.type is not TimeType.DURATION or after >= len(words) or words[after].lemma not in _COUNTING:
        return False
    return draft.clause is not None and words[after].head == draft.clause.head


_COUNTING = frozenset({"after", "before", "later", "earlier", "afterwards", "previously"})


def is_of_a_life(draft: Draft) -> bool:
    """Whether it is a station of somebody's life, told in the simple past: "She was born in Halden", "He studied law".

    Such are told at any time; only what has a date of its own is known to be of that day.
    """
    clause = draft.clause
    return clause is not None and not draft.own and clause.tense is Tense.PAST and draft.word in listed("stations")


def _names_a_year(draft: Draft) -> bool:
    """Whether its sentence names a year: what has no part in that is hardly of the day told before."""
    return any(t.time.form.op == "date" and isinstance(t.time.form.args[0], int) for t in draft.view.times)


def is_in_perfect(draft: Draft) -> bool:
    """Whether its tense goes with no time that is over: "has begun to look into the loan in 2009".

    What is said of its own verb holds all the same ("has won the race in 2014"). A bare "May 5, 2009" is a caption's.
    """
    clause, tree = draft.clause, draft.view.tree
    if clause is None or clause.tense is not Tense.PERFECT:
        return False
    times = [(t, _opening(tree, t)) for t in draft.own_times]
    if any(tree.words[t.head].dep == "npadvmod" and stated_year(t.time.form) for t, _ in times):
        return False
    return not any(opening.head in (clause.head, *clause.objects) for _, opening in times)


def _opening(tree: Tree, timed: Timed) -> Word:
    """The word that joins a date to what it dates: "in" of "in May", of "in 2014 and 2015" for both years."""
    word = tree.words[timed.head]
    while word.dep == "conj" and tree.words[word.head].i != word.i:
        word = tree.words[word.head]
    return tree.words[word.head] if word.dep == "pobj" else word


def has_come_about(draft: Draft) -> bool:
    """Whether it tells below the lede what has come about by now, on some day or on many.

    A sum ("26 people have died"), what was so often ("has been questioned twice"), what somebody is charged with.
    """
    clause, tree = draft.clause, draft.view.tree
    if clause is None or draft.view.order <= _LEDE or draft.view.title:
        return False
    if clause.tense is Tense.PRESENT and clause.passive and not clause.progressive:
        return draft.word in listed("stands_charged")
    if clause.tense is not Tense.PERFECT:
        return False
    if any(w.lemma in listed("so_far") for w in tree.kids(clause.head, "advmod", "npadvmod")):
        return True
    if draft.word in listed("stands_charged"):
        return True
    numbers = (w for i in (*clause.subject, *clause.objects) for w in tree.kids(i, "nummod"))
    return any(w.tag == "CD" and w.lemma not in _FEW for w in numbers)


_FEW = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"})


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
