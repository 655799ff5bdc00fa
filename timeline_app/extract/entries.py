"""The entries of a chronology: lines that open with a day and tell what happened on it.

"28 July 2009 Dr Berg's house is searched" is read by the parser as one name; with a colon behind the day it is read
as it is meant. So is a year with its era before a name. Where a page lost the breaks between its entries,
`entry_starts` finds those amid a line as well.

>>> with_stops("28 July 2009 Dr Berg's house is searched.")
"28 July 2009:Dr Berg's house is searched."
"""

from __future__ import annotations

import re
from functools import cache

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DAYS = "(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_DATE = rf"(?:{_DAYS},? )?(?:\d{{1,2}} (?:{_MONTHS})\.? \d{{4}}|(?:{_MONTHS})\.? \d{{1,2}},? \d{{4}})"
_YEAR_FIRST = (
    rf"\d{{4}},? (?:\d{{1,2}}(?: ?[-–] ?\d{{1,2}})? (?:{_MONTHS})|(?:{_MONTHS})\.? \d{{1,2}}(?: ?[-–] ?\d{{1,2}})?"
    rf"|(?:{_MONTHS})\.? ?[-–] ?(?:{_MONTHS}))\b"
)
"""A year and a day of it, or a stretch of days or months; at the head of a line only."""
_YEARLESS = rf"(?:{_DAYS},? )?(?:\d{{1,2}} (?:{_MONTHS})|(?:{_MONTHS})\.? \d{{1,2}})(?!,? \d)"
"""A day without its year, which several lines must open with to make a chronology."""
_CLOCK = r"(?:(?:,| at)? \d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?| hrs)?\b)?"
_FIGURES = r"(?<!\d)(?:\d{4}-\d\d-\d\d|\d{1,2}(?P<mark>[./])\d{1,2}(?P=mark)\d{4})(?!\d)"
"""A day in figures, which opens an entry only at the head of a line."""
_LEAST = 3
"""Lines that open with a day and make a text a chronology."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    told = r"(?=[\"'(]?[A-Z][\w'.-]*(?:[ ,;\n]|$))"
    gap = r"(?=[ \t*_:])(?:\*\*|__)?:?(?:\*\*|__)?[ \t]?(?:[-–—|][ \t]?)?"
    marked = r"(?=(?:\*\*|__)?(?::|[ \t]?[-–—|] |\t))"
    at_line = rf"(?m)^[ \t|*•-]*(?P<date>(?:{_DATE}|{_YEAR_FIRST}|{_FIGURES}){_CLOCK})(?P<gap>{gap}){told}"
    none = r"(?<!\b(?:on|by|of|in|to) )(?<!\b(?:from|till) )(?<!\b(?:the|and) )"
    amid = rf"(?<=[a-z\"').!?] ){none}(?P<date>{_DATE})(?P<gap> ){told}"
    lead = r"(?m)^[ \t|*•-]*"
    coarse = rf"{lead}(?P<date>(?:(?:{_MONTHS})\.? )?(?:1[89]|20)\d\d)(?P<gap>{gap}){told}"
    year = rf"{lead}(?P<date>(?:1\d|20)\d\d(?: ?[-–] ?(?:1\d|20)?\d\d)?)(?P<gap>{marked}{gap}){told}"
    yearless = rf"{lead}(?P<date>{_YEARLESS})(?P<gap>{gap}){told}"
    return tuple(map(re.compile, (at_line, amid, coarse, year, yearless)))


def _entries(text: str) -> list[re.Match[str]]:
    at_line, amid, coarse, year, yearless = _patterns()
    lines = list(at_line.finditer(text))
    vague = [*year.finditer(text), *yearless.finditer(text)]
    if len(lines) + len(vague) < _LEAST:
        return lines
    # In a chronology a line may well open with a month or a year alone.
    found = [*lines, *vague, *coarse.finditer(text), *amid.finditer(text)]
    return sorted({m.start("date"): m for m in reversed(found)}.values(), key=lambda m: m.start("date"))


_BOLD = re.compile(r"\*\*|(?<!\w)__|__(?!\w)")
_ERA = re.compile(r"\b\d{1,4} (?:BC|AD|BCE|CE)(?= [A-Z][a-z])")
"""A year with its era before a name: "In 46 BC Julius Caesar", where "BC" looks like part of it."""


def entry_starts(text: str) -> list[int]:
    """Where the entries of a chronology begin, in order; nothing in a text that is none."""
    found = _entries(text)
    return [m.start("date") for m in found] if len(found) >= _LEAST else []


def with_stops(text: str) -> str:
    """`text` with a colon behind the day of each entry and a comma behind "46 BC", in place of the blank or bar.

    The asterisks of Markdown become blanks. No character moves.
    """
    found, eras = _entries(text), list(_ERA.finditer(text))
    if not found and not eras:
        return _BOLD.sub("  ", text)
    out = list(text)
    for era in eras:
        out[era.end()] = ","
    for match in found:
        gap, year = match["gap"], match.start("date")
        if re.match(r"\d{4},", match["date"]):  # "1958, April-May: A meeting is held": with a comma, 1958 is held
            out[year + 4] = " "
        bar = max(0, gap.find("|"))
        out[match.start("gap") : match.end("gap")] = gap.translate(_BLANKS)
        out[match.start("gap") + bar] = ":"
    return _BOLD.sub("  ", "".join(out))


_BLANKS = str.maketrans("|*_:-–—", "       ")
