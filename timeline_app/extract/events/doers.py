"""Who does it where the parser took a neighbour for the doer: slips like those of `mends`.

Of "Some of those he wrote to | denied it" it is those who deny it, of "Holm (born Hadley 1840) | sailed" it is Holm
who sails, and of "Mr Speaker, | the bill will be debated" it is the bill.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.extract.events.hanging import ASIDE, HELPERS, SUBJECTS, below, kids_of
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.extract.events.tree import Word

_MANY = ("NNS", "NNPS")
_DONE = ("VBD", "VBN")


def _mend_brackets(words: list[Word]) -> None:
    """What stands in brackets does nothing outside them: "Holm (born Hadley 1840) | sailed"."""
    for opened, closed in _brackets(words):
        verb = _verb_after(closed, words)
        inside = range(opened + 1, closed)
        told = [w for w in words if w.i in inside and (w.head not in inside or w.head == w.i)]
        if verb is None:
            continue
        for word in words[:opened]:
            if word.dep in SUBJECTS and word.head in inside:  # "A notice (Mill burns down) | said"
                words[word.head].dep, word.head = ASIDE, verb.i
        noun = _noun_before(opened, words)
        if noun is None:
            continue
        if verb.head not in inside and noun.head not in inside and not any(_is_over(w, verb) for w in told):
            continue
        top = words[verb.head] if verb.head in inside else verb
        verb.dep, verb.head = ("ROOT", verb.i) if top.head in (top.i, verb.i) else (top.dep, top.head)
        verb.tag = "VBD" if verb.tag == "VBN" and not _helped(verb, words) else verb.tag
        for word in words:
            if word.i not in inside and word.head in inside and word is not verb:
                word.head = verb.i
        for word in told:
            word.dep, word.head = ASIDE, noun.i
        noun.dep, noun.head = "nsubjpass" if _is_passive(verb, words) else "nsubj", verb.i


def _brackets(words: list[Word]) -> Iterator[tuple[int, int]]:
    """Where brackets open and close behind some word, none of them inside another."""
    opened = -1
    for word in words:
        if word.text == "(":
            opened = word.i
        elif word.text == ")" and opened > 0:
            if word.i > opened + 1:
                yield opened, word.i
            opened = -1


def _verb_after(closed: int, words: list[Word]) -> Word | None:
    """The verb that follows directly behind a bracket, or behind its comma."""
    after = closed + 1 + (closed + 1 < len(words) and words[closed + 1].text == ",")
    word = words[after] if after < len(words) else None
    if word is not None and word.dep in HELPERS:
        word = words[word.head]
    return word if word is not None and word.is_verb and word.tag != "VBG" else None


def _is_over(inside: Word, verb: Word) -> bool:
    """Whether it was taken for what the sentence tells, or for what the verb is said of."""
    return inside.head == inside.i or (inside.head == verb.i and inside.dep in (*SUBJECTS, "csubjpass"))


def _noun_before(opened: int, words: list[Word]) -> Word | None:
    """The noun at the head of what stands before a bracket."""
    last = opened - 1 - (words[opened - 1].text == ",")
    noun = words[last] if last >= 0 and (words[last].is_noun or words[last].tag == "PRP") else None
    while noun is not None and words[noun.head].i < noun.i and words[noun.head].is_noun:
        noun = words[noun.head]
    return noun


def _helped(verb: Word, words: list[Word]) -> bool:
    return any(w.head == verb.i and w.dep in HELPERS for w in words)


def _is_passive(verb: Word, words: list[Word]) -> bool:
    return any(w.head == verb.i and w.dep == "auxpass" for w in words)


def _mend_stranded(words: list[Word]) -> None:
    """Of "some of those he wrote to | denied it" the "to" opens nothing: those denied it."""
    for before, to, verb in zip(words, words[1:], words[2:], strict=False):
        past = verb.tag in _DONE and verb.text.lower().endswith(("ed", "said", "told", "went", "left"))
        if to.tag != "TO" or to.dep != "aux" or to.head != verb.i or not past or before.dep != "relcl":
            continue
        to.tag, to.dep, to.head, verb.tag = "IN", "prep", before.i, "VBD"
        if verb.head != before.i:
            continue
        top = words[before.head]
        while words[top.head].i < top.i and (words[top.head].is_noun or top.dep in ("pobj", "prep")):
            top = words[top.head]
        verb.dep, verb.head = top.dep, verb.i if top.head == top.i else top.head
        top.dep, top.head = "nsubj", verb.i
        for word in words:
            if word.i > verb.i and word.head in (top.i, before.i):
                word.head = verb.i


def _mend_contact(words: list[Word]) -> None:
    """ "Several of those | Berg met denied it", "two of the men | police arrested confessed": Berg met those."""
    kids = kids_of(words)
    for those, name in pairwise(words):
        bare = those.dep == "det" and those.text.lower() == "those" and name.tag == "NNP"
        beside = those.dep == "compound" and those.tag in _MANY and name.tag in (*_MANY, "NNP")
        verb = words[name.i + 1] if name.i + 1 < len(words) else name
        if not (bare or beside) or those.head != name.i or verb.tag not in _DONE or name.dep != "pobj":
            continue
        told = words[verb.head] if verb.dep == "csubj" else None
        if told is None and not (verb.dep == "acl" and verb.head == name.i and _has_later_verb(verb, words)):
            continue
        for word in kids[verb.i]:
            if told is not None and word.dep in SUBJECTS and word.i < those.i:
                word.head = told.i
        those.dep, those.head = name.dep, name.head
        for word in kids[name.i]:
            if word.i < those.i:
                word.head = those.i
        name.dep, name.head = "nsubj", verb.i
        verb.tag, verb.dep, verb.head = "VBD", "relcl", those.i


def _has_later_verb(verb: Word, words: list[Word]) -> bool:
    """Whether the sentence has its own verb behind it: "the men police arrested on Monday | confessed"."""
    return any(w.tag in FINITE and w.dep == "ROOT" for w in words[verb.i + 1 :])


def _mend_addresses(words: list[Word]) -> None:
    """Of "Mr Speaker, | the bill will be debated" nobody debates the speaker, who is only spoken to."""
    kids = kids_of(words)
    for called, subject in pairwise(w for w in words if w.dep in SUBJECTS):
        first = min(below(subject, kids))
        same = called.head == subject.head > subject.i and words[subject.i + 1].text != ","
        if same and called.i + 2 == first and words[called.i + 1].text == ",":
            called.dep = ASIDE


def _mend_beside_address(words: list[Word]) -> None:
    """The same where the bill was taken for what the speaker is: "Mr Speaker, | the bill will be debated"."""
    kids = kids_of(words)
    for title, called in pairwise(words):
        office = called.text.lower() in listed("titles")
        if called.dep not in SUBJECTS or title.text.lower() not in _ADDRESS or title.head != called.i or not office:
            continue
        subject = next((w for w in kids[called.i] if w.dep == "appos"), None)
        inside = below(subject, kids) if subject is not None else set()
        first, end = min(inside, default=0), max(inside, default=0) + 1
        if subject is None or first != called.i + 2 or end >= len(words) or words[end].text == ",":
            continue
        subject.dep, subject.head, called.dep = called.dep, called.head, ASIDE


_ADDRESS = frozenset({"mr", "mr.", "mrs", "mrs.", "madam"})


def _mend_published(words: list[Word]) -> None:
    """Of "a book by Ada Holm, | published in May" it is the book that is published."""
    for comma, verb in pairwise(words):
        if comma.text != "," or verb.dep != "acl" or verb.tag != "VBN" or verb.lemma not in _BRINGING_OUT:
            continue
        noun = words[verb.head]
        for _ in range(_DEEPEST):
            preposition = words[noun.head]
            low, above = preposition.text.lower(), words[preposition.head]
            if noun.dep != "pobj" or low not in ("by", "of") or not above.is_noun:
                break
            noun = above
            if low == "by":
                verb.head = noun.i
                break


_DEEPEST = 3
_BRINGING_OUT = frozenset({"issue", "print", "publish", "release", "reprint"})
DOERS = (_mend_brackets, _mend_stranded, _mend_contact, _mend_addresses, _mend_beside_address, _mend_published)
