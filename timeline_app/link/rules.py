"""What merging goes by (`resources/link/merging.toml`), read once for all who ask.

>>> "once" in merging_rules()
True
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from timeline_app.resources import resource


@cache
def merging_rules() -> dict[str, Any]:
    """The tables by name."""
    return tomllib.loads(resource("link/merging.toml").read_text(encoding="utf-8"))


@cache
def light() -> frozenset[str]:
    """Words that say nothing of what was done, for many things are "taken" and "given"."""
    return frozenset(merging_rules()["light"])


@cache
def meanings() -> dict[str, str]:
    """What words of one meaning stand for: "earthquake" for "quake"."""
    return {word: meaning for meaning, words in merging_rules()["same"].items() for word in words}
