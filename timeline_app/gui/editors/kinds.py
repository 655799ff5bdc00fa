"""The kinds of event that there are, for menus: those of the data, and those that the open timeline has beside."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache

from timeline_app.core.chronicle import Event
from timeline_app.resources import resource


@cache
def _declared() -> tuple[str, ...]:
    with resource("events/kinds.toml").open("rb") as file:
        return tuple(name for name, value in tomllib.load(file).items() if isinstance(value, dict))


def event_kinds(events: Iterable[Event] = ()) -> tuple[str, ...]:
    """Names of kinds in the order of the alphabet, "other" (no kind) last."""
    known = {*_declared(), *(event.kind for event in events)} - {"other", ""}
    return (*sorted(known), "other")
