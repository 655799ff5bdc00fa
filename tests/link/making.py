"""Edits that somebody might make of a timeline, drawn at random from what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from timeline_app.core.chronicle import Chronicle, Event
from timeline_app.core.edits import (
    AddEvent,
    AddParticipant,
    ArticleRef,
    Check,
    Edit,
    EventRef,
    Hide,
    MergeEvents,
    MergeParticipants,
    ParticipantRef,
    Passage,
    RemoveParticipant,
    RenameParticipant,
    SetDate,
    SetHeadline,
    SetKind,
    SetNote,
    SetPlace,
    SetPublished,
    SetTags,
    SplitEvent,
    SplitParticipant,
    Star,
    passage,
)
from timeline_app.core.facts import EntityKind, Role
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span

Draw = Callable[[st.SearchStrategy], object]

DAYS = [Interval.of_day(2031, 5, day) for day in (1, 9, 10, 30)] + [
    Interval.of_year(1871),
    Interval.parse("../2031-06"),
]
WORDS = ["One", "Another", "A third"]


def some_edit(draw: st.DrawFn, chronicle: Chronicle, added: int) -> Edit:
    """An edit of something that is shown; `added` makes the keys of added events unique."""
    kinds = [_of_event, _of_event, _of_marks, _of_several, _of_people, _of_articles]
    return draw(st.sampled_from(kinds))(draw, chronicle, added)


def any_event(draw: st.DrawFn, chronicle: Chronicle) -> EventRef:
    return ref(chronicle, draw(st.sampled_from(chronicle.events + chronicle.hidden)))


def ref(chronicle: Chronicle, event: Event) -> EventRef:
    return EventRef.of(event, {a.article.id: a for a in chronicle.articles})


def _of_event(draw: st.DrawFn, chronicle: Chronicle, _: int) -> Edit:
    event = any_event(draw, chronicle)
    return draw(
        st.one_of(
            st.builds(SetDate, st.just(event), st.sampled_from([None, *DAYS])),
            st.builds(SetHeadline, st.just(event), st.sampled_from(WORDS)),
            st.builds(SetKind, st.just(event), st.sampled_from(["meeting", "attack"])),
            st.builds(SetPlace, st.just(event), st.sampled_from([None, "Aldery"])),
            st.builds(AddParticipant, st.just(event), st.just(_somebody(draw, chronicle)), st.sampled_from(Role)),
            st.builds(RemoveParticipant, st.just(event), st.just(_somebody(draw, chronicle))),
        )
    )


def _of_marks(draw: st.DrawFn, chronicle: Chronicle, _: int) -> Edit:
    event = any_event(draw, chronicle)
    return draw(
        st.one_of(
            st.builds(Hide, st.just(event), st.booleans()),
            st.builds(Star, st.just(event), st.booleans()),
            st.builds(SetTags, st.just(event), st.sampled_from([(), ("a",), ("b", "a")])),
            st.builds(SetNote, st.just(event), st.sampled_from(["", "a note"])),
            st.builds(Check, st.just(event), st.booleans()),
        )
    )


def _of_several(draw: st.DrawFn, chronicle: Chronicle, added: int) -> Edit:
    what = draw(st.sampled_from(["merge", "split", "add"]))
    if what == "merge":
        return MergeEvents(tuple(any_event(draw, chronicle) for _ in range(draw(st.integers(1, 3)))))
    if what == "split":
        several = [e for e in chronicle.events + chronicle.hidden if sum(not m.detail for m in e.mentions) > 1]
        event = draw(st.sampled_from(several or chronicle.events))
        known = {a.article.id: a for a in chronicle.articles}
        told = [passage(m, known) for m in event.mentions if not m.detail]
        return SplitEvent(
            ref(chronicle, event), tuple(draw(st.lists(st.sampled_from(told), max_size=3))) if told else ()
        )
    linked = draw(st.sampled_from(chronicle.articles))
    start = draw(st.integers(0, len(linked.article.text) - 10))
    where = draw(st.sampled_from([None, Passage.of(linked, Span(start, start + 10))]))
    people = ((_somebody(draw, chronicle), Role.AGENT),)
    return AddEvent(f"added{added}", "Added", draw(st.sampled_from(DAYS)), "other", None, people, where)


def _of_people(draw: st.DrawFn, chronicle: Chronicle, _: int) -> Edit:
    what = draw(st.sampled_from(["rename", "merge", "split"]))
    if what == "rename":
        kind = draw(st.sampled_from(EntityKind))
        return RenameParticipant(_somebody(draw, chronicle), draw(st.sampled_from([*WORDS, "Olga Brandt"])), kind)
    if what == "merge":
        return MergeParticipants(tuple(_somebody(draw, chronicle) for _ in range(draw(st.integers(1, 3)))))
    several = [p for p in chronicle.participants if p.aliases] or list(chronicle.participants)
    who = draw(st.sampled_from(several))
    names = draw(st.lists(st.sampled_from([who.name, *who.aliases]), min_size=1, max_size=3, unique=True))
    return SplitParticipant(ParticipantRef.of(who), tuple(names))


def _of_articles(draw: st.DrawFn, chronicle: Chronicle, _: int) -> Edit:
    articles: Sequence[ArticleRef] = [ArticleRef.of(a) for a in chronicle.articles]
    chosen = draw(st.lists(st.sampled_from(articles), min_size=1, max_size=2, unique=True))
    return SetPublished(tuple(chosen), draw(st.sampled_from([None, *DAYS[:3]])))


def _somebody(draw: st.DrawFn, chronicle: Chronicle) -> ParticipantRef:
    known = [ParticipantRef.of(p) for p in chronicle.participants]
    return draw(st.sampled_from([*known, ParticipantRef("Nobody Before", EntityKind.PERSON)]))
