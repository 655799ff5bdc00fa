"""What each edit of one event does to it.

step_of(entry, articles, people).act(event)    # the event with another date, headline, kind, …
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from timeline_app.core import edits
from timeline_app.core.chronicle import Disagreement, Event, EventMention, EventParticipant, LinkedArticle, Marks
from timeline_app.core.edits import Entry
from timeline_app.core.facts import DateSource, Status
from timeline_app.core.interval import Interval
from timeline_app.core.wording import describe
from timeline_app.link.counts import counted_otherwise
from timeline_app.link.disagreement import disagreeing
from timeline_app.link.edits.nodes import Node, Step
from timeline_app.link.edits.people import People

EventEdit = (
    edits.SetDate | edits.SetHeadline | edits.SetKind | edits.SetPlace | edits.AddParticipant
    | edits.RemoveParticipant | edits.Hide | edits.Star | edits.SetTags | edits.SetNote | edits.Check
)  # fmt: skip
"""Edits of one event that change nothing else."""
ArticlesById = Mapping[str, LinkedArticle]


def step_of(entry: Entry, edit: EventEdit, articles: ArticlesById, people: People) -> Step[Event]:
    """What `edit` does. Participants are found as they are called at the time of the edit."""
    match edit:
        case edits.SetDate():
            return Step(entry, "date", lambda e: _dated(e, edit, articles), _date)
        case edits.SetHeadline(_, headline):
            return Step(entry, "headline", lambda e: replace(e, headline=headline), lambda e: e.headline)
        case edits.SetKind(_, kind):
            return Step(entry, "kind", lambda e: replace(e, kind=kind), lambda e: e.kind)
        case edits.SetPlace(_, place):
            return Step(entry, "place", lambda e: replace(e, place=place), lambda e: e.place or "")
        case edits.AddParticipant(_, ref, role):
            added = people.known(entry, ref)
            return Step(entry, "participants", lambda e: people.with_one(e, added, role), _named(people))
        case edits.RemoveParticipant(_, ref):
            gone = people.find(ref)
            if gone is None:
                return Step(entry, "participants", lambda e: e, _named(people))
            meant = people.meant([gone])
            return Step(entry, "participants", lambda e: people.without(e, gone, meant), _named(people))
        case _:
            return _mark(entry, edit)


def _mark(entry: Entry, edit: edits.Hide | edits.Star | edits.SetTags | edits.SetNote | edits.Check) -> Step[Event]:
    match edit:
        case edits.Hide(_, hidden):
            return _marking(entry, "hidden", lambda m: replace(m, hidden=hidden), lambda m: _yes(m.hidden))
        case edits.Star(_, starred):
            return _marking(entry, "starred", lambda m: replace(m, starred=starred), lambda m: _yes(m.starred))
        case edits.SetTags(_, tags):
            return _marking(entry, "tags", lambda m: replace(m, tags=tags), lambda m: ", ".join(m.tags))
        case edits.SetNote(_, note):
            return _marking(entry, "note", lambda m: replace(m, note=note), lambda m: m.note)
        case edits.Check(_, checked):
            return _marking(entry, "checked", lambda m: replace(m, checked=checked), lambda m: _yes(m.checked))


def _marking(entry: Entry, what: str, act: Callable[[Marks], Marks], was: Callable[[Marks], str]) -> Step[Event]:
    return Step(entry, what, lambda e: replace(e, marks=act(e.marks)), lambda e: was(e.marks))


def joining(entry: Entry, parts: tuple[Node[Event], ...], articles: ArticlesById) -> Step[Event]:
    """Makes one event of the first and `parts`."""
    others = [part.now for part in parts]
    titles = ", ".join(f"“{other.headline}”" for other in others)
    return Step(entry, "merged", lambda e: _joined(e, others, articles), lambda e: titles, parts)


def _joined(event: Event, others: Sequence[Event], articles: ArticlesById) -> Event:
    """Headline, date and kind of the first stay; a date that it has not, it gets from the others."""
    every = (event, *others)
    dated = next((e for e in every if e.when is not None or e.source is DateSource.CORRECTED), event)
    mentions = _together(every)
    said = (f"You said that “{other.headline}” is the same event." for other in others)
    return replace(
        event,
        when=dated.when,
        confidence=dated.confidence,
        source=dated.source,
        status=Status.HAPPENED if any(e.status is Status.HAPPENED for e in every) else event.status,
        importance=max(e.importance for e in every),
        place=next((e.place for e in every if e.place), None),
        participants=_everybody(every),
        mentions=mentions,
        disagreements=_otherwise(mentions, dated.when, articles),
        reasons=tuple(dict.fromkeys((*event.reasons, *said))),
        marks=_marks_of(every),
    )


def _together(events: Sequence[Event]) -> tuple[EventMention, ...]:
    """Every passage once, told before only named; the best one stays the first event's."""
    found: dict[tuple[str, int, int], EventMention] = {}
    for number, event in enumerate(events):
        for mention in event.mentions:
            place = (mention.article, mention.span.start, mention.span.end)
            one = replace(mention, main=False) if number and mention.main and found else mention
            known = found.get(place)
            if known is None or (known.detail and not one.detail):
                found[place] = one
    return tuple(found.values())


def _everybody(events: Sequence[Event]) -> tuple[EventParticipant, ...]:
    found: dict[str, EventParticipant] = {}
    for event in events:
        for one in event.participants:
            found.setdefault(one.participant, one)
    return tuple(found.values())


def _marks_of(events: Sequence[Event]) -> Marks:
    marks = [e.marks for e in events]
    return Marks(
        hidden=all(m.hidden for m in marks),
        starred=any(m.starred for m in marks),
        checked=all(m.checked for m in marks),
        added=all(m.added for m in marks),
        tags=tuple(dict.fromkeys(tag for m in marks for tag in m.tags)),
        note="\n".join(dict.fromkeys(m.note for m in marks if m.note)),
    )


def _dated(event: Event, edit: edits.SetDate, articles: ArticlesById) -> Event:
    when = edit.when
    return replace(
        event,
        when=when,
        confidence=1.0 if when is not None else 0.0,
        source=DateSource.CORRECTED,
        disagreements=_otherwise(event.mentions, when, articles),
    )


def _otherwise(
    mentions: Sequence[EventMention], when: Interval | None, articles: ArticlesById
) -> tuple[Disagreement, ...]:
    dates = disagreeing(mentions, when, articles) if when is not None else ()
    return (*dates, *counted_otherwise(mentions, articles))


def _date(event: Event) -> str:
    return describe(event.when) if event.when is not None else "no date"


def _named(people: People) -> Callable[[Event], str]:
    return lambda event: ", ".join(p.name for p in people.in_event(event))


def _yes(value: bool) -> str:
    return "yes" if value else ""
