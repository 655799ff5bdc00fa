"""Stories: articles on one and the same happening, by the words they share and when they came out.

An event is merged on its own evidence; the story says which of an article's events it is written for. Each story has
a central event, the one that most of its articles tell, and an article of the story that tells it in passing only, or
in words too different to merge, is still listed among its sources, with the passage that comes nearest.

    stories = Stories(topics); stories.update(moved, gone, days)
    stories.of["a1"]  ->  ("a1", "a4", "a0")
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from timeline_app.core.facts import DateSource, Status
from timeline_app.link.alike import Alike, days_apart, different_pairs
from timeline_app.link.clustering import average_link
from timeline_app.link.merging import Cluster
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import PARTS, Topics

_ALIKE = 90_000
"""Average likeness of the articles of one story, in millionths; of unrelated pairs one in two hundred reaches it."""
_PART = 1_000_000 // PARTS
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


class Stories:
    """Puts the articles of one story together; every article is in exactly one. `of` has the story of each, in order.

    Only what is near to something that changed is divided anew.
    """

    def __init__(self, topics: Topics) -> None:
        self.of: dict[str, Story] = {}
        self._topics = topics
        self._days: dict[str, int | None] = {}
        self._orders: dict[str, tuple[object, ...]] = {}

    def update(
        self,
        placed: Mapping[str, tuple[int | None, tuple[object, ...]]],
        turned: Collection[str],
        gone: Collection[str],
    ) -> set[str]:
        """Takes articles out and puts articles in; `placed` has for those that are new, or whose day is another one,
        the day that each came out and what orders it.

        `turned` are those that are more or less like others than before: of two, one is enough. (Where the two are
        joined, or may be, the other one is looked at, too.) Returns the articles whose story is another one.
        """
        moved = {name for name, (day, _) in placed.items() if name not in self.of or self._moves(name, day)}
        moved.update(turned)
        region = {member for name in (*gone, *moved) for member in self.of.get(name, ())} | moved
        for name in gone:
            del self.of[name], self._days[name], self._orders[name]
        for name, (day, order) in placed.items():
            self._days[name], self._orders[name] = day, order
        return self._divide_again(region.difference(gone))

    def _divide_again(self, region: set[str]) -> set[str]:
        """Finds the stories of a region anew, and of all that its change changes; returns whose story is another one.

        What is likely to be joined to it is looked at, too: where that comes out as it was, nothing farther off can be
        others. (It is the same as if all were divided anew: stories that nothing was joined to divide by themselves.)
        """
        while region:
            ring = self._beside(region)
            if len(region) + sum(map(len, ring)) > len(self._days) // 2:
                region = self._connected(region)
                ring = set()
            found = self._divided(region.union(*ring))
            broken = ring.difference(found)
            if not broken:
                new = [story for story in found if story not in ring]
                changed = {name for story in new for name in story if self.of.get(name) != story}
                self.of.update((name, story) for story in new for name in story)
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
        """The stories beside a region that have an article which may be joined to one in it."""
        others = {other for name in region for other in self._likely(name) if other not in region}
        return {self.of[other] for other in others}

    def _connected(self, region: Collection[str]) -> set[str]:
        """All that some chain of likely pairs joins to a region."""
        found, todo = set(region), list(region)
        while todo:
            new = [other for other in self._likely(todo.pop()) if other not in found]
            found.update(new)
            todo += new
        return found

    def _divided(self, region: Collection[str]) -> set[Story]:
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
        return {tuple(names[n] for n in members) for members in average_link(rows, _ALIKE)}

    def _likeness(self, a: str, b: str, value: int) -> int:
        """How likely two articles are of one story, in millionths; `value` is how alike their words are."""
        one, other = self._days[a], self._days[b]
        if one is None or other is None or -_YEAR < one - other < _YEAR:
            return _PART * value
        return round(_PART * value / (1 + abs(one - other) // _YEAR / _YEARS))


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
        return True
    days = days_apart(a, b)
    if a.date.source is DateSource.STATED:
        return days <= (_STATED_DAYS if a.fine else _INFERRED_DAYS)
    # A guess is the day of telling or later than what is told; the story's event may be long past.
    told_after = (b.when.start or 0) <= (a.when.start or 0)
    return days <= (_RETOLD_DAYS if told_after else _INFERRED_DAYS)


def _share(telling: Telling) -> float:
    return (0.3 + telling.candidate.salience) * (0.5 if telling.candidate.background else 1.0)
