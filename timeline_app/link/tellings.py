"""A telling: one event as one article tells it, with its date and participants settled. Merging puts tellings together.

article 0: "Ada Lovelace met Charles Babbage on 5 June"   -> Telling(article=0, when=5 June, people={p1, p2})
article 3: "The two spoke of the engine for an hour"      -> a detail of it, not a telling of its own
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from timeline_app.core.article import Article, Published
from timeline_app.core.chronicle import EventParticipant
from timeline_app.core.facts import ArticleFacts, DateSource, EntityKind, EventCandidate
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.link.event_dates import EventDate

if TYPE_CHECKING:
    from timeline_app.link.participants import Participants

TellingKey = tuple[str, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """`article` and `event` are indexes of the article and of its candidate; `details` of candidates that belong to it.

    `people` are ids of the persons that take part, `named` of all that the passage names, ships and places too. `back`
    says that words give a day other than the article's own. `key` orders tellings by content alone, so that nothing
    depends on the order of the files.
    """

    article: int
    event: int
    key: TellingKey
    candidate: EventCandidate
    date: EventDate
    participants: tuple[EventParticipant, ...]
    people: frozenset[str]
    named: frozenset[str]
    terms: frozenset[str]
    details: tuple[int, ...] = ()
    back: bool = False

    @property
    def when(self) -> Interval | None:
        """The date that this telling gives."""
        return self.date.when

    @property
    def stated(self) -> bool:
        """Whether words of the article give the date."""
        return self.date.source is DateSource.STATED


def tellings(
    articles: Sequence[Article],
    facts: Sequence[ArticleFacts],
    dates: Sequence[Sequence[EventDate]],
    published: Sequence[Published | None],
    participants: Participants,
) -> list[Telling]:
    """All tellings of the folder, article by article, without the details that belong to others."""
    found: list[Telling] = []
    for number, (article, fact) in enumerate(zip(articles, facts, strict=True)):
        reader = Reader(number, article, fact, participants, published[number])
        for index, details in _with_details(fact).items():
            found.append(reader.telling(index, dates[number][index], tuple(details)))
    return found


def _with_details(fact: ArticleFacts) -> dict[int, list[int]]:
    """Each event that stands by itself, with all that are details of it, directly or through another detail."""
    details: dict[int, list[int]] = {}
    for index in range(len(fact.events)):
        root = root_of(fact, index)
        if root == index:
            details.setdefault(index, [])
        else:
            details.setdefault(root, []).append(index)
    return details


def root_of(fact: ArticleFacts, index: int) -> int:
    """The event that candidate `index` is a detail of, directly or through another detail; itself if of none."""
    seen = {index}
    while (above := fact.events[index].detail_of) is not None and above not in seen and above < len(fact.events):
        index = above
        seen.add(index)
    return index


class Reader:
    """Makes the tellings of one article."""

    def __init__(
        self,
        number: int,
        article: Article,
        fact: ArticleFacts,
        participants: Participants,
        published: Published | None,
    ) -> None:
        self._number, self._article, self._fact = number, article, fact
        self._participants, self._known = participants, participants.known
        self._own = published.interval if published else None
        self._mentions = sorted((m.span.start, m.span.end, m.entity) for m in fact.mentions)

    def telling(self, index: int, date: EventDate, details: tuple[int, ...]) -> Telling:
        """The telling of candidate `index`, dated `date`; `details` are the candidates that belong to it."""
        candidate = self._fact.events[index]
        actors = self._actors(candidate)
        span = candidate.span
        entities = self._fact.entities
        unnamed = (a.entity for a in candidate.actors if entities[a.entity].nameless)
        nameless = {self._participants.of(self._number, entity) for entity in unnamed}
        who = {p.participant for p in actors} - nameless
        return Telling(
            article=self._number,
            event=index,
            key=(self._article.content_hash, span.start, span.end, candidate.trigger.start, candidate.verb),
            candidate=candidate,
            date=date,
            participants=actors,
            people=frozenset(i for i in who if self._known[i].kind is EntityKind.PERSON),
            named=frozenset(self._named(span)) | who,
            terms=frozenset(candidate.terms),
            details=details,
            back=self._looks_back(date),
        )

    def _actors(self, candidate: EventCandidate) -> tuple[EventParticipant, ...]:
        found: dict[str, EventParticipant] = {}
        for actor in candidate.actors:
            who = self._participants.of(self._number, actor.entity)
            if who is not None and who in self._known:
                found.setdefault(who, EventParticipant(who, self._known[who].name, actor.role))
        return tuple(found.values())

    def _named(self, span: Span) -> Iterator[str]:
        first = bisect_left(self._mentions, (span.start, 0, 0))
        for start, end, entity in islice(self._mentions, first, None):
            if start >= span.end:
                return
            if end > span.end or self._fact.entities[entity].nameless:
                continue
            if (who := self._participants.of(self._number, entity)) is not None:
                yield who

    def _looks_back(self, date: EventDate) -> bool:
        if date.source is not DateSource.STATED or date.when is None or self._own is None:
            return False
        first, last, own = date.when.first, date.when.last, self._own.first
        return first is not None and last is not None and own is not None and not first - 1 <= own <= last + 1
