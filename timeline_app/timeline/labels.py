"""Where labels stand: the most important first, never one over another, and never moving while one pans.

Time is cut into tiles of a fixed width in pixels at a fixed set of scales ("bands", a factor of √2 apart). What is
placed in a tile depends on that tile, and on its neighbours, only; so panning shows the same labels in the same rows,
and within a band zooming only widens the gaps:

    tile   0 (even)        1 (odd)         2 (even)
         |o label        o label |..........|o label     |     even tiles first, labels may hang over to the right;
         |   o label             |  o label |            |     odd tiles fill what is left between their neighbours.

The few most important of every tile are placed before all others, so that what matters little in one tile never takes
the room of what matters most in the next: first those of even tiles, then those of odd ones.

Neighbours in time prefer neighbouring rows, from the top down. Bars longer than a tile are placed on tiles of their own
size, the longest first, in the upper rows only; the shorter ones then keep clear of them.
"""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline.candidates import candidates
from timeline_app.timeline.cells import CELL, Bars, Rows, stretch, stretches
from timeline_app.timeline.lanes import Lane
from timeline_app.timeline.rooms import as_bars
from timeline_app.timeline.style import Style
from timeline_app.timeline.tile import EMPTY, Tile, joined, remember

TILE = 1024
"""Width of a tile in pixels at the scale of its band."""

_PIECES = 16
_LONG = 128.0  # pixels from which a bar counts as long
_MOST_BEGUN = 24  # tiles begun and not finished
_AT_ONCE = 8  # tries in one step
_COUNTED = 20_000  # events from which every stretch can be taken to be crowded
_APART = 320.0  # pixels between two events that belong to different stretches
_WINDOW = 2000.0  # pixels in which few events can be seen at once, and may use all of the height
_SHARING = 4  # events that share a single row with long bars
_FEW = 2  # times the rows: so few events may all stand in one place
_AFTER = 16.0  # pixels after the last event that a name may use
_MOST_LEFT = 480.0  # pixels of the longest name that may stand left of its mark: half the way to the next tile but one
_MUCH_MORE = 2.0  # times the room after a mark: before it, a name that has too little on either side stands better
_BANDS = 12  # bands whose preferred rows are kept


def band_of(scale: float) -> int:
    """The band of a scale in pixels per second: its tiles are laid out for the scale just below."""
    return math.floor(2 * math.log2(scale) + 1e-9)


def band_scale(band: int) -> float:
    """The scale that a band's tiles are laid out for."""
    return float(2.0 ** (band / 2))


class Measure:
    """Gives the room of the label of an event. Subclassed by the composer, which knows headlines and fonts."""

    def least(self, lane: Lane, place: int) -> float:
        """Pixels that the text of the event at `place` of the lane needs at least."""
        raise NotImplementedError


class LanePlacer:
    """Places the labels of one lane in `rows` rows, tile by tile, and remembers the tiles."""

    def __init__(
        self, lane: Lane, rows: int, style: Style, measure: Measure, *ends: tuple[float, float] | None
    ) -> None:
        """`ends`: first and last second of what may be seen as a whole: the events shown, all events. Without any,
        names always stand right of their marks."""
        self._lane = lane
        self._ends = tuple(dict.fromkeys(e for e in ends if e is not None))
        self._rows = rows
        # Where there is one row only, few events share it with their long bars; of many, the points are named.
        few = len(lane) <= _FEW * rows
        self._long_rows = (2 * rows // 3 if few else rows // 3) or int(rows == 2 or len(lane) <= _SHARING)
        self._style = style
        self._measure = measure
        self._tiles: dict[tuple[int, int], Tile] = {}
        self._heads: dict[tuple[int, int], Tile] = {}
        self._long: dict[tuple[int, int], Tile] = {}
        self._begun: dict[tuple[int, int], Iterator[None]] = {}
        self._preferences: dict[int, NDArray[np.int32]] = {}

    def stop(self) -> None:
        """Gives up what was begun: half-placed tiles refer to this placer, and would keep its lane alive."""
        self._begun.clear()

    def visible(self, scale: float, first: float, last: float, until: float = math.inf) -> tuple[Tile, bool]:
        """All labels that may touch the seconds first..last, at a scale in pixels per second; and whether those are
        really all: those that `time.perf_counter` did not allow to place by `until` are left for the next time."""
        if not self._rows or not len(self._lane):
            return EMPTY, True
        band = band_of(scale)
        width = TILE / band_scale(band)
        keys = self._long_keys(band, first, last)
        found = [self._long_tile(*key) for key in keys if key in self._long or time.perf_counter() < until]
        wanted = range(math.floor(first / width) - 1, math.floor(last / width) + 1)
        tiles = [tile for k in wanted if (tile := self._tile_by(band, k, until)) is not None]
        whole = len(found) == len(keys) and len(tiles) == len(wanted)
        return joined([t for t in (*found, *tiles) if len(t.place)]), whole

    def _tile_by(self, band: int, k: int, until: float) -> Tile | None:
        """A tile, if it is there or can be placed in time."""
        if (band, k) not in self._tiles and until < math.inf:
            for _ in self._work(band, k) if time.perf_counter() < until else ():
                if time.perf_counter() >= until:
                    break
            return self._tiles.get((band, k))
        return self._tile(band, k)

    def prepare(self, scale: float, first: float, last: float, until: float) -> None:
        """Places what such a view would need and is missing, in small steps, as long as `time.perf_counter` allows."""
        if not self._rows or not len(self._lane):
            return
        band = band_of(scale)
        width = TILE / band_scale(band)
        span = range(math.floor(first / width) - 1, math.floor(last / width) + 1)
        for k in sorted(span, key=lambda k: k % 2):
            if (band, k) not in self._tiles:
                for _ in self._work(band, k):
                    if time.perf_counter() >= until:
                        return

    def _long_levels(self, band: int) -> list[int]:
        """The lengths of bars that are too long for the tiles of a band, the longest first."""
        # Without rows of their own they go without a name once they could reach beyond the next tile.
        least = _LONG if self._long_rows else TILE / 4
        scale = band_scale(band)
        return [g.level for g in reversed(self._lane.classes) if 4.0**g.level * scale >= least]

    def _long_keys(self, band: int, first: float, last: float) -> list[tuple[int, int]]:
        keys: list[tuple[int, int]] = []
        for level in self._long_levels(band) if self._long_rows else ():
            width = 4.0 ** (level + 2)
            keys += [(level, k) for k in range(math.floor(first / width) - 1, math.floor(last / width) + 1)]
        return keys

    def _long_tile(self, level: int, k: int) -> Tile:
        """Bars of one length class in one stretch of 4**(level + 2) seconds, clear of all longer ones."""
        found = self._long.get((level, k))
        if found is None:
            found = self._place_long(level, k)
            remember(self._long, (level, k), found)
        return found

    def _place_long(self, level: int, k: int) -> Tile:
        width = 4.0 ** (level + 2)
        group = next(g for g in self._lane.classes if g.level == level)
        place, _ = candidates((group,), k * width, (k + 1) * width, _PIECES // 2, self._long_rows)
        if not len(place):
            return EMPTY
        rows = self._busy_long(level, k)
        starts, ends = self._lane.start[place].tolist(), self._lane.end[place].tolist()
        chosen: list[tuple[int, int]] = []
        for p, start, end in zip(place.tolist(), starts, ends, strict=True):
            tries = ((p + step) % self._long_rows for step in range(self._long_rows))
            row = next((row for row in tries if rows[row].take(start, end)), None)
            if row is not None:
                chosen.append((p, row))
        places, count = np.array([p for p, _ in chosen], np.int32), len(chosen)
        found = np.array([row for _, row in chosen], np.int16)
        return Tile(places, found, np.full(count, -1.0, np.float32), np.zeros(count, bool))

    def _busy_long(self, level: int, k: int) -> list[Bars]:
        """The rows with what neighbours of the same size or longer bars have taken of them."""
        rows = [Bars() for _ in range(self._long_rows)]
        width = 4.0 ** (level + 2)
        first, last = k * width, (k + 2) * width
        tiles = [self._long_tile(level, n) for n in (k - 1, k + 1)] if k % 2 else []
        for group in self._lane.classes:
            if group.level > level:
                larger = 4.0 ** (group.level + 2)
                span = range(math.floor(first / larger) - 1, math.floor(last / larger) + 1)
                tiles += [self._long_tile(group.level, n) for n in span]
        for tile in tiles:
            starts, ends = self._lane.start[tile.place].tolist(), self._lane.end[tile.place].tolist()
            for row, start, end in zip(tile.row.tolist(), starts, ends, strict=True):
                rows[row].take(start, end)
        return rows

    def _tile(self, band: int, k: int) -> Tile:
        while (found := self._tiles.get((band, k))) is None:
            for _ in self._work(band, k):
                pass
        return found

    def _work(self, band: int, k: int) -> Iterator[None]:
        """The placing of a tile in small steps, from where it was left; the tile is there when it ends."""
        if (band, k) not in self._begun:
            while len(self._begun) >= _MOST_BEGUN:
                del self._begun[next(iter(self._begun))]
            self._begun[band, k] = self._placing(band, k)
        return self._begun[band, k]

    def _placing(self, band: int, k: int) -> Iterator[None]:
        try:
            for n in (k - 1, k + 1):
                if not k % 2:
                    yield from self._heading(band, n)
                elif (band, n) not in self._tiles:
                    yield from self._work(band, n)
            yield from self._heading(band, k)
            tile = yield from self._filled(band, k)
            remember(self._tiles, (band, k), tile)
        finally:
            self._begun.pop((band, k), None)

    def _heading(self, band: int, k: int) -> Iterator[None]:
        """Places the most important of a tile."""
        if (band, k) in self._heads:
            return
        for n in (k - 1, k + 1) if k % 2 else ():
            yield from self._heading(band, n)
        for key in self._long_near(band, k):
            if key not in self._long:
                self._long_tile(*key)
                yield
        tile = yield from self._filled(band, k, heads=True)
        remember(self._heads, (band, k), tile)

    def _head(self, band: int, k: int) -> Tile:
        """The most important of a tile, placed now if they are not any more."""
        while (found := self._heads.get((band, k))) is None:
            for _ in self._heading(band, k):
                pass
        return found

    def _candidates(self, band: int, k: int) -> NDArray[np.int32]:
        scale, long_levels = band_scale(band), self._long_levels(band)
        groups = [g for g in self._lane.classes if g.level not in long_levels]
        return candidates(groups, k * TILE / scale, (k + 1) * TILE / scale, _PIECES, self._each())[0]

    def _filled(self, band: int, k: int, *, heads: bool = False) -> Generator[None, None, Tile]:
        """The tile with as many of its candidates as find room, the most important ones first; or only these."""
        place = self._candidates(band, k)
        yield
        if not len(place):
            return EMPTY
        before = EMPTY if heads else self._head(band, k)
        place = place[: self._most_heads()] if heads else place[~np.isin(place, before.place)]
        preferred = self._preferred(band)
        rows = Rows(self._masks(band, k, heads))
        chosen: list[tuple[int, int, int, int, float, bool]] = []
        for count, (p, x0, x1, bar) in enumerate(self._tries(place, band_scale(band), k)):
            if count % _AT_ONCE == 0:
                yield
            if rows.full_at(math.floor((x0 - 2) / CELL)):
                continue
            least = self._measure.least(self._lane, p)
            left = self._stands_left(p, band_scale(band), least, bar)
            low, high = self._cells(x0, x1, bar, least, left)
            row = rows.take(p if preferred is None else int(preferred[p]), stretch(low, high))
            if row is not None:
                chosen.append((p, row, low, high, least, left))
        rest = Tile(
            np.array([c[0] for c in chosen], np.int32),
            np.array([c[1] for c in chosen], np.int16),
            np.array([c[4] for c in chosen], np.float32),
            np.array([c[5] for c in chosen], bool),
            tuple((row, low, high) for _, row, low, high, _, _ in chosen),
        )
        return joined([before, rest]) if len(before.place) else rest

    def _most_heads(self) -> int:
        """How many of a tile are placed before all others: of two neighbours together no more than there are rows."""
        return self._rows // 2

    def _cells(self, x0: float, x1: float, bar: bool, least: float, left: bool) -> tuple[int, int]:
        """The cells that a mark and its text take at least, with the space after them."""
        away, space = 0.0 if bar else float(self._style.gap), self._style.space
        if left:
            first, last = min(x0, (x1 if bar else x0 - away) - least), x1
        else:
            first, last = x0, max(x1, (x0 if bar else x1 + away) + least)
        return math.floor((first - 2) / CELL), math.ceil((last + space) / CELL)

    def _stands_left(self, place: int, scale: float, least: float, bar: bool) -> bool:
        """Whether a name has no room between its mark and where everything ends, but has it before.

        With a filter that is so for what it leaves, and for all events: either may be what fills the window.
        """
        if least > _MOST_LEFT:
            return False
        start, end = int(self._lane.start[place]), int(self._lane.end[place])
        after, before = (start, end) if bar else ((start + end) / 2,) * 2
        for first, last in self._ends:
            right, left = (last - after) * scale + _AFTER, (before - first) * scale
            if right < least and (left >= least + 2 * self._style.space or left > _MUCH_MORE * right):
                return True
        return False

    def _each(self) -> int:
        """Names that a piece of a tile may have: all rows where events are few, or a crowd leaves room for the rest."""
        few = len(self._lane) <= _FEW * self._rows
        return self._rows if few else max(2, math.ceil(self._rows * 0.6))

    def _tries(self, place: NDArray[np.int32], scale: float, k: int) -> Iterable[tuple[int, float, float, bool]]:
        """For each candidate the edges of its mark in the tile, and whether it is a bar."""
        start, end = self._lane.start[place] * scale - k * TILE, self._lane.end[place] * scale - k * TILE
        half = self._style.glyph / 2
        bar = as_bars(self._lane.start[place], self._lane.end[place], end - start, self._style)
        x0 = np.where(bar, start, (start + end) / 2 - half)
        x1 = np.where(bar, end, (start + end) / 2 + half)
        return zip(place.tolist(), x0.tolist(), x1.tolist(), bar.tolist(), strict=True)

    def _preferred(self, band: int) -> NDArray[np.int32] | None:
        """The row that each event would like best; None in a crowd, where its number is as good as any.

        Neighbours in time stand one below the other. A stretch that is far from the one before begins at the top again,
        so that few events are never scattered over the height; three offsets keep lone events off one single line.
        """
        count = len(self._lane)
        if count > _COUNTED:
            return None
        found = self._preferences.get(band)
        if found is None:
            order = np.arange(count, dtype=np.int32)
            whole = float(self._lane.start[-1] - self._lane.start[0]) * band_scale(band)
            if count > self._rows or whole > _WINDOW:
                apart = np.diff(self._lane.start) * band_scale(band) > _APART
                begins = np.concatenate(([0], np.flatnonzero(apart) + 1))
                stretch = np.searchsorted(begins, order, side="right") - 1
                order = (order - begins[stretch] + stretch % 3).astype(np.int32)
            if len(self._preferences) >= _BANDS:
                self._preferences.clear()
            found = self._preferences[band] = order
        return found

    def _masks(self, band: int, k: int, heads: bool) -> list[int]:
        """A bit for each cell of each row that long bars or what was placed before has taken."""
        masks = [0] * self._rows
        before = [] if heads else [(k, self._head(band, k))]
        for n in (k - 1, k + 1) if k % 2 or not heads else ():
            before.append((n, self._tile(band, n) if k % 2 and not heads else self._head(band, n)))
        for n, tile in before:
            by = (n - k) * TILE // CELL
            for row, low, high in tile.spans:
                masks[row] |= stretch(low + by, high + by)
        scale = band_scale(band)
        for key in self._long_near(band, k):
            tile = self._long_tile(*key)
            left = self._lane.start[tile.place] * scale - k * TILE - self._style.space
            right = self._lane.end[tile.place] * scale - k * TILE + self._style.space
            bits = stretches(np.maximum(left, -1e4) / CELL, np.minimum(right, 1e4) / CELL)
            for row, taken in zip(tile.row.tolist(), bits, strict=True):
                masks[row] |= taken
        return masks

    def _long_near(self, band: int, k: int) -> list[tuple[int, int]]:
        """The tiles of long bars that may reach into a tile or into the texts that hang over from it."""
        scale, margin = band_scale(band), self._style.most_text * 1.5
        return self._long_keys(band, (k * TILE - margin) / scale, ((k + 1) * TILE + margin) / scale)
