"""Slips of the small parser in which a verb is not seen for what it is, undone like those of `mends`.

"A crate of lamps packed in straw | exploded" has its verb at the end, "came as the school, in Oslo, | became the first"
a clause that opens with "as", "Later that day | the board met" a sentence after an adverb.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.extract.events.hanging import ASIDE, HELPERS, SUBJECTS, Kids, kids_of
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import words as listed

if TYPE_CHECKING:
    from timeline_app.extract.events.tree import Word


def _mend_late_verbs(words: list[Word]) -> None:
    """Of "lamps packed in straw | exploded" the second verb is that of the sentence, the first a participle."""
    kids = kids_of(words)
    for first in words:
        subject = next((w for w in kids[first.i] if w.dep == "nsubj" and w.i < first.i), None)
        if subject is None or subject.tag not in ("NN", "NNS") or not _may_be_done(first):
            continue  # "Berg looked at the men gathered there": a name looks, and is not looked
        told = first.dep in ("ccomp", "parataxis", "csubj") and first.head > first.i
        later = [w for w in kids[first.i] if w.dep in _LATE and w.i > first.i]
        later += [words[first.head]] if told else []
        later += [w for w in kids[first.head] if w.dep == first.dep == "ccomp" and first.head < first.i < w.i]
        verb = next((w for w in later if _is_late(w, first, words, kids)), None)
        if verb is None:
            continue
        if verb.i != first.head:
            verb.dep, verb.head = first.dep, verb.i if first.head == first.i else first.head
        if any(w.dep == "auxpass" for w in kids[verb.i]):
            subject.dep = "nsubjpass"
        for word in kids[first.i]:
            if word is not verb and (word.i < first.i or word.i > verb.i):
                word.head = verb.i
        first.tag, first.dep, first.head = "VBN", "acl", subject.i


_LATE = ("advcl", "ccomp", "conj", "dep")


def _is_late(verb: Word, first: Word, words: list[Word], kids: Kids) -> bool:
    """Whether nothing joins a verb in the past to one before it, which may be a participle without an object."""
    helped = any(w.tag in FINITE and w.dep in HELPERS for w in kids[verb.i])
    finite = verb.tag == "VBD" or (verb.is_verb and helped)
    if not finite or first.tag != "VBD" or first.lemma in listed("intransitive") | listed("say"):
        return False
    opened = any(w.dep in ("mark", "advmod", *SUBJECTS) for w in kids[verb.i] if first.i < w.i < verb.i)
    taken = any(w.dep in ("dobj", "cc", "ccomp", "xcomp", *HELPERS) for w in kids[first.i] if w.i != verb.i)
    between = words[first.i + 1 : verb.i]
    parted = any(w.tag in (",", ":", "CC", "WDT", "WP") for w in between)
    last = next((w for w in reversed(between) if w.head != verb.i), first)
    opens = last.tag in ("NNS", "NNPS") and last.text.istitle()  # "pulled from the sea | Rescuers have begun"
    return not opened and not taken and bool(between) and not parted and not opens


def _may_be_done(verb: Word) -> bool:
    """Whether its form is that of the participle, too: "packed", "sent", not "went", "was"."""
    return verb.tag == "VBN" or (verb.text.endswith(("d", "t")) and verb.text not in ("had", "did", "went"))


def _mend_as_clauses(words: list[Word]) -> None:
    """Of "came as the school, in Oslo, | became the first" the school is what became so."""
    kids = kids_of(words)
    for mark in words:
        above = words[mark.head]
        noun = next((w for w in kids[mark.i] if w.dep == "pobj"), None)
        if mark.dep != "prep" or mark.lemma not in _MARKS or noun is None or not above.is_verb:
            continue
        later = [w for w in kids[above.i] if w.dep in ("conj", "advcl")]
        later += [words[above.head]] if above.dep in ("ccomp", "parataxis") else []
        verb = next((w for w in later if w.i > noun.i and w.tag in FINITE), None)
        if verb is None or any(w.dep in _OPENED and not _is_where(w, verb) for w in kids[verb.i]):
            continue
        if any(w.dep == "cc" and w.head == above.i for w in words[noun.i : verb.i]):
            continue  # "came as a surprise, and became a habit"
        if verb.i == above.head:
            above.dep, above.head = verb.dep, above.i if verb.head == verb.i else verb.head
        for word in kids[above.i]:
            if mark.i <= word.i < verb.i:
                word.head = verb.i
        for word in kids[verb.i]:
            if _is_where(word, verb):
                word.tag, word.dep, word.head = "RB", "advmod", noun.i
        verb.dep, verb.head, mark.dep = "advcl", above.i, "mark"
        noun.dep, noun.head = "nsubj", verb.i


def _is_where(there: Word, verb: Word) -> bool:
    """Whether "there" is a place: "after a guest there became ill"."""
    return there.dep == "expl" and there.lemma == "there" and verb.lemma not in listed("there_verbs")


_OPENED = (*SUBJECTS, *HELPERS, "mark")


def _mend_loose_participles(words: list[Word]) -> None:
    """Of "looked at the men | gathered there" it is the men who gathered: nothing opens a clause."""
    kids = kids_of(words)
    for noun, verb in pairwise(words):
        loose = verb.tag in ("VBD", "VBN") and verb.dep == "advcl" and noun.tag in ("NN", "NNS")
        if loose and _may_be_done(verb) and noun.head < verb.i and not any(w.i < verb.i for w in kids[verb.i]):
            verb.tag, verb.dep, verb.head = "VBN", "acl", noun.i


_MARKS = frozenset({"as", "after", "before", "while"})


def _mend_opened(words: list[Word]) -> None:
    """Of "Later that day the board met" the board's is the verb, not a part of what the day is."""
    root = next((w for w in words if w.head == w.i), None)
    if root is None or root.i > 1 or root.tag[:2] not in ("RB", "IN"):
        return
    kids = kids_of(words)
    for verb in words:
        noun = words[verb.head]
        subject = next((w for w in kids[verb.i] if w.dep in ("nsubj", "nsubjpass") and w.i < verb.i), None)
        inside = noun.head == root.i or words[noun.head].head == root.i
        if verb.dep != "relcl" or not inside or subject is None or subject.tag in ("WDT", "WP"):
            continue
        if verb.tag in FINITE or any(w.tag in FINITE and w.dep in HELPERS for w in kids[verb.i]):
            verb.dep, verb.head = "ROOT", verb.i
            root.dep, root.head = "advmod" if root.tag[:2] == "RB" else "prep", verb.i
            for word in kids[root.i]:
                if word.i > verb.i:
                    word.head = verb.i
            return


def _mend_up_to(words: list[Word]) -> None:
    """Of "spent up | to $5m" both words belong to the sum."""
    for up, to in pairwise(words):
        amount = words[to.head]
        if (up.lemma, to.lemma) != ("up", "to") or to.dep != "quantmod" or amount.i <= to.i or up.head == amount.i:
            continue
        if any(w.head == up.i and w is not amount for w in words):
            continue
        if amount.head == up.i:
            amount.dep, amount.head = "dobj", up.head
        up.dep, up.head = "quantmod", amount.i


def _mend_eras(words: list[Word]) -> None:
    """Of "the fifth century BC" it is the century that counts."""
    for when, era in pairwise(words):
        if era.text not in ("BC", "AD", "BCE", "CE") or when.head != era.i or when.tag not in ("NN", "NNS", "CD"):
            continue
        when.dep, when.head = era.dep, when.i if era.head == era.i else era.head
        for word in words:
            if word.head == era.i and word is not era:
                word.head = when.i
        era.dep, era.head = "nmod", when.i


_MONEY = frozenset({"$", "£", "€", "#", "euro", "euros", "dollars", "pounds", "yen"})
_GIVEN = ("dobj", "attr", "oprd", "dative", "nummod")


def _mend_brackets(words: list[Word]) -> None:
    """Nobody gives what stands in brackets, and a sum is no name for another: "gave 5m kroner (£400,000)"."""
    opened = -1
    for word in words:
        if word.text in ("(", "["):
            opened = word.i
        elif word.text in (")", "]"):
            for inside in words[opened + 1 : word.i] if opened >= 0 else ():
                money = any(w.text in _MONEY for w in words[opened : word.i])
                sum_ = money and (inside.tag == "CD" or inside.dep == "appos")
                if not opened <= inside.head <= word.i and (inside.dep in _GIVEN or sum_):
                    _give_back(words[:opened], inside)
                    inside.dep = ASIDE
            opened = -1


def _give_back(before: list[Word], inside: Word) -> None:
    """The sum before a bracket that the parser hung on the one inside: "cost | $3 million (2 million pounds)"."""
    taken = [w for w in before if w.head == inside.i]
    for word in taken:
        word.head = taken[-1].i
    if taken:
        taken[-1].dep, taken[-1].head = inside.dep, inside.head


_AGENCIES = frozenset({"Reuters", "AP", "AFP", "UPI", "EPA", "PTI", "IANS", "dpa", "Xinhua"})


def _mend_sources(words: list[Word]) -> None:
    """Of "was closed on Monday - Reuters." the last word is no part of what happened."""
    last = len(words) - (words[-1].text in (".", "!", "?")) - 1
    if last < 3 or words[last].text not in _AGENCIES or words[last - 1].text not in ("-", "–", "—"):
        return
    agency = words[last]
    inside = [w for w in words if w.head == last and w is not agency and w.tag not in ("HYPH", ":")]
    before = inside[-1] if inside else None
    root = next(w.i for w in words if w.head == w.i)
    if root == last:
        return
    if before is not None:
        before.dep, before.head = agency.dep, agency.head
        for word in inside[:-1]:
            word.head = before.i
    agency.dep, agency.head = ASIDE, root


_WHEN = frozenset({"earlier", "later", "meanwhile", "far", "then", "now", "soon", "once", "separately", "elsewhere"})


def _mend_openings(words: list[Word]) -> None:
    """Of "Earlier | a court fined him" and "So far | ten were found" the first words are no part of the subject."""
    at = 1 if len(words) > 3 and words[0].text == "So" else 0
    first = words[at]
    noun = words[first.head]
    if first.text.lower() not in _WHEN or first.dep != "advmod" or noun.tag[:2] not in ("NN", "CD"):
        return
    verb = noun
    while verb.head != verb.i and not verb.is_verb:
        verb = words[verb.head]
    if verb.is_verb:
        first.head = verb.i


_FINDING = frozenset({"declare", "pronounce", "deem", "consider"})


def _mend_found_done(words: list[Word]) -> None:
    """Of "declared the fire extinguished" the fire is what was extinguished."""
    kids = kids_of(words)
    for verb in words:
        if verb.dep != "ccomp" or verb.tag not in ("VBD", "VBN") or words[verb.head].lemma not in _FINDING:
            continue
        if any(w.dep in ("dobj", "mark", "prt", "ccomp", "xcomp", *HELPERS) for w in kids[verb.i]):
            continue
        subject = next((w for w in kids[verb.i] if w.dep == "nsubj" and w.tag != "PRP"), None)
        if subject is not None and words[verb.head].i < subject.i < verb.i and verb.lemma not in listed("intransitive"):
            verb.tag, subject.dep = "VBN", "nsubjpass"


def _mend_among_them(words: list[Word]) -> None:
    """Of "published ten pictures, among them | the mill" the mill is no second thing that was published."""
    for among, them in pairwise(words):
        if among.lemma not in ("among", "amongst") or them.text.lower() not in ("them", "these", "those"):
            continue
        noun = words[among.head]
        if noun.i < among.i:
            behind = (w for w in words[them.i + 1 :] if w.head == noun.i and w.dep in _THINGS)
            noun = next(behind, noun)
        if noun.i > them.i and noun.head != noun.i:
            among.dep, among.head = ASIDE, noun.head
            noun.dep, noun.head = "appos", them.i


_THINGS = ("dobj", "attr", "npadvmod", "conj", "appos")


def _mend_quotes(words: list[Word]) -> None:
    """Of "survived the crash "We were in the tunnel"" nobody survives the words; nor are they told after a clause."""
    for mark in words[1:-2]:
        if mark.text not in ('"', "“") or not words[mark.i + 1].text[:1].isupper():
            continue
        end = next((w.i for w in words[mark.i + 1 :] if w.text in ('"', "”")), len(words))
        top = next((w for w in words[mark.i + 1 : end] if not mark.i <= w.head < end), None)
        if top is None or not top.is_verb or top.dep not in ("ccomp", "conj", "advcl") or top.head > mark.i:
            continue
        above, before = words[top.head], words[mark.i - 1]
        told = any(w.head == above.i and w.dep == "ccomp" for w in words[above.i + 1 : mark.i])
        says = above.lemma in listed("say") and not (told and before.text == ":")
        if not says and (before.text == ":" or before.text[-1:].isalnum()):
            top.dep = "parataxis"


def _mend_objects(words: list[Word]) -> None:
    """Of "accused them of making "the storm of storms"" the storm is what they make: no verb has an apposition."""
    kids = kids_of(words)
    for word in words:
        verb = words[word.head]
        if word.dep == "appos" and verb.is_verb and verb.i < word.i and not any(w.dep == "dobj" for w in kids[verb.i]):
            word.dep = "dobj"


def _mend_far_phrases(words: list[Word]) -> None:
    """Of "opened the hall in which he said …, and, for us, | too much" the phrase is of what was said last."""
    for phrase in words:
        above = words[phrase.head]
        far = phrase.dep == "prep" and above.is_verb and phrase.i > above.i + _FAR and words[phrase.i - 1].text == ","
        later = [w for w in words[above.i + 1 : phrase.i] if w.tag in FINITE and w.is_verb] if far else []
        if len(later) > 1:
            phrase.head = later[-1].i


_FAR = 15


def _mend_left_subjects(words: list[Word]) -> None:
    """Of "Holm, whose firm bought the port, | compared it to a barn" Holm has a verb, too: the one behind the aside."""
    kids = kids_of(words)
    roots = [w for w in words if w.head == w.i]
    inner = next((w for w in roots if w.is_verb), None)
    if inner is None:
        return
    name = next((w for w in (roots[0], *kids[inner.i]) if w.is_noun and w.dep in ("ROOT", "nsubj")), inner)
    asking = (w for w in words[name.i : inner.i] if w.tag in ("WP$", "WP", "WDT") and words[w.i - 1].text == ",")
    asks = next(asking, None)
    own = [w for w in kids[inner.i] if w.dep in SUBJECTS and asks is not None and w.i > asks.i]
    behind = (w for w in kids[inner.i] if w.tag in ("VBD", "VBN") and words[w.i - 1].text == "," and w.i > inner.i)
    verb = next((w for w in behind if not any(k.dep in SUBJECTS for k in kids[w.i])), None)
    if asks is None or not own or verb is None or any(w.dep == "cc" for w in kids[inner.i] if w.i < verb.i):
        return
    for word in kids[inner.i]:
        if word.i > verb.i:
            word.head = verb.i
    for word in kids[verb.i]:
        word.dep = "dobj" if word.dep == "pobj" else word.dep
    inner.dep, inner.head = "relcl", asks.i - 2
    verb.tag, verb.dep, verb.head = "VBD", "ROOT", verb.i
    name.dep, name.head = "nsubj", verb.i


def _mend_which(words: list[Word]) -> None:
    """Of "the captain of the Holm | that sank" the ship sank: "that" and "which" are no captain."""
    for verb in (w for w in words if w.dep == "relcl"):
        noun = words[verb.head]
        mark = next((w for w in words[noun.i : verb.i] if w.head == verb.i and w.tag == "WDT"), None)
        if mark is None or noun.lemma not in listed("humans") | listed("titles"):
            continue
        before = words[mark.i - 1 - (words[mark.i - 1].text == ",")]
        of = words[before.head]
        thing = before.dep == "pobj" and before.is_noun and before.lemma not in listed("humans") | listed("titles")
        if thing and of.lemma == "of" and of.head == noun.i:
            verb.head = before.i


def _mend_charges(words: list[Word]) -> None:
    """Of "charged the master of the ferry that sank | with theft on Monday" the charge is theft, and of Monday."""
    for verb in (w for w in words if w.lemma == "charge" and w.is_verb):
        if any(w.lemma == "with" and w.head == verb.i for w in words):
            continue
        crime = next((w for w in words[verb.i :] if w.lemma == "with" and words[w.head].dep == "relcl"), None)
        inner = words[crime.head] if crime is not None else verb
        if crime is None or not verb.i < inner.i < crime.i or inner.tag == "VBN":
            continue
        for word in words[crime.i :]:
            if word.head == inner.i and word.dep in ("prep", "npadvmod", "punct", "advcl"):
                word.head = verb.i


def _mend_whom(words: list[Word]) -> None:
    """Of "had two sons, one of whom, Josef, | drowned" Josef drowned, not the two."""
    for whom in (w for w in words if w.text.lower() == "whom" and w.dep == "pobj"):
        one = words[words[whom.head].head]
        noun = words[one.head]
        verb = next((w for w in words[whom.i :] if w.dep == "acl" and w.head == noun.i), None)
        if verb is None or one.dep != "appos" or verb.tag not in ("VBN", "VBD"):
            continue
        if any(w.head == verb.i and w.dep in ("nsubj", "nsubjpass", "auxpass") for w in words):
            continue
        named = next((w for w in words[whom.i : verb.i] if w.dep == "appos" and w.head in (one.i, whom.i)), None)
        above = words[noun.head]
        if named is None or not above.is_verb:
            continue
        named.dep, named.head = "nsubj", verb.i
        one.head = named.i
        verb.dep, verb.head, verb.tag = "conj", above.i, "VBD"


MENDS = (
    _mend_late_verbs,
    _mend_loose_participles,
    _mend_as_clauses,
    _mend_opened,
    _mend_openings,
    _mend_sources,
    _mend_up_to,
    _mend_eras,
    _mend_brackets,
    _mend_found_done,
    _mend_among_them,
    _mend_quotes,
    _mend_objects,
    _mend_far_phrases,
    _mend_left_subjects,
    _mend_which,
    _mend_charges,
    _mend_whom,
)
"""What is undone here, in order."""
