"""Average-link clustering: what is alike is together, and the result can be checked from its definition."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.link.clustering import Join, Tree, average_link, trees

pairs = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
    st.sampled_from([10, 25, 50, 75, 100]),
    max_size=30,
)


def rows(size: int, likeness: dict[tuple[int, int], int]) -> list[dict[int, int]]:
    found: list[dict[int, int]] = [{} for _ in range(size)]
    for (a, b), value in likeness.items():
        found[a][b] = found[b][a] = value
    return found


def average(likeness: dict[tuple[int, int], int], one: list[int], other: list[int]) -> float:
    return sum(likeness.get((min(a, b), max(a, b)), 0) for a in one for b in other) / (len(one) * len(other))


def test_a_weak_link_does_not_chain() -> None:
    assert average_link(rows(4, {(0, 1): 90, (1, 2): 80, (0, 2): 10}), 50) == [[0, 1], [2], [3]]


def test_the_most_alike_come_first() -> None:
    assert average_link(rows(3, {(0, 1): 60, (1, 2): 90}), 50) == [[0], [1, 2]]


def test_nothing_alike_stays_alone() -> None:
    assert average_link(rows(3, {}), 50) == [[0], [1], [2]]


@given(pairs)
def test_everything_is_in_one_cluster_and_no_two_could_still_be_joined(likeness: dict[tuple[int, int], int]) -> None:
    clusters = average_link(rows(10, likeness), 30)
    assert sorted(i for c in clusters for i in c) == list(range(10))
    assert all(average(likeness, a, b) < 30 for a, b in combinations(clusters, 2))


@given(pairs)
def test_the_order_of_the_pairs_does_not_matter(likeness: dict[tuple[int, int], int]) -> None:
    turned = dict(reversed(list(likeness.items())))
    assert average_link(rows(10, likeness), 30) == average_link(rows(10, turned), 30)


def trees_of(likeness: dict[tuple[int, int], int], some: list[int]) -> list[Tree]:
    """How the clusters of some of the things were put together, things called by their numbers."""
    place = {n: str(n) for n in some}
    joins: list[Join] = []
    mine = [
        {some.index(b): v for b, v in row.items() if b in place}
        for n, row in enumerate(rows(10, likeness))
        if n in place
    ]
    average_link(mine, 30, joins)
    return trees([place[n] for n in some], joins, 30)


@given(pairs, st.integers(1, 9))
def test_what_does_not_meet_comes_out_apart_as_it_does_together(
    likeness: dict[tuple[int, int], int], first: int
) -> None:
    ours, theirs = trees_of(likeness, list(range(first))), trees_of(likeness, list(range(first, 10)))

    def meet(one: Tree, other: Tree) -> bool:
        across = [[likeness.get((int(a), int(b)), 0) for b in other.leaves] for a in one.leaves]
        mine, theirs = np.indices((len(one.leaves), len(other.leaves)))
        return one.meets(other, mine.ravel(), theirs.ravel(), np.array(across, np.float64).ravel())

    if not any(meet(one, other) for one in ours for other in theirs):
        apart = sorted(sorted(map(int, tree.leaves)) for tree in (*ours, *theirs))
        assert apart == sorted(average_link(rows(10, likeness), 30))
