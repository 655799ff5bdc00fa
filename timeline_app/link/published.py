"""Settles when each article of a folder was published, and says how sure that is and why.

Three kinds of knowledge, the stronger first: a day that the file or the text states; a month and day without a year
(datelines), whose year is weighed from weekdays, years named in the text and dated neighbours; a day told in the
story, which is a lower bound. Where only bounds are known the result is a range, where no year fits it stays open.

    publication_dates(articles, facts)[0].edtf  ->  "2026-01-17", "2021-12-11/2021-12-31", "XXXX-02-26"
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline_app.core.article import Article, DateCandidate, Evidence, Published
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.core.wording import describe
from timeline_app.link.dating.clues import read_clues
from timeline_app.link.dating.neighbours import votes
from timeline_app.link.dating.order import with_order
from timeline_app.link.dating.settle import settle


def publication_dates(
    articles: Sequence[Article], facts: Sequence[ArticleFacts], options: LinkOptions = AS_WRITTEN
) -> list[Published | None]:
    """When each article was published; None where nothing speaks for a date. Depends on the set of articles alone."""
    articles = [with_order(a, f, options) for a, f in zip(articles, facts, strict=True)]
    clues = [read_clues(a, f) for a, f in zip(articles, facts, strict=True)]
    alone = [settle(c) for c in clues]
    others = votes(articles, clues, facts, alone)
    return [settle(c, v) if v else p for c, p, v in zip(clues, alone, others, strict=True)]


def as_set(
    articles: Sequence[Article], found: Sequence[Published | None], by_user: Mapping[str, Interval]
) -> list[Published | None]:
    """What was found, but for the dates that the user set, by article id: they are certain.

    They speak for their own article only: correcting one date must not move those of other articles.
    """
    return [_as_set(p, by_user[a.id]) if a.id in by_user else p for a, p in zip(articles, found, strict=True)]


def _as_set(found: Published | None, when: Interval) -> Published:
    others = found.candidates if found else ()
    if found and found.interval and found.interval not in [c.interval for c in others]:
        others = (DateCandidate(found.interval, found.confidence, "what the program found"), *others)
    evidence = Evidence("you", describe(when), "the day of publication")
    return Published(when, when.edtf(), 1.0, (evidence, *(found.evidence if found else ())), others)
