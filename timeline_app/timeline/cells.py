"""The cells of a tile's rows as bits of whole numbers: whether a stretch is free is one operation a row.

>>> rows = Rows([0, 0])
>>> [rows.take(0, stretch(0, 8)) for _ in range(3)]
[0, 1, None]
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

CELL = 4
"""Pixels of a cell."""

LEFT, RIGHT = 256, 1024
"""Cells before the tile's own left edge, and from it on, that the bits cover."""


def stretch(low: int, high: int) -> int:
    """A bit for each cell low..high."""
    low, high = max(low + LEFT, 0), min(high, RIGHT) + LEFT
    return ((1 << (high - low)) - 1) << low if high > low else 0


def stretches(low: NDArray[np.float64], high: NDArray[np.float64]) -> list[int]:
    """`stretch` for arrays of cells, outwards."""
    lows, highs = np.floor(low).astype(np.int64).tolist(), np.ceil(high).astype(np.int64).tolist()
    return [stretch(a, b) for a, b in zip(lows, highs, strict=True)]


class Rows:
    """The cells that are taken, row by row, and those that are taken in all rows: most tries of a crowd fail there."""

    def __init__(self, masks: list[int]) -> None:
        self._masks = masks
        self._full = ~0
        for mask in masks:
            self._full &= mask

    def full_at(self, cell: int) -> bool:
        """Whether a cell is taken in all rows."""
        return bool(self._full >> max(cell + LEFT, 0) & 1)

    def take(self, preferred: int, bits: int) -> int | None:
        """As `take_row`."""
        if self._full & bits:
            return None
        row = take_row(self._masks, preferred, bits)
        if row is not None:
            common = bits
            for mask in self._masks:
                common &= mask
                if not common:
                    break
            self._full |= common
        return row


def take_row(masks: list[int], preferred: int, bits: int) -> int | None:
    """The first row from the preferred one on, round and round, where all these cells are free; takes them."""
    count = len(masks)
    for step in range(count):
        row = (preferred + step) % count
        if not masks[row] & bits:
            masks[row] |= bits
            return row
    return None


class Bars:
    """Bars in one row, none over another; one may begin where another ends.

    >>> bars = Bars()
    >>> bars.take(0, 10), bars.take(9, 12), bars.take(10, 12)
    (True, False, True)
    """

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Puts a bar there, if the place is free."""
        place = bisect_left(self._starts, end)
        if place and self._ends[place - 1] > start:
            return False
        self._starts.insert(place, start)
        self._ends.insert(place, end)
        return True
