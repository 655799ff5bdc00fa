"""Everything of a chronicle by its id: built once for each chronicle, beside the window, so that panes only look up.

lookup = Lookup.of(chronicle)
lookup.events_of["p3"]      # positions of the events that participant p3 takes part in
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.chronicle import Chronicle, EventMention, LinkedArticle, Participant
from timeline_app.index.sheet import Column, Sheet, distinct, sheet_of

Told = tuple[int, int, EventMention]
"""Position of an event, number of one of its mentions, and that mention."""
Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """`told`: what each article tells, in order of its text. `events_of`: ascending positions, by participant id."""

    articles: Mapping[str, LinkedArticle] = field(default_factory=dict)
    participants: Mapping[str, Participant] = field(default_factory=dict)
    told: Mapping[str, Sequence[Told]] = field(default_factory=dict)
    events_of: Mapping[str, Rows] = field(default_factory=dict)
    _rows: Rows = field(default_factory=lambda: np.zeros(0, np.int32))
    _ends: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))

    def counts(self, shown: NDArray[np.bool_]) -> dict[str, int]:
        """How many of the shown events each participant takes part in; those in no event are left out."""
        sums = np.concatenate(([0], np.cumsum(shown[self._rows]))) if len(self._rows) else np.zeros(1, np.int64)
        upto = sums[self._ends]
        return dict(zip(self.events_of, np.diff(upto, prepend=0).tolist(), strict=True))

    @classmethod
    def of(cls, chronicle: Chronicle) -> Lookup:
        """Built in one pass; what an article tells is put together when it is first asked."""
        sheet = sheet_of(chronicle.events)
        people, rows, ends = _grouped(sheet.people)
        events_of = {key: rows[start:end] for key, start, end in zip(people, [0, *ends], ends, strict=False)}
        articles, by_article, upto = _grouped(sheet.told)
        tellers = {key: by_article[start:end] for key, start, end in zip(articles, [0, *upto], upto, strict=False)}
        return cls(
            {a.article.id: a for a in chronicle.articles},
            {p.id: p for p in chronicle.participants},
            _Tellings(sheet, tellers),
            events_of,
            rows,
            np.array(ends, np.int64),
        )


class _Tellings(Mapping[str, Sequence[Told]]):
    """What each article tells. Few of thousands of articles are ever opened."""

    def __init__(self, sheet: Sheet, tellers: Mapping[str, Rows]) -> None:
        self._sheet, self._tellers = sheet, tellers
        self._known: dict[str, list[Told]] = {}

    def __getitem__(self, article: str) -> list[Told]:
        if article not in self._known:
            numbers = self._tellers[article].tolist()
            found = [
                (number, at, mention)
                for number in numbers
                for at, mention in enumerate(self._sheet.events[number].mentions)
                if mention.article == article
            ]
            self._known[article] = sorted(found, key=_place)
        return self._known[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tellers)

    def __len__(self) -> int:
        return len(self._tellers)


def _grouped(column: Column) -> tuple[tuple[str, ...], Rows, list[int]]:
    """For each name in order of appearance the events that have it, each once: names, all events, where each ends."""
    names, codes, owners = column.pairs()
    height = max(1, len(column.sizes))
    # One number for both keeps the sorting fast: by name first, then by event.
    pairs = distinct(codes * height + owners)
    ends = np.searchsorted(pairs, np.arange(1, len(names) + 1) * height)
    return names, (pairs % height).astype(np.int32), ends.tolist()


def _place(told: Told) -> tuple[int, int]:
    span = told[2].span
    return span.start, span.end
