"""Who acts and what is told where the parser has taken it for something else before its verb came.

"Holm said lorries on the bridge | would be stopped" is not Holm who said lorries; of "Norland singer, painter and poet
Ada Holm" only one sings, paints and writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.events.hanging import HELPERS, SUBJECTS, Kids, kids_of
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import kind_of_verb
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.quotes import MARKS

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word

_OF_SOMEBODY = frozenset({"quote", "cite", "tell", "ask", "call", "describe"})
"""Verbs of speech whose object is whoever speaks, or is spoken to."""
_PARTING = (",", ";", ":", "-", "–", "—", "(", *MARKS)
_LATE = ("ccomp", "conj", "advcl", "parataxis")


def mend_late(words: list[Word]) -> None:
    """Gives a verb that has none the subject that stands before it; makes one of somebody told by several roles."""
    kids = kids_of(words)
    for told in (w for w in words if w.dep == "dobj" and w.is_noun):
        if (verb := _verb_of(told, words, kids)) is not None:
            _make_subject(told, verb, words, kids)
    for name in (w for w in words if w.tag == "NNP" and w.dep in ("conj", "appos")):
        if (first := _first_role(name, words, kids)) is not None:
            _make_one(name, first, words)


def _verb_of(told: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "stopped" of "said lorries on the bridge would be stopped": it has no subject, and nothing joins it."""
    says = words[told.head]
    if says.lemma not in listed("say") or says.lemma in _OF_SOMEBODY or told.i < says.i:
        return None
    for verb in words[told.i + 1 :]:
        if not verb.is_verb or verb.dep not in _LATE or verb.head not in (says.i, says.head) or verb is says:
            continue
        lead = [w for w in kids[verb.i] if w.i < verb.i]
        finite = verb.tag in FINITE or any(w.tag in FINITE for w in lead if w.dep in HELPERS)
        first = min([verb.i, *(w.i for w in lead if w.dep in HELPERS)])
        between = words[told.i + 1 : first]
        parted = any(w.text in _PARTING or w.tag in ("CC", "WDT", "WP") for w in between)
        opened = any(w.dep in (*SUBJECTS, "mark") for w in lead)
        return verb if finite and between and not parted and not opened else None
    return None


def _make_subject(told: Word, verb: Word, words: list[Word], kids: Kids) -> None:
    says = words[told.head]
    for word in kids[says.i]:
        if told.i < word.i < verb.i and word.dep in ("prep", "acl", "advcl", "xcomp"):
            word.head = told.i
    told.dep = "nsubjpass" if any(w.dep == "auxpass" for w in kids[verb.i]) else "nsubj"
    told.head = verb.i
    verb.dep, verb.head = "ccomp", says.i


def _first_role(name: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "singer" of "singer, painter and poet Ada Holm", of "a singer and former poet, Ada Holm,"."""
    second = words[name.head]
    if second.dep == "pobj" and words[second.head].lemma == "of" and name.dep == "appos":
        second = words[words[second.head].head]
    before = [w for w in kids[name.i] if w.dep == "compound" and w.i < name.i]
    if name.dep == "conj":
        role = next((w for w in reversed(before) if _is_role(w)), None)
        roles = [second] if role is not None and not any(w.dep == "det" for w in kids[name.i]) else []
    else:
        own = not any(w.dep in ("det", "poss") for w in kids[second.i])
        parted = words[min([name.i, *(w.i for w in before)]) - 1].text == ","
        roles = [second] if second.dep == "conj" and own and parted else []
    while roles and roles[-1].dep == "conj":
        roles.append(words[roles[-1].head])
    if not roles or not all(_is_role(w) and (w is roles[-1] or not _is_told_apart(w, kids)) for w in roles):
        return None
    first = roles[-1]
    if first.dep not in ("nsubj", "nsubjpass", "dobj", "pobj") or words[first.head].is_noun:
        return None
    begins = {w.text.lower() for w in kids[first.i] if w.dep in ("det", "poss")}
    described = any(w.dep in ("amod", "compound", "nmod") for w in kids[first.i])
    if _are_several(first, words, kids, parted=name.dep == "appos"):
        return None
    if name.dep == "appos":
        return first if begins & {"a", "an"} else None
    return first if first.dep != "conj" and not begins - {"a", "an"} and (begins or described) else None


def _are_several(first: Word, words: list[Word], kids: Kids, *, parted: bool) -> bool:
    """ "A driver and cyclist Ada Holm | were hurt": the verb says so; "a driver and cyclist Ada Holm | died": maybe."""
    verb = words[first.head]
    if first.dep in SUBJECTS:
        finite = next((w for w in (*kids[verb.i], verb) if w.tag in FINITE and (w is verb or w.dep in HELPERS)), verb)
        if finite.tag in ("VBP", "VBZ") or finite.lemma == "be":
            return finite.tag == "VBP" or finite.text.lower() == "were"
    verb = words[verb.head] if first.dep == "pobj" else verb
    does = first.dep == "nsubj" and any(w.dep == "dobj" for w in kids[verb.i])
    article = any(w.dep == "det" for w in kids[first.i])
    return article and not parted and not does and kind_of_verb(verb.lemma) in _HARM


_HARM = frozenset({"death", "accident", "attack", "disaster"})


def _is_told_apart(noun: Word, kids: Kids) -> bool:
    return any(w.dep in ("det", "poss", "nummod") for w in kids[noun.i])


def _is_role(noun: Word) -> bool:
    if noun.tag in ("NNS", "NNPS"):
        return False
    low = noun.text.lower()
    known = listed("titles") | listed("roles") | listed("humans")
    return low in known or (noun.text.islower() and low.endswith(_DOERS)) or low in ("ceo", "cfo", "mp")


_DOERS = ("er", "or", "ist", "ian", "man", "woman")


def _make_one(name: Word, first: Word, words: list[Word]) -> None:
    """Puts the name in the place of the first of its roles, which all belong to it."""
    name.dep, name.head = first.dep, name.i if first.head == first.i else first.head
    first.dep, first.head = "compound", name.i
    for word in words[name.i :]:
        if word.head == first.i:
            word.head = name.i
