"""Composes the stages of linking: the facts of single articles in, the timeline of the whole folder out.

Pure and free of the order in which files were read; fast enough to run again after every correction.

    chronicle = link(articles, facts)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.core.article import Article, Published
from timeline_app.core.chronicle import Chronicle, Event, FileReport, LinkedArticle
from timeline_app.core.errors import Stage, Warning
from timeline_app.core.facts import ArticleFacts, DateSource
from timeline_app.core.garbage import uncollected
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.core.timex import Anchor, AnchorKind, ResolvedTime
from timeline_app.link.duplicates import find_duplicates
from timeline_app.link.event_dates import EventDate, date_events
from timeline_app.link.importance import with_importance
from timeline_app.link.merged import build_event
from timeline_app.link.merging import merge
from timeline_app.link.participants import Participants, link_participants
from timeline_app.link.published import as_set, publication_dates
from timeline_app.link.resolve import resolve_times
from timeline_app.link.tellings import tellings
from timeline_app.link.topics import Topics


@dataclass(frozen=True, slots=True)
class Linked:
    """A folder as it was linked. `dates` are those of each article's events; `numbers` the articles' places, by id."""

    articles: tuple[LinkedArticle, ...]
    people: Participants
    events: tuple[Event, ...]
    warnings: tuple[Warning, ...]
    dates: tuple[tuple[EventDate, ...], ...]
    numbers: Mapping[str, int]

    def chronicle(self, files: Sequence[FileReport], warnings: Sequence[Warning]) -> Chronicle:
        """The timeline, with what reading reported."""
        return Chronicle(
            self.articles, self.people.participants, self.events, tuple(files), (*warnings, *self.warnings)
        )


NOTHING = Linked((), Participants((), {}, {}), (), (), (), {})


def link(
    articles: Sequence[Article],
    facts: Sequence[ArticleFacts],
    files: Sequence[FileReport] = (),
    warnings: Sequence[Warning] = (),
    options: LinkOptions = AS_WRITTEN,
    published: Mapping[str, Interval] | None = None,
) -> Chronicle:
    """The timeline of `articles`, whose `facts` run parallel. `files` and `warnings` are handed through.

    `published` are the publication dates that the user set, by article id.
    """
    with uncollected():
        return link_all(articles, facts, options, published or {}).chronicle(files, warnings)


def link_all(
    articles: Sequence[Article], facts: Sequence[ArticleFacts], options: LinkOptions, by_user: Mapping[str, Interval]
) -> Linked:
    """Everything that linking finds out about a folder."""
    published = as_set(articles, publication_dates(articles, facts, options), by_user)
    dated = [_dated(a, f, p, options) for a, f, p in zip(articles, facts, published, strict=True)]
    times, dates = [d.times for d in dated], [d.events for d in dated]
    originals = find_duplicates(articles, facts, published)
    linked = [
        LinkedArticle(a, f, p, t, duplicate_of=articles[o].id if o is not None else None)
        for a, f, p, t, o in zip(articles, facts, published, times, originals, strict=True)
    ]
    participants = link_participants(articles, facts)
    told = tellings(articles, facts, dates, published, participants)
    topics = Topics(facts)
    merged = merge(told, linked, topics)
    events = [build_event(g.tellings, linked, dates, g.reasons, g.related) for g in merged]
    ranked = with_importance(events, merged, linked, topics)
    failed = tuple(w for d in dated for w in d.warnings)
    return Linked(
        tuple(linked),
        participants,
        tuple(sorted(ranked, key=by_date)),
        failed,
        tuple(dates),
        {a.id: n for n, a in enumerate(articles)},
    )


@dataclass(frozen=True, slots=True)
class _Dated:
    """The dates of one article's time expressions and of its events."""

    times: tuple[ResolvedTime, ...]
    events: tuple[EventDate, ...]
    warnings: tuple[Warning, ...] = ()


def _dated(article: Article, facts: ArticleFacts, published: Published | None, options: LinkOptions) -> _Dated:
    """An article whose dates cannot be worked out keeps its events, undated, and a warning says so."""
    try:
        times = resolve_times(facts, published, options)
        return _Dated(times, date_events(facts, times, published))
    except Exception as error:
        message = f"The dates of this article could not be worked out ({type(error).__name__}: {error})."
        nothing = EventDate(None, DateSource.NONE, 0.0, None, "could not be worked out")
        return _Dated(
            tuple(ResolvedTime(t, "", None, Anchor(AnchorKind.NONE), 0.0) for t in facts.times),
            (nothing,) * len(facts.events),
            (Warning(article.path, article.part, Stage.LINK, message),),
        )


def by_date(event: Event) -> tuple[bool, float, float, float, str]:
    """The order of events in a chronicle: by date, the undated last, no two alike."""
    when = event.when
    if when is None:
        return True, 0.0, 0.0, -event.importance, event.key
    start = float("-inf") if when.start is None else float(when.start)
    end = float("inf") if when.end is None else float(when.end)
    # "Before May" belongs where it ends, not before all of history.
    return False, end if when.start is None else start, end, -event.importance, event.key
