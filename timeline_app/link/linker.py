"""Links a folder again and again: after each correction, and as articles come and go.

A `Linker` keeps what it worked out, so that linking again with little changed costs little; the result never depends on
what it linked before.

    linker = Linker()
    chronicle = linker.link(articles, facts)
    linker.again(published={"a3": Interval.of_day(2026, 1, 16)})   # the same articles; the user set one's date
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle, Event, EventMention, FileReport
from timeline_app.core.errors import Warning
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.garbage import uncollected
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.link.alone import event_of
from timeline_app.link.pipeline import NOTHING, link_all

NOBODY: Mapping[str, Interval] = {}


@dataclass(frozen=True, slots=True)
class ReadFolder:
    """What was read in a folder and is needed to link it again. `facts` run parallel to `articles`."""

    articles: tuple[Article, ...] = ()
    facts: tuple[ArticleFacts, ...] = ()
    files: tuple[FileReport, ...] = ()
    warnings: tuple[Warning, ...] = ()


class Linker:
    """Links what was read. May be used from any thread, by one at a time: the others wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._folder = ReadFolder()
        self._linked = NOTHING

    @property
    def folder(self) -> ReadFolder:
        """What was linked last."""
        return self._folder

    def link(
        self,
        articles: Sequence[Article],
        facts: Sequence[ArticleFacts],
        files: Sequence[FileReport] = (),
        warnings: Sequence[Warning] = (),
        options: LinkOptions = AS_WRITTEN,
        published: Mapping[str, Interval] = NOBODY,
    ) -> Chronicle:
        """The timeline of `articles`, whose `facts` run parallel. `files` and `warnings` are handed through.

        `published` are the publication dates that the user set, by article id.
        """
        folder = ReadFolder(tuple(articles), tuple(facts), tuple(files), tuple(warnings))
        return self.link_folder(folder, options, published)

    def link_folder(
        self, folder: ReadFolder, options: LinkOptions = AS_WRITTEN, published: Mapping[str, Interval] = NOBODY
    ) -> Chronicle:
        """The same for what is together already."""
        with self._lock, uncollected():
            self._folder = folder
            self._linked = link_all(folder.articles, folder.facts, options, published)
            return self._linked.chronicle(folder.files, folder.warnings)

    def again(self, options: LinkOptions = AS_WRITTEN, published: Mapping[str, Interval] = NOBODY) -> Chronicle:
        """Links what was linked last once more."""
        return self.link_folder(self._folder, options, published)

    def event_from(self, mentions: Sequence[EventMention]) -> Event:
        """The event that these passages of the timeline linked last tell by themselves; without an id."""
        with self._lock:
            return event_of(mentions, self._linked)
