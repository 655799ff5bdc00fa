"""The algebra of filters: what the masks say is what a plain look at each event says."""

from __future__ import annotations

import random
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.core.article import Article
from timeline_app.core.chronicle import (
    Chronicle,
    Disagreement,
    Event,
    EventMention,
    EventParticipant,
    LinkedArticle,
    Marks,
    Participant,
)
from timeline_app.core.facts import ArticleFacts, DateSource, EntityKind, Role, Status
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.span import Span
from timeline_app.index.event_index import EventIndex
from timeline_app.index.lanes import Lanes
from timeline_app.index.lookup import Lookup
from timeline_app.session.filters import UNSURE, EventColumns, passing
from timeline_app.session.session import Session
from timeline_app.session.state import Certainty, Filters, Origin, Part, Trait

PEOPLE = ("p0", "p1", "p2", "p3")
ARTICLES = ("a0", "a1", "a2")
PUBLISHERS = {"a0": "Gazette", "a1": "Courier", "a2": "yard.txt"}
FILES = {"a0": "one.txt", "a1": "two.txt", "a2": "yard.txt"}
KINDS = ("meeting", "attack", "other")
PLACES = ("Lima", "Oslo")
TAGS = ("look", "later")

intervals = st.builds(
    lambda start, length, open_: Interval(
        None if open_ == "start" else start, None if open_ == "end" else start + length, Grain.DAY
    ),
    st.integers(-5, 15),
    st.integers(1, 6),
    st.sampled_from(["", "", "", "start", "end"]),
)


def _event(draw: st.DrawFn, number: int) -> Event:
    when = draw(st.none() | intervals)
    told = draw(st.lists(st.sampled_from(ARTICLES), min_size=1, max_size=3))
    source = draw(st.sampled_from(list(DateSource))) if when else DateSource.NONE
    return Event(
        f"key {number}",
        when,
        draw(st.sampled_from([0.3, 0.6, 0.8, 1.0])),
        f"Event {number}",
        draw(st.sampled_from(KINDS)),
        draw(st.sampled_from(list(Status))),
        source,
        0.5,
        draw(st.none() | st.sampled_from(PLACES)),
        tuple(EventParticipant(p, p, Role.OTHER) for p in draw(st.sets(st.sampled_from(PEOPLE)))),
        tuple(EventMention(a, Span(0, 3), when, source, None, "", main=i == 0) for i, a in enumerate(told)),
        (Disagreement("a0", Span(0, 3), Interval.of_day(2020, 1, 1), "says"),) if draw(st.booleans()) else (),
        (),
        Marks(
            starred=draw(st.booleans()),
            checked=draw(st.booleans()),
            tags=tuple(sorted(draw(st.sets(st.sampled_from(TAGS))))),
            note=draw(st.sampled_from(["", "why?"])),
        ),
    )


@st.composite
def chronicles(draw: st.DrawFn) -> Chronicle:
    events = tuple(_event(draw, n) for n in range(draw(st.integers(0, 8))))
    articles = tuple(
        LinkedArticle(
            Article(a, FILES[a], 0, a, "txt", "text", publisher=None if PUBLISHERS[a] == FILES[a] else PUBLISHERS[a]),
            ArticleFacts(a, "en"),
            None,
        )
        for a in ARTICLES
    )
    return Chronicle(articles, tuple(Participant(p, p, EntityKind.PERSON) for p in PEOPLE), events)


def some(values: object) -> st.SearchStrategy[frozenset[object]]:
    return st.frozensets(st.sampled_from(list(values)), max_size=2)  # type: ignore[call-overload]


filters = st.builds(
    Filters,
    participants=some(PEOPLE),
    every=st.booleans(),
    text=st.sampled_from(["", "  ", "event", "3"]),
    without=some(PEOPLE),
    dates=st.none() | intervals,
    kinds=some([*KINDS, "no such kind"]),
    places=some(PLACES),
    publishers=some(PUBLISHERS.values()),
    files=some(FILES.values()),
    certainty=some(Certainty),
    tags=some(TAGS),
    having=some(Trait),
    lacking=some(Trait),
    fewest=st.integers(0, 3),
)


def is_(event: Event, trait: Trait) -> bool:
    return {
        Trait.STARRED: event.marks.starred,
        Trait.CHECKED: event.marks.checked,
        Trait.NOTED: bool(event.marks.note),
        Trait.ADDED: event.marks.added,
        Trait.DISAGREEMENT: bool(event.disagreements),
        Trait.PLANNED: event.status == Status.PLANNED,
        Trait.DENIED: event.status == Status.DENIED,
    }[trait]


def known(event: Event, how: Certainty) -> bool:
    if event.when is None:
        return False
    if event.source == DateSource.CORRECTED:
        return how == Certainty.CORRECTED
    return {
        Certainty.CORRECTED: False,
        Certainty.INFERRED: event.inferred,
        Certainty.STATED: not event.inferred,
        Certainty.UNCERTAIN: event.confidence < UNSURE,
    }[how]


def overlaps(when: Interval, asked: Interval) -> bool:
    # An open side is drawn one second from the known one: "before May" stands at the end of April.
    start = when.start if when.start is not None else (when.end or 0) - 1
    end = when.end if when.end is not None else start + 1
    return Interval(start, end, Grain.DAY).overlaps(asked)


def passes(event: Event, asked: Filters) -> bool:
    people = {p.participant for p in event.participants}
    told = {m.article for m in event.mentions}
    enough = all if asked.every else any
    return all(
        (
            not asked.participants or enough(p in people for p in asked.participants),
            not people & asked.without,
            asked.dates is None or (event.when is not None and overlaps(event.when, asked.dates)),
            not asked.kinds or event.kind in asked.kinds,
            not asked.places or event.place in asked.places,
            not asked.publishers or asked.publishers & {PUBLISHERS[a] for a in told},
            not asked.files or asked.files & {FILES[a] for a in told},
            not asked.certainty or any(known(event, how) for how in asked.certainty),
            not asked.tags or asked.tags & set(event.marks.tags),
            all(is_(event, t) for t in asked.having),
            not any(is_(event, t) for t in asked.lacking),
            len(told) >= asked.fewest,
            any(w.startswith(asked.text.strip()) for w in (*event.headline.lower().split(), event.kind, *people)),
        )
    )


def opened(chronicle: Chronicle) -> Session:
    session = Session()
    session.set_chronicle(chronicle, EventIndex.from_chronicle(chronicle))
    return session


@settings(max_examples=40)
@given(chronicles(), filters)
def test_a_mask_says_what_a_look_at_each_event_says(chronicle: Chronicle, asked: Filters) -> None:
    session = opened(chronicle)
    session.set_filters(asked, Origin.FILTERS)
    assert session.shown().tolist() == [passes(e, asked) for e in chronicle.events]
    rows = session.shown_rows()
    assert rows.tolist() == [passes(chronicle.events[e], asked) for e in session.index.event]


@settings(max_examples=40)
@given(chronicles(), filters)
def test_each_part_only_takes_away_and_the_order_is_free(chronicle: Chronicle, asked: Filters) -> None:
    session = opened(chronicle)
    whole = np.ones(len(chronicle.events), bool)
    parts = list(asked.parts)
    random.Random(len(parts)).shuffle(parts)
    for part in parts:
        others = [p for p in Part if p is not part]
        alone = asked
        for other in others:
            alone = alone.cleared(other)
        whole &= passing(alone, session.columns, session.search.matching)
    assert passing(asked, session.columns, session.search.matching).tolist() == whole.tolist()
    for part in parts:
        assert passing(asked.cleared(part), session.columns, session.search.matching)[whole].all()


@settings(max_examples=40)
@given(chronicles(), st.lists(filters, max_size=3), filters)
def test_taking_every_part_away_shows_all_again(chronicle: Chronicle, before: list[Filters], asked: Filters) -> None:
    session = opened(chronicle)
    for one in (*before, asked):
        session.set_filters(one, Origin.FILTERS)
        session.shown()
    for part in asked.parts:
        session.set_filters(session.filters.cleared(part), Origin.FILTERS)
    assert not session.filters.active
    assert session.shown().all()


@settings(max_examples=40)
@given(chronicles(), filters)
def test_a_part_does_not_filter_where_it_is_chosen(chronicle: Chronicle, asked: Filters) -> None:
    session = opened(chronicle)
    session.set_filters(asked, Origin.FILTERS)
    for part in Part:
        without = asked.cleared(part)
        assert session.shown(without=part).tolist() == [passes(e, without) for e in chronicle.events]
    kinds = session.counts(Part.KINDS)
    shown = [e for e in chronicle.events if passes(e, asked.cleared(Part.KINDS))]
    assert kinds == {k: sum(e.kind == k for e in shown) for k in {e.kind for e in chronicle.events}}


def test_every_field_belongs_to_a_part_and_clearing_it_is_enough() -> None:
    all_asked = Filters(
        frozenset({"p0"}), True, "x", frozenset({"p1"}), Interval.of_day(2020, 1, 1), *(frozenset({"v"}),) * 4,
        frozenset({Certainty.STATED}), frozenset({"t"}), frozenset({Trait.STARRED}), frozenset({Trait.NOTED}), 2,
    )  # fmt: skip
    assert set(all_asked.parts) == set(Part)
    plain = Filters()
    assert all(getattr(all_asked, f.name) != getattr(plain, f.name) for f in fields(Filters))
    for part in Part:
        all_asked = all_asked.cleared(part)
        assert part not in all_asked.parts
    assert all_asked == plain


def test_people_filtered_away_come_back_with_the_next_reading() -> None:
    session = opened(_folder("Ada", "Bo"))
    session.set_filters(Filters(without=frozenset({"q1"})), Origin.FILTERS)
    session.set_chronicle(Chronicle(), EventIndex.empty())
    assert session.filters.without == frozenset()
    again = _folder("Zoe", "Ada", "Bo")
    session.set_chronicle(again, EventIndex.from_chronicle(again))
    assert session.filters.without == {"q2"}
    assert session.shown().tolist() == [True, True, False]


def _folder(*names: str) -> Chronicle:
    people = tuple(Participant(f"q{i}", name, EntityKind.PERSON) for i, name in enumerate(names))
    events = tuple(
        Event(f"k{i}", Interval.of_day(2020, 1, 1 + i), 1.0, p.name, "other", Status.HAPPENED,
              DateSource.STATED, 0.5, None, (EventParticipant(p.id, p.name, Role.AGENT),),
              (EventMention("a", Span(0, 1), None, DateSource.STATED, None, p.name, main=True),))
        for i, p in enumerate(people)
    )  # fmt: skip
    return Chronicle((), people, events)


@pytest.mark.parametrize("size", [0, 5000])
def test_columns_of_arrays_filter_as_those_of_events(size: int) -> None:
    random_ = np.random.default_rng(7)
    start = random_.integers(0, 10**6, size)
    index = EventIndex.from_arrays(start, start + 60, sources=random_.integers(1, 4, size))
    kinds = random_.integers(0, 3, size)
    columns = EventColumns.of_arrays(index, {Part.KINDS: Lanes.from_codes(KINDS, kinds)})
    asked = Filters(kinds=frozenset({"attack"}), dates=Interval(1000, 500_000, Grain.DAY), fewest=2)

    def nothing_found(_: str) -> np.ndarray:
        raise AssertionError

    told = np.ones(size, np.int64)
    told[index.event] = index.sources
    wanted = (kinds == 1) & (start < 500_000) & (start + 60 > 1000) & (told >= 2)
    assert passing(asked, columns, nothing_found).tolist() == wanted.tolist()
    assert columns.counts(Part.KINDS, np.ones(size, bool)) == {
        name: int((kinds == code).sum()) for code, name in enumerate(KINDS)
    }
    assert replace(asked, kinds=frozenset()).parts == (Part.DATES, Part.SOURCES)
    assert len(Lookup().articles) == 0


def test_somebody_renamed_stays_chosen_and_whoever_has_the_name_is_found_by_it() -> None:
    session = opened(_folder("Ada", "Bo"))
    session.set_filters(Filters(frozenset({"q0"}), without=frozenset({"q1"})), Origin.FILTERS)
    renamed = _folder("Ada Lovelace", "Bo")
    session.set_chronicle(renamed, EventIndex.from_chronicle(renamed))
    assert session.filters == Filters(frozenset({"q0"}), without=frozenset({"q1"}))
    undone = _folder("Ada", "Bo")
    session.set_chronicle(undone, EventIndex.from_chronicle(undone))
    assert session.filters.participants == {"q0"}
    other = _folder("Bo", "Ada")
    session.set_chronicle(other, EventIndex.from_chronicle(other))
    assert session.filters == Filters(frozenset({"q1"}), without=frozenset({"q0"}))
