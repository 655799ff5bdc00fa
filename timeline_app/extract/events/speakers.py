"""Puts right who says it where the parser took the one who says it for something else.

"Berg took a bribe, a newspaper reported on Sunday": the newspaper did report, it was not taken. "Berg, the jury heard
on Monday, stole it": they heard that he stole it. Both become the verb of saying with what is said under it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.events.garden_paths import ASIDE
from timeline_app.extract.events.lexicon import style

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word

_SUBJECTS = ("nsubj", "nsubjpass")
_BESIDE = ("dobj", "appos", "npadvmod", "conj", "pobj", "dep", "attr")
"""What the parser takes the speaker behind a comma for."""
_FINITE = ("VBD", "VBZ", "VBP")
_CONTENT = ("ccomp", "dobj", "xcomp", "agent")


def mend_speakers(words: list[Word]) -> None:
    """Hangs what is said on the verb that says it; changes tags and relations of `words`."""
    for word in words:
        if word.dep == "dobj" and word.lemma in style()["claims"]:
            _put_aside(words, word)
        elif word.lemma in style()["telling"]:
            _mend(words, word)


def _put_aside(words: list[Word], claim: Word) -> None:
    """ "They said that it was theirs, a claim that Berg denied": what is made of it is no part of what they said."""
    parted = claim.i > 1 and words[claim.i - 2].text == "," and words[claim.i - 1].lemma in ("a", "an")
    told = any(w.head == claim.head and w.dep == "ccomp" and w.i < claim.i for w in words)
    if parted and told:
        claim.dep = ASIDE


def _mend(words: list[Word], verb: Word) -> None:
    noun = _speaker(words, verb)
    if noun is None:
        return
    below = [w for w in words if w.head == verb.i and w is not verb]
    has = {"agent" if w.lemma == "of" else w.dep for w in below}  # "a judge told of the theft" tells nothing
    if verb.dep == "acl" and noun.dep == "ROOT" and "ccomp" in has:
        verb.head, verb.dep, verb.tag = verb.i, "ROOT", "VBD"
        _hang(noun, verb, "nsubj")
    elif not has.intersection(_CONTENT) and _stands_apart(words, noun, verb):
        told = _told(words, noun if verb.dep == "acl" else verb)
        if told is not None:
            _turn(words, told, noun, verb)


def _speaker(words: list[Word], verb: Word) -> Word | None:
    """The body or the people that the verb is of: its subject, or the noun it was hung on as a participle."""
    if verb.dep == "acl" and verb.tag in ("VBN", "VBD"):
        noun = words[verb.head]
        found = noun if noun.dep in (*_BESIDE, "ROOT") and noun.i < verb.i else None
    elif verb.dep in ("conj", "parataxis") and verb.tag in (*_FINITE, "VBN"):
        found = next((w for w in words if w.head == verb.i and w.dep in _SUBJECTS and w.i < verb.i), None)
    else:
        found = None
    return found if found is not None and found.lemma in _speakers() else None


def _speakers() -> frozenset[str]:
    return frozenset((*style()["hearing"], *style()["press"], *style()["partial"], *style()["officers"]))


def _stands_apart(words: list[Word], noun: Word, verb: Word) -> bool:
    """Whether a comma stands before the one who says it, and nothing but a day or a place behind."""
    first = min([noun.i, *(w.i for w in words if w.head == noun.i and w.i < noun.i)])
    if first < 2 or words[first - 1].text not in (",", "”", "''", '"'):
        return False
    rest = words[verb.i + 1 :]
    end = next((w.i for w in rest if w.dep == "punct" and w.text in ".,;"), len(words))
    inside = words[verb.i + 1 : end]
    return len(inside) <= 8 and not any(w.tag in _FINITE or w.tag in ("VBN", "MD", "CC", "TO") for w in inside)


def _told(words: list[Word], start: Word) -> Word | None:
    """The verb of what is said: the first that has a tense above the speaker, or what that one is joined to."""
    seen = 0
    word = words[start.head]
    while seen < len(words) and (word.tag not in _FINITE or word.dep in ("conj", "relcl", "advcl")):
        if word.head == word.i:
            break
        word, seen = words[word.head], seen + 1
    tensed = word.tag in _FINITE or any(w.head == word.i and w.dep in ("aux", "auxpass") for w in words)
    return word if tensed and word is not start else None


def _turn(words: list[Word], told: Word, noun: Word, verb: Word) -> None:
    """Puts the verb of saying in the place of what is said, and that under it."""
    top = told.head == told.i
    verb.head, verb.dep = (verb.i, "ROOT") if top else (told.head, told.dep)
    if verb.tag == "VBN" and not any(w.head == verb.i and w.dep == "auxpass" for w in words):
        verb.tag = "VBD"
    _hang(told, verb, "ccomp")
    if noun.dep not in _SUBJECTS:
        _hang(noun, verb, "nsubj")
    if words[-1].dep == "punct" and words[-1].head == told.i:
        _hang(words[-1], verb, "punct")


def _hang(word: Word, head: Word, dep: str) -> None:
    word.head, word.dep = head.i, dep
