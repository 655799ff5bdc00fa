"""Who "the Chilean rider", "a keen angler" is, where the sentence or the one before names him.

"Holm won by a length. The 29-year-old rider sang in the stable." has one man of whom that can be said; after
"Holm passed a rider", or of "The rider was arrested", it may be another. A wrong name is worse than none: whatever
leaves a doubt gets none.
"""

from __future__ import annotations

import re

from timeline_app.core.facts import EntityKind, MentionForm
from timeline_app.extract.events.clauses import reports
from timeline_app.extract.events.context import Name, Reading, View
from timeline_app.extract.events.inflect import FINITE
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Word
from timeline_app.extract.mentions.gazetteer import country_named

_HUMAN = re.compile(r"(?:ist|ian|m[ae]n|woman|eer|^MP|^figure|^legend|^native|^member|^friend|^father|^mother)$")
_OWN = frozenset({"his", "her"})


def who_described(view: View, top: int, reading: Reading) -> str:
    """The name of the one whom the noun at `top` only describes; empty where that is not sure."""
    return _apposed(view, top, reading) or _spoken_of(view, top, reading)


def _apposed(view: View, top: int, reading: Reading) -> str:
    """ "Ann Holt, a keen angler who died": Holt; "another neighbour, Norway, sent": Norway."""
    tree, noun = view.tree, view.tree.words[top]
    if top in view.name_at or noun.tag not in ("NN", "NNP", "DT") or tree.kids(top, "conj", "poss"):
        return ""
    of = [o.i for p in tree.kids(top, "prep") for o in tree.kids(p.i, "pobj")] if noun.tag == "DT" else []
    beside = [tree.words[noun.head]] if noun.dep == "appos" else []
    after = [w for i in (top, *of) for w in tree.kids(i, "appos") if not _is_parted(view, top, w)]
    after += [w for w in tree.kids(noun.head, "nsubj", "nsubjpass") if w.i > top and noun.dep.startswith("nsubj")]
    beside += [w for w in after if tree.words[min(tree.subtree(w.i)) - 1].text == ","]
    beside = beside or _set_off(view, noun)
    found = [n for w in beside if (n := view.name_at.get(w.i)) is not None and n.head == w.i and _stands_alone(view, n)]
    found = [n for n in found if (n.kind is EntityKind.PERSON) is _is_human(noun) and not _goes_before(view, n)]
    return reading.short_names[found[0].entity] if len(found) == len(beside) == 1 else ""


def _set_off(view: View, noun: Word) -> list[Word]:
    """Whoever is named just before what is set off by commas, whatever hangs on what: "Ann Holt, the angler, left"."""
    tree = view.tree
    first = min([w.i for w in tree.kids(noun.i, "det", "compound", "amod", "nmod")], default=noun.i)
    closed = noun.i + 1 < len(tree.words) and tree.words[noun.i + 1].text == ","
    if not closed or first < 2 or tree.words[first - 1].text != ",":
        return []
    return [tree.words[n.head] for n in view.names if n.words[-1] == first - 2]


def _is_parted(view: View, noun: int, name: Word) -> bool:
    """Whether a clause stands between: "the quake, which struck the capital, Lima" is no quake called Lima."""
    return any(w.tag in FINITE for w in view.tree.words[noun + 1 : name.i])


def _goes_before(view: View, name: Name) -> bool:
    """Whether more of the name stands before what is known as such: "the first ferry, MV | Valmora"."""
    first = name.words[0]
    return name.kind is not EntityKind.PERSON and first > 0 and view.tree.words[first - 1].tag in ("NNP", "NNPS")


def _is_human(noun: Word) -> bool:
    known = (
        listed("humans")
        | listed("titles")
        | listed("roles")
        | listed("famous")
        | listed("described")
        | listed("nameless_people")
    )
    return noun.lemma in known or bool(_HUMAN.search(noun.text))


def _stands_alone(view: View, name: Name) -> bool:
    return name.form is MentionForm.NAME and name.head not in view.groups and not view.tree.kids(name.head, "conj")


def _spoken_of(view: View, top: int, reading: Reading) -> str:
    """The one person whom the sentence before is about, if "his" says so here or the noun is said of the famous."""
    word = view.tree.words[top]
    number = reading.number_of(view)
    before = reading.views[number - 1] if number else None
    if before is None or before.title or view.title or not _describes(view, word):
        return ""
    here = {n.entity for n in view.names if n.kind is EntityKind.PERSON and n.form is MentionForm.NAME}
    own = {n.entity for n in _pronouns(view, top)}
    about = _about(before)
    bare = _is_bare_fame(view, word)
    if own and bare and not about:
        meant = own - _speakers(before)
    else:
        meant = own & about if own else about if bare else set()
    return reading.short_names[min(meant)] if len(meant) == 1 and not (own - meant) and not meant & here else ""


def _speakers(view: View) -> set[int]:
    """Who only says what the sentence tells: "he" and "the singer" hardly mean him."""
    said = {top for clause in view.clauses if reports(view.tree, clause) for top in clause.subject}
    return {n.entity for n in view.names if n.head in said}


def _is_bare_fame(view: View, word: Word) -> bool:
    """ "The singer", "the Belgian"; a rider, a tram driver, a 29-year-old singer may be anybody's."""
    alone = all(view.tree.words[c].dep in ("det", "punct") for c in word.children)
    return alone and (word.lemma in listed("famous") or word.tag == "NNP")


def _describes(view: View, word: Word) -> bool:
    """Whether it is "the rider", "the Finn", "the 29-year-old": definite, one, and nothing beside it names another."""
    tree = view.tree
    known = view.name_at.get(word.i)
    kids = [tree.words[c] for c in word.children]
    if known is not None or word.tag not in ("NN", "NNP") or not any(w.text.lower() == "the" for w in kids):
        return False
    more = any(w.dep in ("conj", "poss", "appos", "prep", "relcl", "acl", "nmod", "compound") for w in kids)
    named = any(w.i in view.name_at and w.tag != "JJ" for w in kids)
    other = any(w.lemma in _OTHERS for w in kids)
    people = country_named(word.text)
    trade = word.tag == "NN" and word.lemma in listed("famous") | listed("described") | {"old"}
    return not (more or named or other) and (trade or (people is not None and people.adjective))


_OTHERS = frozenset({"other", "another", "second", "third", "same", "late", "new", "former", "next", "last", "first"})


def _pronouns(view: View, top: int) -> list[Name]:
    """ "His", "her" in the clause of the noun, with whom they are known to mean."""
    clause = next((c for c in view.clauses if top in c.subject and c.own_subject), None)
    if clause is None:
        return []
    inside = [n for n in view.names if n.form is MentionForm.PRONOUN and n.head in view.tree.subtree(clause.head)]
    return [n for n in inside if view.tree.words[n.head].text.lower() in _OWN]


def _about(view: View) -> set[int]:
    """The people of a sentence that one of them acts in and does not only speak, and nobody without a name."""
    tree = view.tree
    people = [n for n in view.names if n.kind is EntityKind.PERSON and n.form is not MentionForm.OFFICE]
    others = [w for w in tree.words if w.tag == "NN" and w.lemma in listed("humans") | listed("roles")]
    about = {
        s
        for c in view.clauses
        if not reports(tree, c) and c.own_subject
        for top in c.subject
        for s in tree.conjuncts(top)
    }
    leads = any(n.head in about for n in people)
    return {n.entity for n in people} if leads and not others else set()
