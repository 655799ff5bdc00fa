"""Finds where a caption or a title runs into the sentence without a stop: "Smoke over the port | A ship has sunk".

Web pages lose their line breaks; the parser then reads two sentences as one. `unglued` gives the draft a view in which
nothing hangs across the seam, so that a headline is written of the one half that tells the event.
"""

from __future__ import annotations

from dataclasses import replace

from timeline_app.core.span import Span
from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.run_on import loose_clauses
from timeline_app.extract.events.tree import Tree, Word

_OPENERS = frozenset({"A", "An", "The", "He", "She", "It", "They", "There", "This", "In", "At", "More", "But"})
_LEADS_ON = frozenset({"IN", "TO", "CC", "DT", "PRP$", "POS", "VBZ", "VBP", "WDT", "WP", "JJ"})


def seams(tree: Tree) -> list[int]:
    """The numbers of the words that open a sentence in the middle of what was taken for one."""
    words = tree.words
    small = sum(1 for w in words if w.text[:1].islower())
    if small * 2 < len(words):
        return []  # a title, or all in capitals
    opening = {w.i for w in words[2:-2] if w.text in _OPENERS and (_is_seam(words, w) or _opens_subject(words, w))}
    firsts = (min(tree.subtree(subject.i)) for _, _, subject in loose_clauses(tree))
    loose = {i for i in firsts if 1 < i < len(words) - 2 and words[i].text[:1].isupper() and words[i].text != "I"}
    return sorted(opening | loose)


def _is_seam(words: list[Word], word: Word) -> bool:
    before, after = words[word.i - 1], words[word.i + 1]
    glued = before.text[-1:].isalnum() and before.tag not in _LEADS_ON and word.tag != "NNP"
    return glued and (after.text[:1].islower() or after.text[:1].isdigit() or word.text in ("He", "She", "They"))


def _opens_subject(words: list[Word], word: Word) -> bool:
    """ "Rescue declared over | A man was found": no "a" inside a sentence has a capital, whatever stands before it."""
    noun = words[word.head]
    subject = word.text in ("A", "An") and noun.dep in ("nsubj", "nsubjpass") and noun.i > word.i
    return subject and words[word.i - 1].text[-1:].isalnum() and words[word.i - 1].text.islower()


def unglued(draft: Draft) -> Draft:
    """The draft with the view of its own side of the seam; itself where its sentence has none."""
    view = draft.view
    cuts = seams(view.tree)
    if not cuts:
        return draft
    first = max((c for c in cuts if c <= draft.trigger), default=0)
    last = min((c for c in cuts if c > draft.trigger), default=len(view.tree.words))
    words = [replace(w, children=[c for c in w.children if first <= c < last]) for w in view.tree.words]
    start, end = words[first].start, words[last - 1].end
    tree = Tree(words, Span(start, end), draft.clause.head if draft.clause else draft.trigger)
    span = Span(max(draft.span.start, start), max(min(draft.span.end, end), start))
    side = replace(view, tree=tree, clauses=[_inside(c, first, last) for c in view.clauses])
    clause = None if draft.clause is None else side.clauses[view.clauses.index(draft.clause)]
    return replace(draft, view=side, clause=clause, span=span)


def _inside(clause: Clause, first: int, last: int) -> Clause:
    def only(numbers: list[int]) -> list[int]:
        return [i for i in numbers if first <= i < last]

    subject = only(clause.subject)
    own = clause.own_subject and bool(subject)
    return replace(clause, subject=subject, own_subject=own, objects=only(clause.objects), agents=only(clause.agents))
