"""Finding words in events and articles, without regard to case and accents, in any script.

>>> fold("Shinjirō"), list(occurrences("Koizumi met KOIZUMI.", "koizumi"))
('shinjiro', [Span(start=0, end=7), Span(start=12, end=19)])

What is found is always the same: with `Indexed`, which session/indexing.py builds beside the window, it is found at
once; until then the texts are gone through.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle, Event, LinkedArticle
from timeline_app.core.span import Span
from timeline_app.index.lookup import Lookup
from timeline_app.session.query import Query, fold

__all__ = ["Indexed", "SearchIndex", "TextHit", "event_text", "fold", "occurrences"]

log = logging.getLogger(__name__)

_MOST_FOLDS = 20_000
"""Articles whose folded texts are kept."""


@dataclass(frozen=True, slots=True)
class TextHit:
    """Words found in an article outside every passage that tells an event."""

    article: str
    span: Span


class Words(Protocol):
    """An index of words (project/text_index.py)."""

    def find(self, query: str) -> list[int]:
        """The numbers of the texts in which a query is found."""


@dataclass(frozen=True, slots=True, eq=False)
class Indexed:
    """Where the texts of a chronicle are in an index of words: a number for each event and article, -1 for none yet.

    `numbers` are the same by the id() of events and articles, with these themselves.
    """

    words: Words
    events: NDArray[np.int64]
    articles: NDArray[np.int64]
    numbers: Mapping[int, tuple[object, int]]

    def moved(self, chronicle: Chronicle) -> Indexed:
        """Where the texts of another chronicle are, as far as its events and articles are still the same."""
        return Indexed.of(self.words, chronicle, self.numbers)

    @classmethod
    def of(cls, words: Words, chronicle: Chronicle, numbers: Mapping[int, tuple[object, int]]) -> Indexed:
        """Where the texts of a chronicle are."""
        get, none = numbers.get, (None, -1)
        events = (get(id(event), none)[1] for event in chronicle.events)
        articles = (get(id(linked.article), none)[1] for linked in chronicle.articles)
        return cls(
            words,
            np.fromiter(events, np.int64, len(chronicle.events)),
            np.fromiter(articles, np.int64, len(chronicle.articles)),
            numbers,
        )


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Where any of `words` stands in `text`, in order, without overlaps."""
    yield from Query.of(words).spans(fold(text))


class SearchIndex:
    """What is found in a chronicle. `before`: that of the chronicle before it, for texts that are still the same."""

    def __init__(self, chronicle: Chronicle, lookup: Lookup | None = None, before: SearchIndex | None = None) -> None:
        self.chronicle = chronicle
        self._lookup = lookup or Lookup.of(chronicle)
        self._indexed: Indexed | None = None
        self._earlier: Indexed | None = (before._indexed or before._earlier) if before else None
        self._texts: list[str] | None = None
        self._folds: dict[str, tuple[Article, str]] = before._folds if before else {}
        self._spans: dict[tuple[str, str, int], tuple[Span, ...]] = {}

    def attach(self, indexed: Indexed) -> None:
        """From now on the index answers; what it finds is the same."""
        self._indexed, self._earlier = indexed, None
        self._texts = None

    def forget_index(self) -> None:
        """The index is closed: from now on the texts are gone through."""
        self._indexed = self._earlier = None

    def matching(self, words: str) -> NDArray[np.bool_]:
        """A mask over the events: those whose headline, place, kind, tags, note, participants or passages hold `words`.

        Every word must be there; "words in quotes" must follow each other.
        """
        query = Query.of(words)
        count = len(self.chronicle.events)
        if not query.terms:
            return np.ones(count, bool)
        if (found := self._found(query)) is not None:
            return found
        return np.fromiter((query.in_text(text) for text in self._event_texts()), bool, count)

    def found_in(self, linked: LinkedArticle, words: str, most: int = 500) -> tuple[Span, ...]:
        """Where the words stand in one article; some answers are kept."""
        asked = (linked.article.id, words, most)
        if asked not in self._spans:
            if len(self._spans) > 200:
                self._spans.clear()
            spans = Query.of(words).spans(self._folded(linked))
            self._spans[asked] = tuple(islice(spans, most))
        return self._spans[asked]

    def text_hits(self, words: str, most: int = 2000) -> tuple[TextHit, ...]:
        """Where the words stand in the articles that have all of them, outside the events' passages, in their order."""
        query = Query.of(words)
        if not query.terms:
            return ()
        told = self._lookup.told
        hits: list[TextHit] = []
        for linked in self._with(query):
            key = linked.article.id
            own = [mention.span for _, _, mention in told.get(key, ())]
            for span in query.spans(self._folded(linked)):
                if not any(span.overlaps(p) for p in own):
                    hits.append(TextHit(key, span))
                if len(hits) >= most:
                    return tuple(hits)
        return tuple(hits)

    def _found(self, query: Query) -> NDArray[np.bool_] | None:
        """The mask over the events as the index has it; None where it cannot tell."""
        numbers = self._numbers(query)
        if numbers is None or self._indexed is None:
            return None
        there = np.isin(self._indexed.events, numbers)
        for place in np.flatnonzero(self._indexed.events < 0):
            there[place] = query.in_text(fold(event_text(self.chronicle.events[place], self._lookup)))
        return there

    def _with(self, query: Query) -> Iterator[LinkedArticle]:
        """The articles that have all words."""
        articles, numbers = self.chronicle.articles, self._numbers(query)
        if numbers is None or self._indexed is None:
            yield from (linked for linked in articles if query.in_text(self._folded(linked)))
            return
        known = self._indexed.articles
        for place in np.flatnonzero((known < 0) | np.isin(known, numbers)):
            if known[place] >= 0 or query.in_text(self._folded(articles[place])):
                yield articles[place]

    def _numbers(self, query: Query) -> NDArray[np.int64] | None:
        if not query.indexed:
            return None
        if self._indexed is None and self._earlier is not None:
            self._indexed, self._earlier = self._earlier.moved(self.chronicle), None
        if self._indexed is None:
            return None
        try:
            return np.array(self._indexed.words.find(query.fts), np.int64)
        except sqlite3.Error as error:
            log.info("the search index does not answer: %s", error)
            self._indexed = None
            return None

    def _event_texts(self) -> list[str]:
        if self._texts is None:
            self._texts = [fold(event_text(event, self._lookup)) for event in self.chronicle.events]
        return self._texts

    def _folded(self, linked: LinkedArticle) -> str:
        article = linked.article
        known = self._folds.get(article.id)
        if known is None or known[0] is not article:
            if len(self._folds) >= _MOST_FOLDS:
                self._folds.clear()
            known = self._folds[article.id] = (article, fold(article.text))
        return known[1]


def event_text(event: Event, lookup: Lookup) -> str:
    """All words by which an event is found."""
    parts: list[str] = [event.headline, event.kind, event.place or "", *event.marks.tags, event.marks.note]
    for taking_part in event.participants:
        parts.append(taking_part.name)
        person = lookup.participants.get(taking_part.participant)
        parts.extend(person.aliases if person else ())
    articles = ((lookup.articles.get(mention.article), mention.span) for mention in event.mentions)
    parts.extend(span.of(linked.article.text) for linked, span in articles if linked)
    return "\n".join(parts)
