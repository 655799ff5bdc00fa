"""What the words of an article say about the day it was published: the clues a careful reader would use.

A day told in the past tense is a lower bound, a year still to come an upper one, a weekday beside a known month and day
betrays the year. Linking weighs them; here they are only found.

    find_claims(article, times, sentences)
    -> (DateClaim("weekday", "Thursday", "weekday", PartialDate(weekday=3), 0.5), ...)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline_app.core.article import Article, BlockKind, Bound, DateClaim, PartialDate
from timeline_app.core.span import Span
from timeline_app.core.timex import Direction, TimeExpression, TimeForm
from timeline_app.extract.entries import entry_starts
from timeline_app.resources import resource

_LEDE = 3
"""Sentences that open an article."""
_MOST = 40
"""Claims of one kind that are kept."""
_YEARS = range(1900, 2101)


def find_claims(article: Article, times: Sequence[TimeExpression], sentences: Sequence[Span]) -> tuple[DateClaim, ...]:
    """Evidence for the publication date in the running text, by place. What the file says of itself is not repeated."""
    story = [b.span for b in article.blocks if b.kind in (BlockKind.BODY, BlockKind.TITLE, BlockKind.SUMMARY)]
    lede = sentences[min(_LEDE, len(sentences)) - 1].end if sentences and not entry_starts(article.text) else 0
    inside = list(_inside(times, story)) if story else list(times)
    coming = list(_named_years(article.text, story))
    named = [c.span for c in coming if c.span]
    inside = [t for t in inside if not any(s.overlaps(t.span) for s in named)]
    claims = [*_of_times(article.text, inside, lede), *coming, *_copyright(article.text)]
    return tuple(sorted(claims, key=lambda c: c.span or Span(0, 0)))


def _inside(times: Sequence[TimeExpression], blocks: Sequence[Span]) -> Iterator[TimeExpression]:
    """The expressions that lie in one of the blocks; both are in order."""
    at = 0
    for time in times:
        while at < len(blocks) and blocks[at].end <= time.span.start:
            at += 1
        if at < len(blocks) and blocks[at].start <= time.span.start:
            yield time


def _of_times(text: str, times: Iterable[TimeExpression], lede: int) -> Iterator[DateClaim]:
    counts: dict[str, int] = {}
    for time in times:
        claim = _claim(text, time, early=time.span.start < lede)
        if claim and counts.get(claim.kind, 0) < _MOST:
            counts[claim.kind] = counts.get(claim.kind, 0) + 1
            yield claim


def _claim(text: str, time: TimeExpression, early: bool) -> DateClaim | None:
    date = _partial(time.form)
    if date is None or (date.day is not None and not re.search(r"\d", time.text)):
        return None  # "year-end" and the like: a form with a day that no words state
    if date.year is None and date.month is None:
        return DateClaim("weekday", time.text, "weekday", date, 0.5, Bound.ON, time.span) if early else None
    ahead = time.direction is Direction.FUTURE or _is_coming(text, time.span)
    bound = Bound.NOT_AFTER if ahead else Bound.NOT_BEFORE
    kind = (
        {True: "day in the text", False: "month in the text"}[date.day is not None]
        if date.month
        else "year in the text"
    )
    weight = (0.5 if early else 0.3) * (0.5 if ahead else 1.0)
    return DateClaim(kind, time.text, _says(date), date, weight, bound, time.span)


def _partial(form: TimeForm) -> PartialDate | None:
    """The day, month or year that a form names without help; None for all that needs an anchor, but for weekdays."""
    if form.op == "daypart" and form.args and isinstance(form.args[0], TimeForm):
        return _partial(form.args[0])
    if form.op == "time" and form.args and isinstance(form.args[0], TimeForm):
        return _partial(form.args[0])
    if form.mod in ("BEFORE", "AFTER"):
        return None
    numbers = [a if isinstance(a, int) else None for a in form.args]
    if form.op == "weekday" and numbers and numbers[0] is not None and all(n is None for n in numbers[1:]):
        return PartialDate(weekday=numbers[0])
    if form.op not in ("date", "heading") or isinstance(form.args[0], TimeForm):  # of a year that is told elsewhere
        return None
    year, month, day, weekday = [*numbers, None, None, None, None][:4]
    if (year is not None and year not in _YEARS) or (year is None and day is None):
        return None
    return PartialDate(year, month, day, weekday)


def _says(date: PartialDate) -> str:
    parts = [n for n, v in (("year", date.year), ("month", date.month), ("day", date.day)) if v is not None]
    said = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
    return f"weekday, {said}" if date.weekday is not None else said


def _is_coming(text: str, span: Span) -> bool:
    return _patterns().coming.search(text, max(0, span.start - 40), span.start) is not None


def _named_years(text: str, story: Sequence[Span]) -> Iterator[DateClaim]:
    """Happenings named with their year, where the text calls something "upcoming"."""
    matches = [m for s in story for m in _patterns().named.finditer(text, s.start, s.end)][:_MOST]
    if not matches or not any(_patterns().announced.search(text, s.start, s.end) for s in story):
        return
    for match in matches:
        year = int(next(iter(re.findall(r"20\d\d", match[0]))))
        yield DateClaim(
            "coming event",
            match[0],
            "year of something to come",
            PartialDate(year),
            0.4,
            Bound.NOT_AFTER,
            Span(*match.span()),
        )


def _copyright(text: str) -> Iterator[DateClaim]:
    for match in list(_patterns().copyright.finditer(text))[-3:]:
        year = int(match["last"] or match["first"])
        yield DateClaim(
            "copyright", match[0], "latest year", PartialDate(year), 0.0, Bound.NOT_AFTER, Span(*match.span())
        )


@dataclass(frozen=True, slots=True)
class _Patterns:
    coming: re.Pattern[str]
    named: re.Pattern[str]
    announced: re.Pattern[str]
    copyright: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    with resource("claims.toml").open("rb") as file:
        data = tomllib.load(file)
    return _Patterns(
        re.compile(rf"\b(?:{data['coming']})\s+(?:the\s+)?(?:\w+\s+)?$", re.I),
        re.compile(data["named"]),
        re.compile(rf"\b(?:{data['announced']})\b", re.I),
        re.compile(data["copyright"], re.I),
    )
