"""Who takes part in a clause, and as what: agent, patient or other.

"Moreau was welcomed by Berg at the palace": Berg agent, Moreau patient. Those who only stand inside another's
title ("Japanese Defence Minister"), in a place phrase or in another clause take no part.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline_app.core.facts import EntityKind, Role
from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import Name, View
from timeline_app.extract.events.lexicon import kind_of_noun
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word
from timeline_app.extract.mentions.gazetteer import words as named

_PLACE_PREPOSITIONS = frozenset({
    "in", "at", "near", "outside", "inside", "across", "throughout", "around", "off", "over", "along", "into", "onto",
    "through", "within", "via", "toward", "towards", "beyond",
})  # fmt: skip
_TOPIC = frozenset({"on", "about", "over", "regarding", "concerning", "of"})
_INSIDE = frozenset(
    {
        "poss",
        "prep",
        "pobj",
        "nmod",
        "compound",
        "amod",
        "pcomp",
        "nummod",
        "npadvmod",
        "quantmod",
        "dep",
        "dobj",
        "agent",
    }
)
_SAME = frozenset({"conj", "appos"})


def clause_actors(view: View, clause: Clause) -> dict[int, Role]:
    """Entity numbers with their roles in the clause; an entity met twice keeps its weightier role."""
    actors: dict[int, Role] = {}
    if (speaker := _speaker(view, clause)) is not None:
        actors[speaker.entity] = Role.PATIENT if clause.passive else Role.AGENT
    agent_role, patient_role = (Role.PATIENT, Role.AGENT) if clause.passive else (Role.AGENT, Role.PATIENT)
    for top in clause.subject:
        _add(actors, _under(view, top, clause, agent_role))
    for top in clause.objects:
        _add(actors, _under(view, top, clause, patient_role if not clause.passive else Role.OTHER))
    for top in clause.agents:
        _add(actors, _under(view, top, clause, Role.AGENT))
    for preposition in view.tree.kids(clause.head, "prep", "dative"):
        if preposition.lemma == "accord" or (preposition.lemma in _TOPIC and _is_talk(view.tree, clause)):
            continue
        placed = preposition.lemma in _PLACE_PREPOSITIONS
        for pobj in view.tree.kids(preposition.i, "pobj"):
            to_whom = preposition.lemma in ("with", "to", "against") and not clause.objects
            met = preposition.lemma == "with" and _is_talk(view.tree, clause)
            role = Role.PATIENT if to_whom or met else Role.OTHER
            found = [(n, r) for n, r in _under(view, pobj.i, clause, role) if not _is_where(view, n, r)]
            _add(actors, ((n, r) for n, r in found if not (placed and n.kind is not EntityKind.PERSON)))
    return actors


def content_actors(view: View, clause: Clause) -> dict[int, Role]:
    """People and bodies that a statement is about: subject and object of what is said, all as OTHER."""
    actors: dict[int, Role] = {}
    for inner in view.clauses:
        if inner.relation == "ccomp" and view.tree.words[inner.head].head == clause.head and not inner.quoted:
            for top in [*inner.subject, *inner.objects, *inner.agents]:
                found = _under(view, top, inner, Role.OTHER)
                _add(
                    actors,
                    ((n, Role.OTHER) for n, r in found if n.kind in (EntityKind.PERSON, EntityKind.ORGANIZATION)),
                )
    return actors


def _is_talk(tree: Tree, clause: Clause) -> bool:
    """Whether the verb, or the noun that it carries, is of talking: then "on", "about" lead to what is talked of."""
    lemmas = {tree.words[i].lemma for i in [clause.head, *clause.objects]}
    return bool(lemmas & (listed("talk") | listed("say") | listed("gathering") | {"view", "meet"}))


def _is_event(word: Word) -> bool:
    return word.is_verb or kind_of_noun(word.lemma) is not None


NOUN_ROLES = {
    "by": Role.AGENT,
    "between": Role.AGENT,
    "among": Role.AGENT,
    "of": Role.PATIENT,
    "with": Role.PATIENT,
    "against": Role.PATIENT,
}


_BETWEEN = frozenset({"meeting", "agreement", "call", "visit", "attack"})
"""What countries have with each other: "the Norway talks", where "the Norway title" is only won there."""


def noun_actors(view: View, noun: int) -> dict[int, Role]:
    """Entities around an event noun: "talks between X and Y", "X's visit to Y", "the X-Y meeting"."""
    actors: dict[int, Role] = {}
    tree = view.tree
    for possessor in tree.kids(noun, "poss"):
        _add(actors, _under(view, possessor.i, None, Role.AGENT))
    for preposition in tree.kids(noun, "prep"):
        if preposition.lemma in _PLACE_PREPOSITIONS:
            continue
        role = NOUN_ROLES.get(preposition.lemma, Role.OTHER)
        for pobj in tree.kids(preposition.i, "pobj"):
            _add(actors, ((n, r) for n, r in _under(view, pobj.i, None, role) if not _is_where(view, n, r)))
    for name in view.names:
        if tree.words[name.head].head == noun and tree.words[name.head].dep in ("compound", "nmod"):
            held = name.kind not in _WHERE or kind_of_noun(tree.words[noun].lemma) in _BETWEEN
            _add(actors, [(name, Role.OTHER)] if held and not _is_where(view, name, Role.OTHER) else [])
    return actors


def _speaker(view: View, clause: Clause) -> Name | None:
    """Whom "it" or "they" means in "the ministry said it had arrested …": the one who says it."""
    if clause.relation != "ccomp" or clause.above is None or len(clause.subject) != 1:
        return None
    pronoun = view.tree.words[clause.subject[0]]
    above = view.clauses[clause.above]
    if pronoun.text.lower() not in ("it", "they") or pronoun.i in view.name_at or not above.subject:
        return None
    name = view.name_at.get(above.subject[0])
    return name if name is not None and name.kind is not EntityKind.PERSON else None


def _add(actors: dict[int, Role], found: Iterable[tuple[Name, Role]]) -> None:
    rank = {Role.AGENT: 0, Role.PATIENT: 1, Role.OTHER: 2}
    for name, role in found:
        if name.entity not in actors or rank[role] < rank[actors[name.entity]]:
            actors[name.entity] = role


def _under(view: View, top: int, clause: Clause | None, role: Role) -> Iterable[tuple[Name, Role]]:
    """Names in the noun phrase of word `top`: its head and what is coordinated has the role, what is inside OTHER."""
    for name in view.names:
        path = _path(view.tree, name, top)
        if path is None or (name.kind in _WHERE and (_ends_address(view, name) or _is_topic(view.tree, name, path))):
            continue
        same = all(w.dep in _SAME for w in path) or _is_titled(view, name, top) or _is_told_apart(view, name, path)
        if same or _stands_for_noun(view.tree, name, path) or _closes_phrase(view, name, path, top):
            yield name, role
        elif not _is_described(path) and (name.kind is EntityKind.ORGANIZATION or not _is_title(view, name, path)):
            suffers = role is Role.PATIENT and not any(w.dep == "prep" for w in path)
            if suffers or not _is_where(view, name, Role.OTHER):
                yield name, Role.OTHER


_WHERE = (EntityKind.PLACE, EntityKind.COUNTRY)


def _ends_address(view: View, name: Name) -> bool:
    """Whether it only says where the place just before it is: "in Nice, France", "of Austin, Texas"."""
    first = name.words[0]
    before = view.name_at.get(first - 2) if first > 1 and view.tree.words[first - 1].text == "," else None
    follow = view.tree.words[name.words[-1] + 1].text if name.words[-1] + 1 < len(view.tree.words) else ","
    return before is not None and before.kind is EntityKind.PLACE and follow not in ("and", "or", "&")


def _is_topic(tree: Tree, name: Name, path: list[Word]) -> bool:
    """Whether a country only says which thing is meant: "the Norway election race", "French wine prices"."""
    if name.kind is not EntityKind.COUNTRY or not path or path[0].dep not in ("compound", "nmod", "amod"):
        return False
    noun = tree.words[path[0].head]
    acts = noun.lemma in listed("nameless_people") | listed("nameless_bodies") | listed("nameless_things")
    arm = noun.text.lower() in named("references", "state_arms") or noun.lemma in named(
        "references", "government_nouns"
    )
    return not (acts or arm or noun.tag in ("NNP", "NNPS") or any(c.isdigit() for c in noun.text))


def _is_where(view: View, name: Name, role: Role) -> bool:
    """Whether a place only says where: neither acts it nor is anything done to it, and it is no station or prison."""
    last = view.tree.words[name.words[-1]]
    return name.kind is EntityKind.PLACE and role is Role.OTHER and last.text.lower() not in listed("facilities")


def _path(tree: Tree, name: Name, top: int) -> list[Word] | None:
    """The words from the name's head up to but without `top`; None where it does not hang there as part of the noun."""
    if top in name.words:
        return []
    path: list[Word] = []
    for word in [tree.words[name.head], *tree.up(name.head)]:
        if word.i == top:
            return path
        if word.dep not in _INSIDE and word.dep not in _SAME:
            return None
        if word.is_verb and word.dep not in ("amod", "compound"):
            return None
        # "a judge in Paris": where somebody is takes no part.
        where = name.kind in _WHERE
        if word.dep == "prep" and word.lemma in _PLACE_PREPOSITIONS and (where or _is_event(tree.words[word.head])):
            return None
        above = tree.words[word.head]
        beside = above.tag in ("NNP", "NNPS") and above.lemma not in listed("titles")
        if word.dep == "prep" and beside and word.lemma != "of":
            return None
        path.append(word)
    return None


def _is_described(path: list[Word]) -> bool:
    """Whether the name only helps to describe somebody else: "Moreau, commander of the Northern Fleet"."""
    return any(w.dep == "appos" for w in path[1:])


def _is_told_apart(view: View, name: Name, path: list[Word]) -> bool:
    """Whether the person is named after the place or body that he is of: "an attorney for Acme, Ann Holt, sued"."""
    steps = tuple(w.dep for w in path)
    if name.kind is not EntityKind.PERSON or steps not in (("appos", "pobj", "prep"), ("appos", "poss")):
        return False
    of, noun = view.name_at.get(path[0].head), view.tree.words[path[-1].head]
    human = noun.tag == "NN" and noun.lemma in listed("nameless_people") | listed("titles")
    return of is not None and of.kind is not EntityKind.PERSON and human


def who_is(view: View, noun: int) -> Name | None:
    """The person whose name stands by the noun as the same one: "the skipper, Ann Holt,", "an attorney for Acme, …"."""
    for name in view.names:
        path = _path(view.tree, name, noun) if name.kind is EntityKind.PERSON and name.head > noun else None
        if path and (all(w.dep == "appos" for w in path) or _is_told_apart(view, name, path)):
            return name
    return None


def _is_titled(view: View, name: Name, top: int) -> bool:
    """Whether `top` is the title of the person at the end of its phrase: "Minister for Foreign Affairs Ken Sato"."""
    words = view.tree.words
    before = name.words[0] - 1
    return (
        name.kind is EntityKind.PERSON
        and words[top].lemma in listed("titles")
        and before > top
        and words[before].tag in ("NNP", "NNPS")
        and view.tree.subtree(top)[-1] == name.words[-1]
    )


def _stands_for_noun(tree: Tree, name: Name, path: list[Word]) -> bool:
    """Whether the noun only says how it acts or what it is: "Chinese fighter jets", "the Wagner group"."""
    for number, word in enumerate(path):
        if word.dep not in ("amod", "compound", "nmod", "poss") or name.kind is EntityKind.PERSON:
            return False
        noun = tree.words[word.head].text
        arm = noun.lower() in named("references", "state_arms") or any(c.isdigit() for c in noun)
        body = word.dep == "compound" and noun.lower() in named("organizations", "said_after")
        if (arm and name.kind is EntityKind.COUNTRY) or (body and name.kind is EntityKind.ORGANIZATION):
            return all(w.dep in _SAME for w in path[number + 1 :])
    return False


def _closes_phrase(view: View, name: Name, path: list[Word], top: int) -> bool:
    """Whether a person's name ends the phrase, all before it being what he is: "former world champion boxer X"."""
    plain = path and all(w.dep in _DESCRIBING for w in path) and top < name.words[0]
    before = view.tree.words[name.words[0] - 1] if name.words[0] else None
    if name.kind is not EntityKind.PERSON or not plain or before is None or not before.is_noun:
        return False
    return view.tree.subtree(top)[-1] == name.words[-1]


_DESCRIBING = frozenset({"conj", "dobj", "compound", "nmod", "appos", "dep"})


def _is_title(view: View, name: Name, path: list[Word]) -> bool:
    """Whether the name only belongs to somebody's title: "Japanese Defence Minister X", "US President Y"."""
    tree = view.tree
    for word in path:
        above = view.name_at.get(word.head)
        if word.dep in ("compound", "nmod", "amod", "poss", "dep") and above is not None and above is not name:
            return above.kind is EntityKind.PERSON or name.kind is EntityKind.COUNTRY
    first = tree.words[path[0].head] if path else None
    return bool(first and path[0].dep in ("amod",) and name.kind is EntityKind.COUNTRY)
