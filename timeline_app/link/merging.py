"""The same event, told by several articles, becomes one: average-link clustering of tellings.

    merge(told, articles)  ->  [Group((telling, telling, telling), ("told by 3 articles: same people, same day",)), ...]

Nothing here depends on the order of the articles: pairs are taken by likeness, ties by content.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline_app.core.chronicle import LinkedArticle
from timeline_app.link.alike import Alike, gap
from timeline_app.link.blocking import Pair, pairs
from timeline_app.link.stories import central, passage, stories
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import Topics

_ENOUGH = 0.62
"""Average likeness from which two groups are one event."""
_SAMPLE = 6
"""Tellings of each group that are compared when two groups are to be joined."""


@dataclass(frozen=True, slots=True)
class Group:
    """The tellings of one event, and in plain words why they are one.

    `related` are tellings of other events, in articles of the same story that do not tell this one by itself. `central`
    says that no other event of its story is told by more of its articles.
    """

    tellings: tuple[Telling, ...]
    reasons: tuple[str, ...] = ()
    related: tuple[Telling, ...] = ()
    central: bool = False


def merge(told: Sequence[Telling], articles: Sequence[LinkedArticle], topics: Topics) -> list[Group]:
    """Puts tellings of one event together; every telling is in exactly one group. `topics` are those of `articles`."""
    ordered = sorted(told, key=lambda t: (t.key, articles[t.article].article.path, articles[t.article].article.part))
    alike = Alike(topics)
    found = stories(topics, articles)
    clusters = _cluster(ordered, alike, pairs(ordered, topics, found))
    related = _related(clusters, found, alike)
    return [
        Group(
            tuple(c),
            (*_reasons(c, articles), *_why_related(len(related.get(n, ())))),
            tuple(related.get(n, ())),
            n in related,
        )
        for n, c in enumerate(clusters)
    ]


def _related(
    clusters: Sequence[Sequence[Telling]], found: Sequence[Sequence[int]], alike: Alike
) -> dict[int, list[Telling]]:
    """For the central event of each story, the nearest passage of each of its articles that do not tell it."""
    by_article: dict[int, list[int]] = defaultdict(list)
    told: dict[int, list[Telling]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for telling in cluster:
            by_article[telling.article].append(number)
            told[telling.article].append(telling)
    related: dict[int, list[Telling]] = {}
    for story in found:
        hub = central(story, clusters, by_article) if len(story) > 1 else None
        if hub is None:
            continue
        tellers = {t.article for t in clusters[hub]}
        related.setdefault(hub, [])
        for article in story:
            near = passage(told[article], clusters[hub], alike) if article not in tellers else None
            if near is not None:
                related[hub].append(near)
    return related


def _cluster(ordered: Sequence[Telling], alike: Alike, likely: Iterable[Pair]) -> list[list[Telling]]:
    edges = []
    for a, b in likely:
        score = alike.score(ordered[a], ordered[b])
        if score >= _ENOUGH:
            edges.append((-round(score, 9), a, b))
    edges.sort()
    home = list(range(len(ordered)))
    groups = {i: [i] for i in home}
    for _, a, b in edges:
        one, other = sorted((home[a], home[b]))
        if one != other and _fit([ordered[i] for i in groups[one]], [ordered[i] for i in groups[other]], alike):
            for i in groups[other]:
                home[i] = one
            groups[one] = sorted(groups[one] + groups.pop(other))
    return [[ordered[i] for i in members] for members in groups.values()]


def _fit(one: Sequence[Telling], other: Sequence[Telling], alike: Alike) -> bool:
    """Whether two groups are alike on average, and no two of their tellings exclude each other."""
    total, count = 0.0, 0
    for a in one[:_SAMPLE]:
        for b in other[:_SAMPLE]:
            score = alike.score(a, b)
            if score < 0:
                return False
            total, count = total + score, count + 1
    return total >= _ENOUGH * count


def _reasons(cluster: Sequence[Telling], articles: Sequence[LinkedArticle]) -> list[str]:
    sources = {t.article for t in cluster}
    if len(cluster) == 1:
        return []
    people = frozenset.intersection(*(t.people for t in cluster))
    names = {p.participant: p.name for t in cluster for p in t.participants}
    shared = (
        [f"all name {_listed(sorted(names[i] for i in people))}"] if people else ["the articles are on the same topic"]
    )
    dated = [t.when for t in cluster if t.when is not None]
    if len(dated) > 1:
        same = all(gap(dated[0], d) == 0 for d in dated[1:])
        shared.append("their dates allow each other" if same else "their dates are close")
    how = f"Told by {len(sources)} articles" if len(sources) > 1 else "Told in several places of one article"
    copies = sum(articles[i].duplicate_of is not None for i in sources)
    found = [f"{how}: {', '.join(shared)}."]
    if copies:
        found.append(f"{copies} of these articles {'is a copy' if copies == 1 else 'are copies'} and counted once.")
    return found


def _why_related(count: int) -> list[str]:
    if not count:
        return []
    more = "One more article is" if count == 1 else f"{count} more articles are"
    return [f"{more} on the same story; the passage nearest to this event is listed."]


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
