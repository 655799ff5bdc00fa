"""Saved web pages: the story as trafilatura sees it, with title, authors and date from what the page says of itself.

Nothing is ever fetched: the page's bytes are all there is.
"""

from __future__ import annotations

from timeline_app.core.article import Article, DateClaim
from timeline_app.ingest.articles import Given, make_article, says
from timeline_app.ingest.dates import first_date


def read_page(path: str, html: str) -> list[Article]:
    """The article of a page; none if the page has no text."""
    if not html.strip():
        return []
    import trafilatura  # slow to import

    document = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": True},
    )
    text = (document.text or "").strip() if document else ""
    if not text:
        return []
    title = " ".join((document.title or "").split()) or None
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    authors = tuple(a.strip() for a in (document.author or "").split(";") if a.strip())
    date = first_date(document.date) if document.date else None
    claims = (DateClaim("page", f"date: {document.date}", says(date), date, 0.9),) if date else ()
    given = Given(title, authors, document.sitename or None, document.language, document.url or None, claims)
    return [make_article(path, 0, "html", text, given)]
