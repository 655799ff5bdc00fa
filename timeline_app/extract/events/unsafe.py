"""Clauses that no line can be written of: it would say what did not happen, or what nobody said.

"The harbour has yet to open" gives no "The harbour opens".
"""

from __future__ import annotations

from timeline_app.core.facts import EntityKind
from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import View
from timeline_app.extract.events.imagined import is_imagined
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree
from timeline_app.extract.events.verbs import Verbs


def is_unsafe(clause: Clause, verbs: Verbs) -> bool:
    """Whether the line would lack what the verb needs, or say what has "yet to" happen as done."""
    tree = verbs.tree
    head = tree.words[clause.head]
    if is_imagined(clause, verbs.view):
        return True
    if any(w.lemma == "yet" for w in tree.kids(head.i, "advmod")) and clause.tense is not Tense.PAST:
        return True
    if clause.relation == "acl" and (head.tag == "VB" or tree.kids(head.i, "prt")):
        return True  # "measures to avoid contagion", "a party for a guest carried on": no guest was carried
    if head.lemma == "use" and head.tag == "VBD" and tree.kids(head.i, "xcomp"):
        return True  # "used to run the brewery"
    if _is_somebody_elses(clause, verbs.view) or is_of_writer(clause, tree):
        return True
    return _is_span(clause, tree) or _is_of_another(clause, tree) or _has_odd_object(clause, verbs)


def _is_somebody_elses(clause: Clause, view: View) -> bool:
    """Whether the noun that a clause was hung on cannot be its subject.

    "The thickest in six decades, which arrived", "a woman from the Cape who fled", "the friends of Berg are due".
    """
    tree, top = view.tree, next(iter(clause.subject), None)
    if top is None or (clause.own_subject and clause.relation != "relcl"):
        return False
    noun, head = tree.words[top], tree.words[clause.head]
    if clause.relation == "relcl":
        who = any(w.lemma == "who" for w in tree.kids(head.i, "nsubj", "nsubjpass"))
        name = view.name_at.get(top)
        if noun.lemma in listed("spans") or (who and name is not None and name.kind is EntityKind.PLACE):
            return True
    helpers = (head, *tree.kids(head.i, "aux", "auxpass"))
    many = any(w.text.lower() in ("are", "were", "have") and w.tag in ("VBP", "VBD") for w in helpers)
    return many and noun.tag == "NNP" and _is_one_person(top, view)


def is_of_writer(clause: Clause, tree: Tree) -> bool:
    """ "My Grandparents moved", "my partner and I returned": whoever writes it stands nowhere in the line.

    Not "my father, Lars Holm, died", which says who it is.
    """
    for top in (i for s in clause.subject for i in tree.conjuncts(s)):
        mine = next((w.i for w in tree.kids(top, "poss") if w.text.lower() == "my"), None)
        if mine is not None and not any(tree.words[i].tag == "NNP" and i > mine + 1 for i in tree.subtree(top)):
            return True
    return False


def _is_one_person(top: int, view: View) -> bool:
    name = view.name_at.get(top)
    return name is not None and name.kind is EntityKind.PERSON and not view.tree.kids(top, "conj")


def _is_span(clause: Clause, tree: Tree) -> bool:
    """ "One night an officer was sent": the night is taken for the one that was."""
    spans = any(tree.words[i].lemma in listed("spans") and not tree.kids(clause.head, "expl") for i in clause.subject)
    return spans and tree.words[clause.head].lemma not in listed("of_spans")


def _is_of_another(clause: Clause, tree: Tree) -> bool:
    """ "This virus, said Moreau, spread": the one who speaks is taken for what spread."""
    first = min((min(tree.subtree(i)) for i in clause.subject), default=0)
    before = tree.words[first - 1] if first else None
    says = before is not None and before.lemma in listed("say") and before.tag in ("VBD", "VBZ")
    return says and before is not None and before.i != tree.words[clause.head].head


def _has_odd_object(clause: Clause, verbs: Verbs) -> bool:
    tree = verbs.tree
    objects = tree.kids(clause.head, "dobj")
    passive = clause.passive and not verbs.is_active(clause)
    if passive and objects and tree.words[clause.head].lemma not in listed("giving"):
        return True  # "the capital treated Moreau" taken for "the capital is treated"
    # "declared 2010 the year of …": what it is declared is lost
    return bool(objects) and all(w.tag == "CD" and w.text.isdigit() and len(w.text) == 4 for w in objects)
