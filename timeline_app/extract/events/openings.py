"""Where the phrase that opens a sentence swallows what the sentence is about, or is swallowed by it.

"In the Farne Islands | 60 pairs were found", "At the mill | workers found it", "After a row, Holm | was ill": the
parser takes the place for a part of the cases, the workers for those at whom, and the row for who was ill. A full
sentence has a subject, a preposition has its noun, and nothing but a clause below another opens with "after".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline_app.extract.events.hanging import HELPERS, Kids, below, kids_of
from timeline_app.extract.events.inflect import FINITE

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word


_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
_OPENERS = frozenset({"after", "before", "since", "until", "despite", "during", "following"})


def mend_openings(words: Sequence[Word]) -> None:
    """Parts the phrase that opens the sentence from what the sentence is about."""
    kids = kids_of(words)
    for verb in words:
        if not verb.is_verb or verb.dep not in ("ROOT", "ccomp", "conj", "parataxis"):
            continue
        subject = next((w for w in kids[verb.i] if w.dep in _SUBJECTS and w.i < verb.i), None)
        if subject is None:
            _free_subject(verb, words, kids)
        elif subject.is_noun:
            _free_place(subject, words, kids)
            if verb.dep == "ROOT":
                _free_name(verb, subject, words, kids)


def _first_of(verb: Word, kids: Kids) -> int:
    return min([verb.i, *(w.i for w in kids[verb.i] if w.dep in HELPERS and w.i < verb.i)])


def _free_subject(verb: Word, words: Sequence[Word], kids: Kids) -> None:
    """Of "At the port mill [workers found it]" the workers found it: a full sentence has a subject."""
    first = _first_of(verb, kids)
    opening = words[0]
    if words[first].tag not in FINITE or opening.tag != "IN" or opening.head != verb.i or verb.dep != "ROOT":
        return
    noun = next((w for w in kids[opening.i] if w.dep == "pobj" and w.i == first - 1), None)
    inner = words[first - 2] if noun is not None and first > 2 else None
    if noun is None or inner is None or noun.tag != "NNS" or (inner.dep, inner.head) != ("compound", noun.i):
        return
    inner.dep, inner.head = "pobj", opening.i
    for word in kids[noun.i]:
        if word.i < inner.i:
            word.head = inner.i
    noun.head = verb.i
    noun.dep = "nsubjpass" if any(w.dep == "auxpass" for w in kids[verb.i]) else "nsubj"


def _free_place(subject: Word, words: Sequence[Word], kids: Kids) -> None:
    """Of "In [the Farne Islands 60 pairs] were found" the place is that of "in", which has no other noun."""
    under = below(subject, kids)
    before = words[under[0] - 1] if under[0] else subject
    if before.tag != "IN" or before.dep != "prep" or kids[before.i] or before.i > 1 or before.lemma not in _PLACES:
        return
    span = words[under[0] : subject.i + 1]
    the = int(span[0].text.lower() == "the")
    names = next((n for n, w in enumerate(span) if n >= the and w.tag not in ("NNP", "NNPS", "HYPH")), 0)
    last = span[names - 1] if names else subject
    if names <= the or last.tag not in ("NNP", "NNPS") or span[names].tag == "POS" or last is subject:
        return
    place = span[:names]
    for word in place:
        if word is not last and not place[0].i <= word.head <= last.i:
            word.head = last.i
    last.dep, last.head = "pobj", before.i


_PLACES = frozenset({"in", "at", "near", "across", "outside", "around"})


def _free_name(verb: Word, subject: Word, words: Sequence[Word], kids: Kids) -> None:
    """Of "After a row in Oslo, [Holm] was ill" Holm was ill, not the row: no main clause opens with "after"."""
    mark = next((w for w in kids[verb.i] if w.dep == "mark" and w.lemma in _OPENERS and w.i < subject.i), None)
    first = _first_of(verb, kids)
    name = words[first - 1]
    if mark is None or name.tag != "NNP" or name is subject or name.dep not in ("conj", "appos") or name.i < subject.i:
        return
    start = min(below(name, kids))
    if words[start - 1].text != "," or any(w.tag != "NNP" for w in words[start : name.i]):
        return
    mark.dep, name.dep, name.head = "prep", subject.dep, verb.i
    subject.dep, subject.head = "pobj", mark.i
