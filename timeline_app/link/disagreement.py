"""Where articles give one event different dates: who says what, in words.

The date with less support is never dropped: it is shown beside the one that holds.

    "the week started with a meeting of …", where the meeting was on Thursday   -> says the week started with it
    "on 13 May", where most say 14 May                                         -> says “on 13 May”, which is 2024-05-13
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache

from timeline_app.core.chronicle import Disagreement, LinkedArticle
from timeline_app.core.facts import DateSource
from timeline_app.core.interval import Interval
from timeline_app.link.tellings import Telling
from timeline_app.resources import resource

_EDGE = 3
"""The start of a time is its first third: Monday or Tuesday of a week."""


def disagreements(tellings: Sequence[Telling], when: Interval, articles: Sequence[LinkedArticle]) -> list[Disagreement]:
    """Statements that the event was at another time than `when`, each once an article, in the order of `tellings`.

    A date that was only inferred contradicts nobody.
    """
    found: dict[tuple[str, str], Disagreement] = {}
    for telling in tellings:
        linked = articles[telling.article]
        for other, says in _other_dates(telling, when, linked):
            place = Disagreement(linked.article.id, telling.candidate.span, other, says)
            found.setdefault((linked.article.id, says), place)
    return list(found.values())


def _other_dates(telling: Telling, when: Interval, linked: LinkedArticle) -> Iterator[tuple[Interval, str]]:
    given = telling.when
    if given is None or telling.date.source is not DateSource.STATED:
        return
    if not given.overlaps(when):
        yield given, _says(telling, given, linked)
        return
    edge = _at_edge(telling.candidate.span.of(linked.article.text), given)
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


def _says(telling: Telling, given: Interval, linked: LinkedArticle) -> str:
    if telling.date.time is None:
        return f"puts it on {given.edtf()}"
    words = linked.times[telling.date.time].expression.span.of(linked.article.text)
    return f"says “{words}”, which is {given.edtf()}"


@cache
def _edges() -> dict[str, re.Pattern[str]]:
    rules = tomllib.loads(resource("link/merging.toml").read_text(encoding="utf-8"))["edges"]
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in rules.items()}
