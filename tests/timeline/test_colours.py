"""Colours of kinds: those of their families, the same in every folder."""

from __future__ import annotations

import tomllib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.calendar import DAY
from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.resources import resource
from timeline_app.timeline.colours import FAMILIES, category_colours, families
from timeline_app.timeline.display import NO_COLOUR
from timeline_app.timeline.key import key_items

COLOURED = [kind for family in FAMILIES for kind in family]
KINDS = [*COLOURED, "statement", "other"]


def index(kinds: list[str]) -> EventIndex:
    start = np.arange(len(kinds)) * DAY
    names = sorted(set(kinds), key=kinds.index)
    codes = np.array([names.index(kind) for kind in kinds], int)
    return EventIndex.from_arrays(start, start + DAY, lanes={LaneBy.KIND: (names, codes)})


kinds = st.lists(st.sampled_from(KINDS), min_size=1, max_size=40)


@given(st.lists(kinds, min_size=2, max_size=5))
def test_a_kind_has_the_same_colour_in_every_folder(folders):
    found: dict[str, int] = {}
    for folder in folders:
        for kind, colour in zip(folder, category_colours(index(folder)).tolist(), strict=True):
            assert found.setdefault(kind, colour) == colour


def test_every_kind_that_is_found_in_articles_has_a_colour_but_for_what_is_said_and_done_in_general():
    declared = tomllib.loads(resource("events/kinds.toml").read_text(encoding="utf-8"))
    found = {kind for kind, value in declared.items() if isinstance(value, dict)}
    assert found - set(COLOURED) == {"action", "statement"}
    assert set(COLOURED) <= found
    assert len(COLOURED) == len(set(COLOURED))
    assert len(FAMILIES) <= NO_COLOUR


@given(kinds)
def test_the_key_has_the_colours_of_the_marks_and_names_all_kinds_that_have_them(given_kinds):
    shown = index(given_kinds)
    told = {item.colour: item.text for item in key_items(shown)}
    for kind, colour in zip(given_kinds, category_colours(shown).tolist(), strict=True):
        if colour != NO_COLOUR:
            assert kind in told[colour].lower().split(", ")
    assert [number for number, _ in families(shown)] == sorted(set(category_colours(shown).tolist()) - {NO_COLOUR})


def test_the_key_leaves_out_colours_that_are_filtered_away():
    shown = index(["visit", "attack", "other"])
    assert [item.text for item in key_items(shown, np.array([True, False, False]))] == ["Visit"]


def test_a_kind_that_nobody_knows_has_no_colour():
    assert category_colours(index(["coronation", "visit"])).tolist() == [NO_COLOUR, 0]
