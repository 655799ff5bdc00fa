"""The event that some passages tell by themselves: what is left, and what is new, when the user splits an event.

event_of([mention, mention], linked).headline
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline_app.core.chronicle import Event, EventMention
from timeline_app.core.facts import Status
from timeline_app.link.linked import Linked
from timeline_app.link.merged import build_event
from timeline_app.link.tellings import Telling, root_of

_UNKNOWN = "other"
"""The kind of an event that is known from nothing but its passages."""

Where = tuple[str, int]


def event_of(mentions: Sequence[EventMention], linked: Linked) -> Event:
    """The event that `mentions` alone tell, without importance; `linked` is the timeline that they are from.

    Where no detail is given, all of each passage are listed with it. Passages that are no tellings (the user added
    them) are listed as they are. Raises ValueError without mentions.
    """
    if not mentions:
        raise ValueError("no passage, no event")
    found = {where: m for m in mentions if (where := _where(m, linked)) is not None}
    main = [where for where, m in found.items() if not m.detail] or list(found)
    if not main:
        return _plain(mentions)
    rest = [where for where in found if where not in main]
    told = [_telling(where, rest or None, linked) for where in main]
    owned = {(t.article, d) for t in told for d in t.details}
    related = [_telling(where, (), linked) for where in rest if where not in owned]
    event = build_event(told, linked.by_id, linked.dates, (), related)
    shown = {_place(m) for m in event.mentions}
    kept = (replace(m, main=False) for m in mentions if _place(m) not in shown)
    return replace(event, mentions=(*event.mentions, *kept))


def _where(mention: EventMention, linked: Linked) -> Where | None:
    """The article and the number of the candidate that a mention is of; None for passages that the user added."""
    own = linked.by_id.get(mention.article)
    if own is None:
        return None
    same = [n for n, e in enumerate(own.facts.events) if e.span == mention.span]
    named = [n for n in same if own.facts.events[n].headline == mention.headline]
    return next(((mention.article, n) for n in (*named, *same)), None)


def _telling(where: Where, others: Sequence[Where] | None, linked: Linked) -> Telling:
    """`others` are passages that may be details of it; None: all that are."""
    article, index = where
    facts = linked.by_id[article].facts
    mine = range(len(facts.events)) if others is None else [n for a, n in others if a == article]
    details = tuple(n for n in mine if n != index and root_of(facts, n) == index)
    return linked.reader(article).telling(index, linked.dates[article][index], details)


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
