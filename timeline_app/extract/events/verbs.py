"""The verb of a headline: singular or plural, in the present where something happened, as it stands where not.

"Two men have been arrested" gives "are arrested", "The court did not agree" "does not agree".
"""

from __future__ import annotations

from timeline_app.extract.events.clauses import Clause, Tense, reports
from timeline_app.extract.events.context import Reading, View
from timeline_app.extract.events.inflect import base_form, plain
from timeline_app.extract.events.lexicon import style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.events.tree import Word

_PLURAL_NOUNS = frozenset(
    {"police", "people", "dozens", "hundreds", "thousands", "scores", "troops", "cattle", "staff"}
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
        top = self.tree.words[clause.subject[0]]
        if len(self.tree.conjuncts(top.i)) > 1 or top.i in self.view.groups:
            return True
        if self.phrases.is_pronoun(top.i):
            if subject in self.reading.short_names:
                return False
            return " and " in subject or top.lemma in ("they", "we", "both", "these", "those")
        if top.lemma in ("many", "few", "several", "more", "most") and top.tag != "NN":
            return True
        name = self.view.name_at.get(top.i)
        if name is not None and self.phrases.person_at(top.i):
            return False
        if top.tag == "NNPS" and self.tree.kids(top.i, "nummod", "amod"):
            return True  # "about 30 Marines are"
        several = any(w.tag == "CD" and w.text.lower() not in ("1", "one") for w in self.tree.kids(top.i, "nummod"))
        if several and top.text.lower().endswith(("men", "people", "children")):
            return True
        if top.lemma in _PLURAL_NOUNS or top.text.lower() in _PLURAL_NOUNS:
            return True
        if top.lemma in ("aircraft", "spacecraft", "series", "species"):
            return not self.tree.kids(top.i, "det", "poss")
        if top.lemma == "number" and any(w.text.lower() == "the" for w in self.tree.kids(top.i, "det")):
            return False  # "the number of cases rises", but "a number of cases are known"
        if top.lemma in listed("counting") and any(w.lemma == "of" for w in self.tree.kids(top.i, "prep")):
            return True
        if name is not None and top.tag == "NNS" and not top.text.islower() and not top.text.lower().endswith("s"):
            return False  # "the MoD"
        if top.tag == "NNPS" or (name is not None and top.tag == "NNP"):
            # "the United States is": a name is one, unless it plainly counts ("the Beatles are").
            return top.tag == "NNPS" and name is None
        if top.tag == "CD":
            return top.text.lower() not in ("one", "1")
        return top.tag == "NNS"

    def group(self, clause: Clause, plural: bool) -> str:
        """The verb group: the present for what happened, the words as they stand for states, modals and the future."""
        verb = self.tree.words[clause.head]
        auxiliaries = self.tree.kids(verb.i, "aux", "auxpass")
        hedge = " ".join(w.text.lower() for w in self.tree.kids(verb.i, "advmod") if w.lemma in style()["hedges"])
        hedge = f"{hedge} " if hedge else ""
        negation = "not " if clause.negated and self.tree.kids(verb.i, "neg") else ""
        if clause.tense in (Tense.MODAL, Tense.FUTURE):
            own = [w.text.lower() for w in auxiliaries]
            words = (own or [clause.modal or "will"]) + [verb.text.lower()]
            words[0] = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would"}.get(words[0], words[0])
            if (
                clause.relation == "ccomp"
                and clause.above is not None
                and reports(self.tree, self.view.clauses[clause.above])
            ):
                words[0] = tense_shifted(words[0])
            return " ".join([words[0], *([negation.strip()] if negation else []), *words[1:]])
        bare = verb.tag == "VBN" and not auxiliaries and clause.relation in ("ccomp", "xcomp")
        bare = (
            bare
            and not self.tree.kids(verb.i, "dobj", "prep", "prt")
            and verb.lemma not in listed("intransitive") | listed("occur")
        )
        by = verb.tag in ("VBN", "VBD") and not auxiliaries and bool(self.tree.kids(verb.i, "agent"))
        bare = bare or by or (verb.text.lower() == "born" and not auxiliaries)
        # "Berg confirmed as head": what needs an object and has none is itself what it is done to.
        after = self.tree.words[verb.i + 1] if verb.i + 1 < len(self.tree.words) else verb
        taken = after.lemma == "as" and after.head == verb.i and not self.tree.kids(verb.i, "dobj")
        bare = bare or (taken and verb.tag == "VBD" and not auxiliaries and verb.lemma in listed("transitive"))
        if (clause.passive or bare) and not self.is_active(clause):
            return f"{'are' if plural else 'is'} {negation}{hedge}{verb.text.lower()}"
        if not verb.is_verb:
            return ""
        if clause.finite and (verb.lemma == "be" or verb.lemma in listed("states")):
            done = [w.text.lower() for w in auxiliaries if w.i < verb.i] + [verb.text.lower()]
            return " ".join([*done[:1], *([negation.strip()] if negation else []), *done[1:]])
        if verb.text.lower() == "missing" and not self.tree.kids(verb.i, "dobj"):
            return f"{'are' if plural else 'is'} {negation}missing"
        lemma = base_form(verb.text, verb.lemma, verb.tag)
        if negation:
            return f"{'do' if plural else 'does'} not {lemma}"
        return hedge + plain(lemma, plural)

    def is_active(self, clause: Clause) -> bool:
        """Whether it only looks passive: "China have banned talks"."""
        auxiliaries = self.tree.kids(clause.head, "aux", "auxpass")
        had = any(w.lemma in ("have", "'ve", "’ve") for w in auxiliaries) and not any(
            w.dep == "auxpass" for w in auxiliaries
        )
        return had and bool(self.tree.kids(clause.head, "dobj"))


def tense_shifted(auxiliary: str) -> str:
    """Under a verb in the present, "would" is "will"."""
    return {"would": "will"}.get(auxiliary.lower(), auxiliary.lower())


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
