"""Which colour an event has: that of its kind. Seven kinds can be told apart, all further ones share a neutral colour.

>>> index = EventIndex.from_arrays([0, 1], [1, 2], lanes={LaneBy.KIND: (["vote", "other"], [0, 1])})
>>> categories(index), category_colours(index).tolist()
((('vote', 0),), [0, 7])
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.display import NO_COLOUR

_NO_KIND = frozenset({"", "other"})


def categories(index: EventIndex) -> tuple[tuple[str, int], ...]:
    """The kinds that have a colour of their own, by name, each with its lane number among the kinds.

    By name: an edit that makes one kind more frequent than another must not change the colours of both.
    """
    kinds = index.lanes.get(LaneBy.KIND)
    if kinds is None:
        return ()
    counts = kinds.counts
    named = [(kinds.names[i], i) for i, key in enumerate(kinds.keys) if key not in _NO_KIND and counts[i]]
    return tuple(sorted(named[:NO_COLOUR]))


def category_colours(index: EventIndex) -> NDArray[np.uint8]:
    """A colour number for each row, `NO_COLOUR` for the kinds that have none."""
    colours = np.full(len(index), NO_COLOUR, np.uint8)
    for number, (_, lane) in enumerate(categories(index)):
        colours[index.lanes[LaneBy.KIND].members(lane)] = number
    return colours
