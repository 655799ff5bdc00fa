"""Which stretch of time is on the screen, and how seconds become pixels.

    t0                          t1
    |---------- width px --------|
    0            x            width

All functions are pure: a gesture takes a viewport and gives another. Times are seconds since 1970 as float64, which is
exact to a ten-thousandth of a second even 10,000 years away.

>>> view = Viewport(0.0, 1000.0, 100)
>>> view.x_of(250.0), view.zoom_about(25.0, 2.0).t_of(25.0)
(25.0, 250.0)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

PIXEL_LIMIT = float(2**30)
"""Pixels beyond this are clipped before a painter sees them."""

LEAST_SECONDS_PER_PIXEL = 0.25
MOST_SECONDS = 40_000 * 365.25 * 86_400


@dataclass(frozen=True, slots=True)
class Viewport:
    """Seconds `t0` (inclusive) to `t1` (exclusive) over `width` pixels."""

    t0: float
    t1: float
    width: int

    def __post_init__(self) -> None:
        if not (self.t1 > self.t0 and self.width > 0):
            raise ValueError(f"not a viewport: {self.t0}..{self.t1} over {self.width} px")

    @property
    def span(self) -> float:
        """Seconds visible."""
        return self.t1 - self.t0

    @property
    def scale(self) -> float:
        """Pixels per second."""
        return self.width / (self.t1 - self.t0)

    def x_of(self, t: float) -> float:
        """Pixels from the left edge of an instant; may be outside the window."""
        return (t - self.t0) * self.scale

    def xs_of(self, times: NDArray[np.int64]) -> NDArray[np.float64]:
        """`x_of` for an array, clipped to what a painter can take."""
        return np.clip((times - self.t0) * self.scale, -PIXEL_LIMIT, PIXEL_LIMIT)

    def t_of(self, x: float) -> float:
        """The instant at `x` pixels from the left edge."""
        return self.t0 + x / self.scale

    def zoom_about(self, x: float, factor: float) -> Viewport:
        """Zoomed in by `factor` (below 1: out); the instant at `x` stays at `x`. Limits of scale hold."""
        span = min(max(self.span / factor, self.width * LEAST_SECONDS_PER_PIXEL), MOST_SECONDS)
        t0 = self.t_of(x) - x / self.width * span
        return replace(self, t0=t0, t1=t0 + span)

    def pan(self, pixels: float) -> Viewport:
        """Moved so that what was at `pixels` is now at 0."""
        by = pixels / self.scale
        return replace(self, t0=self.t0 + by, t1=self.t1 + by)

    def centred(self, t: float) -> Viewport:
        """The same span around an instant."""
        return replace(self, t0=t - self.span / 2, t1=t + self.span / 2)

    def resized(self, width: int) -> Viewport:
        """Another window width at the same scale, the left edge kept."""
        return Viewport(self.t0, self.t0 + self.span * width / self.width, width)

    def clamped(self, first: float, last: float) -> Viewport:
        """Moved, and zoomed in if need be, so that the events' extent `first`..`last` never gets lost.

        At most eight times the extent (and at least a month) is visible, and at least one edge of the extent's stretch
        stays within the window.
        """
        most = max(8 * (last - first), 31 * 86_400.0, self.width * LEAST_SECONDS_PER_PIXEL)
        view = self if self.span <= most else self.zoom_about(self.width / 2, self.span / most)
        margin = view.span * 0.9
        t0 = min(max(view.t0, first - margin), last - view.span + margin)
        return view if t0 == view.t0 else replace(view, t0=t0, t1=t0 + view.span)

    def alike(self, other: Viewport) -> bool:
        """Whether both show the same to the eye."""
        pixel = other.span / other.width
        return abs(self.t0 - other.t0) < pixel and abs(self.t1 - other.t1) < pixel

    def within(self, whole: Viewport) -> Viewport:
        """Moved so that it lies in another viewport; around its middle if it is the longer one."""
        if self.span >= whole.span:
            return self.centred((whole.t0 + whole.t1) / 2)
        t0 = min(max(self.t0, whole.t0), whole.t1 - self.span)
        return replace(self, t0=t0, t1=t0 + self.span)

    def between(self, other: Viewport, part: float) -> Viewport:
        """On the way to `other`: 0 is here, 1 there. Zooms evenly to the eye (in the logarithm of the span)."""
        if part >= 1:
            return other
        span = self.span * (other.span / self.span) ** part
        same = abs(other.span - self.span) < 1e-9 * self.span
        along = part if same else (self.span - span) / (self.span - other.span)
        t0 = self.t0 + (other.t0 - self.t0) * along
        return replace(self, t0=t0, t1=t0 + span)


def fit(first: float, last: float, width: int, *, left: float = 24, right: float = 24, least: float = 0.0) -> Viewport:
    """The viewport that shows `first`..`last` with `left` and `right` pixels free beside it.

    `least`: seconds that must be visible at least, so that one lone day is not blown up to the whole window.
    """
    left, right = min(left, width * 0.2), min(right, width * 0.4)
    inner = max(width - left - right, width * 0.3)
    wanted = max(last - first, least * inner / width, inner * LEAST_SECONDS_PER_PIXEL)
    middle = (first + last) / 2
    scale = inner / wanted
    t0 = middle - wanted / 2 - left / scale
    return Viewport(t0, t0 + width / scale, width)
