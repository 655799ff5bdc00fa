"""Gives every event candidate of an article its date, with the reason that the user can read.

An event's own time expression counts first; else it takes the date of the event that it continues; else it is told as
news and happened on the article's own day, marked as inferred. Background without a date stays undated.

    date_events(facts, times, published)[0].reason  ->  '“Jan. 16” says when'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from sys import intern

from timeline_app.core.article import Published
from timeline_app.core.calendar import DAY
from timeline_app.core.facts import ArticleFacts, DateSource, EventCandidate, Status
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.quick import quick
from timeline_app.core.timex import ResolvedTime, TimeType
from timeline_app.link.another_time import is_of_another_time
from timeline_app.link.month_heads import month_over

_INHERITED_SHARE = 0.8
_ARTICLE_DAY_SHARE = 0.6
_LONGEST_CHAIN = 8
_LONG_OVER = 366 * DAY
"""From so long ago on, a date behind a present perfect is that of something else, unless it is said of the verb."""
_AIM = 7 * DAY
_NEWS = 0.8
"""What a history makes less of than this is of another time than the day it was published."""


@quick
@dataclass(frozen=True, slots=True)
class EventDate:
    """When a candidate was. `time` indexes `ArticleFacts.times`: the words that gave the date, None where inferred."""

    when: Interval | None
    source: DateSource
    confidence: float
    time: int | None
    reason: str


def date_events(
    facts: ArticleFacts, times: Sequence[ResolvedTime], published: Published | None
) -> tuple[EventDate, ...]:
    """One `EventDate` for each of `facts.events`, in their order; `times` run parallel to `facts.times`."""
    known: dict[int, EventDate] = {}
    dates = (_date(n, facts, times, published, known, 0) for n in range(len(facts.events)))
    return tuple(_under_month(e, d, facts, times) for e, d in zip(facts.events, dates, strict=True))


def _under_month(
    event: EventCandidate, found: EventDate, facts: ArticleFacts, times: Sequence[ResolvedTime]
) -> EventDate:
    """The month over what has no date: "April. The zoo bought a bear". What goes on with a day told since has it."""
    number = month_over(event, facts, times) if found.source is not DateSource.STATED else None
    if number is None:
        return found
    month = times[number]
    giver = event.date_from if event.date_from is not None else event.detail_of
    if found.when is not None and giver is not None and facts.events[giver].span > month.expression.span:
        return found
    reason = intern(f"told under “{month.expression.text}”")
    return EventDate(month.interval, DateSource.INHERITED, _less_sure(month.confidence), None, reason)


def _date(
    number: int,
    facts: ArticleFacts,
    times: Sequence[ResolvedTime],
    published: Published | None,
    known: dict[int, EventDate],
    depth: int,
) -> EventDate:
    if number in known:
        return known[number]
    event = facts.events[number]
    giver = event.date_from if event.date_from is not None else event.detail_of
    told = facts.events[giver] if giver is not None else None
    day = published.interval if published is not None else None
    own = event if event.time is not None else _teller(number, facts)
    result = _stated(own, times) if own is not None else None
    other = result is not None and (
        (event.perfect and (_is_over(result, day) or _is_to_come(result, event, published)))
        or _is_aim(result, event, day)
    )
    result = None if other else result
    if result is None and day is not None and is_of_another_time(event, told, facts, times, day):
        result = _AMID
    if result is None and giver is not None and giver != number and depth < _LONGEST_CHAIN:
        result = _inherited(_date(giver, facts, times, published, known, depth + 1), facts.events[giver], event, times)
        result = None if result is not None and _is_to_come(result, event, published) else result
    if result is None and event.time is not None and _names_another_day(event.time, times):
        result = _ELSEWHEN
    if result is None:
        result = _article_day(event, None if facts.narrative and event.salience < _NEWS else published)
        result = replace(result, reason=_OF_ANOTHER) if other and result.when is not None else result
    known[number] = result
    return result


def _teller(number: int, facts: ArticleFacts) -> EventCandidate | None:
    """The saying whose line this has: of "Berg admitted on Friday that he left" comes "Berg admits that he left"."""
    event, near = facts.events[number], facts.events[max(0, number - _BESIDE) : number + _BESIDE + 1]
    same = (e for e in near if e.time is not None and e.headline == event.headline)
    return next((e for e in same if e.span.start < event.span.start and event.span.end <= e.span.end), None)


_BESIDE = 3
"""Candidates before and after among which what reports it is."""


def _is_to_come(date: EventDate, event: EventCandidate, published: Published | None) -> bool:
    """Whether a day lies after the article, of which what happened cannot have been."""
    if event.status is not Status.HAPPENED or published is None or published.interval is None or date.when is None:
        return False
    start, end = date.when.start, published.interval.end
    return start is not None and end is not None and start >= end


def _is_over(date: EventDate, day: Interval | None) -> bool:
    """Whether a date lies so far before the article that "has proposed" is not of it: it is that of something else."""
    end, now = date.when.end if date.when is not None else None, day.start if day is not None else None
    return end is not None and now is not None and now - end > _LONG_OVER


def _is_aim(date: EventDate, event: EventCandidate, day: Interval | None) -> bool:
    """Whether it says until when what was agreed is to be reached: "agreed to halve it by 2030"."""
    if event.status is not Status.HAPPENED or date.when is None or day is None or date.when.start is not None:
        return False
    return date.when.end is not None and day.end is not None and date.when.end > day.end + _AIM


def _names_another_day(number: int, times: Sequence[ResolvedTime]) -> bool:
    """Whether words that nothing resolves ("three days after the fair") give a day or more: it was not just now."""
    time = times[number] if 0 <= number < len(times) else None
    return time is not None and time.interval is None and time.expression.type is TimeType.DATE


def _stated(event: EventCandidate, times: Sequence[ResolvedTime]) -> EventDate | None:
    """From the event's own words: the first with an interval, sharpened by others that lie within it.

    What lasted from one date to another has both ends and is not sharpened.
    """
    numbers = [_stretch(n, times) for n in (event.time, *event.times) if n is not None and 0 <= n < len(times)]
    found = [(n, times[n].interval) for n in numbers if _says_when(times[n])]
    if not found:
        return None
    number, when = found[0]
    for other, interval in found[1:] if when is not None and not when.spans else ():
        if interval is not None and when is not None and _length(interval) < _length(when) and interval.overlaps(when):
            number, when = other, interval
    time = times[number]
    return EventDate(when, DateSource.STATED, time.confidence, number, intern(f"“{time.expression.text}” says when"))


def _stretch(number: int, times: Sequence[ResolvedTime]) -> int:
    """The expression with both ends for one that is the end of a stretch, else the expression itself."""
    ends = number > 0 and times[number - 1].expression.form.op == "range"
    return number - 1 if ends else number


def _says_when(time: ResolvedTime) -> bool:
    return time.interval is not None and time.expression.type in (TimeType.DATE, TimeType.TIME)


def _length(interval: Interval) -> float:
    if interval.start is None or interval.end is None:
        return float("inf")
    return max(interval.end - interval.start, DAY)


def _inherited(
    giver: EventDate, told: EventCandidate, event: EventCandidate, times: Sequence[ResolvedTime]
) -> EventDate | None:
    """The day of `giver`, the date of the event `told`; not its hour, for `event` was at its own."""
    if giver.when is None:
        return None
    source = DateSource.INHERITED if giver.source is DateSource.STATED else giver.source
    sure = _less_sure(giver.confidence)
    return EventDate(_at_its_hour(giver.when, event, times), source, sure, None, intern(f"told with “{told.headline}”"))


@lru_cache(maxsize=1 << 10)
def _less_sure(confidence: float) -> float:
    return round(confidence * _INHERITED_SHARE, 3)


def _at_its_hour(when: Interval, event: EventCandidate, times: Sequence[ResolvedTime]) -> Interval:
    """The day that a time lies on, at the clock time that the event's own words give, if they do."""
    if when.start is None or when.end is None or when.first is None or not when.is_day:
        return when
    own = [times[n].interval for n in event.times if 0 <= n < len(times) and times[n].expression.type is TimeType.TIME]
    for clock in own:
        if clock is not None and clock.is_day and clock.grain < Grain.DAY and clock.start is not None and clock.end:
            start = when.first * DAY + clock.start % DAY
            return Interval(start, start + clock.end - clock.start, clock.grain)
    start = when.first * DAY
    whole = when.grain is Grain.DAY and when.start == start and when.end == start + DAY and not when.spans
    return when if whole else Interval(start, start + DAY, Grain.DAY, when.approximate)


def _article_day(event: EventCandidate, published: Published | None) -> EventDate:
    """News without a date happened on or just before the day of its article; background and plans did not.

    What is no news had happened by that day.
    """
    if event.background or event.date_source is DateSource.NONE:
        return _BACKGROUND
    if event.status is Status.PLANNED:
        return _PLANNED
    if published is None or published.interval is None:
        return _UNKNOWN
    if event.by_then and published.interval.end is not None:
        return _by_day(published.interval.end, round(published.confidence * _ARTICLE_DAY_SHARE, 3))
    return _own_day(published.interval, round(published.confidence * _ARTICLE_DAY_SHARE, 3))


_BACKGROUND, _PLANNED, _UNKNOWN, _ELSEWHEN, _AMID = (
    EventDate(None, DateSource.NONE, 0.0, None, reason)
    for reason in (
        "background without a date of its own",
        "planned, without a date",
        "no date stated, and the article's own day is not known",
        "its words name a time that nothing else dates",
        "told without a date, among things of another time",
    )
)


_OF_ANOTHER = "the date beside it is that of something else: it came about by the article's own day"


@lru_cache(maxsize=256)
def _own_day(day: Interval, share: float) -> EventDate:
    """The same for all events of an article: most have no other date."""
    return EventDate(day, DateSource.ARTICLE_DAY, share, None, "no date stated: the article's own day")


@lru_cache(maxsize=256)
def _by_day(end: int, share: float) -> EventDate:
    """Some time up to the article's day."""
    when = Interval(None, end, Grain.DAY)
    return EventDate(when, DateSource.ARTICLE_DAY, share, None, "no date stated: it came about by the article's day")
