"""How much an event matters: what is shown when there is room for a few only.

An event matters the more articles and publishers report it, the more of them make it their subject, and the more
articles on the same topic, of other days, point back to its day. Copies of an article count once. Articles of later
days that tell it again count half, and what is news anywhere (deaths, elections, verdicts) comes before talk.

    weight(event, group, articles, pointers.count(event, group.tellings))  ->  3.1, divided by that of the weightiest
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from heapq import nsmallest

from timeline_app.core.chronicle import Event, LinkedArticle
from timeline_app.core.facts import Status
from timeline_app.link.merging import Group
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import Topics
from timeline_app.resources import resource

_REPORTED, _PUBLISHERS, _POINTED_AT = 1.0, 0.2, 2.0
_MANY = 4.0
"""Articles that must point back before it matters."""
_CENTRAL = 0.5
"""What it adds to be the event that a story is about, for each e-fold of articles that the story has."""
_NOT_HAPPENED = 0.75
"""What a plan or a denial is worth of a happening."""
_WEIGHTY = 1.15
"""What an event is worth more whose kind is news by itself."""
_NEWS_DAYS = 2
"""Days after an event within which an article reports it as news; later ones tell it again."""
_RETOLD = 0.5
"""What a later article's telling is worth of one that reports the event as news."""
_LOOKED_AT = 400
"""Of the articles that name a day no more than these are looked at; more make no difference to a logarithm."""


def weight(event: Event, group: Group, articles: Mapping[str, LinkedArticle], pointers: int) -> float:
    """How much an event matters, on no fixed scale; `pointers` articles look back to its day. Articles go by id."""
    best: dict[str, float] = defaultdict(float)
    for telling in (*group.tellings, *group.related):
        share = _share(telling) * (_RETOLD if _told_later(event, articles[telling.article]) else 1.0)
        best[telling.source] = max(best[telling.source], share)
    publishers = {articles[t.article].article.publisher for t in group.tellings} - {None}
    value = _REPORTED * math.log1p(2 * math.fsum(best.values())) + _PUBLISHERS * math.log1p(len(publishers))
    value += _POINTED_AT * math.log1p(pointers / _MANY)
    value += _CENTRAL * math.log(len(best)) * group.central
    if event.kind in _weighty():
        value *= _WEIGHTY
    return value if event.status is Status.HAPPENED else _NOT_HAPPENED * value


def _share(telling: Telling) -> float:
    """How much one article makes of the event, 0.05..1."""
    weight = 0.1 + 0.9 * telling.candidate.salience
    return weight * (0.5 if telling.candidate.background else 1.0)


def _told_later(event: Event, linked: LinkedArticle) -> bool:
    """Whether the article came out when the event was no longer news."""
    happened = event.when.first if event.when else None
    own = linked.published.interval.first if linked.published and linked.published.interval else None
    return happened is not None and own is not None and own - happened > _NEWS_DAYS


@cache
def _weighty() -> frozenset[str]:
    rules = tomllib.loads(resource("link/importance.toml").read_text(encoding="utf-8"))
    return frozenset(rules["weighty"])


class Pointers:
    """Which articles name a day afterwards: for each day those that came out later; copies not at all."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics
        self._named: dict[str, frozenset[int]] = {}
        self._naming: dict[int, set[str]] = defaultdict(set)

    def update(self, moved: Iterable[LinkedArticle], reread: Iterable[str], gone: Iterable[str]) -> set[int]:
        """Takes articles in (again) and out; returns the days that others look back to now.

        `reread` are those that are about something else than before.
        """
        days: set[int] = set()
        for name in gone:
            days |= self._leave(name, self._named.pop(name))
        for linked in moved:
            name, before, now = linked.article.id, self._named.get(linked.article.id, frozenset()), named_later(linked)
            days |= before ^ now
            self._leave(name, before - now)
            self._named[name] = now
            for day in now:
                self._naming[day].add(name)
        return days.union(*(self._named[name] for name in reread))

    def _leave(self, name: str, days: frozenset[int]) -> frozenset[int]:
        for day in days:
            self._naming[day].discard(name)
        return days

    def count(self, event: Event, tellings: Sequence[Telling]) -> int:
        """How many articles beside the one that makes most of the event name its day and are on its subject."""
        day = day_of(event)
        naming: Iterable[str] = self._naming.get(day, ()) if day is not None else ()
        if not naming:
            return 0
        if len(self._naming[day or 0]) > _LOOKED_AT:
            naming = nsmallest(_LOOKED_AT, naming)
        teller = max(tellings, key=lambda t: (t.candidate.salience, t.order)).article
        about = self._topics.about
        own = about[teller].subject
        return sum(name != teller and not own.isdisjoint(about[name].subject) for name in naming)


def day_of(event: Event) -> int | None:
    """The day of an event, if it is one known day."""
    return event.when.first if event.when is not None and event.when.is_day else None


def named_later(linked: LinkedArticle) -> frozenset[int]:
    """The days before its own that an article names."""
    if linked.duplicate_of:
        return frozenset()
    own = linked.published.interval.first if linked.published and linked.published.interval else None
    named = {t.interval.first for t in linked.times if t.interval and t.interval.is_day}
    return frozenset(day for day in named if day is not None and (own is None or own > day))
