"""Clauses that no line can be written of: it would say what did not happen, or what nobody said.

"The harbour has yet to open" gives no "The harbour opens".
"""

from __future__ import annotations

from timeline_app.extract.events.clauses import Clause, Tense
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
    return _is_span(clause, tree) or _is_of_another(clause, tree) or _has_odd_object(clause, verbs)


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
