"""Average-link clustering of things of which only some pairs are alike at all.

    average_link(4, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1}, 0.5)  ->  [[0, 1], [2], [3]]

Pairs that are not given count as 0. The most alike are joined first; of equally alike pairs the one that comes first.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def average_link(size: int, likeness: Mapping[tuple[int, int], float], enough: float) -> list[list[int]]:
    """Clusters of 0..size-1 in which no two can be joined with an average likeness of at least `enough` (above 0)."""
    groups = {i: [i] for i in range(size)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(size)}
    heap = []
    for (a, b), value in likeness.items():
        a, b = min(a, b), max(a, b)
        sums[a][b] = sums[b][a] = value
        if value >= enough:
            heap.append((-value, a, b))
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups or _average(sums, groups, a, b) != -value:
            continue
        _join(groups, sums, a, b)
        for other in sums[a]:
            average = _average(sums, groups, a, other)
            if average >= enough:
                heapq.heappush(heap, (-average, min(a, other), max(a, other)))
    return [sorted(members) for _, members in sorted(groups.items())]


def _average(sums: Mapping[int, Mapping[int, float]], groups: Mapping[int, list[int]], a: int, b: int) -> float:
    return sums[a].get(b, 0.0) / (len(groups[a]) * len(groups[b]))


def _join(groups: dict[int, list[int]], sums: dict[int, dict[int, float]], a: int, b: int) -> None:
    """Puts group `b` into `a`, which keeps its number."""
    groups[a] += groups.pop(b)
    theirs = sums.pop(b)
    sums[a].pop(b, None)
    theirs.pop(a, None)
    for other, value in theirs.items():
        sums[a][other] = sums[a].get(other, 0.0) + value
        row = sums[other]
        row[a] = row.get(a, 0.0) + value
        del row[b]
