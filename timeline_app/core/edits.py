"""What the user corrected: each edit is a small value that hangs on content, not on numbers of one run.

An edit names events by the passages that tell them, articles by their content and people by their spellings, so that it
finds them again after the folder was read anew, files were renamed or the rules changed. Edits never change what was
read: they are laid over it, in the order in which they were made.

    SetDate(EventRef.of(event, articles), Interval.of_day(2026, 1, 16), "16 Jan 2026")
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from timeline_app.core.chronicle import Event, EventMention, LinkedArticle, Participant
from timeline_app.core.facts import EntityKind, Role
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span

_QUOTE = 160
_MOST_PASSAGES = 24


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article by its content; by its place in the folder where the content has changed."""

    content_hash: str
    path: str
    part: int = 0

    @classmethod
    def of(cls, linked: LinkedArticle) -> ArticleRef:
        """What `linked` is known by."""
        return cls(linked.article.content_hash, linked.article.path, linked.article.part)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text. `quote` is its beginning: to be found by, and to be shown where it has gone."""

    article: ArticleRef
    span: Span
    quote: str

    @classmethod
    def of(cls, linked: LinkedArticle, span: Span) -> Passage:
        """The passage `span` of an article."""
        return cls(ArticleRef.of(linked), span, span.of(linked.article.text)[:_QUOTE])


@dataclass(frozen=True, slots=True)
class EventRef:
    """An event by its key; by the passages that tell it (the best one first) where there is no such key any more.

    `headline` is for the user, should the event have gone.
    """

    key: str
    headline: str
    passages: tuple[Passage, ...] = ()

    @classmethod
    def of(cls, event: Event, articles: Mapping[str, LinkedArticle]) -> EventRef:
        """What `event` is known by; `articles` by id. One that has gone since tells nothing of it any more."""
        telling = sorted(
            (m for m in event.mentions if not m.detail and m.article in articles), key=lambda m: not m.main
        )
        return cls(event.key, event.headline, tuple(passage(m, articles) for m in telling[:_MOST_PASSAGES]))


@dataclass(frozen=True, slots=True)
class ParticipantRef:
    """A participant by name and kind, or by any of its spellings, the best one first."""

    name: str
    kind: EntityKind
    names: tuple[str, ...] = ()

    @classmethod
    def of(cls, participant: Participant) -> ParticipantRef:
        """What `participant` is known by."""
        return cls(participant.name, participant.kind, (participant.name, *participant.aliases))


def passage(mention: EventMention, articles: Mapping[str, LinkedArticle]) -> Passage:
    """The passage of an event's mention; `articles` by id."""
    return Passage.of(articles[mention.article], mention.span)


# ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class SetDate:
    """The event was at `when` (None: nobody knows). `said` is what was typed, or the candidate chosen, for the log."""

    event: EventRef
    when: Interval | None
    said: str = ""


@dataclass(frozen=True, slots=True)
class SetHeadline:
    """The event is called `headline`."""

    event: EventRef
    headline: str


@dataclass(frozen=True, slots=True)
class SetKind:
    """The event is of another kind ("meeting")."""

    event: EventRef
    kind: str


@dataclass(frozen=True, slots=True)
class SetPlace:
    """The event took place there; None: no place."""

    event: EventRef
    place: str | None


@dataclass(frozen=True, slots=True)
class AddParticipant:
    """Somebody took part, or took part in another role. One who is not known yet becomes known by this."""

    event: EventRef
    participant: ParticipantRef
    role: Role = Role.OTHER


@dataclass(frozen=True, slots=True)
class RemoveParticipant:
    """Somebody did not take part."""

    event: EventRef
    participant: ParticipantRef


@dataclass(frozen=True, slots=True)
class MergeEvents:
    """All of these are one event: the first, with the passages of all."""

    events: tuple[EventRef, ...]


@dataclass(frozen=True, slots=True)
class SplitEvent:
    """These passages of the event tell another one."""

    event: EventRef
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class AddEvent:
    """An event that was not found by itself. `key` is made up once; `passage` is where it says so, None for nowhere."""

    key: str
    headline: str
    when: Interval | None
    kind: str
    place: str | None = None
    participants: tuple[tuple[ParticipantRef, Role], ...] = ()
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Hide:
    """The event is not shown; `hidden` False brings it back."""

    event: EventRef
    hidden: bool = True


@dataclass(frozen=True, slots=True)
class Star:
    """The event is starred, or no longer."""

    event: EventRef
    starred: bool = True


@dataclass(frozen=True, slots=True)
class SetTags:
    """The event has these tags and no others."""

    event: EventRef
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetNote:
    """What the user wrote of the event; empty for nothing."""

    event: EventRef
    note: str


@dataclass(frozen=True, slots=True)
class Check:
    """The event was confirmed as right, or that is taken back."""

    event: EventRef
    checked: bool = True


# ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class SetPublished:
    """The articles came out then; None: let the program find out again. Their relative dates follow."""

    articles: tuple[ArticleRef, ...]
    when: Interval | None


# ── participants ─────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class RenameParticipant:
    """Somebody is called `name`, and is of `kind`."""

    participant: ParticipantRef
    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class MergeParticipants:
    """All of these are one: the first."""

    participants: tuple[ParticipantRef, ...]


@dataclass(frozen=True, slots=True)
class SplitParticipant:
    """Those of the spellings `names` are somebody else, called by the first of them."""

    participant: ParticipantRef
    names: tuple[str, ...]


# ── the journal itself ───────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class TakeBack:
    """The edits of these numbers do not hold, whatever was done after them. A taking back can be taken back too."""

    numbers: tuple[int, ...]


Edit = (
    SetDate | SetHeadline | SetKind | SetPlace | AddParticipant | RemoveParticipant | MergeEvents | SplitEvent
    | AddEvent | Hide | Star | SetTags | SetNote | Check | SetPublished
    | RenameParticipant | MergeParticipants | SplitParticipant | TakeBack
)  # fmt: skip
"""Everything that can be corrected."""

KINDS: tuple[type, ...] = (
    SetDate, SetHeadline, SetKind, SetPlace, AddParticipant, RemoveParticipant, MergeEvents, SplitEvent,
    AddEvent, Hide, Star, SetTags, SetNote, Check, SetPublished,
    RenameParticipant, MergeParticipants, SplitParticipant, TakeBack,
)  # fmt: skip
"""The same as a tuple, for reading them back by name."""


class EntryState(StrEnum):
    """What became of an entry of the journal."""

    ACTIVE = "active"
    UNDONE = "undone"
    DROPPED = "dropped"
    """Undone, and then something else was done: it cannot be redone, and stays for the record."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal: who did what when. `at` are seconds since 1970 (UTC); `number` counts from 1.

    Entries of one `step` were done together and are undone together.
    """

    number: int
    step: int
    edit: Edit
    who: str
    at: int
    state: EntryState = EntryState.ACTIVE
