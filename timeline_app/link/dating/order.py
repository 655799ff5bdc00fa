"""Reads a publication date in the order of day and month that was set, where its words can be read both ways.

Ingest reads "03/04/2024" as the article has it; the words are kept in the claim, so that they can be read again without
opening the file.

    in_order(claim of "03/04/2024" read as 4 March, day_first=True).date  ->  PartialDate(2024, 4, 3)
"""

from __future__ import annotations

import re
from dataclasses import replace

from timeline_app.core.article import Article, DateClaim, PartialDate
from timeline_app.core.calendar import days_from_civil, is_date, weekday
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.options import LinkOptions

_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([-/._])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")


def with_order(article: Article, facts: ArticleFacts, options: LinkOptions) -> Article:
    """The article with its claims in the order that was set for its language."""
    day_first = options.day_first_in(facts.language)
    if day_first is None or not article.claims:
        return article
    return replace(article, claims=tuple(in_order(claim, day_first) for claim in article.claims))


def in_order(claim: DateClaim, day_first: bool) -> DateClaim:
    """The claim read in an order; as it was if its words say the day in one way only."""
    date = claim.date
    if not (date.year and date.month and date.day) or date.month == date.day:
        return claim
    for match in _NUMERIC.finditer(claim.text):
        a, b = int(match[1]), int(match[3])
        if {a, b} == {date.month, date.day} and _may_be_turned(date):
            day, month = (a, b) if day_first else (b, a)
            says = f"{claim.says}, {LinkOptions(day_first).words()}"
            return replace(claim, says=says, date=replace(date, month=month, day=day))
    return claim


def _may_be_turned(date: PartialDate) -> bool:
    """Whether day and month can change places: both are a date, and no weekday speaks for the one that was read."""
    year, month, day = date.year or 0, date.month or 0, date.day or 0
    if not is_date(year, day, month):
        return False
    return date.weekday is None or weekday(days_from_civil(year, month, day)) != date.weekday
