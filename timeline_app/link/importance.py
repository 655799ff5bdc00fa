"""How much an event matters: what is shown when there is room for a few only.

An event matters the more articles and publishers report it, the more of them make it their subject, and the more
articles on the same topic look back to its day, above all those of many different days: what is named for a week and
again after months was a turning point. Copies of an article count once. Articles of later days that tell it again count
half, and what is news anywhere (deaths, elections, verdicts) comes before talk. That a day is remembered is for the
event of it that is told most, and for what articles of the time are about; the others have their part in it.

    weight(event, group, articles, pointers.back(event, group.tellings))  ->  Weight(own=2.1, day=1.0, news=0.9)
    with_day([Weight(2.1, 1.0, 0.9), Weight(0.7, 1.0, 0.1)])  ->  [3.1, 1.03], each divided by that of the weightiest
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from typing import NamedTuple

from timeline_app.core.chronicle import Event, LinkedArticle
from timeline_app.core.facts import DateSource, Status
from timeline_app.link.merging import Group
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import Topics
from timeline_app.resources import resource

_REPORTED, _PUBLISHERS, _POINTED_AT, _REMEMBERED = 1.0, 0.2, 1.0, 1.5
_MANY = 4.0
"""Articles that must point back before it matters."""
_ELSEWHERE = 0.5
"""What a day of looking back is worth if all who do are on other subjects: a day that all remember."""
_INFERRED = 0.5
"""What a telling is worth whose day is only that of its article."""
_CENTRAL = 2.5
"""What it adds to be the event that a story is about, for each e-fold of articles that the story has."""
_NOT_HAPPENED = 0.75
"""What a plan or a denial is worth of a happening."""
_WEIGHTY = 1.15
"""What an event is worth more whose kind is news by itself."""
_NEWS_DAYS = 2
"""Days after an event within which an article reports it as news; later ones tell it again."""
_RETOLD = 0.5
"""What a later article's telling is worth of one that reports the event as news."""
_STEP = 1.05
_LOOKED_AT = 400
"""Of the articles that name a day no more than these are looked at; more make no difference to a logarithm."""


class Back(NamedTuple):
    """How many articles look back to a day, and on how many different days when it was no longer news.

    `days` counts those only partly on which all that look back are on other subjects.
    """

    articles: int = 0
    days: float = 0.0


class Weight(NamedTuple):
    """How much an event matters, on no fixed scale: by who tells it, and by who looks back to its day.

    `news` is how much of an article of its time is about it, 0..1.
    """

    own: float
    day: float
    news: float


def with_day(weights: Sequence[Weight]) -> list[float]:
    """What events of one day weigh: each has of the day's memory what it is news, or is told beside the most told."""
    most = scale(max((w.own for w in weights), default=0.0))
    return [w.own + w.day * max(w.news, min(1.0, w.own / most)) for w in weights]


def scale(top: float) -> float:
    """What others are measured by, in steps below the top: a little more weight changes nothing else."""
    return _STEP ** math.floor(math.log(top, _STEP)) if top > 0 else 1.0


def weight(event: Event, group: Group, articles: Mapping[str, LinkedArticle], back: Back) -> Weight:
    """How much an event matters; `back` is who looks back to its day. Articles go by id."""
    best: dict[str, float] = defaultdict(float)
    for telling in (*group.tellings, *group.related):
        share = _share(telling) * (_RETOLD if _told_later(event, articles[telling.article]) else 1.0)
        best[telling.source] = max(best[telling.source], share)
    publishers = {articles[t.article].article.publisher for t in group.tellings} - {None}
    value = _REPORTED * math.log1p(2 * math.fsum(best.values())) + _PUBLISHERS * math.log1p(len(publishers))
    value += _CENTRAL * math.log(len(best)) * group.central
    looked = _POINTED_AT * math.log1p(back.articles / _MANY) + _REMEMBERED * math.log1p(back.days)
    factor = _WEIGHTY if event.kind in _weighty() else 1.0
    if event.status is not Status.HAPPENED:
        factor *= _NOT_HAPPENED
    news = max(_news(t) * (_RETOLD if _told_later(event, articles[t.article]) else 1.0) for t in group.tellings)
    return Weight(value * factor, looked * factor, news)


def _share(telling: Telling) -> float:
    """How much one article makes of the event, 0.05..1."""
    weight = 0.1 + 0.9 * telling.candidate.salience
    if telling.date.source is DateSource.ARTICLE_DAY:
        weight *= _INFERRED
    return weight * (0.5 if telling.candidate.background else 1.0)


def _news(telling: Telling) -> float:
    """How much of the article is about the event, 0..1."""
    return telling.candidate.salience * (0.5 if telling.candidate.background else 1.0)


def _told_later(event: Event, linked: LinkedArticle) -> bool:
    """Whether the article came out when the event was no longer news."""
    happened = event.when.first if event.when else None
    own = came_out(linked)
    return happened is not None and own is not None and own - happened > _NEWS_DAYS


@cache
def _weighty() -> frozenset[str]:
    rules = tomllib.loads(resource("link/importance.toml").read_text(encoding="utf-8"))
    return frozenset(rules["weighty"])


@dataclass(frozen=True, slots=True)
class _Naming:
    """Articles that name a day: all, those on a subject, and how many came out on each day when it was no news."""

    day: int
    names: Collection[str]
    on: Mapping[int, set[str]]
    later: Mapping[int | None, int]


class Pointers:
    """Which articles name a day afterwards: for each day those that came out later; copies not at all."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics
        self._named: dict[str, frozenset[int]] = {}
        self._naming: dict[int, set[str]] = defaultdict(set)
        self._out: dict[str, int | None] = {}
        self._asked: _Naming | None = None

    def update(self, moved: Iterable[LinkedArticle], reread: Iterable[str], gone: Iterable[str]) -> set[int]:
        """Takes articles in (again) and out; returns the days that others look back to now.

        `reread` are those that are about something else than before.
        """
        self._asked = None
        days: set[int] = set()
        for name in gone:
            days |= self._leave(name, self._named.pop(name))
            del self._out[name]
        for linked in moved:
            name, before, now = linked.article.id, self._named.get(linked.article.id, frozenset()), named_later(linked)
            out = came_out(linked)
            days |= before ^ now if self._out.get(name) == out else before | now
            self._leave(name, before - now)
            self._named[name], self._out[name] = now, out
            for day in now:
                self._naming[day].add(name)
        return days.union(*(self._named[name] for name in reread))

    def _leave(self, name: str, days: frozenset[int]) -> frozenset[int]:
        for day in days:
            self._naming[day].discard(name)
        return days

    def back(self, event: Event, tellings: Sequence[Telling]) -> Back:
        """Who names an event's day later, beside the article that makes most of it, and is on a teller's subject."""
        day = day_of(event)
        if day is None or not self._naming.get(day):
            return Back()
        naming = self._looked_at(day)
        teller = max(tellings, key=lambda t: (t.candidate.salience, t.order)).article
        articles = {t.article for t in tellings}
        subjects = set[int]().union(*(self._topics.about[name].subject for name in articles))
        found = set[str]().union(*(naming.on[word] for word in subjects & naming.on.keys())) - {teller}
        later = self._later(found, day)
        alone = teller in naming.names and naming.later.get(self._out[teller]) == 1
        elsewhere = naming.later.keys() - later - ({self._out[teller]} if alone else set())
        return Back(len(found), len(later) + _ELSEWHERE * len(elsewhere))

    def _looked_at(self, day: int) -> _Naming:
        """Those who name a day; put together once for all of its events, if they are asked for in a row."""
        if self._asked is None or self._asked.day != day:
            names: Collection[str] = self._naming[day]
            if len(names) > _LOOKED_AT:
                names = set(nsmallest(_LOOKED_AT, names))
            on: dict[int, set[str]] = defaultdict(set)
            for name in names:
                for word in self._topics.about[name].subject:
                    on[word].add(name)
            out = (self._out[name] for name in names)
            later: Mapping[int | None, int] = Counter[int | None](
                each for each in out if each is not None and each - day > _NEWS_DAYS
            )
            self._asked = _Naming(day, names, on, later)
        return self._asked

    def _later(self, names: Iterable[str], day: int) -> set[int]:
        """The days on which some of the articles came out, when `day` was no longer news."""
        return {out for name in names if (out := self._out[name]) is not None and out - day > _NEWS_DAYS}


def day_of(event: Event) -> int | None:
    """The day of an event, if it is one known day."""
    return event.when.first if event.when is not None and event.when.is_day else None


def came_out(linked: LinkedArticle) -> int | None:
    """The first day on which an article may have come out."""
    return linked.published.interval.first if linked.published and linked.published.interval else None


def named_later(linked: LinkedArticle) -> frozenset[int]:
    """The days before its own that an article names."""
    if linked.duplicate_of:
        return frozenset()
    own = came_out(linked)
    named = {t.interval.first for t in linked.times if t.interval and t.interval.is_day}
    return frozenset(day for day in named if day is not None and (own is None or own > day))
