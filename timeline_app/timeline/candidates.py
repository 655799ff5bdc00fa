"""Which events of a stretch of time deserve a name most: the best few of each short piece of it.

Taking the best of each piece, not of the whole, keeps something to read in quiet years beside a busy one. The cost
depends on how many are wanted, hardly on how many there are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline.lanes import DurationClass

_SMALL = 4096


def best(group: DurationClass, low: int, high: int, most: int) -> NDArray[np.int32]:
    """Up to `most` positions in low..high of a class with the highest importance (in no order)."""
    count = high - low
    if count <= most:
        return np.arange(low, high, dtype=np.int32)
    if count <= _SMALL:
        part = np.argpartition(-group.importance[low:high], most)[:most]
        return (part + low).astype(np.int32)
    # Few of many: walk down the ranking until enough of them lie inside.
    reach = 4 * most * len(group.ranked) // count
    while True:
        ranked = group.ranked[:reach]
        found = ranked[(ranked >= low) & (ranked < high)]
        if len(found) >= most or reach >= len(group.ranked):
            return found[:most]
        reach *= 2


def candidates(
    groups: Sequence[DurationClass], first: float, last: float, pieces: int, each: int
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Positions in the lane, most important first, with their importance: at most `each` from each of `pieces`.

    `first`, `last`: seconds, half-open, by the start of the event.
    """
    edges = first + np.arange(pieces + 1) * ((last - first) / pieces)
    whole = np.ceil(edges).astype(np.int64)
    found: list[list[tuple[NDArray[np.int32], NDArray[np.float32]]]] = [[] for _ in range(pieces)]
    for group in groups:
        cuts = np.searchsorted(group.start, whole)
        for i in np.flatnonzero(np.diff(cuts)).tolist():
            chosen = best(group, int(cuts[i]), int(cuts[i + 1]), each)
            found[i].append((group.place[chosen], group.importance[chosen]))
    kept = [_most(piece, each) for piece in found if piece]
    if not kept:
        return np.zeros(0, np.int32), np.zeros(0, np.float32)
    place, weight = np.concatenate([p for p, _ in kept]), np.concatenate([w for _, w in kept])
    order = np.lexsort((place, -weight))
    return place[order], weight[order]


def _most(
    piece: list[tuple[NDArray[np.int32], NDArray[np.float32]]], each: int
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """The most important of what several classes gave for one piece."""
    if len(piece) == 1:
        return piece[0]
    place, weight = np.concatenate([p for p, _ in piece]), np.concatenate([w for _, w in piece])
    if len(place) <= each:
        return place, weight
    order = np.lexsort((place, -weight))[:each]
    return place[order], weight[order]
