"""Sentences in which nothing happens, whatever their verb: figures of speech, thoughts, advice.

"Her courage gives hope", "the plan paves the way", "Holm could not be reached for comment", "the league must act" are
no events, though "gives", "paves", "reached" and "act" may be.
"""

from __future__ import annotations

from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.governing import governing
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Word


def is_empty(draft: Draft) -> bool:
    """Whether the words of the draft, which a verb tells, tell nothing that happened."""
    clause, view = governing(draft), draft.view
    told = _is_figure(clause, view) or _is_of_a_quality(clause, view) or _must_be(clause) or _is_scene(clause, view)
    return told or is_alleged(draft) or _is_past_counting(draft)


def is_alleged(draft: Draft) -> bool:
    """ "The alleged incidents took place in May", "an alleged attack on 4 May": nobody says that they did.

    Not "the alleged thief was arrested", where it is not the thief who happens.
    """
    words, clause = draft.view.tree.words, draft.clause
    happens = () if clause is None or clause.passive else clause.subject
    takes_place = clause is not None and any(words[o].lemma == "place" for o in clause.objects)
    occurs = clause is not None and (words[clause.head].lemma in ("occur", "happen") or takes_place)
    tops = {draft.trigger, *(happens if occurs else ())}
    return any(
        w.text.lower() in listed("alleged") for i in tops if words[i].is_noun for w in draft.view.tree.kids(i, "amod")
    )


def _is_scene(clause: Clause, view: View) -> bool:
    """ "The sun rises", "stories of survival emerge": what only sets the scene of something else."""
    verb = view.tree.words[clause.head].lemma
    alone = not (clause.passive or clause.objects or view.tree.kids(clause.head, "ccomp"))
    return alone and any(f"{view.tree.words[s].lemma} {verb}" in listed("scenes") for s in clause.subject)


def _is_past_counting(draft: Draft) -> bool:
    """ "Her campaigns have saved countless lives": over the years, not on a day."""
    tree = draft.view.tree
    met = [*governing(draft).objects, *governing(draft).subject]
    return not draft.own and any(w.lemma in _UNCOUNTED for i in met for w in tree.kids(i, "amod"))


_UNCOUNTED = frozenset({"countless", "innumerable", "untold", "numberless"})


def _must_be(clause: Clause) -> bool:
    """ "The league must act", "they should have gone": what somebody thinks right."""
    return clause.modal in _RIGHT


_RIGHT = frozenset({"must", "should", "ought"})


def _is_figure(clause: Clause, view: View) -> bool:
    """ "Paves the way", "came to mind", "went viral"."""
    verb = view.tree.words[clause.head].lemma
    if view.tree.kids(clause.head, "advcl"):
        return False  # "made his name when he won": what he did is told with it
    return any(f"{verb} {word.lemma}" in listed("idioms") for word in _behind(clause, view))


def _behind(clause: Clause, view: View) -> list[Word]:
    """What the verb has behind it: its objects and those of its prepositions."""
    kids = view.tree.kids
    prepositions = kids(clause.head, "prep", "agent")
    passive = kids(clause.head, "nsubjpass")
    return [*kids(clause.head, "dobj", "acomp", "npadvmod", "attr"), *passive] + [
        w for p in prepositions for w in kids(p.i, "pobj")
    ]


def _is_of_a_quality(clause: Clause, view: View) -> bool:
    """ "Her courage gives us hope": not "courage was rewarded", which somebody did, nor "anxiety grows"."""
    words = view.tree.words
    if clause.passive or not clause.subject or words[clause.head].lemma in _GROWS:
        return False
    return all(words[s].lemma in listed("qualities") and s not in view.name_at for s in clause.subject)


_GROWS = frozenset({"grow", "rise", "mount", "increase", "deepen", "spread", "fade", "fall", "die", "end", "lead"})
