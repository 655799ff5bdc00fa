"""What linking finds out about a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.core.chronicle import Chronicle, Event, FileReport, LinkedArticle
from timeline_app.core.errors import Warning
from timeline_app.link.event_dates import EventDate
from timeline_app.link.participants import Participants
from timeline_app.link.tellings import Reader


@dataclass(frozen=True, slots=True)
class Linked:
    """A folder as it was linked. `dates` are those of each article's events, `by_id` the articles, both by article id.

    `reader` makes the tellings of an article.
    """

    articles: tuple[LinkedArticle, ...]
    people: Participants
    events: tuple[Event, ...]
    warnings: tuple[Warning, ...]
    dates: Mapping[str, tuple[EventDate, ...]]
    by_id: Mapping[str, LinkedArticle]
    reader: Callable[[str], Reader]

    def chronicle(self, files: Sequence[FileReport], warnings: Sequence[Warning]) -> Chronicle:
        """The timeline, with what reading reported."""
        return Chronicle(
            self.articles, self.people.participants, self.events, tuple(files), (*warnings, *self.warnings)
        )
