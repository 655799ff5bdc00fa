"""A full sentence has a verb: where the parser found none, it took the verb for a part of what the sentence is about.

Of "A fire swept through the mill." it sees a fire that was swept, of "The first vote since the war is held in May." a
war that is held. The verb is then one in the past, or with its auxiliary, that nothing opens a clause for; what it is
about is the noun at the head of it all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline_app.extract.events.hanging import HELPERS, Kids, kids_of
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.voice import make_main

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word


_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
_ASKING = ("WP", "WP$", "WDT", "WRB")
_ENDS = (".", "!")
_ALSO_BEFORE_NOUNS = frozenset({"since", "after", "before", "until", "as", "like", "than"})


def mend_rootless(words: Sequence[Word]) -> None:
    """Gives a sentence without a verb of its own the one that it must have."""
    roots = [w for w in words if w.head == w.i]
    root = roots[0]
    kids = kids_of(words)
    for verb in words:
        told = verb.tag == "VBN" and verb.dep == "acl" and any(w.dep == "nsubj" and w.i < verb.i for w in kids[verb.i])
        if told and words[-1].text in _ENDS and not any(w.dep in HELPERS for w in kids[verb.i]):
            verb.tag = "VBD"  # "Good meeting, Holm tweeted."
    if root.tag in ("VBN", "VBD") and len(roots) == 1 and words[-1].text in _ENDS:
        _free_verb(root, words, kids)
    if len(roots) > 1 or not root.is_noun or words[-1].text not in _ENDS or len(words) < _LEAST:
        return
    if any(w.dep in (*_SUBJECTS, "punct") and (w.dep != "punct" or w.text in _HEADING) for w in kids[root.i]):
        return
    if any(w.dep in ("conj", "ccomp", "parataxis") and _is_finite(w, kids) for w in kids[root.i]):
        return
    inside = _inside(root, kids)
    for verb in words[root.i + 1 :]:
        if verb.i not in inside or not verb.is_verb or verb.dep not in ("acl", "relcl", "advcl"):
            continue
        if _is_lone(verb, root, words, kids):
            _put_above(verb, root, words)
            return
        if (mark := _noun_opener(verb, words, kids)) is not None:
            subject = next(w for w in kids[verb.i] if w.dep in _SUBJECTS)
            mark.dep, mark.head = "prep", verb.head
            subject.dep, subject.head = "pobj", mark.i
            _put_above(verb, root, words)
            return


_LEAST = 4
_HEADING = (":", ";", "--", "–", "—")
"""Behind these another sentence may stand that is told after a heading: "The cause: fans paid"."""


def _inside(top: Word, kids: Kids) -> set[int]:
    """The words below `top` that are in no clause with its own subject: there the verb is not missing."""
    found, todo = set(), [top]
    while todo:
        word = todo.pop()
        found.add(word.i)
        whole = word is not top and word.is_verb and any(w.dep in _SUBJECTS for w in kids[word.i])
        todo += [] if whole else kids[word.i]
    return found


def _is_finite(verb: Word, kids: Kids) -> bool:
    helpers = [w for w in kids[verb.i] if w.dep in HELPERS]
    first = helpers[0] if helpers else verb
    return verb.is_verb and first.tag in FINITE


def _is_lone(verb: Word, root: Word, words: Sequence[Word], kids: Kids) -> bool:
    """Whether it is in the past, or has its auxiliary, and neither a subject nor a word that opens its clause."""
    if any(w.dep in (*_SUBJECTS, "mark") or w.tag in _ASKING for w in kids[verb.i]):
        return False
    done_by = any(w.dep == "agent" for w in kids[verb.i]) and not any(w.dep == "auxpass" for w in kids[verb.i])
    if done_by and verb.lemma not in listed("intransitive") | listed("alone"):
        return False  # but "Holm left by a side door"
    if _is_finite(verb, kids):
        several = any(w.text.lower() in ("are", "were", "have") for w in (verb, *kids[verb.i]) if w.i <= verb.i)
        return not (several and root.tag in ("NN", "NNP"))
    if verb.tag != "VBN" or any(w.dep in (*HELPERS, "dobj") for w in kids[verb.i]):
        return False
    told = any(w.dep == "ccomp" and any(m.lemma == "that" for m in kids[w.i]) for w in kids[verb.i])
    first = next((w for w in kids[root.i] if w.i > root.i and w.dep not in ("punct", "appos")), None)
    if first is not verb:
        return False
    alone = not any(w.tag in FINITE for w in words)
    if verb.lemma in listed("offering") and (to := _infinitive(verb, kids)) is not None:
        to.dep = "xcomp"
        return alone  # "The firm offered on Friday to wait."
    return told or verb.lemma in listed("intransitive") | listed("occur") or (alone and verb.lemma not in _done_to())


def _infinitive(verb: Word, kids: Kids) -> Word | None:
    below = (w for w in kids[verb.i] if w.dep in ("xcomp", "advcl") and w.tag == "VB" and w.i > verb.i)
    return next((w for w in below if any(k.tag == "TO" for k in kids[w.i])), None)


def _done_to() -> frozenset[str]:
    return listed("done_to") | listed("transitive")


def _noun_opener(verb: Word, words: Sequence[Word], kids: Kids) -> Word | None:
    """The "since" of "the first vote [since the war] is held", taken for what opens a clause with the war in it."""
    if verb.dep != "advcl" or not _is_finite(verb, kids):
        return None
    mark = next((w for w in kids[verb.i] if w.dep == "mark" and w.lemma in _ALSO_BEFORE_NOUNS), None)
    if mark is None or words[mark.i - 1].text[-1:] in ",-–—":
        return None
    return mark if any(w.dep in _SUBJECTS and w.is_noun and w.i > mark.i for w in kids[verb.i]) else None


def part_at_semicolon(words: Sequence[Word]) -> None:
    """Of "a barn burned down; nobody was hurt" the barn burned down: each half has a subject and a verb of its own."""
    kids = kids_of(words)
    for mark in (w for w in words if w.text == ";"):
        verb = words[mark.head]
        subjects = [w for w in kids[verb.i] if w.dep in ("nsubj", "nsubjpass")]
        first = next((w for w in subjects if w.i < mark.i), None)
        if first is None or verb.i < mark.i or not any(mark.i < w.i < verb.i for w in subjects):
            continue
        told = next((w for w in kids[first.i] if w.dep == "acl" and first.i < w.i < mark.i), None)
        if told is None or told.tag not in ("VBN", "VBD") or told.lemma in listed("done_to"):
            continue  # "two men held in Leeds; a third fled"
        make_main(words, first, told)
        told.dep, told.head = "parataxis", verb.i


def _free_verb(participle: Word, words: Sequence[Word], kids: Kids) -> None:
    """Of "men held after a guest fell ill for [weeks protested]" the men protested: a participle is no whole verb.

    "For" opens no clause in the past.
    """
    subject = next((w for w in kids[participle.i] if w.dep in ("nsubj", "nsubjpass") and w.i < participle.i), None)
    if subject is None or any(w.dep in (*HELPERS, "dobj") for w in kids[participle.i]):
        return
    for verb in words[participle.i + 1 :]:
        mark = next((w for w in kids[verb.i] if w.dep == "mark" and w.text == "for"), None)
        inner = next((w for w in kids[verb.i] if w.dep == "nsubj" and w.is_noun), None)
        if verb.tag != "VBD" or verb.dep != "advcl" or mark is None or inner is None or inner.i < mark.i:
            continue
        mark.dep, mark.head, inner.dep, inner.head = "prep", verb.head, "pobj", mark.i
        verb.dep, verb.head = "ROOT", verb.i
        subject.dep, subject.head = "nsubj", verb.i
        participle.dep, participle.head = "acl", subject.i
        for word in kids[participle.i]:
            if word.i > verb.i:
                word.head = verb.i
        return


def _put_above(verb: Word, root: Word, words: Sequence[Word]) -> None:
    passive = any(w.head == verb.i and w.dep == "auxpass" for w in words)
    tag = verb.tag
    make_main(words, root, verb)
    if any(w.head == verb.i and w.dep in HELPERS for w in words) or tag in FINITE:
        verb.tag = tag
    if passive:
        root.dep = "nsubjpass"
    for word in words:  # what stands before the noun and hangs on it as an opening: "In May a man …"
        if word.head == root.i and word.i < root.i and word.dep in ("prep", "advmod", "npadvmod", "advcl"):
            word.head = verb.i
