"""Makes participants of the whole folder out of the entities of single articles.

    people = link_participants(facts)
    people.of("a1", 2)  # the id of the participant that entity 2 of article "a1" is

Names meet by their parts (link/same_names.py). A family name that stands alone in its article joins a full name of
another only if that is the one person of the folder it can be and something else speaks for it: an office, a country,
or that hardly anybody else of that name occurs. Ids are built from names: they stay when articles come and go.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain, groupby
from operator import is_, itemgetter

from timeline_app.core.chronicle import Participant, ParticipantMention
from timeline_app.core.facts import ArticleFacts, Entity, EntityKind, Mention, MentionForm
from timeline_app.core.names import name_parts
from timeline_app.link.same_names import Parts, Union, body_key, is_acronym, join_people

_MOST_REASONS = 12
_ENOUGH_ARTICLES = 3
_DOMINANT = 0.9
_CLEARLY = 3
Where = tuple[int, int]
Key = tuple[str, Parts]


@dataclass(frozen=True, slots=True)
class Participants:
    """The participants of a folder, by number of mentions, and who each entity of each article is, by article id."""

    participants: tuple[Participant, ...]
    who: Mapping[str, tuple[Participant, ...]]

    def of(self, article: str, entity: int) -> str:
        """The participant id of entity number `entity` of an article."""
        return self.who[article][entity].id


@dataclass(slots=True)
class _Group:
    """Entities taken for one participant."""

    members: list[Where] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Made:
    """A participant and what it was made from: facts and number of each entity, and the reasons."""

    one: Participant
    facts: tuple[ArticleFacts, ...]
    members: tuple[int, ...]
    reasons: tuple[str, ...]

    def still(self, facts: tuple[ArticleFacts, ...], members: tuple[int, ...], reasons: tuple[str, ...]) -> bool:
        return (
            self.members == members
            and self.reasons == reasons
            and len(self.facts) == len(facts)
            and all(map(is_, self.facts, facts))
        )


class People:
    """Links the participants of a folder, again and again: those that nothing changed of stay the same values."""

    def __init__(self) -> None:
        self._made: dict[Key, _Made] = {}

    def link(self, facts: Sequence[ArticleFacts]) -> Participants:
        """The participants of the articles that `facts` are of."""
        mentions = [_by_entity(fact) for fact in facts]
        everyone = [((a, e), entity) for a, fact in enumerate(facts) for e, entity in enumerate(fact.entities)]
        keys = _Keys(everyone, mentions)
        groups: dict[Key, _Group] = defaultdict(_Group)
        for where, entity in everyone:
            key, reason = keys.of(where, entity)
            group = groups[key]
            group.members.append(where)
            if reason and reason not in group.reasons and len(group.reasons) < _MOST_REASONS:
                group.reasons.append(reason)
        self._made = {key: self._one(key, group, facts, mentions, keys) for key, group in groups.items()}
        who: list[list[Participant]] = [[_NOBODY] * len(fact.entities) for fact in facts]
        for key, group in groups.items():
            for a, e in group.members:
                who[a][e] = self._made[key].one
        order = sorted((made.one for made in self._made.values()), key=_rank)
        return Participants(tuple(order), {f.article: tuple(w) for f, w in zip(facts, who, strict=True)})

    def _one(
        self,
        key: Key,
        group: _Group,
        facts: Sequence[ArticleFacts],
        mentions: Sequence[Mapping[int, list[Mention]]],
        keys: _Keys,
    ) -> _Made:
        reasons = (*keys.reasons(key), *group.reasons)
        theirs, members = tuple(facts[a] for a, _ in group.members), tuple(e for _, e in group.members)
        before = self._made.get(key)
        if before is not None and before.still(theirs, members, reasons):
            return before
        return _Made(_participant(key, group, reasons, facts, mentions), theirs, members, reasons)


_NOBODY = Participant("", "", EntityKind.PERSON)


def _rank(one: Participant) -> tuple[int, str, str, str]:
    return -len(one.mentions), one.name, one.kind, one.id


def link_participants(facts: Sequence[ArticleFacts]) -> Participants:
    """The participants of the articles that `facts` are of."""
    return People().link(facts)


def _id(key: Key) -> str:
    """Built from what the participant is found by: it stays when others come and go."""
    return "p" + blake2b("\0".join((key[0], *key[1])).encode(errors="replace"), digest_size=6).hexdigest()


def _by_entity(fact: ArticleFacts) -> dict[int, list[Mention]]:
    """The mentions that name an entity or give its office, by entity; pronouns are no names."""
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in fact.mentions:
        if mention.form is not MentionForm.PRONOUN:
            found[mention.entity].append(mention)
    return found


class _Keys:
    """Under which key each entity of the folder meets its like."""

    def __init__(
        self, everyone: Sequence[tuple[Where, Entity]], mentions: Sequence[Mapping[int, list[Mention]]]
    ) -> None:
        self._weights: Counter[Parts] = Counter()
        self._shown: dict[Parts, str] = {}
        for (a, e), entity in everyone:
            if entity.kind is EntityKind.PERSON:
                parts = name_parts(entity.name)
                self._weights[parts] += 1 + len(mentions[a].get(e, ()))
                self._shown.setdefault(parts, entity.name)
        self._single = _single_kinds(everyone, mentions)
        self._people: Union = join_people(self._weights, self._shown)
        self._alone = _Alone(everyone, self._people)
        self._full = _expansions(everyone)

    def of(self, where: Where, entity: Entity) -> tuple[Key, str]:
        """The key of an entity, and a reason where another name led to it."""
        if entity.kind is EntityKind.COUNTRY:
            return ("c", (entity.name,)), ""
        parts = name_parts(entity.name)
        if len(parts) == 1 and (kinds := self._single.get(parts[0])):
            return self._one_word(parts, entity, kinds)
        if entity.kind is EntityKind.PERSON or (len(parts) > 1 and self._weights[parts] > 1):
            return ("p", self._people.find(parts)), ""
        key = body_key(entity.name)
        if is_acronym(entity.name) and key in self._full:
            full = self._full[key]
            return ("b", body_key(full)), f"“{entity.name}” stands for “{full}” in another article"
        return ("b", key), ""

    def reasons(self, key: Key) -> list[str]:
        """Why names were joined under a person's key."""
        return self._people.reasons.get(key[1], []) if key[0] == "p" else []

    def _one_word(self, parts: Parts, entity: Entity, kinds: Mapping[bool, int]) -> tuple[Key, str]:
        """A name of one word that is somebody's in one article may be a place's in most others, and the reverse."""
        person = entity.kind is EntityKind.PERSON
        if person or kinds[True] >= _CLEARLY * kinds[False]:
            full, reason = self._alone.owner(parts[0], entity)
            if full:
                return ("p", full), reason
        if person != (kinds[True] >= kinds[False]):
            person = not person
        return (("p", parts) if person else ("b", body_key(entity.name))), ""


def _single_kinds(
    everyone: Iterable[tuple[Where, Entity]], mentions: Sequence[Mapping[int, list[Mention]]]
) -> dict[str, Counter[bool]]:
    """For each name of one word that some article takes for a person: articles as a person (True) and not (False)."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for (a, e), entity in everyone:
        person = entity.kind is EntityKind.PERSON
        names = {p[0] for n in entity.names if len(p := name_parts(n)) == 1} if person else {entity.name}
        for name in names:
            parts = name_parts(name)
            if len(parts) == 1 and not is_acronym(name):
                counts[parts[0]][person] += 1 if mentions[a].get(e) else 0
    return {part: kinds for part, kinds in counts.items() if kinds[True]}


def _expansions(everyone: Iterable[tuple[Where, Entity]]) -> dict[Parts, str]:
    """Acronyms to the full name that most articles give them."""
    seen: dict[Parts, Counter[str]] = defaultdict(Counter)
    for _, entity in everyone:
        if entity.kind is EntityKind.ORGANIZATION and not is_acronym(entity.name):
            for name in entity.names:
                if is_acronym(name):
                    seen[body_key(name)][entity.name] += 1
    return {key: min(names, key=lambda n: (-names[n], n)) for key, names in seen.items()}


class _Alone:
    """Full names by each of their parts, for the names that stand alone."""

    def __init__(self, everyone: Iterable[tuple[Where, Entity]], people: Union) -> None:
        self._by_part: dict[str, dict[Parts, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._context: dict[Parts, set[str]] = defaultdict(set)
        for (article, _), entity in everyone:
            parts = name_parts(entity.name)
            if entity.kind is not EntityKind.PERSON or len(parts) < 2:
                continue
            root = people.find(parts)
            self._context[root] |= _context(entity)
            used_alone = {p[0] for n in entity.names if len(p := name_parts(n)) == 1}
            for part in {parts[-1]} | used_alone:
                self._by_part[part][root].add(article)

    def owner(self, part: str, entity: Entity) -> tuple[Parts | None, str]:
        """The full name that a part used alone stands for, and why; None if that is not safe to say."""
        rows = self._by_part.get(part)
        if not rows:
            return None, ""
        ranked = sorted(rows, key=lambda root: (-len(rows[root]), root))
        total = sum(len(found) for found in rows.values())
        context = _context(entity)
        sharing = [root for root in ranked if context & self._context[root]]
        if len(sharing) == 1:
            what = min(context & self._context[sharing[0]])
            return sharing[0], f"“{entity.name}” has the name and “{what}” in common with another article"
        best = ranked[0]
        if len(rows[best]) >= _ENOUGH_ARTICLES and len(rows[best]) >= _DOMINANT * total and len(part) > 2:
            return best, f"“{entity.name}”: the folder has one person of that name in {len(rows[best])} articles"
        return None, ""


def _context(entity: Entity) -> set[str]:
    """What the article says of somebody beside the name: offices without their modifiers, and countries."""
    heads = {office.title.casefold().split()[-1] for office in entity.offices}
    return {f"{o.country}" for o in entity.offices if o.country} | {o.title.casefold() for o in entity.offices} | (
        heads & _TELLING
    )  # fmt: skip


_TELLING = frozenset(
    [
        "president",
        "chancellor",
        "premier",
        "king",
        "queen",
        "pope",
        "governor",
        "mayor",
        "senator",
        "ayatollah",
        "emperor",
    ]
)


def _participant(
    key: Key,
    group: _Group,
    reasons: Iterable[str],
    facts: Sequence[ArticleFacts],
    mentions: Sequence[Mapping[int, list[Mention]]],
) -> Participant:
    entities = [facts[a].entities[e] for a, e in group.members]
    name = _best_name(key, entities)
    spellings = Counter(n for entity in entities for n in entity.names)
    aliases = sorted((n for n in spellings if n != name), key=lambda n: (-spellings[n], n))
    offices = Counter(o.title for entity in entities for o in entity.offices)
    why = dict.fromkeys([*reasons, *_own_reasons(entities)])
    return Participant(
        id=_id(key),
        name=name,
        kind=_kind(key, entities),
        aliases=tuple(aliases),
        offices=tuple(sorted(offices, key=lambda t: (-offices[t], t))),
        mentions=tuple(_mentions(group.members, facts, mentions)),
        reasons=tuple(list(why)[:_MOST_REASONS]),
    )


def _mentions(
    members: Sequence[Where], facts: Sequence[ArticleFacts], mentions: Sequence[Mapping[int, list[Mention]]]
) -> Iterator[ParticipantMention]:
    """In the order of articles and text, each place once; the members come in the order of the articles."""
    for a, rows in groupby(members, key=itemgetter(0)):
        here = [mentions[a].get(e, ()) for _, e in rows]
        found = here[0] if len(here) == 1 else sorted(chain.from_iterable(here), key=lambda m: m.span)
        last = None
        for mention in found:
            if mention.span is not last and mention.span != last:
                yield ParticipantMention(facts[a].article, mention.span, mention.text)
            last = mention.span


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
        full = min(parts, 2) if key[0] == "p" else int(not is_acronym(name))
        return "?" in name, shouting, -full, -counts[name], name

    return min(counts, key=rank)
