"""Makes participants of the whole folder out of the entities of single articles.

    people = People(); people.update(["a0", "a1"], {"a0": facts, "a1": facts}, gone=())
    people.linked.of("a1", 2)  # the id of the participant that entity 2 of article "a1" is

Which names are one is settled in link/naming.py. Ids are built from names: they stay when articles come and go, and
participants that nothing changed of stay the same values.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate, chain, groupby
from operator import attrgetter, itemgetter

from timeline_app.core.chronicle import Participant, ParticipantMention
from timeline_app.core.facts import ArticleFacts, Entity, EntityKind, Mention, MentionForm
from timeline_app.link.few import Few, put
from timeline_app.link.naming import Key, Naming, Where
from timeline_app.link.same_names import body_key, is_acronym

_MOST_REASONS = 12
_FEW_PARTS = 16
"""Up to one in so many participants are few."""


@dataclass(frozen=True, slots=True)
class Participants:
    """The participants of a folder, by number of mentions and by id (`known`), and who each entity of an article is."""

    participants: tuple[Participant, ...]
    known: Mapping[str, Participant]
    who: Mapping[str, Sequence[str]]

    def of(self, article: str, entity: int) -> str:
        """The participant id of entity number `entity` of an article."""
        return self.who[article][entity]

    def entities(self, article: str) -> list[Participant]:
        """The participants that the entities of an article are, in their order."""
        return [self.known[name] for name in self.who[article]]


@dataclass(slots=True, eq=False)
class _Group:
    """Entities taken for one participant."""

    id: str
    key: Key
    one: Participant | None = None


class People:
    """Links the participants of a folder, again and again. `linked` is what was found."""

    def __init__(self) -> None:
        self.linked = Participants((), {}, {})
        self._naming = Naming()
        self._facts: dict[str, ArticleFacts] = {}
        self._mentions: dict[str, _Mentions] = {}
        self._groups: dict[Key, _Group] = {}
        self._members: dict[Key, Few[Where]] = {}
        self._of: dict[str, list[_Group | None]] = {}
        self._led: dict[Where, str] = {}
        self._known: dict[str, Participant] = {}
        self._who: dict[str, list[str]] = {}
        self._order: list[str] = []
        self._ranked: list[Participant] = []

    def update(self, order: Sequence[str], added: Mapping[str, ArticleFacts], gone: Collection[str]) -> set[str]:
        """Takes articles out and puts articles in; one that changed is in both. `order` are all articles now.

        Returns the articles in which somebody is somebody else, or is called otherwise, than before.
        """
        touched = self._leave(gone)
        for name, facts in added.items():
            self._facts[name], self._mentions[name] = facts, _by_entity(facts)
            self._who[name], self._of[name] = [""] * len(facts.entities), [None] * len(facts.entities)
        dirty, explained = self._naming.update(added, gone)
        renamed = self._enter(dirty, touched)
        touched |= {key for name in explained if (key := ("p", name)) in self._groups}
        if self._reordered(order):
            touched |= self._groups.keys()
        self._order = list(order)
        few = _FEW_PARTS * len(touched) <= len(self._known)
        before = self._ones(touched) if few else {}
        renamed |= self._make(touched, renamed.union(added, gone))
        if few:  # to take a few out and put them in: sorting all of them costs much more
            self._rank(before, self._ones(touched))
        else:
            self._ranked = sorted(self._known.values(), key=_rank)
        self.linked = Participants(tuple(self._ranked), self._known, self._who)
        return renamed

    def _ones(self, keys: Collection[Key]) -> dict[str, Participant]:
        """The participants of some keys by id, of those that have one."""
        ids = (group.id for key in keys if (group := self._groups.get(key)) is not None)
        return {name: one for name in ids if (one := self._known.get(name)) is not None}

    def _rank(self, before: Mapping[str, Participant], now: Mapping[str, Participant]) -> None:
        """Takes participants out of the order, and puts participants in."""
        for name, one in before.items():
            if now.get(name) is not one:
                del self._ranked[bisect_left(self._ranked, _rank(one), key=_rank)]
        for name, one in now.items():
            if before.get(name) is not one:
                insort(self._ranked, one, key=_rank)

    def _leave(self, gone: Collection[str]) -> set[Key]:
        touched: set[Key] = set()
        for name in gone:
            for number in range(len(self._facts.pop(name).entities)):
                touched |= self._take_out((name, number))
            del self._mentions[name], self._who[name], self._of[name]
        return touched

    def _take_out(self, where: Where) -> set[Key]:
        """Takes an entity out of its group; the key of that, if it was in one."""
        group = self._of[where[0]][where[1]]
        self._led.pop(where, None)
        if group is None:
            return set()
        put(self._members, group.key, where, -1)
        return {group.key}

    def _enter(self, dirty: Collection[Where], touched: set[Key]) -> set[str]:
        """Puts entities under the keys that they have now; returns the articles in which one has another."""
        renamed: set[str] = set()
        for where in sorted(dirty):  # as they lie in memory: that takes two thirds of the time
            key, reason = self._naming.key(where)
            article, number = where
            before = self._of[article][number]
            same = before is not None and before.key == key
            if same and self._led.get(where, "") == reason:
                continue
            if before is not None:
                touched |= self._take_out(where)
            group = self._groups.get(key)
            if group is None:
                group = self._groups[key] = _Group(_id(key), key)
            put(self._members, group.key, where, 1)
            if reason:
                self._led[where] = reason
            self._of[article][number], self._who[article][number] = group, group.id
            touched.add(group.key)
            if not same:
                renamed.add(article)
        return renamed

    def _reordered(self, order: Sequence[str]) -> bool:
        now, before = set(order), set(self._order)
        return [n for n in self._order if n in now] != [n for n in order if n in before]

    def _make(self, touched: Collection[Key], fresh: Collection[str]) -> set[str]:
        """Makes the participants of the touched keys anew; returns the articles of those that are called otherwise.

        In the `fresh` articles somebody may be somebody else than before.
        """
        renamed: set[str] = set()
        places = {name: n for n, name in enumerate(self._order)}
        for key in touched:
            group, members = self._groups[key], self._members.get(key)
            if not members:
                del self._groups[key]
                self._known.pop(group.id, None)
                continue
            one = self._one(group, members, places, fresh)
            before = group.one
            if before is not None and (before.name, before.kind) != (one.name, one.kind):
                renamed |= {article for article, _ in members}
            if one != before:
                group.one = self._known[one.id] = one
        return renamed

    def _one(self, group: _Group, some: Few[Where], places: Mapping[str, int], fresh: Collection[str]) -> Participant:
        key = group.key
        joined = self._naming.reasons.get(key[1], ()) if key[0] == "p" else ()
        if len(some) == 1 and not joined:
            return self._single(group, *some)
        members = sorted(some, key=lambda where: (places[where[0]], where[1]))
        entities = [self._facts[article].entities[number] for article, number in members]
        name = _best_name(key, entities)
        spellings = Counter(n for entity in entities for n in entity.names)
        aliases = sorted((n for n in spellings if n != name), key=lambda n: (-spellings[n], n))
        offices = Counter(o.title for entity in entities for o in entity.offices)
        led = list(dict.fromkeys(reason for where in members if (reason := self._led.get(where))))[:_MOST_REASONS]
        why = dict.fromkeys([*joined, *led, *_own_reasons(entities)])
        return Participant(
            id=group.id,
            name=name,
            kind=_kind(key, entities),
            aliases=tuple(aliases),
            offices=tuple(sorted(offices, key=lambda t: (-offices[t], t))),
            mentions=tuple(_mentions(members, self._mentions, _kept(group.one, fresh))),
            reasons=tuple(list(why)[:_MOST_REASONS]),
        )

    def _single(self, group: _Group, where: Where) -> Participant:
        """The same for one that a single article names, as most are."""
        entity, reason = self._facts[where[0]].entities[where[1]], self._led.get(where)
        offices = Counter(o.title for o in entity.offices) if entity.offices else {}
        others = {n for n in entity.names if n != entity.name} if entity.names != (entity.name,) else ()
        why = dict.fromkeys((reason, *entity.reasons) if reason else entity.reasons)
        return Participant(
            id=group.id,
            name=entity.name,
            kind=EntityKind.PERSON if group.key[0] == "p" else entity.kind,
            aliases=tuple(sorted(others)) if others else (),
            offices=tuple(sorted(offices, key=lambda t: (-offices[t], t))) if offices else (),
            mentions=tuple(_each_place(where[0], self._mentions[where[0]].of(where[1]))),
            reasons=tuple(list(why)[:_MOST_REASONS]),
        )


def link_participants(facts: Sequence[ArticleFacts]) -> Participants:
    """The participants of the articles that `facts` are of."""
    people = People()
    people.update([f.article for f in facts], {f.article: f for f in facts}, ())
    return people.linked


def _rank(one: Participant) -> tuple[int, str, str, str]:
    return -len(one.mentions), one.name, one.kind, one.id


def _id(key: Key) -> str:
    """Built from what the participant is found by: it stays when others come and go."""
    return "p" + blake2b("\0".join((key[0], *key[1])).encode(errors="replace"), digest_size=6).hexdigest()


_entity = attrgetter("entity")
_place = attrgetter("span.start", "span.end")


@dataclass(frozen=True, slots=True, eq=False)
class _Mentions:
    """The mentions of one article that name an entity or give its office; pronouns are no names.

    They are in order of entities; `first` says where those of each begin, and where the last ones end.
    """

    mentions: Sequence[Mention]
    first: Sequence[int]

    def of(self, entity: int) -> Sequence[Mention]:
        """Those of one entity."""
        return self.mentions[self.first[entity] : self.first[entity + 1]]


def _by_entity(fact: ArticleFacts) -> _Mentions:
    mentions = sorted([m for m in fact.mentions if m.form is not MentionForm.PRONOUN], key=_entity)
    counts = Counter(map(_entity, mentions))
    return _Mentions(mentions, tuple(accumulate(map(counts.__getitem__, range(len(fact.entities))), initial=0)))


def _kept(one: Participant | None, fresh: Collection[str]) -> Mapping[str, Sequence[ParticipantMention]]:
    """The mentions of a participant by article, but for the fresh ones: countries have tens of thousands."""
    found = groupby(one.mentions if one is not None else (), key=attrgetter("article"))
    return {article: [*mentions] for article, mentions in found if article not in fresh}


def _mentions(
    members: Sequence[Where],
    mentions: Mapping[str, _Mentions],
    kept: Mapping[str, Sequence[ParticipantMention]],
) -> Iterator[ParticipantMention]:
    """In the order of articles and text, each place once; the members come in the order of the articles."""
    for article, rows in groupby(members, key=itemgetter(0)):
        if article in kept:
            yield from kept[article]
            continue
        here = [mentions[article].of(number) for _, number in rows]
        found = here[0] if len(here) == 1 else sorted(chain.from_iterable(here), key=_place)
        yield from _each_place(article, found)


def _each_place(article: str, found: Iterable[Mention]) -> Iterator[ParticipantMention]:
    last = None
    for mention in found:
        if (place := _place(mention)) != last:
            yield ParticipantMention(article, mention.span, mention.text)
        last = place


def _own_reasons(entities: Iterable[Entity]) -> Iterator[str]:
    for entity in entities:
        yield from entity.reasons


def _kind(key: Key, entities: Sequence[Entity]) -> EntityKind:
    if key[0] == "p":
        return EntityKind.PERSON
    kinds = Counter(entity.kind for entity in entities)
    return min(kinds, key=lambda kind: (-kinds[kind], kind))


def _best_name(key: Key, entities: Sequence[Entity]) -> str:
    """The most frequent of the fullest spellings; no damaged letters, no capitals throughout if it can be helped."""
    counts = Counter(entity.name for entity in entities)

    def rank(name: str) -> tuple[bool, bool, int, int, str]:
        parts = len([p for p in name.split() if len(p.strip(".")) > 1])
        shouting = name.isupper() and (len(name) > 5 or parts > 1)
        full = min(parts, 2) if key[0] == "p" else (not is_acronym(name)) + (body_key(name) == key[1])
        return "?" in name, shouting, -full, -counts[name], name

    return min(counts, key=rank)
