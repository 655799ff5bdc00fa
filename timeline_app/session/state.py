"""The plain values that make up what the user is doing: filters, selection, a notice.

Events are known by their position in `Chronicle.events` throughout the session.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from timeline_app.core.interval import Interval


class Origin(StrEnum):
    """Which pane a change came from, so that it need not answer to its own echo."""

    SESSION = "session"
    TIMELINE = "timeline"
    OVERVIEW = "overview"
    PARTICIPANTS = "participants"
    SOURCE = "source"
    DETAILS = "details"
    EVENTS = "events"
    UNDATED = "undated"
    REPORT = "report"
    SEARCH = "search"
    KEYBOARD = "keyboard"
    FILTERS = "filters"
    REVIEW = "review"
    WATCH = "watch"


class Part(StrEnum):
    """A part of the filters, owned by one pane or one list of values. A part does not filter where it is chosen."""

    PARTICIPANTS = "participants"
    WITHOUT = "without"
    TEXT = "text"
    DATES = "dates"
    KINDS = "kinds"
    PLACES = "places"
    PUBLISHERS = "publishers"
    FILES = "files"
    CERTAINTY = "certainty"
    TAGS = "tags"
    TRAITS = "traits"
    SOURCES = "sources"


class Certainty(StrEnum):
    """How the date of an event is known. An uncertain one is also stated or inferred."""

    STATED = "stated"
    INFERRED = "inferred"
    UNCERTAIN = "uncertain"
    CORRECTED = "corrected"


class Trait(StrEnum):
    """What an event is or is not."""

    STARRED = "starred"
    CHECKED = "checked"
    DISAGREEMENT = "disagreement"
    PLANNED = "planned"
    DENIED = "denied"
    NOTED = "noted"
    ADDED = "added"


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of an event to be shown. Nothing asked shows all; of several parts, all must be met.

    `participants`: participant ids, any of which (or with `every`, all of which) takes part. `text`: words to be found.
    `without`: ids of which none takes part. `dates`: the event may lie in it. `kinds`, `places`, `publishers` (names as
    lanes by source have them), `files` (paths), `certainty`, `tags`: any of these. `having`, `lacking`: all of these,
    none of these. `fewest`: so many articles tell it.
    """

    participants: frozenset[str] = _NONE
    every: bool = False
    text: str = ""
    without: frozenset[str] = _NONE
    dates: Interval | None = None
    kinds: frozenset[str] = _NONE
    places: frozenset[str] = _NONE
    publishers: frozenset[str] = _NONE
    files: frozenset[str] = _NONE
    certainty: frozenset[Certainty] = frozenset()
    tags: frozenset[str] = _NONE
    having: frozenset[Trait] = frozenset()
    lacking: frozenset[Trait] = frozenset()
    fewest: int = 0

    @property
    def active(self) -> bool:
        """Whether anything is asked."""
        return bool(self.parts)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that ask something."""
        return tuple(part for part in Part if self.asks(part))

    def asks(self, part: Part) -> bool:
        """Whether a part asks something."""
        if part is Part.TEXT:
            return bool(self.text.strip())
        if part is Part.SOURCES:
            return self.fewest > 1
        return any(getattr(self, name) for name in _FIELDS[part] if name != "every")

    def values(self, part: Part) -> frozenset[str]:
        """What a part asks, where it asks for values."""
        values: frozenset[str] = getattr(self, part)
        return values

    def with_values(self, part: Part, values: frozenset[str]) -> Filters:
        """The same, a part asking for other values."""
        changed: dict[str, Any] = {str(part): values}
        return replace(self, **changed)

    def cleared(self, part: Part) -> Filters:
        """The same without what one part asks."""
        changed: dict[str, Any] = {name: getattr(_PLAIN, name) for name in _FIELDS[part]}
        return replace(self, **changed)


_PLAIN = Filters()
_FIELDS: dict[Part, tuple[str, ...]] = {
    Part.PARTICIPANTS: ("participants", "every"),
    Part.TRAITS: ("having", "lacking"),
    Part.SOURCES: ("fewest",),
} | {
    part: (str(part),)
    for part in Part
    if part not in (Part.PARTICIPANTS, Part.TRAITS, Part.SOURCES)
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selection:
    """Selected events, the first being the one that the panes show, and which of its mentions is open."""

    events: tuple[int, ...] = ()
    mention: int = 0

    @property
    def event(self) -> int | None:
        """The event that the panes show."""
        return self.events[0] if self.events else None


class Level(StrEnum):
    """How loud a notice is."""

    INFO = "info"
    CAUTION = "caution"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """A line for the user. `details` is what the copy button copies; `link` are words that do something if clicked.

    `holds` says whether it is still true: what offers to undo a correction is not, once that was undone otherwise.
    """

    text: str
    level: Level = Level.INFO
    details: str = ""
    link: str = ""
    does: Callable[[], object] | None = None
    holds: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class ReadingState:
    """How far reading is; `active` False once it ended. `share` 0..1 of the text is done, `articles` are there so far.

    `linking`: everything is read and is being put together. `again`: what is shown was read by older rules.
    """

    active: bool = False
    done: int = 0
    total: int = 0
    linking: bool = False
    share: float = 0.0
    articles: int = 0
    again: bool = False
