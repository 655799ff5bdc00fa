"""What was placed in a tile of the timeline (see `labels.py`), tiles put together, and a cache of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

KEEP = 96
"""Tiles kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """What was placed in one tile: positions in the lane, their rows, pixels promised to each text (-1: its bar), and
    whether it stands left of its mark."""

    place: NDArray[np.int32]
    row: NDArray[np.int16]
    room: NDArray[np.float32]
    left: NDArray[np.bool_]
    spans: tuple[tuple[int, int, int], ...] = ()


EMPTY = Tile(np.zeros(0, np.int32), np.zeros(0, np.int16), np.zeros(0, np.float32), np.zeros(0, bool))


def joined(tiles: list[Tile]) -> Tile:
    """All that stands in several tiles, as one."""
    if not tiles:
        return EMPTY
    if len(tiles) == 1:
        return tiles[0]
    return Tile(
        np.concatenate([t.place for t in tiles]),
        np.concatenate([t.row for t in tiles]),
        np.concatenate([t.room for t in tiles]),
        np.concatenate([t.left for t in tiles]),
        tuple(span for tile in tiles for span in tile.spans),
    )


def remember(cache: dict[tuple[int, int], Tile], key: tuple[int, int], tile: Tile) -> None:
    """Keeps a tile, and forgets the oldest where there are many."""
    while len(cache) >= KEEP:
        del cache[next(iter(cache))]
    cache[key] = tile
