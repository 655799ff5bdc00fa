"""What the user sets about how articles are understood, as one value from the command line or window to linking.

>>> LinkOptions.of("dmy").day_first, LinkOptions.of("mdy").order, LinkOptions().order
(True, 'mdy', 'auto')
"""

from __future__ import annotations

from dataclasses import dataclass

DATE_ORDERS: dict[str, bool | None] = {"auto": None, "dmy": True, "mdy": False}
"""Orders of day and month by the names that they have on the command line and in the settings."""

_ALWAYS_DAY_FIRST = ("de",)
"""Languages that have one order only: their rules read it from the words, and nothing is left to be set."""


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """`day_first`: 3/4/2024 is the third of April (True) or the fourth of March (False); None: as each article has it.

    It decides only where both readings are dates: 13/4/2024 is one day whatever is set.
    """

    day_first: bool | None = None

    @classmethod
    def of(cls, order: str) -> LinkOptions:
        """By the name of an order; a name that is not known sets nothing."""
        return cls(DATE_ORDERS.get(order))

    @property
    def order(self) -> str:
        """The name of the order."""
        return next(name for name, day_first in DATE_ORDERS.items() if day_first is self.day_first)

    def day_first_in(self, language: str) -> bool | None:
        """The order set for texts of a language (ISO 639-1); None if nothing is set or nothing can be."""
        return None if language in _ALWAYS_DAY_FIRST else self.day_first

    def words(self) -> str:
        """How a date was read, for the user: "read day first, as set"; "" if nothing is set."""
        return {None: "", True: "read day first, as set", False: "read month first, as set"}[self.day_first]


AS_WRITTEN = LinkOptions()
"""Nothing set: every article is read as it was written."""
