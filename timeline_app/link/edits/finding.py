"""Finds again what an edit hangs on: an event by its key or its passages, an article by its content or its place.

A passage is found by the same article content and an overlapping span; where the content has changed, by the file's
place in the folder and the quoted words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Event
from timeline_app.core.edits import ArticleRef, Passage
from timeline_app.core.span import Span
from timeline_app.link.edits.trail import Table, Trail

_ENOUGH = 0.5
"""Share of the shorter of two spans that must be common to both for them to be the same passage."""
_MAIN = 2.0
"""How much more the best passage of an event counts than any other."""

Place = tuple[str, Span]
"""Article id and span."""


class Articles:
    """The articles of a folder by what edits know them by."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.by_id: Mapping[str, Article] = {a.id: a for a in articles}
        self._by_content: dict[str, list[Article]] = defaultdict(list)
        self._by_place: dict[tuple[str, int], Article] = {}
        for article in articles:
            self._by_content[article.content_hash].append(article)
            self._by_place[article.path, article.part] = article

    def same(self, ref: ArticleRef) -> list[Article]:
        """The articles of that very content, the one at its place first. A copy elsewhere is another article."""
        found = self._by_content.get(ref.content_hash, [])
        return sorted(found, key=lambda a: ((a.path, a.part) != (ref.path, ref.part), a.path, a.part))

    def find(self, ref: ArticleRef) -> Article | None:
        """The article, wherever it is now; the one at its place where its content has changed."""
        same = self.same(ref)
        return same[0] if same else self._by_place.get((ref.path, ref.part))

    def places(self, passage: Passage) -> list[Place]:
        """Where a passage is now: in its article, else in all of that content, else where the file has its words."""
        same, ref = self.same(passage.article), passage.article
        if same:
            same = same[:1] if (same[0].path, same[0].part) == (ref.path, ref.part) else same
            return [(article.id, passage.span) for article in same]
        changed = self._by_place.get((passage.article.path, passage.article.part))
        span = None if changed is None else _quoted(passage, changed.text)
        return [] if changed is None or span is None else [(changed.id, span)]


def _quoted(passage: Passage, text: str) -> Span | None:
    """The occurrence of the quoted words that is nearest to where they were."""
    quote, start = passage.quote, passage.span.start
    if not quote:
        return None
    after, before = text.find(quote, start), text.rfind(quote, 0, start + len(quote))
    found = [place for place in (before, after) if place >= 0]
    if not found:
        return None
    nearest = min(found, key=lambda place: abs(place - start))
    return Span(nearest, min(len(text), nearest + len(passage.span)))


class Passages:
    """Which events tell a place of a text. Made from the events as they were linked when it is first asked."""

    def __init__(self, events: Sequence[Event], articles: Articles, trail: Trail) -> None:
        self._events, self._articles = events, articles
        self._more: Table[str, tuple[tuple[Span, str], ...]] = trail.table()

    @cached_property
    def _linked(self) -> Mapping[str, Sequence[tuple[Span, str]]]:
        found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for event in self._events:
            for mention in event.mentions:
                if not mention.detail:
                    found[mention.article].append((mention.span, event.key))
        return found

    def add(self, event: Event) -> None:
        """Another event, that was not there when the folder was linked."""
        for mention in event.mentions:
            if not mention.detail:
                here = self._more.get(mention.article, ())
                self._more[mention.article] = (*here, (mention.span, event.key))

    def best(self, passages: Sequence[Passage], current: Callable[[str], Event | None]) -> str | None:
        """The key of the event that has most of `passages`; `current` gives the event that a key stands for now."""
        merits: dict[str, float] = defaultdict(float)
        for number, passage in enumerate(passages):
            weight = 1.0 if number else _MAIN
            best: dict[str, float] = {}
            for place in self._articles.places(passage):
                for key, share in self._telling(place, current):
                    best[key] = max(best.get(key, 0.0), share)
            for key, share in best.items():
                merits[key] += weight * share
        return min(merits, key=lambda key: (-merits[key], key), default=None)

    def _telling(self, place: Place, current: Callable[[str], Event | None]) -> Iterator[tuple[str, float]]:
        """Events with a passage at a place, and how much of it they have."""
        article, span = place
        keys = [key for own, key in (*self._linked.get(article, ()), *self._more.get(article, ())) if _same(own, span)]
        for event in {key: event for key in keys if (event := current(key)) is not None}.values():
            spans = (m.span for m in event.mentions if m.article == article and not m.detail)
            share = max((_common(own, span) for own in spans if _same(own, span)), default=0.0)
            if share:
                yield event.key, share


def same_place(one: Span, other: Span) -> bool:
    """Whether two spans of a text are one passage."""
    return _same(one, other)


def _same(one: Span, other: Span) -> bool:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both > 0 and both >= _ENOUGH * min(len(one), len(other))


def _common(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (len(one) + len(other) - both)
