"""Keeps the events of a folder in step with its tellings: told, weighed and put in order.

    events = Events(topics, stories, merger)
    events.update(Step(…)); events.in_order()

An event is made anew where its tellings, or the passages listed with it, are others than before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from timeline_app.core.chronicle import Event, LinkedArticle
from timeline_app.link.event_dates import EventDate
from timeline_app.link.importance import Pointers, Weight, day_of, scale, weight, with_day
from timeline_app.link.merged import build_event
from timeline_app.link.merging import Cluster, Group, Merger, reasons
from timeline_app.link.stories import Hub, Passages, Stories, Story, hub
from timeline_app.link.tellings import Telling, is_faint
from timeline_app.link.topics import Topics

_WEIGHTLESS = Weight(0.0, 0.0, 0.0)
_FEW_PARTS = 16
"""Up to one in so many events are few."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is new. `told`, `articles` and `dates` are those of all articles now, by id.

    `changed` are tellings whose cluster is another one, `gone` those that are no longer there. `moved` are articles
    that are new or seen in another light, `reread` those about something else, `left` those that have gone;
    `restoried` are of another story, `unlike` are pairs that are more or less alike.
    """

    told: Mapping[str, Sequence[Telling]]
    articles: Mapping[str, LinkedArticle]
    dates: Mapping[str, Sequence[EventDate]]
    changed: Collection[Telling]
    gone: Collection[Telling]
    moved: Collection[str]
    reread: Collection[str]
    left: Collection[str]
    restoried: Collection[str]
    unlike: Collection[tuple[str, str]] = ()


@dataclass(slots=True, eq=False)
class _Told:
    """An event with the tellings that it is made from. `raw` is what it weighs among those of its day, `key` what puts
    it in order."""

    group: Group
    event: Event
    weight: Weight = _WEIGHTLESS
    raw: float = 0.0
    key: tuple[object, ...] = ()


class Events:
    """The events of a folder."""

    def __init__(self, topics: Topics, stories: Stories, merger: Merger) -> None:
        self._merger = merger
        self._central = _Central(stories, merger, Passages(topics, merger.alike))
        self._pointers = Pointers(topics)
        self._of: dict[Telling, _Told] = {}
        self._days: dict[int, set[_Told]] = defaultdict(set)
        self._all: list[_Told] = []
        self._listed: list[Event] = []  # theirs
        self._top = 0.0
        self._weightiest: tuple[_Told | None, float] = None, 0.0

    def in_order(self) -> tuple[Event, ...]:
        """In order of date, undated last."""
        return tuple(self._listed)

    def update(self, step: Step) -> None:
        """Makes what has changed anew."""
        touched = self._central.update(step)
        now = {self._merger.cluster[t] for t in step.changed}
        now |= {c for c in touched if self._merger.cluster.get(c[0]) == c and self._other(c)}
        stale = {t for c in now for t in c}.union(step.gone)
        hosts = {self._merger.cluster[h] for t in stale if (h := _host(t, step)) is not None}
        now |= hosts
        stale.update(t for c in hosts for t in c)
        dead = {told for t in stale if (told := self._of.pop(t, None)) is not None}
        for told in dead:
            self._days[_day(told)].discard(told)
        new = [self._built(cluster, step) for cluster in now if not is_faint(cluster)]
        days = self._pointers.update((step.articles[name] for name in step.moved), step.reread, step.left)
        again = {told for day in days for told in self._days.get(day, ())}
        again |= {self._of[t] for name in {*step.moved, *step.reread} for t in step.told[name] if t in self._of}
        again |= {self._of[hub.event[0]] for name in step.moved if (hub := self._central.of(name))}
        again |= self._weigh(again.union(new), dead, step)
        self._finish(new, dead, again)

    def _other(self, cluster: Cluster) -> bool:
        """Whether other passages are to be listed with an event than are."""
        told = self._of.get(cluster[0])
        return told is None or (told.group.related, told.group.central) != self._beside(cluster)

    def _beside(self, cluster: Cluster) -> tuple[Cluster, bool]:
        found = self._central.related(cluster)
        return tuple(t for listed in found for t in listed), bool(found)

    def _guests(self, cluster: Cluster, step: Step) -> Cluster:
        found = (_candidate(step.told[t.article], guest) for t in cluster for guest in t.guests)
        return tuple(t for t in found if t is not None and is_faint(self._merger.cluster[t]))

    def _built(self, cluster: Cluster, step: Step) -> _Told:
        group = Group(cluster, *self._beside(cluster), self._guests(cluster, step))
        why = reasons(group, step.articles)
        told = _Told(group, build_event(cluster, step.articles, step.dates, why, group.related, group.guests))
        self._of.update(dict.fromkeys(cluster, told))
        self._days[_day(told)].add(told)
        return told

    def _weigh(self, some: Collection[_Told], dead: Collection[_Told], step: Step) -> set[_Told]:
        """Weighs `some`; returns the events of their days, and of those of the dead, that weigh something else now."""
        for told in sorted(some, key=_day):  # who looks back to a day is put together once for those of it
            back = self._pointers.back(told.event, told.group.tellings)
            told.weight = weight(told.event, told.group, step.articles, back)
            told.raw = told.weight.own
        changed: set[_Told] = set()
        for day in {_day(told) for told in (*some, *dead)} - {_NO_DAY}:
            of_day = list(self._days.get(day, ()))
            for told, raw in zip(of_day, with_day([told.weight for told in of_day]), strict=True):
                if told.raw != raw:
                    told.raw = raw
                    changed.add(told)
        return changed

    def _finish(self, new: Sequence[_Told], dead: Collection[_Told], again: Collection[_Told]) -> None:
        """Importance on a scale of 0..1, and the order of dates; a few events find their place, the others are left."""
        changed = {*new, *again}
        if _FEW_PARTS * (len(changed) + len(dead)) > len(self._all):
            self._all = [told for told in self._all if told not in dead] + [*new]
            self._rank(self._all if self._rescaled(changed, dead) else changed)
            return
        for told in dead:
            self._take_out(told)
        if self._rescaled(changed, dead):
            self._all += new
            self._rank(self._all)
            return
        for told in changed:
            if told.key and told.event.importance == self._importance(told):
                continue
            if told.key:
                self._take_out(told)
            self._weighed(told)
            at = bisect_left(self._all, told.key, key=_key)
            self._all.insert(at, told)
            self._listed.insert(at, told.event)

    def _take_out(self, told: _Told) -> None:
        at = bisect_left(self._all, told.key, key=_key)
        del self._all[at], self._listed[at]

    def _rank(self, some: Collection[_Told]) -> None:
        for told in some:
            if not told.key or told.event.importance != self._importance(told):
                self._weighed(told)
        self._all.sort(key=_key)
        self._listed = [told.event for told in self._all]

    def _weighed(self, told: _Told) -> None:
        told.event = replace(told.event, importance=self._importance(told))
        told.key = (*by_date(told.event), told.group.tellings[0].order)

    def _importance(self, told: _Told) -> float:
        return min(1.0, round(told.raw / self._top, 6))

    def _rescaled(self, changed: Collection[_Told], dead: Collection[_Told]) -> bool:
        """Whether events are measured by another weight than before. Those that did not change weigh what they did."""
        told, most = self._weightiest
        still = told is not None and told not in dead and told.raw >= most
        some = [told, *changed] if told is not None and still else [*self._all, *changed]
        best = max(some, key=attrgetter("raw"), default=None)
        self._weightiest = best, best.raw if best is not None else 0.0
        before, self._top = self._top, scale(self._weightiest[1])
        return self._top != before


_key = attrgetter("key")


class _Central:
    """The central event of each story, and the passages of its other articles that are listed with it."""

    def __init__(self, stories: Stories, merger: Merger, passages: Passages) -> None:
        self._stories, self._merger, self._passages = stories, merger, passages
        self._story: dict[str, Story] = {}
        self._hubs: dict[Story, Hub] = {}
        self._by_cluster: dict[Cluster, dict[Story, Cluster]] = {}

    def of(self, article: str) -> Hub | None:
        """The central event of an article's story."""
        return self._hubs.get(self._story.get(article, ()))

    def related(self, cluster: Cluster) -> list[Cluster]:
        """The passages listed with an event, story by story; nothing where it is central to none."""
        found = self._by_cluster.get(cluster, {})
        return [found[story] for story in sorted(found, key=lambda s: self._stories.order(s[0]))]

    def update(self, step: Step) -> set[Cluster]:
        """Finds the central events of the stories that something changed in; returns those they were and are now."""
        moved = {t.article for t in (*step.changed, *step.gone)}.union(step.restoried, step.left)
        moved |= {a for pair in step.unlike for a, b in (pair, pair[::-1]) if self._hears(a, b)}
        old = {self._story[name] for name in moved if name in self._story}
        members = {name for story in old for name in story}.union(moved).difference(step.left)
        touched: set[Cluster] = set()
        for story in old:
            touched |= self._drop(story)
        for name in step.left:
            self._story.pop(name, None)
            self._passages.forget(name)
        for story in {self._stories.of[name] for name in members}:
            touched |= self._find(story, step)
        return touched

    def _hears(self, article: str, other: str) -> bool:
        """Whether the other one tells the central event of an article's story, or one that might have been it."""
        return (hub := self.of(article)) is not None and other in hub.heard

    def _drop(self, story: Story) -> set[Cluster]:
        found = self._hubs.pop(story, None)
        if found is None:
            return set()
        mine = self._by_cluster[found.event]
        del mine[story]
        if not mine:
            del self._by_cluster[found.event]
        return {found.event}

    def _find(self, story: Story, step: Step) -> set[Cluster]:
        self._story.update(dict.fromkeys(story, story))
        self._drop(story)
        found = hub(story, step.told, self._merger.cluster, self._passages) if len(story) > 1 else None
        if found is None:
            return set()
        self._hubs[story] = found
        self._by_cluster.setdefault(found.event, {})[story] = found.related
        return {found.event}


def _host(telling: Telling, step: Step) -> Telling | None:
    """The telling that this one is listed with, if it is faint."""
    near = telling.candidate.near
    return None if near is None else _candidate(step.told.get(telling.article, ()), near)


def _candidate(told: Sequence[Telling], event: int) -> Telling | None:
    """The telling of candidate `event`, of an article's tellings in their order."""
    at = bisect_left(told, event, key=attrgetter("event"))
    return told[at] if at < len(told) and told[at].event == event else None


def _day(told: _Told) -> int:
    day = day_of(told.event)
    return day if day is not None else _NO_DAY


_NO_DAY = 1 << 60


def by_date(event: Event) -> tuple[bool, float, float, float, str]:
    """What puts events in order: by date, the undated last, and of one date those that matter most first."""
    when = event.when
    if when is None:
        return True, 0.0, 0.0, -event.importance, event.key
    start = float("-inf") if when.start is None else when.start
    end = float("inf") if when.end is None else when.end
    # "Before May" belongs where it ends, not before all of history.
    return False, end if when.start is None else start, end, -event.importance, event.key
