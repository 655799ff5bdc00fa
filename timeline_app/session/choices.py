"""The dates that an event might have instead: other readings of its words, other sources, other dates beside them.

At most nine, so that each has a key. The first is the date it has now.

    for number, choice in enumerate(date_choices(event, session.lookup.articles), 1):
        print(number, choice.words, "–", choice.reason)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from timeline_app.core.article import Published
from timeline_app.core.chronicle import Event, EventMention, LinkedArticle
from timeline_app.core.facts import DateSource
from timeline_app.core.interval import Interval
from timeline_app.core.timex import ResolvedTime
from timeline_app.core.wording import describe_long
from timeline_app.link.explain import anchor_name
from timeline_app.session.naming import in_words

MOST = 9
_LONGEST = 60
_NOT_IN_WORDS = {
    DateSource.INHERITED: "taken from the passage before",
    DateSource.ARTICLE_DAY: "not stated; the article’s own day",
    DateSource.CORRECTED: "you set it",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A date with what speaks for it. `current`: the event has it now."""

    when: Interval
    reason: str
    current: bool = False

    @property
    def words(self) -> str:
        """The date in words."""
        return describe_long(self.when)


def date_choices(event: Event, articles: Mapping[str, LinkedArticle]) -> tuple[Choice, ...]:
    """The date that the event has, then those that it might have, the likeliest first; `articles` by id."""
    found: dict[tuple[int | None, int | None, bool], Choice] = {}
    for choice in _all(event, articles):
        when = choice.when
        found.setdefault((when.start, when.end, when.approximate), choice)
    return tuple(islice(found.values(), MOST))


def publication_choices(published: Published | None) -> tuple[Choice, ...]:
    """The publication date that was settled on, then those that were considered."""
    if published is None:
        return ()
    made = [Choice(published.interval, "", True)] if published.interval else []
    taken = {published.interval}
    for other in sorted(published.candidates, key=lambda c: -c.confidence):
        if other.interval not in taken:
            taken.add(other.interval)
            made.append(Choice(other.interval, other.reason))
    return tuple(made[:MOST])


def _all(event: Event, articles: Mapping[str, LinkedArticle]) -> Iterator[Choice]:
    if event.when is not None:
        yield Choice(event.when, _why_now(event, articles), True)
    mentions = sorted(event.mentions, key=lambda m: (not m.main, m.detail))
    for mention in mentions:
        linked = articles.get(mention.article)
        if mention.when is not None:
            yield Choice(mention.when, f"{in_words(linked)}: {_words(mention, linked)}")
        if (time := _time(mention, linked)) is not None:
            for other in time.alternatives:
                yield Choice(other.interval, other.reason)
    yield from _beside(mentions, articles)
    for told in event.disagreements:
        if told.when is not None:
            yield Choice(told.when, f"{in_words(articles.get(told.article))} {told.says}")
    for mention in mentions:
        linked = articles.get(mention.article)
        if linked and linked.published and linked.published.interval:
            yield Choice(linked.published.interval, f"{in_words(linked)}: the day it was published")


def _beside(mentions: list[EventMention], articles: Mapping[str, LinkedArticle]) -> Iterator[Choice]:
    """Dates that stand in the passages too, and date something else so far."""
    for mention in mentions:
        linked = articles.get(mention.article)
        for time in linked.times if linked else ():
            span = time.expression.span
            if time.interval is not None and span.start < mention.span.end and mention.span.start < span.end:
                yield Choice(time.interval, f"“{_short(time.expression.text)}” stands in the passage too")


def how_known(event: Event, articles: Mapping[str, LinkedArticle]) -> str:
    """By which words the date is known, and what they were counted from; or from what it was inferred.

    “Friday”, counted from the article's own date
    """
    telling = _telling(event) if event.mentions else None
    time = _time(telling, articles.get(telling.article)) if telling else None
    if time is None:
        return _NOT_IN_WORDS.get(event.source, "stated in the text")
    anchor = anchor_name(time.anchor)
    return f"“{_short(time.expression.text)}”" + (f", counted from {anchor}" if anchor else "")


def _telling(event: Event) -> EventMention:
    """The passage that gives the event's day, whatever the hour; the main one if none does."""
    told = (event.main, *event.mentions)
    return next((m for m in told if _days(m.when) == _days(event.when)), event.main)


def _days(when: Interval | None) -> tuple[int | None, int | None] | None:
    return (when.first, when.last) if when is not None else None


def _why_now(event: Event, articles: Mapping[str, LinkedArticle]) -> str:
    if event.source == DateSource.CORRECTED:
        return "you set it"
    telling = _telling(event)
    return _words(telling, articles.get(telling.article))


def _words(mention: EventMention, linked: LinkedArticle | None) -> str:
    time = _time(mention, linked)
    return (
        f"“{_short(time.expression.text)}”"
        if time is not None
        else _NOT_IN_WORDS.get(mention.source, "stated in the text")
    )


def _time(mention: EventMention, linked: LinkedArticle | None) -> ResolvedTime | None:
    if linked is None or mention.time is None or mention.time >= len(linked.times):
        return None
    return linked.times[mention.time]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rsplit(' ', 1)[0]}…"
