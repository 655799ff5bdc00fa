"""A picture of the timeline as a value: where everything is, and nothing of how it is painted.

Equal input gives an equal `DisplayList`. Coordinates are logical pixels from the top left of the whole canvas; the
plot is the part right of the lane heads and below the axis.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline.style import Style
from timeline_app.timeline.ticks import Axis
from timeline_app.timeline.viewport import Viewport

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

NO_COLOUR = 7
"""The colour number of events whose category has no colour of its own."""


def _floats() -> Floats:
    return np.zeros(0, np.float64)


def _ints() -> Ints:
    return np.zeros(0, np.int32)


class Comparable:
    """Equality by content for dataclasses that hold arrays."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(_same(getattr(self, f.name), getattr(other, f.name)) for f in fields(self))  # type: ignore[arg-type]

    __hash__ = None  # type: ignore[assignment]


def _same(a: object, b: object) -> bool:
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return bool(np.array_equal(a, b))
    return bool(a == b)


@dataclass(frozen=True, slots=True)
class Rect:
    """Left, top, width and height in pixels."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x just past the rectangle."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y just past the rectangle."""
        return self.y + self.h

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom


@dataclass(frozen=True, slots=True, eq=False)
class Marks(Comparable):
    """Points and bars. `x0`..`x1`: the extent; `y`: the middle; `bar`: drawn over its extent, otherwise a point at the
    middle of it. `row`: index row; `flags`: `index.columns.Flag` bits; `colour`: number of the category."""

    x0: Floats = field(default_factory=_floats)
    x1: Floats = field(default_factory=_floats)
    y: Floats = field(default_factory=_floats)
    bar: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, bool))
    row: Ints = field(default_factory=_ints)
    flags: Ints = field(default_factory=_ints)
    colour: Ints = field(default_factory=_ints)


@dataclass(frozen=True, slots=True, eq=False)
class Labels(Comparable):
    """Texts with their top left corner. `second`: the smaller line below, "" for none. `row`: index row.

    `strength`: 0..1, below 1 for names whose mark has just left the window.
    """

    x: Floats = field(default_factory=_floats)
    y: Floats = field(default_factory=_floats)
    width: Floats = field(default_factory=_floats)
    text: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    row: Ints = field(default_factory=_ints)
    strength: Floats = field(default_factory=_floats)


@dataclass(frozen=True, slots=True, eq=False)
class Folds(Comparable):
    """Several events in one mark: its middle, how many, and the positions first..last in `lane` that lie in it.

    First and last are -1 for the mark of events that began before the window and go on in it.
    """

    x: Floats = field(default_factory=_floats)
    y: Floats = field(default_factory=_floats)
    width: Floats = field(default_factory=_floats)
    count: Ints = field(default_factory=_ints)
    lane: Ints = field(default_factory=_ints)
    first: Ints = field(default_factory=_ints)
    last: Ints = field(default_factory=_ints)


@dataclass(frozen=True, slots=True, eq=False)
class Columns(Comparable):
    """The histogram of crowded lanes: boxes standing on their lane's foot, and how many events each counts."""

    x0: Floats = field(default_factory=_floats)
    x1: Floats = field(default_factory=_floats)
    top: Floats = field(default_factory=_floats)
    bottom: Floats = field(default_factory=_floats)
    count: Ints = field(default_factory=_ints)
    lane: Ints = field(default_factory=_ints)


@dataclass(frozen=True, slots=True)
class LaneHead:
    """The name and count at the left of a lane, `y` to `y + height`; the text is already cut to fit."""

    lane: int
    key: str
    y: float
    height: float
    name: str
    count: int
    collapsed: bool


@dataclass(frozen=True, slots=True, eq=False)
class DisplayList(Comparable):
    """Everything of one frame but selection and hover.

    `content_height` is the height of all lanes, `scroll` how much of it is above the plot. `whole`: no name is missing
    for want of time.
    """

    width: int
    height: int
    plot: Rect
    view: Viewport
    style: Style
    axis: Axis
    now_x: float | None = None
    now_text: str = ""
    scroll: int = 0
    content_height: int = 0
    heads: tuple[LaneHead, ...] = ()
    marks: Marks = field(default_factory=Marks)
    labels: Labels = field(default_factory=Labels)
    folds: Folds = field(default_factory=Folds)
    columns: Columns = field(default_factory=Columns)
    whole: bool = True
