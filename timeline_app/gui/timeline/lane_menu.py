"""What one can do with a lane: collapse, hide, move, sort. Each entry is a name and the lanes it leads to.

>>> options = LaneOptions(by=LaneBy.KIND)
>>> [text for text, _ in lane_choices(options, ("vote", "storm"), "vote") if text]
['Collapse', 'Collapse all others', 'Hide', 'Move down', 'Sort by name']
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.index.columns import LaneBy
from timeline_app.timeline.lanes import LaneOptions

__all__ = ["LaneBy", "lane_choices", "show_lane_menu"]

Choice = tuple[str, LaneOptions | None]
"""An entry's text and what it leads to; an empty text separates."""


def lane_choices(options: LaneOptions, keys: Sequence[str], key: str) -> list[Choice]:
    """The entries for the lane `key`; `keys` are the lanes shown, top to bottom."""
    place, others = keys.index(key), frozenset(keys) - {key}
    closed = key in options.collapsed
    choices: list[Choice] = [
        ("Expand" if closed else "Collapse", replace(options, collapsed=options.collapsed ^ {key})),
        ("Collapse all others", replace(options, collapsed=(options.collapsed | others) - {key})),
        ("Hide", replace(options, hidden=options.hidden | {key})),
        ("", None),
    ]
    if place > 0:
        choices.append(("Move up", replace(options, order=_moved(keys, place, place - 1))))
    if place < len(keys) - 1:
        choices.append(("Move down", replace(options, order=_moved(keys, place, place + 1))))
    other_way = "Sort by number of events" if options.by_name else "Sort by name"
    choices.append((other_way, replace(options, by_name=not options.by_name, order=())))
    if options.hidden or options.collapsed:
        choices += [("", None), ("Show all lanes", replace(options, hidden=frozenset(), collapsed=frozenset()))]
    return choices


def _moved(keys: Sequence[str], place: int, to: int) -> tuple[str, ...]:
    order = list(keys)
    order.insert(to, order.pop(place))
    return tuple(order)


def show_lane_menu(
    parent: QWidget, choices: Sequence[Choice], at: QPoint, choose: Callable[[LaneOptions], None]
) -> QMenu:
    """Pops the entries up at a global position; `choose` gets what was picked."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for text, options in choices:
        if options is None:
            menu.addSeparator()
        else:
            menu.addAction(text, partial(choose, options))
    menu.popup(at)
    return menu
