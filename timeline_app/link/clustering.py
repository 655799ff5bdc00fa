"""Average-link clustering of things of which only some pairs are alike at all.

    average_link([{1: 90}, {0: 90, 2: 80}, {1: 80}], 50)  ->  [[0, 1], [2]]

`trees` tells how each cluster was put together, so that it can be seen whether something else would have come between.

Pairs that are not given count as 0. The most alike are joined first; of equally alike pairs the one that comes first.
Likeness is in whole numbers, so that no sum depends on its order: then what is clustered of a part of the things that
nothing outside joins is the same as if all were clustered.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

_ALMOST = 1 - 1e-9
_LARGE = 1 << 20
Join = tuple[int, int, float]
"""The groups of two things were joined, and how alike they were; the first stands for both from then on."""


def average_link(rows: Sequence[dict[int, int]], enough: int, joins: list[Join] | None = None) -> list[list[int]]:
    """Clusters in which no two can be joined with an average likeness of at least `enough` (above 0).

    `rows` has for each thing what it is alike to, both ways; it is used up. What was joined is added to `joins`.
    """
    groups = [[n] for n in range(len(rows))]
    low: dict[int, float] = {}  # one value for all equal ones: there can be millions
    heap = [
        (low.setdefault(value, -float(value)), a, b)
        for a, row in enumerate(rows)
        for b, value in row.items()
        if a < b and value >= enough
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


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """How a cluster was put together. Each part is a stretch of `leaves`, from `first` up to `last`.

    `then` is how much alike it was to what it was joined with next (the whole: what it would have taken to go on).
    """

    leaves: tuple[str, ...]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    then: NDArray[np.float64]

    def meets(self, other: Tree, mine: ArrayLike, theirs: ArrayLike, likeness: NDArray[np.float64]) -> bool:
        """Whether a part of each would rather have been joined than gone on as it was; perhaps, if both are large.

        `likeness` is that of some leaves of both, `mine` and `theirs` are their numbers.
        """
        if len(self.leaves) * len(other.leaves) > _LARGE:
            return True
        sums = np.zeros((len(self.leaves) + 1, len(other.leaves) + 1))
        sums[1:, 1:][np.asarray(mine), np.asarray(theirs)] = likeness
        sums = sums.cumsum(axis=0).cumsum(axis=1)
        rows = sums[self.last] - sums[self.first]
        between = rows[:, other.last] - rows[:, other.first]
        sizes = np.outer(self.last - self.first, other.last - other.first)
        return bool((between >= np.maximum.outer(self.then, other.then) * sizes * _ALMOST).any())


def trees(names: Sequence[str], joins: Sequence[Join], enough: int) -> list[Tree]:
    """The clusters of things by how they were joined."""
    leaves = [[n] for n in range(len(names))]
    parts = [[[0, 1, float(enough)]] for _ in names]
    for a, b, value in joins:
        parts[a][-1][2] = parts[b][-1][2] = value
        more, less = (a, b) if len(leaves[a]) >= len(leaves[b]) else (b, a)
        start = len(leaves[more])
        leaves[more] += leaves[less]
        parts[more] += ([first + start, last + start, then] for first, last, then in parts[less])
        parts[more].append([0, len(leaves[more]), float(enough)])
        leaves[a], parts[a] = leaves[more], parts[more]
        leaves[b], parts[b] = [], []
    return [_tree([names[n] for n in mine], rows) for mine, rows in zip(leaves, parts, strict=True) if mine]


def _tree(leaves: Sequence[str], parts: Sequence[Sequence[float]]) -> Tree:
    first, last, then = np.array(parts).T
    return Tree(tuple(leaves), first.astype(np.int32), last.astype(np.int32), then)
