"""Filters in plain words: a chip for each thing that is asked.

    chips(session)      # (Chip("Ilse Brandt or Nordwerk", …), Chip("not checked", …))

Each chip carries the filters as they would be without it, so that taking one off is one assignment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from timeline_app.core.wording import describe
from timeline_app.session.session import Session
from timeline_app.session.state import Certainty, Filters, Part, Trait

TITLES: dict[Part, str] = {
    Part.PARTICIPANTS: "Participant",
    Part.WITHOUT: "Without",
    Part.TEXT: "Words",
    Part.DATES: "Date",
    Part.KINDS: "Kind",
    Part.PLACES: "Place",
    Part.PUBLISHERS: "Source",
    Part.FILES: "File",
    Part.CERTAINTY: "How the date is known",
    Part.TAGS: "Tag",
    Part.TRAITS: "What it is",
    Part.SOURCES: "How often told",
}
"""What each part is called in lists."""

_TRAITS = {
    Trait.STARRED: ("starred", "not starred"),
    Trait.CHECKED: ("checked", "not checked"),
    Trait.DISAGREEMENT: ("sources disagree", "no disagreement"),
    Trait.PLANNED: ("planned", "not planned"),
    Trait.DENIED: ("denied", "not denied"),
    Trait.NOTED: ("with a note", "without a note"),
    Trait.ADDED: ("added by you", "not added by you"),
}
_CERTAINTY = {
    Certainty.STATED: "date stated",
    Certainty.INFERRED: "date inferred",
    Certainty.UNCERTAIN: "date uncertain",
    Certainty.CORRECTED: "date corrected",
}
_MOST_NAMES = 2


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is asked: in words, in full for the tooltip, and the filters without it."""

    part: Part
    text: str
    whole: str
    rest: Filters


def chips(session: Session) -> tuple[Chip, ...]:
    """What the filters ask, one chip for each thing that can be taken off by itself."""
    return tuple(chip for part in session.filters.parts for chip in _of_part(part, session))


def value_words(part: Part, value: str) -> str:
    """One value of a part, as it stands in a list."""
    if part is Part.TRAITS:
        return trait_words(Trait(value))
    if part is Part.CERTAINTY:
        return _CERTAINTY[Certainty(value)]
    return value.replace("_", " ") if part is Part.KINDS else value


def trait_words(trait: Trait, having: bool = True) -> str:
    """What an event is, or is not."""
    return _TRAITS[trait][0 if having else 1]


def told_words(fewest: int) -> str:
    """So many articles, at least."""
    return f"told by {fewest} or more articles"


def _of_part(part: Part, session: Session) -> Iterator[Chip]:
    filters = session.filters
    if part is Part.TRAITS:
        yield from _trait_chips(filters)
        return
    words = _WORDS[part](session)
    joined = "and" if part is Part.PARTICIPANTS and filters.every else "or"
    start = "not " if part is Part.WITHOUT else ""
    yield Chip(part, start + _short(words, joined), start + _listed(words, joined), filters.cleared(part))


def _trait_chips(filters: Filters) -> Iterator[Chip]:
    for trait in Trait:
        if trait in filters.having:
            text = trait_words(trait)
            yield Chip(Part.TRAITS, text, text, replace(filters, having=filters.having - {trait}))
        if trait in filters.lacking:
            text = trait_words(trait, having=False)
            yield Chip(Part.TRAITS, text, text, replace(filters, lacking=filters.lacking - {trait}))


def _people(session: Session, keys: Iterable[str]) -> list[str]:
    return sorted(who.name for key in keys if (who := session.participant(key)))


def _values(part: Part) -> Callable[[Session], list[str]]:
    return lambda session: sorted(value_words(part, value) for value in session.filters.values(part))


_WORDS: dict[Part, Callable[[Session], list[str]]] = {
    Part.PARTICIPANTS: lambda s: _people(s, s.filters.participants),
    Part.WITHOUT: lambda s: _people(s, s.filters.without),
    Part.TEXT: lambda s: [f"“{' '.join(s.filters.text.split())}”"],
    Part.DATES: lambda s: [describe(s.filters.dates)] if s.filters.dates else [],
    Part.SOURCES: lambda s: [told_words(s.filters.fewest)],
} | {
    part: _values(part)
    for part in (Part.KINDS, Part.PLACES, Part.PUBLISHERS, Part.FILES, Part.CERTAINTY, Part.TAGS)
}  # fmt: skip


def _listed(words: list[str], joined: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joined} {words[-1]}"


def _short(words: list[str], joined: str) -> str:
    if len(words) <= _MOST_NAMES:
        return _listed(words, joined)
    return f"{words[0]} {joined} {len(words) - 1} others"
