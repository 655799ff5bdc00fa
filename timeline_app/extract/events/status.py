"""Whether what a clause tells has happened, lies ahead, or is denied: "is due to sail", "was never built".

>>> from timeline_app.core.facts import Status
>>> [status.value for status in Status]
['happened', 'planned', 'denied']
"""

from __future__ import annotations

from timeline_app.core.facts import Status
from timeline_app.extract.events.clauses import Clause, Tense, is_to_be
from timeline_app.extract.events.context import View
from timeline_app.extract.events.imagined import is_unreal
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Word


def status_of(view: View, clause: Clause) -> Status:
    """What the grammar says of the clause's happening."""
    lemma = view.tree.words[clause.head].lemma
    if clause.negated or is_unreal(clause, view.tree):
        return Status.DENIED
    to_come = clause.tense is Tense.PRESENT and is_to_come(view, clause)
    if lemma == "be" and (to_come or (clause.tense in (Tense.PRESENT, Tense.PAST) and is_due(view, clause))):
        return Status.PLANNED
    if (
        clause.relation in ("relcl", "acl")
        and view.tree.words[clause.head].tag == "VBN"
        and is_to_be(view.tree, clause)
    ):
        return Status.PLANNED
    ahead = lemma in listed("ahead") and clause.passive and (clause.tense is not Tense.NONE or clause.relation == "acl")
    if clause.tense is Tense.FUTURE or ahead:
        return Status.PLANNED
    to_infinitive = clause.relation in ("xcomp", "acl") and clause.tense is Tense.NONE
    to_infinitive = to_infinitive and (clause.relation == "xcomp" or view.tree.words[clause.head].tag == "VB")
    above = view.tree.words[view.tree.words[clause.head].head].lemma
    if to_infinitive and above in listed("failing"):
        return Status.DENIED
    return Status.PLANNED if to_infinitive and above in listed("plan") else Status.HAPPENED


def is_to_come(view: View, clause: Clause) -> bool:
    """ "The astronauts are to fly in 2026"."""
    infinitives = [w for w in view.tree.kids(clause.head, "xcomp") if view.tree.kids(w.i, "aux")]
    return bool(infinitives) and not clause.objects and not view.tree.kids(clause.head, "acomp")


def is_due(view: View, clause: Clause) -> bool:
    """ "The ferry is due in May", "is due to sail": not "the delay is due to fog"."""
    kids = view.tree.kids
    return any(not any(p.lemma == "to" for p in kids(w.i, "prep")) for w in due_words(view, clause))


def due_words(view: View, clause: Clause) -> list[Word]:
    """ "Due", "ready", "likely" behind "is"."""
    return [w for w in view.tree.kids(clause.head, "acomp", "prep") if w.lemma in listed("ahead")]
