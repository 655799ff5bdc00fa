"""What an article is called, the same wherever it is named: by its title; without one, by its file.

Who brought it out stands behind that. Lanes and filters by source gather articles by publisher: see
`session.filters.publisher_of`.

    article_name(linked)        # "The bridge opens"
    in_words(linked)            # “The bridge opens”, to stand in a sentence
    beside_name(linked)         # "Harbour News · Una Marsh · bridge.txt"
"""

from __future__ import annotations

from timeline_app.core.chronicle import LinkedArticle

UNKNOWN = "Another article"


def article_name(linked: LinkedArticle | None) -> str:
    """On one line: its title, or its file."""
    if linked is None:
        return UNKNOWN
    return " ".join((linked.article.title or "").split()) or linked.article.path


def in_words(linked: LinkedArticle | None, longest: int = 60) -> str:
    """Its name within a sentence: a title in quotation marks, cut at a word."""
    name = article_name(linked)
    short = name if len(name) <= longest else f"{name[: longest - 1].rsplit(' ', 1)[0]}…"
    return f"“{short}”" if linked is not None and name != linked.article.path else short


def beside_name(linked: LinkedArticle) -> str:
    """What else is known of where it comes from: publisher, authors, and the file where that is not its name."""
    article = linked.article
    file = "" if article_name(linked) == article.path else article.path
    return " · ".join(filter(None, (article.publisher, ", ".join(article.authors), file)))


def cited(linked: LinkedArticle) -> str:
    """As one cites it: “The bridge opens”, Harbour News."""
    return ", ".join(filter(None, (in_words(linked, 1000), linked.article.publisher)))
