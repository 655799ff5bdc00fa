"""What a sentence says will come, though it tells something else: "they agreed that Berg will visit Oslo".

Such plans are events of their own, marked as planned, with the date that is given for them or with none.
"""

from __future__ import annotations

from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import Timed, View
from timeline_app.extract.events.lexicon import kind_of_verb
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.timing import Ownership, noun_kind

_FORESEEN = frozenset({"visit", "meeting", "call", "election", "trial", "launch", "contest"})
"""Kinds of plan that are told for their own sake."""


def is_agreed(view: View, clause: Clause) -> bool:
    """Whether it is what somebody agreed, announced or confirmed will come."""
    if (
        clause.tense is not Tense.FUTURE
        or clause.quoted
        or clause.conditional
        or clause.negated
        or clause.above is None
    ):
        return False
    first = clause if clause.relation == "ccomp" else view.clauses[clause.above]
    if first.relation != "ccomp" or first.above is None or not clause.own_subject:
        return False
    if first is not clause and clause.relation != "conj":
        return False
    word = view.tree.words[clause.head]
    named = all(view.tree.words[s].tag != "PRP" for s in clause.subject)
    said = view.tree.words[view.clauses[first.above].head].lemma
    return named and said in listed("arranging") and kind_of_verb(word.lemma, clause.particle) in _FORESEEN


def planned_nouns(view: View, owned: Ownership) -> dict[int, list[Timed]]:
    """Word numbers of the nouns that name a plan of somebody ("Berg's likely trip this spring"), with their times."""
    found: dict[int, list[Timed]] = {}
    for noun in view.tree.words:
        if noun.i in owned.nouns or noun_kind(view.tree, noun.i) not in _FORESEEN or noun.i in view.name_at:
            continue
        owner = next((w for w in view.tree.kids(noun.i, "poss") if w.i not in view.timed_words), None)
        if owner is None or owner.tag == "PRP$":
            continue
        clause = next((n for n, c in enumerate(view.clauses) if noun.i in c.members), None)
        above = view.clauses[clause] if clause is not None else None
        likely = any(w.lemma in listed("to_come") for w in view.tree.kids(noun.i, "amod"))
        arranged = (
            above is not None
            and above.tense is Tense.FUTURE
            and view.tree.words[above.head].lemma in listed("arranging")
        )
        if likely or arranged:
            gerund = above is not None and not above.finite and noun.i in above.objects
            found[noun.i] = list(owned.clauses.get(clause, [])) if gerund and clause is not None else []
    return found
