"""What the program is not sure of, as questions, least certain first; and what each answer would change.

A publication date that is not certain is asked once, for all the dates that were counted from it. Whoever answered is
not asked again: an event that was checked or dated by the user, an article whose day the user set, and participants
that the user said are one (an edit that merges one with itself) raise no question any more.

    for question in questions(chronicle, lookup, confirmed):
        card(question, chronicle, lookup)       # the words, the evidence, and an edit for each answer
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.chronicle import Chronicle, Event, EventMention, LinkedArticle, Participant
from timeline_app.core.edits import (
    ArticleRef,
    Check,
    Edit,
    Entry,
    EntryState,
    EventRef,
    Hide,
    MergeParticipants,
    ParticipantRef,
    SetDate,
    SetPublished,
    SplitEvent,
    SplitParticipant,
    passage,
)
from timeline_app.core.facts import DateSource
from timeline_app.core.span import Span
from timeline_app.core.timex import AnchorKind
from timeline_app.core.wording import describe_long, level
from timeline_app.index.lookup import Lookup
from timeline_app.session.choices import date_choices, publication_choices
from timeline_app.session.filters import UNSURE, publisher_of

_UNSURE_DAY = 0.75
"""A publication date of less confidence is asked for, if dates hang on it."""
_UNSURE_OF_SEVERAL = 0.8
"""A date of less confidence is asked for where its words can be read in another way."""
_DISAGREEMENT = 0.5
_MERGED = 0.6
_PEOPLE = 0.65
_HANGING = 0.02
"""How much less certain a publication date counts for each date that hangs on it."""
_ALIKE = 0.12
"""The share of words that passages of one event have in common, at least, not to be doubted."""
_DOUBTS = ("spelled alike", "damaged letter")
"""Reasons for taking names for one person that are worth a second look."""
_MOST = 9
_WORD = re.compile(r"\w{4,}")


class Doubt(StrEnum):
    """What a question is about."""

    PUBLISHED = "published"
    DISAGREEMENT = "disagreement"
    DATE = "date"
    MERGED = "merged"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Question:
    """`key` is built from content, so that a question is the same one after reading again. `certainty` 0..1.

    `event` is what it is about; for an article or a participant `at` is its id.
    """

    key: str
    doubt: Doubt
    certainty: float
    at: str = ""
    event: Event | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: in words, with what speaks for it, and the edits that it means."""

    words: str
    reason: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A question ready to be shown.

    `asks` is the question, `about` what it is about, `why` why it is asked. The evidence is `span` in `article`, with
    the words that matter at `words`; `mention` is the number of the event's passage; `beside` is another passage to
    compare it with. `yes` confirms; `others` are answered by number; `hide` is None where nothing can be hidden.
    """

    question: Question
    asks: str
    about: str
    why: str
    article: str | None
    span: Span | None
    words: Span | None
    mention: int
    yes: Answer | None
    others: tuple[Answer, ...]
    hide: Answer | None
    beside: tuple[str, Span] | None = None


# ── which questions there are ────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True, eq=False)
class _Looked:
    """What was found of an event, as long as it and its article stay the same objects.

    `counted`: its date was counted from the day of its article, `article`.
    """

    event: Event
    linked: LinkedArticle | None
    article: str
    counted: bool
    question: Question | None


class Doubts:
    """Finds the questions of a chronicle; what it found of events that stayed the same objects is used again."""

    def __init__(self) -> None:
        self._looked: dict[str, _Looked] = {}

    def questions(
        self,
        chronicle: Chronicle,
        lookup: Lookup,
        confirmed: Iterable[frozenset[str]] = (),
        shown: NDArray[np.bool_] | None = None,
    ) -> tuple[Question, ...]:
        """All that is not certain, least certain first. `confirmed`: spellings said to be one; `shown`: events."""
        looked = [self._look(event, lookup) for event in chronicle.events]
        self._looked = {one.event.key: one for one in looked}
        hanging = Counter(one.article for one in looked if one.counted)
        days = list(_days(chronicle, hanging))
        asked = {q.at for q in days}
        found = [*days, *_people(chronicle, lookup, list(confirmed))]
        for number, one in enumerate(looked):
            question = one.question
            if question is None or not (shown is None or shown[number]):
                continue
            if not (question.doubt is Doubt.DATE and one.counted and one.article in asked):
                found.append(question)
        return tuple(sorted(found, key=attrgetter("certainty")))

    def _look(self, event: Event, lookup: Lookup) -> _Looked:
        known = self._looked.get(event.key)
        if known is not None and known.event is event and lookup.articles.get(known.article) is known.linked:
            return known
        main = event.main
        counted = event.when is not None and _counted(main, lookup)
        question = _of_event(event, lookup)
        return _Looked(event, lookup.articles.get(main.article), main.article, counted, question)


def _of_event(event: Event, lookup: Lookup) -> Question | None:
    if event.marks.checked or event.when is None or event.source is DateSource.CORRECTED:
        return None
    if event.disagreements:
        return Question(f"disagreement {event.key}", Doubt.DISAGREEMENT, _DISAGREEMENT, event=event)
    if _unsure(event, lookup):
        return Question(f"date {event.key}", Doubt.DATE, event.confidence, event=event)
    if len(event.mentions) > 1 and strangers(event, lookup):
        return Question(f"merged {event.key}", Doubt.MERGED, _MERGED, event=event)
    return None


def strangers(event: Event, lookup: Lookup) -> tuple[str, ...]:
    """Articles whose passages have hardly a word in common with the one that tells the event best, and no date either.

    Copies of one article are never strangers to each other.
    """
    telling = [m for m in event.mentions if not m.detail]
    if len({m.article for m in telling}) < 2:
        return ()
    main = event.main
    own = _words_of([m for m in event.mentions if m.article == main.article], lookup)
    found = []
    for article in dict.fromkeys(m.article for m in telling if m.article != main.article):
        linked = lookup.articles.get(article)
        if linked is None or linked.duplicate_of is not None:
            continue
        there = [m for m in event.mentions if m.article == article]
        words = _words_of(there, lookup)
        share = len(own & words) / max(1, min(len(own), len(words)))
        apart = all(m.when and main.when and not m.when.overlaps(main.when) for m in there if not m.detail)
        if share < _ALIKE or (apart and share < 2 * _ALIKE):
            found.append(article)
    return tuple(found)


def confirmed_people(entries: Iterable[Entry]) -> Iterator[frozenset[str]]:
    """The spellings of each participant that the user said is one."""
    for entry in entries:
        edit = entry.edit
        if entry.state is EntryState.ACTIVE and isinstance(edit, MergeParticipants) and len(edit.participants) == 1:
            yield frozenset((edit.participants[0].name, *edit.participants[0].names))


def _counted(mention: EventMention, lookup: Lookup) -> bool:
    """Whether the date of a passage was counted from the day its article was published."""
    if mention.source is DateSource.ARTICLE_DAY:
        return True
    linked = lookup.articles.get(mention.article)
    if linked is None or mention.time is None or mention.time >= len(linked.times):
        # Inherited: from a passage that most likely was counted so itself.
        return mention.source is DateSource.INHERITED
    return linked.times[mention.time].anchor.kind is AnchorKind.PUBLISHED


def _days(chronicle: Chronicle, hanging: Mapping[str, int]) -> Iterator[Question]:
    for linked in chronicle.articles:
        published, article = linked.published, linked.article
        dates = hanging.get(article.id, 0)
        sure = published.confidence if published and published.interval else 0.2
        if dates and sure < _UNSURE_DAY:
            certainty = max(0.0, sure - min(0.3, _HANGING * dates))
            key = f"published {article.content_hash} {article.path} {article.part}"
            yield Question(key, Doubt.PUBLISHED, certainty, article.id)


def _people(chronicle: Chronicle, lookup: Lookup, confirmed: list[frozenset[str]]) -> Iterator[Question]:
    for who in chronicle.participants:
        if len(who.aliases) and who.id in lookup.events_of and _doubted(who):
            names = {who.name, *who.aliases}
            if not any(names <= said for said in confirmed):
                yield Question(f"people {who.kind} {'|'.join(sorted(names))}", Doubt.PEOPLE, _PEOPLE, who.id)


def _doubted(who: Participant) -> bool:
    return any(doubt in reason for reason in who.reasons for doubt in _DOUBTS)


def _unsure(event: Event, lookup: Lookup) -> bool:
    if event.confidence < UNSURE:
        return True
    linked, time = lookup.articles.get(event.main.article), event.main.time
    several = linked and time is not None and time < len(linked.times) and linked.times[time].alternatives
    return bool(several) and event.confidence < _UNSURE_OF_SEVERAL


def _words_of(mentions: Iterable[EventMention], lookup: Lookup) -> set[str]:
    texts = ((m, lookup.articles.get(m.article)) for m in mentions)
    return {w.lower() for m, linked in texts if linked for w in _WORD.findall(m.span.of(linked.article.text))}


# ── a question, ready to be shown ────────────────────────────────────────────────────────────────────────────────────
def card(question: Question, chronicle: Chronicle, lookup: Lookup) -> Card:
    """The question in words, with its evidence and its answers."""
    if question.doubt is Doubt.PUBLISHED:
        return _published_card(question, lookup.articles[question.at], lookup, chronicle)
    event = question.event
    if event is None:
        return _people_card(question, lookup.participants[question.at], lookup)
    ref = EventRef.of(event, lookup.articles)
    if question.doubt is Doubt.MERGED:
        return _merged_card(question, event, ref, lookup)
    return _date_card(question, event, ref, lookup)


def _date_card(question: Question, event: Event, ref: EventRef, lookup: Lookup) -> Card:
    choices = date_choices(event, lookup.articles)
    current = next((c for c in choices if c.current), None)
    yes = Answer(current.words, current.reason, (Check(ref),)) if current else None
    told = [d.when for d in event.disagreements]
    dates = [
        (c.when in told, Answer(c.words, c.reason, (SetDate(ref, c.when, c.words), Check(ref))))
        for c in choices
        if not c.current
    ]
    apart = [a for d in event.disagreements if (a := _apart(event, ref, d.article, lookup))]
    # What the sources say comes before what their words could mean besides.
    others = [*(a for said, a in dates if said), *apart, *(a for said, a in dates if not said)]
    asks = "The sources disagree. Which date is right?" if told else "Is this date right?"
    number, mention = next(((i, m) for i, m in enumerate(event.mentions) if m.main), (0, event.mentions[0]))
    span, words = _evidence(mention, lookup)
    return Card(question, asks, event.headline, _why_date(event, mention, lookup), mention.article, span, words, number,
                yes, tuple(others[:_MOST]), Answer("Hide this event", "", (Hide(ref),)))  # fmt: skip


def _apart(event: Event, ref: EventRef, article: str, lookup: Lookup) -> Answer | None:
    """That what an article tells is another event."""
    own = [m for m in event.mentions if m.article == article]
    if not own or len(own) == len(event.mentions):
        return None
    passages = tuple(passage(m, lookup.articles) for m in own)
    name = _short(publisher_of(lookup.articles[article]))
    return Answer(f"{name} tells of another event", "split it off", (SplitEvent(ref, passages), Check(ref)))


def _merged_card(question: Question, event: Event, ref: EventRef, lookup: Lookup) -> Card:
    apart = strangers(event, lookup)
    answers = [a for a in (_apart(event, ref, article, lookup) for article in apart) if a]
    number, mention = next(
        ((i, m) for i, m in enumerate(event.mentions) if m.article in apart and not m.detail), (0, event.main)
    )
    span, words = _evidence(mention, lookup)
    told = len({m.article for m in event.mentions})
    why = f"{told} articles were taken to tell of one event; this passage has little in common with the first."
    return Card(question, "Is this the same event?", event.headline, why, mention.article, span, words, number,
                Answer("It is one event", "", (Check(ref),)), tuple(answers[:_MOST]),
                Answer("Hide this event", "", (Hide(ref),)), (event.main.article, event.main.span))  # fmt: skip


def _published_card(question: Question, linked: LinkedArticle, lookup: Lookup, chronicle: Chronicle) -> Card:
    article, published = linked.article, linked.published
    ref = (ArticleRef.of(linked),)
    yes: Answer | None = None
    others: list[Answer] = []
    for choice in publication_choices(published):
        answer = Answer(choice.words, choice.reason, (SetPublished(ref, choice.when),))
        if choice.current:
            yes = answer
        else:
            others.append(answer)
    told = (e for e in chronicle.events if e.when is not None and e.main.article == article.id)
    hanging = sum(_counted(e.main, lookup) for e in told)
    dates = "1 date was" if hanging == 1 else f"{hanging} dates were"
    why = f"{dates} counted from it. {_why_published(linked)}".strip()
    found = next((e.span for e in published.evidence if e.span), None) if published else None
    span = _line(article.text, found) if found else _line(article.text, Span(0, 0))
    return Card(question, "When was this article published?", _short(article.title or article.path), why, article.id,
                span, found, 0, yes, tuple(others[:_MOST]), None)  # fmt: skip


def _people_card(question: Question, who: Participant, lookup: Lookup) -> Card:
    ref = ParticipantRef.of(who)
    # That “Rabie” is “Osama Rabie” is no question; that “Ussama Rabie” is may be one.
    doubted = [name for name in who.aliases if not set(name.split()) <= set(who.name.split())] or list(who.aliases)
    apart = tuple(
        Answer(f"“{name}” is somebody else", "split it off", (SplitParticipant(ref, (name,)),)) for name in doubted
    )
    names = " and ".join(f"“{name}”" for name in (who.name, *doubted))
    named = max(who.mentions, key=lambda m: (m.text in doubted, len(m.text)), default=None)
    linked = lookup.articles.get(named.article) if named else None
    span = _sentence(linked, named.span) if named and linked else None
    why = "; ".join([r for r in who.reasons if any(doubt in r for doubt in _DOUBTS)] or who.reasons)
    return Card(question, "Is this one and the same?", names, f"{why[:1].upper()}{why[1:]}.",
                linked.article.id if linked else None, span, named.span if named and linked else None, 0,
                Answer("One and the same", "", (MergeParticipants((ref,)),)), apart[:_MOST], None)  # fmt: skip


def _sentence(linked: LinkedArticle, span: Span) -> Span:
    """The sentence that a span lies in, its line where it lies in none."""
    around = (s for s in linked.facts.sentences if s.start <= span.start and span.end <= s.end)
    return next(around, None) or _line(linked.article.text, span)


def _why_date(event: Event, mention: EventMention, lookup: Lookup) -> str:
    sure = f"{level(event.confidence).capitalize()} ({event.confidence:.0%})"
    if event.disagreements:
        return "; ".join(
            f"{_short(publisher_of(lookup.articles[d.article]))} {d.says}"
            for d in event.disagreements
            if d.article in lookup.articles
        )
    linked = lookup.articles.get(mention.article)
    if mention.source is DateSource.ARTICLE_DAY:
        return f"{sure}: no words state a date, so the article’s own day was taken."
    if mention.source is DateSource.INHERITED or mention.time is None or linked is None:
        return f"{sure}: no words here state a date; it was taken from the passage before."
    time = linked.times[mention.time]
    anchor = time.anchor
    if anchor.kind is AnchorKind.NONE or anchor.interval is None:
        return f"{sure}: the words can be read in more than one way."
    return f"{sure}: counted from {describe_long(anchor.interval)}."


def _why_published(linked: LinkedArticle) -> str:
    if linked.published is None or linked.published.interval is None:
        return "Nothing in the file says when."
    said = "; ".join(f"{e.kind} “{_short(e.text)}”" for e in linked.published.evidence[:2])
    return f"It rests on {said}." if said else ""


def _evidence(mention: EventMention, lookup: Lookup) -> tuple[Span | None, Span | None]:
    linked = lookup.articles.get(mention.article)
    if linked is None:
        return None, None
    known = mention.time is not None and mention.time < len(linked.times)
    return mention.span, linked.times[mention.time].expression.span if known and mention.time is not None else None


def _line(text: str, span: Span) -> Span:
    """The line of a text that a span lies in."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


def _short(text: str, most: int = 60) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rsplit(' ', 1)[0]}…"
