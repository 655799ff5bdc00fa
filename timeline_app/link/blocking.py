"""Which pairs of tellings are worth comparing: those that share a day and somebody or something.

All pairs of a hundred thousand tellings cannot be looked at; those that share a key can. A key is a day with a person
and a family of kinds, a month with two people, a day with a telling word, or a day of one story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import islice

from timeline_app.core.calendar import civil_from_days
from timeline_app.core.interval import Interval
from timeline_app.link.alike import family, once, shared_pairs
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import Topics

_CROWD = 60
"""In a larger block a telling is compared with its nearest neighbours only, sorted by what they say."""
_MONTHS = 3
"""Intervals of more months than this are looked up by their years."""
_TERMS = 3
_TOPIC_TERMS = 10

Pair = tuple[int, int]


def pairs(told: Sequence[Telling], topics: Topics, stories: Sequence[Sequence[int]]) -> set[Pair]:
    """Pairs of positions in `told`, the smaller first, that may tell one event. `stories` are groups of articles."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    heads = {article: topics.top(article, _TOPIC_TERMS) for article in {t.article for t in told}}
    story_of = {article: number for number, story in enumerate(stories) for article in story}
    for position, telling in enumerate(told):
        for key in set(_keys(telling, topics, story_of[telling.article], heads[telling.article])):
            blocks[key].append(position)
    found: set[Pair] = set()
    for members in blocks.values():
        if 1 < len(members) <= _CROWD:
            found.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
        elif members[1:]:
            members.sort(key=lambda p: (told[p].candidate.verb, sorted(told[p].terms), told[p].key))
            found.update(_neighbours(members))
    return found


def _neighbours(members: Sequence[int]) -> Iterator[Pair]:
    for i, a in enumerate(members):
        for b in islice(members, i + 1, i + 1 + _CROWD // 4):
            yield (a, b) if a < b else (b, a)


def _keys(telling: Telling, topics: Topics, story: int, head: Sequence[str]) -> Iterator[Hashable]:
    kin = family(telling.candidate.kind)
    words = topics.rarest(telling.terms, _TERMS)
    days = list(_days(telling.when))
    for day in days:
        for person in telling.people:
            yield day, person, kin
        for word in words:
            yield day, word
        for word in head:
            yield day, kin, "head", word
        if telling.back:
            yield day, "back"
        yield day, "story", story
        yield day, "story", story, kin
    yield telling.article, telling.candidate.headline.casefold()
    for pair in shared_pairs(telling):
        for month in _months(telling.when):
            yield month, pair
        for day in days:
            yield day, pair
    if not days:
        for month in _months(telling.when):
            for word in words:
                yield month, kin, word
    for month in _months(telling.when):
        for person in telling.people:
            yield month, person, kin if once(telling.candidate.kind) else telling.candidate.verb


def _days(when: Interval | None) -> range:
    """The days of a fine date and the one after: so tellings on neighbouring days meet."""
    if when is None or when.first is None or when.last is None or when.last - when.first > 2:
        return range(0)
    return range(when.first, when.last + 2)


def _months(when: Interval | None) -> Iterator[tuple[str, int]]:
    """Months touched, or years where those are too many; one name for all that have no date."""
    if when is None or when.first is None or when.last is None:
        yield "undated", 0
        return
    (y1, m1, _), (y2, m2, _) = civil_from_days(when.first), civil_from_days(when.last)
    first, last = y1 * 12 + m1, y2 * 12 + m2
    if last - first < _MONTHS:
        for month in range(first, last + 1):
            yield "month", month
    if last > first:
        for year in range(y1, min(y2, y1 + 3) + 1):
            yield "year", year
    else:
        yield "year", y1
