"""Everything of a chronicle by its id: built once for each chronicle, beside the window, so that panes only look up.

lookup = Lookup.of(chronicle)
lookup.events_of["p3"]      # positions of the events that participant p3 takes part in
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.chronicle import Chronicle, EventMention, LinkedArticle, Participant

Told = tuple[int, int, EventMention]
"""Position of an event, number of one of its mentions, and that mention."""


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """`told`: what each article tells, in order of its text. `events_of`: ascending positions, by participant id."""

    articles: Mapping[str, LinkedArticle] = field(default_factory=dict)
    participants: Mapping[str, Participant] = field(default_factory=dict)
    told: Mapping[str, Sequence[Told]] = field(default_factory=dict)
    events_of: Mapping[str, NDArray[np.int32]] = field(default_factory=dict)
    _rows: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    _ends: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))

    def counts(self, shown: NDArray[np.bool_]) -> dict[str, int]:
        """How many of the shown events each participant takes part in; those in no event are left out."""
        sums = np.concatenate(([0], np.cumsum(shown[self._rows]))) if len(self._rows) else np.zeros(1, np.int64)
        upto = sums[self._ends]
        return dict(zip(self.events_of, np.diff(upto, prepend=0).tolist(), strict=True))

    @classmethod
    def of(cls, chronicle: Chronicle) -> Lookup:
        """Built in one pass."""
        told: dict[str, list[Told]] = {}
        events_of: dict[str, list[int]] = {}
        for number, event in enumerate(chronicle.events):
            for at, mention in enumerate(event.mentions):
                told.setdefault(mention.article, []).append((number, at, mention))
            for key in {p.participant for p in event.participants}:
                events_of.setdefault(key, []).append(number)
        for passages in told.values():
            passages.sort(key=_place)
        flat = np.array([event for events in events_of.values() for event in events], np.int32)
        ends = np.cumsum([len(events) for events in events_of.values()], dtype=np.int64)
        return cls(
            {a.article.id: a for a in chronicle.articles},
            {p.id: p for p in chronicle.participants},
            told,
            {key: flat[end - len(events) : end] for (key, events), end in zip(events_of.items(), ends, strict=True)},
            flat,
            ends,
        )


def _place(told: Told) -> tuple[int, int]:
    span = told[2].span
    return span.start, span.end
