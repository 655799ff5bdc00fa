"""A question of the review, ready to be shown: in plain words, with the sentence in question and edits for each answer.

shown = card(question, chronicle, lookup)
session.editor.do(*shown.yes.edits)
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.core.chronicle import Chronicle, Event, EventMention, LinkedArticle, Participant
from timeline_app.core.edits import (
    ArticleRef,
    Check,
    Edit,
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
from timeline_app.session.naming import article_name, in_words
from timeline_app.session.review import DOUBTS, Doubt, Question, counted_from_day, strangers

_MOST = 9


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
    other = [d for d in event.disagreements if d.when is not None]
    told = [d.when for d in other]
    dates = [
        (c.when in told, Answer(c.words, c.reason, (SetDate(ref, c.when, c.words), Check(ref))))
        for c in choices
        if not c.current
    ]
    apart = [a for d in other if (a := _apart(event, ref, d.article, lookup))]
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
    name = in_words(lookup.articles[article])
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
    told = (e for e in chronicle.events if e.when is not None and e.mentions and e.main.article == article.id)
    hanging = sum(counted_from_day(e.main, lookup) for e in told)
    dates = "1 date was" if hanging == 1 else f"{hanging} dates were"
    why = f"{dates} counted from it. {_why_published(linked)}".strip()
    found = next((e.span for e in published.evidence if e.span), None) if published else None
    span = _line(article.text, found) if found else _line(article.text, Span(0, 0))
    return Card(question, "When was this article published?", _short(article_name(linked)), why, article.id,
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
    why = "; ".join([r for r in who.reasons if any(doubt in r for doubt in DOUBTS)] or who.reasons)
    return Card(question, "Is this one and the same?", names, f"{why[:1].upper()}{why[1:]}.",
                linked.article.id if linked else None, span, named.span if named and linked else None, 0,
                Answer("One and the same", "", (MergeParticipants((ref,)),)), apart[:_MOST], None)  # fmt: skip


def _sentence(linked: LinkedArticle, span: Span) -> Span:
    """The sentence that a span lies in, its line where it lies in none."""
    around = (s for s in linked.facts.sentences if s.start <= span.start and span.end <= s.end)
    return next(around, None) or _line(linked.article.text, span)


def _why_date(event: Event, mention: EventMention, lookup: Lookup) -> str:
    sure = f"{level(event.confidence).capitalize()} ({event.confidence:.0%})"
    said = [d for d in event.disagreements if d.when is not None]
    if said:
        return "; ".join(
            f"{in_words(lookup.articles[d.article])} {d.says}" for d in said if d.article in lookup.articles
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
