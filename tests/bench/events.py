"""Made-up events for benchmarks: forty years, some hot weeks, mostly single days, some months, years and spells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from timeline_app.core.calendar import DAY
from timeline_app.index.columns import Flag, LaneBy
from timeline_app.index.event_index import EventIndex

_WORDS = (
    *("minister", "court", "harbour", "talks", "report", "vote", "budget", "crisis", "summit", "border"),
    *("treaty", "strike", "storm", "election", "police", "bank", "market", "rescue", "inquiry", "coast"),
)
_PHRASES = [" ".join(_WORDS[(k * 7 + m * (3 + k % 5)) % 20] for m in range(4 + k % 6)).capitalize() for k in range(997)]
_KINDS = ("meeting", "election", "agreement", "trial", "economy", "launch", "attack", "statement", "other")


class Headlines(Sequence[str]):
    """As many headlines as wanted, without holding them."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, i):
        if not 0 <= i < self._count:
            raise IndexError(i)
        return f"{_PHRASES[i % 997]} {i}"


def arrays(count: int, seed: int = 1) -> dict:
    """Keyword arguments for `EventIndex.from_arrays`."""
    dice = np.random.default_rng(seed)
    day = (dice.beta(2, 3, count) * 40 * 365).astype(np.int64)
    hot = dice.random(count) < 0.4
    centres = dice.integers(0, 40 * 365, 60)
    day[hot] = centres[dice.integers(0, 60, hot.sum())] + dice.exponential(12, hot.sum()).astype(np.int64)
    length = np.full(count, DAY)
    kind_of_length = dice.random(count)
    length[kind_of_length < 0.10] = 30 * DAY
    length[kind_of_length < 0.03] = 365 * DAY
    spells = kind_of_length > 0.97
    length[spells] = dice.integers(2, 40, spells.sum()) * DAY
    flags = np.where(spells, int(Flag.SPANS), 0) | np.where(dice.random(count) < 0.2, int(Flag.MULTI_SOURCE), 0)
    return {
        "start": day * DAY,
        "end": day * DAY + length,
        "importance": dice.random(count).astype(np.float32) ** 3,
        "flags": flags,
        "headlines": Headlines(count),
        "lanes": {LaneBy.KIND: (_KINDS, dice.integers(0, len(_KINDS), count))},
    }


def index(count: int, seed: int = 1) -> EventIndex:
    """An index of that many events."""
    return EventIndex.from_arrays(**arrays(count, seed))
