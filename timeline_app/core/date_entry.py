"""Reads the dates that people type, and writes dates as they can be typed.

2024, Jan 2024, 28/01/24, 28.1.2024, 2024-01-28, 8/??/99, ~1850, 44 BCE, the 1990s, before 1850, since May 2020,
3..5 May 2024, between 3 and 5 May 2024, 28 Jan 2024 14:30. Day before month where both could be, unless told otherwise.
What cannot be read raises UsageError with words for the user.

>>> parse_date("Jan 2024").edtf(), parse_date("28/01/24").edtf(), parse_date("44 BCE").edtf()
('2024-01', '2024-01-28', '-0043')
>>> parse_date("01/28/24", month_first=True).edtf(), parse_date("about 1850").edtf(), parse_date("8/??/99").edtf()
('2024-01-28', '1850~', '1999-08')
>>> write_date(parse_date("3..5 May 2024")), write_date(parse_date("between 3 and 5 May 2024"))
('3 May 2024 to 5 May 2024', '3–5 May 2024')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline_app.core.calendar import DAY, civil_from_days
from timeline_app.core.errors import UsageError
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.typed_day import KEYWORDS, Order, Said, said, unfinished_name
from timeline_app.core.wording import describe

_LONGEST = 120
_ABOUT = re.compile(r"(?:~|about\b|around\b|approximately\b|approx\b\.?|circa\b|ca?\.|ca?(?=\s))\s*")
_DOUBTED = re.compile(r".+~|.*\d{4}\?")
_BEFORE = re.compile(r"(?:before|earlier than)\s+(.+)|<\s*(.+)")
_UP_TO = re.compile(r"(?:up to|until|till|by|not after|no later than|at latest)\s+(.+)|(?:\.\.|…)/?(.+)")
_AFTER = re.compile(r"(?:after|later than)\s+(.+)|>\s*(.+)")
_FROM = re.compile(r"(?:since|from|not before|no earlier than)\s+(.+?)(?:\s+on(?:wards?)?)?|(.+?)/?(?:\.\.|…)")
_BETWEEN = re.compile(r"between\s+(.+?)\s+and\s+(.+)")
_RANGES = (
    re.compile(r"(?:from\s+)?(.+?)\s*(?:\.\.\.?|…)\s*(.+)"),
    re.compile(r"(?:from\s+)?(.+?)\s+(?:to|until|till|through)\s+(.+)"),
    re.compile(r"(-?\d{4,6}(?:-\d\d){0,2})/(-?\d{4,6}(?:-\d\d){0,2})"),
)
_DASHES = (
    re.compile(r"(.+?)\s*[–—]\s*(.+)"),
    re.compile(r"(.+?)\s+-\s+(.+)"),
    re.compile(r"(\d{1,4})-(\d.*[a-z].*|\d{3,4})"),
    re.compile(r"([a-z]{3,9})-([a-z]{3,9}\.? .+)"),
)
_SHORT_YEARS = re.compile(r"(\d\d)(\d\d)[–-](1[3-9]|[2-9]\d)")
_CLOCK = r"(\d{1,2})(?::(\d\d))?(?::(\d\d))?\s*(am|pm|a\.m\.?|p\.m\.?)?"
_AT = re.compile(rf"(.+?)(?:,\s*|\s+(?:at\s+)?|(?<=\d)t){_CLOCK}(?:\s*[–-]\s*{_CLOCK})?")


@dataclass(frozen=True, slots=True)
class _Written:
    text: str
    spans: bool


@dataclass(frozen=True, slots=True)
class _How:
    """How to read: the order of day and month, and the year taken where none is typed."""

    order: Order
    year: int | None


def parse_date(text: str, month_first: bool = False, year: int | None = None) -> Interval:
    """The interval that was typed. `month_first`: read 3/4/2024 as March 4; `year` is taken for "28 Jan"."""
    body = " ".join(text.lower().replace("\u2212", "-").split()).strip(",;")
    how = _How(Order.MONTH_FIRST if month_first else Order.DAY_FIRST, year)
    try:
        found = _whole(body, how) if 0 < len(body) <= _LONGEST else None
    except (ValueError, OverflowError):
        found = None
    if found is None:
        shown = text.strip() if len(text.strip()) <= 40 else f"{text.strip()[:39]}…"
        raise UsageError(f"“{shown}” is not a date. Try 2024, Jan 2024, 28/1/2024, before 1850 or 44 BCE.")
    return found


def unfinished(text: str) -> bool:
    """Whether what was typed may become a date with more letters ("28 J"): too early to call it wrong.

    >>> unfinished("28 J"), unfinished("28 Jax"), unfinished("befor")
    (True, False, True)
    """
    body = " ".join(text.lower().split())
    tail = re.search(r"(?:^|[\s\d.–-])([a-z]+)\.?$", body)
    if tail is None:
        return bool(re.search(r"(?:[~<>/–.-]|^between .+)$", body))
    return tail[1] in KEYWORDS or unfinished_name(tail[1])


def write_date(when: Interval) -> str:
    """The interval as it can be typed: `parse_date` reads it as the same again, to the second.

    >>> write_date(Interval.of_month(2024, 1)), write_date(Interval.parse("../2020-05-04"))
    ('January 2024', 'up to 4 May 2020')
    """
    best: _Written | None = None
    for form in _forms(when):
        try:
            read = parse_date(form)
        except UsageError:
            continue
        if read == when:
            return form
        same = (read.start, read.end, read.approximate) == (when.start, when.end, when.approximate)
        if same and (not best or read.spans == when.spans != best.spans):
            best = _Written(form, read.spans)
    return best.text if best else describe(when)


def _forms(when: Interval) -> Iterator[str]:
    """Ways to write it, the nicest first."""
    about = "about " if when.approximate else ""
    if not when.spans:
        yield describe(when)
        # A year of one or two digits is a year only if it says so.
        yield f"{describe(when)} CE"
    if when.start is None or when.end is None:
        for edge_day in (when.first, when.last):
            edge = _full(Interval.of_days(edge_day, edge_day)) if edge_day is not None else ""
            if edge:
                yield f"{about}since {edge}" if when.end is None else f"{about}up to {edge}"
        return
    if when.start % DAY or when.end % DAY:
        day = _full(Interval.of_days(when.start // DAY, when.start // DAY))
        first, last = when.start % DAY, when.end - when.start // DAY * DAY
        for time in (_time(first), f"{_time(first)}–{_time(last)}"):
            yield f"{about}{day}, {time}"
        return
    for a, b in _edges(when.start // DAY, when.end // DAY - 1):
        yield f"{about}{_full(a)} to {_full(b)}" if when.spans else f"{about}between {_full(a)} and {_full(b)}"


def _full(when: Interval) -> str:
    """A year, month or day with its era where the year alone would be taken for something else."""
    text = describe(when)
    return f"{text} CE" if re.search(r"(?:^|\s)\d{1,2}$", text) else text


def _edges(first: int, last: int) -> Iterator[tuple[Interval, Interval]]:
    """First and last as whole years, months or days: whichever begin and end there."""
    for grain in (Grain.YEAR, Grain.MONTH, Grain.DAY):
        a, b = _unit(first, grain), _unit(last, grain)
        if a.first == first and b.last == last:
            yield a, b


def _unit(day: int, grain: Grain) -> Interval:
    year, month, _ = civil_from_days(day)
    if grain == Grain.YEAR:
        return Interval.of_year(year)
    return Interval.of_month(year, month) if grain == Grain.MONTH else Interval.of_days(day, day)


def _time(seconds: int) -> str:
    text = f"{seconds // 3600}:{seconds // 60 % 60:02}"
    return f"{text}:{seconds % 60:02}" if seconds % 60 else text


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def _whole(body: str, how: _How) -> Interval | None:
    plain = _ABOUT.sub("", body, count=1) if _ABOUT.match(body) else body
    if plain == body and _DOUBTED.fullmatch(body):
        plain = body[:-1].strip()
    found = _open(plain, how) or _between(plain, how) or _dashed(plain, how) or _ranged(plain, how)
    found = found or _at(plain, how) or _single(plain, how)
    return found.approximately() if found and plain != body else found


def _open(body: str, how: _How) -> Interval | None:
    """Before, up to, after, from: one side is open."""
    for pattern, upper, inclusive in ((_BEFORE, True, False), (_UP_TO, True, True), (_AFTER, False, False),
                                      (_FROM, False, True)):  # fmt: skip
        if match := pattern.fullmatch(body):
            edge = _edge(next(g for g in match.groups() if g), how)
            if edge is None:
                continue
            if upper:
                return Interval(None, edge.end if inclusive else edge.start, edge.grain)
            return Interval(edge.start if inclusive else edge.end, None, edge.grain)
    return None


def _edge(body: str, how: _How) -> Interval | None:
    return _at(body, how) or _single(body, how)


def _between(body: str, how: _How) -> Interval | None:
    match = _BETWEEN.fullmatch(body)
    return _joined(match[1], match[2], how) if match else None


def _dashed(body: str, how: _How) -> Interval | None:
    """3–5 May: how the program itself writes that something was on one of these days."""
    for pattern in _DASHES:
        if (match := pattern.fullmatch(body)) and (found := _joined(match[1], match[2], how)):
            return found
    years = _SHORT_YEARS.fullmatch(body)
    if years and int(years[2]) < int(years[3]):  # 1914-18
        return _joined(years[1] + years[2], years[1] + years[3], how)
    return None


def _ranged(body: str, how: _How) -> Interval | None:
    """3..5 May, 3 to 5 May: it lasted from the first to the last."""
    for pattern in _RANGES:
        if (match := pattern.fullmatch(body)) and (found := _joined(match[1], match[2], how)):
            return replace(found, spans=True)
    return None


def _joined(left: str, right: str, how: _How) -> Interval | None:
    last = _parts(right, how)
    first = _parts(left, how)
    if first is None or last is None:
        return None
    first = first.filled_from(last)
    a, b = first.interval(how.year), last.interval(how.year)
    if a is None or b is None or a.start is None or b.end is None:
        return None
    if b.end <= a.start:
        raise UsageError(f"{describe(b)} is before {describe(a)}.")
    return Interval(a.start, b.end, max(a.grain, b.grain), a.approximate or b.approximate)


def _parts(body: str, how: _How) -> Said | None:
    plain = _ABOUT.sub("", body, count=1) if _ABOUT.match(body) else body
    found = said(plain, how.order)
    return replace(found, approximate=True) if found and plain != body else found


def _single(body: str, how: _How) -> Interval | None:
    found = said(body, how.order)
    if found is None:
        # What the program itself writes in its files can be pasted.
        return Interval.parse(body.upper()) if re.match(r"y?-?\d{2,6}(?!\d)", body) else None
    return found.interval(how.year)


def _at(body: str, how: _How) -> Interval | None:
    """A clock time, or a stretch of one day."""
    match = _AT.fullmatch(body)
    if match is None:
        return None
    hour, minute, second, half, *until = match.groups()[1:]
    if minute is None and half is None:
        return None
    parts = said(match[1], how.order)
    day = parts.interval(how.year) if parts else None
    if day is None or day.start is None or not day.is_day or day.grain != Grain.DAY:
        return None
    first = _seconds(hour, minute, second, half or until[3])
    if until[0] is not None:
        last = _seconds(until[0], until[1], until[2], until[3])
        if last <= first:
            raise UsageError("The time ends before it begins.")
        return Interval(day.start + first, day.start + last, Grain.HOUR)
    length, grain = (1, Grain.SECOND) if second else (60, Grain.MINUTE) if minute else (3600, Grain.HOUR)
    return Interval(day.start + first, day.start + first + length, grain)


def _seconds(hour: str, minute: str | None, second: str | None, half: str | None) -> int:
    h, m, s = int(hour), int(minute or 0), int(second or 0)
    if (half and not 1 <= h <= 12) or h > 24 or m > 59 or s > 59 or (h == 24 and (m or s)):
        raise UsageError(f"There is no time {hour}:{m:02}.")
    return ((h % 12 + (12 if half.startswith("p") else 0)) if half else h) * 3600 + m * 60 + s
