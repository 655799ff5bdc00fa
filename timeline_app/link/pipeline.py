"""Links a folder once: the facts of single articles in, the timeline of the whole folder out.

Pure and free of the order in which files were read. `link/linking.py` composes the stages; `link/linker.py` links again
and again.

    chronicle = link(articles, facts)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle, FileReport
from timeline_app.core.errors import Warning
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.garbage import uncollected
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.link.events import by_date as by_date
from timeline_app.link.linking import Linking


def link(
    articles: Sequence[Article],
    facts: Sequence[ArticleFacts],
    files: Sequence[FileReport] = (),
    warnings: Sequence[Warning] = (),
    options: LinkOptions = AS_WRITTEN,
    published: Mapping[str, Interval] | None = None,
) -> Chronicle:
    """The timeline of `articles`, whose `facts` run parallel. `files` and `warnings` are handed through.

    `published` are the publication dates that the user set, by article id.
    """
    with uncollected():
        return Linking(options).link(articles, facts, published or {}).chronicle(files, warnings)
