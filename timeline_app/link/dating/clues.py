"""The claims about an article's date, sorted by what they can tell.

read_clues(article, facts).month_day  ->  Claim "Jan 17" of the dateline
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.core.article import Article, Bound, DateClaim, PartialDate
from timeline_app.core.calendar import days_from_civil, is_date
from timeline_app.core.facts import ArticleFacts

_MOST = 100
"""Claims of a file that are weighed; a list of a thousand dates says nothing of its own day."""
_UPDATED = 0.4
"""Weight up to which a claim is of the last change alone."""
_LEAST = 0.01
"""Weight below which a claim states nothing."""


@dataclass(frozen=True, slots=True)
class Clues:
    """Claims by kind.

    `direct` state a whole day (or a month) of publication; `month_day` is the best one without a year; `told` are days
    of the story without a year, `told_whole` with one; `years` and `ahead` are years named as gone and as to come;
    `changed` are days of the last change of a `narrative`, which may have been written long before.
    """

    direct: tuple[DateClaim, ...] = ()
    months: tuple[DateClaim, ...] = ()
    month_day: DateClaim | None = None
    told: tuple[DateClaim, ...] = ()
    told_whole: tuple[DateClaim, ...] = ()
    told_months: tuple[DateClaim, ...] = ()
    years: tuple[DateClaim, ...] = ()
    ahead: tuple[DateClaim, ...] = ()
    coming: tuple[DateClaim, ...] = ()
    weekdays: tuple[DateClaim, ...] = ()
    latest: tuple[DateClaim, ...] = ()
    changed: tuple[DateClaim, ...] = ()
    narrative: bool = False

    @property
    def claims(self) -> tuple[DateClaim, ...]:
        """All of them."""
        head = (self.month_day,) if self.month_day else ()
        return (*self.direct, *self.months, *head, *self.told_whole, *self.told, *self.told_months, *self.weekdays,
                *self.years, *self.coming, *self.ahead, *self.latest, *self.changed)  # fmt: skip


def read_clues(article: Article, facts: ArticleFacts) -> Clues:
    """The clues of one article."""
    claims = [c for c in (*article.claims[:_MOST], *facts.claims) if _possible(c.date)]
    stated = [c for c in claims if c.bound is Bound.ON and c.kind != "weekday" and c.weight >= _LEAST]
    story = [c for c in claims if c.kind.endswith("in the text")]
    gone = [c for c in story if c.bound is Bound.NOT_BEFORE]
    yearless = [c for c in stated if not c.date.year and c.date.day]
    direct = tuple(c for c in stated if is_whole(c.date))
    changes_only = facts.narrative and all(c.weight <= _UPDATED for c in direct)
    return Clues(
        direct=() if changes_only else direct,
        months=tuple(c for c in stated if c.date.year and not c.date.day),
        month_day=max(yearless, key=lambda c: c.weight, default=None),
        told=tuple(c for c in gone if c.date.day and not c.date.year),
        told_whole=tuple(c for c in gone if is_whole(c.date)),
        told_months=tuple(c for c in gone if c.date.year and c.date.month and not c.date.day),
        years=tuple(c for c in gone if c.date.year and not c.date.month),
        ahead=tuple(c for c in story if c.bound is Bound.NOT_AFTER),
        coming=tuple(c for c in claims if c.kind == "coming event"),
        weekdays=tuple(c for c in claims if c.kind == "weekday"),
        latest=tuple(c for c in claims if c.bound is Bound.NOT_AFTER and c not in story and c.kind != "coming event"),
        changed=direct if changes_only else (),
        narrative=facts.narrative,
    )


def is_whole(date: PartialDate) -> bool:
    """Whether year, month and day are known."""
    return date.year is not None and date.month is not None and date.day is not None


def day_of(date: PartialDate) -> int:
    """Days since 1970-01-01 of a whole date."""
    assert date.year is not None and date.month is not None and date.day is not None
    return days_from_civil(date.year, date.month, date.day)


def _possible(date: PartialDate) -> bool:
    return date.day is None or date.month is None or is_date(date.year or 2000, date.month, date.day)
