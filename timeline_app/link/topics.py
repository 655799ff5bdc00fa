"""What articles are about, as weighted words: how alike two stories are when no names tell.

    topics = Topics(); topics.update({"a1": facts, "a2": other_facts}, ())
    topics.likeness("a1", "a2")     -> 0.62, the cosine of the two articles' TF-IDF vectors
    topics.alike["a1"]              -> {"a2": 62}, all that it is alike to at all, in hundredths

In how many articles a word occurs counts in steps only, and so does the number of articles: one article more or less
then changes the weight of few words, and only the vectors that hold them are made again. They hardly change: told in
hundredths, few pairs of articles are more or less alike than before. All sums are of whole numbers, so that the result
does not depend on the order in which articles came.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.facts import ArticleFacts

LEAST = 0.05
"""Articles that are less alike than this have nothing to do with each other."""
PARTS = 100
"""Likeness is told in hundredths."""
_OTHERS = 20
"""Articles on other things that are imagined beside the folder's: in a folder of five, a word in three still tells."""
_WORLD = 2000
"""Articles on other things beside which a folder is seen to tell what all of it is about."""
_SUBJECT = 12
"""Words that say what an article is about."""
_HEAVIEST = 80
"""Words of an article that make its vector: the rest costs time and tells nothing."""
_LIGHTEST = 0.05
"""What a word weighs at least, however many articles have it."""
_TOP = 10
"""Words of an article by which others on the same are found."""
_FINENESS = ((256, 1.0, 1.01), (1024, 1.2, 2**0.25))
"""Up to how many articles there are which steps of the number that have a word, and of the number of all."""
_COARSE = 2.0, 2.0
"""The steps of larger folders: with half as many, half as many words change their weight when an article comes."""
_COARSER = 512, 4.0
"""The steps of words in more articles than that: each would change the weight of as many articles, and tells little."""
_ENDLESS = 1e6
_COMMON = 1000
"""A word in more articles than this makes no two of them alike by itself."""
_WHOLE = 1 << 12
_MOST = (1 << 16) - 1
"""What the count of a word weighs at most: that of some millions."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class About:
    """What one article is about. `words` and `values` are its vector; `subject` the words that say what it is about.

    `top` are the words by which others on the same are found.
    """

    words: NDArray[np.int32]
    values: NDArray[np.int16]
    subject: frozenset[int]
    top: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """The words of an article by number, and what their counts weigh; `told` are others that its events are told in."""

    words: NDArray[np.int32]
    counts: NDArray[np.uint16]
    told: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Shift:
    """What is another than before. `words` are weighed or spread otherwise; `holders` the articles that have some.

    `pairs` are two that were there before and are more or less alike now. `tops` have other top words, `subjects` are
    about something else; new articles are among both.
    """

    words: frozenset[str]
    holders: set[str]
    pairs: list[tuple[str, str]]
    tops: set[str]
    subjects: set[str]


NO_SHIFT = Shift(frozenset(), set(), [], set(), set())


class Topics:
    """TF-IDF vectors of a folder's articles. Words found in one article only weigh, too: names mostly.

    `alike` has for each article all that it is alike to at all, in hundredths; `facts` what was read in it.
    """

    def __init__(self) -> None:
        self.about: dict[str, About] = {}
        self.alike: dict[str, dict[str, int]] = {}
        self.facts: dict[str, ArticleFacts] = {}
        self._texts: dict[str, _Text] = {}
        self._numbers = _Numbers()
        self._seen: Ints = np.zeros(1024, np.int64)
        self._marks: Ints = np.zeros(1024, np.int64)
        self._scale = _Scale(0)
        self._spread: list[int] = []
        self._weights: list[int] = []

    def update(self, added: Mapping[str, ArticleFacts], removed: Collection[str]) -> Shift:
        """Takes articles out and puts articles in; one that changed is in both."""
        texts = {name: self._text(facts) for name, facts in added.items()}
        before, old = self._seen.copy(), self._scale
        for name in removed:
            self._seen[self._texts.pop(name).words] -= 1
        for text in texts.values():
            self._seen[text.words] += 1
        self._scale = _Scale(len(self._texts) + len(texts))
        steps = self._scale.steps(self._seen)
        idf = self._scale.idf.tolist()  # one value for all words of a step: tellings hold a million of them
        self._spread = steps.tolist()
        self._weights = [idf[step] for step in self._spread]
        shift = self._shift(before, old, set(texts))
        self._texts |= texts
        self.facts |= added
        turned = {name for name in shift.holders if self._make(name, shift)}
        gone = {name for name in removed if name not in texts}
        for name in gone:
            del self.about[name], self.facts[name]
        self._compare(turned, texts.keys(), gone, shift)
        return shift

    def likeness(self, a: str, b: str) -> float:
        """Cosine of two articles, 0..1; 0 where it is less than `LEAST`."""
        return self.alike[a].get(b, 0) / PARTS

    def has_some(self, article: str, words: Iterable[str]) -> bool:
        """Whether an article has one of some words, in its text or in what it tells."""
        text, numbers = self._texts[article], self._numbers
        found = [n for w in words if (n := numbers.get(w)) is not None]
        return any((text.words == n).any() or (text.told == n).any() for n in found)

    def shared(self, a: str, b: str) -> int:
        """How many words the texts of two articles have in common."""
        return len(np.intersect1d(self._texts[a].words, self._texts[b].words))

    def weights(self, words: Iterable[str]) -> tuple[int, ...]:
        """How telling each word is in this folder; one that no article has among its terms counts as rare."""
        get, weights, spread = self._numbers.get, self._weights, self._spread
        return tuple([weights[n] if (n := get(w)) is not None and spread[n] else _WHOLE for w in words])

    def rarest(self, words: Iterable[str], count: int) -> tuple[str, ...]:
        """Those of `words` that the fewest articles share, but more than one does."""
        get, spread = self._numbers.get, self._spread
        found = [(spread[n], w) for w in words if (n := get(w)) is not None and spread[n] > 1]
        found.sort()
        return tuple([w for _, w in found[:count]])

    def _text(self, facts: ArticleFacts) -> _Text:
        words, times = zip(*facts.terms, strict=True) if facts.terms else ((), ())
        told = set[str]().union(*(event.terms for event in facts.events)).difference(words)
        numbers = self._numbered([*words, *told])
        counts = np.fromiter(map(_counted, times), np.uint16, len(words))
        return _Text(numbers[: len(words)], counts, numbers[len(words) :])

    def _numbered(self, words: Sequence[str]) -> NDArray[np.int32]:
        first = len(self._numbers)
        numbers = np.fromiter(map(self._numbers.__getitem__, words), np.int32, len(words))
        new = self._numbers.words[first:]
        if len(self._numbers) > len(self._seen):
            more = np.zeros(len(self._numbers), np.int64)
            self._seen, self._marks = np.concatenate((self._seen, more)), np.concatenate((self._marks, more))
        self._marks[first : first + len(new)] = [_mark(word) for word in new]
        return numbers

    def _shift(self, before: Ints, old: _Scale, fresh: set[str]) -> Shift:
        """The words of another weight, or found in more or fewer articles, than before, and who has some."""
        was, now = old.steps(before), self._scale.steps(self._seen)
        other = (old.idf[was] != self._scale.idf[now]) | (was != now) | (len(old.idf) != len(self._scale.idf))
        words = frozenset(self._numbers.words[n] for n in np.flatnonzero(other[: len(self._numbers)]).tolist())
        shift = Shift(words, set(fresh), [], set(), set())
        names = [name for name in self._texts if len(self._texts[name].words)]
        if names:
            rows = [row for name in names for row in (self._texts[name].words, self._texts[name].told)]
            held = np.concatenate(rows)
            starts = np.cumsum([0, *map(len, rows)])[:-1:2]
            touched = np.logical_or.reduceat(other[held], starts)
            if old.subject[-1] != self._scale.subject[-1]:
                touched[:] = True
            shift.holders.update(names[n] for n in np.flatnonzero(touched).tolist())
        return shift

    def _make(self, name: str, shift: Shift) -> bool:
        """What the article is about, and in what that is something else than before; whether its vector is another."""
        new, old = self._made(self._texts[name]), self.about.get(name)
        self.about[name] = new
        if old is None or old.top != new.top:
            shift.tops.add(name)
        if old is None or old.subject != new.subject:
            shift.subjects.add(name)
        return old is None or not (np.array_equal(old.words, new.words) and np.array_equal(old.values, new.values))

    def _made(self, text: _Text) -> About:
        seen = self._seen[text.words]
        steps, marks = self._scale.steps(seen), self._marks[text.words]
        counts = text.counts.astype(np.int64)
        raw = counts * self._scale.idf[steps] // _WHOLE
        order = np.lexsort((marks, -raw))
        heavy = order[:_HEAVIEST]
        norm = math.sqrt(int((raw[heavy] ** 2).sum())) or 1.0
        shared = order[seen[order] > 1][:_TOP]
        by_subject = np.lexsort((marks, -counts * self._scale.subject[steps]))[:_SUBJECT]
        return About(
            text.words[heavy],
            np.rint(raw[heavy] * (_WHOLE / norm)).astype(np.int16),
            frozenset(text.words[by_subject].tolist()),
            tuple(text.words[shared].tolist()),
        )

    def _compare(self, turned: set[str], fresh: Collection[str], gone: set[str], shift: Shift) -> None:
        """Finds anew what those are alike to whose vectors are others."""
        for name in gone:
            near = self.alike.pop(name).keys() & self.alike.keys()
            for other in near:
                del self.alike[other][name]
        names, first = list(self.about), not self.alike
        asked = np.zeros(len(self._seen), bool)
        for name in turned:
            asked[self.about[name].words] = True
        postings = _Postings([self.about[name] for name in names], self._seen, self._scale, asked)
        for row, name in enumerate(names):
            if name in turned:
                found, values = postings.row(row, LEAST)
                alike = dict(zip(map(names.__getitem__, found), values, strict=True))
                if first:
                    self.alike[name] = alike
                else:
                    self._put(name, alike, fresh, shift)

    def _put(self, name: str, row: dict[str, int], fresh: Collection[str], shift: Shift) -> None:
        """Takes in what an article is alike to now."""
        old = self.alike.get(name, {})
        self.alike[name] = row
        for other in old.keys() | row.keys() if old != row else ():
            now = row.get(other)
            if old.get(other) == now:
                continue
            if now is None:
                self.alike[other].pop(name, None)
            else:
                self.alike.setdefault(other, {})[name] = now
            if name not in fresh and other not in fresh:
                shift.pairs.append((name, other))


class _Numbers(dict[str, int]):
    """The numbers of words; one that is looked up for the first time gets the next."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        self.words.append(word)
        number = self[word] = len(self)
        return number


class _Scale:
    """What words weigh by the step of their spread, in a folder of so many articles.

    In a small folder each article counts; there, linking it all costs little.
    """

    def __init__(self, articles: int) -> None:
        step, total_step = next(((a, b) for most, a, b in _FINENESS if articles < most), _COARSE)
        total = total_step ** round(math.log(_OTHERS + articles, total_step))
        spreads, self._edges = _ladder(step)
        self.common = int(np.searchsorted(self._edges, _COMMON, side="right"))
        self.idf: Ints = np.rint(_WHOLE * np.maximum(_LIGHTEST, np.log(total / spreads))).astype(np.int64)
        self.subject: Ints = np.rint(_WHOLE * np.log((_WORLD + total) / spreads)).astype(np.int64)

    def steps(self, seen: Ints) -> Ints:
        """The step of each count of articles; 0 is none, 1 is one."""
        return np.searchsorted(self._edges, seen, side="right")


@cache
def _ladder(step: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What each step stands for and where it begins: none, single articles, and on by a factor once that is more."""
    spreads = [1.0]
    while spreads[-1] < (_ENDLESS if step > 1 else _FINENESS[0][0]):
        factor = _COARSER[1] if step == _COARSE[0] and spreads[-1] >= _COARSER[0] else step
        spreads.append(max(spreads[-1] + 1, spreads[-1] * factor) if len(spreads) > 1 else 1.0)
    edges = [1.0, *(max(a + 0.5, math.sqrt(a * b)) for a, b in pairwise(spreads[1:]))]
    return np.array(spreads), np.array(edges)


class _Postings:
    """For each word that is `asked` for and that several articles have: which, and how heavy it is in each."""

    def __init__(self, abouts: Sequence[About], seen: Ints, scale: _Scale, asked: NDArray[np.bool_]) -> None:
        self._abouts, self._size = abouts, len(abouts)
        sizes = [len(a.words) for a in abouts]
        words = np.concatenate([a.words for a in abouts]) if abouts else np.zeros(0, np.int32)
        values = np.concatenate([a.values for a in abouts]) if abouts else np.zeros(0, np.int64)
        rows = np.repeat(np.arange(len(abouts), dtype=np.int32), sizes)
        told = ((seen > 1) & (scale.steps(seen) <= scale.common) & asked)[words]
        order = np.argsort(words[told], kind="stable")
        self._rows, self._values = rows[told][order], values[told][order].astype(np.float64)
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(words[told], minlength=len(seen)))))

    def row(self, row: int, least: float) -> tuple[list[int], list[int]]:
        """The other articles that are alike to one at least so much, and how much, in hundredths."""
        about = self._abouts[row]
        first, last = self._starts[about.words], self._starts[about.words + 1]
        sizes = last - first
        total = int(sizes.sum())
        if not total:
            return [], []
        ends = np.cumsum(sizes)
        where = np.arange(total) + np.repeat(first - (ends - sizes), sizes)
        weights = self._values[where] * np.repeat(about.values, sizes)
        scores = np.bincount(self._rows[where], weights, self._size)
        scores[row] = 0.0
        found = np.flatnonzero(scores >= least * _WHOLE * _WHOLE)
        parts = np.minimum(PARTS, np.rint(scores[found] * (PARTS / (_WHOLE * _WHOLE)))).astype(np.int64)
        return found.tolist(), parts.tolist()


@lru_cache(maxsize=1 << 10)
def _counted(times: int) -> int:
    """What a word weighs more for being there so many times."""
    return min(_MOST, round(_WHOLE * (1 + math.log(times))))


def _mark(word: str) -> int:
    """What decides between words that weigh the same: not the order in which they came."""
    return int.from_bytes(blake2b(word.encode(errors="replace"), digest_size=7).digest())
