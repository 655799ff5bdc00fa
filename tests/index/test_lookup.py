from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.chronicle import Chronicle, Event, EventMention, EventParticipant, Participant
from timeline_app.core.facts import DateSource, EntityKind, Role, Status
from timeline_app.core.span import Span
from timeline_app.index.lookup import Lookup


def _chronicle(members: list[list[int]]) -> Chronicle:
    events = []
    for number, who in enumerate(members):
        mention = EventMention(f"a{number % 2}", Span(100 - number, 200), None, DateSource.NONE, None, "")
        taking_part = tuple(EventParticipant(f"p{w}", "", Role.OTHER) for w in who)
        events.append(
            Event(f"k{number}", None, 0.0, "", "", Status.HAPPENED, DateSource.NONE, 0.0,
                  participants=taking_part, mentions=(mention,))
        )  # fmt: skip
    people = tuple(Participant(f"p{i}", "", EntityKind.PERSON) for i in range(6))
    return Chronicle((), people, tuple(events))


@given(st.lists(st.lists(st.integers(0, 4), max_size=4), max_size=12), st.randoms())
def test_counts_are_what_counting_one_by_one_gives(members: list[list[int]], random: object) -> None:
    lookup = Lookup.of(_chronicle(members))
    shown = np.array([random.random() < 0.5 for _ in members], bool)  # type: ignore[attr-defined]
    for number in range(6):
        key = f"p{number}"
        events = [i for i, who in enumerate(members) if number in who]
        assert lookup.events_of.get(key, np.zeros(0)).tolist() == events
        assert lookup.counts(shown).get(key, 0) == sum(shown[i] for i in events)


def test_an_article_tells_its_events_in_order_of_its_text() -> None:
    lookup = Lookup.of(_chronicle([[], [], [], []]))
    assert [event for event, _, _ in lookup.told["a0"]] == [2, 0]
    assert [event for event, _, _ in lookup.told["a1"]] == [3, 1]


def test_nothing_of_nothing() -> None:
    assert Lookup.of(Chronicle()).counts(np.zeros(0, bool)) == {}
    assert Lookup().counts(np.zeros(0, bool)) == {}
