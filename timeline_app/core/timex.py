"""Time expressions: what was read in the text, and what it was resolved to.

Reading (extract) and resolving (link) are apart, so that a corrected publication date moves every relative date
without a word being read again. `TimeExpression.form` is what the words say ("the Friday nearest before the anchor");
`ResolvedTime` is what that is for one anchor.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.core.interval import Interval
from timeline_app.core.span import Span


class TimeType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Direction(StrEnum):
    """Where the governing verb points, seen from the anchor."""

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


@dataclass(frozen=True, slots=True)
class TimeForm:
    """What a time expression says, before any anchor: a small term whose meaning `link/resolve.py` defines.

    `op` names the operation ("date", "weekday", "shift", ...); `args` are its plain operands, in the operation's order.
    Modifiers that change the interval but not the anchor ("early", "about", "before") are in `mod`, as TIMEX3 `mod`
    values (START, MID, END, APPROX, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, LESS_THAN, MORE_THAN).
    """

    op: str
    args: tuple[int | str | tuple[int | str | None, ...] | None, ...] = ()
    mod: str | None = None


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


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """A time expression with its TIMEX3 value. `interval` is None for durations, sets and PRESENT_REF and the like."""

    expression: TimeExpression
    value: str
    interval: Interval | None
    anchor: Anchor
    confidence: float
    alternatives: tuple[DateReading, ...] = ()
