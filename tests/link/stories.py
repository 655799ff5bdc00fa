"""Short ways to write down articles and what they tell, for the tests of linking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from timeline_app.core.article import Article, Block, BlockKind, Published
from timeline_app.core.chronicle import Event, EventParticipant, LinkedArticle
from timeline_app.core.facts import ArticleFacts, DateSource, EventCandidate, Role, Status
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.extract.fingerprint import fold, shingles
from timeline_app.link.blocking import keys_of
from timeline_app.link.event_dates import EventDate
from timeline_app.link.events import Events, Step
from timeline_app.link.merging import Merger
from timeline_app.link.stories import Stories
from timeline_app.link.tellings import EVER, Telling, with_guests, words_of
from timeline_app.link.topics import Topics


@dataclass(frozen=True)
class Told:
    """One event in a test: who, when (EDTF), and the words of it. `near`: it is faint, and listed with that one."""

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
    near: int | None = None


def words(text: str) -> tuple[tuple[str, int], ...]:
    return tuple(sorted({fold(w.strip(".,")): 1 for w in text.split() if len(w) > 4}.items()))


def build(
    told: list[Told], published: str | None = None, topics: Topics | None = None
) -> tuple[list[LinkedArticle], list[Telling]]:
    """The articles and tellings of a list of events; an article's text is its events' sentences, in order."""
    articles, tellings = [], []
    topics = topics or Topics()
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
    topics.update({a.article.id: a.facts for a in articles}, ())
    for linked in articles:
        mine = [t for t in told if f"a{t.article}" == linked.article.id]
        guests = with_guests(linked.facts)
        tellings += [
            replace(_telling(linked.article, n, t, c, topics), guests=tuple(guests.get(n, ())))
            for n, (t, c) in enumerate(zip(mine, linked.facts.events, strict=True))
        ]
    return articles, tellings


def retold(told: list[Told], published: str | None = None, copies: tuple[int, ...] = ()) -> tuple[Event, ...]:
    """The events that a folder with these articles has; `copies` number the copies of article 0."""
    topics = Topics()
    articles, tellings = build(told, published, topics)
    articles = [replace(a, duplicate_of="a0") if int(a.article.id[1:]) in copies else a for a in articles]
    copied = {a.article.id: a.duplicate_of or a.article.id for a in articles}
    tellings = [replace(t, source=copied[t.article]) for t in tellings]
    stories, merger = told_in(articles, topics), Merger(topics)
    events = Events(topics, stories, merger)
    keys = {t: keys_of(t, topics.about[t.article].top, stories.of[t.article][0]) for t in tellings}
    names = list(copied)
    step = Step(
        {name: [t for t in tellings if t.article == name] for name in names},
        {a.article.id: a for a in articles},
        {name: [t.date for t in tellings if t.article == name] for name in names},
        merger.update(keys, ()), (), names, names, (), names,
    )  # fmt: skip
    events.update(step)
    return events.in_order()


def groups(told: Sequence[Told]) -> set[frozenset[str]]:
    """The events that a folder with these articles has, each as the lines that tell it."""
    return {frozenset(m.headline for m in e.mentions if not m.detail) for e in retold(list(told))}


def told_in(articles: list[LinkedArticle], topics: Topics) -> Stories:
    """The stories of the articles."""
    stories = Stories(topics)
    days = {
        a.article.id: a.published.interval.first if a.published and a.published.interval else None for a in articles
    }
    placed = {a.article.id: (days[a.article.id], (a.article.content_hash, a.article.id)) for a in articles}
    stories.update(placed, placed.keys(), (), ())
    return stories


def candidate(told: Told, text: str) -> EventCandidate:
    start = text.index(told.text)
    terms = tuple(w for w, _ in words(told.text))
    span = Span(start, start + len(told.text))
    return EventCandidate(
        span, span, told.verb, told.kind, told.text.rstrip("."), told.status, told.source, None,
        place=told.place, salience=told.salience, terms=terms, near=told.near,
    )  # fmt: skip


def _telling(article: Article, number: int, told: Told, event: EventCandidate, topics: Topics) -> Telling:
    when = Interval.parse(told.when) if told.when else None
    weights = topics.weights(event.terms)
    key = (article.content_hash, event.span.start, event.span.end, event.trigger.start, event.verb)
    return Telling(
        article=article.id,
        event=number,
        order=(*key, article.path, number),
        source=article.id,
        candidate=event,
        date=EventDate(when, told.source, 0.9, None, "test"),
        when=when,
        participants=tuple(EventParticipant(p, p, Role.AGENT) for p in told.people),
        people=frozenset(told.people),
        named=frozenset(told.people),
        parties=frozenset(told.people),
        words=event.terms,
        weights=weights,
        weight=sum(weights),
        rare=topics.rarest(event.terms, 3),
        line=words_of(event.headline),
        start=-EVER if when is None or when.start is None else when.start,
        end=EVER if when is None or when.end is None else when.end,
    )
