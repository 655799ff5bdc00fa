"""Stories: articles on one and the same happening, by the words they share and when they came out.

An event is merged on its own evidence; the story says which of an article's events it is written for. Each story has
a central event, the one that most of its articles tell, and an article of the story that tells it in passing only, or
in words too different to merge, is still listed among its sources, with the passage that comes nearest.

    stories = Stories(topics); stories.update({"a0": (day, order), …}, new=["a0", …], pairs=(), gone=())
    stories.of["a1"]  ->  ("a1", "a4", "a0")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.facts import DateSource, Status
from timeline_app.core.interval import Interval
from timeline_app.link.alike import Alike, different_pairs
from timeline_app.link.clustering import Join, Tree, average_link, trees
from timeline_app.link.merging import Cluster
from timeline_app.link.tellings import Telling, days_apart, is_faint
from timeline_app.link.topics import PARTS, Topics

_ALIKE = 90_000
"""Average likeness of the articles of one story, in millionths; of unrelated pairs one in two hundred reaches it."""
_PART = 1_000_000 // PARTS
_LIKELY = _ALIKE // _PART
"""Hundredths that articles of one story are alike at least; less where years lie between them is worth less still."""
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
_AS_MUCH = 0.8
"""What an event must be told of the one told most to be the story's instead, if more articles can be listed with it."""
_FEW_SHARED = 4
"""Words that two articles share, of fewer of which they are of one story only where a person joins them: of a dozen
words each, a town and a thing make them much alike."""
_LOOKED_AT = 5
"""Of those events no more than these are looked at."""
_REMEMBERED = 2 * _LOOKED_AT
"""Events for which an article's passage is remembered."""

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
        self._trees: dict[str, Tree] = {}  # of each story by its first article

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
        old = {self.of[name] for name in (*gone, *moved) if name in self.of}
        for story in old:
            self._trees.pop(story[0], None)
        for name in gone:
            del self.of[name], self._days[name], self._orders[name]
        for name, (day, order) in placed.items():
            self._days[name], self._orders[name] = day, order
        old |= {self.of[a] for a, b in pairs if self.of[a] is self.of[b]}
        touched = {name for story in old for name in story}
        apart = ((self.of[a][0], self.of[b][0]) for a, b in pairs if a not in touched and b not in touched)
        beside: dict[str, set[str]] = {}
        for a, b in apart:
            beside.setdefault(min(a, b), set()).add(max(a, b))
        regions = [*({*story}.difference(gone) for story in old), moved - touched]
        meeting = [(a, b) for a, others in beside.items() for b in self._meet(a, [*others])]
        return self._divide_again(regions, meeting)

    def _divide_again(self, regions: Sequence[set[str]], meeting: Sequence[tuple[str, str]]) -> set[str]:
        """Divides some regions anew, and all that this changes; returns the articles whose story is another one.

        Each is divided by itself. Where no part of it, at the time when it was one, was as much alike to a part of a
        story beside it as either was to what it was joined with next, they come out the same together. (The first two
        parts that were joined across would have to be such.) Else they are one region.
        """
        if 2 * sum(map(len, regions)) > len(self._days):
            regions, meeting = [set(self._days)], []
        todo = [region for region in regions if region]
        region_of = {name: region for region in todo for name in region}
        before: dict[str, Story | None] = {}
        while todo or meeting:
            for region in todo:
                before = {name: self.of.get(name) for name in region} | before
                self._divide(region)
            meeting = [*meeting, *(pair for region in todo for pair in self._meeting(region))]
            grown: dict[int, set[str]] = {}
            for pair in meeting:
                mine, other = (region_of.get(first) or {*self.of[first]} for first in pair)
                if mine is not other:
                    mine |= other
                    region_of.update(dict.fromkeys(mine, mine))
                    grown.pop(id(other), None)
                    grown[id(mine)] = mine
            todo, meeting = [*grown.values()], []
        return {name for name, story in before.items() if self.of[name] != story}

    def _divide(self, region: Collection[str]) -> None:
        """Finds the stories of a region by itself."""
        for name in region:
            self._trees.pop(self.of.get(name, ("",))[0], None)
        for story, tree in self._divided(region).items():
            self._trees[story[0]] = tree
            self.of.update(dict.fromkeys(story, story))

    def _meeting(self, region: Collection[str]) -> list[tuple[str, str]]:
        """The stories in and outside a region that may be joined, in part, by their first articles."""
        mine = {self.of[name][0] for name in region}
        return [(first, other) for first in mine for other in self._touched(first, region)]

    def _moves(self, name: str, day: int | None) -> bool:
        """Whether another day makes the article more or less like any other."""
        before, days = self._days[name], self._days
        near = (days[other] for other in self._topics.alike[name] if other in days)
        return any(_apart(before, other) != _apart(day, other) for other in near)

    def order(self, article: str) -> tuple[object, ...]:
        """What puts articles in order, by content."""
        return self._orders[article]

    def _touched(self, story: str, region: Collection[str]) -> list[str]:
        """The stories outside a region that some part of a story in it might be joined to, by their first articles."""
        alike = self._topics.alike
        likely = {other for name in self.of[story] for other, value in alike[name].items() if value >= _LIKELY}
        return self._meet(story, list({self.of[name][0] for name in likely.difference(region)}))

    def _meet(self, story: str, others: Sequence[str]) -> list[str]:
        """Those of some other stories that some part of a story might be joined to; all by their first articles."""
        tree, theirs = self._trees[story], [self._trees[first] for first in others]
        place = {name: n for n, name in enumerate(chain.from_iterable(other.leaves for other in theirs))}
        rows, columns, values = list[int](), list[int](), list[int]()
        for row, name in enumerate(tree.leaves):
            near = self._topics.alike[name]
            both = near.keys() & place.keys()
            rows += repeat(row, len(both))
            columns += map(place.__getitem__, both)
            values += map(near.__getitem__, both)
        order = np.argsort(columns, kind="stable")
        mine, its = np.array(rows, int)[order], np.array(columns, int)[order]
        years = np.abs(self._came_out(tree.leaves)[mine] - self._came_out(place)[its]) // _YEAR
        likes = np.rint(_faded(np.array(values, int)[order], np.nan_to_num(years)))
        starts = np.cumsum([0, *(len(other.leaves) for other in theirs)])
        parts = pairwise(its.searchsorted(starts))  # of the one story and the next
        return [
            first
            for first, other, start, (a, b) in zip(others, theirs, starts[:-1], parts, strict=True)
            if likes[a:b].max(initial=0) >= _ALIKE and tree.meets(other, mine[a:b], its[a:b] - start, likes[a:b])
        ]

    def _came_out(self, names: Iterable[str]) -> NDArray[np.float64]:
        """The days of some articles, those that have none as nan."""
        return np.array([self._days[name] for name in names], np.float64)

    def _divided(self, region: Collection[str]) -> dict[Story, Tree]:
        """The stories of some articles, and how each was put together."""
        names = sorted(region, key=self._orders.__getitem__)
        places = {name: n for n, name in enumerate(names)}
        rows = [{places[other]: like for other, like in self._likenesses(name, places.keys())} for name in names]
        joins: list[Join] = []
        average_link(rows, _ALIKE, joins)
        found = trees(names, joins, _ALIKE)
        return {tuple(sorted(tree.leaves, key=places.__getitem__)): tree for tree in found}

    def _likenesses(self, name: str, some: Set[str]) -> Iterator[tuple[str, int]]:
        """How likely an article is of one story with those of some that it is alike to; a million are asked for."""
        days, mine, values, worth = self._days, self._days[name], self._topics.alike[name], _WORTH
        for other in values.keys() & some:
            day = days[other]
            if mine is None or day is None or -_YEAR < mine - day < _YEAR:
                yield other, worth[values[other]]
            else:
                yield other, _worth(values[other], abs(mine - day) // _YEAR)


@lru_cache(maxsize=1 << 16)
def _worth(value: int, years: int) -> int:
    """One value for all equal ones: thousands of articles that are much alike have millions of them."""
    worth: int = round(_faded(value, years))
    return worth


def _faded(value: Any, years: Any) -> Any:
    """What likeness in hundredths is worth where years lie between, for numbers or arrays."""
    return _PART * value / (1 + years / _YEARS)


_WORTH = [_worth(value, 0) for value in range(PARTS + 1)]


def _apart(a: int | None, b: int | None) -> int:
    """Whole years between two days."""
    return 0 if a is None or b is None else abs(a - b) // _YEAR


@dataclass(frozen=True, slots=True)
class Hub:
    """The central event of a story, and the passages of its other articles that are listed with it.

    `heard` are the articles that tell it, or an event that might have been it: how alike others are to them counts.
    """

    event: Cluster
    related: Cluster
    heard: frozenset[str]


class Passages:
    """Finds what an article tells of an event, and remembers it: most articles of a story that changed did not.

    What is found depends on what the article tells, on what it is compared with, and on how alike the articles are.
    """

    def __init__(self, topics: Topics, alike: Alike) -> None:
        self._likeness, self._shared, self._alike = topics.likeness, topics.shared, alike
        self._known: dict[str, dict[Telling, tuple[object, Telling | None]]] = {}

    def of(self, article: str, told: Sequence[Telling], heard: Cluster) -> Telling | None:
        """The passage of an article, that tells `told`, on an event of which `heard` are tellings."""
        known = self._known.setdefault(article, {})
        state = tuple(told), heard, [self._likeness(article, t.article) for t in heard]
        found = known.get(heard[0])
        if found is None or found[0] != state:
            if len(known) >= _REMEMBERED:
                known.clear()
            nearest = passage(told, heard, self._alike)
            found = known[heard[0]] = state, nearest if nearest and self._of_one_story(nearest, heard) else None
        return found[1]

    def _of_one_story(self, one: Telling, heard: Cluster) -> bool:
        """Whether a passage is by no mere chance near to an event: two texts of a few words are soon alike.

        An article known by its title alone, which is listed with itself, has hardly more words than that.
        """
        least = _FEW_SHARED - (one.candidate.near == one.event)
        return any(one.people & t.people or self._shared(one.article, t.article) >= least for t in heard)

    def forget(self, article: str) -> None:
        """Forgets an article that has gone, and so does what it was compared by."""
        self._known.pop(article, None)
        self._alike.forget(article)


def hub(
    story: Story, told: Mapping[str, Sequence[Telling]], clusters: Mapping[Telling, Cluster], passages: Passages
) -> Hub | None:
    """The event that most of the story's articles tell, and make most of; None if there is none.

    Of those that are told about as much, the one that most of the articles can be listed with.
    """
    weight = _told_in(story, told, clusters)
    ranked = sorted(weight, key=lambda c: (weight[c], c[0].order), reverse=True)
    dated = (c for c in ranked if any(t.when is not None for t in c) and not is_faint(c))
    first = list(islice(dated, _LOOKED_AT))
    likely = [c for c in first if weight[c] >= _AS_MUCH * weight[first[0]]]
    most, found, heard = -1, None, frozenset(t.article for c in likely for t in c)
    for event in likely:
        near = related(story, event, told, passages)
        gathered = len(set(story).intersection(t.article for t in event)) + len(near)
        if gathered > most:
            most, found = gathered, Hub(event, near, heard)
        if gathered == len(story):  # no other can have more of them
            break
    return found


def _told_in(
    story: Story, told: Mapping[str, Sequence[Telling]], clusters: Mapping[Telling, Cluster]
) -> dict[Cluster, float]:
    """How much the articles of a story make of each event that they tell."""
    weight: dict[Telling, float] = defaultdict(float)  # of the first of each event
    for article in story:
        best: dict[Telling, float] = {}
        for telling in told[article]:
            first = clusters[telling][0]
            best[first] = max(best.get(first, 0.0), _share(telling))
        for first, share in best.items():
            weight[first] += share
    return {clusters[first]: round(value, 9) for first, value in weight.items()}


def related(story: Story, event: Cluster, told: Mapping[str, Sequence[Telling]], passages: Passages) -> Cluster:
    """For the central event of a story, the nearest passage of each of its articles that do not tell it."""
    tellers = {t.article for t in event}
    heard = tuple([t for t in event if t.source == t.article][:_HEARD]) or event[:_HEARD]
    near = (passages.of(article, told[article], heard) for article in story if article not in tellers)
    return tuple(telling for telling in near if telling is not None)


def passage(article: Sequence[Telling], event: Sequence[Telling], alike: Alike) -> Telling | None:
    """Of an article's tellings the one that comes nearest to an event it is known to be about; None if none is near."""
    for likeness, may_be in ((alike.relaxed, _may_be), (alike.kindred, _is_beside)):
        near = [(round(value, 9), t.order, t) for t in article if (value := _near(t, event, likeness, may_be)) > 0]
        for _, _, telling in sorted(near, key=lambda row: row[:2], reverse=True):
            if not any(alike.strangers(telling, other) for other in event):
                return telling
    return None


def _near(
    telling: Telling,
    event: Sequence[Telling],
    likeness: Callable[[Telling, Telling], float],
    may_be: Callable[[Telling, Telling], bool],
) -> float:
    best = max([likeness(telling, other) for other in event if may_be(telling, other)], default=0.0)
    return best * (0.5 + telling.candidate.salience) if best >= _NEAR else 0.0


def _is_beside(a: Telling, b: Telling) -> bool:
    """Whether the two are of one day, whoever they tell of."""
    return a.when is not None and b.when is not None and days_apart(a, b) <= _STATED_DAYS


def _may_be(a: Telling, b: Telling) -> bool:
    if a.people and b.people and a.people.isdisjoint(b.people):
        return False
    if a.when is None or b.when is None:
        if a.named.isdisjoint(b.named):
            return False
    elif (days := days_apart(a, b)) > _STATED_DAYS and days > _reach(a, a.when, b.when):
        return False
    return (a.candidate.status is Status.DENIED) is (b.candidate.status is Status.DENIED) and not different_pairs(a, b)


def _reach(a: Telling, when: Interval, told: Interval) -> int:
    """How many days `when`, that of a passage, may be from when the story's event was."""
    if a.date.source is DateSource.STATED:
        return _STATED_DAYS if a.fine else _INFERRED_DAYS
    # A guess is the day of telling or later than what is told; the story's event may be long past.
    return _RETOLD_DAYS if (told.start or 0) <= (when.start or 0) else _INFERRED_DAYS


def _share(telling: Telling) -> float:
    return (0.3 + telling.candidate.salience) * (0.5 if telling.candidate.background else 1.0)
