"""The event that some passages tell by themselves: what is left, and what is new, when the user splits an event.

event_of([mention, mention], linked).headline
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline_app.core.chronicle import Event, EventMention
from timeline_app.core.facts import Status
from timeline_app.link.merged import build_event
from timeline_app.link.pipeline import Linked
from timeline_app.link.tellings import Reader, Telling, root_of

_UNKNOWN = "other"
"""The kind of an event that is known from nothing but its passages."""

Where = tuple[int, int]


def event_of(mentions: Sequence[EventMention], linked: Linked) -> Event:
    """The event that `mentions` alone tell, without importance; `linked` is the timeline that they are from.

    Passages that are no tellings (the user added them) are listed as they are. Raises ValueError without mentions.
    """
    if not mentions:
        raise ValueError("no passage, no event")
    found = {where: m for m in mentions if (where := _where(m, linked)) is not None}
    main = [where for where, m in found.items() if not m.detail] or list(found)
    if not main:
        return _plain(mentions)
    rest = [where for where in found if where not in main]
    told = [_telling(where, rest, linked) for where in main]
    owned = {(t.article, d) for t in told for d in t.details}
    related = [_telling(where, (), linked) for where in rest if where not in owned]
    event = build_event(told, linked.articles, linked.dates, (), related)
    shown = {_place(m) for m in event.mentions}
    kept = (replace(m, main=False) for m in mentions if _place(m) not in shown)
    return replace(event, mentions=(*event.mentions, *kept))


def _where(mention: EventMention, linked: Linked) -> Where | None:
    """Number of the article and of the candidate that a mention is of; None for passages that the user added."""
    article = linked.numbers.get(mention.article)
    if article is None:
        return None
    same = [n for n, e in enumerate(linked.articles[article].facts.events) if e.span == mention.span]
    named = [n for n in same if linked.articles[article].facts.events[n].headline == mention.headline]
    return next(((article, n) for n in (*named, *same)), None)


def _telling(where: Where, others: Sequence[Where], linked: Linked) -> Telling:
    article, index = where
    own = linked.articles[article]
    reader = Reader(article, own.article, own.facts, linked.people, own.published)
    details = tuple(n for a, n in others if a == article and root_of(own.facts, n) == index)
    return reader.telling(index, linked.dates[article][index], details)


def _plain(mentions: Sequence[EventMention]) -> Event:
    """From the passages alone."""
    main = next((m for m in mentions if m.main), mentions[0])
    first = min(map(_place, mentions))
    return Event(
        key=hashlib.sha256("\0".join(map(str, first)).encode(errors="replace")).hexdigest()[:16],
        when=main.when,
        confidence=1.0 if main.when else 0.0,
        headline=main.headline,
        kind=_UNKNOWN,
        status=Status.HAPPENED,
        source=main.source,
        importance=0.0,
        mentions=tuple(_with_main(mentions, main)),
    )


def _with_main(mentions: Sequence[EventMention], main: EventMention) -> Iterator[EventMention]:
    yield replace(main, main=True, detail=False)
    yield from (replace(m, main=False) for m in mentions if m is not main)


def _place(mention: EventMention) -> tuple[str, int, int]:
    return mention.article, mention.span.start, mention.span.end
