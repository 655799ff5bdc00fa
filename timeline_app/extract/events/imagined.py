"""What a clause only asks, aims at, or expects if or when something else comes: no line can tell it as done.

"If Berg wins, she will close it", "he will speak when Berg leaves", "sent ships to fetch them", "had been due to open".
"""

from __future__ import annotations

from timeline_app.extract.events.clauses import Clause, Tense
from timeline_app.extract.events.context import View
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word

_ON_TERMS = frozenset({"if", "unless"})
_TO_COME = frozenset({"when", "until", "till", "before", "after", "once", *_ON_TERMS})
_NO_MARKS = frozenset({"at", "of", "on", "by", "from", "with"})
"""Prepositions that the parser took for what opens a clause: "sing at Mill Lane village hall"."""
_ASKED = ("ROOT", "ccomp", "conj", "acl", "xcomp", "parataxis", "dep")
"""Clauses that a question asks about; what stands beside it ("now that she has left, …?") is so."""


def is_imagined(clause: Clause, view: View) -> bool:
    """Whether the clause does not say that it has happened, or will whatever comes."""
    tree = view.tree
    head = tree.words[clause.head]
    marks = {w.lemma for w in tree.kids(head.i, "mark", "advmod") if w.i < head.i}
    if _is_fiction(clause, tree):
        return True
    if tree.words[-1].text == "?" and clause.relation in _ASKED and _asks(tree):
        return True
    if clause.tense is Tense.NONE and head.tag == "VB":
        return clause.relation == "advcl" or ("for" in marks and clause.own_subject) or _is_under_plan(clause, view)
    if any(_is_rumour(w, tree) for w in (tree.words[head.head], *tree.kids(head.i, "advcl"))):
        return True
    if clause.relation == "pcomp" and head.tag == "VBN" and not tree.kids(head.i, "aux", "auxpass"):
        return True  # "with “forced out” chants"
    if clause.relation == "advcl":
        bare = clause.tense is Tense.NONE and not clause.own_subject and head.tag == "VBN"
        return bool(marks & (_NO_MARKS | _ON_TERMS) or (marks & _TO_COME and (bare or clause.tense is Tense.PRESENT)))
    if clause.tense is Tense.PLUPERFECT and _lay_ahead(tree, head):
        return True
    if is_unreal(clause, tree):
        return True
    terms = any(w.lemma in _ON_TERMS for k in tree.kids(head.i, "advcl") for w in tree.kids(k.i, "mark"))
    return terms and clause.tense in (Tense.FUTURE, Tense.MODAL, Tense.PRESENT, Tense.PERFECT)


def is_unreal(clause: Clause, tree: Tree) -> bool:
    """Whether the sentence has it that it did not happen.

    "Had Berg resigned, …", "she should have resigned", "it is not true that she resigned".
    """
    helpers = tree.kids(clause.head, "aux")
    had = any(w.text == "Had" and any(s > w.i for s in clause.subject) for w in helpers)
    should = any(w.tag == "MD" and w.lemma in _UNREAL for w in helpers) and any(w.lemma == "have" for w in helpers)
    above = tree.words[tree.words[clause.head].head]
    judged = (w for w in (above, *tree.kids(above.i, "acomp", "attr")) if clause.relation in ("ccomp", "acl", "csubj"))
    denied = any(w.lemma == "true" for w in judged) and any(tree.kids(i, "neg") for i in (above.i, above.head))
    return had or should or denied


def _is_not_said(tree: Tree, verb: Word) -> bool:
    """ "None of this is to say that it will fall", "this does not mean that she has resigned"."""
    while verb.dep == "conj" and verb.head != verb.i:
        verb = tree.words[verb.head]
    above = tree.words[verb.head]
    if verb.dep != "ccomp" or above.lemma not in _ASSERTING or _asks_which(tree, verb):
        return False
    if above.lemma in _LEFT_OPEN and above.dep != "xcomp":
        return False
    for word in (above, tree.words[above.head]):
        nobody = any(w.lemma.lower() in _NOTHING for w in tree.kids(word.i, "nsubj"))
        if nobody or tree.kids(word.i, "neg"):
            return True
        if above.dep != "xcomp":
            return False
    return False


def _asks_which(tree: Tree, verb: Word) -> bool:
    """ "Did not say how many were hurt", "why it fell": that it was so is not in question."""
    return any(tree.words[i].tag in ("WRB", "WP", "WP$", "WDT") for i in tree.subtree(verb.i) if i < verb.i)


def never_came(view: View, clause: Clause) -> bool:
    """Whether the sentence itself says that it came to nothing: no event at all, not even one that is denied.

    "He would have resigned but for her", "it was due to open on 1 July but will now open on 8 July".
    """
    tree, head = view.tree, clause.head
    if clause.modal == "would" and any(w.lemma == "have" for w in tree.kids(head, "aux")):
        return True
    if _is_not_said(tree, tree.words[head]):
        return True
    if clause.tense is not Tense.PAST:
        return False
    opened = (w for x in tree.kids(head, "xcomp") for w in tree.kids(x.i, "aux"))
    if tree.words[head].lemma == "be" and any(w.lemma == "have" for w in opened):
        return True  # "was to have opened it"
    ahead = any(w.lemma in listed("ahead") for w in (tree.words[head], *tree.kids(head, "acomp", "prep")))
    but = any(w.lemma == "but" for w in tree.kids(head, "cc"))
    after = [c for c in view.clauses if c.relation == "conj" and tree.words[c.head].head == head]
    dated = any(c.tense is Tense.PAST and not view.timed_words.isdisjoint(c.members) for c in after)
    return ahead and but and (dated or any(c.tense in (Tense.FUTURE, Tense.PERFECT) for c in after))


def _is_fiction(clause: Clause, tree: Tree) -> bool:
    """ "In the novel Otto is shot", "in her 1904 version she drowns": not "in the book Berg says"."""
    if clause.tense is not Tense.PRESENT or tree.words[clause.head].lemma in listed("say"):
        return False
    told_in = (w for p in tree.kids(clause.head, "prep") if p.lemma == "in" for w in tree.kids(p.i, "pobj"))
    return any(w.lemma in listed("fictions") and not tree.kids(w.i, "prep") for w in told_in)


def _is_rumour(verb: Word, tree: Tree) -> bool:
    """ "As rumour has it", "legend has it that …"."""
    it = any(w.lemma == "it" for w in tree.kids(verb.i, "dobj"))
    return it and verb.lemma == "have" and any(w.lemma in listed("tales") for w in tree.kids(verb.i, "nsubj"))


_ASSERTING = frozenset({"say", "suggest", "mean", "imply", "claim", "pretend", "prove", "guarantee"})
_LEFT_OPEN = frozenset({"say", "claim"})
"""Who does not say that it was leaves it open; only "none of this is to say" denies it."""
_NOTHING = frozenset({"none", "nothing", "nobody", "neither"})
_UNREAL = frozenset({"should", "could", "would", "ought"})


def _lay_ahead(tree: Tree, head: Word) -> bool:
    """ "Had been scheduled to open": the telling has it that it did not."""
    return any(w.lemma in listed("ahead") for w in (head, *tree.kids(head.i, "acomp")))


def _asks(tree: Tree) -> bool:
    """Whether a verb, or what helps it, stands before its subject, or "what", "why" does: not "born in 1840?"."""
    for word in (w for w in tree.words if w.tag in FINITE):
        verb = word.head if word.dep in ("aux", "auxpass") else word.i
        if any(s.i > word.i for s in tree.kids(verb, "nsubj", "nsubjpass", "expl")):
            return True
        if any(tree.words[k].tag in ("WP", "WRB", "WDT") and k < verb for k in tree.words[verb].children):
            return True
    return False


def _is_under_plan(clause: Clause, view: View) -> bool:
    """Whether a bare "hear Berg speak" hangs on what will or may be."""
    while clause.above is not None and clause.relation in ("ccomp", "xcomp", "advcl") and not clause.finite:
        clause = view.clauses[clause.above]
    return clause.tense in (Tense.FUTURE, Tense.MODAL) and clause.finite
