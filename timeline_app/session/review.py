"""What the program is not sure of, as questions, least certain first.

A publication date that is not certain is asked once, for all the dates that were counted from it. Whoever answered is
not asked again: an event that was checked or dated by the user, an article whose day the user set, and participants
that the user said are one (an edit that merges one with itself) raise no question any more.

    for question in Doubts().questions(chronicle, lookup, confirmed):
        card(question, chronicle, lookup)       # in words, with the evidence and the answers (review_cards.py)
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
from timeline_app.core.edits import Entry, EntryState, MergeParticipants
from timeline_app.core.facts import DateSource
from timeline_app.core.timex import AnchorKind
from timeline_app.index.lookup import Lookup
from timeline_app.session.filters import UNSURE

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
DOUBTS = ("spelled alike", "damaged letter")
"""Reasons for taking names for one person that are worth a second look."""
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
        if not event.mentions:  # the user added it without words of a source: there is nothing to doubt
            return _Looked(event, None, "", False, None)
        main = event.main
        counted = event.when is not None and counted_from_day(main, lookup)
        question = _of_event(event, lookup)
        return _Looked(event, lookup.articles.get(main.article), main.article, counted, question)


def _of_event(event: Event, lookup: Lookup) -> Question | None:
    if event.marks.checked or event.when is None or event.source is DateSource.CORRECTED:
        return None
    if any(d.when is not None for d in event.disagreements):
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


def counted_from_day(mention: EventMention, lookup: Lookup) -> bool:
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
    return any(doubt in reason for reason in who.reasons for doubt in DOUBTS)


def _unsure(event: Event, lookup: Lookup) -> bool:
    if event.confidence < UNSURE:
        return True
    linked, time = lookup.articles.get(event.main.article), event.main.time
    several = linked and time is not None and time < len(linked.times) and linked.times[time].alternatives
    return bool(several) and event.confidence < _UNSURE_OF_SEVERAL


def _words_of(mentions: Iterable[EventMention], lookup: Lookup) -> set[str]:
    texts = ((m, lookup.articles.get(m.article)) for m in mentions)
    return {w.lower() for m, linked in texts if linked for w in _WORD.findall(m.span.of(linked.article.text))}
