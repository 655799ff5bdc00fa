"""The events of a chronicle in their order, kept in order while some of them change.

One event that changes costs a search; thousands at once cost one sorting.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from timeline_app.core.chronicle import Event
from timeline_app.link.pipeline import by_date

_FEW = 200


class Arranged:
    """Events in order of date."""

    def __init__(self, events: Sequence[Event]) -> None:
        """`events` are in order."""
        self._events = list(events)

    def change(self, changes: Sequence[tuple[Event | None, Event | None]]) -> None:
        """Puts events in the place of others: (before, after), None for none."""
        if len(changes) > _FEW:
            self._change_many({id(before): after for before, after in changes if before is not None})
            self._events.extend(after for before, after in changes if before is None and after is not None)
            self._events.sort(key=by_date)
            return
        for before, after in changes:
            if before is not None:
                del self._events[self._place(before)]
            if after is not None:
                self._events.insert(self._place(after), after)

    def all(self) -> tuple[Event, ...]:
        """All of them."""
        return tuple(self._events)

    def _place(self, event: Event) -> int:
        return bisect_left(self._events, by_date(event), key=by_date)

    def _change_many(self, changes: Mapping[int, Event | None]) -> None:
        found = (changes.get(id(event), event) for event in self._events)
        self._events = [event for event in found if event is not None]
