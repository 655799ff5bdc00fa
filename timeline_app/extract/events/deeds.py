"""What shows that something was done, whatever else the words of a clause look like.

A word may be that of a figure of speech, of a thought or of a story ("missed the boat", "made a bold decision",
"poverty"), and the sentence tell a happening all the same. The rules that leave out a sentence for a word ask here.

    is_done(draft)  ->  True  for "Holm missed the boat and drowned", "poverty killed the painter", "followed on 2 May"
"""

from __future__ import annotations

from timeline_app.core.facts import EntityKind
from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.fineness import is_day
from timeline_app.extract.events.governing import governing
from timeline_app.extract.events.lexicon import OTHER, kind_of_verb
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.timing import is_event_noun, noun_kind
from timeline_app.extract.events.tree import Word

_TOLD = (Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT, Tense.PRESENT)


def is_done(draft: Draft) -> bool:
    """Whether the clause names its day, tells a second deed, or what befell somebody or came of it."""
    clause, view = governing(draft), draft.view
    if clause.negated or clause.tense not in _TOLD:
        return False
    on_a_day = any(map(is_day, draft.own_times))
    return on_a_day or does_besides(clause, view) or befalls(clause, view) or brings_about(clause, view)


def does_besides(clause: Clause, view: View) -> bool:
    """ "Made a bold decision and sold the ferry": whether the same one did something else."""
    words = view.tree.words
    joined = (c for c in view.clauses if c.relation == "conj" and words[c.head].head == clause.head)
    return any(
        not c.own_subject
        and not c.negated
        and c.tense in _TOLD
        and kind_of_verb(words[c.head].lemma, c.particle) not in (None, OTHER, "statement")
        for c in joined
    )


def befalls(clause: Clause, view: View) -> bool:
    """ "Killed the painter", "injured 40 guests": not "killed the trade", "robbed them of their pride"."""
    if view.tree.words[clause.head].lemma not in listed("harming"):
        return False
    return any(_is_somebody(w, view) or view.tree.kids(w.i, "nummod") for w in view.tree.kids(clause.head, "dobj"))


def brings_about(clause: Clause, view: View) -> bool:
    """ "Prompted riots", "forced Holm to resign": not "prompted questions", "made them rich"."""
    tree = view.tree
    if tree.words[clause.head].lemma not in listed("bringing_about") or clause.tense is Tense.PRESENT:
        return False
    deeds = tree.kids(clause.head, "xcomp", "ccomp")
    forced = [w for w in deeds if w.tag == "VB" and any(t.tag == "TO" for t in tree.kids(w.i, "aux"))]
    met = [*tree.kids(clause.head, "dobj"), *(s for w in forced for s in tree.kids(w.i, "nsubj"))]
    if forced and any(_is_somebody(w, view) for w in met):
        return True
    return any(noun_kind(tree, w.i) not in (None, "statement") for w in tree.kids(clause.head, "dobj"))


def ends_what_went_on(clause: Clause, view: View) -> bool:
    """ "The strike lasted 40 days": that it was, and is over; not "the ride lasted 40 minutes"."""
    long = any(w.lemma in _LONG for w in view.tree.kids(clause.head, "dobj", "npadvmod"))
    return long and clause.tense is Tense.PAST and any(is_event_noun(view.tree, s) for s in clause.subject)


_LONG = frozenset({"day", "week", "month", "year"})


def is_of_known(clause: Clause, view: View) -> bool:
    """Whether it tells of a country or a body, or of somebody by the full name: news, hardly the plot of a novel."""
    met = [*clause.subject, *clause.objects, *clause.agents]
    names = [view.name_at[i] for i in met if i in view.name_at]
    return any(n.kind is not EntityKind.PERSON or len(n.words) > 1 for n in names)


def _is_somebody(word: Word, view: View) -> bool:
    """Whether it is a person by name or a noun of people: whom something befalls on a day."""
    called = [view.name_at[w.i] for w in (word, *view.tree.kids(word.i, "appos")) if w.i in view.name_at]
    if called:
        return called[0].kind is EntityKind.PERSON
    return word.is_noun and word.lemma in listed("titles") | listed("humans") | listed("roles") | listed("kin")
