"""Puts a frame together: index, filter, lanes and viewport in, DisplayList out.

>>> from timeline_app.timeline.style import FixedMetrics
>>> index = EventIndex.from_arrays([0], [86_400], headlines=["It began"])
>>> composer = Composer(index, FixedMetrics())
>>> composer.compose(Frame(Viewport(-1e6, 1e6, 800), 300)).labels.text
('It began',)
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from timeline_app.index.columns import Flag, LaneBy
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.colours import category_colours
from timeline_app.timeline.display import (
    Columns,
    DisplayList,
    Floats,
    Folds,
    Ints,
    Labels,
    LaneHead,
    Marks,
    Rect,
)
from timeline_app.timeline.labels import LanePlacer
from timeline_app.timeline.lanes import Lane, LaneOptions, LanePlan, LaneSet, Slot, make_lanes, plan
from timeline_app.timeline.names import ENGLISH, Names
from timeline_app.timeline.parts import GONE, Parts, folds, joined, strength
from timeline_app.timeline.reach import Reach, framing, reach_of
from timeline_app.timeline.rooms import Marked, as_bars, rooms
from timeline_app.timeline.rug import Rug, RugMaker, ongoing_text
from timeline_app.timeline.style import Style, TextMetrics
from timeline_app.timeline.texts import Texts
from timeline_app.timeline.ticks import Ticker
from timeline_app.timeline.tile import Tile
from timeline_app.timeline.viewport import Viewport

_MOST_GUTTER = 0.4
"""Part of the canvas that lane heads take at most."""

_ARROW = 7.0
"""Pixels that the arrow of an open end reaches into the gap before a name, and needs beside it."""

_NAMED = 300
"""Lanes whose names are measured to find how wide their heads are."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What to show: the viewport (its width is the plot's), the canvas' height, the scroll and the present instant.

    `still`: a picture that nobody can pan: labels are cut to end inside the plot. `until`: when by `time.perf_counter`
    no further names shall be placed; then the list may not be `whole`, and the next one of the same frame has more.
    """

    view: Viewport
    height: int
    scroll: int = 0
    now: int | None = None
    still: bool = False
    until: float = math.inf


class Composer:
    """Keeps what frames of one index share: lanes, plan, placed tiles, measured headlines."""

    def __init__(self, index: EventIndex, metrics: TextMetrics, names: Names = ENGLISH) -> None:
        self.style = Style.of(metrics)
        self.index = index
        self.options = LaneOptions()
        self.names = names
        self._ticker = Ticker(names)
        self._metrics = metrics
        self.texts = Texts(index, metrics, self.style, names)
        self._visible: NDArray[np.bool_] | None = None
        self._filter_revision = 0
        self._lanes: LaneSet | None = None
        self._plan: LanePlan | None = None
        self._plan_height = -1
        self._gutter: int | None = None
        self._canvas = 10**6
        self._reach: Reach | None = None
        self._steady: tuple[str, ...] = ()
        self._placers: dict[int, LanePlacer] = {}
        self._rugs: dict[int, RugMaker] = {}
        self._colours = category_colours(index)

    # --- what changes between frames -------------------------------------------------------------------------------

    def set_filter(self, visible: NDArray[np.bool_] | None) -> None:
        """Show only the rows whose `visible` is true; None for all."""
        if visible is not None and len(visible) != len(self.index):
            raise ValueError(f"a filter of {len(visible)} rows for {len(self.index)} events")
        self._visible = visible
        self._filter_revision += 1
        self._lanes = self._plan = None

    def set_options(self, options: LaneOptions) -> None:
        """Lanes by what, hidden and collapsed ones, order."""
        if options != self.options:
            self.options = options
            self._steady = ()
            self._gutter = None
            self._lanes = self._plan = None

    def hold_order(self, before: Composer) -> None:
        """Keeps lanes in the order of another composer although their counts changed; new ones come last."""
        if before.options == self.options and before.lanes.by != LaneBy.NONE:
            self._steady = tuple(dict.fromkeys((*(lane.key for lane in before.lanes.lanes), *before._steady)))
            self._lanes = self._plan = None

    @property
    def lanes(self) -> LaneSet:
        """The lanes of the present filter and options."""
        if self._lanes is None:
            self._lanes = make_lanes(
                self.index, self.options, self._visible, self._filter_revision, self.names.other, self._steady
            )
            self._rugs.clear()
            self._plan = self._reach = None
        return self._lanes

    @cached_property
    def extent(self) -> tuple[float, float] | None:
        """First and last second of all events, filtered or not."""
        extent = self.index.extent
        return (float(extent[0]), float(extent[1])) if extent else None

    @property
    def visible(self) -> NDArray[np.bool_] | None:
        """The filter as it was set."""
        return self._visible

    @property
    def shown_rows(self) -> NDArray[np.int64]:
        """The rows that pass the filter, ascending."""
        return np.arange(len(self.index)) if self._visible is None else np.flatnonzero(self._visible)

    def place_of(self, row: int, height: int) -> tuple[int, int] | None:
        """Top and bottom, without scrolling, of the first lane that holds a row; None if no lane does."""
        for slot in self.plan(height).slots:
            if row in self.lanes.lanes[slot.lane].rows:
                return slot.y, slot.y + slot.height
        return None

    def neighbour_lane(self, row: int, by: int) -> int | None:
        """The row nearest in time to `row` in the next lane below (`by` 1) or above (-1); None if there is none."""
        lanes = self.lanes.lanes
        here = next((i for i, lane in enumerate(lanes) if row in lane.rows), None)
        if here is None or not 0 <= here + by < len(lanes):
            return None
        lane = lanes[here + by]
        place = int(np.searchsorted(lane.start, self.index.start[row]))
        near = [p for p in (place - 1, place) if 0 <= p < len(lane)]
        return int(lane.rows[min(near, key=lambda p: abs(int(lane.start[p]) - int(self.index.start[row])))])

    def plan(self, height: int) -> LanePlan:
        """Where lanes stand in a canvas of `height` pixels."""
        lanes = self.lanes
        if self._plan is None or self._plan_height != height:
            self._plan = plan(lanes, self.options, max(height - self.style.axis - self.style.pad, 1), self.style)
            self._plan_height = height
            self._stop_placing()
            self.texts.set_two_lines(self._plan.two_lines)
        return self._plan

    def _stop_placing(self) -> None:
        for placer in self._placers.values():
            placer.stop()
        self._placers.clear()

    def close(self) -> None:
        """Lets go of what was begun, so that the arrays of this index are free at once."""
        self._stop_placing()
        self._lanes = self._plan = None
        self._rugs.clear()

    @property
    def gutter(self) -> int:
        """Pixels that lane heads take on the left: as much as the names need, within limits, whatever the filter."""
        if self.lanes.by == LaneBy.NONE:
            return 0
        if self._gutter is None:
            names = self.index.lanes[self.lanes.by].names[:_NAMED]
            self._gutter = self.texts.gutter([*names, self.names.other])
        return min(self._gutter, int(self._canvas * _MOST_GUTTER))

    def set_canvas(self, width: int) -> None:
        """How wide the canvas is: in a narrow one lane heads take less."""
        self._canvas = width

    # --- a frame ---------------------------------------------------------------------------------------------------

    def compose(self, frame: Frame) -> DisplayList:
        """The display list of a frame."""
        lanes, placed = self.lanes, self.plan(frame.height)
        top = self.style.axis
        rect = Rect(self.gutter, top, frame.view.width, max(frame.height - top, 0))
        scroll = max(0, min(frame.scroll, placed.height - int(rect.h)))
        parts = Parts(rect, scroll)
        for slot in placed.slots:
            y = top + slot.y - scroll
            if y < frame.height and y + slot.height > top:
                self._lane(parts, lanes.lanes[slot.lane], slot, y, frame, placed.two_lines)
        now_x = None if frame.now is None else frame.view.x_of(frame.now) + rect.x
        inside = now_x is not None and rect.x <= now_x <= rect.right
        return DisplayList(
            width=int(rect.right),
            height=frame.height,
            plot=rect,
            view=frame.view,
            style=self.style,
            axis=self._ticker.axis(frame.view, self._metrics.small_width("0")),
            now_x=now_x if inside else None,
            now_text=self.names.today if inside else "",
            scroll=scroll,
            content_height=placed.height,
            heads=tuple(parts.heads),
            marks=joined(Marks, parts.marks),
            labels=joined(Labels, parts.labels),
            folds=joined(Folds, parts.folds),
            columns=joined(Columns, parts.columns),
            whole=parts.whole,
        )

    def prepare(self, view: Viewport, height: int, seconds: float) -> None:
        """Places labels that a view will need soon, for at most about `seconds`. Changes no frame, only its cost."""
        end = time.perf_counter() + seconds
        for slot in self.plan(height).slots:
            placer = self._placers.get(slot.lane)
            if placer is not None and time.perf_counter() < end:
                placer.prepare(view.scale, view.t0, view.t1, end)

    def _lane(self, parts: Parts, lane: Lane, slot: Slot, y: float, frame: Frame, two_lines: bool) -> None:
        view = frame.view
        if self.lanes.by != LaneBy.NONE:
            name = self.texts.lane(lane.name, self.gutter)
            parts.heads.append(LaneHead(slot.lane, lane.key, y, slot.height, name, len(lane), slot.collapsed))
        placer = self._placers.get(slot.lane)
        if placer is None:
            placer = self._placers[slot.lane] = LanePlacer(
                lane, slot.rows, self.style, self.texts, self.reach.whole, self.reach.bulk, self.extent
            )
        tile, whole = placer.visible(view.scale, view.t0, view.t1, frame.until)
        parts.whole &= whole
        if len(tile.place):
            self._labelled(parts, lane, slot, tile, y + self.style.pad, frame, two_lines)
        rug = self._rugs.setdefault(slot.lane, RugMaker(lane)).make(view, tile.place)
        self._rug(parts, lane, slot, rug, y, view)

    def _labelled(
        self, parts: Parts, lane: Lane, slot: Slot, tile: Tile, y: float, frame: Frame, two_lines: bool
    ) -> None:
        style, view, edge = self.style, frame.view, parts.rect.x
        x0, x1 = view.xs_of(lane.start[tile.place]), view.xs_of(lane.end[tile.place])
        bar = as_bars(lane.start[tile.place], lane.end[tile.place], x1 - x0, style)
        marked = Marked(x0, x1, bar, tile.row, tile.left, tile.room)
        row = lane.rows[tile.place].astype(np.int32)
        arrow = self._arrows(row, bar, tile.left)
        away: list[float] = np.abs(arrow).tolist()
        room = rooms(marked, style, lambda i, most: self.texts.taken(int(row[i]), most - away[i]) + away[i])
        anchor, room = marked.anchors(style) + arrow, room - np.abs(arrow)
        gone = GONE if not frame.still else 0.0
        near = np.flatnonzero((x0 < view.width) & np.where(bar, x1 > 0, (x0 + x1) / 2 > -gone - style.glyph))
        x0, x1, bar, room, line_number = x0[near], x1[near], bar[near], room[near], tile.row[near]
        row, left, anchor = row[near], tile.left[near], anchor[near]
        names, seconds, width, x = self._placed(row, x0, x1, bar, left, anchor, room, view.width)
        line = self._metrics.line + (self._metrics.small_line if two_lines else 0.0)
        text_y = np.floor(y + line_number * slot.pitch + (slot.pitch - line) / 2 - np.where(bar, 2.0, 0.0))
        mark_y = np.where(bar, text_y + line + 3.0, np.floor(text_y + self._metrics.line / 2) + 0.5)
        visible = strength(x, anchor, bar, left, view.width, style)
        if frame.still:
            names = [n if s == 1.0 else "" for n, s in zip(names, visible.tolist(), strict=True)]
            seconds = [n if s == 1.0 else "" for n, s in zip(seconds, visible.tolist(), strict=True)]
        parts.marks.append(Marks(x0 + edge, x1 + edge, mark_y, bar, row, *self._look(row)))
        x = np.asarray(np.round(x) + edge, np.float64)
        parts.labels.append(Labels(x, text_y, width, tuple(names), tuple(seconds), row, visible))

    def _placed(
        self,
        row: Ints,
        x0: Floats,
        x1: Floats,
        bar: NDArray[np.bool_],
        left: NDArray[np.bool_],
        anchor: Floats,
        room: Floats,
        plot: int,
    ) -> tuple[list[str], list[str], Floats, Floats]:
        """Both lines of names, how wide they are and where they begin, in a plot `plot` pixels wide.

        At the edges a name shows as many words as there is room for. At the left, the name of a bar waits at the edge
        as long as its bar lasts; other names go with their mark.
        """
        pad, texts = float(self.style.pad), self.texts
        begin = np.where(bar, np.maximum(anchor, pad), anchor)
        end = np.where(bar, np.minimum(anchor, plot - pad), anchor)
        # What slides keeps clear of its neighbours: it has less room by as much.
        room = np.minimum(room - np.where(left, anchor - end, 0.0), np.where(left, end - pad, plot - pad - begin))
        both = [
            (texts.headline(r, space), texts.second(r, space))
            for r, space in zip(row.tolist(), room.tolist(), strict=True)
        ]
        width = np.array([max(name[1], second[1]) for name, second in both])
        begin = np.where(bar, np.maximum(x0, np.minimum(begin, np.maximum(x1 - width - pad, x0))), begin)
        x = np.where(left, end - width, begin)
        return [name[0] for name, _ in both], [second[0] for _, second in both], width, x

    def _arrows(self, row: Ints, bar: NDArray[np.bool_], left: NDArray[np.bool_]) -> Floats:
        """Pixels by which names stand farther from points whose open end points at them."""
        flags = self.index.flags[row]
        start = (flags & int(Flag.OPEN_START)) != 0
        end = ~start & ((flags & int(Flag.OPEN_END)) != 0)
        return np.where(bar, 0.0, np.where(left & start, -_ARROW, np.where(~left & end, _ARROW, 0.0)))

    def _look(self, row: Ints) -> tuple[Ints, Ints]:
        return self.index.flags[row].astype(np.int32), self._colours[row].astype(np.int32)

    def _rug(self, parts: Parts, lane: Lane, slot: Slot, rug: Rug, y: float, view: Viewport) -> None:
        left = parts.rect.x
        bottom = y + slot.height - 4.0
        if slot.lane == len(self.lanes.lanes) - 1 and self.lanes.by == LaneBy.NONE:
            bottom = parts.rect.bottom - 4.0
        # Above the bars, so that neither hides the other.
        middle = np.floor(bottom - self.style.fold / 2 - 4)
        if len(rug.single):
            x0, x1 = view.xs_of(lane.start[rug.single]), view.xs_of(lane.end[rug.single])
            row = lane.rows[rug.single].astype(np.int32)
            bar = as_bars(lane.start[rug.single], lane.end[rug.single], x1 - x0, self.style)
            parts.marks.append(
                Marks(x0 + left, x1 + left, np.where(bar, bottom, middle + 0.5), bar, row, *self._look(row))
            )
        if rug.ongoing:
            wide = self._metrics.small_width(ongoing_text(rug.ongoing)) + 10
            parts.folds.append(folds([left + self.style.pad + wide / 2], middle, [wide], [rug.ongoing], slot.lane))
        if len(rug.fold_x):
            width = np.where(rug.fold_count > 9, self._metrics.small_width("00"), self._metrics.small_width("0")) + 8
            width = np.maximum(width, self.style.fold)
            members = rug.fold_first, rug.fold_last
            parts.folds.append(folds(rug.fold_x + left, middle, width, rug.fold_count, slot.lane, *members))
        if len(rug.column_count):
            n = len(rug.column_count)
            high = slot.rug - 8.0
            tops = bottom - np.maximum(np.round(rug.column_height * high), 1.0)
            parts.columns.append(
                Columns(
                    rug.column_x[:, 0] + left,
                    rug.column_x[:, 1] + left,
                    tops,
                    np.full(n, bottom),
                    rug.column_count,
                    np.full(n, slot.lane, np.int32),
                )
            )

    @property
    def reach(self) -> Reach:
        """From when to when the lanes have events, and where nearly all of them are."""
        lanes = self.lanes
        if self._reach is None:
            self._reach = reach_of([lane.rows for lane in lanes.lanes], self.index)
        return self._reach

    def fitted(self, width: int) -> Viewport:
        """The viewport that shows all visible events, with room for the names of the last ones."""
        return self._fit(self.reach.whole, width)

    def opening(self, width: int) -> Viewport:
        """The viewport that shows nearly all: what lies far from the rest is left aside (`reach` tells of it)."""
        return self._fit(self.reach.bulk, width)

    def _fit(self, ends: tuple[float, float] | None, width: int) -> Viewport:
        return framing(ends, self.index, width, float(self.style.pad * 3))

    def ongoing(self, lane: int, view: Viewport) -> list[int]:
        """The rows of a lane that began before the window, reach into it and have no name on it."""
        placer = self._placers.get(lane)
        labelled = placer.visible(view.scale, view.t0, view.t1)[0].place if placer else np.zeros(0, np.int32)
        maker = self._rugs.setdefault(lane, RugMaker(self.lanes.lanes[lane]))
        return [int(row) for row in maker.ongoing_rows(view, labelled)]

    def compose_fitted(self, width: int, height: int) -> DisplayList:
        """The display list of all visible events in a canvas of this size."""
        return self.compose(Frame(self.fitted(max(width - self.gutter, 50)), height))
