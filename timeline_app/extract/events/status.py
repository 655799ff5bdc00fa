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
from timeline_app.extract.events.lexicon import kind_of_noun
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
    ahead = clause.passive and (clause.tense is not Tense.NONE or clause.relation == "acl") and _is_ahead(view, clause)
    if clause.tense is Tense.FUTURE or ahead or calls_for_day(view, clause):
        return Status.PLANNED
    to_infinitive = clause.relation in ("xcomp", "acl") and clause.tense is Tense.NONE
    to_infinitive = to_infinitive and (clause.relation == "xcomp" or view.tree.words[clause.head].tag == "VB")
    above = view.tree.words[view.tree.words[clause.head].head].lemma
    if to_infinitive and above in listed("failing"):
        return Status.DENIED
    return Status.PLANNED if to_infinitive and above in listed("plan") else Status.HAPPENED


def _is_ahead(view: View, clause: Clause) -> bool:
    """ "Is expected", "is set for May", "is set to sail": not "was set up", "was set on fire"."""
    tree, head = view.tree, view.tree.words[clause.head]
    if head.lemma not in listed("ahead"):
        return False
    if any(w.tag == "TO" for x in tree.kids(head.i, "xcomp", "advcl") for w in tree.kids(x.i, "aux")):
        return True
    openers = tree.kids(head.i, "prep")
    aside = head.lemma == "set" and all(p.lemma != "for" for p in openers)
    elsewhere = aside and any(o.i not in view.timed_words for p in openers for o in tree.kids(p.i, "pobj"))
    return clause.particle is None and not elsewhere


def calls_for_day(view: View, clause: Clause) -> bool:
    """ "Plan a march on 7 May", "a vote was fixed for 7 May": the day is that of what is to come."""
    tree, verb = view.tree, view.tree.words[clause.head]
    if verb.lemma not in listed("putting_on"):
        return False
    things = ("nsubjpass",) if clause.passive else ("dobj", "npadvmod")
    objects = [w.i for w in tree.kids(verb.i, *things) if kind_of_noun(w.lemma) is not None]
    if not objects:
        return False
    over = [p for top in (verb.i, *objects) for p in tree.kids(top, "prep")]
    times = {o.i for p in over if p.lemma == "for" or verb.lemma == "plan" for o in tree.kids(p.i, "pobj")}
    return any(t.head in times for t in view.times)


def is_called_for(view: View, noun: int) -> bool:
    """ "Called for a strike on 7 May", "plans for a march", "booked for a concert": what the noun names lies ahead."""
    opener = view.tree.words[view.tree.words[noun].head]
    over = view.tree.words[opener.head]
    if opener.dep != "prep" or over.i > noun:
        return False
    up = over.lemma in listed("putting_up") and view.tree.words[noun].lemma in listed("fixtures")
    return up or (opener.lemma == "for" and over.lemma in listed("plan"))


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
