"""The index keeps every event, in order, and refuses what cannot be drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.article import Article
from timeline_app.core.calendar import DAY
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
from timeline_app.index.columns import Flag, LaneBy
from timeline_app.index.event_index import EventIndex


def mention(article: str) -> EventMention:
    return EventMention(article, Span(0, 5), None, DateSource.STATED, None, "told")


def event(key: str, when: Interval | None, **more) -> Event:
    fields = {
        "confidence": 0.9,
        "headline": f"headline {key}",
        "kind": "meeting",
        "status": Status.HAPPENED,
        "source": DateSource.STATED,
        "importance": 0.5,
        "mentions": (mention("a1"),),
    }
    return Event(key=key, when=when, **(fields | more))


def chronicle(*events: Event) -> Chronicle:
    articles = tuple(
        LinkedArticle(Article(id, f"{id}.txt", 0, id, "txt", "text", publisher=publisher), ArticleFacts(id, "en"), None)
        for id, publisher in (("a1", "The Paper"), ("a2", None))
    )
    people = (
        Participant("p1", "Ada Lovelace", EntityKind.PERSON),
        Participant("p2", "Royal Society", EntityKind.ORGANIZATION),
    )
    return Chronicle(articles, people, events)


def test_rows_are_in_date_order_and_keep_their_event():
    late, early = event("late", Interval.of_day(2024, 5, 1)), event("early", Interval.of_day(2023, 5, 1))
    index = EventIndex.from_chronicle(chronicle(late, early))
    assert [index.headline(r) for r in range(2)] == ["headline early", "headline late"]
    assert index.event.tolist() == [1, 0]
    assert index.key(0) == "early"
    assert index.row_of_event(0) == 1


def test_undated_events_are_kept_apart_and_counted():
    index = EventIndex.from_chronicle(chronicle(event("a", Interval.of_year(2020)), event("b", None)))
    assert len(index) == 1
    assert index.undated.tolist() == [1]
    assert index.row_of_event(1) is None


def test_open_ends_get_a_nominal_length_and_a_flag():
    before = Interval(None, 10 * DAY, Grain.DAY)
    after = Interval(20 * DAY, None, Grain.MONTH)
    index = EventIndex.from_chronicle(chronicle(event("b", before), event("a", after)))
    assert index.start[0] < index.end[0] == 10 * DAY
    assert index.has(0, Flag.OPEN_START) and not index.has(0, Flag.OPEN_END)
    assert index.start[1] == 20 * DAY < index.end[1]
    assert index.has(1, Flag.OPEN_END)


def test_flags_say_what_is_special():
    disputed = Disagreement("a2", Span(0, 1), Interval.of_day(2024, 1, 2), "says the day after")
    index = EventIndex.from_chronicle(
        chronicle(
            event("1", Interval.of_day(2001, 1, 1), status=Status.PLANNED),
            event("2", Interval.of_day(2002, 1, 1), source=DateSource.INHERITED),
            event("3", Interval.of_day(2003, 1, 1).approximately(), disagreements=(disputed,)),
            event("4", Interval.of_day(2004, 1, 1), mentions=(mention("a1"), mention("a2"), mention("a2"))),
            event("5", Interval.of_day(2005, 1, 1), status=Status.DENIED),
            event("6", Interval.of_day(2006, 1, 1), marks=Marks(starred=True, checked=True)),
            event("7", Interval.of_day(2007, 1, 1), source=DateSource.CORRECTED),
        )
    )
    expected = [Flag.PLANNED, Flag.INFERRED, Flag.APPROXIMATE | Flag.DISAGREEMENT, Flag.MULTI_SOURCE, Flag.DENIED]
    expected += [Flag.STARRED | Flag.CHECKED, Flag.CORRECTED]
    assert index.flags.tolist() == [int(f) for f in expected]
    assert index.sources.tolist() == [1, 1, 1, 2, 1, 1, 1]


def test_an_event_is_in_the_lane_of_each_of_its_participants():
    ada = EventParticipant("p1", "Ada Lovelace", Role.AGENT)
    society = EventParticipant("p2", "Royal Society", Role.PATIENT)
    index = EventIndex.from_chronicle(
        chronicle(
            event("1", Interval.of_day(2001, 1, 1), participants=(ada, society), place="London"),
            event("2", Interval.of_day(2002, 1, 1), participants=(ada, ada), kind="attack"),
        )
    )
    people = index.lanes[LaneBy.PARTICIPANT]
    assert people.names == ("Ada Lovelace", "Royal Society")
    assert people.members(0).tolist() == [0, 1]
    assert people.of_row(0) == (0, 1)
    assert index.lanes[LaneBy.PLACE].names == ("London",)
    assert index.lanes[LaneBy.KIND].counts.tolist() == [1, 1]
    assert index.lanes[LaneBy.SOURCE].names == ("The Paper",)
    assert index.lanes[LaneBy.PARTICIPANT_KIND].names == ("People", "Organizations")
    assert index.lanes[LaneBy.PARTICIPANT_KIND].keys == ("person", "organization")
    assert index.lanes[LaneBy.KIND].names == ("Attack", "Meeting")
    assert index.lanes[LaneBy.KIND].keys == ("attack", "meeting")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ([0.0, float("nan")], [1, 2], "NaN"),
        ([0, 5], [1, 5], "ends before it starts"),
        ([0], [1, 2], "1 starts but 2 ends"),
        ([np.datetime64("NaT", "s")], [np.datetime64("2020-01-01", "s")], "NaT"),
        (["x"], ["y"], "must be seconds"),
        ([0], [10**14], "31,000 years"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_reason(start, end, words):
    with pytest.raises(ValueError, match=words):
        EventIndex.from_arrays(start, end)


def test_importance_must_be_a_number():
    with pytest.raises(ValueError, match="importance"):
        EventIndex.from_arrays([0], [1], importance=[float("nan")])


def test_nothing_is_fine():
    index = EventIndex.from_chronicle(Chronicle())
    assert len(index) == 0
    assert index.extent is None
    assert len(EventIndex.empty()) == 0


@given(st.lists(st.tuples(st.integers(-(10**11), 10**11), st.integers(1, 10**9)), max_size=60))
def test_every_event_has_exactly_one_row_and_starts_ascend(pairs):
    start = np.array([a for a, _ in pairs], np.int64)
    end = np.array([a + d for a, d in pairs], np.int64)
    index = EventIndex.from_arrays(start, end)
    assert sorted(index.event.tolist()) == list(range(len(pairs)))
    assert (np.diff(index.start) >= 0).all()
    assert (index.start == start[index.event]).all()
    assert (index.end == end[index.event]).all()
