"""Which colour an event has: that of the family of its kind. It depends on the kind alone, so that it is the same in
every folder, whatever else is in it; kinds that belong to no family share a neutral colour.

>>> index = EventIndex.from_arrays([0, 1, 2], [1, 2, 3], lanes={LaneBy.KIND: (["visit", "call", "other"], [0, 1, 2])})
>>> families(index), category_colours(index).tolist()
(((0, ('call', 'visit')),), [0, 0, 7])
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.display import NO_COLOUR

FAMILIES: tuple[tuple[str, ...], ...] = (
    ("meeting", "call", "visit"),
    ("election", "appointment", "resignation", "protest"),
    ("agreement", "decision"),
    ("trial",),
    ("economy",),
    ("launch", "contest", "life"),
    ("attack", "military", "accident", "disaster", "death"),
)
"""Kinds of event that share a colour, by its number. What people say or do in general has none of its own."""

_NUMBERS = {kind: number for number, kinds in enumerate(FAMILIES) for kind in kinds}


def families(index: EventIndex) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The colours that occur, in the order of their numbers, and the names of the kinds that have them."""
    kinds = index.lanes.get(LaneBy.KIND)
    if kinds is None:
        return ()
    there = {key: name for key, name, n in zip(kinds.keys, kinds.names, kinds.counts.tolist(), strict=True) if n}
    found = ((n, tuple(there[kind] for kind in family if kind in there)) for n, family in enumerate(FAMILIES))
    return tuple((number, names) for number, names in found if names)


def category_colours(index: EventIndex) -> NDArray[np.uint8]:
    """A colour number for each row, `NO_COLOUR` for the kinds that have none."""
    colours = np.full(len(index), NO_COLOUR, np.uint8)
    kinds = index.lanes.get(LaneBy.KIND)
    for lane, key in enumerate(kinds.keys if kinds else ()):
        if kinds and key in _NUMBERS:
            colours[kinds.members(lane)] = _NUMBERS[key]
    return colours
