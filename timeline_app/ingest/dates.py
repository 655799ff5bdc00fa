"""Reads the dates of metadata, datelines, page furniture, web addresses and file names, in a dozen languages.

Not for running text: there a number before a month may be anything. A date may be partial; which part is unknown stays
unknown.

    find_dates("Published Jan. 31, 2025, 07:00")  ->  [(Span(10, 23), PartialDate(2025, 1, 31))]
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from timeline_app.core.article import PartialDate
from timeline_app.core.calendar import is_date
from timeline_app.core.span import Span
from timeline_app.resources import resource

_EARLIEST, _LATEST = 1600, 2100


def find_dates(text: str, month_first: bool = True) -> list[tuple[Span, PartialDate]]:
    """Dates that name at least a month, in order, each with its weekday if one stands before it.

    `month_first` decides 03/04/2020 where nothing else does.
    """
    found: list[tuple[Span, PartialDate]] = []
    for match in _pattern().finditer(text):
        if date := _date(match, month_first):
            found.append((Span(*match.span()), date))
    return found


def first_date(text: str, month_first: bool = True) -> PartialDate | None:
    """The first date of a text that says at least a day of a month, else the first of any kind, else None."""
    dates = [d for _, d in find_dates(text, month_first)]
    return next((d for d in dates if d.day), dates[0] if dates else None)


def says(date: PartialDate) -> str:
    """What a partial date tells: "month and day"."""
    parts = [n for n, v in (("year", date.year), ("month", date.month), ("day", date.day)) if v is not None]
    if not parts and date.weekday is not None:
        return "weekday"
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def writes_month_first(text: str) -> bool | None:
    """Whether a text puts the month first, by its dates that leave no choice (31/01/2020); None where none does."""
    pairs = [(int(m[1]), int(m[2])) for m in _SLASHED.finditer(text)]
    day, month = (sum(p[i] > 12 >= p[1 - i] for p in pairs) for i in (0, 1))
    return None if day == month else month > day


_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?![\d/])")


def is_only_date(text: str) -> bool:
    """Whether a line says nothing but a date, perhaps with a time of day, a place of time and words like "updated"."""
    dates = find_dates(text)
    if not dates:
        return False
    rest = "".join(" " + text[a:b] for a, b in gaps([s for s, _ in dates], len(text)))
    return not re.search(r"\w", _FURNITURE.sub(" ", rest))


_FURNITURE = re.compile(
    r"\b(?:\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|gmt|utc|[epc][sd]?t"
    r"|cest|cet|bst|ist|jst|uhr|at|on|the|am|le|el|il|um|à|first|last|published|posted|updated|modified|date|created|issued|veröffentlicht|stand"
    r"|publié|mis à jour|publicado|actualizado|pubblicato|gepubliceerd|[+-]\d\d:?\d\d)(?=\W|$)",
    re.I,
)  # fmt: skip


def gaps(spans: list[Span], end: int) -> list[tuple[int, int]]:
    """What `spans` leave of 0..`end`, as starts and ends."""
    edges = [0, *(e for s in spans for e in (s.start, s.end)), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def path_date(path: str) -> tuple[str, PartialDate] | None:
    """The date in a web address or file name, with its letters: 20250131, /2025/jan/31/, /2025/01/."""
    for pattern in _PATHS:
        for match in pattern.finditer(path):
            year, month = int(match["y"]), _month(match["m"])
            day = int(match["d"]) if match.groupdict().get("d") else None
            if month and 1900 <= year <= _LATEST and (day is None or is_date(year, month, day)):
                return match[0].strip("/_-. "), PartialDate(year, month, day)
    return None


_PATHS = tuple(
    re.compile(p, re.I)
    for p in (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_/.](?P<m>\d{1,2}|[a-z]{3,9})[-_/.](?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<!\d)(?P<d>\d{1,2})[-_/.](?P<m>\d{1,2}|[a-z]{3,9})[-_/.](?P<y>(?:19|20)\d\d)(?!\d)",
        r"(?<![a-z])(?P<m>[a-z]{3,9})[-_](?P<d>\d{1,2})[-_](?P<y>(?:19|20)\d\d)(?!\d)",
        r"(?<=/)(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{2})(?=/)",
    )
)


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    return month_names().get(text.casefold().rstrip("."))


def _date(match: re.Match[str], month_first: bool) -> PartialDate | None:
    part = {k.rstrip("0123456789"): v for k, v in match.groupdict().items() if v}
    weekday = weekday_names().get(part["w"].casefold().rstrip(".")) if "w" in part else None
    if "a" in part:
        return _numeric(int(part["a"]), int(part["b"]), _year(part["y"]), month_first and part["sep"] != ".", weekday)
    month = _month(part["m"])
    day = int(part["d"]) if "d" in part else None
    year = _year(part["y"]) if "y" in part else None
    if month is None or (year is not None and not _EARLIEST <= year <= _LATEST):
        return None
    if day is not None and not is_date(year or 2000, month, day):
        return None
    return PartialDate(year, month, day, weekday)


def _numeric(a: int, b: int, year: int, month_first: bool, weekday: int | None) -> PartialDate | None:
    orders = ((a, b), (b, a)) if month_first else ((b, a), (a, b))
    month, day = next(((m, d) for m, d in orders if is_date(year, m, d)), (0, 0))
    return PartialDate(year, month, day, weekday) if month else None


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < 70 else 1900)


@cache
def _names(table: str) -> dict[str, int]:
    with resource("ingest/dates.toml").open("rb") as file:
        languages = tomllib.load(file)[table]
    return {name: i for words in languages.values() for i, word in enumerate(words) for name in word.split("|")}


@cache
def month_names() -> dict[str, int]:
    """Names and abbreviations of months, casefolded and without a dot, to 1..12."""
    return {name: i + 1 for name, i in _names("months").items()}


def weekday_names() -> dict[str, int]:
    """Names and abbreviations of weekdays, casefolded and without a dot, to 0..6 (0 Monday)."""
    return _names("weekdays")


def any_of(words: dict[str, int]) -> str:
    """A regular expression for the names, longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _pattern() -> re.Pattern[str]:
    month, day = rf"(?:{any_of(month_names())})\b\.?", r"(?:0?[1-9]|[12]\d|3[01])"
    of = r"(?:\s+|\s*[-.]\s*)(?:(?:of|de|del|d['’])\s*)?"
    weekday = rf"(?:\b(?P<w>{any_of(weekday_names())})\b\.?,?\s+(?:(?:den|the|le|dem)\s+)?)?"
    year = r"(?P<y{0}>\d{{4}})(?!\d)"
    forms = (
        rf"(?<!\d){year.format(1)}(?P<sep1>[-/.])(?P<m1>0?[1-9]|1[0-2])(?P=sep1)(?P<d1>{day})(?!\d)",
        rf"(?<!\d){year.format(2)}\s?年\s?(?P<m2>1[0-2]|0?[1-9])\s?月(?:\s?(?P<d2>{day})\s?日)?",
        r"(?<![\d.])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y3>\d{4}|\d{2})(?![\d.])",
        rf"(?<![\d.])(?P<d4>{day})(?:st|nd|rd|th|er|º|\.)?{of}(?P<m4>{month})(?:,?{of}{year.format(4)})?",
        rf"\b(?P<m5>{month})\s*(?:\d{{1,2}}\s?[-–]\s?)?(?P<d5>{day})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+{year.format(5)})?",
        rf"\b(?P<m6>{month}),?\s+(?:de\s+)?{year.format(6)}",
    )
    return re.compile(weekday + "(?:" + "|".join(forms) + ")", re.I)
