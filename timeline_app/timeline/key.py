"""The key: which shapes and colours a picture uses, and what they mean, laid out in as many lines as they need.

>>> from timeline_app.timeline.style import FixedMetrics
>>> index = EventIndex.from_arrays([0], [86_400], flags=[int(Flag.PLANNED)])
>>> [item.text for item in key_items(index)]
['Planned']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.calendar import DAY
from timeline_app.index.columns import Flag
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.colours import category_colours, families
from timeline_app.timeline.display import NO_COLOUR
from timeline_app.timeline.names import ENGLISH, Names
from timeline_app.timeline.style import TextMetrics

SWATCH = 24
"""Width of the shape before an entry's text."""


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One entry: a shape (a bar or a point with these flags) in a colour, and what it means."""

    text: str
    flags: int = 0
    bar: bool = False
    colour: int = NO_COLOUR


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where an entry stands: left edge and top, relative to the key."""

    item: KeyItem
    x: float
    y: float


def key_items(
    index: EventIndex, visible: NDArray[np.bool_] | None = None, names: Names = ENGLISH
) -> tuple[KeyItem, ...]:
    """The entries for what occurs among the visible events: colours with the kinds that have them, then shapes."""
    rows = np.arange(len(index)) if visible is None else np.flatnonzero(visible)
    return (*_colours(index, rows, names), *_shapes(index, rows, names))


def _colours(index: EventIndex, rows: NDArray[np.int64], names: Names) -> list[KeyItem]:
    shown = category_colours(index)[rows]
    items = [
        KeyItem(_capital(", ".join(kinds)), colour=number)
        for number, kinds in families(index)
        if (shown == number).any()
    ]
    return [*items, KeyItem(names.other)] if items and (shown == NO_COLOUR).any() else items


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _shapes(index: EventIndex, rows: NDArray[np.int64], names: Names) -> list[KeyItem]:
    flags = index.flags[rows]
    found = int(np.bitwise_or.reduce(flags)) if len(flags) else 0
    long = index.end[rows] - index.start[rows] > DAY
    items = []
    if found & Flag.SPANS:
        items.append(KeyItem(names.lasting, int(Flag.SPANS), True))
    if (long & ((flags & int(Flag.SPANS)) == 0)).any():
        items.append(KeyItem(names.coarse, 0, True))
    for flag, text in (
        (Flag.PLANNED, names.planned),
        (Flag.INFERRED, names.inferred),
        (Flag.DENIED, names.denied),
        (Flag.APPROXIMATE, names.approximate),
        (Flag.OPEN_START, names.open_start),
        (Flag.OPEN_END, names.open_end),
        (Flag.MULTI_SOURCE, names.multi_source),
        (Flag.DISAGREEMENT, names.disagreement),
        (Flag.CORRECTED, names.corrected),
        (Flag.CHECKED, names.checked),
        (Flag.STARRED, names.starred),
    ):
        if found & flag:
            items.append(KeyItem(text, int(flag)))
    return items


def flow(items: Sequence[KeyItem], width: float, metrics: TextMetrics) -> tuple[tuple[KeyPlace, ...], float]:
    """The entries in lines of at most `width` pixels, and the height of all lines."""
    line = metrics.small_line + 6
    x, y = 0.0, 0.0
    placed = []
    for item in items:
        wide = SWATCH + metrics.small_width(item.text)
        if x and x + wide > width:
            x, y = 0.0, y + line
        placed.append(KeyPlace(item, x, y))
        x += wide + 20
    return tuple(placed), (y + line if placed else 0.0)
