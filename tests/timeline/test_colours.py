"""Colours of kinds: seven of them, and they stay what they are."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.calendar import DAY
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.colours import as_before, categories, category_colours, hues
from timeline_app.timeline.display import NO_COLOUR
from timeline_app.timeline.key import key_items

KINDS = [f"kind {letter}" for letter in "abcdefghij"] + ["other"]


def index(kinds: list[int]) -> EventIndex:
    start = np.arange(len(kinds)) * DAY
    return EventIndex.from_arrays(start, start + DAY, lanes={LaneBy.KIND: (KINDS, np.array(kinds, int))})


kinds = st.lists(st.integers(0, len(KINDS) - 1), min_size=1, max_size=40)


@given(kinds)
def test_at_most_seven_kinds_have_a_colour_each_its_own_and_other_has_none(given_kinds):
    found = hues(index(given_kinds))
    assert len(found) == min(len(set(given_kinds) - {10}), NO_COLOUR)
    assert sorted(found.values()) == list(range(len(found)))
    assert "other" not in found


@given(st.lists(kinds, min_size=2, max_size=5))
def test_a_kind_keeps_its_colour_as_long_as_it_is_there(states):
    shown = index(states[0])
    for state in states[1:]:
        before, shown = hues(shown), as_before(index(state), shown)
        now = hues(shown)
        assert all(now[key] == number for key, number in before.items() if KINDS.index(key) in state)
        assert len(set(now.values())) == len(now) <= NO_COLOUR
        for row, kind in enumerate(state):
            assert category_colours(shown)[row] == now.get(KINDS[kind], NO_COLOUR)


def test_the_key_has_the_colours_of_the_marks():
    shown = as_before(index([3, 3, 4, 5]), index([4, 4, 4, 9]))
    colour = {name: number for name, number, _ in categories(shown)}
    assert {item.text.lower(): item.colour for item in key_items(shown)} == colour
    assert colour["kind e"] == hues(index([4, 4, 4, 9]))["kind e"]
