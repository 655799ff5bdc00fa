"""A telling: one event as one article tells it, with its date and participants settled. Merging puts tellings together.

article 0: "Ada Lovelace met Charles Babbage on 5 June"   -> Telling(article=0, when=5 June, people={p1, p2})
article 3: "The two spoke of the engine for an hour"      -> a detail of it, not a telling of its own
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from sys import intern

from timeline_app.core.article import Article, Published
from timeline_app.core.calendar import DAY
from timeline_app.core.chronicle import EventParticipant, Participant
from timeline_app.core.facts import Actor, ArticleFacts, DateSource, EntityKind, EventCandidate, Role
from timeline_app.core.interval import Interval
from timeline_app.core.quick import quick
from timeline_app.core.span import Span
from timeline_app.link.event_dates import EventDate
from timeline_app.link.rules import light, meanings
from timeline_app.link.topics import Topics

_KEY = 5
_BY_NOW = 30 * DAY
"""How long before its article what "has come about" by then may have been, where other tellings of it are sought."""
EVER = 1 << 60
"""Seconds before and after which nothing happens: where a time is open."""
_RARE = 3
"""Rarest words of a telling by which others are found."""
_NOBODY: frozenset[str] = frozenset()
_PARTIES = (EntityKind.PERSON, EntityKind.ORGANIZATION)
_WORD = re.compile(r"\w+")
_LONG, _ROOT = 4, 5
"""Letters of a word of a line that tells something, and of its beginning."""
_NUMBERS = frozenset({"two", "six", "ten"})
"""Short words that tell something all the same; "one" is mostly none."""


@quick
@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """`article` is its id, `event` the index of the candidate; `details` those of the candidates that belong to it.

    `people` are ids of the persons that take part, `named` of all that the passage names, ships and places too,
    `parties` of those of them that are people or bodies.
    `words` are its words, `weights` how telling each is, `rare` those by which others are found, `line` those of its
    headline alone. `back` says that words give a day other than the article's own. `order` puts tellings in an order
    that does not depend on the files' order, `key` is the part of it that is built from content. `source` is the
    article's id, or that of what it is a copy of. `start` and `end` (seconds) hold an open time, too. `guests` are the
    candidates of the article that are listed with this one if nobody tells them clearly. `published` is when the
    article came out: an event says which of those that count otherwise is the later, and what is yet to come.

    Two tellings are never equal: one whose article is seen in another light is made anew.
    """

    article: str
    event: int
    order: tuple[str | int, ...]
    source: str
    candidate: EventCandidate
    date: EventDate
    when: Interval | None
    participants: tuple[EventParticipant, ...]
    people: frozenset[str]
    named: frozenset[str]
    parties: frozenset[str]
    words: tuple[str, ...]
    weights: tuple[int, ...]
    weight: int
    rare: tuple[str, ...]
    line: tuple[str, ...]
    start: int
    end: int
    details: tuple[int, ...] = ()
    guests: tuple[int, ...] = ()
    back: bool = False
    published: Interval | None = None

    @property
    def key(self) -> tuple[str | int, ...]:
        """Of the article's content, and where in it this is told."""
        return self.order[:_KEY]

    @property
    def stated(self) -> bool:
        """Whether words of the article give the date."""
        return self.date.source is DateSource.STATED

    @property
    def by_then(self) -> bool:
        """Whether it only tells what had come about by the day of its article."""
        return self.date.source is DateSource.ARTICLE_DAY and self.when is not None and self.when.start is None

    @property
    def fine(self) -> bool:
        """Whether the date is known to two days."""
        return self.end - self.start <= 2 * DAY

    def same(self, other: Telling) -> bool:
        """Whether the two say the same of the same passage."""
        return all(getattr(self, name) == getattr(other, name) for name in _COMPARED)


_COMPARED = tuple(name for name in Telling.__slots__ if name not in ("words", "weight", "line", "when", "start", "end"))


def words_of(line: str) -> tuple[str, ...]:
    """What a line says, as the beginnings of its words: endings differ ("drowns", "drowned"); short words tell nothing.

    Nor do "takes" and "makes". Numbers are whole: 250000 is not 2500000.

    >>> words_of("Two die as the mill burns down")
    ('two', 'mill', 'burns', 'down')
    >>> words_of("Six sailors drowned") == words_of("six sailor drowns")
    True
    """
    return tuple(dict.fromkeys(filter(None, map(_beginning, _WORD.findall(line.casefold())))))


def _earliest(date: EventDate) -> int:
    """Since when it may have been. "26 have died", said below the lede, is news: not of a flood decades before."""
    when = date.when
    if when is None or (when.start is None and (date.source is not DateSource.ARTICLE_DAY or when.end is None)):
        return -EVER
    return when.start if when.start is not None else (when.end or 0) - _BY_NOW


@lru_cache(maxsize=1 << 14)
def _beginning(word: str) -> str:
    if word.isdigit():
        return intern(word)
    if (meaning := meanings().get(word)) is not None:
        return intern(meaning)
    return intern(word[:_ROOT]) if (len(word) >= _LONG and word not in light()) or word in _NUMBERS else ""


def weighed(old: Telling, topics: Topics) -> Telling:
    """The telling with its words weighed as they are now; the same value if they weigh what they did."""
    weights, rare = topics.weights(old.words), topics.rarest(old.candidate.terms, _RARE)
    if (weights, rare) == (old.weights, old.rare):
        return old
    return replace(old, weights=weights, weight=sum(weights), rare=rare)


def is_faint(tellings: Sequence[Telling]) -> bool:
    """Whether it is no event of its own: no line says what happened, and one article alone tells it or none can."""
    if any(t.candidate.near is None for t in tellings):
        return False
    return len({t.source for t in tellings}) == 1 or not any(t.candidate.clarity for t in tellings)


def days_apart(a: Telling, b: Telling) -> int:
    """Whole days from the end of one to the start of the other, 1 if they touch; 0 if they overlap or have no date."""
    if a.start < b.end and b.start < a.end:
        return 0
    first, second = (a, b) if a.end <= b.start else (b, a)
    return max(1, second.start // DAY - (first.end - 1) // DAY)


def with_details(fact: ArticleFacts) -> dict[int, list[int]]:
    """Each event that stands by itself, in order, with all that are details of it, directly or through another."""
    details: dict[int, list[int]] = {n: [] for n, event in enumerate(fact.events) if root_of(fact, n) == n}
    for index in range(len(fact.events)):
        root = root_of(fact, index)
        if root != index:
            details.setdefault(root, []).append(index)
    return details


def with_guests(fact: ArticleFacts) -> dict[int, list[int]]:
    """The events that others are listed with which no line tells clearly, each with those."""
    guests: dict[int, list[int]] = {}
    for index, event in enumerate(fact.events):
        if event.near is not None and event.detail_of is None:
            guests.setdefault(event.near, []).append(index)
    return guests


def root_of(fact: ArticleFacts, index: int) -> int:
    """The event that candidate `index` is a detail of, directly or through another detail; itself if of none."""
    seen = {index}
    while (above := fact.events[index].detail_of) is not None and above not in seen and above < len(fact.events):
        index = above
        seen.add(index)
    return index


_place = attrgetter("span.start", "span.end", "entity")


def _each_once(words: tuple[str, ...]) -> tuple[str, ...]:
    once = tuple(dict.fromkeys(words))
    return words if len(once) == len(words) else once


class Reader:
    """Makes the tellings of one article. `who` are the participants that its entities are, None where there is none."""

    def __init__(
        self,
        article: Article,
        fact: ArticleFacts,
        who: Sequence[Participant | None],
        published: Published | None,
        topics: Topics,
        source: str,
    ) -> None:
        self._article, self._fact, self._who, self._topics, self._source = article, fact, who, topics, source
        self._own = published.interval if published else None
        self._sets: dict[frozenset[str], frozenset[str]] = {_NOBODY: _NOBODY}
        self._takes: dict[tuple[str, Role], EventParticipant] = {}
        self._mentions = sorted(map(_place, fact.mentions))

    def tellings(self, dates: Sequence[EventDate]) -> Iterator[Telling]:
        """All of the article, without the details that belong to others; `dates` are those of its candidates."""
        guests = with_guests(self._fact)
        for index, details in with_details(self._fact).items():
            yield self.telling(index, dates[index], tuple(details), tuple(guests.get(index, ())))

    def telling(self, index: int, date: EventDate, details: tuple[int, ...], guests: tuple[int, ...] = ()) -> Telling:
        """The telling of candidate `index`, dated `date`; `details` and `guests` are the candidates told with it."""
        candidate, article = self._fact.events[index], self._article
        actors, others = self._actors(candidate.actors), self._actors(candidate.also)
        span, entities = candidate.span, self._fact.entities
        nameless = {w.id for a in candidate.actors if entities[a.entity].nameless and (w := self._who[a.entity])}
        who = actors.keys() - nameless
        people = self._set(i for i in who if actors[i][0].kind is EntityKind.PERSON)
        named = {p.id: p.kind for p in (*self._named(span), *(actors[i][0] for i in who))}
        words = _each_once(candidate.terms)
        weights = self._topics.weights(words)
        key = (article.content_hash, span.start, span.end, candidate.trigger.start, candidate.verb)
        when = date.when
        return Telling(
            article=article.id,
            event=index,
            order=(*key, article.path, article.part, article.id, index),
            source=self._source,
            candidate=candidate,
            date=date,
            when=when,
            participants=(
                *(self._takes_part(p, role) for p, role in actors.values()),
                *(self._takes_part(p, Role.OTHER) for i, (p, _) in others.items() if i not in actors),
            ),
            people=people,
            named=self._set(named),
            parties=self._set(i for i, kind in named.items() if kind in _PARTIES),
            words=words,
            weights=weights,
            weight=sum(weights),
            rare=self._topics.rarest(candidate.terms, _RARE),
            line=words_of(candidate.headline),
            start=_earliest(date),
            end=EVER if when is None or when.end is None else when.end,
            details=details,
            guests=guests,
            back=self._looks_back(date),
            published=self._own,
        )

    def _set(self, ids: Iterable[str]) -> frozenset[str]:
        """A set of ids, the same value for all tellings of the article that have it."""
        found = frozenset(ids)
        return self._sets.setdefault(found, found)

    def _takes_part(self, one: Participant, role: Role) -> EventParticipant:
        if (one.id, role) not in self._takes:
            self._takes[one.id, role] = EventParticipant(one.id, one.name, role)
        return self._takes[one.id, role]

    def _actors(self, actors: Sequence[Actor]) -> dict[str, tuple[Participant, Role]]:
        found: dict[str, tuple[Participant, Role]] = {}
        for actor in actors:
            who = self._who[actor.entity]
            if who is not None:
                found.setdefault(who.id, (who, actor.role))
        return found

    def _named(self, span: Span) -> Iterator[Participant]:
        first = bisect_left(self._mentions, (span.start, 0, 0))
        for start, end, entity in islice(self._mentions, first, None):
            if start >= span.end:
                return
            if end > span.end or self._fact.entities[entity].nameless:
                continue
            if (who := self._who[entity]) is not None:
                yield who

    def _looks_back(self, date: EventDate) -> bool:
        if date.source is not DateSource.STATED or date.when is None or self._own is None:
            return False
        first, last, own = date.when.first, date.when.last, self._own.first
        return first is not None and last is not None and own is not None and not first - 1 <= own <= last + 1
