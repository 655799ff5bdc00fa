"""What a clause inside the sentence has swallowed of the words around it, given back to them.

"The paste that is used to make glue | has been sold out" is not of glue, "sends pumps | to Oslo | that will help" sends
them there, and "takes the number of men who died | to 12" takes it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.core import wording
from timeline_app.extract.events.hanging import ASIDE, HELPERS, SUBJECTS, below, kids_of
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import words as listed

if TYPE_CHECKING:
    from timeline_app.extract.events.hanging import Kids
    from timeline_app.extract.events.tree import Word

_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "dative", "agent", "auxpass")
_PARTICIPLES = ("d", "t", "n")
"""Last letters of what may be done to something: "built", "opened", "broken", not "sank", "rose"."""
_DONE_TO_SOMETHING = frozenset({"make", "have", "take", "get"})
_THAT = frozenset({"be", "know", "find", "show", "mean", "hope", "ensure", "prove"})
_LIFTS = frozenset({"take", "bring", "raise", "lift", "push", "drive", "put", "cut", "reduce", "increase"})
_COUNTS = frozenset({"number", "toll", "total", "count", "tally", "figure", "sum", "amount", "share", "rate"})
_DAYS = frozenset(day.lower() for day in (*wording.WEEKDAYS, *wording.MONTHS))
_STOPS = frozenset({",", ";", ":", "-", "--", "–", "—", '"', "“", "”", "(", ")"})
_WEEKDAYS = frozenset(day.lower() for day in wording.WEEKDAYS)
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
        elif word.dep == "pobj" and (told := _told_on_day(word, words, kids)) is not None:
            day = next(w for w in kids[word.i] if w.text.lower() in _WEEKDAYS)
            day.dep, day.head = "pobj", word.head
            for counted in kids[day.i]:
                counted.head = word.i
            word.dep, word.head = "nsubjpass" if _is_passive(told, kids) else "nsubj", told.i
            kids = kids_of(words)
        elif word.tag == "VBD" and (main := _main_behind(word, words, kids)) is not None:
            _make_participle(word, main, words, kids)
            kids = kids_of(words)
        elif word.dep in ("dobj", "attr") and _sums_up(word, words, kids):
            word.dep = ASIDE


def _is_passive(verb: Word, kids: Kids) -> bool:
    return any(w.dep == "auxpass" for w in kids[verb.i])


def _told_on_day(noun: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "sank" of "said on Monday [ten barges] sank": the day has no barges, and only they can have sunk."""
    days = [w for w in kids[noun.i] if w.text.lower() in _WEEKDAYS and w.i == noun.head + 1 < noun.i]
    says = words[words[noun.head].head]
    if not days or not says.is_verb or says.lemma not in listed("say"):
        return None
    told = next((w for w in kids[says.i] if w.dep == "ccomp" and w.i > noun.i), None)
    return told if told is not None and not any(w.dep in SUBJECTS for w in kids[told.i]) else None


def _main_behind(verb: Word, words: list[Word], kids: Kids) -> Word | None:
    """The "was signed" of "The deal agreed in May [was signed]": it has no subject of its own."""
    noun = next((w for w in kids[verb.i] if w.dep == "nsubj" and w.is_noun and w.i < verb.i), None)
    own = [w for w in kids[verb.i] if w.dep in (*HELPERS, "dobj", "cc", "prt", "neg")]
    told = verb.lemma in (listed("say") | listed("believed")) - {"admit"}
    if noun is None or own or told or max(below(noun, kids)) != verb.i - 1 or verb.text[-1] not in _PARTICIPLES:
        return None
    for main in kids[verb.i]:
        helpers = [w for w in kids[main.i] if w.dep in HELPERS]
        first = min([main, *helpers], key=lambda w: w.i)
        whole = main.dep in ("ccomp", "conj") and main.is_verb and first.tag in FINITE and main.i > verb.i
        bare = not any(w.dep in (*SUBJECTS, "mark", "cc") for w in kids[main.i])
        if whole and bare and helpers and not any(w.text in _STOPS for w in words[verb.i : first.i]):
            return main
    return None


def _make_participle(verb: Word, main: Word, words: list[Word], kids: Kids) -> None:
    noun = next(w for w in kids[verb.i] if w.dep == "nsubj" and w.is_noun)
    main.dep, main.head = verb.dep, main.i if verb.head == verb.i else verb.head
    noun.dep, noun.head = "nsubjpass" if _is_passive(main, kids) else "nsubj", main.i
    verb.tag, verb.dep, verb.head = "VBN", "acl", noun.i
    for word in kids[verb.i]:
        if word.i > main.i or word.dep in ("mark", "punct"):
            word.head = main.i


def _sums_up(noun: Word, words: list[Word], kids: Kids) -> bool:
    """Whether it calls what the sentence tells by a word: of "filed for help, | a step that was expected" the step."""
    first = min(below(noun, kids))
    parted = first > 1 and words[first - 1].text == "," and words[first].text.lower() in ("a", "an")
    tells = noun.lemma in listed("summing_up") and any(w.dep in ("relcl", "acl") for w in kids[noun.i])
    return parted and tells and first - 1 > noun.head


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
    relation = "nsubjpass" if _is_passive(main, kids) else "nsubj"
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
