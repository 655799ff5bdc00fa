"""Average-link clustering of things of which only some pairs are alike at all.

    average_link([{1: 90}, {0: 90, 2: 80}, {1: 80}], 50)  ->  [[0, 1], [2]]

Pairs that are not given count as 0. The most alike are joined first; of equally alike pairs the one that comes first.
Likeness is in whole numbers, so that no sum depends on its order: then what is clustered of a part of the things that
nothing outside joins is the same as if all were clustered.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

Join = tuple[int, int, float]
"""The groups of two things were joined, and how alike they were; the first stands for both from then on."""


def average_link(rows: Sequence[dict[int, int]], enough: int, joins: list[Join] | None = None) -> list[list[int]]:
    """Clusters in which no two can be joined with an average likeness of at least `enough` (above 0).

    `rows` has for each thing what it is alike to, both ways; it is used up. What was joined is added to `joins`.
    """
    groups = [[n] for n in range(len(rows))]
    heap = [
        (-float(value), a, b) for a, row in enumerate(rows) for b, value in row.items() if a < b and value >= enough
    ]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        size = len(groups[a]) * len(groups[b])
        if not size or rows[a].get(b, 0) / size != -value:
            continue
        if joins is not None:
            joins.append((a, b, -value))
        _join(groups, rows, a, b)
        least, mine = enough * len(groups[a]), len(groups[a])
        for other, total in rows[a].items():
            if total >= least * len(groups[other]):
                pair = (a, other) if a < other else (other, a)
                heapq.heappush(heap, (-(total / (mine * len(groups[other]))), *pair))
    return [sorted(members) for members in groups if members]


def _join(groups: list[list[int]], rows: Sequence[dict[int, int]], a: int, b: int) -> None:
    """Puts group `b` into `a`, which keeps its number."""
    groups[a] += groups[b]
    groups[b] = []
    mine, theirs = rows[a], rows[b]
    mine.pop(b, None)
    theirs.pop(a, None)
    for other, value in theirs.items():
        row = rows[other]
        mine[other] = row[a] = mine.get(other, 0) + value
        del row[b]
    theirs.clear()
