"""Finding words in events and articles, without regard to case and accents.

>>> fold("Shinjirō"), list(occurrences("Koizumi met KOIZUMI.", "koizumi"))
('shinjiro', [Span(start=0, end=7), Span(start=12, end=19)])
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.chronicle import Chronicle, Event, LinkedArticle, Participant
from timeline_app.core.span import Span


@dataclass(frozen=True, slots=True)
class TextHit:
    """Words found in an article outside every passage that tells an event."""

    article: str
    span: Span


class _Folds(dict[int, str]):
    """Character -> the plain lower-case character it is looked up as; one for one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        folded = chr(code)
        while (plainer := unicodedata.normalize("NFKD", folded)[:1].lower()[:1]) != folded:
            folded = plainer
        self[code] = folded
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """`text` in lower case and without accents, character for character of the same length."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Where `words` stands in `text`, without overlaps."""
    yield from _found(fold(text), fold(words.strip()))


def _found(folded: str, needle: str) -> Iterator[Span]:
    at = folded.find(needle) if needle else -1
    while at >= 0:
        yield Span(at, at + len(needle))
        at = folded.find(needle, at + len(needle))


class SearchIndex:
    """The folded words of a chronicle; built when the first search is made."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._texts: list[str] | None = None
        self._articles: dict[str, str] = {}
        self._asked = ("", "")
        self._answer: tuple[Span, ...] = ()

    def matching(self, words: str) -> NDArray[np.bool_]:
        """A mask over the events: those whose headline, place, kind, participants or passages hold all `words`."""
        needles = fold(words).split()
        texts = self._event_texts() if needles else []
        if not needles:
            return np.ones(len(self._chronicle.events), bool)
        return np.fromiter((all(n in text for n in needles) for text in texts), bool, len(texts))

    def found_in(self, linked: LinkedArticle, words: str, most: int = 500) -> tuple[Span, ...]:
        """Where the words stand in one article; the answer to the last question is kept."""
        asked = (linked.article.id, words)
        if asked != self._asked:
            self._asked = asked
            spans = _found(self._folded(linked), fold(words.strip()))
            self._answer = tuple(islice(spans, most))
        return self._answer

    def text_hits(self, words: str, most: int = 2000) -> tuple[TextHit, ...]:
        """Where the words stand in articles, outside the events' passages, in the order of the articles."""
        needle = fold(words.strip())
        if not needle:
            return ()
        taken = self._passages()
        hits: list[TextHit] = []
        for linked in self._chronicle.articles:
            article = linked.article
            for span in _found(self._folded(linked), needle):
                if not any(span.overlaps(p) for p in taken.get(article.id, ())):
                    hits.append(TextHit(article.id, span))
                if len(hits) >= most:
                    return tuple(hits)
        return tuple(hits)

    def _event_texts(self) -> list[str]:
        if self._texts is None:
            people = {p.id: p for p in self._chronicle.participants}
            articles = {a.article.id: a.article.text for a in self._chronicle.articles}
            self._texts = [_event_text(e, people, articles) for e in self._chronicle.events]
        return self._texts

    def _folded(self, linked: LinkedArticle) -> str:
        key = linked.article.id
        if key not in self._articles:
            self._articles[key] = fold(linked.article.text)
        return self._articles[key]

    def _passages(self) -> dict[str, list[Span]]:
        passages: dict[str, list[Span]] = {}
        for event in self._chronicle.events:
            for mention in event.mentions:
                passages.setdefault(mention.article, []).append(mention.span)
        return passages


def _event_text(event: Event, people: Mapping[str, Participant], articles: Mapping[str, str]) -> str:
    parts: list[str] = [event.headline, event.kind, event.place or ""]
    for taking_part in event.participants:
        parts.append(taking_part.name)
        person = people.get(taking_part.participant)
        parts.extend(person.aliases if person else ())
    parts.extend(m.span.of(articles.get(m.article, "")) for m in event.mentions)
    return fold("\n".join(parts))
