"""Which pairs of tellings are worth comparing: those that share a day and somebody or something.

All pairs of a hundred thousand tellings cannot be looked at; those that share a key can. A key is a day with a person
and a family of kinds, a month with two people, a day with a telling word, a day of one story, or a whole line. Tellings
that share a key are a block; in a crowd each is compared with its nearest neighbours only, sorted by what they say.

    blocks = Blocks()
    blocks.update({telling: keys_of(telling, …), …}, gone=[])  ->  pairs that are to be compared now, or no longer
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.calendar import DAY, civil_from_days
from timeline_app.core.facts import DateSource
from timeline_app.core.interval import Interval
from timeline_app.link.alike import NEWS_DAYS, WHOLE_LINE, shared_pairs
from timeline_app.link.deaths import is_death
from timeline_app.link.forces import force_in
from timeline_app.link.kinds import family, once
from timeline_app.link.mishaps import lost_in, mishap_in
from timeline_app.link.standing import stands
from timeline_app.link.tellings import Telling

_CROWD = 60
"""In a larger block a telling is compared with its nearest neighbours only."""
_NEAR = _CROWD // 4
_MONTHS = 3
"""Intervals of more months than this are looked up by their years."""

Keys = NDArray[np.int64]
Rows = NDArray[np.int32]
Counts = NDArray[np.int64]
Codes = NDArray[np.int64]
"""Pairs of rows, one number each."""
Pairs = tuple[Rows, Rows, Counts]
"""Rows, the lower first, and in how many blocks they meet."""


class Blocks:
    """The tellings of a folder by their keys: two columns, of keys in order and of the rows of the tellings.

    `told` has the telling of each row; rows of tellings that have gone are used again.
    """

    def __init__(self) -> None:
        self.told: list[Telling | None] = []
        self.row_of: dict[Telling, int] = {}
        self._keys: Keys = np.zeros(0, np.int64)
        self._rows: Rows = np.zeros(0, np.int32)
        self._free: list[int] = []
        self._crowds: dict[int, list[int]] = {}

    def update(self, added: Mapping[Telling, Keys], gone: Collection[Telling]) -> Pairs:
        """Takes tellings out and puts tellings in; one that only has other keys is `added` again.

        Returns pairs of rows, the lower first, and in how many more blocks (fewer, below 0) than before each pair
        meets. Pairs with a telling that has gone are not listed.
        """
        left = [self.row_of.pop(telling) for telling in gone]
        again = [self.row_of[telling] for telling in added if telling in self.row_of]
        rows = [self._placed(telling) for telling in added]
        out = self._mask([*left, *again])[self._rows]
        fresh = np.concatenate([np.zeros(0, np.int64), *added.values()])
        owners = np.repeat(np.array(rows, np.int32), [len(keys) for keys in added.values()])
        touched, _ = counted(np.concatenate((self._keys[out], fresh)))
        before = self._pairs(touched)
        self._replace(out, fresh, owners)
        del fresh, owners, out  # as large as all else here
        after = self._pairs(touched)
        alive = ~self._mask(left)
        for row in left:
            self.told[row] = None
        self._free += left
        return _net(before[alive[_first(before)] & alive[_second(before)]], after)

    def meeting(self, groups: Sequence[Sequence[Telling]], pairs: NDArray[np.int64]) -> Pairs:
        """The pairs of tellings of two groups that meet in blocks, as rows, and in how many.

        `pairs` has two columns, of numbers of groups.
        """
        rows = np.array([self.row_of[t] for group in groups for t in group], np.int64)
        group_of = np.full(len(self.told), -1, np.int64)
        group_of[rows] = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        inside = group_of[self._rows] >= 0
        touched, sizes = counted(self._keys[inside])
        met = self._pairs(touched[sizes > 1], inside)
        one, other = group_of[_first(met)], group_of[_second(met)]
        wanted, _ = counted(_codes(pairs[:, 0], pairs[:, 1]))
        return _net(met[:0], met[(one >= 0) & (other >= 0) & np.isin(_codes(one, other), wanted)])

    def _placed(self, telling: Telling) -> int:
        row = self.row_of.get(telling)
        if row is None:
            row = self._free.pop() if self._free else len(self.told)
            self.row_of[telling] = row
            if row == len(self.told):
                self.told.append(telling)
            else:
                self.told[row] = telling
        return row

    def _mask(self, rows: Sequence[int]) -> NDArray[np.bool_]:
        mask = np.zeros(len(self.told) + 1, bool)
        mask[np.array(rows, np.int64)] = True
        return mask

    def _replace(self, out: NDArray[np.bool_], keys: Keys, rows: Rows) -> None:
        order = np.argsort(keys, kind="stable")
        kept = self._keys[~out]
        places = np.searchsorted(kept, keys[order])
        self._rows = np.insert(self._rows[~out], places, rows[order])
        self._keys = np.insert(kept, places, keys[order])

    def _pairs(self, touched: Keys, inside: NDArray[np.bool_] | None = None) -> Codes:
        """The pairs of all touched blocks, a number each; a pair is there once for each block it meets in.

        Of small blocks only what is `inside`, where that is said.
        """
        first = np.searchsorted(self._keys, touched)
        sizes = np.searchsorted(self._keys, touched, side="right") - first
        crowded = sizes > _CROWD
        keys, rows = (self._keys, self._rows) if inside is None else (self._keys[inside], self._rows[inside])
        found = list(_small(keys, rows, touched[~crowded]))
        for block in np.flatnonzero(crowded):
            members = self._rows[first[block] : first[block] + sizes[block]]
            found.append(self._neighbours(int(touched[block]), members))
        for block in touched[~crowded].tolist() if self._crowds else ():
            self._crowds.pop(block, None)
        return _joined(found)

    def _neighbours(self, key: int, members: Rows) -> Codes:
        """In a crowd, sorted by what they say, each with those next to it."""
        inside = set(members.tolist())
        known = [row for row in self._crowds.get(key, ()) if row in inside]
        order = [*known, *inside.difference(known)]
        order.sort(key=self._said)
        self._crowds[key] = order
        column = np.array(order, np.int32)
        return np.concatenate([_codes(column[:-n], column[n:]) for n in range(1, _NEAR + 1)])

    def _said(self, row: int) -> tuple[object, ...]:
        telling = self.told[row]
        assert telling is not None
        return telling.candidate.verb, sorted(telling.words), telling.order


def _joined(pieces: list[Codes]) -> Codes:
    """The pieces one after the other. Each goes as soon as it is copied: together they can be a hundred megabytes."""
    whole = np.empty(sum(map(len, pieces)), np.int64)
    end = len(whole)
    while pieces:
        piece = pieces.pop()
        whole[end - len(piece) : end] = piece
        end -= len(piece)
    return whole


def _small(keys: Keys, rows: Rows, touched: Keys) -> Iterator[Codes]:
    """All pairs of rows in each of the touched blocks, block size by block size."""
    yield np.zeros(0, np.int64)
    first = np.searchsorted(keys, touched)
    sizes = np.searchsorted(keys, touched, side="right") - first
    for size in several(sizes):
        members = rows[first[sizes == size][:, None] + np.arange(size)]
        a, b = np.triu_indices(size, 1)
        yield _codes(members[:, a].ravel(), members[:, b].ravel())


def _net(before: Codes, after: Codes) -> Pairs:
    """Pairs that meet in more or fewer blocks, and in how many."""
    codes, counts = counted(after)
    if len(before):
        left, lost = counted(before)
        codes, index = np.unique(np.concatenate((left, codes)), return_inverse=True)
        counts = np.bincount(index, np.concatenate((-lost, counts)), len(codes)).astype(np.int64)
    other = np.flatnonzero(counts)
    codes = codes[other]
    return _first(codes), _second(codes), counts[other]


def several(sizes: NDArray[Any]) -> list[int]:
    """The sizes above one, each once."""
    return [size for size in np.flatnonzero(np.bincount(sizes)).tolist() if size > 1]


def counted(codes: Codes) -> tuple[Codes, Counts]:
    """Each number once, and how often it is there. Puts them in order where they are: there can be many millions.

    (numpy's unique counts them in a table, which takes ten times as long here, and loads more of numpy.)
    """
    codes.sort()
    starts = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1]))) if len(codes) else np.zeros(0, np.int64)
    return codes[starts], np.diff(starts, append=len(codes))


def _codes(one: NDArray[Any], other: NDArray[Any]) -> Codes:
    """A number for each pair, the lower before the higher."""
    codes: Codes = (np.minimum(one, other).astype(np.int64) << 32) | np.maximum(one, other)
    return codes


def _first(codes: Codes) -> Rows:
    return (codes >> 32).astype(np.int32)


def _second(codes: Codes) -> Rows:
    return (codes & 0xFFFFFFFF).astype(np.int32)


def keys_of(telling: Telling, top: Sequence[Hashable], story: str) -> Keys:
    """The keys of a telling. `top` are the words of its article, `story` names its story."""
    found = {hash(key) for key in _keys(telling, top, story)}
    return np.fromiter(found, np.int64, len(found))


def _keys(telling: Telling, top: Sequence[Hashable], story: str) -> Iterator[Hashable]:
    kin = family(telling.candidate.kind)
    when = telling.when if not telling.by_then else Interval.of_days(telling.end // DAY - 1, telling.end // DAY - 1)
    days, months = _days(when), list(_months(when))
    force = force_in(telling.candidate) or mishap_in(telling.candidate)
    for name in lost_in(telling.candidate):
        yield "lost", name
    if days and telling.date.source is DateSource.ARTICLE_DAY:
        for day in range(days.start - NEWS_DAYS + 1, days.start):
            for person in telling.people:
                yield day, person, kin
    for day in days:
        for person in telling.people:
            yield day, person, kin
        for word in telling.rare:
            yield day, word
        for head in top:
            yield day, kin, "head", head
        if telling.back:
            yield day, "back"
        if force:
            yield day, "force", force
        yield day, "story", story
        yield day, "story", story, kin
    yield telling.article, telling.candidate.headline.casefold()
    if len(telling.line) >= WHOLE_LINE:
        yield "line", telling.line
    for pair in shared_pairs(telling):
        for month in months:
            yield month, pair
        for day in days:
            yield day, pair
    if not days:
        for month in months:
            for word in telling.rare:
                yield month, kin, word
    if stands(telling):
        for person in telling.people:
            yield "has", person, telling.candidate.verb
    if is_death(telling):
        for person in telling.people:
            yield "death", person
    for month in months:
        for person in telling.people:
            yield month, person, kin if once(telling.candidate.kind) else telling.candidate.verb


def _days(when: Interval | None) -> range:
    """The days of a fine date and the one after: so tellings on neighbouring days meet."""
    if when is None or when.first is None or when.last is None or when.last - when.first > 2:
        return range(0)
    return range(when.first, when.last + 2)


def _months(when: Interval | None) -> Iterator[tuple[str, int]]:
    """Months touched, or years where those are too many; one name for all that have no date."""
    if when is None or when.first is None or when.last is None:
        yield "undated", 0
        return
    (y1, m1, _), (y2, m2, _) = civil_from_days(when.first), civil_from_days(when.last)
    first, last = y1 * 12 + m1, y2 * 12 + m2
    if last - first < _MONTHS:
        for month in range(first, last + 1):
            yield "month", month
    if last > first:
        for year in range(y1, min(y2, y1 + 3) + 1):
            yield "year", year
    else:
        yield "year", y1
