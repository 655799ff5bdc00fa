"""The numbered list of sources under a picture: every name on it says which articles tell it.

Finance ministry releases 40 million [1, 4]
...
1  Ministry opens its purse – The Harbour Post, 15 Jan 2024 (post/money.txt)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.chronicle import Chronicle, LinkedArticle
from timeline_app.core.wording import describe
from timeline_app.index.event_index import EventIndex


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """An index whose headlines end with the numbers of their sources, and the sources in that order."""

    index: EventIndex
    lines: tuple[str, ...]


def numbered(chronicle: Chronicle, index: EventIndex, rows: NDArray[np.integer]) -> Numbered:
    """Numbers the articles that tell the events of `rows`, in the order of the folder."""
    shown = [chronicle.events[int(index.event[row])] for row in rows]
    telling = {m.article for event in shown for m in event.mentions}
    articles = [a for a in chronicle.articles if a.article.id in telling]
    numbers = {a.article.id: i + 1 for i, a in enumerate(articles)}
    headlines = list(index.headlines)
    for row, event in zip(rows, shown, strict=True):
        found = sorted({numbers[m.article] for m in event.mentions if m.article in numbers})
        if found:
            headlines[int(index.event[row])] += f" [{', '.join(map(str, found))}]"
    lines = tuple(f"{i + 1}. {source_line(a)}" for i, a in enumerate(articles))
    return Numbered(replace(index, headlines=headlines), lines)


def source_line(linked: LinkedArticle) -> str:
    """An article on one line: title, publisher, date, file."""
    article, published = linked.article, linked.published
    when = describe(published.interval) if published is not None and published.interval is not None else ""
    known = ", ".join(part for part in (article.publisher or "", when) if part)
    title = article.title or article.path
    file = f" ({article.path})" if article.title else ""
    return f"{title} – {known}{file}" if known else f"{title}{file}"
