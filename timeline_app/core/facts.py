"""What was read in one article and nothing else: the output of extract, the input of link, the content of the cache.

Everything here is a plain value that pickles, and points into the article's text with spans. Cross-references inside
one `ArticleFacts` are indexes into its own tuples.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.core.article import DateClaim
from timeline_app.core.numbers import NONE, Numbers
from timeline_app.core.quick import quick
from timeline_app.core.span import Span
from timeline_app.core.timex import TimeExpression


class EntityKind(StrEnum):
    """Kinds of participant. A thing is a ship, a vehicle or a flight that acts or suffers as somebody would."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    PLACE = "place"
    THING = "thing"


class MentionForm(StrEnum):
    """How the text refers to somebody."""

    NAME = "name"
    OFFICE = "office"
    PRONOUN = "pronoun"


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is referred to. `entity` indexes `ArticleFacts.entities`.

    `span` covers the reference itself (the name without its title, or the office noun phrase, or the pronoun).
    """

    span: Span
    text: str
    form: MentionForm
    entity: int


@quick
@dataclass(frozen=True, slots=True)
class Office:
    """A title, rank, role or office that the text gives somebody, with where it says so. `country` is its full name."""

    title: str
    country: str | None
    span: Span


NAMELESS = "called so in the text, without a name"
"""The reason that marks an entity known only by its role: "Police", "Gunman"."""


@quick
@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something named in one article, all its spellings put together.

    `name` is the fullest good spelling; `names` all distinct spellings in order of appearance; `reasons` say in plain
    words why spellings were taken for one ("Hegseth" is the family name of "Pete Hegseth").
    """

    name: str
    kind: EntityKind
    names: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def nameless(self) -> bool:
        """Whether it is known only by its role; such entities say nothing of two events being one."""
        return NAMELESS in self.reasons


class Role(StrEnum):
    """What a participant did in an event."""

    AGENT = "agent"
    PATIENT = "patient"
    OTHER = "other"


class Status(StrEnum):
    """Whether the event is told as having happened."""

    HAPPENED = "happened"
    PLANNED = "planned"
    DENIED = "denied"


class DateSource(StrEnum):
    """How an event got its date."""

    STATED = "stated"
    INHERITED = "inherited"
    ARTICLE_DAY = "article day"
    NONE = "none"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity (index into `ArticleFacts.entities`) with its role in an event."""

    entity: int
    role: Role


@quick
@dataclass(frozen=True, slots=True)
class EventCandidate:
    """An event told by one sentence or clause of one article.

    `span` is the sentence or clause; `trigger` the word that tells it, `verb` its lemma; `kind` is a name from the
    event kinds data ("meeting", "attack", ...). `time` indexes `ArticleFacts.times`, None where the date is inherited
    or the article's day; `times` are all the other time expressions that also say when ("that Friday, 12 March").
    `detail_of` indexes `ArticleFacts.events`: the event that this is only a detail of; it is not shown by itself.
    `salience` 0..1 is how much the article makes of it (1: what the article is about). `terms` are content lemmas,
    for merging. `date_from` indexes `ArticleFacts.events`: the event whose date it takes where `date_source` is
    INHERITED. `score` is how much speaks for its being an event at all (above 0: it is one). `clarity` 0..1 is how
    likely its headline tells a reader what happened; where it hardly does, `near` indexes the event that the passage is
    listed with, unless other articles tell it, too. `also` take part in a wider sense (who says it, who acts in its
    details): shown with the event, but no reason to take two events for one. `amid` are, for what is told in
    the simple past without a date, the time expressions around it that say when it may have been, the last one first.
    `perfect`: its verb is in the present perfect ("has resigned") and no date is said of it itself: one that stands
    behind it and is long over is that of something else. `by_then`: it tells what has come about by the day of the
    article, hardly just then ("26 have died", "is charged with theft"). `may_come`: it is told in the present or by a
    noun, so that on a day after the article it is yet to come ("which opens on Monday").
    """

    span: Span
    trigger: Span
    verb: str
    kind: str
    headline: str
    status: Status
    date_source: DateSource
    time: int | None
    times: tuple[int, ...] = ()
    actors: tuple[Actor, ...] = ()
    place: str | None = None
    place_span: Span | None = None
    detail_of: int | None = None
    salience: float = 0.0
    background: bool = False
    terms: tuple[str, ...] = ()
    date_from: int | None = None
    score: float = 0.0
    clarity: float = 1.0
    near: int | None = None
    also: tuple[Actor, ...] = ()
    amid: tuple[int, ...] | None = None
    perfect: bool = False
    by_then: bool = False
    may_come: bool = False


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """All that was read in one article.

    `language` is an ISO 639-1 code. `sentences` are the spans of the body's sentences in order. `claims` are evidence
    for the publication date found in the words. `shingles` are hashes of word 4-grams of the body, sorted, thinned to
    at most some hundreds (near-duplicate detection); `terms` are (content word, count) pairs of title and body.
    `narrative` says that the article tells history in its own running time. `notes` go to the import report.
    """

    article: str
    language: str
    sentences: tuple[Span, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[EventCandidate, ...] = ()
    claims: tuple[DateClaim, ...] = ()
    shingles: Numbers = NONE
    terms: tuple[tuple[str, int], ...] = ()
    narrative: bool = False
    notes: tuple[str, ...] = ()
