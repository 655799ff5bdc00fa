"""What the other articles of the folder say about an article's year.

An article votes only if it was dated by itself, so that a guess can never come back as its own proof; once a month;
and only for articles that it shares people or unusual words with.

    votes(articles, clues, facts, alone)[0]  ->  Votes({2026: 1.7, 2025: 1.1, ...}, (Evidence("other article", ...),))
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.core.article import Article, Evidence, Published
from timeline_app.core.calendar import civil_from_days, days_from_civil, is_date, iso_day
from timeline_app.core.facts import ArticleFacts, EntityKind
from timeline_app.link.dating.clues import Clues
from timeline_app.link.dating.years import FIRST, LAST, weekday_likelihoods

_CONFIDENT = 0.75
_SHARED = 2
_NEAR = 5
"""Days between the month-days of stories that may be of one happening."""
_MONTH = 30
_DECAY = 1.25
"""Years after which stories of the same people are a third as likely."""
_WORDS, _WORD, _MARK = 14, 0.4, "\0"
"""Words of an article that are compared, and what sharing one counts beside sharing a person."""
_FULL = 5.0
"""What two articles may count as having in common at most."""
_CLOSE = 12.0
"""Weight of a dated article of the same days against that of one of the same year."""
_STRANGER = 0.0005
"""What is left for a year far from all neighbours."""
_MEMBERS, _NAMED = 3, 3
"""Members of a group that are heard for another one, and dated neighbours that are named to the user."""
_COMMON = 400
"""A person in more articles than this ties nothing together."""


Keys = dict[str, int]
"""What an article may share with others: words for its people, with the number of the person, and its own words."""


@dataclass(frozen=True, slots=True)
class Votes:
    """Log weights of years, and the neighbours that gave them in words for the user."""

    weights: Mapping[int, float]
    evidence: tuple[Evidence, ...] = ()


def votes(
    articles: Sequence[Article],
    clues: Sequence[Clues],
    facts: Sequence[ArticleFacts],
    alone: Sequence[Published | None],
) -> list[Votes | None]:
    """What neighbours say for every article that has a month and day but no sure year; None for the others."""
    # In the order of their paths: which neighbours are named must not hang on the order in which articles were read.
    by_path = sorted(range(len(clues)), key=lambda i: (articles[i].path, articles[i].part))
    open_ones = [i for i in by_path if needs_year(clues[i], alone[i])]
    if not open_ones:
        return [None] * len(clues)
    people: list[Keys] = [_people(f) | dict.fromkeys(w, -1) for f, w in zip(facts, _signatures(facts), strict=True)]
    where: dict[str, list[int]] = defaultdict(list)
    for i in by_path:
        for name in people[i]:
            where[name].append(i)
    dated = {i: day for i, p in enumerate(alone) if (day := _sure_day(p, clues[i])) is not None}
    groups = _groups(open_ones, clues, people, where)
    result: list[Votes | None] = [None] * len(clues)
    for group in groups:
        ties = _ties(group, people, where, dated)
        weights = _outside(group, clues, ties, dated)
        said = _said(articles, ties, dated)
        for i in group:
            total, members = _together(i, group, clues, weights)
            told = tuple(_member(articles[j]) for j in members)
            result[i] = Votes(total, (*said, *told)) if total else None
    return result


def _said(
    articles: Sequence[Article], ties: Mapping[int, dict[int, float]], dated: Mapping[int, int]
) -> tuple[Evidence, ...]:
    """The dated neighbours that have most in common with the group."""
    strength: dict[int, float] = defaultdict(float)
    for shared in ties.values():
        for j, count in shared.items():
            strength[j] = max(strength[j], count)
    best = sorted(strength, key=lambda j: (-strength[j], articles[j].path, articles[j].part))[:_NAMED]
    says = "an article with the same people, dated by itself: the year is likely to be near"
    return tuple(Evidence("other article", f"{articles[j].path}, {iso_day(dated[j])}", says) for j in best)


def _member(article: Article) -> Evidence:
    return Evidence("other article", article.path, "an article of the same people and days: its weekdays count, too")


def needs_year(clues: Clues, alone: Published | None) -> bool:
    """Whether the article has a month and day and nothing that states its year."""
    return not clues.direct and _anchor(clues) is not None and (alone is None or alone.confidence < 0.9)


def _anchor(clues: Clues) -> tuple[int, int] | None:
    claim = clues.month_day or next(iter(clues.told), None)
    return (claim.date.month or 1, claim.date.day or 1) if claim else None


def _people(facts: ArticleFacts) -> dict[str, int]:
    """The words by which the article's people are known, with the entity: last words of names and words used alone.

    A word used alone is the family name, which settles the order of names that put it first.
    """
    words: dict[str, int] = {}
    for number, entity in enumerate(facts.entities):
        if entity.kind is EntityKind.PERSON and not entity.nameless:
            for name in (entity.name, *entity.names):
                last = name.casefold().split()[-1:]
                words.update({w: number for w in last if len(w) > 1})
    return words


def _sure_day(published: Published | None, clues: Clues) -> int | None:
    if published is None or published.interval is None or published.confidence < _CONFIDENT:
        return None
    if not clues.direct and not clues.months and not clues.told_whole:
        return None
    return published.interval.first


def _groups(
    members: Sequence[int], clues: Sequence[Clues], people: Sequence[Keys], where: Mapping[str, list[int]]
) -> list[list[int]]:
    """Articles that share two people and a time of year, put together."""
    parent = {i: i for i in members}

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i in members:
        for j, shared in _sharing(i, people, where).items():
            if j in parent and j < i and shared >= _SHARED and _near(clues[i], clues[j]):
                parent[root(i)] = root(j)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in members:
        groups[root(i)].append(i)
    return list(groups.values())


def _sharing(i: int, people: Sequence[Keys], where: Mapping[str, list[int]]) -> dict[int, float]:
    """How much article `i` has in common with others: 1 a person, less an unusual word."""
    counts: dict[int, float] = defaultdict(float)
    met: set[tuple[int, int]] = set()
    for key, entity in people[i].items():
        if len(where[key]) <= _COMMON:
            for j in where[key]:
                if j != i and (j, entity) not in met:
                    counts[j] += _WORD if entity < 0 else 1.0
                    if entity >= 0:
                        met.add((j, entity))
    return counts


def _signatures(facts: Sequence[ArticleFacts]) -> list[frozenset[str]]:
    """The words of each article that are most its own among all articles, marked as words."""
    spread = Counter(term for f in facts for term, _ in f.terms)
    total = len(facts)

    def weight(term: tuple[str, int]) -> tuple[float, str]:
        return -min(3, term[1]) * math.log((1 + total) / spread[term[0]]), term[0]

    shared = [[t for t in f.terms if spread[t[0]] > 1] for f in facts]
    return [frozenset(_MARK + t for t, _ in sorted(terms, key=weight)[:_WORDS]) for terms in shared]


def _near(a: Clues, b: Clues) -> bool:
    one, two = _anchor(a), _anchor(b)
    if one is None or two is None:
        return False
    apart = abs((one[0] * 30.4 + one[1]) - (two[0] * 30.4 + two[1]))
    return min(apart, 365 - apart) <= _NEAR


def _ties(
    group: Sequence[int], people: Sequence[Keys], where: Mapping[str, list[int]], dated: Mapping[int, int]
) -> dict[int, dict[int, float]]:
    """For each of the group, the dated articles outside it that have enough in common with it, and how much."""
    inside = set(group)
    found = {}
    for i in group:
        shared = _sharing(i, people, where).items()
        found[i] = {j: min(n, _FULL) for j, n in shared if j not in inside and j in dated and n >= _SHARED}
    return found


def _outside(
    group: Sequence[int], clues: Sequence[Clues], ties: Mapping[int, dict[int, float]], dated: Mapping[int, int]
) -> dict[int, float]:
    """Log weights of years by the dated neighbours: a month counts once, the days of the group more."""
    months: dict[tuple[int, int], float] = defaultdict(float)
    close: dict[int, float] = defaultdict(float)
    for i in group:
        anchor = _anchor(clues[i])
        for j, shared in ties[i].items():
            month = civil_from_days(dated[j])[:2]
            months[month] = max(shared, months[month])
            if anchor and (same := _same_days(anchor, dated[j])):
                close[same[0]] = max(close[same[0]], same[1] * shared / _FULL)
    if not months:
        return {}
    total, weights = sum(months.values()), {}
    for year in range(FIRST, LAST + 1):
        near = [w * math.exp(-abs(year + 0.5 - (y + (m - 0.5) / 12)) / _DECAY) for (y, m), w in months.items()]
        weights[year] = math.log(_STRANGER + sum(near) / total + _CLOSE * close.get(year, 0.0))
    return weights


def _same_days(anchor: tuple[int, int], dated: int) -> tuple[int, float] | None:
    """The year in which month and day come next to a dated article, and how near (1 the same day, 0 a month)."""
    middle = civil_from_days(dated)[0]
    for year in (middle - 1, middle, middle + 1):
        if is_date(year, *anchor) and (apart := abs(days_from_civil(year, *anchor) - dated)) < _MONTH:
            return year, 1 - apart / _MONTH
    return None


def _together(
    i: int, group: Sequence[int], clues: Sequence[Clues], outside: Mapping[int, float]
) -> tuple[dict[int, float], list[int]]:
    """Outside votes and the weekdays of other members of the group: of three of them, and none twice."""
    total = dict(outside)
    members: list[int] = []
    heard = {_words_of(clues[i])}
    for j in group:
        if j == i or _words_of(clues[j]) in heard or len(members) == _MEMBERS:
            continue
        heard.add(_words_of(clues[j]))
        anchor = _anchor(clues[j])
        assert anchor is not None
        theirs = weekday_likelihoods(clues[j], *anchor, same_day=clues[j].month_day is not None)
        if theirs:
            members.append(j)
        for year, score in theirs.items():
            total[year] = total.get(year, 0.0) + score
    return total, members


def _words_of(clues: Clues) -> tuple[object, ...]:
    """What an article says of its year: two copies of a wire story say it once."""
    return (_anchor(clues), *(c.date for c in clues.weekdays[:2]))
