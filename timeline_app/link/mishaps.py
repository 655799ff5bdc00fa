"""Which mishap a line tells: of one ship lost or one train derailed each article tells another moment, in other words.

"The Alma strikes a reef", "The Alma runs aground with 90 on board" and "Twelve die as the Alma goes down" are one. Two
mishaps of a day need a name in common to be one; a ship is lost once, whatever day an article gives.

    of_one_mishap(a, b, topics.has_some)  ->  True for "The Alma strikes a reef" and "The Alma sinks" of one day
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from timeline_app.core.calendar import DAY
from timeline_app.core.facts import EventCandidate, Status
from timeline_app.link.rules import merging_rules
from timeline_app.link.tellings import Telling, days_apart

Knows = Callable[[str, tuple[str, ...]], bool]

_ONCE = "wreck"
"""What happens to one thing once."""
_REMEMBERED = 2 * 366 * DAY
"""Seconds by which the dates of it may differ: who remembers a year wrongly tells of the same."""
_NEWS = 7 * DAY
_GOES_ON = 600
"""Letters within which an article that told a wreck goes on about it."""
_NAME = re.compile(r"[^\W\d_][\w-]{2,}")
_CALENDAR = frozenset(name.casefold() for name in (*day_name, *month_name) if name)


def of_one_mishap(a: Telling, b: Telling, knows: Knows) -> bool:
    """Whether two tellings tell of one mishap; `knows` says whether an article has one of some words."""
    mishap = mishap_in(a.candidate)
    if not mishap or mishap != mishap_in(b.candidate):
        return False
    ours, theirs = _lost(a.candidate), _lost(b.candidate)
    if not ours.isdisjoint(theirs):
        return _are_of_a_day(a, b) or (mishap == _ONCE and _may_be_once(a, b))
    if bool(ours) != bool(theirs) and knows(b.article if ours else a.article, tuple(ours or theirs)):
        return _are_of_a_day(a, b) or (mishap == _ONCE and _is_looked_back_on(a, b))
    return not (ours and theirs) and _are_of_a_day(a, b) and not _names(a).isdisjoint(_names(b))


def may_be_one_mishap(a: Telling, b: Telling) -> bool:
    """Whether nothing but likeness speaks against it: one wreck of one day, and not each line names its ship."""
    mishap = mishap_in(a.candidate)
    unnamed = not (_lost(a.candidate) and _lost(b.candidate))
    return mishap == _ONCE == mishap_in(b.candidate) and unnamed and _are_of_a_day(a, b)


def told_closer(a: Telling, b: Telling) -> bool:
    """Whether one article tells a mishap of a day again: what was "a ferry" at first is named where it goes on."""
    mishap = mishap_in(a.candidate)
    if not mishap or mishap != mishap_in(b.candidate) or not (_are_of_a_day(a, b) and days_apart(a, b) == 0):
        return False
    first, second = (a, b) if a.candidate.span.start <= b.candidate.span.start else (b, a)
    near = mishap == _ONCE and second.candidate.span.start - first.candidate.span.end <= _GOES_ON
    return _is_new(first) and not _is_new(second) and (near or not set(a.line).isdisjoint(b.line))


def lost_in(candidate: EventCandidate) -> frozenset[str]:
    """The names under which the loss of a ship may be told elsewhere, on whatever day."""
    return _lost(candidate) if mishap_in(candidate) == _ONCE else frozenset()


def mishap_in(candidate: EventCandidate) -> str:
    """The mishap that the line of a candidate tells; empty where it tells none."""
    if candidate.kind not in merging_rules()["mishaps"]["kinds"] or candidate.status is not Status.HAPPENED:
        return ""
    harmed = candidate.kind in merging_rules()["families"]["harm"]
    # "Berg speaks after fire destroys the mill" tells the speech; "Twelve die after a boat capsizes" the wreck.
    return _told(candidate.headline if harmed else _aftermath().split(candidate.headline)[0])


def _are_of_a_day(a: Telling, b: Telling) -> bool:
    return a.fine and b.fine and days_apart(a, b) <= 1


def _may_be_once(a: Telling, b: Telling) -> bool:
    return a.when is None or b.when is None or abs(a.start - b.start) <= _REMEMBERED


def _is_looked_back_on(a: Telling, b: Telling) -> bool:
    """Whether one gives no date, and the other was news when it was told."""
    news = a if b.when is None else b
    return (a.when is None) != (b.when is None) and news.fine and _is_news(news)


def _is_news(telling: Telling) -> bool:
    day = telling.published.start if telling.published is not None else None
    return day is not None and abs(day - telling.start) <= _NEWS


def _is_new(telling: Telling) -> bool:
    """Whether its line opens with what has not been spoken of: "A ferry", "Two trains"."""
    return telling.candidate.headline.casefold().startswith(("a ", "an ", "another ", "two "))


def _names(telling: Telling) -> set[str]:
    """The names in a line, and of who and what its passage names."""
    known = (p.name for p in telling.participants if p.participant in telling.named)
    return {*_capitals(telling.candidate.headline), *(w for name in known for w in _capitals(f"The {name}"))}


def _lost(candidate: EventCandidate) -> frozenset[str]:
    """The names before the word for it: "Alma" in "The ferry Alma sinks off Ulvo"."""
    found = _words().search(candidate.headline)
    return frozenset(_capitals(candidate.headline[: found.start()])) if found else frozenset()


def _capitals(line: str) -> Iterator[str]:
    """Words of a line with a capital, but for common ones ("Ferry sinks") and those of the calendar."""
    for found in _NAME.finditer(line):
        word = found[0].casefold()
        if found[0][0].isupper() and word not in _no_names():
            yield word


@lru_cache(maxsize=1 << 12)
def _told(line: str) -> str:
    found = _words().search(line)
    return "" if found is None or _after().search(line) else next(m for m, word in found.groupdict().items() if word)


@cache
def _words() -> re.Pattern[str]:
    mishaps = merging_rules()["mishaps"]["words"]
    return re.compile("|".join(rf"\b(?P<{mishap}>{words})" for mishap, words in mishaps.items()), re.I)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(merging_rules()["mishaps"]["after"], re.I)


@cache
def _no_names() -> frozenset[str]:
    """Words with a capital that name nobody and nothing, wherever they stand."""
    return frozenset((*_CALENDAR, *merging_rules()["mishaps"]["common"]))


@cache
def _aftermath() -> re.Pattern[str]:
    return re.compile(merging_rules()["mishaps"]["aftermath"], re.I)
