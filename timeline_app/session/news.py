"""What a changed folder brought, from the timeline before and the timeline after.

news(before, after).words      # "3 new articles: 7 events, 2 merged, 1 disagreement"
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from timeline_app.core.chronicle import Chronicle, Event, LinkedArticle

_Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class News:
    """Numbers of articles, and of the events that new and changed articles tell; `keys` are those of these events.

    `merged`: events that articles from before tell too. `disagreements`: events that they give another date.
    """

    new: int = 0
    changed: int = 0
    renamed: int = 0
    removed: int = 0
    merged: int = 0
    disagreements: int = 0
    keys: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All of it in one line; empty if there is nothing to tell."""
        came = [_many(n, f"{how} article") for n, how in ((self.new, "new"), (self.changed, "changed")) if n]
        told = [_many(len(self.keys), "event")]
        told += [f"{self.merged:,} merged"] if self.merged else []
        told += [_many(self.disagreements, "disagreement")] if self.disagreements else []
        first = [f"{' and '.join(came)}: {', '.join(told)}"] if came else []
        others = ((self.renamed, "renamed"), (self.removed, "removed"))
        went = [f"{_many(n, 'article')} {how}" for n, how in others if n]
        return ". ".join([*first, ", ".join(went)] if went else first)


def news(before: Chronicle, after: Chronicle) -> News:
    """What is different. An article is known by its content, a changed one by its place."""
    old, now = _by_content(before), _by_content(after)
    places_before = {_place(a) for a in before.articles}
    places_now = {_place(a) for a in after.articles}
    fresh = {key: linked for key, linked in now.items() if key not in old}
    changed = {key for key, linked in fresh.items() if _place(linked) in places_before}
    lost = [linked for key, linked in old.items() if key not in now and _place(linked) not in places_now]
    moved = [key for key, linked in now.items() if key in old and _place(linked) != _place(old[key])]
    ids = {linked.article.id for linked in fresh.values()}
    told = [e for e in after.events if any(m.article in ids for m in e.mentions)] if ids else []
    return _count(fresh, changed, moved, lost, told)


def _count(
    fresh: dict[str, LinkedArticle],
    changed: set[str],
    moved: list[str],
    lost: list[LinkedArticle],
    told: list[Event],
) -> News:
    ids = {linked.article.id for linked in fresh.values()}
    return News(
        new=len(fresh) - len(changed),
        changed=len(changed),
        renamed=len(moved),
        removed=len(lost),
        merged=sum(any(m.article not in ids for m in e.mentions) for e in told),
        disagreements=sum(bool(e.disagreements) for e in told),
        keys=tuple(e.key for e in told),
    )


def _by_content(chronicle: Chronicle) -> dict[str, LinkedArticle]:
    """The articles by content and number within their file; of several of the same content each has its own key."""
    found: dict[str, LinkedArticle] = {}
    copies: Counter[str] = Counter()
    for linked in chronicle.articles:
        key = linked.article.content_hash
        found[f"{key} {copies[key]}"] = linked
        copies[key] += 1
    return found


def _place(linked: LinkedArticle) -> _Place:
    return linked.article.path, linked.article.part


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
