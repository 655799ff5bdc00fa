"""Those who act or suffer without a name: "police", "hundreds of residents", "a suicide bomber", "a helicopter".

A timeline without them would say that a man was arrested by nobody, or that a crash killed nobody. Only the nouns of
`people.toml` (`nameless_…`) count, only where the grammar gives them a part in an event that is shown. They are marked
as nameless, so that a view can keep them apart, and never speak for two events being one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline_app.core.facts import NAMELESS, Actor, Entity, EntityKind, Mention, MentionForm, Role
from timeline_app.core.span import Span
from timeline_app.extract.events.actors import NOUN_ROLES, who_is
from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Tree, Word

_KINDS = (
    ("nameless_people", EntityKind.PERSON),
    ("nameless_bodies", EntityKind.ORGANIZATION),
    ("nameless_things", EntityKind.THING),
)
_SAID_OF = frozenset({"attr", "oprd"})
_TO_WHOM = frozenset({"with", "to", "against", "on", "at", "into"})
_HIT = frozenset({"with", "against", "into"})
"""Of these things are what is hit; "on a bus", "to a ship" only say where."""


@dataclass(slots=True)
class Groups:
    """The nameless of one article, put together by what they are called; numbered after the `known` entities."""

    known: int
    text: str
    mentions: list[Mention] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _kinds: dict[str, EntityKind] = field(default_factory=dict)
    _noted: set[Span] = field(default_factory=set)

    def actors(self, draft: Draft) -> tuple[Actor, ...]:
        """The nameless who take part in the event of `draft`, if it stands by itself."""
        return self.acting(draft) if draft.parent is None else ()

    def acting(self, draft: Draft) -> tuple[Actor, ...]:
        """The nameless who act or suffer in the words of `draft`."""
        found: dict[int, Role] = {}
        for number, role in _parts(draft):
            entity = self._entity(draft.view, number)
            if entity is not None:
                found.setdefault(entity, role)
        return tuple(Actor(entity, role) for entity, role in found.items())

    def beside(self, draft: Draft) -> tuple[int, ...]:
        """The nameless of the other clauses of what `draft` tells: "… after two soldiers had been shot"."""
        found: dict[int, None] = {}
        tree, span = draft.view.tree, draft.span
        for clause in draft.view.clauses:
            inside = span.start <= tree.words[clause.head].start < span.end
            if inside and not (clause.quoted or clause.negated or clause.conditional):
                for top, _ in _tops(tree, clause):
                    entities = (self._entity(draft.view, noun) for noun in _nouns(tree, top))
                    found |= dict.fromkeys(entity for entity in entities if entity is not None)
        return tuple(found)

    def _entity(self, view: View, number: int) -> int | None:
        """The entity number of the noun, which is noted as a mention; None if it is named or names no role."""
        noun = view.tree.words[number]
        kind = _kind(noun)
        if kind is None or number in view.name_at or who_is(view, number) is not None:
            return None
        span = Span(_first(view.tree, noun).start, noun.end)
        name = " ".join(span.of(self.text).split())
        name = name[:1].upper() + name[1:].lower()
        self._kinds.setdefault(name, kind)
        entity = self._numbers.setdefault(name, self.known + len(self._numbers))
        if span not in self._noted:
            self._noted.add(span)
            self.mentions.append(Mention(span, span.of(self.text), MentionForm.OFFICE, entity))
        return entity

    def entities(self) -> tuple[Entity, ...]:
        """The nameless as entities, in order of appearance."""
        return tuple(Entity(name, kind, (name,), reasons=(NAMELESS,)) for name, kind in self._kinds.items())


def _parts(draft: Draft) -> Iterator[tuple[int, Role]]:
    """The nouns that have a part in what `draft` tells, with their roles; the first role of a noun counts."""
    tree = draft.view.tree
    clauses = [draft.clause] if draft.clause is not None else []
    clauses += [c for c in draft.view.clauses if c.head == draft.trigger and c is not draft.clause]
    for clause in clauses:
        if not clause.quoted:
            for top, role in _tops(tree, clause):
                yield from ((noun, role) for noun in _nouns(tree, top))
    if tree.words[draft.trigger].is_noun and not any(c.quoted for c in clauses):
        for preposition in tree.kids(draft.trigger, "prep"):
            if preposition.lemma in NOUN_ROLES:
                for pobj in tree.kids(preposition.i, "pobj"):
                    yield from ((noun, NOUN_ROLES[preposition.lemma]) for noun in _nouns(tree, pobj.i))


def _tops(tree: Tree, clause: Clause) -> Iterator[tuple[int, Role]]:
    agent, patient = (Role.PATIENT, Role.OTHER) if clause.passive else (Role.AGENT, Role.PATIENT)
    yield from ((top, agent) for top in clause.subject)
    yield from ((top, patient) for top in clause.objects)
    yield from ((top, Role.AGENT) for top in clause.agents)
    for preposition in tree.kids(clause.head, "prep", "dative"):
        if preposition.lemma in _TO_WHOM:
            for top in tree.kids(preposition.i, "pobj"):
                if preposition.lemma == "on" and top.lemma == "board" and not tree.kids(top.i, "det", "amod", "poss"):
                    continue  # "died on board"
                if preposition.lemma in _HIT or _kind(top) is not EntityKind.THING:
                    yield top.i, Role.OTHER if clause.objects else Role.PATIENT


def _nouns(tree: Tree, top: int) -> Iterator[int]:
    """The nouns that are meant: all that are joined by "and"; of "hundreds of residents" the residents."""
    for number in tree.conjuncts(top):
        word = tree.words[number]
        if word.dep in _SAID_OF and not tree.kids(word.head, "expl"):
            continue  # "was a businessman"; but "there were two soldiers"
        if word.tag == "VBG":  # "saw the bus burning", where the bus is taken for a part of the word
            yield from (kid.i for kid in tree.kids(number, "compound", "nsubj"))
        inner = [
            i
            for of in tree.kids(number, "prep")
            if of.lemma == "of" and word.lemma in listed("counting_of")
            for pobj in tree.kids(of.i, "pobj")
            for i in tree.conjuncts(pobj.i)
            if _kind(tree.words[i]) is not None
        ]
        yield from inner or [number]


def _first(tree: Tree, noun: Word) -> Word:
    """Where the name of the role begins: "suicide bomber", "public health officials"."""
    first = noun
    while first.i > 0:
        before = tree.words[first.i - 1]
        joined = before.dep == "compound" and before.tag == "NN"
        hyphen = before.i > 0 and tree.words[before.i - 1].text == "-"  # "a 12-member jury"
        if hyphen or before.head != noun.i or not (joined or before.lemma in listed("telling")):
            break
        first = before
    return first


def _kind(noun: Word) -> EntityKind | None:
    if noun.tag not in ("NN", "NNS") or (noun.i and noun.text.istitle()):
        return None  # "Messenger Kids" is nobody
    return next((kind for name, kind in _KINDS if noun.lemma in listed(name)), None)


def all_mentions(mentions: Sequence[Mention], groups: Groups) -> tuple[Mention, ...]:
    """The mentions of the named and the nameless in the order of the text."""
    return tuple(sorted([*mentions, *groups.mentions], key=lambda m: (m.span, m.entity)))
