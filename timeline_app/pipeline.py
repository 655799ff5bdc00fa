"""From a folder on disk to a Chronicle: what the window and the command line both run.

Files are read and articles extracted in worker processes; linking is done here. The result depends on the files alone:
not on the number of workers, nor on which one was faster.

    chronicle = read_folder(Path("clippings"))
    for partial in read_steps([Path("clippings")]): show(partial)   # the last one is complete
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.core import sharing
from timeline_app.core.article import Article
from timeline_app.core.chronicle import Chronicle, FileReport
from timeline_app.core.errors import ReadError, Stage, Warning
from timeline_app.core.facts import ArticleFacts
from timeline_app.core.garbage import give_back_what_is_free, uncollected
from timeline_app.core.interval import Interval
from timeline_app.core.options import AS_WRITTEN, LinkOptions
from timeline_app.files import names_of
from timeline_app.ingest.discover import FoundFile, discover
from timeline_app.project.cache import ExtractionCache
from timeline_app.recall import Recall
from timeline_app.tasks import (
    Batch,
    ExtractTask,
    Pool,
    ReadTask,
    Task,
    chunks,
    no_facts,
    start_workers,
    warning_of,
)
from timeline_app.workers import Done

if TYPE_CHECKING:
    from timeline_app.link.linker import Linker

_PER_WORKER = 24_000
"""Bytes of files for which starting one more worker pays."""
MOST_WORKERS = 8
_TOLD = 0.05
"""Seconds between two words on how far the cache is read."""
_PARTIAL_SHARE = 10
"""A partial result is linked when at least this many times as long as the last linking took has gone by."""
_PARTIAL_GROWTH = 1.6
"""And when there are this many times as many articles: so ten thousand articles make some twenty partial results."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading is: files done of all files, articles so far, and the file that came in last.

    `linking` is True once everything is read and the articles are being put together. `share` is how much of all text
    is done, 0..1: a large file counts by its articles as they are done.
    """

    files_done: int
    files_total: int
    articles: int
    path: str
    linking: bool = False
    share: float = 0.0
    again: bool = False
    """What is shown was read by an older version of the rules, and is being read anew."""


def read_folder(
    source: Path | Sequence[Path],
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    pool: Pool | None = None,
    options: LinkOptions = AS_WRITTEN,
) -> Chronicle:
    """The timeline of everything below `source`. `workers` None chooses by the amount of text; 0 uses no process.

    `cancelled` is asked about ten times a second; once it says True, the timeline of what was read until then is
    returned, and every file that was not read is reported as skipped. Raises ReadError if a source does not exist.
    `options` say how what was read is to be understood.
    """
    steps = read_steps(
        source, workers=workers, progress=progress, cancelled=cancelled, pool=pool, options=options, partial_every=None
    )
    *_, last = steps
    return last


def read_steps(
    source: Path | Sequence[Path],
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    pool: Pool | None = None,
    options: LinkOptions = AS_WRITTEN,
    partial_every: float | None = 0.5,
    cache: Path | None = None,
    linker: Linker | None = None,
    published: Callable[[Sequence[Article]], Mapping[str, Interval]] | None = None,
) -> Iterator[Chronicle]:
    """Like `read_folder`, but yields the timeline of what is read so far at most every `partial_every` seconds.

    The last one is complete. `pool` (from `start_workers`) may be started beforehand; it is left open. `cache` is the
    file of an `ExtractionCache`: files that are unchanged since they were last read come from there. `linker` is one
    that linked this folder before; after each step its `folder` is what the timeline was linked from. `published` is
    asked for the publication dates that the user set, by article id.
    """
    from timeline_app.extract.pipeline import PIPELINE_VERSION

    found = _find([source] if isinstance(source, Path) else list(source))
    own = start_workers(0) if pool is None else None  # grows once it is known what is to be read
    active = pool or own
    assert active is not None
    recall = Recall(found, names_of(found), {} if linker is None else linker.files_read, PIPELINE_VERSION)
    reading = _Reading(
        recall, active, progress or _ignore, cancelled or _never, workers, options=options, linker=linker,
        published=published or _nothing_set,
    )  # fmt: skip
    try:
        if cache is None:
            yield from reading.steps(partial_every)
        else:
            with closing(ExtractionCache(cache)) as recall.cache:
                yield from reading.steps(partial_every)
    finally:
        if own:
            own.close()
        else:
            active.abandon()


def _find(sources: Sequence[Path]) -> list[FoundFile]:
    for source in sources:
        if not source.exists():
            raise ReadError(f"There is no file or folder {source}")
    return [found for source in sources for found in discover(source)]


def _fitting(size: int) -> int:
    """As many processes as so many bytes of files pay for and the machine has."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, MOST_WORKERS, -(-size // _PER_WORKER)))


def _ignore(_: Progress) -> None:
    pass


def _never() -> bool:
    return False


def _nothing_set(_: Sequence[Article]) -> Mapping[str, Interval]:
    return {}


@dataclass(slots=True)
class _Reading:
    """One run over the found files: collects what the workers send and puts it in order."""

    recall: Recall
    pool: Pool
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    workers: int | None = None
    articles: dict[tuple[int, int], Article] = field(default_factory=dict)
    facts: dict[tuple[int, int], ArticleFacts] = field(default_factory=dict)
    parts: dict[int, set[int]] = field(default_factory=dict)
    reports: dict[int, FileReport] = field(default_factory=dict)
    warnings: dict[int, list[Warning]] = field(default_factory=dict)
    waiting: dict[int, int] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)
    total: int = 0
    done: int = 0
    tasks: dict[int, int] = field(default_factory=dict)
    older: set[int] = field(default_factory=set)
    failed: set[int] = field(default_factory=set)
    linking: float = 0.0
    stopped: bool = False
    options: LinkOptions = AS_WRITTEN
    linker: Linker | None = None
    published: Callable[[Sequence[Article]], Mapping[str, Interval]] = _nothing_set

    @property
    def found(self) -> Sequence[FoundFile]:
        return self.recall.found

    def steps(self, partial_every: float | None) -> Iterator[Chronicle]:
        self.sizes = [self.recall.size(n) + 1 for n in range(len(self.found))]
        self.total = sum(self.sizes)
        self.waiting = dict.fromkeys(range(len(self.found)), 1)
        with uncollected():
            new = self._recalled()
        if new:  # a folder that is as it was needs no process that loads a language model
            self.pool.grow(_fitting(sum(self.recall.size(n) for n in new)) if self.workers is None else self.workers)
        for number in new:
            self.pool.submit(ReadTask(number, self.found[number], self.recall.names[number]))
        if self.older and partial_every is not None:
            yield self._chronicle()
        shown, last = len(self.facts) if self.older else 0, time.monotonic()
        for done in self.pool.completed():
            if done is not None:
                self._take(done)
            if self.cancelled():
                self.stopped = True
                break
            pause = time.monotonic() - last
            due = partial_every is not None and pause >= max(partial_every, _PARTIAL_SHARE * self.linking)
            if due and len(self.facts) > shown * _PARTIAL_GROWTH and self.waiting:
                shown = len(self.facts)
                yield self._chronicle()
                last = time.monotonic()
        self._report("", linking=True)
        yield self._chronicle()

    def _take(self, done: Done[Task, Batch]) -> None:
        if isinstance(done.task, ReadTask):
            self._forget(done.task.file)
        if done.result is None:
            self._failed(done.task, done.error or "unknown")
        else:
            self._keep(done.result)
        file = done.task.file
        self.waiting[file] -= 1
        if not self.waiting[file]:
            self._done(file)
            self._remember(file)
        self._report(self.found[file].relative)

    def _recalled(self) -> list[int]:
        """Takes what is known of the files, and returns the numbers of those that are to be read.

        What an older version of the rules has read counts until it is read anew.
        """
        new: list[int] = []
        told = 0.0
        for number, found in enumerate(self.found):
            if self.cancelled():
                self.stopped = True
                return []
            version, batch = self.recall.of(number) or (None, None)
            if batch is not None:
                self._keep(batch)
            if batch is not None and version == self.recall.version:
                self.recall.note(number, batch)
                self._done(number)
                if (now := time.monotonic()) - told > _TOLD:  # who shows it would take longer than this takes
                    told = now
                    self._report(found.relative)
            else:
                new.append(number)
                if batch is not None:
                    self.older.add(number)
        return new

    def _done(self, number: int) -> None:
        del self.waiting[number]
        self.done += self.sizes[number]

    def _forget(self, number: int) -> None:
        """Drops what an older version read of a file, for what is read of it now."""
        if number in self.older:
            self.older.remove(number)
            self.warnings.pop(number, None)
            for part in self.parts.pop(number, ()):
                del self.articles[number, part]
                self.facts.pop((number, part), None)

    def _remember(self, number: int) -> None:
        """Keeps what came of a file for later readings, unless something went wrong with it."""
        if number in self.failed or self.reports[number].outcome != "read":
            return
        parts = sorted((number, part) for part in self.parts.get(number, ()) if (number, part) in self.facts)
        articles, facts = tuple(self.articles[k] for k in parts), tuple(self.facts[k] for k in parts)
        warnings = tuple(self.warnings.get(number, ()))
        self.recall.keep(number, Batch(number, self.reports[number], articles, facts, warnings))

    def _keep(self, batch: Batch) -> None:
        if batch.report is not None:
            self.reports[batch.file] = batch.report
        self.warnings.setdefault(batch.file, []).extend(batch.warnings)
        self.articles.update({(batch.file, a.part): a for a in batch.articles})
        self.parts.setdefault(batch.file, set()).update(a.part for a in batch.articles)
        if batch.facts is not None:
            self.facts.update({(batch.file, a.part): f for a, f in zip(batch.articles, batch.facts, strict=True)})
            return
        for chunk in chunks(batch.articles):
            self._again(ExtractTask(batch.file, chunk))

    def _again(self, task: ExtractTask) -> None:
        self.pool.submit(task, first=True)
        self.waiting[task.file] += 1
        self.tasks[task.file] = self.tasks.get(task.file, 1) + 1

    def _failed(self, task: Task, error: str) -> None:
        """A file that cannot be read fails; of several articles each is tried alone: one does not cost the others."""
        self.failed.add(task.file)
        if isinstance(task, ReadTask):
            path = task.found.relative
            self.reports[task.file] = FileReport(path, "failed", 0, f"Could not be worked on: {error}")
            self.warnings.setdefault(task.file, []).append(Warning(path, 0, Stage.READ, f"Could not be read: {error}"))
        elif len(task.articles) > 1:
            for article in task.articles:
                self._again(ExtractTask(task.file, (article,)))
        else:
            (article,) = task.articles
            self.facts[task.file, article.part] = no_facts(article)
            message = f"No dates or events could be read in this article: {error}"
            self.warnings.setdefault(task.file, []).append(warning_of(article, message))

    def _report(self, path: str, linking: bool = False) -> None:
        done = len(self.found) - len(self.waiting)
        # What waits is counted by its size; a file that several tasks share counts by those that are done.
        shared = sum(
            self.sizes[n] * (1 - self.waiting[n] / tasks) for n, tasks in self.tasks.items() if n in self.waiting
        )
        share = (self.done + shared) / max(1, self.total)
        self.progress(Progress(done, len(self.found), len(self.facts), path, linking, share, bool(self.older)))

    def _chronicle(self) -> Chronicle:
        from timeline_app.link.linker import Linker

        self.linker = self.linker or Linker()
        self.linker.files_read = {**self.recall.before, **self.recall.read} if self.waiting else dict(self.recall.read)
        began = time.monotonic()
        if not self.waiting:
            sharing.forget()
        order = sorted(self.facts)
        reports = dict(self.reports)
        if self.stopped:
            for number in self.waiting.keys() - self.older:
                reports[number] = self._unread(number)
        warnings = [w for number in sorted(self.warnings) for w in sorted(self.warnings[number], key=_place)]
        articles = [self.articles[key] for key in order]
        chronicle = self.linker.link(
            articles,
            [self.facts[key] for key in order],
            [reports[number] for number in sorted(reports)],
            warnings,
            self.options,
            self.published(articles),
        )
        give_back_what_is_free()
        self.linking = time.monotonic() - began
        return chronicle

    def _unread(self, number: int) -> FileReport:
        got = sum((number, part) in self.facts for part in self.parts.get(number, ()))
        return FileReport(
            self.found[number].relative, "skipped", got, "Reading was stopped before the end of this file."
        )


def _place(warning: Warning) -> tuple[int, str]:
    return warning.part, warning.stage
