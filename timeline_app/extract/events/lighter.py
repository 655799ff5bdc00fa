"""What a line can do without, so that there is room for what it cannot: "a [new] campaign to curb the noise".

Three steps, each with those before it: words that only colour what is told ("new", "highly"); what is said besides of a
noun ("a captain [who served at sea] to face Berg"), and when it was done ("after a long session"); what says which one
"the doctor" is. Never one of two things: "wire fraud" is not "fraud and theft", and rain does not blow.
"""

from __future__ import annotations

from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import View
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Word

STEPS = 3
_BESIDES = 2
_OPEN = ("a", "an", "one", "some")


def lighter(kept: set[int], clause: Clause, view: View, step: int) -> set[int]:
    """The words without what can go at `step`, from 1 to `STEPS`."""
    tree = view.tree
    tops = [n for n in kept if n != clause.head and tree.words[n].head in kept and _can_go(tree.words[n], view, step)]
    return kept - {i for n in tops for i in tree.subtree(n)}


def _can_go(word: Word, view: View, step: int) -> bool:
    above = view.tree.words[word.head]
    if only_colours(word, view) or (step >= _BESIDES and _is_besides(word, view)):
        return True
    return step > _BESIDES and _is_clause_of(word, above) and above.lemma not in listed("explained")


def only_colours(word: Word, view: View) -> bool:
    """Whether it is "new", "highly": the same thing without it."""
    tree = view.tree
    above = tree.words[word.head]
    if word.dep == "advmod":
        return word.lemma in listed("colouring_adverbs") and not word.children
    if above.i in view.name_at and _only_says_what(word, above, view):
        return True
    if above.tag not in ("NN", "NNS") or word.i > above.i or above.i in view.name_at:
        return False
    beside = (*tree.kids(above.i, "predet", "det", "amod"), *tree.kids(word.i, "advmod"))
    so = any(w.lemma in ("such", "so", "too", "as") for w in beside)
    # Not of "such a strong wind that …", nor of "the largest number": that says which.
    light = word.dep == "amod" and word.tag == "JJ" and word.lemma in listed("colouring_adjectives") and not so
    return light and all(tree.words[i].dep in ("advmod", "amod") for i in tree.subtree(word.i))


def _only_says_what(word: Word, name: Word, view: View) -> bool:
    """Whether it belongs to the "big shipping firms" of "[big shipping firms] Holm and Berg"."""
    tree, own = view.tree, view.name_at[name.i].words
    before = [w for w in tree.kids(name.i, "compound", "nmod", "amod", "det", "poss", "nummod") if w.i < min(own)]
    bare = all(w.dep in ("compound", "nmod", "amod") and w.tag not in ("NNP", "NNPS") for w in before)
    return word in before and bare and name.tag == "NNP" and any(w.tag in ("NN", "NNS") for w in before)


def _is_besides(word: Word, view: View) -> bool:
    """Whether it says more of "a captain", or when something was done: "after a long session"."""
    tree = view.tree
    above = tree.words[word.head]
    if above.is_verb:
        return word.dep == "prep" and word.i > above.i and word.lemma in listed("when_prepositions")
    known = tree.kids(above.i, "amod", "compound", "nummod", "poss")
    is_any = any(w.text.lower() in _OPEN for w in tree.kids(above.i, "det")) or known
    return bool(is_any) and _is_clause_of(word, above)


def _is_clause_of(word: Word, noun: Word) -> bool:
    """Whether it is the last thing that is said of a noun, and no "plan to sail"."""
    last = noun.children[-1:] == [word.i]
    return noun.is_noun and last and word.dep in ("relcl", "acl") and word.tag != "VB"
