"""Stories: articles on one and the same happening, by the words they share and when they came out.

An event is merged on its own evidence; the story says which of an article's events it is written for. Each story has
a central event, the one that most of its articles tell, and an article of the story that tells it in passing only, or
in words too different to merge, is still listed among its sources, with the passage that comes nearest.

    stories = Stories(topics); stories.update({"a0": (day, order), …}, new=["a0", …], pairs=(), gone=())
    stories.of["a1"]  ->  ("a1", "a4", "a0")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.core.facts import DateSource, Status
from timeline_app.link.alike import Alike, days_apart, different_pairs
from timeline_app.link.clustering import Join, average_link
from timeline_app.link.merging import Cluster
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import PARTS, Topics

_ALIKE = 90_000
"""Average likeness of the articles of one story, in millionths; of unrelated pairs one in two hundred reaches it."""
_PART = 1_000_000 // PARTS
_ALMOST = 1 - 1e-9
_YEAR = 365
_YEARS = 2.0
"""Years between two articles after which their likeness counts half; only whole ones count."""
_NEAR = 0.1
"""Likeness of who and what that a passage needs to be listed with the story's event."""
_STATED_DAYS = 1
"""How far the day that a passage states may be from that of the story's event: time zones."""
_INFERRED_DAYS = 3
"""How long before the story's event a passage may stand that does not say on which day."""
_RETOLD_DAYS = 60
"""How long after it."""
_HEARD = 12
"""Tellings of the story's event that passages are compared with."""

Story = tuple[str, ...]


@dataclass(slots=True, eq=False)
class _Node:
    """Articles that were joined on the way to a story: how many, and with what they were joined next.

    `least` is what the likenesses of one article to all of them must come to, to be joined to it before that.
    """

    size: int
    above: _Node | None = None
    least: float = 0.0


class Stories:
    """Puts the articles of one story together; every article is in exactly one. `of` has the story of each, in order.

    Only what is near to something that changed is divided anew.
    """

    def __init__(self, topics: Topics) -> None:
        self.of: dict[str, Story] = {}
        self._topics = topics
        self._days: dict[str, int | None] = {}
        self._orders: dict[str, tuple[object, ...]] = {}
        self._nodes: dict[str, _Node] = {}

    def update(
        self,
        placed: Mapping[str, tuple[int | None, tuple[object, ...]]],
        new: Collection[str],
        pairs: Collection[tuple[str, str]],
        gone: Collection[str],
    ) -> set[str]:
        """Takes articles out and puts articles in; `placed` are those that are `new`, or whose day is another one.

        It gives the day that each came out and what orders it. `pairs` are two articles each that were there before and
        are more or less alike now. Returns the articles whose story is another one.
        """
        moved = {name for name, (day, _) in placed.items() if name in new or self._moves(name, day)}
        region = {member for name in (*gone, *moved) for member in self.of.get(name, ())} | moved
        for name in gone:
            del self.of[name], self._days[name], self._orders[name], self._nodes[name]
        for name, (day, order) in placed.items():
            self._days[name], self._orders[name] = day, order
        for a, b in pairs:
            if a not in region and b not in region and self._may_tell(a, b):
                region.update(self.of[a])
        return self._divide_again(region.difference(gone))

    def _may_tell(self, a: str, b: str) -> bool:
        """Whether another likeness of two articles may change a story: theirs, or those of theirs that may be one."""
        one, other = self.of[a], self.of[b]
        if one is other:
            return True
        if len(one) > len(other):
            one, other = other, one
        theirs = set(other)
        return any(name in theirs for member in one for name in self._likely(member))

    def _divide_again(self, region: set[str]) -> set[str]:
        """Finds the stories of a region anew, and of all that its change changes; returns whose story is another one.

        What may be joined to it is looked at, too: where that comes out as it was, nothing farther off can be others.
        (It is the same as if all were divided anew: stories that nothing was joined to divide by themselves.)
        """
        while region:
            if 2 * len(region) > len(self._days):
                region = set(self._days)
            ring = self._beside(region)
            found, nodes = self._divided(region.union(*ring))
            broken = ring.difference(found)
            if not broken:
                new = [story for story in found if story not in ring]
                changed = {name for story in new for name in story if self.of.get(name) != story}
                self.of.update((name, story) for story in new for name in story)
                self._nodes |= nodes
                return changed
            region = region.union(*broken)
        return set()

    def _moves(self, name: str, day: int | None) -> bool:
        """Whether another day makes the article more or less like any other."""
        before, days = self._days[name], self._days
        near = (days[other] for other in self._topics.alike[name] if other in days)
        return any(_apart(before, other) != _apart(day, other) for other in near)

    def order(self, article: str) -> tuple[object, ...]:
        """What puts articles in order, by content."""
        return self._orders[article]

    def _likely(self, name: str) -> list[str]:
        """Articles that may be joined to one."""
        near = self._topics.alike[name]
        return [other for other in near if self._likeness(name, other, near[other]) >= _ALIKE]

    def _beside(self, region: Collection[str]) -> set[Story]:
        """The stories beside a region of which some part may be joined to it before it is joined to the rest.

        That needs an article of the region that is as much alike to the part, on average, as the rest is to it.
        """
        found: set[Story] = set()
        for name in region:
            near = self._topics.alike[name]
            likely = {self.of[other] for other in self._likely(name) if other not in region}
            sums: dict[_Node, int] = defaultdict(int)
            for story in likely - found:
                sums.clear()
                for other in story:
                    value = self._likeness(name, other, near.get(other, 0))
                    node: _Node | None = self._nodes[other] if value else None
                    while node is not None:
                        sums[node] += value
                        node = node.above
                if any(total >= node.least for node, total in sums.items()):
                    found.add(story)
        return found

    def _divided(self, region: Collection[str]) -> tuple[set[Story], dict[str, _Node]]:
        """The stories of some articles, and each article as a node of how its story was put together."""
        names = sorted(region, key=self._orders.__getitem__)
        places = {name: n for n, name in enumerate(names)}
        rows = [
            {
                place: self._likeness(name, other, value)
                for other, value in self._topics.alike[name].items()
                if (place := places.get(other)) is not None
            }
            for name in names
        ]
        joins: list[Join] = []
        stories = {tuple(names[n] for n in members) for members in average_link(rows, _ALIKE, joins)}
        return stories, dict(zip(names, _nodes(len(names), joins), strict=True))

    def _likeness(self, a: str, b: str, value: int) -> int:
        """How likely two articles are of one story, in millionths; `value` is how alike their words are."""
        one, other = self._days[a], self._days[b]
        if one is None or other is None or -_YEAR < one - other < _YEAR:
            return _PART * value
        return round(_PART * value / (1 + abs(one - other) // _YEAR / _YEARS))


def _nodes(count: int, joins: Sequence[Join]) -> list[_Node]:
    """Things as nodes of how they were joined."""
    leaves = [_Node(1) for _ in range(count)]
    now = list(leaves)
    for a, b, value in joins:
        whole = _Node(now[a].size + now[b].size)
        for part in (now[a], now[b]):
            part.above, part.least = whole, value * part.size * _ALMOST
        now[a] = whole
    for last in now:
        if last.above is None:
            last.least = _ALIKE * last.size * _ALMOST
    return leaves


def _apart(a: int | None, b: int | None) -> int:
    """Whole years between two days."""
    return 0 if a is None or b is None else abs(a - b) // _YEAR


def hub(story: Story, told: Mapping[str, Sequence[Telling]], clusters: Mapping[Telling, Cluster]) -> Cluster | None:
    """The event that most of the story's articles tell, and make most of; None if there is none."""
    weight: dict[Cluster, float] = {}
    for article in story:
        best: dict[Cluster, float] = {}
        for telling in told[article]:
            cluster = clusters[telling]
            best[cluster] = max(best.get(cluster, 0.0), _share(telling))
        for cluster, share in best.items():
            weight[cluster] = weight.get(cluster, 0.0) + share
    dated = (c for c in weight if any(t.when is not None for t in c))
    return max(dated, key=lambda c: (round(weight[c], 9), c[0].order), default=None)


def related(story: Story, event: Cluster, told: Mapping[str, Sequence[Telling]], alike: Alike) -> Cluster:
    """For the central event of a story, the nearest passage of each of its articles that do not tell it."""
    tellers = {t.article for t in event}
    heard = [t for t in event if t.source == t.article][:_HEARD] or event[:_HEARD]
    near = (passage(told[article], heard, alike) for article in story if article not in tellers)
    return tuple(telling for telling in near if telling is not None)


def passage(article: Sequence[Telling], event: Sequence[Telling], alike: Alike) -> Telling | None:
    """Of an article's tellings the one that comes nearest to an event it is known to be about; None if none is near."""
    near = [(round(value, 9), t.order, t) for t in article if (value := _near(t, event, alike)) > 0]
    return max(near, key=lambda row: row[:2])[2] if near else None


def _near(telling: Telling, event: Sequence[Telling], alike: Alike) -> float:
    best = max((alike.relaxed(telling, other) for other in event if _may_be(telling, other)), default=0.0)
    return best * (0.5 + telling.candidate.salience) if best >= _NEAR else 0.0


def _may_be(a: Telling, b: Telling) -> bool:
    if a.people and b.people and not a.people & b.people:
        return False
    if different_pairs(a, b) or (a.candidate.status is Status.DENIED) != (b.candidate.status is Status.DENIED):
        return False
    if a.when is None or b.when is None:
        return bool(a.named & b.named)
    days = days_apart(a, b)
    if a.date.source is DateSource.STATED:
        return days <= (_STATED_DAYS if a.fine else _INFERRED_DAYS)
    # A guess is the day of telling or later than what is told; the story's event may be long past.
    told_after = (b.when.start or 0) <= (a.when.start or 0)
    return days <= (_RETOLD_DAYS if told_after else _INFERRED_DAYS)


def _share(telling: Telling) -> float:
    return (0.3 + telling.candidate.salience) * (0.5 if telling.candidate.background else 1.0)
