"""Dates that date nothing: time expressions of the text that no event was made from, each with the reason.

    for date in LeftOut().dates(chronicle, lookup):
        print(date.text, date.reason)          # “January 2024”  no event was found in its sentence

Each can be made an event by the user: its sentence, at its date, with those whom the sentence names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.core.article import BlockKind
from timeline_app.core.chronicle import Chronicle, Event, EventMention, LinkedArticle, Participant
from timeline_app.core.edits import AddEvent, ParticipantRef, Passage
from timeline_app.core.facts import EventCandidate, Role
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.index.lookup import Lookup
from timeline_app.session.naming import article_name

_LONGEST_HEADLINE = 110

_BLOCKS = {
    BlockKind.METADATA: "it says when the article came out or was read",
    BlockKind.BYLINE: "it stands in the line that names the author",
    BlockKind.DATELINE: "it says where and when the article was written",
    BlockKind.BOILERPLATE: "it stands in a line that is not part of the article",
    BlockKind.REPEAT: "the same text stands in the article before",
    BlockKind.SUMMARY: "it stands in the summary; the article tells it in full",
    BlockKind.TITLE: "it stands in the headline",
}


@dataclass(frozen=True, slots=True)
class LeftOutDate:
    """A date that dates no event: where (article id and span), its words, when it is, why, and its sentence."""

    article: str
    source: str
    span: Span
    text: str
    when: Interval
    reason: str
    sentence: Span
    quote: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What the events use of an article: times by number, and passages with their dates.

    `under` are the numbers of times of passages that are only listed with an event of another date, and its headline.
    """

    times: frozenset[int]
    passages: tuple[tuple[Span, Interval | None], ...]
    under: tuple[tuple[int, str], ...] = ()


_NOTHING = _Told(frozenset(), ())


class LeftOut:
    """Finds them; articles that stayed the same, and whose events did, are not looked at again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[LinkedArticle, _Told, tuple[LeftOutDate, ...]]] = {}

    def dates(self, chronicle: Chronicle, lookup: Lookup) -> tuple[LeftOutDate, ...]:
        """All of them, in the order of the articles and of their texts. Those of copies are left out."""
        told = _told(chronicle)
        found: list[LeftOutDate] = []
        known: dict[str, tuple[LinkedArticle, _Told, tuple[LeftOutDate, ...]]] = {}
        for linked in chronicle.articles:
            if linked.duplicate_of is not None:
                continue
            key = linked.article.id
            own = told.get(key, _NOTHING)
            kept = self._known.get(key)
            if kept is None or kept[0] is not linked or kept[1] != own:
                kept = (linked, own, tuple(_of_article(linked, own)))
            known[key] = kept
            found += kept[2]
        self._known = known
        return tuple(found)


def as_events(dates: Sequence[LeftOutDate], lookup: Lookup) -> tuple[AddEvent, ...]:
    """The edits that make events of them: their sentences at their dates, with those whom the sentences name."""
    named: dict[str, list[tuple[Span, Participant]]] = {date.article: [] for date in dates}
    for who in lookup.participants.values():
        for mention in who.mentions:
            if mention.article in named:
                named[mention.article].append((mention.span, who))
    return tuple(_as_event(date, lookup.articles[date.article], named[date.article]) for date in dates)


def _as_event(date: LeftOutDate, linked: LinkedArticle, named: Sequence[tuple[Span, Participant]]) -> AddEvent:
    content = f"{linked.article.content_hash} {linked.article.part} {date.span.start} {date.span.end}"
    there = {who.id: who for span, who in named if span.overlaps(date.sentence)}
    people = tuple((ParticipantRef.of(who), Role.OTHER) for who in there.values())
    key = f"u{hashlib.sha256(content.encode()).hexdigest()[:16]}"
    return AddEvent(key, headline_of(date.quote), date.when, "other", None, people, Passage.of(linked, date.sentence))


def headline_of(sentence: str) -> str:
    """A sentence as a headline: one line without its full stop, cut at a word."""
    words = " ".join(sentence.split()).rstrip(".").strip()
    if len(words) <= _LONGEST_HEADLINE:
        return words
    return f"{words[: _LONGEST_HEADLINE - 1].rsplit(' ', 1)[0]}…"


def _told(chronicle: Chronicle) -> Mapping[str, _Told]:
    times: dict[str, set[int]] = {}
    under: dict[str, dict[int, str]] = {}
    passages: dict[str, list[tuple[Span, Interval | None]]] = {}
    for events in (chronicle.events, chronicle.hidden):
        for event in events:
            for mention in event.mentions:
                if mention.time is not None and _is_elsewhen(event, mention):
                    under.setdefault(mention.article, {}).setdefault(mention.time, event.headline)
                elif mention.time is not None:
                    times.setdefault(mention.article, set()).add(mention.time)
                elif _by_user(event, mention):
                    passages.setdefault(mention.article, []).append((mention.span, event.when))
    return {
        key: _Told(frozenset(times.get(key, ())), tuple(passages.get(key, ())), tuple(under.get(key, {}).items()))
        for key in {*times, *passages, *under}
    }


def _is_elsewhen(event: Event, mention: EventMention) -> bool:
    """Whether a passage is only listed with an event that was at another time, or of which nobody says when."""
    own, when = mention.when, event.when
    return mention.detail and own is not None and (when is None or not own.overlaps(when))


def _by_user(event: Event, mention: EventMention) -> bool:
    return event.marks.added and bool(len(mention.span))


def _of_article(linked: LinkedArticle, told: _Told) -> Iterator[LeftOutDate]:
    article, under = linked.article, dict(told.under)
    for number, time in enumerate(linked.times):
        when, span = time.interval, time.expression.span
        if when is None or number in told.times or _added(span, when, told):
            continue
        reason = _reason(linked, number, span, when)
        if number in under:
            reason = f"its sentence is only listed with “{_short(under[number])}”, which has another date"
        if reason:
            sentence = _sentence(linked, span)
            quote = " ".join(sentence.of(article.text).split())
            yield LeftOutDate(
                article.id, article_name(linked), span, time.expression.text, when, reason, sentence, quote
            )


def _added(span: Span, when: Interval, told: _Told) -> bool:
    """Whether the user made an event of it already."""
    return any(span.overlaps(own) and date is not None and date.overlaps(when) for own, date in told.passages)


def _reason(linked: LinkedArticle, number: int, span: Span, when: Interval) -> str:
    """Why no event has it; empty where it only says in other words when an event was."""
    block = next((b.kind for b in linked.article.blocks if b.span.start <= span.start < b.span.end), BlockKind.BODY)
    if block in _BLOCKS:
        return _BLOCKS[block]
    facts = linked.facts
    dating = next((e for e in facts.events if number == e.time or number in e.times), None)
    if dating is not None:
        return _beside(linked, dating, when)
    # A title that stands for an article without events has no verb: it does not tell the sentence.
    around = [e for e in facts.events if e.verb and e.span.start <= span.start and span.end <= e.span.end]
    if not around:
        return "no event was found in its sentence"
    event = min(around, key=lambda e: len(e.span))
    if event.background:
        return "its sentence only tells what was before"
    if event.detail_of is not None and event.detail_of < len(facts.events):
        return f"its sentence only adds to “{_short(facts.events[event.detail_of].headline)}”"
    return f"“{_short(event.headline)}” is dated by other words"


def _beside(linked: LinkedArticle, event: EventCandidate, when: Interval) -> str:
    taken = linked.times[event.time].interval if event.time is not None and event.time < len(linked.times) else None
    if taken is not None and taken.overlaps(when):
        return ""
    if event.background:
        return "its sentence only tells what was before"
    if event.detail_of is not None and event.detail_of < len(linked.facts.events):
        return f"its sentence only adds to “{_short(linked.facts.events[event.detail_of].headline)}”"
    return f"“{_short(event.headline)}” has another date"


def _sentence(linked: LinkedArticle, span: Span) -> Span:
    around = (s for s in linked.facts.sentences if s.start <= span.start and span.end <= s.end)
    found = next(around, None)
    if found is not None:
        return found
    text = linked.article.text
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _short(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:49].rsplit(' ', 1)[0]}…"
