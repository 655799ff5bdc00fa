"""Sizes that everything is placed by, on a 4-pixel grid, derived from the height of the platform's text.

>>> Style.of(FixedMetrics(7.0, 16.0)).pitch
28
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class TextMetrics(Protocol):
    """How large text is. `width` must be the advance of the whole text in pixels; `line` the height of a line."""

    @property
    def line(self) -> float:
        """Height of one line of the label font."""
        ...

    @property
    def small_line(self) -> float:
        """Height of one line of the small font."""
        ...

    def width(self, text: str) -> float:
        """Width in the label font."""
        ...

    def small_width(self, text: str) -> float:
        """Width in the small font (second lines, counts, the axis)."""
        ...


@dataclass(frozen=True, slots=True)
class FixedMetrics:
    """Every character equally wide: for tests, and where no font is at hand."""

    char: float = 7.0
    line: float = 16.0

    @property
    def small_line(self) -> float:
        """Height of one line of the small font."""
        return self.line * 0.85

    def width(self, text: str) -> float:
        """Characters times their width."""
        return len(text) * self.char

    def small_width(self, text: str) -> float:
        """Characters times their smaller width."""
        return len(text) * self.char * 0.85


def on_grid(value: float, step: int = 4) -> int:
    """The next multiple of `step` that is not below `value`."""
    return int(-(-value // step) * step)


@dataclass(frozen=True, slots=True)
class Style:
    """All sizes in logical pixels.

    `pitch`: height of a one-line row; `tall`: of a row with a second line; `most`: rows are never higher; `glyph`:
    diameter of a point; `gap`: between a mark and its label; `space`: between a label and the next mark; `least_text`,
    `most_text`: widths of a label when crowded and when free; `axis`: height of the axis; `rug`: height of the strip
    at a lane's foot for marks without label and for density; `gutter_least`, `gutter_most`: width of the lane
    heads; `day_bar`: from which width a known day is a bar.
    """

    pitch: int = 28
    tall: int = 44
    most: int = 76
    glyph: int = 9
    gap: int = 8
    space: int = 16
    least_text: int = 200
    most_text: int = 600
    axis: int = 48
    rug: int = 32
    lane_rug: int = 24
    gutter_least: int = 112
    gutter_most: int = 240
    fold: int = 16
    pad: int = 8
    day_bar: int = 64

    @classmethod
    def of(cls, metrics: TextMetrics) -> Style:
        """Sizes for a text height: everything that holds text grows with it."""
        em = metrics.line / 16
        return cls(
            pitch=on_grid(metrics.line + 10),
            tall=on_grid(metrics.line + metrics.small_line + 12),
            most=on_grid(metrics.line + metrics.small_line + 44),
            least_text=on_grid(200 * em),
            most_text=on_grid(600 * em),
            axis=on_grid(2 * metrics.small_line + 20),
            rug=on_grid(metrics.line + 16),
            lane_rug=on_grid(metrics.line + 8),
            gutter_least=on_grid(112 * em),
            gutter_most=on_grid(240 * em),
            fold=on_grid(metrics.small_line + 1, 2),
        )
