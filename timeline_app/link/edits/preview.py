"""What setting publication dates would change, before it is done: "14 dates change".

preview(SetPublished((article,), day), folder, linked).dates_changed
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.core.article import Published
from timeline_app.core.chronicle import LinkedArticle
from timeline_app.core.edits import SetPublished
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.core.span import Span
from timeline_app.core.timex import AnchorKind, ResolvedTime
from timeline_app.link.edits.finding import Articles
from timeline_app.link.published import as_set, publication_dates
from timeline_app.link.resolve import resolve_times


@dataclass(frozen=True, slots=True)
class DateChange:
    """Words of an article (by id) that would have another date."""

    article: str
    span: Span
    words: str
    before: Interval | None
    after: Interval | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What setting publication dates would change: `changes` in order of articles and text.

    `counted`: how many dates in the text are counted from those publication dates, whether they change or not.
    """

    edit: SetPublished
    changes: tuple[DateChange, ...] = ()
    counted: int = 0

    @property
    def dates_changed(self) -> int:
        """How many dates in the text follow."""
        return len(self.changes)


def preview(
    edit: SetPublished,
    articles: Sequence[LinkedArticle],
    options: LinkOptions = AS_WRITTEN,
) -> Preview:
    """What `edit` would change in a folder, as it is linked now."""
    known = Articles([a.article for a in articles])
    meant = {found.id for ref in edit.articles if (found := known.find(ref)) is not None}
    wanted = [a for a in articles if a.article.id in meant]
    would_be = _published(edit.when, articles, options)
    changes: list[DateChange] = []
    counted = 0
    for linked in wanted:
        after = resolve_times(linked.facts, would_be(linked), options)
        counted += sum(t.anchor.kind is AnchorKind.PUBLISHED and t.interval is not None for t in after)
        changes.extend(_changes(linked, after))
    return Preview(edit, tuple(changes), counted)


def _published(
    when: Interval | None, articles: Sequence[LinkedArticle], options: LinkOptions
) -> Callable[[LinkedArticle], Published | None]:
    """The publication date that an article would have: the one given, or what the program finds by itself."""
    if when is not None:
        return lambda linked: as_set([linked.article], [linked.published], {linked.article.id: when})[0]
    own = publication_dates([a.article for a in articles], [a.facts for a in articles], options)
    by_id: Mapping[str, Published | None] = {a.article.id: p for a, p in zip(articles, own, strict=True)}
    return lambda linked: by_id[linked.article.id]


def _changes(linked: LinkedArticle, after: Sequence[ResolvedTime]) -> Iterator[DateChange]:
    for old, new in zip(linked.times, after, strict=False):
        if old.interval != new.interval:
            words = old.expression
            yield DateChange(linked.article.id, words.span, words.text, old.interval, new.interval)
