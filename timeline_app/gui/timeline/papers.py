"""The sizes that a picture can have: pixels for the screen, or paper and how finely it is printed.

>>> PAPERS[3].name, PAPERS[3].pixels(300)
('A4 landscape', (3508, 2480))
"""

from __future__ import annotations

from dataclasses import dataclass

_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """A size to choose: pixels, or millimetres if `printed`; `scale` is how much larger than on the screen everything
    is drawn, on paper at 300 dots an inch."""

    name: str
    width: float
    height: float
    scale: float
    printed: bool = False

    def pixels(self, dpi: float) -> tuple[int, int]:
        """Width and height; `dpi` counts only on paper."""
        if not self.printed:
            return round(self.width), round(self.height)
        return round(self.width / _INCH * dpi), round(self.height / _INCH * dpi)

    def scale_at(self, dpi: float) -> float:
        """How much larger than on the screen everything is drawn."""
        return self.scale * dpi / 300 if self.printed else self.scale


PAPERS = (
    Paper("Slide, 1920 × 1080", 1920, 1080, 1.0),
    Paper("Report, 2400 × 1350", 2400, 1350, 1.5),
    Paper("Wide, 4800 × 1800", 4800, 1800, 2.0),
    Paper("A4 landscape", 297, 210, 2.5, printed=True),
    Paper("A3 landscape", 420, 297, 2.5, printed=True),
    Paper("A2 landscape", 594, 420, 2.5, printed=True),
    Paper("Letter landscape", 279.4, 215.9, 2.5, printed=True),
    Paper("Wall, 16000 × 4000", 16_000, 4_000, 2.0),
)

DPIS = (96, 150, 200, 300, 600)
"""Dots an inch to choose from."""
