"""The pieces of a frame while lanes add to it, and how they become one."""

from __future__ import annotations

from dataclasses import fields
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from timeline_app.timeline.display import Columns, Floats, Folds, Labels, LaneHead, Marks, Rect
from timeline_app.timeline.style import Style

GONE = 32.0
"""Pixels over which a name fades once its mark has left the window."""

_FADE = 16.0
"""Pixels before the right edge over which a name left of its mark fades."""

_T = TypeVar("_T")


class Parts:
    """The pieces of a frame while lanes add to it."""

    def __init__(self, rect: Rect, scroll: int) -> None:
        self.rect = rect
        self.scroll = scroll
        self.whole = True
        self.heads: list[LaneHead] = []
        self.marks: list[Marks] = []
        self.labels: list[Labels] = []
        self.folds: list[Folds] = []
        self.columns: list[Columns] = []


def folds(
    x: ArrayLike,
    y: float,
    width: ArrayLike,
    count: ArrayLike,
    lane: int,
    first: ArrayLike = (-1,),
    last: ArrayLike = (-1,),
) -> Folds:
    """Counted marks of one lane on one line."""
    xs = np.asarray(x, np.float64)
    return Folds(
        xs,
        np.full(len(xs), y),
        np.asarray(width, np.float64),
        np.asarray(count, np.int32),
        np.full(len(xs), lane, np.int32),
        np.asarray(first, np.int32),
        np.asarray(last, np.int32),
    )


def strength(
    x: Floats, anchor: Floats, bar: NDArray[np.bool_], left: NDArray[np.bool_], plot: int, style: Style
) -> Floats:
    """How visible names are whose marks are at the edge: they fade instead of being gone at once."""
    before = np.where(bar, x, anchor - style.glyph - style.gap)
    after = (plot - style.glyph / 2 - anchor - style.gap) / _FADE
    found: Floats = np.clip(np.where(left, np.where(bar, 1.0, after), 1.0 + before / GONE), 0.0, 1.0)
    return found


def joined(kind: type[_T], parts: list[_T]) -> _T:
    """One value of arrays from several of the same kind."""
    if not parts:
        return kind()
    if len(parts) == 1:
        return parts[0]
    values = {f.name: [getattr(p, f.name) for p in parts] for f in fields(kind)}  # type: ignore[arg-type]
    return kind(**{n: sum(v, ()) if isinstance(v[0], tuple) else np.concatenate(v) for n, v in values.items()})
