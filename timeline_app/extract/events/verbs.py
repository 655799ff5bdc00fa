"""The verb of a headline: singular or plural, in the present where something happened, as it stands where not.

"Two men have been arrested" gives "are arrested", "The court did not agree" "does not agree".
"""

from __future__ import annotations

from timeline_app.core.facts import EntityKind
from timeline_app.extract.events.clauses import Clause, Tense, is_to_be, opened_by_since, reports
from timeline_app.extract.events.context import Name, Reading, View
from timeline_app.extract.events.inflect import base_form, plain
from timeline_app.extract.events.joints import is_only_thought
from timeline_app.extract.events.lexicon import style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.nlp import common_word

_SINGULAR = frozenset({"it", "he", "she", "this", "that"})
_ONE_BODY = frozenset(
    {"nations", "states", "times", "news", "airlines", "airways", "industries", "motors", "systems", "commons"}
)
_SEVERAL = frozenset({"both", "these", "those", "several", "many", "few"})
_SHARES = frozenset({"all", "percent", "half", "most", "some", "rest", "third", "quarter", "%"})
_CURRENCIES = frozenset({"$", "£", "€", "#"})
_PLURAL_NOUNS = frozenset(
    {"police", "people", "dozens", "hundreds", "thousands", "scores", "troops", "cattle", "staff", "men", "women"}
    | {"children"}
)


class Verbs:
    """Writes the verbs of one sentence."""

    def __init__(self, view: View, reading: Reading) -> None:
        self.view = view
        self.tree = view.tree
        self.reading = reading
        self.phrases = Phrases(view, reading)

    def plural(self, clause: Clause, subject: str) -> bool:
        """Whether the subject takes a plural verb."""
        if not clause.subject:
            return " and " in subject
        written = number_written(self.tree, clause)
        if written and " and " in subject:
            return True  # "her father Ned and her brother Tom have sold it"
        top = self.tree.words[clause.subject[0]]
        if written and top.is_noun and (_ends_as_several(top.text) or top.text.endswith(("men", "people"))):
            return True  # "three Pathfinders were killed", though they were taken for a person
        if written is not None and self._is_title(clause.subject[0]):
            return written
        if written is None and self._is_title(clause.subject[0]) and self._owns_as_one(clause):
            return False
        return self.is_plural(clause.subject[0], subject)

    def _owns_as_one(self, clause: Clause) -> bool:
        """ "Berg & Holm lost its contract": it is one."""
        one = len({id(self.view.name_at.get(i, i)) for i in self.tree.conjuncts(clause.subject[0])}) == 1
        return one and any(w.text.lower() == "its" for o in clause.objects for w in self.tree.kids(o, "poss"))

    def _is_title(self, noun: int) -> bool:
        """Whether it is the name of a body or a work, of which only the writer knows whether it is one or many."""
        together = [self.tree.words[i] for i in self.tree.conjuncts(noun)]
        return all(w.text[:1].isupper() and w.tag != "PRP" and not self.phrases.person_at(w.i) for w in together)

    def is_plural(self, noun: int, subject: str) -> bool:
        """Whether the noun, which the line calls `subject`, counts as several."""
        top = self.tree.words[noun]
        if top.tag == "VBG" and (inner := self.tree.kids(top.i, "nsubj")):
            top = inner[0]  # "teams searching the rubble", where the parser takes the search for the subject
        if (joined := self._by_company(top)) is not None:
            return joined
        if self.phrases.is_pronoun(top.i):
            return self._as_pronoun(top, subject)
        asked = (ask(top) for ask in (self._by_word, self._by_count, self._by_form))
        return next(plural for plural in asked if plural is not None)

    def _by_company(self, top: Word) -> bool | None:
        """What is joined to it, or stands in its place, says so: "Ada and Bo", "he or his brother", "many"."""
        if top.lemma in ("many", "few", "several", "more", "most") and top.tag != "NN":
            return True
        together = self.tree.conjuncts(top.i)
        if len(together) > 1 and any(w.lemma in ("or", "nor") for w in self.tree.kids(top.i, "cc")):
            last = next((w for w in map(self.tree.words.__getitem__, reversed(together)) if w.is_noun), top)
            return last.tag in ("NNS", "NNPS")  # "he or his brother is"
        joined = len(together) > 2 or any(self.tree.kids(i, "cc") for i in together)
        if (len(together) > 1 and joined) or top.i in self.view.groups:
            return True  # but "Holm, Ada is" one
        return None

    def _as_pronoun(self, top: Word, subject: str) -> bool:
        """A pronoun by itself, and by what the line calls it."""
        if top.text.lower() in _SINGULAR:
            return False
        if subject in self.reading.short_names:  # "they" are the Wolves, or Ada & Bo
            return top.lemma == "they" and (" & " in subject or _is_plain_plural(subject.split()[-1].lower()))
        return " and " in subject or top.lemma in ("they", "we", "both", "these", "those")

    def _by_word(self, top: Word) -> bool | None:
        """The word itself, whatever its ending: "the police", "the NHS", "the aircraft"."""
        if any(w.text.lower() in _SEVERAL for w in self.tree.kids(top.i, "det", "amod", "preconj", "predet")):
            return True
        name = self.view.name_at.get(top.i)
        if top.tag in ("NNPS", "NNS", "NNP") and _are_people(top.text.lower()):
            return True  # "US Marshals arrest", "Grandparents move"
        if name is not None and self.phrases.person_at(top.i):
            return False
        if top.lemma in _PLURAL_NOUNS or top.text.lower() in _PLURAL_NOUNS:
            return True
        if (
            top.tag in ("NN", "NNP")
            and top.text.isupper()
            and len(top.text) > 2
            and not self.tree.kids(top.i, "nummod")
        ):
            return False  # "the NHS signs"
        if self._is_sum(top):
            return False  # "more than £6m is given"
        if top.tag == "NNPS" and self.tree.kids(top.i, "nummod", "amod"):
            return True  # "about 30 Marines are"
        several = any(w.tag == "CD" and w.text.lower() not in ("1", "one") for w in self.tree.kids(top.i, "nummod"))
        if several and top.text.lower().endswith(("men", "people", "children")):
            return True
        if top.lemma in ("aircraft", "spacecraft", "series", "species"):
            return not self.tree.kids(top.i, "det", "poss")
        return None

    def _by_count(self, top: Word) -> bool | None:
        """What is counted of it: "half of the crews", "a number of cases", "the injured"."""
        alone = all(self.tree.words[c].dep in ("det", "prep", "cc", "conj", "punct") for c in top.children)
        if (
            top.lemma in listed("people_by_kind")
            and top.tag in ("JJ", "VBN", "VBD", "NNP", "NNPS")
            and alone
            and top.children
        ):
            return True  # "the elderly", "the injured"
        if top.lemma == "number" and any(w.text.lower() == "the" for w in self.tree.kids(top.i, "det")):
            return False  # "the number of cases rises", but "a number of cases are known"
        counted = [w for of in self.tree.kids(top.i, "prep") if of.lemma == "of" for w in self.tree.kids(of.i, "pobj")]
        if counted and (top.lemma in _SHARES or top.text == "%"):
            return any(w.tag in ("NNS", "NNPS", "WP", "PRP", "CD", "DT") or w.lemma in _PLURAL_NOUNS for w in counted)
        if counted and top.lemma == "total" and any(w.text.lower() == "a" for w in self.tree.kids(top.i, "det")):
            return any(w.tag in ("NNS", "NNPS") or w.lemma in _PLURAL_NOUNS for w in counted)
        if (counted and top.lemma in listed("counting")) or (not counted and top.lemma in ("percent", "%")):
            return True
        return None

    def _by_form(self, top: Word) -> bool:
        """Its ending and its tag; a name is one, unless it plainly counts."""
        name = self.view.name_at.get(top.i)
        if name is not None and top.tag == "NNS" and not top.text.islower() and not top.text.lower().endswith("s"):
            return False  # "the MoD"
        named = name is not None or bool(self.tree.kids(top.i, "compound", "nmod"))
        if top.tag == "VBZ" or (not named and top.tag == "NNP" and _is_plain_plural(top.text.lower())):
            return True  # "air strikes" with a verb's tag, "Memories of the flood" with a name's
        if top.tag in ("NNP", "NNPS") and self._are_many(top, name):
            return True
        if top.tag == "NNPS" or (name is not None and top.tag == "NNP"):
            # "the United States is": a name is one, unless it plainly counts ("the Beatles are").
            return top.tag == "NNPS" and name is None
        if top.tag == "CD":
            return top.text.lower() not in ("one", "1") and "/" not in top.text  # "9/11 changes everything"
        return top.tag == "NNS"

    def _is_sum(self, top: Word) -> bool:
        """Whether it is an amount of money: a currency's sign stands right before its figure."""
        first = min([top.i, *(w.i for w in self.tree.kids(top.i, "nummod") if w.i == top.i - 1)])
        return first > 0 and self.tree.words[first].tag in ("CD", "NN", "NNS", "NNP") and (
            self.tree.words[first - 1].text in _CURRENCIES and self.tree.words[first].text[:1].isdigit()
        )  # fmt: skip

    def _are_many(self, top: Word, name: Name | None) -> bool:
        """ "The Cubs win", "the Shias win", but "the United Nations meets"."""
        place = name is not None and name.kind in (EntityKind.COUNTRY, EntityKind.PLACE)
        the = any(w.text.lower() == "the" for w in self.tree.kids(top.i, "det"))
        low = top.text.lower()
        return the and not place and _ends_as_several(low) and low not in _ONE_BODY

    def group(self, clause: Clause, plural: bool) -> str:
        """The verb group: the present for what happened, the words as they stand for states, modals and the future."""
        verb = self.tree.words[clause.head]
        auxiliaries = self.tree.kids(verb.i, "aux", "auxpass")
        hedge = "".join(f"{w} " for w in self.hedges(verb))
        negation = "not " if clause.negated and self.tree.kids(verb.i, "neg") else ""
        if clause.tense in (Tense.MODAL, Tense.FUTURE):
            own = [spelt_out(w, verb) for w in auxiliaries]
            words = (own or [clause.modal or "will"]) + [verb.text.lower()]
            if (
                clause.relation == "ccomp"
                and clause.above is not None
                and reports(self.tree, self.view.clauses[clause.above])
            ):
                words[0] = tense_shifted(words[0])
            return " ".join([words[0], *([negation.strip()] if negation else []), *words[1:]])
        if clause.tense is Tense.PERFECT and auxiliaries and self._is_since_something(clause):
            has = ["have" if plural else "has", *(spelt_out(w, verb) for w in auxiliaries[1:])]
            return " ".join([has[0], *negation.split(), *has[1:], *hedge.split(), verb.text.lower()])
        bare = verb.tag == "VBN" and not auxiliaries and clause.relation in ("ccomp", "xcomp")
        bare = (
            bare
            and not self.tree.kids(verb.i, "dobj", "prep", "prt")
            and verb.lemma not in listed("intransitive") | listed("occur")
        )
        by = verb.tag in ("VBN", "VBD") and not auxiliaries and bool(self.tree.kids(verb.i, "agent"))
        alone = verb.lemma in listed("alone") | listed("intransitive")
        by = by and not (alone and self.tree.words[-1].text == ".")  # "gathered by the church.", "left by a side door."
        bare = bare or by or (verb.text.lower() == "born" and not auxiliaries) or self._is_of_title(verb, clause)
        bare = bare or self._is_charged(verb, clause)
        # "Berg confirmed as head": what needs an object and has none is itself what it is done to.
        after = self.tree.words[verb.i + 1] if verb.i + 1 < len(self.tree.words) else verb
        taken = after.lemma == "as" and after.head == verb.i and not self.tree.kids(verb.i, "dobj")
        bare = bare or (taken and verb.tag == "VBD" and not auxiliaries and verb.lemma in listed("transitive"))
        if (clause.passive or bare) and not self.is_active(clause):
            ahead = "to be " if clause.relation in ("relcl", "acl") and is_to_be(self.tree, clause) else ""
            return f"{'are' if plural else 'is'} {negation}{ahead}{hedge}{verb.text.lower()}"
        if not verb.is_verb:
            return ""
        if clause.finite and self._is_state(verb):
            return self._state(clause, plural, negation + hedge)
        if clause.progressive and verb.lemma == "go" and any(w.tag == "VB" for w in self.tree.kids(verb.i, "xcomp")):
            return f"{'are' if plural else 'is'} {negation}{hedge}going"  # "is going to move": it has not yet
        if verb.text.lower() == "missing" and not self.tree.kids(verb.i, "dobj"):
            return f"{'are' if plural else 'is'} {negation}missing"
        lemma = base_form(verb.text, verb.lemma, verb.tag)
        if negation:
            return f"{'do' if plural else 'does'} not {lemma}"
        return hedge + plain(lemma, plural)

    def _is_of_title(self, verb: Word, clause: Clause) -> bool:
        """ "Quake caught on camera", a line without a full stop: it was caught; so was what is "given to Holm"."""
        helped = self.tree.kids(verb.i, "aux", "auxpass", "dobj", "ccomp", "xcomp", "prt")
        done = verb.lemma in listed("transitive") and self.tree.words[-1].text[-1:].isalnum()
        never_past = verb.text.lower().endswith("n") and verb.lemma not in listed("intransitive")
        return verb.tag == "VBN" and clause.relation == "ROOT" and (done or never_past) and not helped

    def _is_since_something(self, clause: Clause) -> bool:
        """ "Since the quake", "since he left": that stands in the line, where "since Friday" does not."""
        told = opened_by_since(clause, self.tree)
        return any(w.is_verb or any(c not in self.view.timed_words for c in w.children) for w in told)

    def _is_charged(self, verb: Word, clause: Clause) -> bool:
        """ "Berg, charged with theft": whoever charges somebody names him."""
        alone = (
            verb.tag in ("VBD", "VBN") and not self.tree.kids(verb.i, "aux", "auxpass", "dobj") and not clause.objects
        )
        return alone and verb.lemma == "charge" and any(w.lemma == "with" for w in self.tree.kids(verb.i, "prep"))

    def hedges(self, verb: Word) -> list[str]:
        """The adverbs that change whether or how far it is so: "allegedly", "nearly", "no longer"."""
        adverbs = self.tree.kids(verb.i, "advmod")
        ended = [
            "no longer" for w in adverbs if w.lemma in ("long", "longer") and self.tree.words[w.i - 1].lemma == "no"
        ]
        orders = [w for w in adverbs if w.i == verb.i - 1 and not w.children and w.lemma in style()["orders"]]
        return [*ended, *(w.text.lower() for w in adverbs if w.lemma in style()["hedges"] or w in orders)]

    def _is_state(self, verb: Word) -> bool:
        return verb.lemma == "be" or verb.lemma in listed("states")

    def is_over(self, verb: Word) -> bool:
        """ "Once was", "formerly owned": what a chronology cannot tell in the present."""
        return any(w.lemma in style()["over"] for w in self.tree.kids(verb.i, "advmod"))

    def _state(self, clause: Clause, plural: bool, negation: str) -> str:
        """ "Was due" as "is due", "did not know" as "does not know"; "has been", "was the mayor" as they stand."""
        verb = self.tree.words[clause.head]
        auxiliaries = [w for w in self.tree.kids(verb.i, "aux", "auxpass") if w.i < verb.i]
        over = self.is_over(verb) or (verb.lemma == "be" and bool(self.tree.kids(verb.i, "attr")))
        if clause.tense not in (Tense.PAST, Tense.PRESENT) or clause.progressive or over:
            done = [spelt_out(w, verb) for w in auxiliaries] + [verb.text.lower()]
            return " ".join([*done[:1], *([negation.strip()] if negation else []), *done[1:]])
        if verb.lemma == "be":
            return f"{'are' if plural else 'is'} {negation}".strip()
        lemma = base_form(verb.text, verb.lemma, verb.tag)
        if negation.startswith("not"):
            return f"{'do' if plural else 'does'} {negation}{lemma}"
        return negation + plain(lemma, plural)

    def told(self, clause: Clause, lead: list[Word], predicate: str, plural: bool) -> str:
        """The verb of what somebody says, with what leads it: "said it had sunk" as "says it has sunk"."""
        verb = self.tree.words[clause.head]
        words = [spelt_out(w, verb) for w in lead]
        hedges = self.hedges(verb)
        first = words[0] if words else ""
        if self._is_reported(clause) and first == "had" and verb.tag in ("VBN", "VBD") and not self._is_bounded(verb):
            words[0] = "have" if plural else "has"
        elif self._is_shifted(clause):
            lasts = verb.tag == "VBG" or not verb.is_verb or "being" in words or verb.lemma in style()["lasting"]
            if first in ("was", "were") and lasts:
                words[0] = "are" if plural else "is"
            elif first == "did" and self._is_state(verb):
                words[0] = "do" if plural else "does"
            elif not words and verb.tag == "VBD" and self._is_state(verb):
                predicate = plain(base_form(verb.text, verb.lemma, verb.tag), plural)
        thought = any(is_only_thought(self.tree, w) for w in self.tree.kids(verb.i, "advcl"))
        as_is = words[:1] == ["would"] and ("have" in words[1:] or thought)
        leads = words[:1] if as_is else [tense_shifted(w) for w in words[:1]]
        return " ".join([*leads, *words[1:], *hedges, predicate])

    def _is_reported(self, clause: Clause) -> bool:
        """Whether it hangs on a verb in the past, which the line has in the present."""
        above = None if clause.relation != "ccomp" or clause.above is None else self.view.clauses[clause.above]
        return above is not None and above.tense in (Tense.PAST, Tense.PLUPERFECT)

    def _is_bounded(self, verb: Word) -> bool:
        """ "Had never met him before May": without "had" it would be so to this day."""
        return any(
            w.lemma in ("before", "until", "till", "by", "when") for w in self.tree.kids(verb.i, "prep", "advcl")
        )

    def _is_shifted(self, clause: Clause) -> bool:
        """Whether it is past only as it is reported: "said it was closed in May" stays "says it was closed"."""
        first = min(clause.subject, default=0)  # "said on Friday the mine was closed": the day is that of the saying
        timed = (i for i in clause.members if i in self.view.timed_words and i > first)
        dated = any(self.tree.words[i].lemma not in ("now", "today", "currently") for i in timed)
        dated |= bool(self.tree.kids(clause.head, "advcl"))
        return self._is_reported(clause) and not dated and not self.is_over(self.tree.words[clause.head])

    def is_active(self, clause: Clause) -> bool:
        """Whether it only looks passive: "China have banned talks"."""
        auxiliaries = self.tree.kids(clause.head, "aux", "auxpass")
        had = any(w.lemma in ("have", "'ve", "’ve") for w in auxiliaries) and not any(
            w.dep == "auxpass" for w in auxiliaries
        )
        return had and bool(self.tree.kids(clause.head, "dobj"))


_SPELT_OUT = {"ll": "will", "wo": "will", "ca": "can", "ve": "have", "re": "are", "m": "am"}


def spelt_out(auxiliary: Word, verb: Word) -> str:
    """An auxiliary in full: of "he'd sold it" the "had", of "he'd sell it" the "would"."""
    low = auxiliary.text.lower()
    if low in ("n't", "n’t"):
        return "not"
    short = low.lstrip("'’")
    if short == low and low not in ("wo", "ca"):
        return low
    if short == "d":
        return "had" if verb.tag in ("VBN", "VBD") else "would"
    if short == "s":
        return "has" if verb.tag == "VBN" and auxiliary.dep == "aux" else "is"
    return _SPELT_OUT.get(short, low)


def tense_shifted(auxiliary: str) -> str:
    """Under a verb in the present, "would" is "will"."""
    return {"would": "will"}.get(auxiliary.lower(), auxiliary.lower())


def _is_plain_plural(word: str) -> bool:
    """ "Memories", but not "Paris" or "Reuters"."""
    one = f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return _ends_as_several(word) and common_word(word) and common_word(one)  # not "chaos"


def _ends_as_several(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ics", "news"))


_NUMBERED = {"is": False, "was": False, "has": False, "are": True, "were": True, "have": True, "'re": True, "’re": True}


def number_written(tree: Tree, clause: Clause) -> bool | None:
    """Whether the sentence's own "has", "are", "reports" is of several; None where "arrested" does not tell."""
    verb = tree.words[clause.head]
    if clause.own_subject and clause.relation not in ("relcl", "acl"):
        for word in (*tree.kids(verb.i, "aux", "auxpass"), verb):
            if word.text.lower() in _NUMBERED:
                return _NUMBERED[word.text.lower()]
            if word.tag == "VBZ" and word.text[:1].isalpha():
                return False
    return None


def _are_people(word: str) -> bool:
    """ "Marshals", "Senators"."""
    return word.endswith("s") and word[:-1] in listed("humans") | listed("titles") | listed("roles") | listed("kin")


def may_be_several(view: View, noun: Word) -> bool:
    """Whether a singular noun may have a plural verb: "the police are", "a number of ships are", "the team were"."""
    counted = noun.lemma in listed("counting") | listed("institutions") | listed("groups_of")
    numbered = any(w.i < noun.i for w in view.tree.kids(noun.i, "nummod", "quantmod"))
    return counted or numbered or noun.i in view.name_at or noun.text[:1].isupper()


def is_verbal_noun(view: View, clause: Clause) -> bool:
    """Whether what was taken for the verb belongs to the noun before it: in "a poetry reading" no poetry reads."""
    tree = view.tree
    if clause.relation != "acl" or tree.words[clause.head].tag != "VBG" or clause.objects:
        return False
    noun = tree.words[tree.words[clause.head].head]
    living = noun.lemma in listed("humans") | listed("titles") | listed("roles") | listed("groups_of")
    joined = noun.i == clause.head - 1 and noun.tag == "NN" and bool(tree.kids(noun.i, "compound"))
    return joined and not living and noun.i not in view.name_at
