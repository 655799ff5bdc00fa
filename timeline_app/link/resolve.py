"""Gives every time expression of an article its date, once the article's own day is known (or known not to be).

Where the publication date is uncertain, each expression is read for both ends and gets everything in between: never a
guess. Where it is unknown, relative expressions keep a masked value (`XXXX-01-15`) and no interval.

    resolve_times(facts, published)[0].interval.edtf()  ->  '2024-03-08'
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from sys import intern
from typing import Any

from timeline_app.core.article import Published
from timeline_app.core.calendar import civil_from_days
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.core.timex import (
    Anchor,
    AnchorKind,
    DateReading,
    ResolvedTime,
    TimeExpression,
    TimeForm,
)
from timeline_app.link.entry_years import years_of_entries
from timeline_app.link.meaning import reader_of
from timeline_app.link.obituaries import days_of_death
from timeline_app.link.reader import Meaning
from timeline_app.link.reviews import in_year, year_of_review
from timeline_app.link.unanchored import unanchored

_DAY_FIRST = re.compile(r"(?:[A-Za-z]+\.?,?\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z]")
"""A date in words whose day comes before its month."""

_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")
"""A date in figures as it is written where the day comes first."""


def resolve_times(
    facts: ArticleFacts, published: Published | None, options: LinkOptions = AS_WRITTEN
) -> tuple[ResolvedTime, ...]:
    """One `ResolvedTime` for each of `facts.times`, in their order. What is set goes before the article's habits."""
    first, last = _ends(published)
    wanted = LinkOptions(options.day_first_in(facts.language))
    day_first = _day_first(facts, first) if wanted.day_first is None else (wanted.day_first,) * 2
    readings = _read(facts, first, day_first, wanted.words())
    trust = published.confidence if published else 0.0
    if first == last:
        return tuple(_resolved(t, m, published, trust) for t, m in zip(facts.times, readings, strict=True))
    others = _read(facts, last, day_first, wanted.words())
    return tuple(_between(t, a, b, published, trust) for t, a, b in zip(facts.times, readings, others, strict=True))


def _read(facts: ArticleFacts, today: int | None, day_first: tuple[bool, bool], as_set: str) -> list[Meaning]:
    """What each expression means; `day_first`: of dates with strokes, and of those with points."""
    strokes, points = day_first
    reader = reader_of(today, facts.narrative, strokes, as_set)
    reader.named = _named(facts)
    starts = [s.start for s in facts.sentences]
    found: list[Meaning] = []
    deaths = days_of_death(facts)
    review = year_of_review(facts, today)
    years = years_of_entries(facts, today) if review is None else {}
    for number, time in enumerate(facts.times):
        at = bisect_right(starts, time.span.start) - 1
        reader.opens = at >= 0 and time.span.start - starts[at] <= _OPENING
        reader.day_first = points if points != strokes and _DOTTED.search(time.text) else strokes
        reader.narrative = facts.narrative and number not in deaths
        dated = _in_list(time, years[number]) if number in years else in_year(time, review)
        meaning = reader.read(dated)
        found.append(meaning if dated is time else _by_list(meaning))
    return found


def _in_list(time: TimeExpression, year: int) -> TimeExpression:
    """An entry of a list in the year that the list gives it."""
    return replace(time, form=replace(time.form, args=(year, *time.form.args[1:])))


def _by_list(meaning: Meaning) -> Meaning:
    return replace(meaning, anchor=AnchorKind.PREVIOUS, confidence=min(meaning.confidence, _LISTED))


_LISTED = 0.8
"""How sure the year is that only the order of a list tells."""


def _named(facts: ArticleFacts) -> frozenset[tuple[int, int, int | None]]:
    """The days and months that the article gives with their year."""
    forms = (t.form.args[:3] for t in facts.times if t.form.op == "date")
    return frozenset(
        (y, m, d if isinstance(d, int) else None) for y, m, d in forms if isinstance(y, int) and isinstance(m, int)
    )


_OPENING = len("On ")
"""Characters before a date that opens its sentence."""


def _ends(published: Published | None) -> tuple[int | None, int | None]:
    """First and last possible day of publication; both None if a side is open."""
    interval = published.interval if published else None
    if interval is None or interval.first is None or interval.last is None:
        return None, None
    return interval.first, interval.last


def _resolved(time: TimeExpression, meaning: Meaning, published: Published | None, trust: float) -> ResolvedTime:
    by_day = meaning.anchor is AnchorKind.PUBLISHED
    sure = meaning.confidence * (trust if by_day else 1.0)
    return ResolvedTime(
        expression=time,
        value=intern(meaning.value or unanchored(time.form)),
        interval=meaning.interval and _one(meaning.interval),
        anchor=_anchor(meaning, published),
        confidence=round(sure, 3),
        alternatives=tuple(DateReading(m.interval, m.value, reason) for m, reason in meaning.others),
    )


def _anchor(meaning: Meaning, published: Published | None) -> Anchor:
    if meaning.anchor is AnchorKind.PUBLISHED:
        interval = published.interval if published else None
        return _anchored(AnchorKind.PUBLISHED, interval, "the article's own date")
    if meaning.anchor is AnchorKind.NARRATIVE:
        return Anchor(AnchorKind.NARRATIVE, None, "the text tells history; the date told before it", meaning.source)
    if meaning.anchor is AnchorKind.PREVIOUS:
        return Anchor(AnchorKind.PREVIOUS, None, "the date spoken of before it", meaning.source)
    itself = f"says its date itself, {meaning.order}" if meaning.order else "says its date itself"
    return _anchored(AnchorKind.NONE, None, itself if meaning.interval else "no date to count from")


@lru_cache(maxsize=1 << 10)
def _anchored(kind: AnchorKind, interval: Interval | None, reason: str) -> Anchor:
    """An anchor; most are those of other expressions, too."""
    return Anchor(kind, interval, reason)


@lru_cache(maxsize=1 << 14)
def _one(interval: Interval) -> Interval:
    """An interval; equal ones are one value: articles speak of the same days again and again."""
    return interval


def _between(time: TimeExpression, a: Meaning, b: Meaning, published: Published | None, trust: float) -> ResolvedTime:
    """The reading for a publication date that lies somewhere in a stretch."""
    if a.value == b.value and a.interval == b.interval:
        return _resolved(time, a, published, trust)
    if a.interval is None or b.interval is None:
        return _resolved(time, a if a.interval else b, published, trust)
    start = None if None in (a.interval.start, b.interval.start) else min(a.interval.start or 0, b.interval.start or 0)
    end = None if None in (a.interval.end, b.interval.end) else max(a.interval.end or 0, b.interval.end or 0)
    if start is None and end is None:
        return replace(_resolved(time, a, published, trust), interval=None, value=masked(a.value, b.value))
    union = Interval(start, end, max(a.interval.grain, b.interval.grain), a.interval.approximate)
    return replace(_resolved(time, a, published, trust), interval=union, value=masked(a.value, b.value))


def masked(a: str, b: str) -> str:
    """What two TIMEX3 values share, part by part, `X` where they differ.

    >>> masked("2021-12-10", "2021-12-30"), masked("2021-12-31", "2022-01-04")
    ('2021-12-XX', 'XXXX-XX-XX')
    """
    left, right = a.split("-"), b.split("-")
    if len(left) != len(right):
        return "XXXX-XX-XX"
    same = True
    parts = []
    for x, y in zip(left, right, strict=True):
        same = same and x == y
        parts.append(x if same else "".join("X" if c.isdigit() else c for c in x))
    return "-".join(parts)


def _day_first(facts: ArticleFacts, today: int | None) -> tuple[bool, bool]:
    """Whether 3/4/2024 is the third of April, and whether 3.4.2024 is.

    Both by the article's other dates; else the one by its day or its habits, and the other is as it is mostly written.
    """
    pairs = [f.args for f in _numeric_forms(facts.times)]
    day_first = sum(1 for a, b, _ in pairs if isinstance(a, int) and isinstance(b, int) and a > 12 >= b)
    month_first = sum(1 for a, b, _ in pairs if isinstance(a, int) and isinstance(b, int) and b > 12 >= a)
    if day_first != month_first:
        return (day_first > month_first,) * 2
    return _strokes_day_first(facts, today, pairs), True


def _strokes_day_first(facts: ArticleFacts, today: int | None, pairs: Sequence[tuple[Any, ...]]) -> bool:
    if today is not None:
        _, month, day = civil_from_days(today)
        if month != day and any((a, b) == (day, month) for a, b, _ in pairs):
            return True
        if any((a, b) == (month, day) for a, b, _ in pairs):
            return False
    return _writes_day_first(facts) if pairs else False


def _writes_day_first(facts: ArticleFacts) -> bool:
    """By its language; in English by its dates in words: who writes "5 May" also writes 5/4."""
    if facts.language != "en":
        return True
    dates = [t.text for t in facts.times if t.form.op == "date" and len(t.form.args) > 2 and t.form.args[2] is not None]
    in_words = [d for d in dates if any(c.isalpha() for c in d)]
    day_first = sum(_DAY_FIRST.match(d) is not None for d in in_words)
    return day_first * 2 > len(in_words)


def _numeric_forms(times: Sequence[TimeExpression]) -> list[TimeForm]:
    forms = [t.form for t in times]
    inner = [a for f in forms for a in f.args if isinstance(a, TimeForm)]
    return [f for f in (*forms, *inner) if f.op == "numeric"]
