"""What an article is about that tells no event by itself: a gallery, a film, a page behind a wall.

    title "Ferry sinks off Halden", text "Sign up to read on."   ->  one candidate, "Ferry sinks off Halden"

It is no event of its own (it is only listed with itself); but where other articles tell of the same, it is among those
that do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_app.core.article import Article
from timeline_app.core.facts import DateSource, EventCandidate, Status
from timeline_app.core.span import Span
from timeline_app.extract.fingerprint import fold

_WORD = re.compile(r"[^\W\d_]{3,}")
_LINE = re.compile(r"\S.*")


def by_title(article: Article, sentences: Sequence[Span]) -> tuple[EventCandidate, ...]:
    """The title as a candidate, at its place in the text, or else at the first sentence or line; none without."""
    span = article.title_span or next(iter(sentences), None) or _first_line(article.text)
    if not article.title or span is None:
        return ()
    return (
        EventCandidate(
            span=span,
            trigger=span,
            verb="",
            kind="other",
            headline=" ".join(article.title.split()),
            status=Status.HAPPENED,
            date_source=DateSource.ARTICLE_DAY,
            time=None,
            salience=1.0,
            terms=tuple(sorted({fold(word) for word in _WORD.findall(article.title)})),
            clarity=0.0,
            near=0,
        ),
    )


def _first_line(text: str) -> Span | None:
    found = _LINE.search(text)
    return Span(found.start(), found.end()) if found else None
