"""From a portable `.timeline` to a Chronicle: the same as pipeline.py, with texts and facts from the file.

What an older version of the rules read is shown at once; then the texts are read anew beside the window, and the file
gets what came of it.

    for partial in Reopening(Path("for Ben.timeline"), pool, Linker()).steps(): show(partial)
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle
from timeline_app.core.errors import ProjectError, Stage, Warning
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.link.linker import Linker, ReadFolder
from timeline_app.pipeline import MOST_WORKERS, Progress
from timeline_app.project import portable
from timeline_app.project.damage import ALL_READ, Damage, Unread, found
from timeline_app.project.portable import Contents, Text
from timeline_app.tasks import Batch, ExtractTask, Pool, Task, chunks, no_facts
from timeline_app.workers import Done

log = logging.getLogger(__name__)

Published = Callable[[Sequence[Article]], Mapping[str, Interval]]


@dataclass(slots=True)
class Reopening:
    """One opening of a file. `versions`: the version of the rules by which each article was read, by its id."""

    path: Path
    pool: Pool
    linker: Linker
    options: LinkOptions = AS_WRITTEN
    published: Published = lambda _: {}
    progress: Callable[[Progress], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False
    keeps: bool = True
    """Whether what is read anew is put into the file."""
    unread: Unread = ALL_READ
    """The changes of the user's that were not understood."""
    damaged: Callable[[Damage], None] = lambda _: None
    """Told before anything is written what could not be read."""

    def steps(self) -> Iterator[Chronicle]:
        """The timeline; twice where articles are to be read anew."""
        from timeline_app.extract.pipeline import PIPELINE_VERSION

        contents = _told_apart(portable.read(self.path, self.cancelled, self._came))
        keeps = self._told(contents) and self.keeps
        old = [n for n, t in enumerate(contents.texts) if t.facts is None or t.version != PIPELINE_VERSION]
        if old and any(text.facts is not None for text in contents.texts):
            yield self._linked(contents, len(contents.texts) - len(old))
        if old:
            contents = self._read_anew(contents, old, PIPELINE_VERSION)
        total = len(contents.texts)
        self.progress(Progress(total, total, total, "", linking=True, share=1.0))
        yield self._linked(contents, total)
        if old and keeps and not self.cancelled():
            try:
                portable.keep(self.path, contents)
            except ProjectError as error:
                log.info("%s", error)

    def _told(self, contents: Contents) -> bool:
        """Says what is damaged; whether the file may be written to, as there is a copy of what it was."""
        damage = found(self.path, contents.lost, contents.broken, self.unread, self.keeps)
        if damage is not None:
            self.damaged(damage)
        return damage is None or damage.original is not None or not damage.broken

    def _came(self, done: int, total: int) -> None:
        self.progress(Progress(done, total, done, "", share=done / max(1, total)))

    def _linked(self, contents: Contents, done: int) -> Chronicle:
        texts = [text for text in contents.texts if text.facts is not None]
        articles = tuple(text.article for text in texts)
        facts = tuple(text.facts for text in texts if text.facts is not None)
        folder = ReadFolder(articles, facts, contents.files, contents.warnings)
        return self.linker.link_folder(folder, self.options, self.published(articles))

    def _read_anew(self, contents: Contents, old: Sequence[int], version: str) -> Contents:
        """With new facts for the articles that need them; the others wait for the next opening if it is cancelled."""
        texts, total = list(contents.texts), len(contents.texts)
        places = {texts[n].article.id: n for n in old}
        again = {(texts[n].article.path, texts[n].article.part) for n in old}
        warnings = [w for w in contents.warnings if w.stage is not Stage.EXTRACT or (w.path, w.part) not in again]
        tasks = chunks([texts[n].article for n in old])
        self.pool.grow(min(len(tasks), MOST_WORKERS, os.cpu_count() or 1))
        for number, some in enumerate(tasks):
            self.pool.submit(ExtractTask(number, some))
        done = total - len(old)
        for result in self.pool.completed():
            if self.cancelled():
                break
            if result is None:
                continue
            articles = result.task.articles if isinstance(result.task, ExtractTask) else ()
            if result.result is None and len(articles) > 1:
                for article in articles:  # each is tried alone: one does not cost the others
                    self.pool.submit(ExtractTask(result.task.file, (article,)), first=True)
                continue
            facts, more = _outcome(articles, result)
            warnings += more
            for article, read in zip(articles, facts, strict=True):
                texts[places[article.id]] = Text(article, read, version)
            done += len(articles)
            self.progress(Progress(done, total, done, articles[-1].path, share=done / total, again=True))
        return replace(contents, texts=tuple(texts), warnings=tuple(warnings))


def _outcome(articles: Sequence[Article], done: Done[Task, Batch]) -> tuple[Sequence[ArticleFacts], Sequence[Warning]]:
    """What came of some articles; nothing where the process died over one."""
    if done.result is not None:
        return done.result.facts or (), done.result.warnings
    words = f"No dates or events could be read in this article: {done.error}"
    warnings = [Warning(a.path, a.part, Stage.EXTRACT, words) for a in articles]
    return [no_facts(a) for a in articles], warnings


def _told_apart(contents: Contents) -> Contents:
    """Every article has an id of its own, whatever the file says."""
    ids = [text.article.id for text in contents.texts]
    if len(set(ids)) == len(ids):
        return contents
    texts = []
    for number, text in enumerate(contents.texts):
        article = replace(text.article, id=f"a{number}")
        facts = replace(text.facts, article=article.id) if text.facts else None
        texts.append(replace(text, article=article, facts=facts))
    return replace(contents, texts=tuple(texts))
