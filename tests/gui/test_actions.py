from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from timeline_app.gui.actions import COMMANDS, PANES
from timeline_app.gui.main_window import MainWindow
from timeline_app.gui.theme import load_theme
from timeline_app.resources import resource


def test_every_command_can_be_done_and_has_its_icon() -> None:
    assert len({c.id for c in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.text
        assert command.menu
        family = command.id.partition("_")[0]
        assert hasattr(MainWindow, f"do_{command.id}") or hasattr(MainWindow, f"do_{family}"), command.id
        assert not command.icon or resource(f"icons/ui/{command.icon}.svg").exists()


def test_no_two_commands_share_a_shortcut() -> None:
    keys = [QKeySequence(key).toString() for command in COMMANDS for key in command.keys]
    assert all(keys)
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_every_pane_can_be_shown_by_a_key() -> None:
    shown = {c.id.removeprefix("pane_"): c.keys for c in COMMANDS if c.id.startswith("pane_")}
    assert set(shown) == set(PANES)
    assert all(shown.values())


def _luminance(colour: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read_on_every_ground(name: str) -> None:
    colours = load_theme(name).colours
    grounds = ("window", "surface", "canvas", "raised", "hover", "accent_soft", "accent_faint", "other_mark", "chip")
    for ground in grounds:
        assert _contrast(colours["text"], colours[ground]) >= 7, ground
        assert _contrast(colours["muted"], colours[ground]) >= 4.5, ground
    for mark in ("accent_mark", "find_mark"):
        assert _contrast(colours["text"], colours[mark]) >= 4.5, mark
    for ground in ("window", "surface"):
        assert _contrast(colours["faint"], colours[ground]) >= 3, ground
        assert _contrast(colours["accent"], colours[ground]) >= 4.5, ground
    assert _contrast(colours["on_accent"], colours["accent"]) >= 4.5
    assert _contrast(colours["caution"], colours["caution_soft"]) >= 4.5
    assert _contrast(colours["bad"], colours["bad_soft"]) >= 4.5
    assert _contrast(colours["on_tooltip"], colours["tooltip"]) >= 7


def test_themes_name_the_same_colours() -> None:
    assert set(load_theme("light").colours) == set(load_theme("dark").colours)
