"""What an event added from a stretch of an article could be: headline, date, kind, place and who takes part.

proposal = propose(linked, Span(120, 180), session.chronicle.participants)
proposal.headline, proposal.times[0].interval
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline_app.core.chronicle import LinkedArticle, Participant
from timeline_app.core.facts import EventCandidate, Role
from timeline_app.core.interval import Interval
from timeline_app.core.span import Span
from timeline_app.session.choices import Choice

_LONGEST = 90
_MOST = 8
_STOP = re.compile(r"[.!?]['”\")\]]*\s+(?=[\"“‘(A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft of an event. `dates` are those that the words name, then the day of publication."""

    span: Span
    headline: str = ""
    kind: str = "other"
    place: str | None = None
    dates: tuple[Choice, ...] = ()
    participants: tuple[tuple[Participant, Role], ...] = ()

    @property
    def when(self) -> Interval | None:
        """The date that the words themselves name; None where they name none."""
        return next((c.when for c in self.dates if c.current), None)


def propose(linked: LinkedArticle, chosen: Span, participants: Iterable[Participant]) -> Proposal:
    """A draft from what is chosen in an article; a mere place in it means the sentence there."""
    sentence = sentence_at(linked, chosen)
    span = _trimmed(linked.article.text, chosen) if len(chosen) else sentence
    if not len(span):
        return Proposal(span)
    told = _candidate(linked, span)
    words = span.of(linked.article.text) if len(chosen) else told.headline if told else span.of(linked.article.text)
    return Proposal(
        span,
        headline_of(words),
        told.kind if told else "other",
        told.place if told else None,
        _dates(linked, span, sentence),
        _people(linked, span, participants),
    )


def headline_of(words: str) -> str:
    """Words as a headline: one line without a full stop, cut at a word where they are long.

    >>> headline_of("The mayor\\nopened the bridge. ")
    'The mayor opened the bridge'
    """
    text = " ".join(words.split()).rstrip(".;,: ")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rsplit(' ', 1)[0]}…"


def sentence_at(linked: LinkedArticle, at: Span) -> Span:
    """The sentence, or sentences, that a stretch lies in."""
    touched = [s for s in linked.facts.sentences if s.start < max(at.end, at.start + 1) and at.start < s.end]
    if touched:
        return Span(touched[0].start, touched[-1].end)
    text = linked.article.text
    start = text.rfind("\n", 0, at.start) + 1
    end = text.find("\n", at.end)
    line = Span(start, len(text) if end < 0 else end)
    stops = [line.start + m.end() for m in _STOP.finditer(line.of(text))]
    first = max((s for s in stops if s <= at.start), default=line.start)
    last = min((s for s in stops if s >= max(at.end, at.start + 1)), default=line.end)
    return _trimmed(text, Span(first, last))


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def _candidate(linked: LinkedArticle, span: Span) -> EventCandidate | None:
    """What the reader took the words for, though it made no event of them."""
    # A title that stands for an article without events has no verb: it does not tell the sentence where it is put.
    near = [e for e in linked.facts.events if e.verb and e.span.overlaps(span)]
    return max(near, key=lambda e: (min(e.span.end, span.end) - max(e.span.start, span.start), e.score), default=None)


def _dates(linked: LinkedArticle, span: Span, sentence: Span) -> tuple[Choice, ...]:
    found: dict[Interval, Choice] = {}
    for stretch in (span, sentence):
        for time in linked.times:
            if time.interval is not None and time.expression.span.overlaps(stretch):
                words = f"“{' '.join(time.expression.text.split())}”"
                found.setdefault(time.interval, Choice(time.interval, words, not found))
    if linked.published and linked.published.interval:
        day = linked.published.interval
        found.setdefault(day, Choice(day, "the day the article was published"))
    return tuple(found.values())


def _people(
    linked: LinkedArticle, span: Span, participants: Iterable[Participant]
) -> tuple[tuple[Participant, Role], ...]:
    """Those who are named there, in the order of the text: the first did it, the others are named."""
    key = linked.article.id
    places = [
        (min(m.span.start for m in named), member)
        for member in participants
        if (named := [m for m in member.mentions if m.article == key and m.span.overlaps(span)])
    ]
    members = [member for _, member in sorted(places, key=lambda p: p[0])][:_MOST]
    return tuple((m, Role.OTHER if n else Role.AGENT) for n, m in enumerate(members))
