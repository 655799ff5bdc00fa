"""Whether words say that something was at another time than the day of the story: "as a child", "once", "at 14".

What has no date is then not set on the day of the article, nor on one told before it.

    is_of_another_time(draft)  ->  True for "At 14 she spent a year in Halden"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline_app.core.facts import EntityKind
from timeline_app.core.timex import TimeType
from timeline_app.extract.events.clauses import Clause, Tense, opened_by_since
from timeline_app.extract.events.context import Timed, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word

LEDE = 1
"""Sentences that tell the news: up to this one."""


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
        or _lasted_years(draft)
        or _is_counted_from(draft)
        or any(_is_counted(draft, t) for t in draft.view.times)
    )


def _goes_on_since(draft: Draft) -> bool:
    """ "Since May she has led the museum", "it has been closed since he left": of today as much as of then.

    "Since May 26 people have died" is told as a sum of today.
    """
    clause, tree = draft.clause, draft.view.tree
    if clause is None or clause.tense is not Tense.PERFECT or is_sum(clause, tree):
        return False
    return bool(opened_by_since(clause, tree))


def is_sum(clause: Clause, tree: Tree) -> bool:
    """ "26 people have died", "has been questioned twice": what came about by now."""
    if clause.tense is not Tense.PERFECT:
        return False
    if any(w.lemma in listed("so_far") for w in tree.kids(clause.head, "advmod", "npadvmod")):
        return True
    numbers = (w for i in (*clause.subject, *clause.objects) for w in tree.kids(i, "nummod"))
    return any(w.tag == "CD" and w.lemma not in _FEW for w in numbers)


_FEW = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"})


def _names_its_day(draft: Draft) -> bool:
    """ "The day | he died": which day that was stands elsewhere."""
    clause, words = draft.clause, draft.view.tree.words
    told_of = words[words[clause.head].head] if clause is not None and clause.relation == "relcl" else None
    return told_of is not None and told_of.lemma in ("day", "night", "morning", "evening", "moment", "year")


def _is_by_an_event(draft: Draft) -> bool:
    """ "On the second night of the siege", "in the weeks before his death": by something whose day stands elsewhere."""
    clause, tree, timed = draft.clause, draft.view.tree, draft.view.timed_words
    if clause is None or clause.tense is not Tense.PAST or (draft.view.order <= LEDE and not draft.clock):
        return False
    members = (tree.words[i] for i in clause.members)
    openings = [w for w in members if w.dep == "prep" and w.lemma in ("in", "on", "at", "during")]
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
    """ "When she was 15", "when he was a boy", "at 15": whose years are not told."""
    clause, tree = draft.clause, draft.view.tree
    if clause is None or clause.tense is not Tense.PAST:
        return False
    aged = any(_is_age(w, tree) or _may_be_age(w, draft) for w in _behind_at(clause, tree))
    if aged and draft.kind != "death" and _is_somebody(clause, draft):
        return True
    then = [w for w in tree.kids(clause.head, "advcl") if w.lemma == "be" and w.tag == "VBD"]
    then = [w for w in then if any(m.lemma == "when" for m in tree.kids(w.i, "advmod"))]
    said = (k for w in then for k in tree.kids(w.i, "attr", "acomp"))
    return any(w.tag == "CD" or w.lemma in listed("ages") for w in said)


def _is_somebody(clause: Clause, draft: Draft) -> bool:
    """Whether a person does it or suffers it: prices close "at 14", too."""
    names, words = draft.view.name_at, draft.view.tree.words
    return any(
        words[i].text.lower() in ("he", "she") or (i in names and names[i].kind is EntityKind.PERSON)
        for i in clause.subject
    )


def _behind_at(clause: Clause, tree: Tree) -> Iterator[Word]:
    return (w for at in tree.kids(clause.head, "prep") if at.lemma == "at" for w in tree.kids(at.i, "pobj"))


def _is_age(word: Word, tree: Tree) -> bool:
    """ "Age" of "at the age of 14"; whoever does something at 40 may do so today."""
    return word.lemma == "age" and any(
        _is_young(w) for of in tree.kids(word.i, "prep") for w in tree.kids(of.i, "pobj")
    )


def _may_be_age(word: Word, draft: Draft) -> bool:
    """ "14" of "fled at 14", "at 14 she fled"; but the police arrest somebody "at 14", who leaves a house "at 9"."""
    news = draft.view.order <= LEDE or draft.kind in _BY_THE_CLOCK
    hour = _HOUR.fullmatch(word.text) is not None or not word.text.isdigit()
    opens = all(word.i < i for i in draft.clause.subject) if draft.clause is not None else False
    return _is_young(word) and not news and (opens or not hour)


def _is_young(word: Word) -> bool:
    return not word.children and (_YOUNG.fullmatch(word.text) is not None or word.lemma in listed("young_ages"))


_YOUNG = re.compile(r"[1-9]|1\d|2[0-4]")
_HOUR = re.compile(r"[1-9]|1[0-2]")
_BY_THE_CLOCK = frozenset({"trial", "attack", "accident", "disaster", "protest", "agreement", "meeting"})
"""Kinds of news that are told with the hour."""
_SUDDEN = frozenset({"attack", "accident", "death", "disaster", "trial", "election", "resignation"})
"""Kinds that are news wherever they stand: "She was born in Halden. She was shot on the quay"."""


def _lasted_years(draft: Draft) -> bool:
    """ "She worked there for six years", "he spent a decade in Halden": that was on no one day."""
    clause, words = draft.clause, draft.view.tree.words
    if clause is None or clause.tense is not Tense.PAST or words[clause.head].lemma not in listed("for_years"):
        return False
    for timed in draft.view.times:
        if timed.time.type is not TimeType.DURATION or not _YEARS.match(str(next(iter(timed.time.form.args), ""))):
            continue
        top = words[timed.head]
        opening = words[top.head] if top.dep == "pobj" and words[top.head].lemma == "for" else top
        if opening.head == clause.head and opening.dep in ("dobj", "npadvmod", "prep"):
            return True
    return False


_YEARS = re.compile(r"P(\d|X)+Y|P\d+M$")


def _is_counted_from(draft: Draft) -> bool:
    """ "Days after a flood destroyed the port, ships came": the flood was not when the article was written."""
    clause, tree = draft.clause, draft.view.tree
    if clause is None:
        return False
    around = tree.words[max(1, clause.head - _REACH) : clause.head]
    openings = [w for w in around if w.lemma == "after" and tree.words[w.i - 1].lemma in _MEASURES]
    return any(w.head == clause.head if w.dep == "mark" else clause.head in tree.subtree(w.i) for w in openings)


_REACH = 20
"""Words before a verb among which "days after" opens its clause."""
_MEASURES = frozenset({"day", "week", "month", "year", "decade"})


def is_of_earlier(draft: Draft) -> bool:
    """Whether it is told behind the news as of some day before: "at the trial", "days before the fair".

    So is what is told along with what had been: "He had lived there since May and knew the place".
    """
    clause, view = draft.clause, draft.view
    if clause is None or clause.tense is not Tense.PAST or draft.own or view.order <= LEDE:
        return False
    says = view.clauses[clause.above] if clause.relation == "ccomp" and clause.above is not None else clause
    at_trial = any(_was_at_trial(c, view.tree) for c in (clause, says))
    return at_trial or _stands_with_past(clause, view) or _is_days_from(clause, view)


def _stands_with_past(clause: Clause, view: View) -> bool:
    """ "He asked for the post and had been there since May": both are what was before."""
    pairs = ((c, view.clauses[c.above]) for c in view.clauses if c.relation == "conj" and c.above is not None)
    return any(one is clause and other.tense is Tense.PLUPERFECT and not other.own_subject for other, one in pairs)


def _was_at_trial(clause: Clause, tree: Tree) -> bool:
    """ "At the trial he denied it": one that went on for weeks and is over."""
    openings = (w for w in tree.kids(clause.head, "prep") if w.lemma in ("at", "during"))
    nouns = (w for opening in openings for w in tree.kids(opening.i, "pobj"))
    return any(w.lemma in ("trial", "inquest", "inquiry") for w in nouns)


def _is_days_from(clause: Clause, view: View) -> bool:
    """ "A week before the fire", "speaking days after the funeral", "days before the guests came"."""
    tree, timed = view.tree, view.timed_words
    below = {clause.head, *(w.i for w in tree.kids(clause.head, "advcl") if w.tag in ("VBG", "VBD"))}
    for opening in (w for w in tree.words[1:] if w.lemma in ("after", "before")):
        if opening.head not in below or tree.words[opening.i - 1].lemma not in _MEASURES:
            continue
        nouns = tree.kids(opening.i, "pobj", "pcomp")
        if (opening.dep == "mark" and opening.head != clause.head) or any(w.i not in timed for w in nouns):
            return True
    return False


def goes_on_elsewhen(draft: Draft, drafts: Sequence[Draft], number: int) -> bool:
    """ "She grew up in Halden. Her uncle taught her to sail": it goes on about the same, told of another time."""
    clause = draft.clause
    if clause is None or clause.tense is not Tense.PAST or draft.own or draft.view.order <= LEDE or draft.statement:
        return False
    if draft.kind in _SUDDEN:
        return False
    for before in reversed(drafts[max(0, number - _NEAR) : number]):
        gap = draft.view.order - before.view.order
        if gap > 1 or before.own:
            return False
        if before.clause is None or before.clause.tense is not Tense.PAST or (gap and before.nested):
            continue
        if _is_about_the_same(draft, before) and (before.earlier or is_of_another_time(before)):
            return True
    return False


def _is_about_the_same(draft: Draft, before: Draft) -> bool:
    return bool(set(draft.actors) & set(before.actors)) or bool(_he_or_she(draft) & _he_or_she(before))


def _he_or_she(draft: Draft) -> set[str]:
    words, clause = draft.view.tree.words, draft.clause
    return {words[i].text.lower() for i in clause.subject} & {"he", "she"} if clause is not None else set()


_NEAR = 6
"""Drafts back among which those of its sentence and of the one before are."""


def _says_another_time(draft: Draft) -> bool:
    """Whether its own words say that it was at another time: "in his youth", "originally", "in the past"."""
    clause, tree = draft.clause, draft.view.tree
    if clause is None or draft.view.title or clause.tense not in (Tense.PAST, Tense.PERFECT):
        return False
    within = [w for part in tree.kids(clause.head, "prep", "advcl") for w in tree.kids(part.i, "advmod")]
    if any(w.lemma in listed("another_time") for w in tree.kids(clause.head, "advmod")) or any(
        w.i == 0 and w.lemma in listed("another_time") and w.lemma != "long"
        for w in within  # "Originally from Halden, she moved away"
    ):
        return draft.view.order > LEDE
    late = draft.kind not in _SUDDEN and draft.view.order > LEDE
    if late and (_did_first(clause, tree) or _on_recent_occasion(clause, tree)):
        return True
    members = [tree.words[i] for i in clause.members]
    said = tuple(w.text.lower() for w in members)
    ends = [at + len(p) for p in _phrases() for at in range(len(said)) if said[at : at + len(p)] == p]
    return any(not _describes(members[end - 1], tree) for end in ends)


def _did_first(clause: Clause, tree: Tree) -> bool:
    """ "She first met him in Halden": not now; but "he first locked the door before he left"."""
    before = tree.words[clause.head - 1] if clause.head else None
    if before is None or before.lemma != "first" or before.head != clause.head or before.dep != "advmod":
        return False
    return not any(w.lemma in ("before", "then") for w in tree.words[clause.head :])


def _on_recent_occasion(clause: Clause, tree: Tree) -> bool:
    """ "At a recent meeting they agreed": on some day of late."""
    openings = (w for w in tree.kids(clause.head, "prep") if w.lemma in ("at", "in", "during"))
    nouns = (w for opening in openings for w in tree.kids(opening.i, "pobj"))
    return any(w.lemma == "recent" for noun in nouns for w in tree.kids(noun.i, "amod"))


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
