"""Clauses that a date of another one of their sentence dates as well: "Two drowned when a boat capsized in May 1929".

`share(view, times)` adds to the `times` that the clauses have by their numbers.
"""

from __future__ import annotations

from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import Timed, View
from timeline_app.extract.events.fineness import COARSE, fineness, says_when
from timeline_app.extract.events.joints import of_others
from timeline_app.extract.events.lexicon import style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.not_when import is_year

_AT_ONCE = frozenset({"when", "as", "while"})
_REASONS = frozenset({"as", "while"})
"""What may give a reason as well: "was dismissed as the debts doubled in 2005" was not in 2005."""


def share(view: View, times: dict[int, list[Timed]]) -> None:
    """Gives clauses without a date that of the clause that they share it with."""
    number = {clause.head: n for n, clause in enumerate(view.clauses)}
    for n, clause in enumerate(view.clauses):
        if n not in times and (told_of := _described(view, clause)) is not None:
            times[n] = [told_of]
        if (above := _at_once(view, clause, times.get(n, []))) is not None and above not in times:
            times[above] = list(times[n])
    for n, clause in enumerate(view.clauses):
        second = of_others(clause, view)
        later = times.get(number[second[1].head]) if second else None
        if later and n not in times:
            times[n] = list(later)  # "A guard was killed and four wounded on 3 May": both were
    for n, clause in enumerate(view.clauses):
        first = number.get(view.tree.words[clause.head].head)
        behind = [t for t in times.get(n, ()) if t.words[0] > clause.head]
        if first is None or clause.relation != "conj" or clause.own_subject or not behind or first in times:
            continue
        if clause.head - view.clauses[first].head <= 2:
            times[first] = list(behind)  # "Berg planned and built the mill in 1855": two verbs with one object


def _described(view: View, clause: Clause) -> Timed | None:
    """The date of which a clause says what happened then: "she led it until 1984, when it was sold"."""
    when = any(w.lemma == "when" for w in view.tree.kids(clause.head, "advmod"))
    if clause.relation != "relcl" or clause.tense is not Tense.PAST or not when:
        return None
    noun = view.tree.words[clause.head].head
    dates = (t for t in view.times if noun in t.words and says_when(t))
    return next((t for t in dates if t.time.form.mod is None and t.time.form.op != "daypart"), None)


def _at_once(view: View, clause: Clause, dates: list[Timed]) -> int | None:
    """The clause of what happened when, or as, this did, on these `dates`.

    Not in "was mayor when …", "the comments came as …", "won, as she did in May".
    """
    if clause.relation != "advcl" or clause.above is None or not clause.own_subject or not dates:
        return None
    tree, above = view.tree, view.clauses[clause.above]
    verb, main = tree.words[clause.head], tree.words[above.head]
    if not (clause.tense is above.tense is Tense.PAST) or above.progressive or above.conditional:
        return None
    going_on = main.lemma in listed("stative") and not above.passive
    if going_on or main.lemma in listed("occur") | {"be", "come"} or verb.lemma in listed("say") | {"do", "be"}:
        return None
    marks = {w.lemma for w in tree.kids(verb.i, "mark", "advmod")}
    at_once = _AT_ONCE - _REASONS if all(is_year(t.time.form) for t in dates) else _AT_ONCE
    return clause.above if marks & at_once else None


def did(view: View, noun: int, kind: str | None, timed: Timed) -> int | None:
    """The verb that tells what the event `noun`, of this kind and date, did: "the ruling on Monday frees the bank".

    Not what came of it later, or may: "the strike in 1904 led to reforms", "Friday's race pits Berg against Holm".
    """
    clause = next((c for c in view.clauses if noun in c.subject and c.finite), None)
    if clause is None or clause.passive or clause.negated or clause.modal or clause.above is not None:
        return None
    if "lead" not in style()["nouns"].get(view.tree.words[noun].lemma, {"lead": ""}):
        return None  # "her death on Monday shocked them": of it "she dies" is told
    words, alone = view.tree.words, not any(t is not timed and says_when(t) for t in view.times)
    done = kind in _DONE or words[noun].lemma in _FOUND
    told = clause.tense is Tense.PAST or (clause.tense is Tense.PRESENT and done and not clause.progressive)
    more = bool(clause.objects or view.tree.kids(clause.head, "ccomp"))
    told = told and more and alone and fineness(timed.time.form) != COARSE
    return clause.head if told and words[clause.head].lemma not in listed("stative") else None


_DONE = frozenset({"accident", "agreement", "attack", "death", "disaster", "resignation", "statement"})
_FOUND = frozenset({"ruling", "verdict", "judgment", "judgement", "sentence"})
"""Kinds of events, and names of some, that nobody tells in the present before they are."""
