"""The linked timeline of a whole folder: what every view, export and the command line are made from."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.core.article import Article, Published
from timeline_app.core.errors import Warning
from timeline_app.core.facts import ArticleFacts, DateSource, EntityKind, Role, Status
from timeline_app.core.interval import Interval
from timeline_app.core.quick import quick
from timeline_app.core.span import Span
from timeline_app.core.timex import ResolvedTime


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article with what linking settled of it. `times` run parallel to `facts.times`."""

    article: Article
    facts: ArticleFacts
    published: Published | None
    times: tuple[ResolvedTime, ...] = ()
    duplicate_of: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class ParticipantMention:
    """A place where a participant is referred to. `article` is an article id."""

    article: str
    span: Span
    text: str


@quick
@dataclass(frozen=True, slots=True)
class Participant:
    """A person, organisation, country, place or thing of the whole folder, under its best name.

    `aliases` are the other spellings; `offices` what it was called by office ("Defence Minister of Japan"); `reasons`
    say why spellings were taken for one.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    mentions: tuple[ParticipantMention, ...] = ()
    reasons: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class EventParticipant:
    """`participant` is a participant id; `name` its best name."""

    participant: str
    name: str
    role: Role


@quick
@dataclass(frozen=True, slots=True)
class EventMention:
    """A passage that reports the event.

    `when` is the date that this passage gives (None if none); `source` how it got it; `time` indexes the article's
    `times`: the expression that gave the date, None if inferred. `main`: the passage that tells it best.
    """

    article: str
    span: Span
    when: Interval | None
    source: DateSource
    time: int | None
    headline: str
    main: bool = False
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What an article says otherwise, in words ("says the week started with it"); `when` is the date that it gives.

    `when` is None where it is not about the date ("says “15 people died”").
    """

    article: str
    span: Span
    when: Interval | None
    says: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the user changed: what ("date", "headline", …), when (seconds since 1970), what it was before.

    `number` is that of the journal's entry which did it, 0 if not known.
    """

    what: str
    at: int
    before: str = ""
    who: str = "you"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """What the user said of an event. `changes` are in the order in which they were made."""

    hidden: bool = False
    starred: bool = False
    checked: bool = False
    added: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    changes: tuple[Change, ...] = ()


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Orphan:
    """An edit whose event, article or participant is not there (now): number in the journal, and words for the user."""

    number: int
    says: str
    reason: str


@quick
@dataclass(frozen=True, slots=True)
class Event:
    """An event of the timeline, told by one or more passages.

    `key` is built from content and survives re-reading: nothing in it depends on the other events.
    `importance` 0..1 ranks all events of the run. `when` is None for an undated event.
    """

    key: str
    when: Interval | None
    confidence: float
    headline: str
    kind: str
    status: Status
    source: DateSource
    importance: float
    place: str | None = None
    participants: tuple[EventParticipant, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    reasons: tuple[str, ...] = ()
    marks: Marks = NO_MARKS

    @property
    def inferred(self) -> bool:
        """Whether no words state the date: it was inherited or is the article's own day."""
        return self.source in (DateSource.INHERITED, DateSource.ARTICLE_DAY)

    @property
    def main(self) -> EventMention:
        """The passage that tells it best."""
        return next((m for m in self.mentions if m.main), self.mentions[0])


@dataclass(frozen=True, slots=True)
class FileReport:
    """One row of the import report: what became of one file. `outcome`: read, skipped, empty or failed."""

    path: str
    outcome: str
    articles: int
    message: str


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Everything known of one folder. Articles in stable order, events by date with the undated last.

    `hidden` are the events that the user hid; `orphans` the edits that found nothing to hang on.
    """

    articles: tuple[LinkedArticle, ...] = ()
    participants: tuple[Participant, ...] = ()
    events: tuple[Event, ...] = ()
    files: tuple[FileReport, ...] = ()
    warnings: tuple[Warning, ...] = ()
    hidden: tuple[Event, ...] = ()
    orphans: tuple[Orphan, ...] = ()
