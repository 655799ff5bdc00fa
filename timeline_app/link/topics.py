"""What articles are about, as weighted words: how alike two stories are when no names tell.

topics = Topics(facts)
topics.likeness(0, 3)     -> 0.62, the cosine of the two articles' TF-IDF vectors
topics.alike(0.1)         -> {(0, 3): 0.62, ...}, all pairs that are alike at all
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nsmallest

import numpy as np

from timeline_app.core.facts import ArticleFacts

_OTHERS = 20
"""Articles on other things that are imagined beside the folder's: in a folder of five, a word in three still tells."""
LEAST = 0.05
"""Articles that are less alike than this have nothing to do with each other."""
_WORLD = 2000
"""Articles on other things beside which a folder is seen to tell what all of it is about."""
_SUBJECT = 12
"""Words that say what an article is about."""
_NEIGHBOURS = 200
"""Articles that one is compared with at most, the most alike: on one topic the rest would be millions."""
_HEAVIEST = 80
"""Words of an article that make its vector: the rest costs time and tells nothing."""


class Topics:
    """TF-IDF vectors of a folder's articles. Words found in one article only weigh, too: names mostly."""

    def __init__(self, facts: Sequence[ArticleFacts]) -> None:
        self._facts = facts
        self._seen = Counter(word for fact in facts for word, _ in fact.terms)
        total = len(facts)
        self._idf = {word: math.log((_OTHERS + total) / n) for word, n in self._seen.items()}
        self._vectors = [self._vector(fact) for fact in facts]

    def likeness(self, a: int, b: int) -> float:
        """Cosine of articles number `a` and `b`, 0..1; 0 where it is less than `LEAST`."""
        return self.alike.get((a, b) if a < b else (b, a), 0.0)

    @cached_property
    def alike(self) -> dict[tuple[int, int], float]:
        """The pairs of articles with a likeness of at least `LEAST`, the smaller number first."""
        found: dict[tuple[int, int], float] = {}
        scores = np.zeros(len(self._vectors))
        for number, vector in enumerate(self._vectors):
            scores[:] = 0.0
            for word, value in vector.items():
                if self._seen[word] > 1:
                    who, values = self._postings[word]
                    scores[who] += value * values
            others = np.flatnonzero(scores[:number] >= LEAST)
            if len(others) > _NEIGHBOURS:
                others = others[np.argsort(-scores[others], kind="stable")[:_NEIGHBOURS]]
            for other in others:
                found[int(other), number] = round(float(scores[other]), 9)
        return found

    @cached_property
    def _postings(self) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """For each word that several articles have: which, and how heavy it is in each."""
        lists: dict[str, tuple[list[int], list[float]]] = {}
        for number, vector in enumerate(self._vectors):
            for word, value in vector.items():
                if self._seen[word] > 1:
                    who, values = lists.setdefault(word, ([], []))
                    who.append(number)
                    values.append(value)
        return {word: (np.array(who), np.array(values)) for word, (who, values) in lists.items()}

    def same_subject(self, a: int, b: int) -> bool:
        """Whether two articles share a word that each is about; also where the whole folder is about little else."""
        return not self._subjects[a].isdisjoint(self._subjects[b])

    @cached_property
    def _subjects(self) -> list[frozenset[str]]:
        total = _WORLD + len(self._facts)
        found = []
        for fact in self._facts:
            heavy = {word: (1 + math.log(n)) * math.log(total / self._seen[word]) for word, n in fact.terms}
            found.append(frozenset(nsmallest(_SUBJECT, heavy, key=lambda w: (-heavy[w], w))))
        return found

    def weight(self, word: str) -> float:
        """How telling a word is in this folder; one that no article has among its terms counts as rare."""
        return self._idf.get(word, 1.0)

    def top(self, article: int, count: int) -> list[str]:
        """The words that set an article and some others apart from the rest, the heaviest first."""
        vector = self._vectors[article]
        return nsmallest(count, (w for w in vector if self._seen[w] > 1), key=lambda w: (-vector[w], w))

    def rarest(self, words: Iterable[str], count: int) -> list[str]:
        """Those of `words` that the fewest articles share, but more than one does."""
        return nsmallest(count, (w for w in words if self._seen[w] > 1), key=lambda w: (self._seen[w], w))

    def _vector(self, fact: ArticleFacts) -> dict[str, float]:
        raw = {word: (1 + math.log(n)) * self._idf[word] for word, n in fact.terms}
        heaviest = nsmallest(_HEAVIEST, raw, key=lambda w: (-raw[w], w))
        norm = math.sqrt(sum(raw[w] ** 2 for w in heaviest)) or 1.0
        return {word: raw[word] / norm for word in sorted(heaviest)}
