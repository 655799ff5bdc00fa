"""Named views: kept as JSON with the project, read again as they were, and harmless where they make no sense."""

from __future__ import annotations

import json
from typing import Any

import pytest
import storybook
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.interval import Grain, Interval
from timeline_app.index.columns import LaneBy
from timeline_app.session.session import Session
from timeline_app.session.state import Certainty, Filters, Origin, Trait
from timeline_app.session.views import KEY, View, Views, read_view, read_views, write_view

words = st.frozensets(st.text(max_size=8), max_size=2)
people = st.frozensets(st.tuples(st.text(max_size=8), st.sampled_from(["person", "country"])), max_size=2)
intervals = st.builds(
    lambda start, length, grain, flags: Interval(start, start + length, grain, *flags),
    st.integers(-(10**11), 10**11),
    st.integers(1, 10**9),
    st.sampled_from(Grain),
    st.tuples(st.booleans(), st.booleans()),
) | st.builds(lambda edge: Interval(None, edge, Grain.DAY), st.integers(-(10**11), 10**11))
filters = st.builds(
    Filters,
    every=st.booleans(),
    text=st.text(max_size=8),
    dates=st.none() | intervals,
    kinds=words,
    places=words,
    publishers=words,
    files=words,
    certainty=st.frozensets(st.sampled_from(Certainty)),
    tags=words,
    having=st.frozensets(st.sampled_from(Trait)),
    lacking=st.frozensets(st.sampled_from(Trait)),
    fewest=st.integers(0, 9),
)
ranges = st.none() | st.tuples(st.integers(-(10**11), 0), st.integers(1, 10**11))
views = st.builds(View, st.text(min_size=1, max_size=9), filters, people, people, st.sampled_from(LaneBy), ranges)


class Store:
    """What a project does with values: JSON, and nothing else."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, key: str) -> Any:
        return json.loads(self.kept[key]) if key in self.kept else None

    def put(self, key: str, value: Any) -> None:
        self.kept[key] = json.dumps(value)


@given(views)
def test_a_view_is_read_as_it_was_written(view: View) -> None:
    assert read_view(json.loads(json.dumps(write_view(view)))) == view


_KEYS = ("name", "lanes", "range", "people", "without", "dates", "kinds", "certainty", "having", "fewest", "text")
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4),
    max_leaves=8,
)


@given(json_values, views)
def test_what_makes_no_sense_is_left_out_and_the_others_stay(nonsense: object, view: View) -> None:
    assert view in read_views([nonsense, write_view(view)])


_ENDLESS = {"name": "x", "lanes": "none", "range": [float("inf"), 1]}


@pytest.mark.parametrize("kept", [None, 7, "views", {"name": "x"}, [], [None], [[]], [_ENDLESS]])
def test_no_views_at_all(kept: object) -> None:
    assert read_views(kept) == ()


def test_views_are_kept_replaced_and_forgotten(qapp: object) -> None:
    store, kept = Store(), Views()
    kept.attach(store)
    kept.save(View("one"))
    kept.save(View("two", Filters(fewest=2)))
    kept.save(View("one", Filters(text="again")))
    again = Views()
    again.attach(store)
    assert [v.name for v in again] == ["one", "two"]
    assert again.named("one") == View("one", Filters(text="again"))
    again.remove("one")
    assert [v["name"] for v in store.get(KEY)] == ["two"]
    again.attach(None)
    assert len(again) == 0
    assert len(store.get(KEY)) == 1


@pytest.fixture
def session(qapp: object) -> Session:
    made = Session()
    made.set_chronicle(storybook.chronicle(), storybook.index())
    return made


def test_a_view_of_somebody_who_has_another_id_now(session: Session) -> None:
    session.set_filters(Filters(frozenset({"p0"}), without=frozenset({"p2"})), Origin.FILTERS)
    session.set_lanes(LaneBy.PLACE)
    view = session.view("Brandt", (0, 10))
    assert view.people == {("Ilse Brandt", "person")}
    session.set_filters(Filters(), Origin.FILTERS)
    session.set_lanes(LaneBy.NONE)
    session.set_view(view, Origin.FILTERS)
    assert session.filters == Filters(frozenset({"p0"}), without=frozenset({"p2"}))
    assert session.lanes_by == LaneBy.PLACE
    assert session.shown().tolist() == [False, True, False, False]


def test_a_view_may_come_before_its_people(qapp: object) -> None:
    session = Session()
    session.set_view(View("later", people=frozenset({("Ilse Brandt", "person")})), Origin.FILTERS)
    assert session.filters == Filters()
    session.set_chronicle(storybook.chronicle(), storybook.index())
    assert session.filters.participants == {"p0"}
