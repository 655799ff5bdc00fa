"""Reads events from a few sentences with hand-made names, so that these tests depend on no name recogniser."""

from __future__ import annotations

import re

from timeline_app.core.article import Article, Block, BlockKind
from timeline_app.core.facts import Entity, EntityKind, EventCandidate, Mention, MentionForm
from timeline_app.core.span import Span
from timeline_app.extract.events import find_events
from timeline_app.extract.nlp import parse
from timeline_app.extract.sentences import split_sentences
from timeline_app.extract.times import recognise, with_directions


def article_of(text: str, title: str | None = None) -> Article:
    blocks = (Block(BlockKind.BODY, Span(0, len(text))),)
    return Article("a1", "a.txt", 0, "hash", "txt", text, title=title, language="en", blocks=blocks)


class Read:
    """The events of a text, with shortcuts for looking at them."""

    def __init__(
        self, text: str, people: str = "", countries: str = "", places: str = "", title: str | None = None
    ) -> None:
        self.text = text
        article = article_of(text, title)
        self.entities: list[Entity] = []
        mentions: list[Mention] = []
        for kind, names in (
            (EntityKind.PERSON, people), (EntityKind.COUNTRY, countries), (EntityKind.PLACE, places)
        ):  # fmt: skip
            for name in filter(None, names.split(", ")):
                mentions += self._add(name, kind)
        parsed = parse(text, split_sentences(text, article.blocks))
        self.times = with_directions(recognise(text), parsed)
        self.events = find_events(article, parsed, self.times, tuple(self.entities), tuple(mentions))

    def _add(self, name: str, kind: EntityKind) -> list[Mention]:
        number = len(self.entities)
        spellings = [name]
        if kind is EntityKind.PERSON:
            spellings.append(name.split()[-1])
        found: dict[Span, Mention] = {}
        for spelling in spellings:
            for match in re.finditer(rf"\b{re.escape(spelling)}\b", self.text):
                span = Span(*match.span())
                if not any(span.overlaps(other) for other in found):
                    found[span] = Mention(span, match[0], MentionForm.NAME, number)
        used = tuple(dict.fromkeys(m.text for m in found.values()))
        self.entities.append(Entity(name, kind, used))
        return list(found.values())

    @property
    def shown(self) -> list[EventCandidate]:
        return [e for e in self.events if e.detail_of is None and e.near is None]

    @property
    def headlines(self) -> list[str]:
        return [e.headline for e in self.shown]

    def told_by(self, trigger: str) -> EventCandidate:
        return next(e for e in self.events if e.trigger.of(self.text) == trigger)

    def when(self, event: EventCandidate) -> str | None:
        return None if event.time is None else self.times[event.time].text

    def who(self, event: EventCandidate) -> set[tuple[str, str]]:
        return {(self.entities[a.entity].name, a.role.value) for a in event.actors}
