"""What a line can do without, so that there is room for what it cannot: "a [new] campaign to curb the noise".

Three steps, each with those before it: words that only colour what is told ("new", "highly"); what is said besides of a
noun ("a captain [who served at sea] to face Berg"), and when it was done ("after a long session"); what says which one
"the doctor" is. Never one of two things: "wire fraud" is not "fraud and theft", and rain does not blow.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.extract.events.bound import is_bound
from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import View
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.places import names_place
from timeline_app.extract.events.tree import Word

STEPS = 3
_BESIDES = 2
_QUOTES = ('"', "“", "``", "'", "‘")
_OPEN = ("a", "an", "one", "some")


def lighter(kept: set[int], clause: Clause, view: View, step: int) -> set[int]:
    """The words without what can go at `step`, from 1 to `STEPS`."""
    tree = view.tree
    tops = [n for n in kept if n != clause.head and tree.words[n].head in kept and _can_go(tree.words[n], view, step)]
    return kept - {i for n in tops for i in tree.subtree(n)}


def least_needed_first(kept: set[int], clause: Clause, view: View) -> Iterator[set[int]]:
    """Ever fewer words, each time without the piece that a reader misses least, wherever in the line it stands.

    "Berg accuses Holm [in a report] of fraud" loses where it was said, and keeps of what.
    """
    tree = view.tree
    while True:
        here = [tree.words[i] for i in kept if i != clause.head and tree.words[i].head in kept]
        least = min(((_need(w, clause, view), -w.i) for w in here), default=(_NEVER, 0))
        if least[0] >= _NEVER:
            return
        kept = kept - set(tree.subtree(-least[1]))
        yield kept


_NEVER = 9


def _need(word: Word, clause: Clause, view: View) -> int:
    """How much is lost with a word and all below it, up to `_NEVER` for what cannot go."""
    above = view.tree.words[word.head]
    if only_colours(word, view):
        return 0
    if word.dep == "prep" and word.i > above.i:
        return _need_of_prep(word, above, clause, view)
    if word.dep in ("relcl", "acl") and _is_clause_of(word, above):
        return _NEVER if above.lemma in listed("explained") else 8 if is_bare(above, view) else 4
    if word.dep == "advcl" and word.i > clause.head and above.is_verb:
        parted = view.tree.is_parted(min(view.tree.subtree(word.i)))
        return 1 if parted else 6 if word.tag == "VB" else _NEVER
    return _NEVER


def _need_of_prep(word: Word, above: Word, clause: Clause, view: View) -> int:
    if word.lemma in listed("when_prepositions"):
        return 1
    if is_bound(word, view.tree):
        return _NEVER
    if not (above.is_verb or above.is_noun) or not word.children:
        return _NEVER
    if view.tree.is_parted(word.i):
        return 1
    if above.is_noun and above.lemma in listed("explained") | listed("quantities"):
        return _NEVER
    if above.is_noun and is_bare(above, view):
        return _NEVER if word.lemma in ("of", "to") else 7
    if above.is_verb and word.i == above.i + 1:  # "gathers [in Oslo] to protest", but "arrives in Oslo"
        later = any(view.tree.words[c].dep == "advcl" and view.tree.words[c].tag == "VB" for c in above.children)
        return 5 if later and word.lemma in ("in", "at") else _NEVER
    if word.lemma in _BOUND or (above.is_verb and above.i != clause.head):
        return 6  # what is told of another verb is part of what is told: "a habit of waking the town [with …]"
    return 3 if names_place(word, view) else 2


def is_bare(noun: Word, view: View) -> bool:
    """Whether nothing before a noun says which: "the notion", "those"."""
    known = view.tree.kids(noun.i, "amod", "compound", "nummod", "poss", "nmod")
    return not known and noun.tag not in ("NNP", "NNPS")


_BOUND = frozenset({"of", "against", "about", "for", "to", "from", "into", "as", "between"})


def _can_go(word: Word, view: View, step: int) -> bool:
    above = view.tree.words[word.head]
    if only_colours(word, view) or (step >= _BESIDES and _is_besides(word, view)):
        return True
    return step > _BESIDES and _is_clause_of(word, above) and above.lemma not in listed("explained")


def only_colours(word: Word, view: View) -> bool:
    """Whether it is "new", "highly": the same thing without it."""
    tree = view.tree
    above = tree.words[word.head]
    if word.i and tree.words[word.i - 1].text in _QUOTES:
        return False  # somebody's own word
    if word.dep == "advmod":
        return word.lemma in listed("colouring_adverbs") and not word.children
    if above.i in view.name_at and _only_says_what(word, above, view):
        return True
    if above.tag not in ("NN", "NNS") or word.i > above.i or above.i in view.name_at:
        return False
    beside = (*tree.kids(above.i, "predet", "det", "amod"), *tree.kids(word.i, "advmod"))
    so = any(w.lemma in ("such", "so", "too", "as") for w in beside)
    # Not of "such a strong wind that …", nor of "the largest number": that says which.
    which = word.lemma == "new" and any(w.text.lower() == "the" for w in beside)  # "the new mayor" is not the mayor
    light = (
        word.dep == "amod"
        and word.tag == "JJ"
        and not which
        and word.lemma in listed("colouring_adjectives")
        and not so
    )
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
