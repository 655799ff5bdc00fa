"""The events of each lane as sorted arrays of their own, and where each lane stands.

    gutter      plot
    Japan    12 | o label   o label      <- rows
                |     o label
                | . : .  |||.  .         <- rug: marks without label, density
    ------------+----------------------

A lane's arrays are made once for an index and a filter; its place depends on counts and window size only, never on the
zoom, so that lanes do not jump.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from timeline_app.index.columns import LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.style import Style


@dataclass(frozen=True, slots=True, eq=False)
class DurationClass:
    """Events of one lane whose lengths lie between 4**level and 4**(level + 1) seconds.

    `start` ascends; `place` are positions in the lane; `ranked` are positions in this class by falling importance.
    """

    level: int
    start: NDArray[np.int64]
    place: NDArray[np.int32]
    importance: NDArray[np.float32]
    ranked: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """The visible events of a lane. `rows` index the EventIndex; `start` and `end` run parallel and `start` ascends."""

    key: str
    name: str
    rows: NDArray[np.int32]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    classes: tuple[DurationClass, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class LaneSet:
    """All lanes of one view of an index. `other` names the last lane if it gathers the events without a lane."""

    index: EventIndex
    by: LaneBy
    lanes: tuple[Lane, ...]
    shown: int
    revision: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Slot:
    """Where lane `lane` stands: `y` of its top without scrolling, `rows` of `pitch` pixels, then `rug` pixels."""

    lane: int
    y: int
    rows: int
    pitch: int
    rug: int
    collapsed: bool = False

    @property
    def height(self) -> int:
        """Pixels from the top of this lane to the top of the next."""
        return self.rows * self.pitch + self.rug


@dataclass(frozen=True, slots=True)
class LanePlan:
    """The slots of all lanes, top to bottom, and their height in all."""

    slots: tuple[Slot, ...] = ()
    height: int = 0
    two_lines: bool = False


@dataclass(frozen=True, slots=True)
class LaneOptions:
    """What the user chose: lanes by what, which are hidden or collapsed (by key), and an order of keys, if changed."""

    by: LaneBy = LaneBy.NONE
    hidden: frozenset[str] = field(default_factory=frozenset)
    collapsed: frozenset[str] = field(default_factory=frozenset)
    order: tuple[str, ...] = ()
    by_name: bool = False


def make_lanes(
    index: EventIndex,
    options: LaneOptions,
    visible: NDArray[np.bool_] | None,
    filter_revision: int = 0,
    other: str = "",
    steady: Sequence[str] = (),
) -> LaneSet:
    """The lanes of an index under a filter (`visible[row]`). `other`: name of the lane for events in none.

    `steady`: keys of lanes that keep this order whatever their counts.
    """
    shown = len(index) if visible is None else int(np.count_nonzero(visible))
    revision = (index.revision, filter_revision)
    membership = index.lanes.get(options.by)
    if options.by == LaneBy.NONE or membership is None:
        return LaneSet(index, LaneBy.NONE, (_lane(index, "", "", None, visible),), shown, revision)
    members = [
        (k, n, membership.members(i)) for i, (k, n) in enumerate(zip(membership.keys, membership.names, strict=True))
    ]
    rest = np.ones(len(index), bool)
    rest[membership.rows] = False
    if rest.any():
        members.append(("", other, np.flatnonzero(rest).astype(np.int32)))
    lanes = [_lane(index, k, n, rows, visible) for k, n, rows in members if k not in options.hidden]
    lanes = _ordered([lane for lane in lanes if len(lane)], options, steady)
    return LaneSet(index, options.by, tuple(lanes), shown, revision)


def _ordered(lanes: list[Lane], options: LaneOptions, steady: Sequence[str]) -> list[Lane]:
    if options.by_name:
        lanes = sorted(lanes, key=lambda lane: (lane.key == "", lane.name.casefold()))
    place = {key: i for i, key in enumerate(options.order or (() if options.by_name else steady))}
    return sorted(lanes, key=lambda lane: place.get(lane.key, len(place)))


def _lane(
    index: EventIndex, key: str, name: str, rows: NDArray[np.int32] | None, visible: NDArray[np.bool_] | None
) -> Lane:
    if visible is not None:
        rows = np.flatnonzero(visible).astype(np.int32) if rows is None else rows[visible[rows]]
    if rows is None:
        all_rows = np.arange(len(index), dtype=np.int32)
        return Lane(key, name, all_rows, index.start, index.end, duration_classes(index, all_rows, None))
    return Lane(key, name, rows, index.start[rows], index.end[rows], duration_classes(index, rows, rows))


def duration_classes(
    index: EventIndex, rows: NDArray[np.int32], chosen: NDArray[np.int32] | None
) -> tuple[DurationClass, ...]:
    """The events of a lane by the size of their length; `chosen` None means all rows of the index."""
    pick = slice(None) if chosen is None else chosen
    start, importance = index.start[pick], index.importance[pick]
    levels = (np.frexp((index.end[pick] - start).astype(np.float64))[1] - 1).astype(np.int8) // 2
    made = []
    for level in np.unique(levels).tolist():
        place = np.flatnonzero(levels == level).astype(np.int32)
        weight = importance[place]
        made.append(DurationClass(level, start[place], place, weight, _ranked(weight)))
    return tuple(made)


def _ranked(importance: NDArray[np.float32]) -> NDArray[np.int32]:
    # Sixteen bits are order enough and sort by radix, eight times faster than floats: a filter must not be felt.
    top = float(importance.max()) if len(importance) else 0.0
    low = float(importance.min()) if len(importance) else 0.0
    scaled = (top - importance) * (65_535 / (top - low) if top > low else 0.0)
    return np.argsort(scaled.astype(np.uint16), kind="stable").astype(np.int32)


def plan(lanes: LaneSet, options: LaneOptions, height: int, style: Style) -> LanePlan:
    """Where each lane stands in `height` pixels; higher in all if they do not fit (the view scrolls)."""
    if not lanes.lanes:
        return LanePlan()
    if lanes.by == LaneBy.NONE:
        return _single(len(lanes.lanes[0]), height, style)
    counts = [len(lane) for lane in lanes.lanes]
    closed = [lane.key in options.collapsed for lane in lanes.lanes]
    wanted = [0 if c else min(max(1, round(float(np.log2(n)))), n, 8) for n, c in zip(counts, closed, strict=True)]
    rows = _grown(wanted, counts, closed, height, style)
    slots, y = [], 0
    for i, (r, c) in enumerate(zip(rows, closed, strict=True)):
        slot = Slot(i, y, r, style.pitch, style.lane_rug, c)
        slots.append(slot)
        y += slot.height
    return LanePlan(tuple(slots), y)


def _single(count: int, height: int, style: Style) -> LanePlan:
    inside = max(height - style.rug, style.pitch)
    rows = max(1, min(count, inside // style.pitch))
    pitch = min(inside // rows // 4 * 4, style.most) if rows else style.pitch
    two_lines = pitch >= style.tall
    slot = Slot(0, 0, max(1, inside // max(pitch, style.pitch)), max(pitch, style.pitch), style.rug)
    return LanePlan((slot,), height, two_lines)


def _grown(wanted: list[int], counts: list[int], closed: list[bool], height: int, style: Style) -> list[int]:
    """Rows a lane, with what is left of the height given to the lanes that have most events for a row."""
    rows = list(wanted)
    spare = (height - len(rows) * style.lane_rug) // style.pitch - sum(rows)
    while spare > 0:
        open_ = [i for i, c in enumerate(closed) if not c and rows[i] < counts[i]]
        if not open_:
            break
        best = max(open_, key=lambda i: (counts[i] / (rows[i] + 1), -i))
        rows[best] += 1
        spare -= 1
    return rows
