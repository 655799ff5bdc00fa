"""The clause that the line of a draft is written from, and the word that it is about.

Of "The council plans to visit Oslo" the event is the visit; the line is that of "plans". Of "The bank has bought the
mill, it announced on Tuesday" the event is the announcement; the line is that of "bought".
"""

from __future__ import annotations

from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import View
from timeline_app.extract.events.doubt import is_doubted
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import kind_of_verb, style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Word


def governing(draft: Draft) -> Clause:
    """The clause to write: of "plans to visit" the one with "plans"."""
    clause = draft.clause
    assert clause is not None
    for _ in range(3):
        if clause.above is None or not (clause.relation == "xcomp" or is_doubted(draft.view, clause)):
            return _told_before_it(draft.view, clause) or clause
        clause = draft.view.clauses[clause.above]
    return clause


def _told_before_it(view: View, clause: Clause) -> Clause | None:
    """What somebody says to have done, before a pronoun says that he does: "The bank has bought it, it announced"."""
    tree, verb = view.tree, view.tree.words[clause.head]
    speaker = tree.words[clause.subject[0]] if clause.subject else None
    if speaker is None or speaker.tag != "PRP" or verb.lemma not in listed("say"):
        return None
    before = (c for c in view.clauses if tree.words[c.head].head == verb.i and c.head < speaker.i)
    return next((c for c in before if c.relation == "ccomp" and _is_own_deed(c, speaker, view)), None)


def _is_own_deed(content: Clause, speaker: Word, view: View) -> bool:
    """Whether who speaks did it, and it is nothing of which his word alone is not enough."""
    lemma, top = view.tree.words[content.head].lemma, next(iter(content.subject), None)
    if top is None or content.passive or content.quoted or content.tense not in (Tense.PAST, Tense.PERFECT):
        return False
    somebody, name = view.name_at.get(speaker.i), view.name_at.get(top)
    same = somebody is not None and name is not None and somebody.entity == name.entity
    body = speaker.lemma == "it" and view.tree.words[top].tag != "PRP"
    return (same or body) and kind_of_verb(lemma) not in _GRAVE and lemma not in style()["wrongs"]


_GRAVE = frozenset({"accident", "attack", "death", "disaster"})


def subject_of(draft: Draft) -> int | None:
    """The number of the word that the line is about; None where the sentence names nothing."""
    return draft.trigger if draft.clause is None else next(iter(governing(draft).subject), None)
