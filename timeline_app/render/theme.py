"""Colours of the canvas, light and dark. Families of kinds differ in hue at one lightness, and nothing is told by hue
alone: shapes tell what is planned, inferred or disputed, and the key names the kinds of every colour.

>>> LIGHT.category(0) != LIGHT.category(1)
True
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#rrggbb`. `categories`: seven that people with any colour vision can tell apart, then neutral."""

    name: str
    background: str
    text: str
    muted: str
    hairline: str
    grid: str
    shade: str
    accent: str
    alert: str
    now: str
    density: str
    fold: str
    star: str
    categories: tuple[str, ...]

    def category(self, number: int) -> QColor:
        """The colour of a category number as display lists give it."""
        return QColor(self.categories[min(number, len(self.categories) - 1)])

    @property
    def dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return QColor(self.background).lightnessF() < 0.5


LIGHT = Theme(
    name="light",
    background="#ffffff",
    text="#1c2128",
    muted="#68717d",
    hairline="#dfe3e8",
    grid="#eff1f4",
    shade="#f7f8fa",
    accent="#1f6feb",
    alert="#c2410c",
    now="#d1495b",
    density="#8ba4c7",
    fold="#e4e9f0",
    star="#b88700",
    categories=("#2f6db5", "#c26a12", "#17877a", "#a24a92", "#7d7a14", "#2b90c2", "#b9483f", "#6b7583"),
)

DARK = Theme(
    name="dark",
    background="#14171b",
    text="#e4e7eb",
    muted="#8f99a6",
    hairline="#2c323a",
    grid="#1f242a",
    shade="#181c21",
    accent="#6aa5ff",
    alert="#ff9d5c",
    now="#f0808d",
    density="#4f6e97",
    fold="#2a323c",
    star="#f0c040",
    categories=("#74a5e3", "#e2974f", "#4bbfae", "#d189c3", "#bab54f", "#66bde6", "#e8857b", "#98a3b1"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
