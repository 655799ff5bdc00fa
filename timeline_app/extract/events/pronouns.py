"""Whom a pronoun subject of a headline stands for, where the names stage did not say: the nearest that fits, or nobody.

"Okoro said on Monday … since he took office" is about Okoro: the subject of the clause above comes first.
"""

from __future__ import annotations

import re

from timeline_app.core.facts import EntityKind, MentionForm
from timeline_app.extract.events.clauses import reports
from timeline_app.extract.events.context import Name, Reading, View
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.phrase import Phrases
from timeline_app.extract.mentions.gazetteer import gender_of_kin
from timeline_app.extract.nlp import common_word
from timeline_app.extract.quotes import spoken

_ARTICLE = re.compile(r"^(?:the|an?) ", re.I)
_GENDERS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
_PERSONAL = frozenset(_GENDERS)
_DEEPEST = 3
_PLURAL = frozenset({"they", "their", "them"})


def stands_for(view: View, word: int, reading: Reading, depth: int = 0) -> str:
    """The phrase that the pronoun at `word` stands for; empty where more than one would do or none."""
    name = view.name_at.get(word)
    pronoun = view.tree.words[word].text.lower()
    if pronoun.endswith(("self", "selves")) or (pronoun == "it" and _is_another_it(view, word, reading)):
        return ""
    if name is not None and name.form is not MentionForm.OFFICE and name.head == word:
        short = reading.short_names[name.entity]
        return short if _may_mean(pronoun, name) and (pronoun in _PLURAL or " and " not in short) else ""
    if pronoun == "it" and view.tree.words[view.tree.words[word].head].lemma == "be":
        return ""  # "it was the turn of …"
    before = _view_before(view, reading)
    if pronoun == "it" and _is_said_by_another(view, word):
        return ""
    if pronoun in _PERSONAL:
        return _person(view, word, before, reading, depth) or _human(view, word, before, reading, depth)
    if pronoun in _PLURAL or pronoun in ("it", "its"):
        plural = pronoun in _PLURAL
        suffers = view.tree.words[word].dep == "nsubjpass"
        return _subject_here(view, word, reading, plural) or _subject_of(before, reading, plural, depth, suffers)
    return ""


def _is_another_it(view: View, word: int, reading: Reading) -> bool:
    """Whether the object "it" can be nothing that the line would put there.

    Not what does it ("Acme broke the truce after signing it"), nor a thought ("will believe it"), nor what acts in a
    sentence with a thing that it may mean as well ("The court shut the mill. Police searched it").
    """
    tree, pronoun = view.tree, view.tree.words[word]
    verb = tree.words[pronoun.head]
    if pronoun.dep not in ("dobj", "dative", "pobj"):
        return False
    if verb.lemma in listed("thinking"):
        return True
    clause = next((c for c in view.clauses if word in c.members), None)
    name = view.name_at.get(word)
    doers = set(clause.subject) if clause is not None and not clause.passive else set()
    if name is not None:
        acts = any(n.entity == name.entity for i in doers if (n := view.name_at.get(i)) is not None)
        return acts or reading.short_names[name.entity].startswith("The ")
    main = next((c for c in view.clauses if c.above is None and c.subject), None)
    told = main if main is not None and main is not clause and main.subject[0] < word else None
    if told is not None and not doers.isdisjoint(told.subject):
        return True
    place = view if told is not None else _view_before(view, reading)
    if told is None and place is not None:
        told = next((c for c in place.clauses if c.above is None and c.subject), None)
    if place is None or told is None:
        return False
    things = {*told.objects, *(s for c in place.clauses if c is not told for s in c.subject if s not in told.subject)}
    return any(place.tree.words[i].tag in _THING and i not in place.timed_words for i in things)


_THING = ("NN", "NNP")
_JUDGING = frozenset({"conclude", "decide", "determine", "find", "order", "rule"})


def _is_said_by_another(view: View, word: int) -> bool:
    """Whether somebody judges of it: "the judge ruled that it would help" may mean anything."""
    inner = next((c for c in view.clauses if word in c.subject and c.relation == "ccomp"), None)
    above = view.clauses[inner.above] if inner is not None and inner.above is not None else None
    return above is not None and view.tree.words[above.head].lemma in _JUDGING


def mark_of(owner: str, reading: Reading) -> str:
    """What makes it the owner of something: "Berg’s", "Moses’s", but "the investigators’"."""
    last = owner.rsplit(" ", 1)[-1].lower()
    return "’" if last.endswith("s") and owner not in reading.short_names and common_word(last) else "’s"


def _may_mean(pronoun: str, name: Name) -> bool:
    """Whether a pronoun can stand for a name of that kind: "they" is no country, "it" no place and nobody."""
    if pronoun in _PLURAL:
        return name.kind is not EntityKind.COUNTRY
    return pronoun not in ("it", "its") or name.kind in (EntityKind.ORGANIZATION, EntityKind.COUNTRY)


def _subject_here(view: View, word: int, reading: Reading, plural: bool) -> str:
    """The subject of the sentence itself, if the pronoun comes in a later clause of it."""
    main = next((c for c in view.clauses if c.above is None and c.subject), None)
    if main is None or main.subject[0] >= word or word in main.subject:
        return ""
    inner = next((c for c in view.clauses if word in c.members), None)
    if inner is main:
        return ""
    name = view.name_at.get(main.subject[0])
    if name is not None and not plural and view.tree.words[word].dep == "nsubjpass":
        return ""  # "Acme has sold ten of the jet since it was announced"
    return _fitting(view, main.subject[0], reading, plural)


def _view_before(view: View, reading: Reading) -> View | None:
    index = reading.number_of(view)
    before = reading.views[index - 1] if index else None
    return None if before is None or before.title else before


def _person(view: View, word: int, before: View | None, reading: Reading, depth: int) -> str:
    gender = _GENDERS[view.tree.words[word].text.lower()]
    if is_spoken(view, word, reading):
        return ""  # "Holm said: “He was ill”": not Holm
    here = [n for n in view.names if _is_person(n) and n.words[-1] < word]
    if here and _has_rival(view, word):
        return ""  # "when the doctor saw Holm, he left"
    if titled := _titled(view, max((n.words[-1] for n in here), default=-1), word, reading):
        return titled
    known = {n.entity for n in view.names if n.kind is EntityKind.PERSON and n.words[-1] < word}
    if len(known) > 1:
        return ""  # "Berg sold the star the boat that he sank"
    if not here and before is not None and (top := _same_or_stranger(before, gender)) is not None:
        return stands_for(before, top, reading, depth + 1) if depth < _DEEPEST else ""
    names = here or _only_told(before)
    if len({n.entity for n in names}) != 1:
        return ""  # of two the names stage has said who is meant, or cannot
    fits = reading.genders.get(names[-1].entity, gender) == gender
    again = any(n.entity == names[-1].entity and n.head > word for n in view.names)  # "he wrote Holm's plea": not Holm
    return reading.short_names[names[-1].entity] if fits and not again else ""


def _has_rival(view: View, word: int) -> bool:
    """Whether somebody without a name stands before the pronoun, whom it may mean as well."""
    people = listed("humans") | listed("titles") | listed("famous")
    return any(
        w.tag == "NN" and w.lemma in people and w.dep in _ROLES and w.i not in view.name_at
        for w in view.tree.words[:word]
    )


_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def is_spoken(view: View, word: int, reading: Reading) -> bool:
    """Whether it stands in somebody's own sentence, before any noun of it."""
    span, at = view.tree.span, view.tree.words[word].start
    start = next((s for s, e in spoken(span.of(reading.article.text)) if s <= at - span.start < e), None)
    return start is not None and not any(w.is_noun and span.start + start <= w.start < at for w in view.tree.words)


def _same_or_stranger(before: View, gender: str) -> int | None:
    """The subject of the sentence before, where it is the same pronoun or kin without a name: "His mother …. She …"."""
    main = next((c for c in before.clauses if c.above is None and c.subject), None)
    if main is None or main.subject[0] in before.name_at:
        return None
    top = before.tree.words[main.subject[0]]
    if top.tag == "PRP":
        return top.i if _GENDERS.get(top.text.lower()) == gender else None
    owned = top.lemma in listed("kin") and before.tree.kids(top.i, "poss") and not before.tree.kids(top.i, "appos")
    return top.i if owned and gender_of_kin(top.lemma) in (None, gender) else None


def _human(view: View, word: int, before: View | None, reading: Reading, depth: int) -> str:
    """Somebody without a name who is the subject here or in the sentence before: "the boy … where he died"."""
    for place in (view, before):
        main = next((c for c in place.clauses if c.above is None and c.subject), None) if place is not None else None
        if main is None or place is None or (place is view and (main.subject[0] >= word or word in main.subject)):
            continue
        top = place.tree.words[main.subject[0]]
        if place is before and top.text.lower() == view.tree.words[word].text.lower() and depth < 3:
            return stands_for(place, top.i, reading, depth + 1)
        if top.tag == "NN" and top.lemma in listed("humans") | listed("titles"):
            if place.tree.kids(top.i, "poss") or Phrases(place, reading).person_at(top.i) is not None:
                return ""  # "her son … he": whose? "The judge, Ida Holm, … he": the names stage has refused her
            return "the " + _ARTICLE.sub("", Phrases(place, reading).noun(top.i, 3))
    return ""


def _titled(view: View, start: int, end: int, reading: Reading) -> str:
    """Somebody called by office between the words `start` and `end`: "the queen … since her wedding"."""
    for noun in reversed(view.tree.words[start + 1 : end]):
        definite = any(w.text.lower() == "the" for w in view.tree.kids(noun.i, "det"))
        if noun.tag == "NN" and noun.lemma in listed("titles") and definite:
            name = view.name_at.get(noun.i)
            return reading.short_names[name.entity] if name else Phrases(view, reading).noun(noun.i, 2)
    return ""


def _only_told(view: View | None) -> list[Name]:
    """The people of a sentence that tells of nobody but its subject, and not only what he says or writes."""
    clause = next((c for c in view.clauses if c.above is None and c.subject), None) if view is not None else None
    if view is None or clause is None or reports(view.tree, clause):
        return []
    people = [n for n in view.names if n.kind is EntityKind.PERSON]
    others = any(w.lemma in listed("humans") | listed("kin") for w in view.tree.words if w.tag == "NN")
    others |= any(w.text.lower() in _GENDERS and w.i not in view.name_at for w in view.tree.words)
    leads = any(n.head in clause.subject for n in people)
    return people if leads and not others and len({n.entity for n in people}) == 1 else []


def _is_person(name: Name) -> bool:
    return name.kind is EntityKind.PERSON and name.form is not MentionForm.OFFICE


def _subject_of(before: View | None, reading: Reading, plural: bool, depth: int, suffers: bool = False) -> str:
    """The subject of the sentence before, if it is one thing or several as the pronoun wants.

    Things are meant only where something is done to them in both: "The paintings were stolen. They were found".
    """
    main = next((c for c in before.clauses if c.above is None and c.subject), None) if before else None
    if main is None or before is None:
        return ""
    top = main.subject[0]
    if before.tree.words[top].text.lower() == ("they" if plural else "it") and depth < 3:
        return stands_for(before, top, reading, depth + 1)
    if suffers and plural and any(before.tree.words[o].tag == "NNS" for o in main.objects):
        return ""  # "Gunmen took three sailors. They were freed": who?
    parallel = suffers and main.passive and before.tree.words[top].is_noun
    return _fitting(before, top, reading, plural) if parallel or _acts(before, top) else ""


def _acts(view: View, top: int) -> bool:
    """Whether it is somebody that a later sentence would go on about: people, or a body or country by name."""
    name, lemma = view.name_at.get(top), view.tree.words[top].lemma
    human = any(
        view.tree.words[i].lemma in listed("humans") | listed("titles") | listed("roles")
        for i in view.tree.conjuncts(top)
    )
    known = name is not None and name.kind is not EntityKind.PLACE  # "Asia grew. It was settled"
    return known or human or lemma in listed("institutions") | {"company", "firm", "group", "agency", "party"}


def _fitting(view: View, top: int, reading: Reading, plural: bool) -> str:
    phrases = Phrases(view, reading)
    several = len(view.tree.conjuncts(top)) > 1 or view.tree.words[top].tag in ("NNS", "NNPS")
    if several is not plural or phrases.is_pronoun(top) or (not plural and phrases.person_at(top)):
        return ""
    name = view.name_at.get(top)
    if view.tree.words[top].lemma in ("nobody", "everybody", "everyone", "somebody", "someone", "none", "anybody"):
        return ""
    titled = view.tree.words[top].lemma in listed("titles") or (name is not None and name.kind is EntityKind.PERSON)
    if not plural and titled:
        return ""  # "the minister" is no "it"
    if not plural and top not in view.name_at and view.tree.kids(top, "prep", "acl", "relcl"):
        return ""  # "the price of the boat … it sank": a long phrase is seldom what "it" means
    if (
        any(w.text.lower() in ("no", "a", "an", "any", "every", "each") for w in view.tree.kids(top, "det"))
        and not plural
    ):
        return ""  # "No expense was spared. It …"
    return phrases.noun(top, 2)
