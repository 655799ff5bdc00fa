"""What merging goes by (`resources/link/merging.toml`), read once for all who ask.

>>> "once" in merging_rules()
True
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
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
    """What words of one meaning stand for, in every regular form: "quake" for "earthquakes"."""
    same = merging_rules()["same"].items()
    return {form: meaning for meaning, words in same for word in words for form in _forms(word)}


def _forms(word: str) -> Iterator[str]:
    """A word with the endings of nouns and verbs; some are of no use, and never met.

    >>> "winning" in _forms("win") and "colliding" in _forms("collide") and "injuries" in _forms("injury")
    True
    """
    stem = word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")
    yield word
    for ending in ("s", "es", "ed", "ing"):
        yield word + ending
        yield stem + ending
        yield word + word[-1] + ending
