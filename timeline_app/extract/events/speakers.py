"""Puts right who says it where the parser took the one who says it for something else.

"Berg took a bribe, a newspaper reported on Sunday": the newspaper did report, it was not taken. "Berg, the jury heard
on Monday, stole it": they heard that he stole it. Both become the verb of saying with what is said under it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.events.hanging import ASIDE
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
        if word.text.lower() in style()["hearing"]:
            _mend_between(words, word)
        if word.dep == "dobj" and word.lemma in style()["claims"]:
            _put_aside(words, word)
        elif word.lemma in style()["telling"]:
            _mend(words, word)


def _mend_between(words: list[Word], noun: Word) -> None:
    """ "Berg, the inquest heard, left", "Berg, Oslo Crown Court was told, left": read off the words in their row."""
    row = [w.text.lower() for w in words[noun.i + 1 : noun.i + 3]]
    verb = noun.i + 1 + (row[:1] in (["was"], ["were"]))
    if row[:1] != ["heard"] and row not in (["was", "told"], ["were", "told"]):
        return
    first = noun.i
    while first and words[first - 1].tag in _NOMINAL:
        first -= 1
    end = next((w.i for w in words[verb + 1 : verb + 9] if w.text == ","), None)
    if first < 2 or words[first - 1].text != "," or end is None or end + 1 >= len(words):
        return
    told, subject = words[end + 1], words[first - 2]
    told = words[told.head] if told.dep in ("aux", "auxpass") else told
    while subject.head < first - 1 and subject.head != subject.i:
        subject = words[subject.head]
    if told.head == told.i and told.i > end and told.tag in (*_FINITE, "VBN") and subject.dep in _SUBJECTS:
        _read_between(words, (first, noun.i, verb, end), subject, told)


_NOMINAL = ("DT", "NN", "NNP", "NNPS", "JJ", "JJS", "PRP$")


def _read_between(words: list[Word], at: tuple[int, int, int, int], subject: Word, told: Word) -> None:
    """Makes the words from `first` to `end` the clause that the sentence is under."""
    first, noun, verb, end = at
    passive = any(w.head == told.i and w.dep == "auxpass" for w in words if w.i > end)
    says, heard = words[verb], verb == noun + 1
    says.tag, says.lemma, says.head, says.dep = (
        ("VBD", "hear", verb, "ROOT") if heard else ("VBN", "tell", verb, "ROOT")
    )
    for word in words[first:noun]:
        word.head, word.dep = noun, "det" if word.tag in ("DT", "PRP$") else "compound"
    words[noun].lemma = words[noun].text.lower()  # "inquest" was taken for the most "inqu" of all
    words[noun].tag = "NN" if words[noun].tag == "JJS" else words[noun].tag
    _hang(words[noun], says, "nsubj" if heard else "nsubjpass")
    if not heard:
        _hang(words[verb - 1], says, "auxpass")
    for word in words[verb + 1 : end + 1]:
        if word.head < first or word.head > end or word.text == ",":
            word.head = verb
    _hang(subject, told, "nsubjpass" if passive else "nsubj")
    _hang(words[first - 1], says, "punct")
    _hang(told, says, "ccomp")


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
    # "A judge told of the theft" tells nothing, "a lawyer told the court" what stands before.
    has = {"agent" if w.lemma == "of" else w.dep for w in below if w.lemma not in style()["hearing"]}
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
    if found is None:
        return None
    titles = (w.lemma for w in words if w.head == found.i and w.dep == "compound")
    return found if not _speakers().isdisjoint((found.lemma, *titles)) else None


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
