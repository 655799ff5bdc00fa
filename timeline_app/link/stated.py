"""What the forms mean that name a date: a day, a year, a century, a day of the month spoken of.

    STATED["date"](reader, 2024, 3, 8).value  ->  '2024-03-08'

Each operation gets the `Reader`, which knows what to count from, and the operands of the form.
"""

from __future__ import annotations

from typing import Any

from timeline_app.core.calendar import add_months, civil_from_days, days_from_civil, is_date, weekday
from timeline_app.core.interval import Grain
from timeline_app.core.timex import AnchorKind, Direction, TimeForm
from timeline_app.link import moments
from timeline_app.link.moments import Moment
from timeline_app.link.reader import LATELY, NAMED_REACH, ONE_STORY, SOON, Operation, Reader

_TURN = 10
"""Years before a new century in which its turn is already spoken of."""

_MONTHS = 6
"""Months to either side in which a weekday with the number of its day is looked for."""


def _date(reader: Reader, year: Any, month: int | None, day: int | None, weekday_: int | None = None) -> Moment | None:
    if isinstance(year, TimeForm):
        base = reader.evaluate(year)
        if not isinstance(base, Moment):
            return None
        year = base.year
    if year is not None:
        _note_era(reader, year)
        if weekday_ is not None and day and weekday(days_from_civil(year, month or 1, day)) != weekday_:
            reader.sure = min(reader.sure, 0.7)
        return _in_year(reader, year, month, day)
    if month and day and weekday_ is None and (found := _of_story(reader, month, day)) is not None:
        return found
    anchor = reader.base()
    if anchor is None:
        return None
    nearest = reader.nearest(anchor, lambda y: _in_year(reader, y, month, day), weekday_)
    if reader.used is AnchorKind.NARRATIVE and nearest is not None:
        _note_latest(reader, nearest, month, day)
    known = _of_named_year(reader, nearest, month, day) if weekday_ is None else None
    return known or nearest


def _note_latest(reader: Reader, chosen: Moment, month: int | None, day: int | None) -> None:
    """Notes the last such date up to the article's day: what a history says at its end may be the news."""
    if reader.today is None:
        return
    lately = civil_from_days(reader.today)[0]
    over = (m for year in (lately, lately - 1) if (m := _in_year(reader, year, month, day)) is not None)
    latest = next((m for m in over if m.first <= reader.today), None)
    if latest is not None and latest != chosen:
        reader.others.insert(0, (latest, "the last one before the article"))


def _of_named_year(reader: Reader, nearest: Moment | None, month: int | None, day: int | None) -> Moment | None:
    """The day in the year that the article gives it elsewhere: "burned on 9 May 2019 … since the fire on 9 May".

    Another day of that month with its year tells as much where the article names several days of that year, but not
    of what may be of these weeks.
    """
    if nearest is None or month is None or day is None or reader.today is None or reader.direction not in _LOOKS_BACK:
        return None
    ago = abs(reader.today - nearest.last)
    if ago <= _THESE_DAYS or any(y == nearest.year and m == month for y, m, _ in reader.named):
        return None
    years = {y for y, m, d in reader.named if m == month and d == day}
    if not years and ago > _THESE_WEEKS:
        years = {y for y, m, d in reader.named if m == month and d is not None}
        years = {year for year in years if sum(y == year and d is not None for y, _, d in reader.named) > 1}
        years = {year for year in years if not _goes_back(reader, year, month, day)}
    found = _in_year(reader, years.pop(), month, day) if len(years) == 1 else None
    if found is None or found.last >= reader.today:
        return None
    if found != nearest:
        reader.others.insert(0, (nearest, "the nearest to the article's day"))
    return found


def _goes_back(reader: Reader, year: int, month: int, day: int) -> bool:
    """Whether the day would lie before the one of that year told last: "opened on 9 May 2019. On 2 May it was sold"."""
    told = reader.last
    return told is not None and told.year == year and (month, day) < civil_from_days(told.first)[1:]


_LOOKS_BACK = (Direction.PAST, Direction.BEFORE_PAST, Direction.UNKNOWN)
_THESE_DAYS, _THESE_WEEKS = 14, 60
"""Days from the article's: what lies nearer, by its own day or by its month, is of this year."""


def _of_story(reader: Reader, month: int, day: int) -> Moment | None:
    """The day soon after one of long ago that was told right before, unless it may as well be of these weeks."""
    told = reader.story_told()
    if told is None or reader.today is None:
        return None
    lately = civil_from_days(reader.today)[0]
    recent = (_in_year(reader, year, month, day) for year in (lately - 1, lately, lately + 1))
    if any(m is not None and -SOON <= reader.today - m.first <= LATELY for m in recent):
        return None
    days = (_in_year(reader, year, month, day) for year in (told.year, told.year + 1))
    found = next((m for m in days if m is not None and told.first < m.first <= told.first + ONE_STORY), None)
    return None if found is None else reader.count_from(found)


def _in_year(reader: Reader, year: int, month: int | None, day: int | None) -> Moment | None:
    if day is not None:
        month = month or 1
        return moments.day(days_from_civil(year, month, day)) if is_date(year, month, day) else None
    return moments.month(year, month) if month else moments.year(year)


def _note_era(reader: Reader, year: int) -> None:
    """Remembers whether the text is before the common era; a year of today says nothing of it."""
    if year < 1000:
        reader.before_era = 1 - year if year <= 0 else None


def _heading(reader: Reader, year: int) -> Moment:
    reader.heading = moments.year(year)
    return reader.heading


def _headed(reader: Reader) -> Moment | None:
    return reader.heading


def _bare(reader: Reader, year: int) -> Moment:
    """A year of few digits without its era: that of the years told before, which are counted down."""
    era = reader.before_era
    if era is not None and (year <= era or reader.direction is Direction.BEFORE_PAST):
        reader.sure, year = min(reader.sure, 0.8), 1 - year
    _note_era(reader, year)
    return moments.year(year)


def _last_day(reader: Reader, form: TimeForm) -> Moment | None:
    month = reader.evaluate(form)
    return moments.day(month.last) if isinstance(month, Moment) else None


def _date_before(reader: Reader, month: int, day: int) -> Moment | None:
    anchor = reader.base()
    if anchor is None:
        return None
    days = [_in_year(reader, y, month, day) for y in range(anchor.year - 8, anchor.year + 1)]
    return [m for m in days if m is not None and m.last < anchor.first][-1]


def _day_of(reader: Reader, day: int, weekday_: int | None = None, month: TimeForm | None = None) -> Moment | None:
    """A day of the month given or just spoken of, else of the month that brings it nearest."""
    if month is not None:
        whole = reader.evaluate(month)
        return _in_year(reader, *civil_from_days(whole.first)[:2], day) if isinstance(whole, Moment) else None
    if weekday_ is not None:
        return _weekday_of_month(reader, day, weekday_)
    near = reader.last_span is not None and reader.at - reader.last_span.end < NAMED_REACH
    told = reader.last if near and reader.last is not None and reader.last.grain <= Grain.MONTH else None
    anchor = told or reader.base("P")
    if anchor is None:
        return None
    reader.used = AnchorKind.PREVIOUS if told else reader.used
    reader.sure = min(reader.sure, 0.7)
    y, m, _ = civil_from_days(anchor.first)
    months = [add_months(y, m, by) for by in ((0,) if told else (0, -1, 1))]
    days = [moments.day(days_from_civil(*month, day)) for month in months if is_date(*month, day)]
    return min(days, key=lambda option: reader.cost(anchor, option), default=None)


def _weekday_of_month(reader: Reader, day: int, wanted: int) -> Moment | None:
    """ "Friday the 13th": the nearest to the date told before or to the article's day, whichever it fits better."""
    told = reader.last if reader.last is not None and reader.last.grain <= Grain.MONTH else None
    known = moments.day(reader.today) if reader.today is not None else None
    fits = []
    for anchor, kind in ((told, AnchorKind.PREVIOUS), (known, AnchorKind.PUBLISHED)):
        if anchor is not None:
            y, m, _ = civil_from_days(anchor.first)
            months = [add_months(y, m, by) for by in range(-_MONTHS, _MONTHS + 1)]
            days = [moments.day(days_from_civil(*month, day)) for month in months if is_date(*month, day)]
            fits += [(reader.cost(anchor, d), kind, d) for d in days if weekday(d.first) == wanted]
    if not fits:
        return None
    _, reader.used, best = min(fits, key=lambda fit: fit[0])
    reader.sure = min(reader.sure, 0.8)
    return best


def _numeric(reader: Reader, a: int, b: int, year: int | None) -> Moment | None:
    if year is None:
        anchor = reader.base()
        return None if anchor is None else reader.nearest(anchor, lambda y: _numeric(reader, a, b, y))
    if year < 100:
        year += 2000 if year < 50 else 1900
    day, month = (a, b) if reader.day_first else (b, a)
    if not is_date(year, month, day):
        day, month = month, day
    elif is_date(year, day, month) and day != month:
        reader.sure = min(reader.sure, 0.9 if reader.as_set else 0.6)
        reader.order = reader.as_set
        other = moments.day(days_from_civil(year, day, month))
        why = "day and month the other way round"
        reader.others.append((other, f"{why}; {reader.as_set}" if reader.as_set else why))
    return moments.day(days_from_civil(year, month, day)) if is_date(year, month, day) else None


def _fiscal(reader: Reader, year: int) -> Moment:
    reader.sure = min(reader.sure, 0.7)
    return moments.year(year if year > 99 else year + (2000 if year < 70 else 1900))


def _decade(reader: Reader, first: int) -> Moment:
    if first > 99:
        return moments.decade(first)
    now = civil_from_days(reader.today)[0] if reader.today is not None else 2020
    reader.sure = min(reader.sure, 0.85)
    return moments.decade(now // 100 * 100 + first - (100 if first > now % 100 else 0))


def _century(reader: Reader, ordinal: int) -> Moment:
    return moments.century(ordinal)


def _century_part(_: Reader, ordinal: int, which: int, of: int) -> Moment:
    whole, length = moments.century(ordinal), 100 // of
    first = ordinal * 100 - 99 + (which - 1) * length
    return moments.years(first, first + length - 1, Grain.CENTURY, whole.value)


def _century_turn(reader: Reader) -> Moment | None:
    anchor = reader.base()
    return None if anchor is None else moments.year((anchor.year + _TURN) // 100 * 100)


def _years(reader: Reader, first: int, short: int) -> Moment | None:
    last = first // 100 * 100 + short + (100 if short == 0 else 0)
    if last > first:
        return moments.years(first, last, Grain.YEAR, f"{first:04}/{last:04}")
    return moments.month(first, short) if 1 <= short <= 12 else None  # 2019-05 is May


STATED: dict[str, Operation] = {
    "date": _date,
    "date_before": _date_before,
    "day_of": _day_of,
    "last_day": _last_day,
    "bare": _bare,
    "heading": _heading,
    "headed": _headed,
    "century_part": _century_part,
    "century_turn": _century_turn,
    "numeric": _numeric,
    "fiscal": _fiscal,
    "decade": _decade,
    "century": _century,
    "years": _years,
}
"""The meaning of these operations, by name."""
