"""Where articles give one event different dates: who says what, in words.

The date with less support is never dropped: it is shown beside the one that holds.

    "the week opened with a walk of …", where the walk was on Thursday         -> says the week started with it
    "on 13 May", where most say 14 May                                         -> says “on 13 May”, which is 13 May 2024
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline_app.core.chronicle import Disagreement, EventMention, LinkedArticle
from timeline_app.core.facts import DateSource
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.core.wording import describe
from timeline_app.link.rules import merging_rules
from timeline_app.link.tellings import Telling

_EDGE = 3
"""The start of a time is its first third: Monday or Tuesday of a week."""


def disagreements(
    tellings: Sequence[Telling], when: Interval, articles: Mapping[str, LinkedArticle]
) -> list[Disagreement]:
    """Statements that the event was at another time than `when`, each once an article, in the order of `tellings`.

    A date that was only inferred contradicts nobody.
    """
    said = (_Said(articles[t.article], t.candidate.span, t.when if t.stated else None, t.date.time) for t in tellings)
    return _otherwise(said, when)


def disagreeing(
    mentions: Iterable[EventMention], when: Interval, articles: Mapping[str, LinkedArticle]
) -> list[Disagreement]:
    """The same for the passages of an event whose date the user set; `articles` by id."""
    said = (
        _Said(articles[m.article], m.span, m.when if m.source is DateSource.STATED else None, m.time)
        for m in mentions
        if not m.detail and m.article in articles
    )
    return _otherwise(said, when)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a passage states; `time` indexes the times of its article."""

    linked: LinkedArticle
    span: Span
    when: Interval | None
    time: int | None


def _otherwise(passages: Iterable[_Said], when: Interval) -> list[Disagreement]:
    found: dict[tuple[str, str], Disagreement] = {}
    for said in passages:
        article = said.linked.article.id
        for other, says in _other_dates(said, when):
            found.setdefault((article, says), Disagreement(article, said.span, other, says))
    return list(found.values())


def _other_dates(said: _Said, when: Interval) -> Iterator[tuple[Interval, str]]:
    given = said.when
    if given is None:
        return
    if not given.overlaps(when):
        yield given, _says(said, given)
        return
    edge = _at_edge(said.span.of(said.linked.article.text), given)
    if edge is not None and not edge[0].overlaps(when):
        yield edge


def _at_edge(words: str, given: Interval) -> tuple[Interval, str] | None:
    """The start or end of `given`, if the words say that the event was there: "the week started with …"."""
    first, last = given.first, given.last
    if first is None or last is None or last - first < 2 * _EDGE:
        return None
    size = (last - first + 1) // _EDGE
    if found := _edges()["start"].search(words):
        return Interval.of_days(first, first + size - 1), f"says the {found['time']} started with it"
    if found := _edges()["end"].search(words):
        return Interval.of_days(last - size + 1, last), f"says the {found['time']} ended with it"
    return None


def _says(said: _Said, given: Interval) -> str:
    if said.time is None:
        return f"puts it on {describe(given)}"
    words = said.linked.times[said.time].expression.span.of(said.linked.article.text)
    return f"says “{words}”, which is {describe(given)}"


@cache
def _edges() -> dict[str, re.Pattern[str]]:
    rules = merging_rules()["edges"]
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in rules.items()}
