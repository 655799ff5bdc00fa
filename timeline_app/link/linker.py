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
from operator import is_
from typing import Any

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle, Event, EventMention, FileReport
from timeline_app.core.errors import Warning
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.garbage import uncollected
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.link.alone import event_of
from timeline_app.link.linked import Linked
from timeline_app.link.linking import Linking

NOBODY: Mapping[str, Interval] = {}
_LARGE = 500
_MORE = 1.4
"""From how many articles on, and how many times as many, a folder is linked anew."""


@dataclass(frozen=True, slots=True)
class ReadFolder:
    """What was read in a folder and is needed to link it again. `facts` run parallel to `articles`."""

    articles: tuple[Article, ...] = ()
    facts: tuple[ArticleFacts, ...] = ()
    files: tuple[FileReport, ...] = ()
    warnings: tuple[Warning, ...] = ()


class Linker:
    """Links what was read. May be used from any thread, by one at a time: the others wait.

    What is the same as last time is the same value: events, participants, articles, and where nothing changed at all,
    the whole chronicle. `files_read` is what the last reading leaves to the next one of the same folder.
    """

    def __init__(self) -> None:
        self.files_read: Mapping[str, Any] = {}
        self._lock = threading.RLock()
        self._folder = ReadFolder()
        self._asked: tuple[LinkOptions, Mapping[str, Interval]] = AS_WRITTEN, {}
        self._linking = Linking()
        self._linked = self._linking.link((), (), {})
        self._chronicle = Chronicle()

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
            asked = options, dict(published)
            if self._same(folder) and asked == self._asked:
                return self._chronicle
            self._linked = self._link(folder, options, published)
            self._chronicle = self._linked.chronicle(folder.files, folder.warnings)
            self._folder, self._asked = folder, asked
            return self._chronicle

    def _same(self, folder: ReadFolder) -> bool:
        old = self._folder
        if folder is old:
            return True
        same = len(folder.articles) == len(old.articles)
        same = same and all(map(is_, folder.articles, old.articles)) and all(map(is_, folder.facts, old.facts))
        return same and (folder.files, folder.warnings) == (old.files, old.warnings)

    def _link(self, folder: ReadFolder, options: LinkOptions, published: Mapping[str, Interval]) -> Linked:
        if options != self._linking.options or self._much_more(folder):
            self._linking = Linking(options)
            self._linked = self._linking.link((), (), {})  # lets go of all that was worked out before
        try:
            return self._linking.link(folder.articles, folder.facts, published)
        except BaseException:
            # It may be halfway: the next one begins anew.
            self._linking = Linking(options)
            raise

    def _much_more(self, folder: ReadFolder) -> bool:
        """Whether a large folder has grown so much, while it is read, that little of what was worked out still holds.

        Linking it anew takes no longer, and much less memory than the old and the new side by side.
        """
        before = len(self._folder.articles)
        return before >= _LARGE and len(folder.articles) >= _MORE * before

    def again(self, options: LinkOptions = AS_WRITTEN, published: Mapping[str, Interval] = NOBODY) -> Chronicle:
        """Links what was linked last once more."""
        return self.link_folder(self._folder, options, published)

    def event_from(self, mentions: Sequence[EventMention]) -> Event:
        """The event that these passages of the timeline linked last tell by themselves; without an id."""
        with self._lock:
            return event_of(mentions, self._linked)
