"""What is told only on somebody's word: then the headline says whose.

"Prosecutors say Berg struck first" is not "Berg strikes first"; "Police say two men were hurt" is "Two men are hurt".
"""

from __future__ import annotations

from timeline_app.core.facts import EntityKind, MentionForm
from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import View
from timeline_app.extract.events.lexicon import kind_of_verb, style
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.quotes import MARKS

POSSIBLE = frozenset({"can", "could", "may", "might", "should", "must", "ought"})


_ON_WORD = frozenset({"allegedly", "reportedly", "supposedly", "purportedly"})


def is_doubted(view: View, clause: Clause) -> bool:
    """Whether the clause above says who claims or fears it, and the headline must, too."""
    if clause.above is None:
        return False
    above = view.clauses[clause.above]
    if is_content_of_claim(view, clause):
        return True
    if clause.relation != "ccomp" or not above.own_subject:
        return False
    if _is_heard(view, above):
        return True
    if above.passive:
        return False
    verb = view.tree.words[above.head].lemma
    if any(w.lemma in _ON_WORD for w in view.tree.kids(above.head, "advmod")):
        return True
    if verb in style()["doubting"]:
        return True
    if verb not in listed("say"):
        return False
    theirs = is_partial(view, above.subject) or _is_partly_quoted(view, clause) or _is_wrong_told(view, above, clause)
    charged = (verb not in _OWNING and is_charge(view, above.subject, clause)) or _is_own_feat(view, above, clause)
    judged = clause.modal in POSSIBLE or _is_judgement(view, clause) or _is_finding(view, above)
    return theirs or charged or judged or _is_somebodys_word(view, above, clause)


def _is_finding(view: View, saying: Clause) -> bool:
    """ "A study showed that the drug had helped", "scientists said …": theirs, as "according to a study" is."""
    studies = style()["studies"]
    return any(view.tree.words[i].lemma in studies for top in saying.subject for i in view.tree.conjuncts(top))


def _is_judgement(view: View, clause: Clause) -> bool:
    """ "Said the rules had become too lax": what they have become is what the speaker makes of them."""
    verb = view.tree.words[clause.head].lemma
    return verb in _BECOMES and any(w.lemma not in listed("happened") for w in view.tree.kids(clause.head, "acomp"))


_BECOMES = frozenset({"become", "get", "grow"})


def _is_heard(view: View, saying: Clause) -> bool:
    """ "The jury heard that …", "an inquest was told …": what a court only hears is nobody's finding."""
    verb, top = view.tree.words[saying.head].lemma, next(iter(saying.subject), None)
    heard = verb == "hear" or (verb == "tell" and saying.passive)
    return heard and top is not None and view.tree.words[top].lemma in style()["hearing"]


def is_on_word(view: View, head: int, sources: list[int]) -> bool:
    """Whether "according to" these must stand in the line of the verb `head`: "Berg robbed it, according to police"."""
    told = next((c for c in view.clauses if c.head == head), None)
    if is_partial(view, sources) or (told is not None and is_charge(view, sources, told)):
        return True
    studies = style()["studies"]
    return any(view.tree.words[i].lemma in studies for top in sources for i in view.tree.conjuncts(top))


def is_charge(view: View, sources: list[int], told: Clause) -> bool:
    """Whether it says of somebody who can be told that he did a wrong: "police said Berg had robbed the mill".

    Not "police said two men robbed it", which charges nobody; what a paper reports is its word whoever did it.
    """
    tree = view.tree
    verb = tree.words[told.head].lemma
    doers = told.agents if told.passive else told.subject
    if not doers or told.negated:
        return False
    named = [name for i in doers if (name := view.name_at.get(i)) is not None]
    person = any(name.kind is EntityKind.PERSON for name in named)
    person = person or any(tree.words[i].lemma in listed("titles") for i in doers)
    objects = () if told.passive else told.objects
    wrong = verb in style()["wrongs"] or any(tree.words[i].lemma in style()["wrongful"] for i in objects)
    if wrong and any(tree.words[i].lemma in style()["press"] for i in sources):
        return True
    return (wrong and bool(named)) or (person and (wrong or kind_of_verb(verb, told.particle) == "attack"))


def _is_wrong_told(view: View, saying: Clause, told: Clause) -> bool:
    """Whether reporters or witnesses tell of a wrong or an attack that somebody did: theirs, whoever did it.

    "Journalists reported that napalm was dropped", "witnesses said soldiers had opened fire".
    """
    tree = view.tree
    tellers = {*style()["press"], *style()["witnesses"]}
    if told.negated or not any(tree.words[i].lemma in tellers for top in saying.subject for i in tree.conjuncts(top)):
        return False
    verb, involved = tree.words[told.head], (*told.objects, *(told.subject if told.passive else ()))
    wrong = verb.lemma in style()["wrongs"] or any(tree.words[i].lemma in style()["wrongful"] for i in involved)
    doers = told.agents if told.passive else told.subject
    attacked = kind_of_verb(verb.lemma, told.particle) == "attack"
    return wrong or (attacked and any(tree.words[i].lemma in _ARMED for i in doers))


_ARMED = frozenset({"soldier", "troop", "army", "force", "police", "officer", "plane", "jet", "helicopter", "guard"})


_OWNING = frozenset({"admit", "acknowledge", "concede", "know", "show"})


def _is_own_feat(view: View, saying: Clause, told: Clause) -> bool:
    """ "The militia captured Halden, the group said": those who fight tell of their own deeds.

    Not "insurgents shelled it, police said", nor what a minister's office says of them.
    """
    words = view.tree.words
    fights = {words[i].lemma for i in told.subject}.intersection(style()["partial"])
    speakers = {words[i].lemma for i in saying.subject}
    theirs = speakers & _THEIRS or (speakers & _STATE and fights & _STATES_OWN)
    kind = kind_of_verb(words[told.head].lemma, told.particle)
    return bool(fights and theirs) and not told.passive and kind in ("attack", "military")


_THEIRS = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "group", "commander", "leader", "statement", "it", "they"}
)
_STATE = frozenset({"official", "ministry", "government", "general", "minister"})
_STATES_OWN = frozenset({"army", "force", "troop", "military", "navy"})


def _is_somebodys_word(view: View, saying: Clause, told: Clause) -> bool:
    """Whether one person says it who is not said to hold an office: "Holm said the mill had been set on fire".

    Of "he" and "she" it counts only what they tell of themselves: who else they are is seldom sure.
    """
    tree, top = view.tree, next(iter(saying.subject), None)
    if top is None or len(tree.conjuncts(top)) > 1:
        return False
    name, word = view.name_at.get(top), tree.words[top]
    person = name is not None and name.kind is EntityKind.PERSON and name.form is not MentionForm.OFFICE
    below = (tree.words[i].lemma for i in tree.subtree(top))
    if word.tag == "PRP":
        again = {tree.words[i].text.lower() for i in told.subject}
        return word.text.lower() in ("he", "she") and word.text.lower() in again
    return (person or word.lemma in style()["bystanders"]) and listed("titles").isdisjoint(below)


def is_content_of_claim(view: View, clause: Clause) -> bool:
    """ "Allegations that the mill was poisoned": the noun says that it may not be so."""
    noun = view.tree.words[view.tree.words[clause.head].head]
    told = clause.relation == "ccomp" or (clause.relation == "acl" and clause.own_subject)
    return told and noun.is_noun and (noun.lemma in style()["claims"] or noun.text.lower() == "reports")


def is_hearsay(view: View, clause: Clause) -> bool:
    """ "It is feared that …", "for thinking that …", the second half of what somebody claims: no line can say whose."""
    if clause.above is None:
        return False
    above = view.clauses[clause.above]
    if clause.relation == "conj" and not is_doubted(view, clause):
        return above.relation in ("ccomp", "acl") and is_doubted(view, above)
    if clause.relation != "ccomp" or not (above.passive or not above.own_subject):
        return False
    verb = view.tree.words[above.head].lemma
    return verb in style()["doubting"] or (above.relation == "pcomp" and verb in listed("say"))


def is_partial(view: View, nouns: list[int]) -> bool:
    """Whether one of the nouns, or what stands beside it, speaks for one side: "his lawyer, Ada Holm"."""
    tree = view.tree
    beside = (
        w for top in nouns for i in tree.conjuncts(top) for w in (tree.words[i], *tree.kids(i, "compound", "appos"))
    )
    return any(w.lemma in style()["partial"] for w in beside)


def _is_partly_quoted(view: View, clause: Clause) -> bool:
    """ "Said the system was “falling apart”": the words are the speaker's; “Hamlet” is only a title."""
    words = view.tree.words
    marks = [i for i in clause.members if words[i].text in MARKS and i > min(clause.members)]
    return not clause.quoted and any(i + 1 < len(words) and words[i + 1].text[:1].islower() for i in marks[:1])
