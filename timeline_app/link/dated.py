"""The dates of one article: of its time expressions and of its events, once its own day is settled.

dated(article, facts, published, options).events[0].when  ->  the interval of its first event
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.core.article import Article, Published
from timeline_app.core.errors import Stage, Warning
from timeline_app.core.facts import ArticleFacts, DateSource
from timeline_app.core.options import LinkOptions
from timeline_app.core.timex import Anchor, AnchorKind, ResolvedTime
from timeline_app.link.event_dates import EventDate, date_events
from timeline_app.link.resolve import resolve_times


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of one article's time expressions and of its events."""

    times: tuple[ResolvedTime, ...]
    events: tuple[EventDate, ...]
    warnings: tuple[Warning, ...] = ()


def dated(article: Article, facts: ArticleFacts, published: Published | None, options: LinkOptions) -> Dated:
    """An article whose dates cannot be worked out keeps its events, undated, and a warning says so."""
    try:
        times = resolve_times(facts, published, options)
        return Dated(times, date_events(facts, times, published))
    except Exception as error:
        message = f"The dates of this article could not be worked out ({type(error).__name__}: {error})."
        nothing = EventDate(None, DateSource.NONE, 0.0, None, "could not be worked out")
        return Dated(
            tuple(ResolvedTime(t, "", None, Anchor(AnchorKind.NONE), 0.0) for t in facts.times),
            (nothing,) * len(facts.events),
            (Warning(article.path, article.part, Stage.LINK, message),),
        )
