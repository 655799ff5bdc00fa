"""Light and dark, designed each for itself: colours as data, one style sheet for both.

theme = load_theme("dark")
apply_theme(application, theme)
theme.colour("accent")      # QColor
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from timeline_app.resources import resource

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "on_tooltip",
    QPalette.ColorRole.Mid: "hairline",
    QPalette.ColorRole.Dark: "strong",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours, as `#rrggbb`."""

    name: str
    dark: bool
    colours: Mapping[str, str]

    def colour(self, name: str) -> QColor:
        """One of the colours."""
        return QColor(self.colours[name])


@cache
def load_theme(name: str) -> Theme:
    """The theme "light" or "dark"."""
    data = json.loads(resource(f"themes/{name}.json").read_text(encoding="utf-8"))
    return Theme(data["name"], data["dark"], data["colours"])


def chosen_theme(setting: str) -> Theme:
    """The theme for the setting "light", "dark" or "system"."""
    if setting in ("light", "dark"):
        return load_theme(setting)
    application = QApplication.instance()
    hints = application.styleHints() if isinstance(application, QApplication) else None
    dark = hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark
    return load_theme("dark" if dark else "light")


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Gives the whole application its colours."""
    application.setStyle("Fusion")
    application.setPalette(_palette(theme))
    application.setStyleSheet(_style_sheet(theme.name))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("faint"))
    return palette


@cache
def _style_sheet(name: str) -> str:
    theme = load_theme(name)
    template = Template(resource("themes/window.qss").read_text(encoding="utf-8"))
    return template.substitute(theme.colours, images=resource(f"themes/{name}").as_posix())
