"""The words of a frame and how wide they are: headlines cut to their room, dates, lane names; all remembered.

>>> from timeline_app.timeline.style import FixedMetrics
>>> index = EventIndex.from_arrays([0], [86_400], headlines=["The bridge is closed to all traffic"])
>>> Texts(index, FixedMetrics(), Style(), ENGLISH).headline(0, 120.0)
('The bridge is…', 98.0)
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.interval import Grain
from timeline_app.index.event_index import EventIndex
from timeline_app.timeline.labels import Measure
from timeline_app.timeline.lanes import Lane
from timeline_app.timeline.names import ENGLISH, Names, date_text
from timeline_app.timeline.style import Style, TextMetrics, on_grid
from timeline_app.timeline.text import cut, elide, one_line

_SURELY_LONG = 60
"""Characters that are wider together than any label must be."""

_SHORTEST = 56.0
"""Pixels of room below which no name is begun."""

_SOME = 12
"""Letters of the longest word that is never cut, and of a name that says something."""

_STEP = 16
"""Pixels of room in which a text is cut anew."""

_KEEP = 20_000

_NAMED = 5
"""Events of a crowd that a tooltip names."""

_K = TypeVar("_K")
_V = TypeVar("_V")
Text = tuple[str, float]
"""A text and its width in pixels."""

_NOTHING: Text = ("", 0.0)

__all__ = ["ENGLISH", "Text", "Texts"]


class Texts(Measure):
    """The texts of one index."""

    def __init__(self, index: EventIndex, metrics: TextMetrics, style: Style, names: Names) -> None:
        self._index = index
        self._metrics = metrics
        self._style = style
        self._names = names
        self._two_lines = False
        self._leasts: dict[int, float] = {}
        self._whole: dict[int, Text] = {}
        self._cut: dict[tuple[int, int], Text] = {}
        self._stops: dict[int, list[tuple[float, str]]] = {}
        self._dates: dict[int, Text] = {}
        self._lanes: dict[tuple[str, int], str] = {}

    def set_two_lines(self, two_lines: bool) -> None:
        """Whether there is a line below the headline."""
        if two_lines != self._two_lines:
            self._two_lines = two_lines
            self._leasts.clear()

    def least(self, lane: Lane, place: int) -> float:
        """Pixels that the text of an event needs at least: all of a short headline, and the date below it."""
        row = int(lane.rows[place])
        found = self._leasts.get(row)
        if found is None:
            text, least = self._name(row), float(self._style.least_text)
            # Measuring is dear: a long text is sure to be as wide as is asked of it.
            found = least if len(text) > _SURELY_LONG else min(self._metrics.width(text) + 1.0, least)
            found = self._leasts[row] = max(found, self.second(row)[1])
            _trim(self._leasts)
        return found

    def headline(self, row: int, room: float) -> Text:
        """The headline of a row cut to its room, and its width."""
        whole = self._whole.get(row)
        if whole is None:
            text = self._name(row)
            whole = self._whole[row] = (text, self._metrics.width(text))
            _trim(self._whole)
        if whole[1] <= room:
            return whole
        if room <= _SHORTEST:
            return _NOTHING
        stops = self._stops_of(row, whole[0])
        fits = bisect_right(stops, (room, "\U0010ffff"))
        if fits and len(stops[fits - 1][1]) > _SOME:
            width, found = stops[fits - 1]
            return found, width
        return self._stepped(row, whole[0], int(room) // _STEP)

    def taken(self, row: int, room: float) -> float:
        """How much of a room the name of a row makes use of, in whole pixels, or in the steps in which it is cut."""
        wide = max(self.headline(row, room)[1], self.second(row, room)[1])
        step = 1 if self._whole[row][1] <= room or self._stops_of(row, self._whole[row][0]) else _STEP
        return min(math.ceil(wide / step + 0.01) * step, room)

    def _name(self, row: int) -> str:
        """The headline on one line; of an event without one, its date."""
        return one_line(self._index.headline(row)) or self.date(row)

    def _stepped(self, row: int, text: str, steps: int) -> Text:
        """A text cut inside its long words: in steps of room, so that zooming cuts seldom."""
        key = (row, steps)
        found = self._cut.get(key)
        if found is None:
            cut_off = elide(text, steps * _STEP, self._metrics.width) if steps * _STEP > _SHORTEST else ""
            # Half a word is no name.
            cut_off = cut_off if " " in cut_off or steps * _STEP > 2 * _SHORTEST else ""
            found = self._cut[key] = (cut_off, self._metrics.width(cut_off)) if cut_off else _NOTHING
            _trim(self._cut)
        return found

    def _stops_of(self, row: int, text: str) -> list[tuple[float, str]]:
        stops = self._stops.get(row)
        if stops is None:
            stops = self._stops[row] = [] if text.endswith("]") else self._words(text)
            _trim(self._stops)
        return stops

    def _words(self, text: str) -> list[tuple[float, str]]:
        """All the beginnings of a text that end with a word, and how wide they are: measured once, for every zoom."""
        if max(map(len, text.split(" "))) > _SOME:
            return []
        ends = [at for at, letter in enumerate(text) if letter == " "]
        cuts = [cut(text, end) for end in ends]
        return sorted((self._metrics.width(each), each) for each in cuts)

    def second(self, row: int, room: float = 1e9) -> Text:
        """The line below a headline: when it was, and how many articles tell it; nothing where it has no room."""
        if not self._two_lines:
            return _NOTHING
        found = self._dates.get(row)
        if found is None:
            text = self.date(row)
            if self._index.sources[row] > 1:
                text = f"{text}  ·  {self._names.sources.format(int(self._index.sources[row]))}"
            found = self._dates[row] = (text, self._metrics.small_width(text))
            _trim(self._dates)
        return found if found[1] <= room else _NOTHING

    def date(self, row: int) -> str:
        """When the event of a row was, in words."""
        index = self._index
        start, end = int(index.start[row]), int(index.end[row])
        return date_text(start, end, Grain(int(index.grain[row])), self._names, int(index.flags[row]))

    def several(self, rows: NDArray[np.int32]) -> str:
        """How many events there are, and the most important of them by name."""
        count = len(rows)
        if not count:
            return ""
        head = self._names.event if count == 1 else self._names.events.format(f"{count:,}")
        best = rows[np.argsort(-self._index.importance[rows], kind="stable")[:_NAMED]].tolist()
        names = [f"· {self.headline(row, self._style.most_text)[0]}" for row in best]
        return "\n".join([head, *names, *(["…"] if count > len(names) else [])])

    def lane(self, name: str, gutter: int) -> str:
        """The name of a lane cut so that its count fits beside it in a head of `gutter` pixels."""
        found = self._lanes.get((name, gutter))
        if found is None:
            room = gutter - self._beside_lane()
            found = self._lanes[name, gutter] = elide(one_line(name), room, self._metrics.width, words=False)
            _trim(self._lanes)
        return found

    def gutter(self, names: Sequence[str]) -> int:
        """Pixels that heads with these names and their counts take, on the grid."""
        most = self._style.gutter_most
        widest = max((min(self._metrics.width(one_line(name)), most) for name in names), default=0.0)
        return min(max(on_grid(widest + self._beside_lane()), self._style.gutter_least), most)

    def _beside_lane(self) -> float:
        return 3 * self._style.pad + self._metrics.small_width("00,000")


def _trim(cache: dict[_K, _V]) -> None:
    while len(cache) > _KEEP:
        del cache[next(iter(cache))]
