"""Short ways to write down articles and what they tell, for the tests of linking."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from timeline_app.core.article import Article, Block, BlockKind, Published
from timeline_app.core.chronicle import EventParticipant, LinkedArticle
from timeline_app.core.facts import ArticleFacts, DateSource, EventCandidate, Role, Status
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.extract.fingerprint import fold, shingles
from timeline_app.link.event_dates import EventDate
from timeline_app.link.tellings import Telling


@dataclass(frozen=True)
class Told:
    """One event in a test: who, when (EDTF), and the words of it."""

    article: int
    text: str
    people: tuple[str, ...] = ()
    when: str | None = None
    kind: str = "meeting"
    verb: str = "meet"
    source: DateSource = DateSource.STATED
    status: Status = Status.HAPPENED
    place: str | None = None
    salience: float = 0.5


def words(text: str) -> tuple[tuple[str, int], ...]:
    return tuple(sorted({fold(w.strip(".,")): 1 for w in text.split() if len(w) > 4}.items()))


def build(told: list[Told], published: str | None = None) -> tuple[list[LinkedArticle], list[Telling]]:
    """The articles and tellings of a list of events; an article's text is its events' sentences, in order."""
    articles, tellings = [], []
    day = Published(Interval.parse(published), published, 0.9) if published else None
    for number in sorted({t.article for t in told}):
        mine = [t for t in told if t.article == number]
        text = " ".join(t.text for t in mine)
        blocks = (Block(BlockKind.BODY, Span(0, len(text))),)
        digest = sha256(text.encode()).hexdigest()
        article = Article(f"a{number}", f"{digest[:8]}.txt", 0, digest, "txt", text, blocks=blocks)
        events = tuple(candidate(t, text) for t in mine)
        facts = ArticleFacts(article.id, "en", events=events, shingles=shingles(text, blocks), terms=words(text))
        articles.append(LinkedArticle(article, facts, day))
        tellings += [_telling(article, n, t, c) for n, (t, c) in enumerate(zip(mine, events, strict=True))]
    return articles, tellings


def candidate(told: Told, text: str) -> EventCandidate:
    start = text.index(told.text)
    terms = tuple(w for w, _ in words(told.text))
    span = Span(start, start + len(told.text))
    return EventCandidate(
        span, span, told.verb, told.kind, told.text.rstrip("."), told.status, told.source, None,
        place=told.place, salience=told.salience, terms=terms,
    )  # fmt: skip


def _telling(article: Article, number: int, told: Told, event: EventCandidate) -> Telling:
    when = Interval.parse(told.when) if told.when else None
    return Telling(
        article=int(article.id[1:]),
        event=number,
        key=(article.content_hash, event.span.start, event.span.end, event.trigger.start, event.verb),
        candidate=event,
        date=EventDate(when, told.source, 0.9, None, "test"),
        participants=tuple(EventParticipant(p, p, Role.AGENT) for p in told.people),
        people=frozenset(told.people),
        named=frozenset(told.people),
        terms=frozenset(event.terms),
    )
