"""Words of the axis and of dates, as a value: the window passes its locale's, the command line English.

>>> date_text(0, 86_400, Grain.DAY, ENGLISH)
'1 Jan 1970'
>>> date_text(0, 31 * 86_400, Grain.MONTH, ENGLISH)
'January 1970'
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.core.calendar import DAY, civil_from_days, days_from_civil, weekday
from timeline_app.core.interval import Grain
from timeline_app.index.columns import Flag

_MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True)
class Names:
    """Month names from January, weekday names from Monday, and templates with one `{}` each."""

    months: tuple[str, ...] = tuple(_MONTHS.split())
    short_months: tuple[str, ...] = tuple(m[:3] for m in _MONTHS.split())
    short_weekdays: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    bce: str = "{} BCE"
    eras: tuple[str, str] = ("BCE", "CE")
    decade: str = "{}s"
    century: str = "{}s"
    about: str = "about {}"
    until: str = "up to {}"
    since: str = "from {} on"
    today: str = "Today"
    events: str = "{} events"
    event: str = "1 event"
    sources: str = "{} sources"
    other: str = "Other"
    lasting: str = "Lasted this long"
    coarse: str = "Some time within"
    planned: str = "Planned"
    denied: str = "Denied"
    inferred: str = "Date inferred"
    approximate: str = "About"
    open_start: str = "Then or earlier"
    open_end: str = "Then or later"
    multi_source: str = "Several sources"
    disagreement: str = "Sources disagree"
    corrected: str = "Date set by you"
    checked: str = "Checked by you"
    starred: str = "Starred"
    lanes: str = "{} of {} lanes"


ENGLISH = Names()


def year_text(year: int, names: Names = ENGLISH) -> str:
    """A year of astronomical numbering in words: 2024, 44 BCE, 12,000."""
    if year > 0:
        return str(year) if year < 10_000 else f"{year:,}"
    number = 1 - year
    return names.bce.format(number if number < 10_000 else f"{number:,}")


def day_text(days: int, names: Names = ENGLISH, *, with_year: bool = True) -> str:
    """A day, as days since 1970-01-01: "5 Mar 2024"."""
    year, month, day = civil_from_days(days)
    head = f"{day} {names.short_months[month - 1]}"
    return f"{head} {year_text(year, names)}" if with_year else head


def clock_text(second_of_day: int, grain: Grain = Grain.MINUTE) -> str:
    """Hours and minutes, and seconds where they are known."""
    text = f"{second_of_day // 3600:02}:{second_of_day // 60 % 60:02}"
    return f"{text}:{second_of_day % 60:02}" if grain == Grain.SECOND else text


def date_text(start: int, end: int, grain: Grain, names: Names = ENGLISH, flags: int = 0) -> str:
    """When something was, for people. `flags` are `index.columns.Flag` bits: open sides and "about" are said."""
    if flags & Flag.OPEN_START:
        return names.until.format(_bound(end - 1, grain, names))
    if flags & Flag.OPEN_END:
        return names.since.format(_bound(start, grain, names))
    text = _plain(start, end, grain, names)
    return names.about.format(text) if flags & Flag.APPROXIMATE else text


def stretch_text(start: int, end: int, names: Names = ENGLISH) -> str:
    """From when to when many events were: in days, months or years, whichever says enough.

    >>> stretch_text(0, 9 * DAY), stretch_text(0, 100 * DAY), stretch_text(-9_999 * DAY, 100 * DAY)
    ('1–9 Jan 1970', 'January – April 1970', '1942 – 1970')
    """
    first, last = start // DAY, (end - 1) // DAY
    (y1, m1, _), (y2, m2, _) = civil_from_days(first), civil_from_days(last)
    if last - first > 731:
        first, last = days_from_civil(y1, 1, 1), days_from_civil(y2 + 1, 1, 1) - 1
    elif last - first > 45:
        first, last = days_from_civil(y1, m1, 1), days_from_civil(y2 + m2 // 12, m2 % 12 + 1, 1) - 1
    return _plain(first * DAY, (last + 1) * DAY, Grain.DAY, names)


def _bound(second: int, grain: Grain, names: Names) -> str:
    """The known side of an open interval, no finer than it is known."""
    year, month, _ = civil_from_days(second // DAY)
    if grain >= Grain.YEAR:
        return year_text(year, names)
    if grain >= Grain.MONTH:
        return f"{names.months[month - 1]} {year_text(year, names)}"
    return day_text(second // DAY, names)


def _plain(start: int, end: int, grain: Grain, names: Names) -> str:
    first, last = start // DAY, (end - 1) // DAY
    if first == last:
        clock = grain < Grain.DAY and end - start <= 3600
        week = f"{names.short_weekdays[weekday(first)]} "
        return (
            f"{week if clock else ''}{day_text(first, names)}{f', {clock_text(start % DAY, grain)}' if clock else ''}"
        )
    (y1, m1, d1), (y2, m2, _) = civil_from_days(first), civil_from_days(last)
    _, m3, d3 = civil_from_days(last + 1)
    if (m1, d1, m3, d3) == (1, 1, 1, 1):
        return _years(y1, y2, names)
    if d1 == d3 == 1:
        return _months((y1, m1), (y2, m2), names)
    if (y1, m1) == (y2, m2):
        return f"{d1}–{day_text(last, names)}"
    return f"{day_text(first, names, with_year=y1 != y2)} – {day_text(last, names)}"


def _years(first: int, last: int, names: Names) -> str:
    if first == last:
        return year_text(first, names)
    if first > 0 and first % 10 == 0 and last == first + 9:
        return names.decade.format(first)
    if first > 0 and first % 100 == 0 and last == first + 99:
        return names.century.format(first)
    return f"{year_text(first, names)} – {year_text(last, names)}"


def _months(first: tuple[int, int], last: tuple[int, int], names: Names) -> str:
    end = f"{names.months[last[1] - 1]} {year_text(last[0], names)}"
    if first == last:
        return end
    start = names.months[first[1] - 1]
    return f"{start} – {end}" if first[0] == last[0] else f"{start} {year_text(first[0], names)} – {end}"
