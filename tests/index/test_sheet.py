"""What is taken over from the last sheet is the same as if all events were looked into anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.chronicle import Chronicle, Event, EventMention, EventParticipant
from timeline_app.core.facts import DateSource, Role, Status
from timeline_app.core.interval import Grain, Interval
from timeline_app.core.span import Span
from timeline_app.index.event_index import EventIndex
from timeline_app.index.lookup import Lookup
from timeline_app.index.sheet import sheet_of

_DAYS = (None, Interval.of_day(2024, 3, 5), Interval.of_month(2024, 2), Interval(None, 86_400, Grain.DAY, True))


def _event(number: int, articles: list[int], people: list[int]) -> Event:
    return Event(
        f"k{number}", _DAYS[number % 4], 0.5, f"headline {number}", f"kind {number % 3}", list(Status)[number % 3],
        DateSource.STATED, number / 20, f"Place {number % 2}",
        tuple(EventParticipant(f"p{who}", f"name {who}", Role.OTHER) for who in people),
        tuple(EventMention(f"a{a}", Span(number, number + 20), None, DateSource.NONE, None, "") for a in articles),
    )  # fmt: skip


_few = st.lists(st.integers(0, 5), max_size=4)
_pools = st.lists(st.tuples(_few, _few), min_size=12, max_size=12)
_states = st.lists(st.lists(st.integers(0, 11), max_size=20), min_size=1, max_size=4)


def _seen(events: tuple[Event, ...]) -> list[object]:
    chronicle = Chronicle((), (), events)
    index, lookup = EventIndex.from_chronicle(chronicle), Lookup.of(chronicle)
    columns = (index.start, index.end, index.grain, index.flags, index.importance, index.sources, index.event)
    lanes = {
        by: (found.keys, found.names, found.offsets.tolist(), found.rows.tolist()) for by, found in index.lanes.items()
    }
    people = [(key, rows.tolist()) for key, rows in lookup.events_of.items()]
    told = [(key, [(number, at) for number, at, _ in lookup.told[key]]) for key in lookup.told]
    every = lookup.counts(np.ones(len(events), bool))
    return [
        *(c.tolist() for c in columns), index.undated.tolist(), [*index.headlines], [*index.keys], lanes, people, told,
        every,
    ]  # fmt: skip


@given(_pools, _states)
def test_what_stayed_is_taken_over_as_if_it_were_new(
    pool: list[tuple[list[int], list[int]]], states: list[list[int]]
) -> None:
    events = [_event(number, *row) for number, row in enumerate(pool)]
    kept = sheet_of(())
    for state in states:
        now = tuple(events[number] for number in state)
        seen, kept = _seen(now), sheet_of(now)
        assert kept.events is now
        assert seen == _seen(tuple(replace(event) for event in now))
        kept = sheet_of(now)
    assert len(kept.ids) == len(states[-1])


def test_the_sheet_of_the_same_events_is_made_once() -> None:
    events = (_event(1, [1], [2]), _event(2, [], []))
    sheet = sheet_of(events)
    assert sheet_of(events) is sheet
    assert sheet_of(tuple(replace(event) for event in events)) is not sheet


def test_names_of_events_that_have_gone_do_not_pile_up() -> None:
    stays = tuple(_event(number, [0], [0]) for number in range(1200))
    sheet = sheet_of(stays)
    for turn in range(1, 6):
        sheet = sheet_of((*stays, *(_event(n, [1], [1000 * turn + n]) for n in range(1000))))
    assert len(sheet.people.names.names) < 4000
    assert len(sheet.people.pairs()[0]) == 1001
