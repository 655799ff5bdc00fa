"""What can be filtered by, as rows of one list that is narrowed by typing.

    choices(session, "reu")     # (Choice(Part.PUBLISHERS, "Reuters", "Reuters", 12, …),)

A minus before the words asks for what is to be left out: "-brandt".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from timeline_app.core.date_entry import parse_date
from timeline_app.core.errors import UsageError
from timeline_app.core.interval import Interval
from timeline_app.core.wording import describe
from timeline_app.gui.filters.words import TITLES, told_words, trait_words, value_words
from timeline_app.session.search import fold
from timeline_app.session.session import Session
from timeline_app.session.state import Certainty, Filters, Part, Trait

_ORDER = (
    Part.DATES, Part.TRAITS, Part.CERTAINTY, Part.SOURCES, Part.TAGS, Part.PARTICIPANTS, Part.KINDS, Part.PLACES,
    Part.PUBLISHERS, Part.FILES,
)  # fmt: skip
_FEWEST = (2, 3, 5)
_AT_FIRST = 5
"""Values of a part that are listed before anything is typed."""
_FOUND = 30
"""Values of a part that are listed for what is typed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: `on` is 1 where it is asked for, -1 where it is to be left out, else 0. `count` -1: not counted.

    `take` are the filters after it is chosen, `leave` after it is asked to be left out (None: that cannot be asked).
    """

    part: Part
    text: str
    count: int
    on: int
    take: Filters
    leave: Filters | None = None

    @property
    def title(self) -> str:
        """The heading that it stands under."""
        return TITLES[self.part]


def choices(session: Session, typed: str, visible: Interval | None = None) -> tuple[Choice, ...]:
    """The rows for what is typed; `visible` is the stretch of time that the timeline shows."""
    words = typed.strip()
    needles = fold(words.removeprefix("-")).split()
    found: list[Choice] = []
    for part in _ORDER:
        own = _dates(session, words, visible) if part is Part.DATES else _ROWS[part](session)
        fitting = [c for c in own if part is Part.DATES or _fits(c, needles)]
        found += fitting[: _FOUND if needles else _AT_FIRST]
    return tuple(found)


def _fits(choice: Choice, needles: list[str]) -> bool:
    """Whether all words that were typed begin some word of the row or of its heading."""
    words = fold(f"{choice.title} {choice.text}")
    starts = f" {words}"
    return all(f" {needle}" in starts for needle in needles)


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _dates(session: Session, typed: str, visible: Interval | None) -> Iterator[Choice]:
    filters = session.filters
    try:
        when = parse_date(typed) if typed else None
    except UsageError:
        when = None
    if when is not None:
        yield _date(filters, when, describe(when))
    elif not typed:
        if filters.dates is not None:
            yield _date(filters, filters.dates, describe(filters.dates))
        if visible is not None and visible != filters.dates:
            yield _date(filters, visible, "what the timeline shows now")


def _date(filters: Filters, when: Interval, text: str) -> Choice:
    on = filters.dates == when
    return Choice(Part.DATES, text, -1, int(on), replace(filters, dates=None if on else when))


def _people(session: Session) -> Iterator[Choice]:
    filters, columns = session.filters, session.lookup
    chosen, without = filters.participants, filters.without
    if len(chosen) > 1:
        text = "all of these take part" if not filters.every else "any of these takes part"
        yield Choice(Part.PARTICIPANTS, text, -1, 0, replace(filters, every=not filters.every))
    counts = columns.counts(session.shown(without=Part.PARTICIPANTS))
    ranked = sorted(counts, key=lambda key: (key not in chosen | without, -counts[key]))
    for key in ranked:
        who = session.participant(key)
        if who is None or not (counts[key] or key in chosen | without):
            continue
        take = replace(filters, participants=chosen ^ {key}, without=without - {key})
        leave = replace(filters, participants=chosen - {key}, without=without ^ {key})
        words = f"not {who.name}" if key in without else who.name
        yield Choice(Part.PARTICIPANTS, words, counts[key], _sign(key in chosen, key in without), take, leave)


def _traits(session: Session) -> Iterator[Choice]:
    filters = session.filters
    counts = session.counts(Part.TRAITS)
    for trait in Trait:
        having, lacking = trait in filters.having, trait in filters.lacking
        if not (trait in counts or having or lacking):
            continue
        take = replace(filters, having=filters.having ^ {trait}, lacking=filters.lacking - {trait})
        leave = replace(filters, having=filters.having - {trait}, lacking=filters.lacking ^ {trait})
        words = trait_words(trait, having=not lacking)
        yield Choice(Part.TRAITS, words, counts.get(trait, 0), _sign(having, lacking), take, leave)


def _valued(part: Part) -> Callable[[Session], Iterator[Choice]]:
    def rows(session: Session) -> Iterator[Choice]:
        filters = session.filters
        chosen = filters.values(part)
        counts = session.counts(part)
        order = list(Certainty) if part is Part.CERTAINTY else sorted(
            {*counts, *chosen}, key=lambda v: (v not in chosen, -counts.get(v, 0), v)
        )  # fmt: skip
        for value in order:
            if counts.get(value, 0) or value in chosen:
                take = filters.with_values(part, chosen ^ {value})
                yield Choice(part, value_words(part, value), counts.get(value, 0), int(value in chosen), take)

    return rows


def _fewest(session: Session) -> Iterator[Choice]:
    filters = session.filters
    for least in _FEWEST:
        on = filters.fewest == least
        count = session.told_by(least)
        if count or on:
            yield Choice(Part.SOURCES, told_words(least), count, int(on), replace(filters, fewest=0 if on else least))


def _sign(taken: bool, left: bool) -> int:
    return int(taken) - int(left)


_ROWS: dict[Part, Callable[[Session], Iterator[Choice]]] = {
    Part.PARTICIPANTS: _people,
    Part.TRAITS: _traits,
    Part.SOURCES: _fewest,
} | {
    part: _valued(part)
    for part in (Part.CERTAINTY, Part.TAGS, Part.KINDS, Part.PLACES, Part.PUBLISHERS, Part.FILES)
}  # fmt: skip
