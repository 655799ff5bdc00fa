"""A fuller line for one that lost what it is about: "a paper" where the sentence has "a paper warning that …".

A line is first written as plainly as may be; what an open noun is said to be, and what something was done for, then may
have gone though there was room. Here the sentence is written whole, and shortened from its end until it fits:
"Berg publishes a paper warning that forces will have to fall by a fifth [in the years to come]".
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import Reading, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.gaps import shown_words
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.events.trim import drop_last, without_end
from timeline_app.extract.events.writer import Writer

_SHORTER = 9
"""How often a line is made shorter before it is given up."""


def lost(text: str, draft: Draft) -> frozenset[int]:
    """The words at the head of what the line `text` says too little without; none for what only a noun tells."""
    view, clause = draft.view, draft.clause
    shown = frozenset() if clause is None else shown_words(text, view, clause)
    if clause is None or not shown:
        return frozenset()
    return frozenset(w.i for w in view.tree.words if w.i not in shown and _is_lost(w, clause, shown, view))


def mends(text: str, missed: frozenset[int], draft: Draft) -> bool:
    """Whether the line has all that another missed."""
    clause = draft.clause
    return clause is not None and missed <= shown_words(text, draft.view, clause) and not ends_open(text, draft)


def _is_lost(word: Word, clause: Clause, shown: frozenset[int], view: View) -> bool:
    tree = view.tree
    above = tree.words[word.head]
    if above.i not in shown or not clause.head <= above.i < word.i or not _describes(word, above, view):
        return False
    if word.i in view.timed_words or any(c in view.timed_words for c in word.children):
        return False
    inside = tree.subtree(word.i)
    return not _is_aside(tree, inside[0]) and not any(i in shown for i in inside)


def _describes(word: Word, above: Word, view: View) -> bool:
    """Whether it says which thing a noun means, or what a verb was done for or by."""
    if above.is_verb:
        return word.dep == "advcl" and (word.tag == "VBG" or _is_to_do(word, view.tree))
    named = above.i in view.name_at or above.tag in ("NNP", "NNPS")
    return above.is_noun and not named and word.dep in ("acl", "relcl", "prep")


def _is_to_do(verb: Word, tree: Tree) -> bool:
    return verb.tag == "VB" and any(w.tag == "TO" for w in tree.kids(verb.i, "aux"))


def _is_aside(tree: Tree, first: int) -> bool:
    return first > 0 and tree.words[first - 1].text in (",", "-", "--", "–", "—", "(", ";", ":")


def fuller(draft: Draft, reading: Reading, clause: Clause, subjects: list[str]) -> Iterator[str]:
    """The clause written whole, and then ever shorter; each with the first of `subjects`, then with the others."""
    every = set(draft.view.tree.subtree(clause.head))
    seen: set[str] = set()
    for kept in _ever_fewer(every, clause, draft.view):
        writer = Writer(draft.view, reading, frozenset(every - kept))
        for subject in dict.fromkeys(subjects):
            line = writer.line(clause, subject, 0, 4) if subject else None
            if line and line not in seen:
                seen.add(line)
                yield line


def _ever_fewer(every: set[int], clause: Clause, view: View) -> Iterator[set[int]]:
    """All words of the clause; without "In Oslo" at its beginning; then without what is told last, step by step."""
    tree = view.tree
    yield every
    opening = {i for w in tree.kids(clause.head, "prep") if w.i < clause.head for i in tree.subtree(w.i)}
    kept = without_end(every - opening, view)
    for _ in range(_SHORTER):
        yield kept
        shorter = drop_last(view, clause, kept) or kept
        if shorter == kept:
            return
        kept = shorter


def ends_open(text: str, draft: Draft) -> bool:
    """Whether the line ends without what its last word leads to: "a well measuring [130 feet]", "the way [it is]"."""
    tree, clause = draft.view.tree, draft.clause
    shown = frozenset() if clause is None else shown_words(text, draft.view, clause)
    last = tree.words[max(shown, default=0)]
    follows = [c for c in last.children if c > last.i and tree.words[c].dep != "punct"]
    leads_on = last.tag in ("VB", "VBG", "VBN") or last.lemma in listed("explained")
    return leads_on and any(c not in draft.view.timed_words for c in follows)
