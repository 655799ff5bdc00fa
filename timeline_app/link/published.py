"""Settles when each article of a folder was published, and says how sure that is and why.

Three kinds of knowledge, the stronger first: a day that the file or the text states; a month and day without a year
(datelines), whose year is weighed from weekdays, years named in the text and dated neighbours; a day told in the
story, which is a lower bound. Where only bounds are known the result is a range, where no year fits it stays open.

    publication_dates(articles, facts)[0].edtf  ->  "2026-01-17", "2021-12-11/2021-12-31", "XXXX-02-26"
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.core.article import Article, DateCandidate, Evidence, Published
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.core.wording import describe
from timeline_app.link.dating.clues import Clues, read_clues
from timeline_app.link.dating.neighbours import votes
from timeline_app.link.dating.order import with_order
from timeline_app.link.dating.settle import settle


@dataclass(frozen=True, slots=True)
class _Read:
    """What an article says of its date by itself."""

    article: Article
    facts: ArticleFacts
    clues: Clues
    alone: Published | None


class PublicationDates:
    """Finds out when articles were published; remembers what each says of it by itself."""

    def __init__(self, options: LinkOptions = AS_WRITTEN) -> None:
        self._options = options
        self._read: dict[str, _Read] = {}

    def find(self, articles: Sequence[Article], facts: Sequence[ArticleFacts]) -> list[Published | None]:
        """When each article was published; None where nothing speaks for a date. Depends on the set of articles."""
        rows = [self._one(a, f) for a, f in zip(articles, facts, strict=True)]
        self._read = {a.id: row for a, row in zip(articles, rows, strict=True)}
        clues, alone = [r.clues for r in rows], [r.alone for r in rows]
        others = votes([r.article for r in rows], clues, facts, alone)
        return [settle(c, v) if v else p for c, p, v in zip(clues, alone, others, strict=True)]

    def _one(self, article: Article, facts: ArticleFacts) -> _Read:
        known = self._read.get(article.id)
        if known is not None and known.article is article and known.facts is facts:
            return known
        clues = read_clues(with_order(article, facts, self._options), facts)
        return _Read(article, facts, clues, settle(clues))


def publication_dates(
    articles: Sequence[Article], facts: Sequence[ArticleFacts], options: LinkOptions = AS_WRITTEN
) -> list[Published | None]:
    """When each article was published; None where nothing speaks for a date. Depends on the set of articles alone."""
    return PublicationDates(options).find(articles, facts)


def set_by_user(found: Published | None, when: Interval) -> Published:
    """A publication date that the user set: it is certain. What was found is kept beside it.

    It speaks for its own article only: correcting one date must not move those of other articles.
    """
    others = found.candidates if found else ()
    if found and found.interval and found.interval not in [c.interval for c in others]:
        others = (DateCandidate(found.interval, found.confidence, "what the program found"), *others)
    evidence = Evidence("you", describe(when), "the day of publication")
    return Published(when, when.edtf(), 1.0, (evidence, *(found.evidence if found else ())), others)


def as_set(
    articles: Sequence[Article], found: Sequence[Published | None], by_user: Mapping[str, Interval]
) -> list[Published | None]:
    """What was found, but for the dates that the user set, by article id."""
    return [set_by_user(p, by_user[a.id]) if a.id in by_user else p for a, p in zip(articles, found, strict=True)]
