"""Lines that open with a day: the entries of a chronology, the rows of a table. Their days are none of the article's.

    12 March 1906 - The mill burns down.      | 3 May 2008 | Storm floods harbour |
    3 May 1907 - Anna Berg buys it.           | 9 June 2010 | Storm destroys houses |

A single such line may be a dateline or a time stamp, so there have to be several, of different days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timeline_app.core.article import PartialDate
from timeline_app.ingest.dates import find_dates

_HEAD, _DIGITS = 60, 30
"""Characters from its start among which the date of a line lies, and the first of its digits."""
_LEAD = re.compile(r"[\s|•*#–—-]*")
_GOES_ON = re.compile(r"[\s.,:;*_|–—-]*\w")
_DIGIT = re.compile(r"\d")
_CELLS = re.compile(r"\||\t")
_ENTRIES, _ROWS = 3, 2
"""Entries, and rows of a table, of different days that make a text one of dated lines."""


def dated_lines(lines: Sequence[str]) -> dict[int, PartialDate]:
    """The numbers of the lines that open with a day and go on, with that day; nothing if they are but one or two."""
    found = {n: day for n, line in enumerate(lines) if (day := _opening_day(line)) is not None}
    rows = {n: day for n, day in found.items() if _CELLS.search(lines[n])}
    entries = {n: day for n, day in found.items() if n not in rows}
    many = (_several(some.values(), least) for some, least in ((rows, _ROWS), (entries, _ENTRIES)))
    return {n: day for some, are in zip((rows, entries), many, strict=True) if are for n, day in some.items()}


def _several(days: Iterable[PartialDate], least: int) -> bool:
    return len({(d.year, d.month, d.day) for d in days}) >= least


def _opening_day(line: str) -> PartialDate | None:
    """The day that a line begins with, if more follows; marks of a list or table may stand before it."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    if not _DIGIT.search(line, start, start + _DIGITS):
        return None
    for span, date in find_dates(line[start : start + _HEAD])[:1]:
        goes_on = _GOES_ON.match(line, start + span.end) or "|" in line[:start]
        return date if span.start == 0 and date.day is not None and goes_on else None
    return None
