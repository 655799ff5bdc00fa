"""Dictionaries that can go back: every change is noted, so that undoing an edit costs no more than doing it did.

>>> trail = Trail(); names = trail.table()
>>> names["a"] = 1; mark = trail.mark(); names["a"] = 2; names["b"] = 3
>>> trail.back_to(mark); names
{'a': 1}
"""

from __future__ import annotations

from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")
_NOTHING: Any = object()


class Table(dict[K, V]):
    """A dictionary that notes every change in its trail. `touched` are the keys that changed since it was emptied."""

    def __init__(self, trail: Trail) -> None:
        super().__init__()
        self._trail = trail
        self.touched: set[K] = set()

    def __setitem__(self, key: K, value: V) -> None:
        self._trail.noted.append((self, key, self.get(key, _NOTHING)))
        self.touched.add(key)
        super().__setitem__(key, value)

    def back(self, key: K, value: V) -> None:
        """Sets what was there before, without a note of it."""
        self.touched.add(key)
        if value is _NOTHING:
            del self[key]
        else:
            super().__setitem__(key, value)


class Trail:
    """Notes what changes in its tables."""

    def __init__(self) -> None:
        self.noted: list[tuple[Table[Any, Any], Any, Any]] = []

    def table(self) -> Table[Any, Any]:
        """A new, empty table."""
        return Table(self)

    def mark(self) -> int:
        """Where the tables stand now."""
        return len(self.noted)

    def back_to(self, mark: int) -> None:
        """All tables as they stood then."""
        while len(self.noted) > mark:
            table, key, before = self.noted.pop()
            table.back(key, before)
