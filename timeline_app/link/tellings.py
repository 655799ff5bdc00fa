"""A telling: one event as one article tells it, with its date and participants settled. Merging puts tellings together.

article 0: "Ada Lovelace met Charles Babbage on 5 June"   -> Telling(article=0, when=5 June, people={p1, p2})
article 3: "The two spoke of the engine for an hour"      -> a detail of it, not a telling of its own
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.core.article import Article
from timeline_app.core.chronicle import EventParticipant, Participant
from timeline_app.core.facts import ArticleFacts, DateSource, EntityKind, EventCandidate
from timeline_app.core.interval import Interval
from timeline_app.link.event_dates import EventDate

if TYPE_CHECKING:
    from timeline_app.link.participants import Participants

TellingKey = tuple[str, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """`article` and `event` are indexes of the article and of its candidate; `details` of candidates that belong to it.

    `people` are ids of persons, `bodies` of organisations and countries. `key` orders tellings by content alone, so
    that nothing depends on the order of the files.
    """

    article: int
    event: int
    key: TellingKey
    candidate: EventCandidate
    date: EventDate
    participants: tuple[EventParticipant, ...]
    people: frozenset[str]
    bodies: frozenset[str]
    terms: frozenset[str]
    details: tuple[int, ...] = ()

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
    participants: Participants,
) -> list[Telling]:
    """All tellings of the folder, article by article, without the details that belong to others."""
    known = {p.id: p for p in participants.participants}
    return [
        _telling(articles[number], number, index, fact, dates[number][index], participants, known, tuple(details))
        for number, fact in enumerate(facts)
        for index, details in _with_details(fact).items()
    ]


def _with_details(fact: ArticleFacts) -> dict[int, list[int]]:
    """Each event that stands by itself, with all that are details of it, directly or through another detail."""
    details: dict[int, list[int]] = {}
    for index in range(len(fact.events)):
        root = _root(fact, index)
        if root == index:
            details.setdefault(index, [])
        else:
            details.setdefault(root, []).append(index)
    return details


def _root(fact: ArticleFacts, index: int) -> int:
    seen = {index}
    while (above := fact.events[index].detail_of) is not None and above not in seen and above < len(fact.events):
        index = above
        seen.add(index)
    return index


def _telling(
    article: Article,
    number: int,
    index: int,
    fact: ArticleFacts,
    date: EventDate,
    participants: Participants,
    known: dict[str, Participant],
    details: tuple[int, ...],
) -> Telling:
    candidate = fact.events[index]
    actors = _actors(number, candidate, participants, known)
    kinds = {p.participant: known[p.participant].kind for p in actors}
    return Telling(
        article=number,
        event=index,
        key=(article.content_hash, candidate.span.start, candidate.span.end, candidate.trigger.start, candidate.verb),
        candidate=candidate,
        date=date,
        participants=actors,
        people=frozenset(i for i, kind in kinds.items() if kind is EntityKind.PERSON),
        bodies=frozenset(i for i, kind in kinds.items() if kind in (EntityKind.ORGANIZATION, EntityKind.COUNTRY)),
        terms=frozenset(candidate.terms),
        details=details,
    )


def _actors(
    number: int, candidate: EventCandidate, participants: Participants, known: dict[str, Participant]
) -> tuple[EventParticipant, ...]:
    found: dict[str, EventParticipant] = {}
    for actor in candidate.actors:
        who = participants.of(number, actor.entity)
        if who is not None and who in known:
            found.setdefault(who, EventParticipant(who, known[who].name, actor.role))
    return tuple(found.values())
