"""Walks the time expressions of an article in order and remembers the date last spoken of.

A `Reader` knows one day only, the article's (or none); an uncertain publication date is read twice, by
`link/resolve.py`. What the single operations of a form mean is in `link/meaning.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from timeline_app.core.calendar import civil_from_days, weekday
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.quick import quick
from timeline_app.core.span import Span
from timeline_app.core.timex import AnchorKind, Direction, TimeExpression, TimeForm
from timeline_app.link import moments
from timeline_app.link.moments import Moment

FUTURE_COST = 6.0
"""How much further a date ahead must count than one behind, under a verb in the past."""

BACK_COST = 1.3
"""How much further a step back must count than one on, in a history."""

NEVER_COST = 40.0
"""The same under a pluperfect: "had moved" is never ahead, but for an article dated a few days too early."""

SOON = 7
"""Days after an article that a day of its news may lie, as where it is dated a little too early."""

BEGUN_COST = 1000.0
"""The same of what something has lasted since: "since August" is never the August to come."""

PRESENT_REACH = 3
"""Days within which a weekday under a verb in the present is the coming one, as the nearer: "they meet on Monday"."""

QUARTER_REACH = 1200
"""Characters for which a quarter that was spoken of is what "a year earlier" compares with."""

ASIDE_REACH, LONG_BEFORE = 60, 15
"""Characters for which a date of what came so many years before leaves open from which day the next one counts."""

TOLD_REACH = 200
"""Characters for which a date goes on from the one before it, where the article's day is not known."""

FAR_BACK, LATELY, ONE_STORY = 2 * 366, 120, 100
"""Days: how long ago a date told must lie to be of another story than the news; how old news may be; how long such a
story goes on from one date to the next."""

LATER_REACH = 120
"""Characters for which "a week later" counts from a month or year that was spoken of."""

NAMED_REACH = 400
"""Characters for which a clock time still means the day last named."""


BEHIND = (Direction.PAST, Direction.BEFORE_PAST)
"""Directions of verbs that look back."""

Operation = Callable[..., "Moment | str | None"]
"""What an operation of a form does: (reader, *operands) -> a moment, a value without a date, or None."""


@quick
@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading: its TIMEX3 value, its stretch of the calendar if it has one, how sure, and against what.

    `order`: in words, that day and month were told apart by what was set.
    """

    value: str
    moment: Moment | None = None
    confidence: float = 0.95
    anchor: AnchorKind = AnchorKind.NONE
    interval: Interval | None = None
    others: tuple[tuple[Moment, str], ...] = ()
    source: Span | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class _RangeEnd:
    """The end of the stretch just read, which the next expression names."""

    form: TimeForm
    moment: Moment
    used: AnchorKind
    sure: float

    def recall(self, reader: Reader) -> Moment:
        """The same day as for the stretch, read with the same trust."""
        reader.used, reader.sure = self.used, self.sure
        return self.moment


@dataclass(slots=True)
class Reader:
    """Reads the expressions of one article in order.

    `today` is the article's day in days since 1970-01-01, None if unknown. `narrative`: dates hang on the one before.
    `day_first`: 3/4 is the third of April; `as_set`: that this was set, in words; `order`: that it told.
    `begun`: what is read says since when; `aside`: where and when a date of what came before the story stood last;
    `heading`: the year over the days below it; `meant`: the words read and what they meant, by where they begin;
    `source`: the words that one counts from, if not those told last.
    `before_story`: the day told last was that of a birth or the like.
    `opens`: what is read opens its sentence; `named`: the days and months that the article gives with their year.
    `before_era`: the year before the common era that was told last, unless one of the era came after it.
    """

    today: int | None
    operations: Mapping[str, Operation]
    narrative: bool = False
    day_first: bool = False
    last: Moment | None = None
    last_span: Span | None = None
    last_day: Moment | None = None
    last_day_span: Span | None = None
    spoken: Moment | None = None
    spoken_day: Moment | None = None
    spoken_span: Span | None = None
    quarter: Moment | None = None
    quarter_at: int = 0
    at: int = 0
    direction: Direction = Direction.UNKNOWN
    used: AnchorKind = AnchorKind.NONE
    others: list[tuple[Moment, str]] = field(default_factory=list)
    sure: float = 0.95
    most_sure: Mapping[str, float] = field(default_factory=dict)
    as_set: str = ""
    order: str = ""
    before_era: int | None = None
    range_end: _RangeEnd | None = None
    begun: bool = False
    aside: tuple[Span, Moment] | None = None
    heading: Moment | None = None
    meant: dict[int, tuple[Span, Moment | str | None]] = field(default_factory=dict)
    source: Span | None = None
    before_story: bool = False
    opens: bool = False
    named: Collection[tuple[int, int, int | None]] = ()

    def read(self, time: TimeExpression) -> Meaning:
        """The meaning of the next expression. Never raises: what has no date gets a value without one."""
        self.at, self.direction = time.span.start, time.direction
        self.used, self.others, self.sure, self.order = AnchorKind.NONE, [], 0.98, ""
        self.source = None
        form = time.form
        self.begun = form.mod == "ON_OR_AFTER"
        end, self.range_end = self.range_end, None
        try:
            result = end.recall(self) if end and end.form.args == form.args else self.evaluate(form)
        except (OverflowError, ValueError):
            result = None
        self.meant[self.at] = time.span, result
        if isinstance(result, str):
            return Meaning(result, None, 0.9)
        if result is None:
            return Meaning("", None, 0.3)
        if self.used is not AnchorKind.NONE:
            self.sure = min(self.sure, self.most_sure.get(form.op, 1.0))
        source = self.source or self.spoken_span if self.used is AnchorKind.PREVIOUS else None
        source = self.last_span if self.used is AnchorKind.NARRATIVE else source
        interval = self._interval(form, result)
        meaning = Meaning(result.value, result, self.sure, self.used, interval, tuple(self.others), source, self.order)
        self._remember(form, result, time.span)
        return meaning

    def _interval(self, form: TimeForm, moment: Moment) -> Interval:
        if form.op != "range":
            return moments.narrowed(moment, form.mod)
        begin, end = (a for a in form.args if isinstance(a, TimeForm))
        start = moments.narrowed(moment, begin.mod)
        last = self._end_of(moment, end)
        if last is None or last.last < moment.first:
            return start
        self.range_end = _RangeEnd(end, last, self.used, self.sure)
        stop = moments.narrowed(last, end.mod)
        return replace(Interval(start.start, stop.end, max(moment.grain, last.grain)), spans=True)

    def _end_of(self, first: Moment, end: TimeForm) -> Moment | None:
        """The end of a stretch that begins with `first`: without a year, the next such day after it."""
        options = [end]
        if end.op == "date" and end.args[0] is None:
            options = [replace(end, args=(year, *end.args[1:])) for year in (first.year, first.year + 1)]
        found = [m for form in options if isinstance(m := self.evaluate(form), Moment)]
        return next((m for m in found if m.last >= first.first), None)

    def _remember(self, form: TimeForm, moment: Moment, span: Span) -> None:
        over = self.today is None or moment.last <= self.today
        ahead = self.direction is Direction.FUTURE or (not over and self.direction not in BEHIND)
        if moment.grain <= Grain.YEAR:
            self.spoken, self.spoken_span = moment, span
        if moment.is_day:
            self.spoken_day = moment
        if moment.grain in (Grain.QUARTER, Grain.HALF) and form.op in ("part", "current") and not ahead:
            self.quarter, self.quarter_at = moment, self.at
        tells = self.narrative or self.today is None
        if tells and (self.direction is Direction.BEFORE_PAST or form.mod == "ON_OR_AFTER"):
            self.aside = span, moment
            return  # "had refused since 1809": the story stays where it was
        if moment.grain <= Grain.YEAR:
            self.last, self.last_span = moment, span
        if moment.is_day:
            self.last_day, self.last_day_span = moment, span
            self.before_story = self.direction is Direction.BEFORE_PAST

    def base(self, which: Any = "N", days: bool = False) -> Moment | None:
        """The moment that a form counts from.

        `P` is the article's day; `N` the date told before in a history, else the article's day; `R` the date last
        spoken of; or a form. `days`: the form speaks of days, so that a year or month is nothing to count from.
        """
        if isinstance(which, TimeForm):
            result = self.evaluate(which)
            return result if isinstance(result, Moment) else None
        if which == "R":
            last = self.spoken_day if days else self.spoken
        else:
            last = self.last_day if days else self.last
        if last is not None and (which == "R" or (which == "N" and self._goes_on(last, days))):
            if which == "N" and self._is_aside(last):
                return None
            self.used = AnchorKind.PREVIOUS if which == "R" else AnchorKind.NARRATIVE
            self.sure = min(self.sure, 0.75 if which == "R" else 0.7)
            return last
        if self.today is None:
            return None
        self.used = AnchorKind.PUBLISHED
        self.sure = min(self.sure, 0.93 if which != "R" else 0.6)
        return moments.day(self.today)

    def told_last(self, coarsest: Grain) -> Moment | None:
        """What "later" and "that night" count from: the day spoken of, or a month or year spoken of right before."""
        day, last, span = self.spoken_day, self.spoken, self.spoken_span
        if last is None or last.grain > coarsest or day is None:
            return day or (last if last is not None and last.grain <= coarsest else None)
        near = span is not None and self.at - span.end < LATER_REACH
        return day if not near or (last.first <= day.first and day.last <= last.last) else last

    def story_told(self) -> Moment | None:
        """The whole date of long ago right before: "She vanished on 23 May 1991. Her car was found on 2 June"."""
        day, span = self.last_day, self.last_day_span
        if self.narrative or self.today is None or day is None or span is None or day is not self.spoken:
            return None
        near = self.at - span.end < TOLD_REACH and self.direction in (Direction.PAST, Direction.UNKNOWN)
        return day if near and not self.before_story and self.today - day.last > FAR_BACK else None

    def count_from(self, moment: Moment) -> Moment:
        """The same moment, noted as what is counted from."""
        self.used, self.sure = AnchorKind.PREVIOUS, min(self.sure, 0.75 if moment.is_day else 0.5)
        return moment

    def _goes_on(self, last: Moment, days: bool) -> bool:
        """Whether the story counts from a date told: in a history; or right after it, where no other day is known.

        A weekday of a text of an unknown day stays unknown. What will be lies ahead of the writer, not of the story.
        """
        if self.narrative and self.direction is Direction.FUTURE and self.today is not None:
            return False
        if self.narrative:
            return not self._lately(last)
        near = self.last_span is not None and self.at - self.last_span.end < TOLD_REACH
        past = self.today is None and self.direction is not Direction.FUTURE
        return past and not days and near and last.grain <= Grain.MONTH

    def _is_aside(self, last: Moment) -> bool:
        """Whether the words stand beside a date from long before the story: "born in 1821; died August 10"."""
        if self.aside is None:
            return False
        span, moment = self.aside
        return 0 <= self.at - span.end < ASIDE_REACH and abs(last.year - moment.year) > LONG_BEFORE

    def _lately(self, moment: Moment) -> bool:
        """Whether a date told lies so near before the article's day that this is what people count from."""
        return self.today is not None and 0 <= self.today - moment.last < 366

    def evaluate(self, form: Any) -> Moment | str | None:
        """The moment (or, for what has no date, the value) of a form; None if its anchor is unknown."""
        return self.operations[form.op](self, *form.args)

    def nearest(
        self, anchor: Moment, of_year: Callable[[int], Moment | None], weekday_: int | None = None
    ) -> Moment | None:
        """The year's instance nearest to the anchor; a future one costs more under a past verb, and the reverse."""
        reach = 15 if weekday_ is not None else 2 if self._leap_only(of_year, anchor.year) else 1
        reach = 8 if reach == 2 else reach
        options = [m for y in range(anchor.year - reach, anchor.year + reach + 1) if (m := of_year(y)) is not None]
        if weekday_ is not None:
            options = [m for m in options if weekday(m.first) == weekday_] or options
        ranked = sorted(options, key=lambda m: self.cost(anchor, m))
        if not ranked:
            return None
        for other in ranked[1:2]:
            self.others.append((other, "further from the date that it was counted from"))
        costs = [self.cost(anchor, m) for m in ranked[:2]]
        if len(costs) > 1 and costs[1] < 2 * costs[0]:
            self.sure = min(self.sure, 0.6)
        return ranked[0]

    def _leap_only(self, of_year: Callable[[int], Moment | None], year: int) -> bool:
        return any(of_year(y) is None for y in range(year - 1, year + 2))

    def cost(self, anchor: Moment, moment: Moment) -> float:
        """Distance in days, weighed by the direction of the verb."""
        if moment.first <= anchor.last and anchor.first <= moment.last:
            return 0.0
        ahead = moment.first > anchor.last
        distance = moment.first - anchor.last if ahead else anchor.first - moment.last
        if ahead and self.begun:
            return distance * BEGUN_COST
        if self.used is AnchorKind.NARRATIVE:
            told = self.today is not None and moment.first > self.today and self.direction in BEHIND
            return distance * (FUTURE_COST if told else 1.0 if ahead else BACK_COST)  # a story moves on
        if self.direction is Direction.FUTURE:
            return distance * (1.0 if ahead else FUTURE_COST)
        if not ahead:
            return distance
        if self.direction is Direction.PAST and (self.opens or self._follows_old()):
            # "On 4 May the mill burned down": the day is over. The article may be dated a little too early.
            if not moment.is_day:
                return distance * BEGUN_COST
            if moment.first > anchor.last + SOON:
                return distance * NEVER_COST
        return distance * {Direction.PAST: FUTURE_COST, Direction.BEFORE_PAST: NEVER_COST}.get(self.direction, 1.5)

    def _follows_old(self) -> bool:
        """Whether a date of last year stands right before: "It closed in May last year and reopened in July"."""
        told, span = self.spoken, self.spoken_span
        if told is None or span is None or self.today is None or self.at - span.end > TOLD_REACH:
            return False
        year = civil_from_days(self.today)[0]
        return year - 1 <= told.year < year

    def compared(self) -> Moment | None:
        """The quarter or half spoken of shortly before, a year earlier: what results are compared with."""
        if self.quarter is None or self.at - self.quarter_at > QUARTER_REACH:
            return None
        self.used, self.sure = AnchorKind.PREVIOUS, min(self.sure, 0.8)
        y, m, _ = civil_from_days(self.quarter.first)
        make = moments.quarter if self.quarter.grain is Grain.QUARTER else moments.half
        return make(y - 1, (m + 2) // 3 if make is moments.quarter else (m + 5) // 6)
