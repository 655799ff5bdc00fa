"""The opening of a wire story: place, day and agency before the first sentence.

find_dateline("PORTLAND, Ore., March 3 (AP) - Two men", 0)
-> Found(Dateline("PORTLAND, Ore.", "AP", Span(0, 28)), PartialDate(None, 3, 3), body=31)
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from timeline_app.core.article import Dateline, PartialDate
from timeline_app.core.span import Span
from timeline_app.ingest.dates import any_of, find_dates, month_names, weekday_names
from timeline_app.resources import resource

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline, the words of its date with what they say (None if it has no date), and where the story goes on."""

    dateline: Dateline | None
    date: PartialDate | None
    date_span: Span | None
    span: Span
    body: int


def find_dateline(text: str, start: int, end: int) -> FoundDateline | None:
    """The dateline that opens the paragraph `start`..`end` of `text`, None if it has none."""
    head = text[start : min(end, start + _LONGEST)]
    for pattern in _patterns():
        match = pattern.match(head)
        found = _found(match, start) if match else None
        agency = match.groupdict().get("agency") if match else None
        if match and found and (found.date or agency or _goes_on(head, match.end())):
            return found
    return None


def find_embedded(text: str, start: int, end: int) -> FoundDateline | None:
    """A dateline into which a title or a byline runs: "… By Ann Lee LISBON, May 3 (AP) - A storm"; None if none.

    Its place is in capitals and its agency a known one.
    """
    for match in _PLACE.finditer(text, start, min(end, start + _EMBEDDED)):
        found = find_dateline(text, match.start(), end)
        if found and found.dateline and found.dateline.agency and _is_agency("", found.dateline.agency):
            return found
    return None


_EMBEDDED = 700
"""Characters of a paragraph among which a dateline is looked for."""
_PLACE = re.compile(r"(?<![A-ZÀ-Þ.] )(?<=\s)[A-ZÀ-Þ][A-ZÀ-Þ'’./-]{2,}(?=[ ,])")
"""A word in capitals behind one that is not."""


def _goes_on(head: str, at: int) -> bool:
    """Whether a story follows, and not the second half of a headline."""
    return len(head[at:].split()) >= 9


def _found(match: re.Match[str], start: int) -> FoundDateline | None:
    part = match.groupdict()
    place = " ".join((part.get("place") or "").split()).strip(" ,")
    agency = (part.get("agency") or "").strip() or None
    if place.casefold() in _words()[1] or (agency and not part.get("date") and not _is_agency(place, agency)):
        return None
    date, date_span = None, None
    if part.get("date"):
        dates = find_dates(part["date"])
        if not dates:
            return None
        date, date_span = dates[0][1], dates[0][0].shifted(start + match.start("date"))
    span = Span(start + match.start("all"), start + match.start("all") + len(match["all"].rstrip(" ,")))
    line = Dateline(place, agency, span) if place else None
    return FoundDateline(line, date, date_span, span, start + match.end())


def _is_agency(place: str, name: str) -> bool:
    """Whether a word in brackets may be an agency: a known one, or after a place in capitals."""
    return name in _words()[0] or name.split()[0] in _words()[0] or place.split(",")[0].isupper()


@cache
def _words() -> tuple[tuple[str, ...], frozenset[str]]:
    """Names of agencies, and words that are no places."""
    with resource("ingest/structure.toml").open("rb") as file:
        data = tomllib.load(file)["datelines"]
    return tuple(data["agencies"]), frozenset(data["not_places"])


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    word = r"(?:[A-ZÀ-ÖØ-ÞŠŽŁ][^\W\d_]*(?:['’.-][^\W\d_]*)*\.?)"
    small = "de|del|della|la|le|les|el|al|of|the|upon|on|sur|am|an|der|den|do|dos|das|da|di|du|and|in|im|bei"
    join = rf"(?:\s+(?:{small})(?=\s))"
    name = rf"{word}(?:{join}{{0,2}}\s+{word}){{0,4}}"
    loud_word = r"(?:(?:[A-ZÀ-ÖØ-ÞŠŽŁ]['’.-]?){2,}|[A-Z]['’][A-Z]+)"
    loud = rf"{loud_word}(?:\s+(?:{loud_word}|[A-Z]\.|DE|LA)){{0,4}}"
    region = rf"(?:\s*,\s*{name})"
    place = rf"(?P<place>{name}(?:/{name}){{0,3}}{region}{{0,2}}?)"
    loud_place = rf"(?P<place>{loud}(?:/{loud}){{0,3}}{region}{{0,2}}?)"
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    month = rf"(?:{any_of(month_names())})\b\.?"
    weekday = any_of(weekday_names())
    date = (
        rf"(?P<date>(?i:(?:(?:le|den|el|il|am)\s+)?(?:(?:{weekday})\b\.?,?\s+)?(?:{month}\s*{day}(?:st|nd|rd|th)?(?!\d)|{day}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?{month})"
        r"(?:,?\s+(?:de\s+)?\d{4}(?!\d))?))"
    )
    agency = r"(?:[(\[/]\s?(?P<agency>[^\W\d_][^()\[\]/\n]{1,40}?)\s?[)\]/])"
    known = "|".join(re.escape(a) for a in sorted(_words()[0], key=len, reverse=True))
    dash = r"\.?\s*(?:--+|[-–—―−‒_]+|[-–—]\s?[-–—])\s*"
    between = r"\s*[,.;:]?\s+"
    article = rf"(?P<all>{place}{between}{date}\s*,?\s*{agency}?)"
    return tuple(
        re.compile(p)
        for p in (
            rf"\s*{article}(?:{dash}|\s*:\s+)(?=\S)",
            rf"\s*(?P<all>{place}\s*,?\s*{agency}\s*,?\s*{date})(?:{dash}|\s*:\s+)(?=\S)",
            rf"\s*(?P<all>{place}{between}{date}\s*,?\s*{agency})\s*(?=[\"“‘'A-ZÀ-Þ])",
            rf"\s*(?P<all>{place}\s*,?\s*{agency})(?:{dash}|\s*:\s+)(?=\S)",
            rf"\s*(?P<all>{place}\s*,?\s*\((?P<agency>{known})\))\s*(?=[\"“‘'A-ZÀ-Þ])",
            rf"\s*(?P<all>{loud_place})(?:\s+[-–—_]+\s+|\s*(?:--|[–—_])\s*|:\s+)(?=[\"“‘'A-ZÀ-Þ\d])",
            rf"\s*(?P<all>(?P<place>{word}(?:{join}?\s+{word}){{0,2}}(?:\s*,\s*{word}(?:\s+{word}){{0,2}})?))\s+[–—]\s+(?=[A-ZÀ-Þ])",
            rf"\s*(?P<all>{agency})(?:{dash})(?=\S)",
            rf"\s*(?P<all>{date}\s*,?\s*{agency}?){dash}(?=[\"“‘'A-ZÀ-Þ])",
        )
    )
