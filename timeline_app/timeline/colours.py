"""Which colour an event has: that of its kind. Seven kinds can be told apart, all further ones share a neutral colour.

>>> index = EventIndex.from_arrays([0, 1], [1, 2], lanes={LaneBy.KIND: (["vote", "other"], [0, 1])})
>>> categories(index), category_colours(index).tolist()
((('vote', 0, 0),), [0, 7])
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.display import NO_COLOUR

_NO_KIND = frozenset({"", "other"})


def hues(index: EventIndex) -> dict[str, int]:
    """The colour numbers of the kinds that have a colour of their own, by key of their lane.

    A kind that had a colour keeps it: an edit that makes one kind more frequent than another changes no colours.
    """
    kinds = index.lanes.get(LaneBy.KIND)
    if kinds is None:
        return {}
    there = [key for key, count in zip(kinds.keys, kinds.counts.tolist(), strict=True) if count and key not in _NO_KIND]
    found = {key: number for key, number in index.hues.items() if key in there}
    free = [number for number in range(NO_COLOUR) if number not in found.values()]
    new = [key for key in there if key not in found][: len(free)]
    return found | dict(zip(sorted(new), free, strict=False))


def as_before(index: EventIndex, before: EventIndex) -> EventIndex:
    """The index with the colours that its kinds had in another one."""
    return replace(index, hues=hues(before)) if len(before) else index


def categories(index: EventIndex) -> tuple[tuple[str, int, int], ...]:
    """The kinds that have a colour of their own, by its number: name, number, and lane among the kinds."""
    kinds = index.lanes.get(LaneBy.KIND)
    if kinds is None:
        return ()
    lane = {key: i for i, key in enumerate(kinds.keys)}
    numbers = sorted(hues(index).items(), key=lambda item: item[1])
    return tuple((kinds.names[lane[key]], number, lane[key]) for key, number in numbers)


def category_colours(index: EventIndex) -> NDArray[np.uint8]:
    """A colour number for each row, `NO_COLOUR` for the kinds that have none."""
    colours = np.full(len(index), NO_COLOUR, np.uint8)
    for _, number, lane in categories(index):
        colours[index.lanes[LaneBy.KIND].members(lane)] = number
    return colours
