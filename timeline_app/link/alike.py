"""How likely it is that two tellings tell the same event, and when it is out of the question.

People .42, date .28, verb family .18, words .12, place .05. Where no person is named on both sides, the likeness of the
two articles stands in for the people.

    alike.score(a, b)     -> 0.83
    alike.barred(a, b)    -> "two different pairs"
"""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import combinations
from math import fsum
from typing import Any

from timeline_app.core.calendar import DAY
from timeline_app.core.facts import DateSource
from timeline_app.core.interval import Grain, Interval
from timeline_app.link.tellings import Telling
from timeline_app.link.topics import LEAST, Topics
from timeline_app.resources import resource

_PEOPLE, _DATE, _VERB, _WORDS, _PLACE = 0.42, 0.28, 0.18, 0.12, 0.05
_HOPELESS = 0.5
"""Where even the same words could not bring the likeness to this, the words are not looked at."""
_STRANGE = -0.5
"""Kinship of kinds that have nothing to do with each other: only the same words can then make one event of two."""
_LOOKING_BACK = 0.06
"""What each article adds that names the day although it is not its own: few days are remembered."""
_ONE_PERSON = 0.62
"""What sharing a single person is worth of sharing two: one person does many things in a day."""
_ONE_PERSON_ONCE = 0.9
"""The same for what happens to a person once in a while: taking office, dying."""
_RETOLD = 0.8
"""Share of the words of one sentence that another in the same article must repeat to tell the same again."""
_FULL_TOPIC = 0.2
"""The cosine from which two articles are on the same happening."""
_LOOSE_DAYS = 7


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(resource("link/merging.toml").read_text(encoding="utf-8"))


@cache
def family(kind: str) -> str:
    """The family of a kind of event; a kind that no family lists is its own."""
    return next((name for name, kinds in _rules()["families"].items() if kind in kinds), kind)


@cache
def once(kind: str) -> bool:
    """Whether a person goes through this kind of event once in a while only: taking office, dying."""
    return kind in _rules()["once"]


@cache
def kinship(a: str, b: str) -> float | None:
    """How like two kinds of event are, below 0 where it speaks against them; None if one happening is never both."""
    rules = _rules()
    if a == b:
        return 0.4 if a in rules["loose"] else 0.8
    if family(a) == family(b):
        return 0.5
    families = {family(a), family(b)}
    if any(families == set(pair) for pair in rules["apart"]):
        return None
    near = a in rules["void"] or b in rules["void"] or any(families == set(pair) for pair in rules["near"])
    return 0.15 if near else _STRANGE


class Alike:
    """Scores pairs of tellings; remembers the pairs that it has seen."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics
        self._known: dict[tuple[int, int], float] = {}
        self._weights: dict[int, float] = {}

    def score(self, a: Telling, b: Telling) -> float:
        """0..1, and -1 if the two are never the same event."""
        pair = (id(a), id(b)) if id(a) < id(b) else (id(b), id(a))
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = self._fresh(a, b)
        return found

    def _fresh(self, a: Telling, b: Telling) -> float:
        if self.barred(a, b):
            return -1.0
        return 1.0 if a.article == b.article and _same_words(a, b) else self._score(a, b)

    def barred(self, a: Telling, b: Telling) -> str | None:
        """Why the two cannot be one event, None if they can."""
        if kinship(a.candidate.kind, b.candidate.kind) is None and not (a.article == b.article and _same_words(a, b)):
            return "a different kind of happening"
        if a.candidate.status != b.candidate.status and "denied" in (a.candidate.status, b.candidate.status):
            return "one says that it did not happen"
        if different_pairs(a, b):
            return "two different pairs"
        if a.article == b.article:
            return None if _told_twice(a, b) else "one article tells of both"
        return "disjoint dates" if nearness(a, b) is None else None

    def relaxed(self, a: Telling, b: Telling) -> float:
        """Likeness of who and what alone, 0..1, for articles that are known to be about the same."""
        return 0.5 * self._people(a, b) + 0.25 * _verbs(a, b) + 0.25 * self._words(a, b)

    def _score(self, a: Telling, b: Telling) -> float:
        people = self._people(a, b)
        date = nearness(a, b) or 0.0
        score = _PEOPLE * people + _DATE * date + _VERB * _verbs(a, b)
        score += _PLACE * _places(a, b) + _LOOKING_BACK * (a.back + b.back) * (date == 1.0)
        return score if score + _WORDS < _HOPELESS else score + _WORDS * self._words(a, b)

    def _people(self, a: Telling, b: Telling) -> float:
        if a.people and b.people:
            shared = len(a.people & b.people)
            if not shared:
                return 0.0
            whole = (shared / len(a.people | b.people) + shared / min(len(a.people), len(b.people))) / 2
            return whole * (_one_person(a, b) if shared == 1 else 1.0)
        topic = self._topic(a.article, b.article)
        if a.named and b.named:
            return 0.6 * topic + 0.4 * len(a.named & b.named) / min(len(a.named), len(b.named))
        return 0.85 * topic

    def _topic(self, a: int, b: int) -> float:
        if a == b:
            return 0.5
        return min(1.0, max(0.0, (self._topics.likeness(a, b) - LEAST) / (_FULL_TOPIC - LEAST)))

    def _words(self, a: Telling, b: Telling) -> float:
        weigh = self._topics.weight
        # fsum: the order of a set must not decide the last digit.
        common = a.terms & b.terms
        if not common:
            return 0.0
        least = min(self._weight(a), self._weight(b))
        return min(1.0, 1.5 * fsum(map(weigh, common)) / least) if least > 0 else 0.0

    def _weight(self, telling: Telling) -> float:
        found = self._weights.get(id(telling))
        if found is None:
            found = self._weights[id(telling)] = fsum(map(self._topics.weight, telling.terms))
        return found


def nearness(a: Telling, b: Telling) -> float | None:
    """How well two dates fit, 0..1; None if they cannot both be right. An undated telling fits a little with all."""
    if a.when is None or b.when is None:
        return 0.25
    days = gap(a.when, b.when)
    if days == 0:
        return _overlap(a.when, b.when)
    inferred = DateSource.ARTICLE_DAY in (a.date.source, b.date.source)
    if days == 1 and _fine(a.when) and _fine(b.when):
        return 0.7 if inferred else 0.5
    return None


def gap(a: Interval, b: Interval) -> int:
    """Whole days from the end of one to the start of the other, 1 if they touch; 0 if they overlap."""
    if a.overlaps(b):
        return 0
    first, second = (a, b) if (a.end or 0) <= (b.start or 0) else (b, a)
    assert first.end is not None and second.start is not None
    return max(1, second.start // DAY - (first.end - 1) // DAY)


def different_pairs(a: Telling, b: Telling) -> bool:
    """Two meetings of two people each that do not share both: "Ada met Ben" and "Ada met Cleo"."""
    if not (len(a.people) >= 2 and len(b.people) >= 2):
        return False
    return family(a.candidate.kind) == family(b.candidate.kind) == "talks" and len(a.people & b.people) < 2


def _same_words(a: Telling, b: Telling) -> bool:
    return a.candidate.headline.casefold() == b.candidate.headline.casefold()


def _told_twice(a: Telling, b: Telling) -> bool:
    """Whether one article may tell an event in two places: the same people, and the same kind of meeting or verb."""
    if _same_words(a, b) and nearness(a, b) is not None:
        return True
    if len(a.people) >= 2 and a.people == b.people and family(a.candidate.kind) == family(b.candidate.kind) == "talks":
        return a.when is None or b.when is None or gap(a.when, b.when) <= _LOOSE_DAYS
    if a.candidate.verb != b.candidate.verb or a.people != b.people or nearness(a, b) is None:
        return False
    return len(a.terms & b.terms) >= max(2.0, _RETOLD * min(len(a.terms), len(b.terms)))


def _one_person(a: Telling, b: Telling) -> float:
    return _ONE_PERSON_ONCE if once(a.candidate.kind) and once(b.candidate.kind) else _ONE_PERSON


def _fine(when: Interval) -> bool:
    return when.start is not None and when.end is not None and when.end - when.start <= 2 * DAY


def _overlap(a: Interval, b: Interval) -> float:
    """1 for the same day, less the coarser one of the two is."""
    coarse = max(a.grain, b.grain)
    if None in (a.start, a.end, b.start, b.end):
        return 0.2
    if coarse <= Grain.DAY:
        return 1.0 if _fine(a) and _fine(b) else 0.7
    if coarse == Grain.WEEK:
        return 0.7
    same = (a.first, a.last) == (b.first, b.last)
    if coarse == Grain.MONTH:
        return 0.9 if same else 0.55
    return 0.6 if same else 0.3


def _verbs(a: Telling, b: Telling) -> float:
    kin = kinship(a.candidate.kind, b.candidate.kind) or 0.0
    if a.candidate.verb == b.candidate.verb:
        return max(1.0 if kin >= 0.8 else 0.8, kin)
    return kin


def _places(a: Telling, b: Telling) -> float:
    if not a.candidate.place or not b.candidate.place:
        return 0.0
    return 1.0 if a.candidate.place.casefold() == b.candidate.place.casefold() else -1.0


def shared_pairs(telling: Telling) -> list[tuple[str, str]]:
    """The pairs of people of a telling, at most those of the first six, in a fixed order."""
    return list(combinations(sorted(telling.people)[:6], 2))
