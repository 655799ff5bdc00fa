"""How much an event matters: what is shown when there is room for a few only.

An event matters the more articles and publishers report it, the more of them make it their subject, and the more
articles on the same topic, of other days, point back to its day. Copies of an article count once. Articles of later
days that tell it again count half, and what is news anywhere (deaths, elections, verdicts) comes before talk.

    with_importance(events, groups, articles, topics)[0].importance  ->  1.0
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

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


def with_importance(
    events: Sequence[Event], groups: Sequence[Group], articles: Sequence[LinkedArticle], topics: Topics
) -> list[Event]:
    """The events with their importance, 0..1, scaled so that the most important event of the run has 1."""
    back = _naming(articles)
    raw = [_raw(e, g, articles, back, topics) for e, g in zip(events, groups, strict=True)]
    top = max(raw, default=0.0) or 1.0
    return [replace(e, importance=round(r / top, 6)) for e, r in zip(events, raw, strict=True)]


def _raw(
    event: Event, group: Group, articles: Sequence[LinkedArticle], back: dict[int, list[int]], topics: Topics
) -> float:
    best: dict[str, float] = defaultdict(float)
    for telling in (*group.tellings, *group.related):
        linked = articles[telling.article]
        source = linked.duplicate_of or linked.article.id
        share = _share(telling) * (_RETOLD if _told_later(event, linked) else 1.0)
        best[source] = max(best[source], share)
    publishers = {articles[t.article].article.publisher for t in group.tellings} - {None}
    value = _REPORTED * math.log1p(2 * math.fsum(best.values())) + _PUBLISHERS * math.log1p(len(publishers))
    if event.when is not None and event.when.is_day and event.when.first is not None:
        value += _POINTED_AT * math.log1p(_pointers(back.get(event.when.first, []), group, topics) / _MANY)
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


def _naming(articles: Sequence[LinkedArticle]) -> dict[int, list[int]]:
    """For each day the articles that came out later and name it; copies not at all."""
    days: dict[int, list[int]] = defaultdict(list)
    for number, linked in enumerate(articles):
        if linked.duplicate_of:
            continue
        own = linked.published.interval.first if linked.published and linked.published.interval else None
        named = {t.interval.first for t in linked.times if t.interval and t.interval.is_day}
        for day in named:
            if day is not None and (own is None or own > day):
                days[day].append(number)
    return days


def _pointers(naming: Sequence[int], group: Group, topics: Topics) -> int:
    """How many articles beside the one that makes most of the event name its day and are on its subject."""
    teller = max(group.tellings, key=lambda t: (t.candidate.salience, t.key)).article
    return sum(n != teller and topics.same_subject(n, teller) for n in naming[:_LOOKED_AT])
