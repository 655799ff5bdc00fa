"""Tables whose keys nearly always have one or two values, in a quarter of the memory that sets and counters take.

>>> table: dict[str, Few[int]] = {}
>>> put(table, "a", 1, 1); put(table, "a", 2, 1); put(table, "a", 1, -1); table
{'a': (2,)}
>>> counts: dict[str, Bag[str]] = {}
>>> tally(counts, "a", "x", 1); tally(counts, "a", "x", 1); counts, times(counts["a"], "x")
({'a': ('x', 'x')}, 2)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeAlias, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Hashable)
Few: TypeAlias = tuple[V, ...] | set[V]
"""Different values in no order."""
Bag: TypeAlias = tuple[V, ...] | Counter[V]
"""Values with how often each is there: as often in a tuple while they are few."""
_MOST = 4


def put(table: dict[K, Few[V]], key: K, value: V, by: int) -> None:
    """Puts a value in under a key (`by` 1), once, or takes it out (-1); a key without values goes."""
    there = table.get(key, ())
    if (value in there) == (by > 0):
        return
    if isinstance(there, set) and (by > 0 or len(there) > 1):
        there.symmetric_difference_update((value,))
    elif by > 0:
        table[key] = (*there, value) if len(there) < _MOST else {*there, value}
    elif len(there) > 1:
        table[key] = tuple(each for each in there if each != value)
    else:
        del table[key]


def tally(table: dict[K, Bag[V]], key: K, value: V, by: int) -> None:
    """Counts a value in under a key (`by` 1) or out (-1); a key without values goes."""
    there = table.get(key, ())
    if isinstance(there, Counter):
        add(there, value, by)
    elif by > 0:
        there = (*there, value)
        table[key] = there if len(there) <= _MOST else Counter(there)
    else:
        at = there.index(value)
        there = table[key] = there[:at] + there[at + 1 :]
    if not there:
        del table[key]


def times(bag: Bag[V], value: V) -> int:
    """How often a value is there."""
    return bag[value] if isinstance(bag, Counter) else bag.count(value)


def counts(bag: Bag[V]) -> Mapping[V, int]:
    """How often each value is there."""
    return bag if isinstance(bag, Counter) else Counter(bag)


def add(counted: Counter[K], key: K, by: int) -> None:
    """Counts on; what is not there any more is not kept."""
    counted[key] += by
    if not counted[key]:
        del counted[key]
