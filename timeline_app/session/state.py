"""The plain values that make up what the user is doing: filters, selection, a notice.

Events are known by their position in `Chronicle.events` throughout the session.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


class Part(StrEnum):
    """A part of the filters, owned by one pane. A pane's own part does not filter that pane."""

    PARTICIPANTS = "participants"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of an event to be shown. Nothing asked shows all.

    `participants`: participant ids, any of which (or with `every`, all of which) takes part. `text`: words to be found.
    """

    participants: frozenset[str] = frozenset()
    every: bool = False
    text: str = ""

    @property
    def active(self) -> bool:
        """Whether anything is asked."""
        return bool(self.participants or self.text.strip())


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
    """A line for the user. `details` is what the copy button copies; empty for none."""

    text: str
    level: Level = Level.INFO
    details: str = ""


@dataclass(frozen=True, slots=True)
class ReadingState:
    """How far reading is; `active` False once it ended. `share` 0..1 of the text is done, `articles` are there so far.

    `linking`: everything is read and is being put together.
    """

    active: bool = False
    done: int = 0
    total: int = 0
    linking: bool = False
    share: float = 0.0
    articles: int = 0
