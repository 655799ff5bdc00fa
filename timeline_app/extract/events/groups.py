"""Those who act or suffer without a name: "police", "firefighters", "a suicide bomber".

A timeline without them would say that a man was arrested by nobody, or that a crash killed nobody. Only the nouns of
`words.toml` (`roles`, `institutions`) count, only as agent or patient of an event that is shown. They are marked as
nameless, so that a view can keep them apart, and never speak for two events being one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline_app.core.facts import NAMELESS, Actor, Entity, EntityKind, Mention, MentionForm, Role
from timeline_app.core.span import Span
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import words as listed
from timeline_app.extract.events.tree import Word


@dataclass(slots=True)
class Groups:
    """The nameless of one article, put together by what they are called; numbered after the `known` entities."""

    known: int
    text: str
    kinds: dict[str, EntityKind] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def actors(self, draft: Draft) -> tuple[Actor, ...]:
        """The nameless who take part in the event of `draft`, if it stands by itself."""
        return self.acting(draft) if draft.parent is None else ()

    def acting(self, draft: Draft) -> tuple[Actor, ...]:
        """The nameless who act or suffer in the words of `draft`."""
        clause = draft.clause
        if clause is None or clause.quoted:
            return ()
        agent, patient = (Role.PATIENT, Role.OTHER) if clause.passive else (Role.AGENT, Role.PATIENT)
        found: dict[int, Role] = {}
        for tops, role in ((clause.subject, agent), (clause.objects, patient), (clause.agents, Role.AGENT)):
            for top in tops:
                for number in draft.view.tree.conjuncts(top):
                    entity = self._entity(draft, number)
                    if entity is not None:
                        found.setdefault(entity, role)
        return tuple(Actor(entity, role) for entity, role in found.items())

    def _entity(self, draft: Draft, number: int) -> int | None:
        """The entity number of the noun, which is noted as a mention; None if it is named or names no role."""
        tree = draft.view.tree
        noun = tree.words[number]
        kind = _kind(noun)
        if kind is None or number in draft.view.name_at or noun.tag not in ("NN", "NNS"):
            return None
        before = [w for w in tree.kids(number, "compound") if w.tag == "NN" and w.i == number - 1]
        span = Span((before or [noun])[0].start, noun.end)
        name = " ".join(span.of(self.text).split())
        name = name[:1].upper() + name[1:].lower()
        self.kinds.setdefault(name, kind)
        entity = self.known + list(self.kinds).index(name)
        if all(m.span != span for m in self.mentions):
            self.mentions.append(Mention(span, span.of(self.text), MentionForm.OFFICE, entity))
        return entity

    def entities(self) -> tuple[Entity, ...]:
        """The nameless as entities, in order of appearance."""
        return tuple(Entity(name, kind, (name,), reasons=(NAMELESS,)) for name, kind in self.kinds.items())


def _kind(noun: Word) -> EntityKind | None:
    if noun.lemma in listed("institutions"):
        return EntityKind.ORGANIZATION
    return EntityKind.PERSON if noun.lemma in listed("roles") else None


def all_mentions(mentions: Sequence[Mention], groups: Groups) -> tuple[Mention, ...]:
    """The mentions of the named and the nameless in the order of the text."""
    return tuple(sorted([*mentions, *groups.mentions], key=lambda m: (m.span, m.entity)))
