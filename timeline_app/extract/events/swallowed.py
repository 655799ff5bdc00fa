"""What a clause inside the sentence has swallowed of the words around it, given back to them.

"The paste that is used to make glue | has been sold out" is not of glue, "sends pumps | to Oslo | that will help" sends
them there, and "takes the number of men who died | to 12" takes it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.core import wording
from timeline_app.extract.events.hanging import HELPERS, SUBJECTS, below, kids_of
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import words as listed

if TYPE_CHECKING:
    from timeline_app.extract.events.hanging import Kids
    from timeline_app.extract.events.tree import Word

_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "dative", "agent", "auxpass")
_DONE_TO_SOMETHING = frozenset({"make", "have", "take", "get"})
_THAT = frozenset({"be", "know", "find", "show", "mean", "hope", "ensure", "prove"})
_LIFTS = frozenset({"take", "bring", "raise", "lift", "push", "drive", "put", "cut", "reduce", "increase"})
_COUNTS = frozenset({"number", "toll", "total", "count", "tally", "figure", "sum", "amount", "share", "rate"})
_DAYS = frozenset(day.lower() for day in (*wording.WEEKDAYS, *wording.MONTHS))
_WHITHER = frozenset({"to", "from", "in", "into", "at"})


def mend_swallowed(words: list[Word]) -> None:
    """Gives objects back to the verbs inside, subjects to the verbs outside, and places and sums to their own."""
    kids = kids_of(words)
    for word in words:
        if word.dep in SUBJECTS and (verb := _done_inside(word, words, kids)) is not None:
            _give_object(word, verb, words, kids)
            kids = kids_of(words)
        elif word.dep == "relcl" and (between := _before_clause(word, words, kids)) is not None:
            between.dep, between.head = "prep", word.head
        elif word.lemma == "to" and word.dep == "prep" and (lifts := _lifted_to(word, words, kids)) is not None:
            word.head = lifts.i


def _done_inside(noun: Word, words: list[Word], kids: Kids) -> Word | None:
    """The verb of a clause inside whose object was taken for the subject of the verb behind it: "make | glue".

    Its clause hangs on the noun that is the subject in truth, or on a second one beside this.
    """
    start = min(below(noun, kids))
    verb, main = words[max(start - 1, 0)], words[noun.head]
    near = any(w.dep in HELPERS and noun.i < w.i < main.i for w in kids[main.i]) or main.tag in FINITE
    if not verb.is_verb or verb.tag == "VBG" or noun.head < noun.i or not near or not noun.is_noun:
        return None
    if any(w.dep in _COMPLEMENTS and w is not main for w in kids[verb.i]):
        return None
    if verb.lemma in listed("say") | listed("believed") | (listed("intransitive") - _DONE_TO_SOMETHING) | _THAT:
        return None
    return verb if _true_subject(verb, main, words, kids) is not None else None


def _true_subject(verb: Word, main: Word, words: list[Word], kids: Kids) -> Word | None:
    """The noun with the relative clause that `verb` is in, where it has no other verb than `main`."""
    top = verb
    while top.dep in ("xcomp", "advcl", "conj") and top.head < top.i:
        top = words[top.head]
    noun = words[top.head]
    if top.dep != "relcl" or noun.i > top.i or not noun.is_noun:
        return None
    if noun.dep in SUBJECTS and noun.head == main.i:
        return noun
    return noun if noun.head == noun.i and any(w is main for w in kids[verb.i]) else None


def _give_object(noun: Word, verb: Word, words: list[Word], kids: Kids) -> None:
    main = words[noun.head]
    subject = _true_subject(verb, main, words, kids)
    if subject is None:
        return
    relation = "nsubjpass" if any(w.dep == "auxpass" for w in kids[main.i]) else "nsubj"
    if subject.head == subject.i:
        main.dep, main.head = "ROOT", main.i
        for word in kids[subject.i]:
            word.head = main.i if word.dep == "punct" and word.i > main.i else word.head
    subject.dep, subject.head = relation, main.i
    noun.dep, noun.head = "dobj", verb.i


def _before_clause(verb: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "to Oslo" of "sends pumps to Oslo [that will help]": written behind the clause it would be a part of that."""
    noun, start = words[verb.head], min(below(verb, kids))
    own = [i for i in below(noun, kids, verb) if i < start]
    between = words[max(own, default=noun.i) + 1 : start]
    first = between[0] if between else None
    if first is None or noun.dep not in ("dobj", "nsubjpass") or first.head != noun.head or first.i < first.head:
        return None
    whole = below(first, kids) == [w.i for w in between]
    timed = any(w.text.lower() in _DAYS or w.text[:1].isdigit() for w in between)
    plain = first.dep in ("prep", "dative") and first.tag in ("IN", "TO") and first.lemma in _WHITHER
    return first if whole and plain and not timed and words[start].tag in ("WDT", "WP") else None


def _lifted_to(to: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "takes" of "takes the number of men who have died there [to 12]"."""
    inner = words[to.head]
    sums = any(w.dep == "pobj" and w.tag == "CD" for w in kids[to.i])
    if not sums or inner.dep != "relcl" or inner.i > to.i:
        return None
    noun = words[inner.head]
    while noun.dep in ("pobj", "prep") and noun.head < noun.i:
        noun = words[noun.head]
    verb = words[noun.head]
    lifts = noun.dep == "dobj" and noun.lemma in _COUNTS and verb.lemma in _LIFTS
    return verb if lifts and not any(w.dep == "prep" and w.lemma == "to" for w in kids[verb.i]) else None
