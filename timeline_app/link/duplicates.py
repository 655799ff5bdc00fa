"""Wire copies and near-duplicates: the same story in several files counts once, and is still listed as a source.

Articles are compared by samples of their word runs; only articles that share a run are compared at all, so ten
thousand different articles cost no more than reading them once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from timeline_app.core.article import Article, Published
from timeline_app.core.facts import ArticleFacts

_SAME = 0.7
"""Share of word runs in common from which two articles are one text (a changed lede leaves about .8)."""
_INDEXED = 24
"""Shingles of each article that are looked up: two texts that share 70 % of all share one of these with certainty."""
_CROWD = 400
"""A word run in more articles than this is furniture ("all rights reserved") and proves nothing."""
_SHORT = 8
"""Articles with fewer word runs than this are too short to tell a copy from a coincidence."""


def find_duplicates(
    articles: Sequence[Article], facts: Sequence[ArticleFacts], published: Sequence[Published | None]
) -> list[int | None]:
    """For each article the index of the one that it is a copy of, None for originals.

    The original is the one published first, then the longest, then by content: never by the order of the files.
    """
    order = sorted(range(len(articles)), key=lambda i: _precedence(articles[i], published[i]))
    seen: dict[int, list[int]] = defaultdict(list)
    result: list[int | None] = [None] * len(articles)
    for index in order:
        sample = facts[index].shingles
        if len(sample) < _SHORT:
            continue
        result[index] = _original(sample, seen, facts)
        if result[index] is None:
            for shingle in sample[:_INDEXED]:
                seen[shingle].append(index)
    return result


def similarity(a: Sequence[int], b: Sequence[int]) -> float:
    """Estimated share of word runs that two samples have in common (Jaccard, from bottom-k min-hashes), 0..1."""
    if not a or not b:
        return 0.0
    size = max(len(a), len(b))
    union = sorted(set(a) | set(b))[:size]
    common = set(a) & set(b)
    return sum(h in common for h in union) / len(union)


def _precedence(article: Article, published: Published | None) -> tuple[int, int, str, str, int]:
    first = published.interval.first if published and published.interval else None
    day = first if first is not None else 1 << 40
    return day, -len(article.text), article.content_hash, article.path, article.part


def _original(sample: Sequence[int], seen: dict[int, list[int]], facts: Sequence[ArticleFacts]) -> int | None:
    shared = Counter(i for h in sample[:_INDEXED] if len(seen.get(h, ())) <= _CROWD for i in seen.get(h, ()))
    likely = [i for i, n in shared.items() if n >= 3]
    scored = [(similarity(sample, facts[i].shingles), -i) for i in likely]
    best = max(scored, default=None)
    return -best[1] if best and best[0] >= _SAME else None
