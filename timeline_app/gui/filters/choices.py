"""What can be filtered by, as rows of one list that is narrowed by typing.

    choices(session, "reu")     # (Choice(Part.PUBLISHERS, "Reuters", "Reuters", 12, …),)

A minus before the words asks for what is to be left out: "-brandt".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from timeline_app.core.chronicle import Participant
from timeline_app.core.date_entry import parse_date
from timeline_app.core.errors import UsageError
from timeline_app.core.interval import Interval
from timeline_app.core.wording import describe
from timeline_app.gui.filters.words import TITLES, told_words, trait_words, value_words
from timeline_app.session.search import fold
from timeline_app.session.session import Session
from timeline_app.session.state import Certainty, Filters, Part, Trait

_ORDER = (
    Part.TRAITS, Part.CERTAINTY, Part.SOURCES, Part.TAGS, Part.PARTICIPANTS, Part.KINDS, Part.PLACES,
    Part.PUBLISHERS, Part.FILES,
)  # fmt: skip
Row = tuple[str, Callable[[], "Choice"]]
"""What a row says, and how it is made once it is to be shown."""

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
    most = _FOUND if needles else _AT_FIRST
    found: list[Choice] = list(_dates(session, words, visible))
    for part in _ORDER:
        # Most parts have few values, but there may be thousands of participants or files: they come one by one.
        fitting = (make() for text, make in _ROWS[part](session) if _fits(TITLES[part], text, needles))
        found += islice(fitting, most)
    return tuple(found)


def _fits(title: str, text: str, needles: list[str]) -> bool:
    """Whether all words that were typed begin some word of the row or of its heading."""
    if not needles:
        return True
    words = fold(f" {title} {text}")
    return all(f" {needle}" in words for needle in needles)


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


def _people(session: Session) -> Iterator[Row]:
    filters = session.filters
    chosen, without = filters.participants, filters.without
    if len(chosen) > 1:
        text = "all of these take part" if not filters.every else "any of these takes part"
        turned = replace(filters, every=not filters.every)
        yield text, lambda: Choice(Part.PARTICIPANTS, text, -1, 0, turned)
    counts = session.lookup.counts(session.shown(without=Part.PARTICIPANTS))
    for key in _ranked(counts, chosen | without):
        if who := session.participant(key):
            yield who.name, partial(_person, filters, who, counts.get(key, 0))


def _person(filters: Filters, who: Participant, count: int) -> Choice:
    key, chosen, without = who.id, filters.participants, filters.without
    take = replace(filters, participants=chosen ^ {key}, without=without - {key})
    leave = replace(filters, participants=chosen - {key}, without=without ^ {key})
    words = f"not {who.name}" if key in without else who.name
    return Choice(Part.PARTICIPANTS, words, count, _sign(key in chosen, key in without), take, leave)


def _traits(session: Session) -> Iterator[Row]:
    filters = session.filters
    counts = session.counts(Part.TRAITS)
    for trait in Trait:
        if trait in counts or trait in filters.having | filters.lacking:
            yield trait_words(trait), partial(_trait, filters, trait, counts.get(trait, 0))


def _trait(filters: Filters, trait: Trait, count: int) -> Choice:
    having, lacking = trait in filters.having, trait in filters.lacking
    take = replace(filters, having=filters.having ^ {trait}, lacking=filters.lacking - {trait})
    leave = replace(filters, having=filters.having - {trait}, lacking=filters.lacking ^ {trait})
    words = trait_words(trait, having=not lacking)
    return Choice(Part.TRAITS, words, count, _sign(having, lacking), take, leave)


def _valued(part: Part) -> Callable[[Session], Iterator[Row]]:
    def rows(session: Session) -> Iterator[Row]:
        chosen, counts = session.filters.values(part), session.counts(part)
        for value in list(Certainty) if part is Part.CERTAINTY else _ranked(counts, chosen):
            if counts.get(value, 0) or value in chosen:
                yield value_words(part, value), partial(_value, session.filters, part, value, counts.get(value, 0))

    return rows


def _value(filters: Filters, part: Part, value: str, count: int) -> Choice:
    chosen = filters.values(part)
    return Choice(part, value_words(part, value), count, int(value in chosen),
                  filters.with_values(part, chosen ^ {value}))  # fmt: skip


def _ranked(counts: Mapping[str, int], chosen: frozenset[str]) -> list[str]:
    """What is chosen first, then what shows the most; what shows nothing is left out."""
    first = sorted(chosen)
    others = [value for value, count in counts.items() if count and value not in chosen]
    return first + sorted(others, key=lambda value: (-counts[value], value))


def _fewest(session: Session) -> Iterator[Row]:
    filters = session.filters
    for least in _FEWEST:
        on, count = filters.fewest == least, session.told_by(least)
        if count or on:
            choice = Choice(Part.SOURCES, told_words(least), count, int(on),
                            replace(filters, fewest=0 if on else least))  # fmt: skip
            yield choice.text, partial(_same, choice)


def _same(choice: Choice) -> Choice:
    return choice


def _sign(taken: bool, left: bool) -> int:
    return int(taken) - int(left)


_ROWS: dict[Part, Callable[[Session], Iterator[Row]]] = {
    Part.PARTICIPANTS: _people,
    Part.TRAITS: _traits,
    Part.SOURCES: _fewest,
} | {
    part: _valued(part)
    for part in (Part.CERTAINTY, Part.TAGS, Part.KINDS, Part.PLACES, Part.PUBLISHERS, Part.FILES)
}  # fmt: skip
