"""Explicit dates in languages that have no rules: dates in digits, and what dateparser knows by its month names.

dateparser is asked about short stretches only that have the shape of a full date ("12 maggio 2019"): searching a text
with it finds "dates" in ordinary words, and takes a minute for what takes a moment so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from timeline_app.core.calendar import is_date
from timeline_app.core.span import Span
from timeline_app.core.timex import TimeExpression, TimeForm, TimeType

RULE = "explicit-date"
"""The name of the rule that dates found here carry."""

_WORD = r"[^\W\d_]{1,14}\.?"
_SHAPES = (
    re.compile(rf"(?<![\w./-])\d{{1,2}}\.?[ \u00a0](?:{_WORD}[ \u00a0]){{1,3}}\d{{4}}(?![\w/-])"),
    re.compile(rf"(?<![\w./-])(?:{_WORD}[ \u00a0]){{1,2}}\d{{1,2}}(?:, | )\d{{4}}(?![\w/-])"),
)
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_MOST = 400
"""So many different stretches of one text are looked at; an article has a few dozen dates."""


def explicit_dates(text: str, language: str) -> tuple[TimeExpression, ...]:
    """Full dates with a month in words; nothing where dateparser does not know the language (ISO 639-1)."""
    found = [_expression(text, m.span(), *map(int, m.groups())) for m in _CJK.finditer(text) if _real(m)]
    asked: set[str] = set()
    for shape in _SHAPES:
        for match in shape.finditer(text):
            if len(asked) >= _MOST and match.group() not in asked:
                break
            asked.add(match.group())
            for start in _starts(match):
                if day := _parsed(text[start : match.end()], language):
                    found.append(_expression(text, (start, match.end()), *day))
                    break
    return _apart(found)


def _starts(match: re.Match[str]) -> list[int]:
    """The start of the match and, where it begins with a word ("on May 5, 2019"), of its next word."""
    gap = match.group().find(" ")
    return [match.start()] if match.group()[0].isdigit() else [match.start(), match.start() + gap + 1]


def _real(match: re.Match[str]) -> bool:
    return is_date(int(match[1]), int(match[2]), int(match[3]))


def _expression(text: str, span: tuple[int, int], year: int, month: int, day: int) -> TimeExpression:
    form = TimeForm("date", (year, month, day))
    return TimeExpression(Span(*span), text[slice(*span)], TimeType.DATE, RULE, form)


def _apart(found: list[TimeExpression]) -> tuple[TimeExpression, ...]:
    kept: list[TimeExpression] = []
    for time in sorted(found, key=lambda t: (t.span.start, -t.span.end)):
        if not kept or time.span.start >= kept[-1].span.end:
            kept.append(time)
    return tuple(kept)


@lru_cache(maxsize=4096)
def _parsed(words: str, language: str) -> tuple[int, int, int] | None:
    """The day that dateparser reads in a few words, if it needs nothing but those words."""
    import dateparser  # slow to import

    year = re.search(r"\d{4}", words)
    try:
        day = dateparser.parse(words, languages=[language], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    except ValueError:  # a language that it does not know
        return None
    if day is None or year is None or day.year != int(year.group()):
        return None
    return day.year, day.month, day.day
