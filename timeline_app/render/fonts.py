"""The two fonts of the canvas and how wide their texts are.

The label font is the platform's, at its size; the small font is for second lines, counts and the axis.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QFontMetricsF

_KEEP = 50_000


@dataclass(eq=False)
class Fonts:
    """A `timeline.style.TextMetrics` made from a font; remembers widths."""

    label: QFont
    small: QFont
    strong: QFont
    _label_metrics: QFontMetricsF
    _small_metrics: QFontMetricsF
    _strong_metrics: QFontMetricsF
    _widths: dict[str, float] = field(default_factory=dict)
    _small_widths: dict[str, float] = field(default_factory=dict)
    _strong_widths: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, font: QFont) -> Fonts:
        """Fonts derived from the given one, which is used as it is for labels."""
        label, small = QFont(font), QFont(font)
        if font.pixelSize() > 0:
            small.setPixelSize(max(round(font.pixelSize() * 0.86), 9))
        else:
            small.setPointSizeF(font.pointSizeF() * 0.86)
        strong = QFont(small)
        strong.setBold(True)
        for each in (label, small, strong):
            # Glyphs on whole pixels: what is cached once looks the same wherever it is put.
            each.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
        return cls(label, small, strong, QFontMetricsF(label), QFontMetricsF(small), QFontMetricsF(strong))

    @property
    def line(self) -> float:
        """Height of a line of the label font."""
        return float(round(self._label_metrics.height()))

    @property
    def small_line(self) -> float:
        """Height of a line of the small font."""
        return float(round(self._small_metrics.height()))

    @property
    def ascent(self) -> float:
        """From the top of a label line to its baseline."""
        return float(round(self._label_metrics.ascent()))

    @property
    def small_ascent(self) -> float:
        """From the top of a small line to its baseline."""
        return float(round(self._small_metrics.ascent()))

    def width(self, text: str) -> float:
        """Advance of a text in the label font."""
        return _cached(self._widths, self._label_metrics, text)

    def small_width(self, text: str) -> float:
        """Advance of a text in the small font."""
        return _cached(self._small_widths, self._small_metrics, text)

    def strong_width(self, text: str) -> float:
        """Advance of a text in the small font in bold (the upper row of the axis)."""
        return _cached(self._strong_widths, self._strong_metrics, text)


def _cached(cache: dict[str, float], metrics: QFontMetricsF, text: str) -> float:
    found = cache.get(text)
    if found is None:
        if len(cache) >= _KEEP:
            cache.clear()
        found = cache[text] = metrics.horizontalAdvance(text)
    return found
