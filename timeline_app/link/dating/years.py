"""Which year a month and day most likely belongs to, by the clues of the text.

Each clue multiplies the chance of a year; the clues are few and weak, so none can rule a year out.

    year_weights(clues, 1, 15)  ->  {2015: 0.31, 2026: 0.42, ...}
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from timeline_app.core.article import DateClaim
from timeline_app.core.calendar import days_from_civil, is_date, weekday
from timeline_app.link.dating.clues import Clues, day_of

FIRST, LAST = 1900, 2100
_GAPS = (0.72, 0.20, 0.045, 0.015, 0.008, 0.006, 0.006)
"""How often the opening of a dated wire story names the weekday of its own day, of the day before, and so on."""
_AFTER_YEAR = (0.30, 0.20, 0.11, 0.08, 0.06)
"""How often a text is of the latest year it names as gone, of the next one, and so on: news seldom name their own."""
_SOON = (0.6, 0.8)
"""How often a day told with its year is news, and if the article has a dateline."""
_BEFORE_YEAR = (0.05, 0.01)
_COMING_DAYS = 200.0


def log_likelihoods(clues: Clues, month: int, day: int, same_day: bool = True) -> dict[int, float]:
    """Log chance of each year, not normalised; empty if no clue speaks.

    `same_day` says that month and day are those of publication: then the weekdays of the lede count.
    """
    weekdays = _weekday_parts(clues, month, day, same_day)
    return _summed([*weekdays, *_year_parts(clues, same_day), *_bound_parts(clues, month, day)], month, day)


def weekday_likelihoods(clues: Clues, month: int, day: int, same_day: bool = True) -> dict[int, float]:
    """The same by weekdays alone: the years that several articles name are one background, not several witnesses."""
    return _summed(_weekday_parts(clues, month, day, same_day), month, day)


def _summed(parts: Sequence[Callable[[int, int], float]], month: int, day: int) -> dict[int, float]:
    if not parts:
        return {}
    years = [y for y in range(FIRST, LAST + 1) if is_date(y, month, day)]
    days = {year: days_from_civil(year, month, day) for year in years}
    return {year: sum(part(year, days[year]) for part in parts) for year in years}


def normalised(scores: Mapping[int, float]) -> dict[int, float]:
    """Chances that add up to 1, of log chances."""
    if not scores:
        return {}
    top = max(scores.values())
    weights = {year: math.exp(score - top) for year, score in scores.items()}
    total = sum(weights.values())
    return {year: weight / total for year, weight in weights.items()}


class _Weekday:
    """A weekday of the lede, or one that stands beside the month and day itself."""

    def __init__(self, claim: DateClaim, strength: float, exact: bool) -> None:
        self.day, self.strength, self.exact = claim.date.weekday or 0, strength, exact

    def __call__(self, year: int, today: int) -> float:
        gap = (weekday(today) - self.day) % 7
        chance = (0.97 if gap == 0 else 0.005) if self.exact else _GAPS[gap]
        return self.strength * math.log(chance)


def _weekday_parts(clues: Clues, month: int, day: int, same_day: bool) -> list[_Weekday]:
    whole = [c for c in (clues.month_day, *clues.told) if c and c.date.weekday is not None]
    beside = [_Weekday(c, 1.0, True) for c in whole if (c.date.month, c.date.day) == (month, day)][:1]
    if beside or not same_day:
        return list(beside)
    lede = {c.date.weekday: c for c in reversed(clues.weekdays)}
    first = sorted(lede.values(), key=lambda c: c.span.start if c.span else 0)[:2]
    return [_Weekday(c, 1.0 if i == 0 else 0.5, False) for i, c in enumerate(first)]


class _LatestYear:
    """The latest year that the text names as gone."""

    def __init__(self, year: int, strength: float) -> None:
        self.year, self.strength = year, strength

    def __call__(self, year: int, today: int) -> float:
        since = year - self.year
        if since >= 0:
            chance = _AFTER_YEAR[since] if since < len(_AFTER_YEAR) else _AFTER_YEAR[-1] * 0.88 ** (since - 4)
        else:
            chance = _BEFORE_YEAR[-since - 1] if -since <= len(_BEFORE_YEAR) else 0.01 * 0.7 ** (-since - 2)
        return self.strength * math.log(max(chance, 1e-4))


class _LatestDay:
    """The latest whole day or month of the story: the text is later, and seldom much later."""

    def __init__(self, first: int, grain: int, soon: float) -> None:
        self.first, self.grain, self.soon = first, grain, soon

    def __call__(self, year: int, today: int) -> float:
        since = today - self.first
        if since < -self.grain:
            return math.log(max(1e-5, 0.1 * math.exp(since / 400.0)))
        later = max(0, since - self.grain)
        return math.log(max(1e-5, self.soon * math.exp(-later / 50.0) + (1 - self.soon) * math.exp(-later / 800.0)))


def _year_parts(clues: Clues, same_day: bool) -> list[_LatestYear | _LatestDay]:
    parts: list[_LatestYear | _LatestDay] = []
    days = [(day_of(c.date), 3) for c in clues.told_whole]
    days += [(days_from_civil(c.date.year or 0, c.date.month or 1, 1), 31) for c in clues.told_months]
    if days:
        parts.append(_LatestDay(*max(days), _SOON[same_day]))
    years = [c.date.year for c in clues.years if c.date.year]
    if years:
        parts.append(_LatestYear(max(years), 0.4 if days else 0.7))
    return parts


class _Coming:
    """Something named with its year that is still to come: within the year, or some two hundred days before it."""

    def __init__(self, year: int) -> None:
        self.year = year

    def __call__(self, year: int, today: int) -> float:
        first = days_from_civil(self.year, 1, 1) - today
        days = range(max(0, first), first + 365, 15)
        chance = sum(math.exp(-d / _COMING_DAYS) for d in days) * 15 / 365
        return math.log(max(chance, 1e-4))


class _Bound:
    """A year that the text cannot be later than."""

    def __init__(self, year: int) -> None:
        self.year = year

    def __call__(self, year: int, today: int) -> float:
        return math.log(0.02) if year > self.year else 0.0


def _bound_parts(clues: Clues, month: int, day: int) -> list[_Coming | _Bound]:
    coming = sorted({c.date.year for c in clues.coming if c.date.year})
    parts: list[_Coming | _Bound] = [_Coming(y) for y in coming[-1:]]
    parts += [_Bound(y) for y in {c.date.year for c in clues.latest if c.date.year}]
    ahead = [c.date.year for c in clues.ahead if c.date.year]
    return [*parts, _Bound(min(ahead))] if ahead else parts
