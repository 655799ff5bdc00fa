"""Many whole numbers in as little memory as they need: two hundred for each of ten thousand articles are 60 MB as ints.

>>> found = Numbers([3, 1, 2]); found[0], len(found), sorted(found), found == (3, 1, 2)
(3, 3, [1, 2, 3], True)
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload


class Numbers(Sequence[int]):
    """Whole numbers from 0 to 2**64 in order; never changed. Raises ValueError for others."""

    __slots__ = ("_packed",)

    def __init__(self, values: Iterable[int] = ()) -> None:
        given = tuple(values)
        try:
            self._packed = array("I" if max(given, default=0) < 1 << 32 else "Q", given)
        except (OverflowError, TypeError) as error:
            raise ValueError(f"not whole numbers from 0 to 2**64: {error}") from error

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[int, ...]: ...
    def __getitem__(self, at: int | slice) -> int | tuple[int, ...]:
        return self._packed[at] if isinstance(at, int) else tuple(self._packed[at])

    def __iter__(self) -> Iterator[int]:
        return iter(self._packed)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Numbers):
            return self._packed == other._packed
        return isinstance(other, tuple) and tuple(self._packed) == other

    def __hash__(self) -> int:
        return hash(tuple(self._packed))

    def __repr__(self) -> str:
        return f"Numbers({list(self._packed)})"

    def __reduce__(self) -> tuple[Callable[[array[int]], Numbers], tuple[array[int]]]:
        return _with, (self._packed,)


def _with(packed: array[int]) -> Numbers:
    """What was pickled: there are two million of them in a large folder."""
    made = Numbers.__new__(Numbers)
    made._packed = packed
    return made


NONE = Numbers()
