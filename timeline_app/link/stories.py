"""Stories: articles on one and the same happening, by the words they share and when they came out.

An event is merged on its own evidence; the story says which of an article's events it is written for. Each story has
a central event, the one that most of its articles tell, and an article of the story that tells it in passing only, or
in words too different to merge, is still listed among its sources, with the passage that comes nearest.

    stories(topics, articles)  ->  [[0, 1, 4], [2], [3]]
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.core.chronicle import LinkedArticle
from timeline_app.core.facts import DateSource, Status
from timeline_app.link.alike import Alike, different_pairs, gap
from timeline_app.link.clustering import average_link
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import Topics

_ALIKE = 0.09
"""Average likeness of the articles of one story; in ten thousand pairs of unrelated articles about fifty reach it."""
_YEARS = 730.0
"""Days between two articles after which their likeness counts half."""
_NEAR = 0.1
"""Likeness of who and what that a passage needs to be listed with the story's event."""
_STATED_DAYS = 1
"""How far the day that a passage states may be from that of the story's event: time zones."""
_INFERRED_DAYS = 3
"""How long before the story's event a passage may stand that does not say when."""
_RETOLD_DAYS = 60
"""How long after it."""


def stories(topics: Topics, articles: Sequence[LinkedArticle]) -> list[list[int]]:
    """Numbers of the articles of each story; every article is in one."""
    days = [_day(a) for a in articles]
    likeness = {}
    for (a, b), value in topics.alike.items():
        first, second = days[a], days[b]
        apart = abs(first - second) if first is not None and second is not None else 0
        likeness[a, b] = value / (1 + apart / _YEARS)
    return average_link(len(articles), likeness, _ALIKE)


def central(
    story: Sequence[int], clusters: Sequence[Sequence[Telling]], by_article: dict[int, list[int]]
) -> int | None:
    """The number of the cluster that most of the story's articles tell, and make most of; None if there is none."""
    weight: dict[int, float] = {}
    members = set(story)
    for number in sorted({c for a in story for c in by_article.get(a, ())}):
        if all(t.when is None for t in clusters[number]):
            continue
        best: dict[int, float] = {}
        for telling in clusters[number]:
            if telling.article in members:
                best[telling.article] = max(best.get(telling.article, 0.0), _share(telling))
        weight[number] = sum(best.values())
    return max(weight, key=lambda n: (round(weight[n], 9), _first_key(clusters[n])), default=None)


def passage(article: Sequence[Telling], event: Sequence[Telling], alike: Alike) -> Telling | None:
    """Of an article's tellings the one that comes nearest to an event it is known to be about; None if none is near."""
    best = max(article, key=lambda t: (round(_near(t, event, alike), 9), t.key), default=None)
    return best if best is not None and _near(best, event, alike) > 0 else None


def _near(telling: Telling, event: Sequence[Telling], alike: Alike) -> float:
    best = max((alike.relaxed(telling, other) for other in event if _may_be(telling, other)), default=0.0)
    return best * (0.5 + telling.candidate.salience) if best >= _NEAR else 0.0


def _may_be(a: Telling, b: Telling) -> bool:
    if a.people and b.people and not a.people & b.people:
        return False
    if different_pairs(a, b) or (a.candidate.status is Status.DENIED) != (b.candidate.status is Status.DENIED):
        return False
    if a.when is None or b.when is None:
        return True
    days = gap(a.when, b.when)
    if a.date.source is DateSource.STATED:
        return days <= _STATED_DAYS
    # A guess is the day of telling or later than what is told; the story's event may be long past.
    told_after = (b.when.start or 0) <= (a.when.start or 0)
    return days <= (_RETOLD_DAYS if told_after else _INFERRED_DAYS)


def _share(telling: Telling) -> float:
    return (0.3 + telling.candidate.salience) * (0.5 if telling.candidate.background else 1.0)


def _first_key(cluster: Sequence[Telling]) -> tuple[object, ...]:
    return cluster[0].key


def _day(linked: LinkedArticle) -> int | None:
    return linked.published.interval.first if linked.published and linked.published.interval else None
