"""Wire copies and near-duplicates: the same story in several files counts once, and is still listed as a source.

Articles are compared by samples of their word runs; only articles that share some are compared at all, so ten thousand
different articles cost no more than reading them once.

    Copies().find({"a1": sample, "a2": sample}, {"a1": order, "a2": order})  ->  {"a2": "a1"}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.article import Article, Published
from timeline_app.link.blocking import counted, several

_SAME = 0.7
"""Share of word runs in common from which two articles are one text (a changed lede leaves about .8)."""
_INDEXED = 24
"""Shingles of each article that are looked up: two texts that share 70 % of all share many of these."""
_SHARED = 0.3
"""Share of the shingles looked up that two articles must have in common to be compared."""
_CROWD = 60
_NEAR = 15
"""A word run in more than `_CROWD` texts ("all rights reserved") makes each of them meet its nearest ones only."""
_FIRST = 8
"""Originals of a bundle of like texts that each further text is compared with."""
_SHORT = 8
"""Articles with fewer word runs than this are too short to tell a copy from a coincidence."""
_MEMORY = 200_000

Sample = Sequence[int]
Head = tuple[int, ...]
"""The first shingles of a sample: texts that begin so are compared first."""
Order = tuple[int, int, str, str, int, str]
"""Day of publication, length (longest first), content hash, path, part, id: the first of two is the original."""


def precedence(article: Article, published: Published | None) -> Order:
    """What decides which of two like articles is the original: what came out first, then the longest, then content."""
    first = published.interval.first if published and published.interval else None
    day = first if first is not None else 1 << 40
    return day, -len(article.text), article.content_hash, article.path, article.part, article.id


class Copies:
    """Finds which article is a copy of which. Remembers the texts of last time, not what it found."""

    def __init__(self) -> None:
        self._samples: Mapping[str, Sample] = {}
        self._by_head: dict[Head, set[str]] = {}
        self._near: Mapping[Head, Sequence[Head]] = {}
        self._bundle: Mapping[Head, int] = {}
        self._known: dict[tuple[int, int], tuple[Sample, Sample, float]] = {}

    def find(self, samples: Mapping[str, Sample], orders: Mapping[str, Order]) -> dict[str, str]:
        """The id of the original of each article that is a copy; never by the order of the files."""
        before, self._samples = self._samples, dict(samples)
        gone = [(name, sample) for name, sample in before.items() if samples.get(name) is not sample]
        new = [(name, sample) for name, sample in samples.items() if before.get(name) is not sample]
        left = {head for name, sample in gone if (head := _head(sample)) and self._leave(name, head)}
        come = {head for name, sample in new if (head := _head(sample)) and self._enter(name, head)}
        if left != come:
            self._near = _alike(sorted(self._by_head))
            self._bundle = _bundles(self._near)
        found: dict[str, str] = {}
        several = {*self._near, *(head for head, names in self._by_head.items() if len(names) > 1)}
        by_head = {head: sorted(self._by_head[head], key=orders.__getitem__) for head in several}
        firsts: dict[int, list[str]] = defaultdict(list)
        for head in sorted(by_head, key=lambda h: orders[by_head[h][0]]):
            bundle = firsts[self._bundle.get(head, -1)] if head in self._near else []
            self._settle(head, by_head, samples, orders, found, bundle)
        return found

    def _leave(self, name: str, head: Head) -> bool:
        """Takes a text out; whether no other begins so."""
        names = self._by_head[head]
        names.remove(name)
        if not names:
            del self._by_head[head]
        return not names

    def _enter(self, name: str, head: Head) -> bool:
        """Puts a text in; whether no other begins so."""
        names = self._by_head.setdefault(head, set())
        names.add(name)
        return len(names) == 1

    def _settle(
        self,
        head: Head,
        by_head: Mapping[Head, Sequence[str]],
        samples: Mapping[str, Sample],
        orders: Mapping[str, Order],
        found: dict[str, str],
        bundle: list[str],
    ) -> None:
        """Compares the first article of a head with the earlier ones near it, and the others of the head with it.

        `bundle` are the first originals of all texts that some chain of likeness joins to it.
        """
        first, *rest = by_head[head]
        near = {by_head[other][0] for other in self._near.get(head, ())}
        originals = {found.get(name, name) for name in near if orders[name] < orders[first]}.union(bundle)
        best = max(
            ((self._similar(samples[first], samples[o]), _Latest(orders[o]), o) for o in originals), default=None
        )
        if best is not None and best[0] >= _SAME:
            found[first] = best[2]
        elif len(bundle) < _FIRST:
            bundle.append(first)
        for name in rest:
            if self._similar(samples[name], samples[first]) >= _SAME:
                found[name] = found.get(first, first)

    def _similar(self, a: Sample, b: Sample) -> float:
        if a is b or a == b:
            return 1.0
        pair = (id(a), id(b))
        known = self._known.get(pair)
        if known is None or known[0] is not a or known[1] is not b:
            if len(self._known) > _MEMORY:
                self._known.clear()
            known = self._known[pair] = (a, b, similarity(a, b))
        return known[2]


def _head(sample: Sample) -> Head:
    """By what a text is looked up; empty where it is too short."""
    return tuple(sample[:_INDEXED]) if len(sample) >= _SHORT else ()


class _Latest:
    """Turns an order round: of equally similar originals the first one is the best."""

    __slots__ = ("order",)

    def __init__(self, order: Order) -> None:
        self.order = order

    def __lt__(self, other: _Latest) -> bool:
        return other.order < self.order


def similarity(a: Sequence[int], b: Sequence[int]) -> float:
    """Estimated share of word runs that two samples have in common (Jaccard, from bottom-k min-hashes), 0..1."""
    if not a or not b:
        return 0.0
    size = max(len(a), len(b))
    union = sorted({*a, *b})[:size]
    common = {*a}.intersection(b)
    return sum(h in common for h in union) / len(union)


def _alike(heads: Sequence[Head]) -> dict[Head, list[Head]]:
    """For each head those that share many shingles with it. `heads` are in order."""
    if not heads:
        return {}
    sizes = np.fromiter(map(len, heads), np.int64, len(heads))
    shingles = np.fromiter(chain.from_iterable(heads), np.uint64, int(sizes.sum())).astype(np.int64)
    rows = np.repeat(np.arange(len(heads)), sizes)
    order = np.argsort(shingles, kind="stable")
    found: dict[Head, list[Head]] = defaultdict(list)
    codes, counts = counted(_meetings(shingles[order], rows[order]))
    enough = counts >= np.maximum(3.0, _SHARED * np.minimum(sizes[codes >> 32], sizes[codes & 0xFFFFFFFF]))
    for code in codes[enough].tolist():
        a, b = heads[code >> 32], heads[code & 0xFFFFFFFF]
        found[a].append(b)
        found[b].append(a)
    return found


def _bundles(near: Mapping[Head, Sequence[Head]]) -> dict[Head, int]:
    """Numbers for the sets of heads that are joined by likeness."""
    found: dict[Head, int] = {}
    for number, start in enumerate(near):
        todo = [] if start in found else [start]
        while todo:
            head = todo.pop()
            if head not in found:
                found[head] = number
                todo += near[head]
    return found


def _meetings(shingles: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Pairs of rows, as one number each, once for every shingle they share; `shingles` are sorted."""
    starts = np.flatnonzero(np.concatenate(([True], shingles[1:] != shingles[:-1])))
    sizes = np.diff(starts, append=len(shingles))
    found = [np.zeros(0, np.int64)]
    for size in several(sizes):
        members = rows[starts[sizes == size][:, None] + np.arange(size)]
        for step in range(1, size if size <= _CROWD else _NEAR + 1):
            found.append((members[:, :-step] << 32 | members[:, step:]).ravel())
    return np.concatenate(found)
