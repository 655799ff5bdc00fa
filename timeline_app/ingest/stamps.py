"""The time stamp that a page puts over its story and that ends up in its first line when the page is copied.

find_stamp("Tuesday 3 May 2011 21.46 BST The ferry ran aground", 0, 50)
-> Stamp(Span(0, 28), PartialDate(2011, 5, 3, 1), Span(0, 18), updated=False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline_app.core.article import PartialDate
from timeline_app.core.span import Span
from timeline_app.ingest.dates import find_dates

_HEAD = 420
_ZONE = (
    r"(?:GMT|UTC|BST|I?CES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|JST|KST|HKT|SGT|AE[SD]T|NZ[SD]?T|MSK|UK|local)(?: time)?"
)
_CLOCK = rf"\d{{1,2}}[:.h]\d{{2}}(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?\(?{_ZONE}\)?)?"
_AFTER = re.compile(rf"[\s,|–—-]*(?:(?:at|last updated(?: at)?)\s+){{0,2}}{_CLOCK}(?:\s+\d\d:\d\d\s{_ZONE})?", re.I)
_BEFORE = re.compile(
    rf"(?:(?:page\s+)?last\s+updated(?:\s+at)?|updated|published|posted|at)?[\s:]*{_CLOCK}[\s,|–—-]*(?:on\s+)?$", re.I
)
_LABEL = re.compile(
    r"(?:(?:page\s+)?(?:first|last)\s+)?(?:updated|published|posted|modified)(?:\s+(?:on|at))?[\s:]*$", re.I
)
_HEADED = re.compile(r"\W{0,3}(?:date|dated|published|posted|updated)(?:\s+on)?[\s:]+", re.I)
"""What stands before a date alone at the very head of a line whose story follows: "date 2020-10-23 The bridge …"."""
_STORY = re.compile(r"[\s|,–—-]+[\"“'‘(]?[A-ZÀ-Þ]")
_TAIL = re.compile(r"\s+\d\d:\d\d\s+UK\b")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a stamp stands, its day and where the day stands; `updated` if it says that it is of the last change."""

    span: Span
    date: PartialDate
    date_span: Span
    updated: bool


def find_stamp(text: str, start: int, end: int) -> Stamp | None:
    """The first whole date with a time of day beside it at the head of the paragraph `start`..`end`, None if none."""
    head = text[start : min(end, start + _HEAD)]
    for span, date in find_dates(head):
        if date.year and date.day and (found := _extent(head, span)):
            words = found.of(head).casefold()
            return Stamp(found.shifted(start), date, span.shifted(start), "updated" in words or "modified" in words)
    return None


def _extent(head: str, date: Span) -> Span | None:
    """The stretch of the stamp around its date; None where neither a clock time nor a label does."""
    before = head[max(0, date.start - 60) : date.start]
    lead, after = _BEFORE.search(before), _AFTER.match(head, date.end)
    if not lead and not after:
        headed = _HEADED.fullmatch(head, 0, date.start) and _STORY.match(head, date.end)
        return Span(0, date.end) if headed else None
    start = date.start - (len(before) - lead.start()) if lead else date.start
    if not lead and (label := _LABEL.search(before)):
        start = date.start - (len(before) - label.start())
    end = after.end() if after else date.end
    tail = _TAIL.match(head, end)
    return Span(start, tail.end() if tail else end)
