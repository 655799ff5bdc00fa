"""What the words tell that had come about by the day of the article, and hardly just then.

News is told first, or in the tense of what goes on, or with its day. "The mill was founded by his uncle" further down,
"Holt has denied the theft" and the words below a picture, "Holt opened the mill in Halden", are of any day before.

    was_by_then(draft, reading.views)  ->  True
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.core.timex import Direction, TimeType
from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import Timed, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.elsewhen import LEDE, is_sum
from timeline_app.extract.events.fineness import is_day
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.events.undated import is_past
from timeline_app.extract.times.narrative import stated_year

_NEWS = 3
"""Sentences behind the lede that tell the news as well."""
_DEEP = 10
"""Below this one no news is told in the present, only a history or what is so again and again."""
_SUDDEN = frozenset({"attack", "accident", "death", "disaster"})
"""Kinds that nobody plans."""


def was_by_then(draft: Draft, views: Sequence[View]) -> bool:
    """Whether it was on some day up to that of the article with these `views`; asked only of what names no day.

    What opens with the hour ("17:10 Holt has left") is an entry of the day on which it was written.
    """
    clause, order = draft.clause, draft.view.order
    if clause is None or draft.view.title or (draft.clock and any(not t.words[0] for t in draft.own_times)):
        return False
    if has_come_about(draft) or _is_below_picture(draft, views):
        return True
    if clause.tense is Tense.PRESENT:
        return draft.kind in _SUDDEN and order > _DEEP and not clause.progressive
    news, essay = order <= LEDE + _NEWS, order > LEDE and _is_essay(views)
    if clause.tense is Tense.PERFECT:
        return not news and (draft.kind == "trial" or (essay and order > _DEEP and not _is_of_now(draft, clause)))
    return (essay or not news) and is_past(draft) and not _is_of_now(draft, clause)


def _is_essay(views: Sequence[View]) -> bool:
    """Whether a long text names no day in its first sentences, as news does."""
    first = (t for v in views[: LEDE + _NEWS + 1] for t in v.times)
    return len(views) > _DEEP and not any(is_day(t) or t.time.type is TimeType.TIME for t in first)


def has_come_about(draft: Draft) -> bool:
    """Whether it tells below the lede what has come about by now, on some day or on many.

    A sum ("26 people have died"), what was so often ("has been questioned twice"), what somebody is charged with, and
    what goes on from something of another time.
    """
    clause, tree = draft.clause, draft.view.tree
    if clause is None or draft.view.order <= LEDE or draft.view.title:
        return False
    if draft.earlier:
        return True
    if clause.tense is Tense.PRESENT and clause.passive and not clause.progressive:
        return draft.word in listed("stands_charged")
    if clause.tense is not Tense.PERFECT:
        return False
    return draft.word in listed("stands_charged") | listed("answers") or is_sum(clause, tree)


def may_come(draft: Draft) -> bool:
    """Whether it is told so that on a day after the article it lies ahead: "which opens on Monday", "said it would"."""
    if draft.kind in _SUDDEN:
        return False
    clause = draft.clause
    return clause is None or clause.tense is Tense.PRESENT or clause.modal == "would"


def _is_below_picture(draft: Draft, views: Sequence[View]) -> bool:
    """Whether a line without a full stop tells it in the past: what a picture shows, "Holt opened the mill in Halden".

    A headline is mostly told in the present; the first line of all may be one in any tense. A line next to another
    such, or in a text that hardly has a full stop, is news that is written so.
    """
    clause, order = draft.clause, draft.view.order
    if not order or clause is None or clause.tense not in (Tense.PAST, Tense.PERFECT) or not _is_open(draft.view):
        return False
    rest = [v for v in views if v.order and not v.title]
    beside = any(_is_open(v) for v in rest if abs(v.order - order) == 1)
    return not beside and not all(map(_is_open, rest))


def _is_open(view: View) -> bool:
    """Whether the sentence ends without a full stop or another mark."""
    last = next((w for w in reversed(view.tree.words) if w.text.strip("\"'”’) ")), None)
    return last is not None and last.text[-1].isalnum()


def _is_of_now(draft: Draft, clause: Clause) -> bool:
    """What somebody said, and what was "just" done, is of the day of the article."""
    tree = draft.view.tree
    contents = tree.kids(clause.head, "ccomp")
    said = draft.statement or any(w.is_verb and w.tag != "VB" for w in contents)
    return said or any(w.lemma in _NOW for w in tree.kids(clause.head, "advmod", "npadvmod"))


_NOW = frozenset({"now", "just", "meanwhile"})


def is_in_perfect(draft: Draft) -> bool:
    """Whether its tense goes with no time that is over: "has begun to look into the loan in 2009", "is reading".

    What is said of its own verb holds all the same ("has won the race in 2014"). A bare "May 5, 2009" is a caption's.
    """
    clause, tree = draft.clause, draft.view.tree
    if clause is None or clause.tense is not Tense.PERFECT:
        on = clause is not None and clause.tense is Tense.PRESENT and clause.progressive
        return on and any(t.time.direction is Direction.PAST for t in draft.own_times)
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
