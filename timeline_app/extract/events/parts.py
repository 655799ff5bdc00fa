"""The pieces of a line behind its verb, and which of them goes first when it is too long.

>>> [p.text for p in less([Part("a bridge", 0), Part("in Oslo", 2), Part("at noon", 2)], 0)]
['a bridge', 'in Oslo']
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the line after the verb. Those with a high `rank` are given up first."""

    text: str
    rank: int


def less(parts: list[Part], number: int) -> list[Part] | None:
    """The parts without the last but `number` of those with the highest rank; None where there are not so many."""
    top = max((p.rank for p in parts), default=0)
    least = [n for n, p in enumerate(parts) if p.rank == top]
    if not top or len(least) < 2 or number >= len(least):
        return None
    gone = least[-1 - number]
    stretch = parts[gone].text.startswith(("from ", "to ")) and any(p.text.startswith("from ") for p in parts)
    return None if stretch else [p for n, p in enumerate(parts) if n != gone]  # "from 3 to 7" is one
