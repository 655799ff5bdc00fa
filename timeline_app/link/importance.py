"""How much an event matters: what is shown when there is room for a few only.

An event matters the more articles and publishers report it, the more of them make it their subject, and the more
articles published later point back to its day.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from timeline_app.core.chronicle import Event, LinkedArticle
from timeline_app.core.facts import Status
from timeline_app.link.merging import Group
from timeline_app.link.tellings import Telling


def with_importance(events: Sequence[Event], groups: Sequence[Group], articles: Sequence[LinkedArticle]) -> list[Event]:
    """The events with their importance, 0..1, scaled so that the most important event of the run has 1."""
    back = _pointing_back(articles)
    raw = [_raw(e, g, articles, back) for e, g in zip(events, groups, strict=True)]
    top = max(raw, default=0.0) or 1.0
    return [replace(e, importance=round(r / top, 6)) for e, r in zip(events, raw, strict=True)]


def _raw(event: Event, group: Group, articles: Sequence[LinkedArticle], back: dict[int, float]) -> float:
    best: dict[str, float] = defaultdict(float)
    for telling in (*group.tellings, *group.related):
        linked = articles[telling.article]
        source = linked.duplicate_of or linked.article.id
        best[source] = max(best[source], _share(telling))
    told = sum(best.values())
    publishers = {articles[t.article].article.publisher for t in group.tellings} - {None}
    value = math.log1p(2 * told) + 0.2 * math.log1p(len(publishers))
    if event.when is not None and event.when.is_day and event.when.first is not None:
        value += 0.5 * math.log1p(back.get(event.when.first, 0.0))
    if event.status is not Status.HAPPENED:
        value *= 0.6
    return value


def _share(telling: Telling) -> float:
    """How much one article makes of the event, 0.05..1."""
    weight = 0.1 + 0.9 * telling.candidate.salience
    return weight * (0.5 if telling.candidate.background else 1.0)


def _pointing_back(articles: Sequence[LinkedArticle]) -> dict[int, float]:
    """For each day, how many articles of another day name it, each once; copies not at all."""
    days: dict[int, float] = defaultdict(float)
    for linked in articles:
        if linked.duplicate_of:
            continue
        own = linked.published.interval.first if linked.published and linked.published.interval else None
        named = {t.interval.first for t in linked.times if t.interval and t.interval.is_day and t.interval.first != own}
        for day in named:
            if day is not None:
                days[day] += 1.0
    return days
