"""Every entry leads to lanes that do what it says."""

from __future__ import annotations

from timeline_app.gui.timeline.lane_menu import lane_choices
from timeline_app.index.columns import LaneBy
from timeline_app.timeline.lanes import LaneOptions

START = LaneOptions(by=LaneBy.KIND)
KEYS = ("a", "b", "c")


def choices(options: LaneOptions = START, key: str = "b") -> dict[str, LaneOptions | None]:
    return dict(lane_choices(options, KEYS, key))


def test_collapsing_and_expanding_are_opposites():
    closed = choices()["Collapse"]
    assert closed.collapsed == {"b"}
    assert choices(closed)["Expand"] == START
    assert choices()["Collapse all others"].collapsed == {"a", "c"}


def test_moving_changes_places_with_the_neighbour():
    assert choices()["Move up"].order == ("b", "a", "c")
    assert choices()["Move down"].order == ("a", "c", "b")
    assert "Move up" not in choices(key="a")
    assert "Move down" not in choices(key="c")


def test_sorting_forgets_the_order_by_hand():
    moved = choices()["Move up"]
    by_name = choices(moved)["Sort by name"]
    assert by_name.by_name and by_name.order == ()
    assert not choices(by_name)["Sort by number of events"].by_name


def test_all_lanes_come_back():
    hidden = choices()["Hide"]
    assert hidden.hidden == {"b"}
    assert dict(lane_choices(hidden, ("a", "c"), "a"))["Show all lanes"] == START
    assert "Show all lanes" not in choices()
