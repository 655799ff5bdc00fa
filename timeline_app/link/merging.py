"""The same event, told by several articles, becomes one: average-link clustering of tellings.

    merger = Merger(topics)
    merger.update({telling: keys, …}, gone=[…])     # returns the tellings whose event is another one now
    merger.cluster[telling]                         # the tellings of its event

Nothing here depends on the order of the articles, nor on what was merged before: pairs are taken by likeness, ties by
content. Only clusters that are joined by a likely pair can become one, so only those near to what changed are divided
again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

import numpy as np

from timeline_app.core.chronicle import LinkedArticle
from timeline_app.link.alike import ENOUGH, Alike
from timeline_app.link.blocking import Blocks, Counts, Keys, Rows
from timeline_app.link.tellings import Telling, days_apart
from timeline_app.link.topics import Topics

_SAMPLE = 6
"""Tellings of each group that are compared when two groups are to be joined."""
_NEARLY = ENOUGH - 0.001
"""Pairs less likely than this are never joined, however it is rounded: how likely they are does not matter."""
_AT_ONCE = 1 << 16
by_content = attrgetter("order")

Cluster = tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Unlike:
    """Pairs of articles that are more or less alike than before, and what each of them tells still as it did."""

    pairs: Sequence[tuple[str, str]] = ()
    told: Mapping[str, Sequence[Telling]] = field(default_factory=dict)


NOTHING_UNLIKE = Unlike()


@dataclass(frozen=True, slots=True)
class Group:
    """The tellings of one event.

    `related` are tellings of other events, in articles of the same story that do not tell this one by itself. `central`
    says that no other event of its story is told by more of its articles. `guests` are tellings that are no events of
    their own, because no line tells them clearly.
    """

    tellings: Cluster
    related: Cluster = ()
    central: bool = False
    guests: Cluster = ()


class Merger:
    """Puts tellings of one event together; every telling is in exactly one cluster, in the order of content."""

    def __init__(self, topics: Topics) -> None:
        self.alike = Alike(topics)
        self.cluster: dict[Telling, Cluster] = {}
        self._blocks = Blocks()
        self._edges: dict[Telling, dict[Telling, _Edge]] = {}  # of those alone that have some

    def update(
        self, added: Mapping[Telling, Keys], gone: Collection[Telling], unlike: Unlike = NOTHING_UNLIKE
    ) -> set[Telling]:
        """Takes tellings out and puts tellings in; one that only has other keys is `added` again.

        `unlike` are those there already whose articles are more or less alike than before. Returns the tellings whose
        cluster is another one than before.
        """
        moved = self._score_again(unlike)
        moved |= {t for t in added if t not in self.cluster}
        moved |= self._pair(added, gone)
        moved |= self._lose(gone)
        return self._recluster(moved)

    def _score_again(self, unlike: Unlike) -> set[Telling]:
        """Scores pairs of tellings of other likeness again; returns those of which that may change the cluster."""
        groups = list(unlike.told.values())
        number = {name: n for n, name in enumerate(unlike.told)}
        pairs = [(number[a], number[b]) for a, b in unlike.pairs]
        if not pairs:
            return set()
        moved = set(self._compared(pairs, groups))
        for a, b, count in self._met(*self._blocks.meeting(groups, np.array(pairs, np.int64))):
            if not _by_topic(a, b):
                continue
            score, edge = round(self.alike.score(a, b), 9), self._edge(a, b)
            if edge is None and score >= ENOUGH:
                self._join(a, b, _Edge(score, count))
            elif edge is not None and score < ENOUGH:
                self._part(a, b)
            elif edge is not None and edge.score != score:
                edge.score = score
            else:
                continue
            moved |= {a, b}
        return moved

    def _compared(self, pairs: Sequence[tuple[int, int]], groups: Sequence[Sequence[Telling]]) -> Iterator[Telling]:
        """The tellings of pairs of groups that are compared when clusters are divided, whether or not they are likely.

        They are of one cluster, or of two that a likely pair joins.
        """
        near: dict[int, dict[Telling, Telling]] = {}
        for a, b in pairs:
            if a not in near:  # of two that stand beside one cluster the one whose likeness hangs on the article
                mine = sorted(groups[a], key=lambda t: not t.people)
                near[a] = {first: t for t in mine for first in self._beside(self.cluster[t])}
            for telling in groups[b]:
                other = near[a].get(self.cluster[telling][0])
                if other is not None and _by_topic(telling, other):
                    yield from (telling, other)

    def _beside(self, cluster: Cluster) -> set[Telling]:
        """The first of a cluster, and of those that a likely pair joins it to: each stands for its cluster."""
        return {cluster[0], *(self.cluster[other][0] for t in cluster for other in self._likely(t))}

    def _pair(self, added: Mapping[Telling, Keys], gone: Collection[Telling]) -> set[Telling]:
        """Scores the pairs that are new; returns those who have gained or lost a likely pair."""
        moved: set[Telling] = set()
        for a, b, count in self._met(*self._blocks.update(added, gone)):
            edge = self._edge(a, b)
            if edge is None:
                if count < 0 or (score := self.alike.score(a, b, _NEARLY)) < _NEARLY:
                    continue
                if (score := round(score, 9)) < ENOUGH:
                    continue
                edge = self._join(a, b, _Edge(score, 0))
                moved |= {a, b}
            edge.count += count
            if not edge.count:
                self._part(a, b)
                moved |= {a, b}
        return moved

    def _met(self, first: Rows, second: Rows, counts: Counts) -> Iterator[tuple[Telling, Telling, int]]:
        told = self._blocks.told
        for row, other, count in _rows(first, second, counts):
            a, b = told[row], told[other]
            assert a is not None
            assert b is not None
            yield a, b, count

    def _edge(self, a: Telling, b: Telling) -> _Edge | None:
        found = self._edges.get(a)
        return found.get(b) if found else None

    def _join(self, a: Telling, b: Telling, edge: _Edge) -> _Edge:
        self._edges.setdefault(a, {})[b] = self._edges.setdefault(b, {})[a] = edge
        return edge

    def _part(self, a: Telling, b: Telling) -> None:
        for one, other in ((a, b), (b, a)):
            mine = self._edges[one]
            del mine[other]
            if not mine:
                del self._edges[one]

    def _lose(self, gone: Collection[Telling]) -> set[Telling]:
        """Takes tellings out of their chains; returns those that are left of them."""
        left: set[Telling] = set()
        for telling in gone:
            for other in list(self._edges.get(telling, ())):
                self._part(telling, other)
            left.update(self.cluster[telling])
        for telling in gone:
            del self.cluster[telling]
        return left.difference(gone)

    def _recluster(self, moved: set[Telling]) -> set[Telling]:
        """Divides the clusters of some tellings anew, and all that this changes; returns whose cluster is another one.

        Clusters beside them, joined by a likely pair, are looked at, too: where those come out as they were, they were
        at each step what they have been, and nothing farther off can be others.
        """
        there = self._blocks.row_of
        region = {t for telling in moved for t in self.cluster.get(telling, (telling,)) if t in there}
        while region:
            beside = {self.cluster[other][0] for t in region for other in self._likely(t) if other not in region}
            ring = [self.cluster[first] for first in beside]
            found = {cluster[0]: cluster for cluster in self._divided(region.union(*ring))}
            broken = [cluster for cluster in ring if found.get(cluster[0]) != cluster]
            if not broken:
                new = {t: cluster for cluster in found.values() for t in cluster if self.cluster.get(t) != cluster}
                self.cluster.update(new)
                return set(new)
            region.update(*broken)
        return set()

    def _likely(self, telling: Telling) -> Mapping[Telling, _Edge]:
        return self._edges.get(telling, _NO_EDGES)

    def _divided(self, some: set[Telling]) -> Iterator[Cluster]:
        """The clusters of some tellings, chain by chain: only what a chain of likely pairs joins can be one event."""
        todo = set(some)
        while todo:
            chain, more = set[Telling](), [todo.pop()]
            while more:
                telling = more.pop()
                chain.add(telling)
                new = [other for other in self._likely(telling) if other in todo]
                todo.difference_update(new)
                more += new
            yield from self._clusters(sorted(chain, key=by_content))

    def _clusters(self, chain: Sequence[Telling]) -> Iterable[Cluster]:
        if len(chain) == 1:
            return [(chain[0],)]
        place = {telling: n for n, telling in enumerate(chain)}
        edges = sorted(
            (-edge.score, n, place[other])
            for n, telling in enumerate(chain)
            for other, edge in self._likely(telling).items()
            if n < place.get(other, -1)
        )
        scores = {(n, other): -score for score, n, other in edges}
        home = list(range(len(chain)))
        groups = {n: [n] for n in home}
        for _, a, b in edges:
            one, other = sorted((home[a], home[b]))
            if one != other and self._fit(groups[one], groups[other], chain, scores):
                for n in groups[other]:
                    home[n] = one
                groups[one] = sorted(groups[one] + groups.pop(other))
        return [tuple(chain[n] for n in members) for members in groups.values()]

    def _fit(
        self, one: Sequence[int], other: Sequence[int], chain: Sequence[Telling], scores: dict[tuple[int, int], float]
    ) -> bool:
        """Whether two groups are alike on average, and no two of their tellings exclude each other.

        Of two articles what is most alike counts: what one of them tells twice is no less alike for it.
        """
        likeness: dict[tuple[str, str], float] = {}
        for a in one[:_SAMPLE]:
            for b in other[:_SAMPLE]:
                pair = (a, b) if a < b else (b, a)
                score = scores.get(pair)
                if score is None:
                    score = scores[pair] = round(self.alike.score(chain[a], chain[b]), 9)
                if score < 0:
                    return False
                articles = chain[a].article, chain[b].article
                likeness[articles] = max(score, likeness.get(articles, 0.0))
        return sum(likeness.values()) >= ENOUGH * len(likeness)


def _by_topic(a: Telling, b: Telling) -> bool:
    """Whether it counts how alike their articles are: where both name people, those tell more."""
    return not (a.people and b.people)


def _rows(*columns: Rows | Counts) -> Iterator[tuple[int, ...]]:
    """The rows of columns of numbers, some at a time: as values, all of them would take ten times the memory."""
    for start in range(0, len(columns[0]), _AT_ONCE):
        yield from zip(*(column[start : start + _AT_ONCE].tolist() for column in columns), strict=True)


@dataclass(slots=True)
class _Edge:
    """A likely pair, and in how many blocks it meets."""

    score: float
    count: int


_NO_EDGES: Mapping[Telling, _Edge] = {}


def reasons(group: Group, articles: Mapping[str, LinkedArticle]) -> tuple[str, ...]:
    """Why the tellings of a group are one event, in plain words."""
    return (*_why_one(group.tellings, articles), *_why_related(len(group.related)))


def _why_one(cluster: Cluster, articles: Mapping[str, LinkedArticle]) -> list[str]:
    if len(cluster) == 1:
        return []
    sources = {t.article for t in cluster}
    people = frozenset.intersection(*(t.people for t in cluster))
    names = {p.participant: p.name for t in cluster for p in t.participants}
    shared = (
        [f"all name {_listed(sorted(names[i] for i in people))}"] if people else ["the articles are on the same topic"]
    )
    dated = [t for t in cluster if t.when is not None]
    if len(dated) > 1:
        same = all(days_apart(dated[0], d) == 0 for d in dated[1:])
        shared.append("their dates agree" if same else "their dates are close")
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
