"""Time expressions: what was read in the text, and what it was resolved to.

Reading (extract) and resolving (link) are apart, so that a corrected publication date moves every relative date
without a word being read again. `TimeExpression.form` is what the words say ("the Friday nearest before the anchor");
`ResolvedTime` is what that is for one anchor.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from timeline_app.core.interval import Interval
from timeline_app.core.quick import quick
from timeline_app.core.span import Span

Operand: TypeAlias = "int | float | str | TimeForm | None"
"""What a form may be applied to."""


class TimeType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Direction(StrEnum):
    """Where the governing verb points, seen from the anchor; BEFORE_PAST is the pluperfect ("had moved")."""

    BEFORE_PAST = "before past"
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


class AnchorKind(StrEnum):
    """What a relative expression was resolved against."""

    NONE = "none"
    PUBLISHED = "published"
    NARRATIVE = "narrative"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date that a relative expression was resolved against, and in plain words why that one.

    `source` is the span of the words that gave it, None where it was the publication date or nothing.
    """

    kind: AnchorKind
    interval: Interval | None = None
    reason: str = ""
    source: Span | None = None


@quick
@dataclass(frozen=True, slots=True)
class TimeForm:
    """What a time expression says, before any anchor: a small term whose meaning `link/resolve.py` defines.

    `op` names the operation; `args` are its operands, which may be forms themselves. `mod` changes the interval but
    not the anchor; it is a TIMEX3 `mod` (START, MID, END, APPROX, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, LESS_THAN,
    MORE_THAN). Years are astronomical (0 is 1 BCE); units are D W WE M Q Y E C L (day … weekend … decade, century,
    millennium) and TS TM TH; `base` is P (the article's day), N (the date told before in a
    history, else the article's day), R (the date just spoken of) or a form.

        date(year, month, day[, weekday])   None where not said; year may be a form ("June last year")
        date_before(month, day)             the last one before the base
        bare(year)                          a year of few digits, of the era of the years told before it
        heading(year), headed()             a year over the days below it, and what it is for them
        entry(day, at)                      the day over an entry of a diary, as what its words count from; where it is
        day_of(day[, weekday[, month]])     a day of the month spoken of, or of a month that is a form
        last_day(month)                     the last day of a month
        numeric(a, b, year or None)         day and month in an order that the document decides
        fiscal(year), decade(first or tens), century(n, -n BCE), years(first, two digits)
        century_part(n, which, of)          a half or quarter of a century
        century_turn()                      the year in which the last century began
        part(year or None, "Q"|"H"|"S", n)  quarter, half, season of a year
        calendar(unit, n[, base])           the unit that holds the base, n units on: "last week" is (W, -1)
        weekday(day, which[, base])         which: None nearest by tense, -1 past, -2 "last", 0 this, 1 next
        weekday_of(day, form)               "Monday of last week"
        month(month, which[, base]), season(code, which), holiday(code, year, which)
        shift(n, unit, sign, base)          "three days ago", "a week later"; n may be "X"
        apart(n, unit, sign)                so far from the date just named, to the day
        oclock(hour, part or None)          a clock hour of twelve
        same(unit), current(unit), year_before(), year_period(year), week_of(form)
        daypart(form or None, part), time(hour, minute, second, zone, form or None)
        range(first, last)                  the interval from one form to another; its value is the first's
        length(value), every(value)         TIMEX3 durations, "P3D"; every_weekday(day, part), every_month(m),
                                            every_season(code), every_part(part)
        ref(PRESENT_REF | PAST_REF | FUTURE_REF)
    """

    op: str
    args: tuple[Operand, ...] = ()
    mod: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression found in the text. `rule` is the name of the rule that read it."""

    span: Span
    text: str
    type: TimeType
    rule: str
    form: TimeForm
    direction: Direction = Direction.UNKNOWN


@dataclass(frozen=True, slots=True)
class DateReading:
    """Another reading that was considered: its interval, its TIMEX3 value and why it lost."""

    interval: Interval
    value: str
    reason: str


@quick
@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """A time expression with its TIMEX3 value. `interval` is None for durations, sets and PRESENT_REF and the like."""

    expression: TimeExpression
    value: str
    interval: Interval | None
    anchor: Anchor
    confidence: float
    alternatives: tuple[DateReading, ...] = ()
